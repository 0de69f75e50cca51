"""The rows of a thread: each knows where its post stands among those it answers."""

from enum import Enum

from fedidesk.domain.post import Row
from fedidesk.domain.profile import Profile


class Stub(Enum):
    """Why a row shows no post."""

    NONE = "none"
    """It does show one."""
    HIDDEN = "hidden"
    """One of the reader's filters hides it, and what answers it."""
    DELETED = "deleted"
    """It is gone, but not what answers it."""


class ThreadRow(Row, frozen=True, gc=False, kw_only=True):
    """A row with the place of its post in the thread."""

    depth: int = 0
    """How many posts it answers one after the other; 0 for what leads to the post that was opened,
    that post itself, and what its author goes on with."""
    is_focus: bool = False
    """Whether the thread was opened for it."""
    answers: Profile | None = None
    """Who wrote the post it answers, where that is in the thread."""
    answers_part: int = 0
    """Which part of the author's own thread it answers, 0 where that goes without saying."""
    is_below: bool = False
    """Whether what it answers stands directly above."""
    is_guided: bool = False
    """Whether what it answers is the nearest row above that is less deep."""
    part: int = 0
    """Which part of its author's own thread it is, 0 where there is no such thread."""
    parts: int = 0
    """How many parts that has."""
    days_later: int = 0
    """So many days after what it answers it was written; 0 where that is not worth a word."""
    joins_above: bool = False
    """Whether a line leads to it from the row above."""
    joins_below: bool = False
    """Whether a line leads from it to the row below."""
    replies: int = 0
    """How many rows go away when it is folded; 0 where there is nothing to fold."""
    is_folded: bool = False
    stub: Stub = Stub.NONE

    @property
    def offers_folding(self) -> bool:
        """Whether a button is worth its room; a single reply is folded by other ways."""
        return self.is_folded or self.replies > 1
