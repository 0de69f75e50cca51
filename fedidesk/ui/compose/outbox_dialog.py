"""What waits to be sent from an account, and why."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QListWidgetItem, QWidget

from fedidesk.domain.ids import AttachmentId
from fedidesk.domain.outgoing import Outgoing, Posting
from fedidesk.qtmodels.listening import listen
from fedidesk.services.session import AccountSession
from fedidesk.ui.compose.compose_tools import ComposeTools
from fedidesk.ui.compose.unsent_dialog import UnsentDialog
from fedidesk.ui.compose.unsent_text import detail_of_outgoing, icon_of, title_of_outgoing
from fedidesk.ui.error_text import sentence_for
from fedidesk.ui.places.two_lines import add_entry, payload_of

_PROGRESS_EVERY = 500
"""Milliseconds."""


class OutboxDialog(UnsentDialog):
    """Lists it in the order in which it is sent; Enter edits a post, Delete takes things back."""

    taken_back = Signal(object)
    """The ``Draft`` that a post has become again, to be edited."""

    def __init__(self, session: AccountSession, tools: ComposeTools, parent: QWidget) -> None:
        super().__init__(session, tools, parent)
        self.setWindowTitle(self.tr("Waiting to be sent"))
        self.list.setAccessibleName(self.tr("Waiting to be sent"))
        self._edit = self._button(self.tr("Edit"), "Return")
        self._edit.clicked.connect(self._edit_marked)
        self._cancel = self._button(self.tr("Do not send"), "Del")
        self._cancel.clicked.connect(self._take_away)
        self._first = self._button(self.tr("Send first"), "Ctrl+Up")
        self._first.clicked.connect(self._put_first)
        QShortcut(QKeySequence("Ctrl+Up"), self, self._put_first)
        self._hurry = self._button(self.tr("Try now"), "F5")
        self._hurry.clicked.connect(session.outbox.hurry)
        QShortcut(QKeySequence("F5"), self, session.outbox.hurry)
        self._close_button()
        listen(session.unsent.changed, self._show)
        listen(session.outbox.changed, self._show)
        self._soon = QTimer(self, singleShot=True, interval=_PROGRESS_EVERY)
        self._soon.timeout.connect(self._show)
        listen(session.uploads.progress, self._progressed)
        self._show()

    def _show(self) -> None:
        row = self._begin_anew()
        waiting, outbox = self._session.unsent.outgoing, self._session.outbox
        posts = self._session.posts
        for each in waiting:
            shares = self._session.uploads.shares if self._is_under_way(each) else None
            detail = detail_of_outgoing(each, posts, shares)
            add_entry(self.list, title_of_outgoing(each, posts), detail, icon_of(each), each)
        troubles = dict.fromkeys(map(sentence_for, outbox.troubles.values()))
        nothing = self.tr("Nothing waits. What could not be sent at once is kept here.")
        self._finish(row, " ".join(troubles) if waiting else nothing)

    def _offer(self) -> None:
        marked = self._marked
        outbox = self._session.outbox
        can_be_stopped = isinstance(marked, Outgoing) and outbox.can_take_back(marked)
        waits = isinstance(marked, Outgoing) and not self._is_under_way(marked)
        self._edit.setEnabled(can_be_stopped and isinstance(marked, Posting))
        self._cancel.setEnabled(can_be_stopped)
        self._first.setEnabled(waits and self.list.currentRow() > 0)
        self._hurry.setEnabled(bool(outbox.troubles))

    def _is_under_way(self, outgoing: Outgoing) -> bool:
        return outgoing.key in self._session.outbox.under_way

    def _activated(self, item: QListWidgetItem) -> None:
        posting = payload_of(item)
        if isinstance(posting, Posting) and self._session.outbox.take_back(posting):
            self.accept()
            self.taken_back.emit(posting.draft)

    def _edit_marked(self) -> None:
        item = self.list.currentItem()
        if item is not None:
            self._activated(item)

    def _progressed(self, _file: AttachmentId, _share: float) -> None:
        if not self._soon.isActive():
            self._soon.start()

    def _put_first(self) -> None:
        marked = self._marked
        if self._first.isEnabled() and isinstance(marked, Outgoing):
            self._session.unsent.put_first(marked)
            self.list.setCurrentRow(0)

    def _take_away(self) -> None:
        marked = self._marked
        if isinstance(marked, Outgoing):
            self._session.outbox.take_back(marked)
