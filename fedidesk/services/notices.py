"""Messages to the person that no widget waits for."""

from collections.abc import Callable
from enum import Enum

from msgspec import Struct

from fedidesk.domain.account import Account
from fedidesk.domain.errors import FedideskError


class NoticeKind(Enum):
    """What a notice is about; the window has a sentence for each."""

    BOOST_FAILED = "boost failed"
    FAVOURITE_FAILED = "favourite failed"
    BOOKMARK_FAILED = "bookmark failed"
    VOTE_FAILED = "vote failed"
    POLL_NOT_READ = "poll not read"
    REACTION_FAILED = "reaction failed"
    PIN_FAILED = "pin failed"
    MUTE_FAILED = "mute failed"
    FOLLOW_FAILED = "follow failed"
    """Somebody is followed as before, or as little as before; ``about`` names them."""
    FOLLOWED = "followed"
    FOLLOW_REQUESTED = "follow requested"
    UNFOLLOWED = "unfollowed"
    TRANSLATION_FAILED = "translation failed"
    DELETE_FAILED = "delete failed"
    POST_DELETED = "post deleted"
    EDIT_FAILED = "edit failed"
    """One's own post could not be opened to be changed."""
    REDRAFT_FAILED = "redraft failed"
    CANNOT_QUOTE = "cannot quote"
    QUOTE_POLICY_FAILED = "quote policy failed"
    QUOTE_POLICY_SET = "quote policy set"
    REVOKE_FAILED = "revoke failed"
    QUOTE_REVOKED = "quote revoked"
    POST_SCHEDULED = "post scheduled"
    MOVE_FAILED = "move failed"
    """A post that the server will publish later has kept its time."""
    CANCEL_FAILED = "cancel failed"
    """Such a post could not be called off."""
    POST_SENDING = "post sending"
    """It waits a moment, and can be taken back; ``retry`` does that."""
    POST_SENT = "post sent"
    """``retry`` opens it."""
    POST_CHANGED = "post changed"
    DRAFT_DISCARDED = "draft discarded"
    """``retry`` brings it back."""
    SETTINGS_NOT_KEPT = "settings not kept"
    INDEX_DAMAGED = "index damaged"
    FILE_NOT_ADDED = "file not added"
    UNSENT_NOT_KEPT = "unsent not kept"
    CACHE_NOT_KEPT = "cache not kept"
    CACHE_REBUILT = "cache rebuilt"
    """The file was damaged; it was set aside and another one begun."""
    ACCOUNT_REMOVED = "account removed"
    ACCOUNT_REMOVED_PARTLY = "account removed partly"
    """Removed here, but the server or the keyring did not take part; ``error`` says which."""
    CRASHED = "crashed"
    """Something went wrong that nobody expected; it is in the log and the application goes on."""


class Notice(Struct, frozen=True, eq=False):
    """One message; ``retry`` does again what failed, or what else its kind offers.

    ``about`` is the handle of who it is about, where its sentence says that. ``seconds`` is how
    long good news stays, while ``still_so`` says that it is no old news.
    """

    kind: NoticeKind
    account: Account | None = None
    error: FedideskError | None = None
    retry: Callable[[], None] | None = None
    about: str = ""
    seconds: float = 5.0
    still_so: Callable[[], bool] = lambda: True


class Notices:
    """The one door for such messages; those that come before a window is there wait for it."""

    def __init__(self) -> None:
        self._waiting: list[Notice] = []
        self._show: Callable[[Notice], None] | None = None

    def attach(self, show: Callable[[Notice], None]) -> None:
        """Show every notice through ``show``, beginning with those that wait."""
        self._show = show
        waiting, self._waiting = self._waiting, []
        for notice in waiting:
            show(notice)

    def tell(self, notice: Notice) -> None:
        """Give ``notice`` to the person."""
        if self._show is None:
            self._waiting.append(notice)
        else:
            self._show(notice)
