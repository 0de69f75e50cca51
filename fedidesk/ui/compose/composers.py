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


class ComposeWindows(QObject):
    """Opens compose windows and finds those again in which something unsent stands."""

    def __init__(self, session: AccountSession, announcer: Announcer, window: QWidget) -> None:
        super().__init__(window)
        self._session = session
        self._announcer = announcer
        self._window = window
        self._open: list[ComposeWindow] = []
        listen(session.writing.failed, self._came_back)

    def write(self) -> None:
        """Open the window for a new post, with what was begun if anything was."""
        self._present(None, None)

    def reply(self, post: Post) -> None:
        """Open the window for a reply to ``post``, with what was begun if anything was."""
        self._present(post.id, post)

    def close_all(self) -> None:
        """Close every window for good; what is unsent is kept."""
        for composer in tuple(self._open):
            composer.close()
            composer.deleteLater()
        self._open = []

    def _present(self, reply_to: PostId | None, answered: Post | None) -> None:
        composer = self._find(reply_to)
        if composer is None:
            draft = self._unsent(reply_to)
            if draft is None:
                writing = self._session.writing
                draft = writing.reply_to(answered) if answered else writing.new_draft()
            composer = self._window_for(draft, answered)
        composer.present()

    def _came_back(self, draft: Draft, error: FedideskError) -> None:
        """Show again what the server did not take, and why."""
        answered = None if draft.reply_to is None else self._session.posts.get(draft.reply_to)
        composer = self._window_for(draft, answered)
        composer.present()
        composer.say_failure(error)

    def _window_for(self, draft: Draft, answered: Post | None) -> ComposeWindow:
        composer = ComposeWindow(self._session, draft, answered, self._announcer, self._window)
        composer.finished.connect(self._forget)
        self._open.append(composer)
        return composer

    def _find(self, reply_to: PostId | None) -> ComposeWindow | None:
        return next((open_ for open_ in self._open if open_.draft.reply_to == reply_to), None)

    def _unsent(self, reply_to: PostId | None) -> Draft | None:
        unsent = self._session.writing.unsent
        return next((draft for draft in unsent if draft.reply_to == reply_to), None)

    def _forget(self) -> None:
        self._open = [composer for composer in self._open if composer is not self.sender()]
