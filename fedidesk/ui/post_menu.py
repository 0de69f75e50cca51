"""The menu of a post: what can be done with it as it is now, in groups."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from fedidesk.domain.address import host_of
from fedidesk.domain.content import is_web_address
from fedidesk.domain.elsewhere import is_address
from fedidesk.domain.post import FOLLOWERS, PUBLIC, UNLISTED, Post
from fedidesk.domain.post_address import page_on_own_server
from fedidesk.domain.profile import Profile
from fedidesk.domain.quoting import (
    EVERYBODY,
    ITS_FOLLOWERS,
    NOBODY,
    POSSIBLE,
    QUOTE_POLICIES,
    Quotable,
    policy_of,
    quotable,
)
from fedidesk.services.session import AccountSession
from fedidesk.ui.commands import ON_A_POST, Commands
from fedidesk.ui.languages import primary, reader_language
from fedidesk.ui.writing_errors import why_not_quotable

_translate = QCoreApplication.translate
_GROUPS = (
    ("open_post", "reply", "quote"),
    ("boost", "boost_to", "favourite", "bookmark", "react"),
    ("open_media", "alt_text", "reveal"),
    ("translate", "select_text", "copy_text"),
    ("copy_link", "open_in_browser", "open_on_own_server", "about_link"),
    ("boosted_by", "favourited_by", "quoted_by", "edit_history"),
)
_AT_THE_END = (
    "follow_author",
    "edit_post",
    "quote_policy",
    "pin_post",
    "mute_conversation",
    "revoke_quote",
    "redraft_post",
    "delete_post",
)


class PostMenu:
    """Fills menus for one account; ``do`` gets the command that was chosen, ``boost_to`` for whom.

    ``deed`` says what would be done about following somebody, as things are. What makes no sense
    for a post is left out.
    """

    def __init__(
        self,
        session: AccountSession,
        commands: Commands,
        do: Callable[[str, Post], object],
        boost_to: Callable[[Post, str], object],
        deed: Callable[[Profile], str],
    ) -> None:
        self._session = session
        self._commands = commands
        self._do = do
        self._boost_to = boost_to
        self._deed = deed
        self._inside: dict[str, Callable[[Post, QMenu], None]] = {
            "boost_to": self.fill_boosts,
            "quote_policy": self.fill_quote_policies,
        }

    def fill(self, post: Post, menu: QMenu) -> None:
        """Add all that can be done with ``post``."""
        grouped = {name for group in (*_GROUPS, _AT_THE_END) for name in group}
        others = tuple(name for name in ON_A_POST if name not in grouped)
        for group in (*_GROUPS, others, _AT_THE_END):
            shown = [name for name in group if self._makes_sense(name, post)]
            if shown and not menu.isEmpty():
                menu.addSeparator()
            for name in shown:
                self._add(name, post, menu)

    def fill_boosts(self, post: Post, menu: QMenu) -> None:
        """Add for whom ``post`` can be boosted."""
        for visibility in post.boost_visibilities:
            action = menu.addAction(_boost_text(visibility))
            action.triggered.connect(partial(self._boost_to, post, visibility))

    def fill_quote_policies(self, post: Post, menu: QMenu) -> None:
        """Add who may quote ``post``, with a mark where that is so."""
        now = policy_of(post.quote_approval)
        for policy in QUOTE_POLICIES:
            action = menu.addAction(_policy_text(policy))
            action.setCheckable(True)
            action.setChecked(policy == now)
            action.triggered.connect(partial(self._session.quoting.set_policy, post.id, policy))

    def is_own(self, post: Post) -> bool:
        """Whether the account wrote ``post``."""
        return post.author.id == self._session.account.key.profile_id

    def can_be_rewritten(self, post: Post) -> bool:
        """Whether ``post`` may be changed, or deleted and written anew."""
        return self.is_own(post) and not is_address(post.id)

    def quotes_own(self, post: Post) -> bool:
        """Whether somebody else shows a post of the account in ``post``."""
        quoted = None if post.quote is None else post.quote.post
        return quoted is not None and self.is_own(quoted) and not self.is_own(post)

    @property
    def quotes_are_offered(self) -> bool:
        """Whether the server knows quotes."""
        return self._session.at_hand.content.quotes

    def has_quote_policy(self, post: Post) -> bool:
        """Whether the account can say who may quote ``post``."""
        public = post.visibility in (PUBLIC, UNLISTED)
        return self.quotes_are_offered and public and self.can_be_rewritten(post)

    def quotable(self, post: Post) -> Quotable:
        """Return whether the account may quote ``post``."""
        return quotable(post, is_own=self.is_own(post))

    def can_be_pinned(self, post: Post) -> bool:
        """Whether ``post`` may stand at the top of the account's profile, or stands there."""
        return self.is_own(post) and (post.pinned or post.visibility in (PUBLIC, UNLISTED))

    def takes_reactions(self, post: Post) -> bool:
        """Whether the server is known to have emoji under posts, or ``post`` shows some."""
        session = self._session
        known = session.at_hand.content.reactions or session.post_actions.reactions_are_taken
        return known or bool(post.reactions)

    def page_on_own_server(self, post: Post) -> str:
        """Return where the account's own server shows ``post``, if it is from elsewhere."""
        return page_on_own_server(post, self._session.account)

    def _add(self, name: str, post: Post, menu: QMenu) -> None:
        command = self._commands[name]
        if name in self._inside:
            inside = menu.addMenu(command.icon(), command.text())
            inside.setAccessibleName(command.text().removesuffix("…"))
            inside.menuAction().setShortcuts(command.shortcuts())
            self._inside[name](post, inside)
            return
        action: QAction = menu.addAction(command.icon(), self._text(name, post) or command.text())
        action.setObjectName(name)
        action.setShortcuts(command.shortcuts())
        action.triggered.connect(partial(self._do, name, post))
        if name == "quote":
            action.setEnabled(self.quotable(post) in POSSIBLE)

    def _makes_sense(self, name: str, post: Post) -> bool:
        sensible: dict[str, Callable[[Post], bool]] = {
            "quote": lambda _post: self.quotes_are_offered,
            "boost": lambda post: post.can_be_boosted or post.boosted or self.is_own(post),
            "boost_to": lambda post: bool(post.boost_visibilities) and not post.boosted,
            "translate": self._can_be_translated,
            "react": self.takes_reactions,
            "copy_link": lambda post: bool(post.url),
            "open_in_browser": lambda post: is_web_address(post.url),
            "open_on_own_server": lambda post: bool(self.page_on_own_server(post)),
            "about_link": lambda post: post.card is not None,
            "boosted_by": lambda post: post.boosts_count != 0,
            "favourited_by": lambda post: post.favourites_count != 0,
            "quoted_by": lambda post: bool(post.quotes_count),
            "open_media": lambda post: bool(post.media),
            "alt_text": lambda post: bool(post.media),
            "reveal": lambda post: bool(post.content_warning or post.sensitive),
            "edit_history": lambda post: post.edited_at is not None,
            "follow_author": lambda post: not self.is_own(post),
            "edit_post": self.can_be_rewritten,
            "quote_policy": self.has_quote_policy,
            "revoke_quote": self.quotes_own,
            "pin_post": self.can_be_pinned,
            "redraft_post": self.can_be_rewritten,
            "delete_post": self.is_own,
        }
        return name not in sensible or sensible[name](post)

    def _can_be_translated(self, post: Post) -> bool:
        """Whether the post is in another language, and the server may have a translator."""
        if post.translation is not None:
            return True
        session = self._session
        says_something = post.html or post.content_warning or post.media or post.poll
        return (
            bool(says_something)
            and post.can_be_boosted
            and session.at_hand.content.translates is not False
            and not session.translations.is_missing
            and primary(post.language) != reader_language()
        )

    def _text(self, name: str, post: Post) -> str:
        """Return what to call a command where its own name does not say how things are."""
        if name == "quote":
            return _quote_text(self.quotable(post))
        if name == "follow_author":
            return self._deed(post.author).replace("&", "&&")
        pages = {
            "open_in_browser": post.url,
            "open_on_own_server": self._session.account.base_url,
        }
        if name in pages:
            host = host_of(pages[name])
            return _translate("Commands", "Open on {server}").format(server=host)
        undone = {
            "boost": (post.boosted, _translate("Commands", "Undo the boost")),
            "favourite": (post.favourited, _translate("Commands", "Remove the favourite")),
            "bookmark": (post.bookmarked, _translate("Commands", "Remove the bookmark")),
            "translate": (
                post.translation is not None,
                _translate("Commands", "Show the original"),
            ),
            "pin_post": (post.pinned, _translate("Commands", "Unpin from your profile")),
            "mute_conversation": (post.muted, _translate("Commands", "Unmute the conversation")),
        }
        is_on, text = undone.get(name, (False, ""))
        return text if is_on else ""


def _quote_text(how: Quotable) -> str:
    """Return what the entry says; nothing where its name is enough."""
    if how is Quotable.AT_ONCE:
        return ""
    if how is Quotable.AFTER_APPROVAL:
        return _translate("Commands", "Quote, if its author agrees")
    return _translate("Commands", "Quote: {why_not}").format(why_not=why_not_quotable(how))


def _policy_text(policy: str) -> str:
    return {
        EVERYBODY: _translate("Commands", "Everybody"),
        ITS_FOLLOWERS: _translate("Commands", "Your followers"),
        NOBODY: _translate("Commands", "Only you"),
    }[policy]


def _boost_text(visibility: str) -> str:
    return {
        PUBLIC: _translate("Commands", "Public"),
        UNLISTED: _translate("Commands", "Quiet public"),
        FOLLOWERS: _translate("Commands", "Followers only"),
    }[visibility]
