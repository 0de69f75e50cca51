"""The drafts of an account: to go on with, or to throw away."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QListWidgetItem, QWidget

from fedidesk.domain.draft_threads import DraftThread, draft_threads
from fedidesk.qtmodels.listening import listen
from fedidesk.services.session import AccountSession
from fedidesk.ui.compose.compose_tools import ComposeTools
from fedidesk.ui.compose.unsent_dialog import UnsentDialog
from fedidesk.ui.compose.unsent_text import detail_of, title_of
from fedidesk.ui.places.two_lines import add_entry, payload_of


class DraftsDialog(UnsentDialog):
    """Lists them, what was changed last first; Enter opens one, Delete throws it away."""

    chosen = Signal(object)
    """The ``Draft`` to go on with."""
    discarded = Signal(object)
    """The ``DraftThread`` that is to be thrown away."""

    def __init__(self, session: AccountSession, tools: ComposeTools, parent: QWidget) -> None:
        super().__init__(session, tools, parent)
        self.setWindowTitle(self.tr("Drafts"))
        self.list.setAccessibleName(self.tr("Drafts"))
        self._open = self._button(self.tr("Open"), "Return")
        self._open.clicked.connect(self._open_marked)
        self._discard = self._button(self.tr("Discard"), "Del")
        self._discard.clicked.connect(self._take_away)
        self._close_button()
        listen(session.unsent.changed, self._show)
        self._show()

    def _show(self) -> None:
        row = self._begin_anew()
        threads = draft_threads(self._session.writing.unsent)
        for thread in sorted(threads, key=_last_change, reverse=True):
            detail = detail_of(thread, self._session.posts)
            add_entry(self.list, title_of(thread[0]), detail, "file", thread)
        nothing = self.tr("No drafts. What you write and do not send is kept here.")
        self._finish(row, "" if threads else nothing)

    def _offer(self) -> None:
        for button in (self._open, self._discard):
            button.setEnabled(self._marked is not None)

    def _activated(self, item: QListWidgetItem) -> None:
        thread = payload_of(item)
        if isinstance(thread, tuple):
            self.accept()
            self.chosen.emit(thread[0])

    def _open_marked(self) -> None:
        item = self.list.currentItem()
        if item is not None:
            self._activated(item)

    def _take_away(self) -> None:
        if self._marked is not None:
            self.discarded.emit(self._marked)


def _last_change(thread: DraftThread) -> float:
    moments = [draft.changed_at.timestamp() for draft in thread if draft.changed_at is not None]
    return max(moments, default=0.0)
