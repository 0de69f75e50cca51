"""The compose windows of one account."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from fedidesk.domain.draft import Draft
from fedidesk.domain.errors import FedideskError
from fedidesk.domain.ids import PostId
from fedidesk.domain.post import Post
from fedidesk.qtmodels.listening import listen
from fedidesk.services.session import AccountSession
from fedidesk.ui.announcing import Announcer
from fedidesk.ui.compose.compose_window import ComposeWindow
from fedidesk.ui.compose.scheduled_dialog import ScheduledDialog
from fedidesk.ui.icons import Icons
from fedidesk.ui.theme import Theme


class ComposeWindows(QObject):
    """Opens compose windows and finds those again in which something unsent stands."""

    def __init__(self, session: AccountSession, announcer: Announcer, window: QWidget) -> None:
        super().__init__(window)
        self._session = session
        self._announcer = announcer
        self._window = window
        self._open: list[ComposeWindow] = []
        listen(session.writing.failed, self._came_back)
        listen(session.rewriting.ready, self._came_to_be_rewritten)
        listen(session.scheduled.reopened, self._came_to_be_rewritten)

    def write(self) -> None:
        """Open the window for a new post, with what was begun if anything was."""
        begun = self._begun(None, None)
        self.open(begun or self._session.writing.new_draft())

    def reply(self, post: Post) -> None:
        """Open the window for a reply to ``post``, with what was begun if anything was."""
        begun = self._begun(post.id, None)
        self.open(begun or self._session.writing.reply_to(post), post)

    def quote(self, post: Post) -> None:
        """Open the window for a post that quotes ``post``, with what was begun if anything was."""
        begun = self._begun(None, post.id)
        self.open(begun or self._session.writing.quote(post))

    def edit(self, post_id: PostId) -> None:
        """Open the window in which one's own post is changed, as soon as its text is there."""
        composer = next((each for each in self._open if each.draft.edits == post_id), None)
        if composer is None:
            self._session.rewriting.begin_edit(post_id)
        else:
            composer.present()

    def redraft(self, post_id: PostId) -> None:
        """Delete one's own post, and open the window in which it is written anew."""
        self._session.rewriting.begin_redraft(post_id)

    def open(self, draft: Draft, about: Post | None = None) -> None:
        """Open the window of ``draft``, or bring it to the front; ``about`` is what it is about."""
        composer = next((each for each in self._open if each.draft.id == draft.id), None)
        if composer is None:
            composer = self._window_for(draft, about)
        composer.present()

    def open_scheduled(self, theme: Theme, icons: Icons) -> None:
        """Show what the server will publish later."""
        ScheduledDialog(self._session, theme, icons, self._window).show()

    def close_all(self) -> None:
        """Close every window for good; what is unsent is kept."""
        for composer in tuple(self._open):
            composer.close()
            composer.deleteLater()
        self._open = []

    def _came_to_be_rewritten(self, draft: Draft) -> None:
        self.open(draft, self._answered(draft))

    def _came_back(self, draft: Draft, error: FedideskError) -> None:
        """Show again what the server did not take, and why."""
        composer = self._window_for(draft, self._answered(draft))
        composer.present()
        composer.say_failure(error)

    def _answered(self, draft: Draft) -> Post | None:
        return None if draft.reply_to is None else self._session.posts.get(draft.reply_to)

    def _window_for(self, draft: Draft, answered: Post | None) -> ComposeWindow:
        composer = ComposeWindow(self._session, draft, answered, self._announcer, self._window)
        composer.finished.connect(self._forget)
        self._open.append(composer)
        return composer

    def _begun(self, reply_to: PostId | None, quotes: PostId | None) -> Draft | None:
        """Return what was begun of that kind: what stands in a window before what is kept."""
        drafts = (*(each.draft for each in self._open), *self._session.writing.unsent)
        return next((each for each in drafts if _is_such(each, reply_to, quotes)), None)

    def _forget(self) -> None:
        self._open = [composer for composer in self._open if composer is not self.sender()]


def _is_such(draft: Draft, reply_to: PostId | None, quotes: PostId | None) -> bool:
    """Whether ``draft`` is a post of its own, or answers or quotes exactly that."""
    changes_or_continues = draft.edits is not None or draft.follows is not None
    return (draft.reply_to, draft.quotes) == (reply_to, quotes) and not changes_or_continues
