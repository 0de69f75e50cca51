"""The compose windows of one account."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from fedidesk.domain.draft import Draft
from fedidesk.domain.draft_threads import DraftThread, thread_of
from fedidesk.domain.errors import FedideskError, StorageError
from fedidesk.domain.ids import PostId
from fedidesk.domain.outgoing import Outgoing, posting_key
from fedidesk.domain.post import Post
from fedidesk.qtmodels.listening import listen
from fedidesk.services.notices import Notice, NoticeKind
from fedidesk.services.session import AccountSession
from fedidesk.ui.compose.compose_dock import ComposeDock
from fedidesk.ui.compose.compose_tools import ComposeTools
from fedidesk.ui.compose.compose_window import ComposeWindow
from fedidesk.ui.compose.drafts_dialog import DraftsDialog
from fedidesk.ui.compose.outbox_dialog import OutboxDialog
from fedidesk.ui.compose.scheduled_dialog import ScheduledDialog
from fedidesk.ui.notices.notice_text import countdown


class ComposeWindows(QObject):
    """Opens compose windows and finds those again in which something unsent stands.

    ``change_author`` lets another account write what was begun here. One of all windows can be in
    ``dock``.
    """

    def __init__(
        self,
        session: AccountSession,
        tools: ComposeTools,
        change_author: Callable[[DraftThread, AccountSession, AccountSession], object],
        dock: ComposeDock,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._dock = dock
        self._session = session
        self._tools = tools
        self._change_author = change_author
        self._window = window
        self._open: list[ComposeWindow] = []
        listen(session.writing.fetched, self._fetched)
        listen(session.rewriting.ready, self.open)
        listen(session.scheduled.reopened, self.open)

    def write(self) -> None:
        """Open the window for a new post, with what was begun if anything was."""
        self._present(None, (None, None), self._session.writing.new_draft)

    def reply(self, post: Post) -> None:
        """Open the window for a reply to ``post``, with what was begun if anything was."""
        self._present(post, (post.id, None), partial(self._session.writing.reply_to, post))

    def quote(self, post: Post) -> None:
        """Open the window for a post that quotes ``post``, with what was begun if anything was."""
        self._present(post, (None, post.id), partial(self._session.writing.quote, post))

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
        """Open the window for a draft with all that continues it; ``about`` is what it is about."""
        self._window_of(draft, about).present()

    def came_back(self, draft: Draft, error: FedideskError) -> None:
        """Show again what the server did not take, and why; what continues it comes with it."""
        if any(each.id == draft.follows for each in self._session.writing.unsent):
            return
        composer = self._window_of(draft, None)
        composer.present()
        composer.say_failure(error)

    def open_drafts(self) -> None:
        """Show the drafts."""
        dialog = DraftsDialog(self._session, self._tools, self._dialog_parent())
        dialog.chosen.connect(self.open)
        dialog.discarded.connect(self._discard)
        dialog.show()

    def open_outbox(self) -> None:
        """Show what waits to be sent."""
        dialog = OutboxDialog(self._session, self._tools, self._dialog_parent())
        dialog.taken_back.connect(self.open)
        dialog.show()

    def open_scheduled(self) -> None:
        """Show what the server will publish later."""
        tools = self._tools
        ScheduledDialog(self._session, tools.theme, tools.icons, self._dialog_parent()).show()

    def close_all(self) -> None:
        """Close every window; what is unsent is kept."""
        for composer in tuple(self._open):
            composer.close()

    def _present(
        self,
        about: Post | None,
        named: tuple[PostId | None, PostId | None],
        make: Callable[[], Draft],
    ) -> None:
        """Show what was begun that answers and quotes those ``named``, else what is made."""
        for composer in reversed(self._open):
            if _is_such(composer.draft, named):
                composer.present()
                return
        unsent = reversed(self._session.writing.unsent)
        draft = next((each for each in unsent if _is_such(each, named)), None)
        if draft is None:
            self.open(make(), about)
            return
        composer = self._window_of(draft, about)
        composer.say_resumed()
        composer.present()

    def _begin_another(self) -> None:
        self.open(self._session.writing.new_draft())

    def _window_of(self, draft: Draft, about: Post | None) -> ComposeWindow:
        """Return the window in which ``draft`` stands, a new one where there is none."""
        composer = self._find(draft)
        if composer is not None:
            return composer
        thread = thread_of(draft, self._session.writing.unsent)
        composer = ComposeWindow(self._session, thread, self._tools, self._window)
        for named in filter(None, (thread[0].reply_to, thread[0].quotes)):
            is_at_hand = about is not None and about.id == named
            post = about if is_at_hand else self._session.posts.get(named)
            if post is None:
                self._session.writing.fetch(named)
            else:
                composer.say_about(post)
        composer.finished.connect(self._forget)
        composer.sent.connect(self._tell_of_sending)
        composer.discarded.connect(self._tell_of_discarding)
        composer.author_chosen.connect(partial(self._hand_on, composer))
        composer.another_requested.connect(self._begin_another)
        composer.drafts_requested.connect(self.open_drafts)
        composer.place_requested.connect(partial(self._change_place, composer))
        self._open.append(composer)
        if self._dock.composer is None and self._tools.settings.current.writes_beside_posts:
            self._dock.take(composer)
        return composer

    def _change_place(self, composer: ComposeWindow) -> None:
        """Let it stand beside the posts, or be a window; so will what is written next."""
        is_beside = self._dock.composer is composer
        if is_beside:
            self._dock.give_back()
        else:
            self._dock.take(composer)
        composer.present()
        try:
            self._tools.settings.update(writes_beside_posts=not is_beside)
        except StorageError as error:
            self._tell(Notice(NoticeKind.SETTINGS_NOT_KEPT, error=error))

    def _fetched(self, post: Post) -> None:
        for composer in self._open:
            composer.say_about(post)

    def _find(self, draft: Draft) -> ComposeWindow | None:
        return next(
            (open_ for open_ in self._open if any(each.id == draft.id for each in open_.drafts)),
            None,
        )

    def _hand_on(self, composer: ComposeWindow, author: AccountSession) -> None:
        thread = composer.drafts
        composer.close()
        self._change_author(thread, self._session, author)

    def _tell_of_sending(self, thread: DraftThread) -> None:
        seconds = self._tools.settings.current.undo_seconds
        if seconds:
            undo = partial(self._undo_sending, thread)
            waits = partial(self._waits, thread)
            self._tell(Notice(NoticeKind.POST_SENDING, retry=undo, seconds=seconds, still_so=waits))
            self._tools.announcer.about_sending(self._window, countdown(seconds))

    def _waits(self, thread: DraftThread) -> bool:
        return self._waiting(thread) is not None

    def _waiting(self, thread: DraftThread) -> Outgoing | None:
        """Return what waits to be sent of a thread that was just handed over, its first post."""
        waiting = self._session.unsent.outgoing
        return next((each for each in waiting if each.key == posting_key(thread[0])), None)

    def _undo_sending(self, thread: DraftThread) -> None:
        """Take back what waits a moment before it is sent, and show it."""
        head = self._waiting(thread)
        if head is not None and self._session.outbox.take_back(head):
            self.open(thread[0])

    def _discard(self, thread: DraftThread) -> None:
        """Forget drafts that somebody has thrown away in the list."""
        composer = self._find(thread[0])
        if composer is not None:
            composer.leave()
        for draft in thread:
            self._session.writing.discard(draft)
        self._tell_of_discarding(thread)

    def _tell_of_discarding(self, thread: DraftThread) -> None:
        if not all(draft.empty for draft in thread):
            bring_back = partial(self._bring_back, thread)
            self._tell(Notice(NoticeKind.DRAFT_DISCARDED, retry=bring_back, seconds=10.0))

    def _bring_back(self, thread: DraftThread) -> None:
        for draft in thread:
            self._session.writing.keep(draft)
        self.open(thread[0])

    def _tell(self, notice: Notice) -> None:
        self._session.notices.tell(notice)

    def _dialog_parent(self) -> QWidget:
        """Return the window in which somebody is now."""
        active = next((each for each in self._open if each.isActiveWindow()), None)
        return active or self._window

    def _forget(self) -> None:
        self._open = [composer for composer in self._open if composer is not self.sender()]


def _is_such(draft: Draft, named: tuple[PostId | None, PostId | None]) -> bool:
    """Return whether ``draft`` answers and quotes exactly that, and does nothing else."""
    changes_or_continues = draft.edits is not None or draft.follows is not None
    return (draft.reply_to, draft.quotes) == named and not changes_or_continues
