"""What becomes of the posts that were sent from an account, told on its page."""

from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from fedidesk.domain.draft import Draft
from fedidesk.domain.errors import FedideskError
from fedidesk.domain.post import Post
from fedidesk.domain.timeline import HOME, TimelineSpec
from fedidesk.qtmodels.listening import listen
from fedidesk.services.notices import Notice, NoticeKind
from fedidesk.services.session import AccountSession
from fedidesk.ui import outbox_strip
from fedidesk.ui.page_tools import PageTools
from fedidesk.ui.places.places import Places


class Sending(QObject):
    """Brings a new post into view, shows again what was refused, and says what waits.

    The strip is made, and put into ``column``, when something waits for the first time.
    """

    opened = Signal(object)
    """The ``PostId`` of a post of one's own that somebody wants to see."""
    came_back = Signal(object, object)
    """A ``Draft`` that was not taken, and the ``FedideskError``."""

    def __init__(
        self, session: AccountSession, tools: PageTools, places: Places, column: QVBoxLayout
    ) -> None:
        super().__init__(places)
        self._session = session
        self._tools = tools
        self._places = places
        self._column = column
        self._strip: QWidget | None = None
        listen(session.writing.sent, self._sent)
        listen(session.writing.failed, self._failed)
        listen(session.unsent.changed, self._look)
        self._look()

    def _look(self) -> None:
        if self._strip is None and self._session.unsent.outgoing:
            self._strip = outbox_strip.OutboxStrip(self._session, self._tools.commands)
            self._column.insertWidget(self._column.indexOf(self._places), self._strip)

    def _sent(self, draft: Draft, post: Post) -> None:
        self._tools.announcer.about_sending(self._places, self.tr("Your post was sent."))
        changed = draft.edits is not None
        kind = NoticeKind.POST_CHANGED if changed else NoticeKind.POST_SENT
        open_it = partial(self.opened.emit, post.id)
        self._session.notices.tell(Notice(kind, self._session.account, retry=open_it))
        if not changed:
            self._bring_into_view(draft, post)

    def _bring_into_view(self, draft: Draft, post: Post) -> None:
        """Show one's own new post wherever it belongs."""
        top = self._places.top
        if draft.reply_to is not None and top.thread is not None and top.pane is not None:
            top.thread.show_reply(post)
            top.pane.view.scroll_to_post(post.id)
            return
        ground = self._places.ground
        here = (
            isinstance(ground, TimelineSpec)
            and self._session.shelf.open(ground).index_of_post(post.id) is not None
        )
        self._places.show_ground(ground if here else HOME)
        pane = self._places.top.pane
        if pane is not None and not pane.view.scroll_to_post(post.id):
            # It is on top, and the rows in memory are elsewhere.
            pane.show_newest()

    def _failed(self, draft: Draft, error: FedideskError) -> None:
        self.came_back.emit(draft, error)
