"""What the server will publish later, and when."""

from datetime import UTC, datetime, timedelta
from functools import partial

from PySide6.QtCore import QDateTime, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDateTimeEdit,
    QDialog,
    QLabel,
    QLineEdit,
    QListWidget,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from fedidesk.domain.clusters import label
from fedidesk.domain.draft import Draft
from fedidesk.domain.scheduled import ScheduledPost
from fedidesk.qtmodels.listening import listen
from fedidesk.services.session import AccountSession
from fedidesk.store.rows import LOADING
from fedidesk.ui.error_text import sentence_for
from fedidesk.ui.icons import Icons
from fedidesk.ui.places.two_lines import add_entry, dress_list, payload_of
from fedidesk.ui.question import ask
from fedidesk.ui.tall_enough import TallEnough
from fedidesk.ui.theme import Theme
from fedidesk.ui.times import date_and_time
from fedidesk.ui.wrapping_row import WrappingRow

_WIDTH, _HEIGHT = 480, 440
_LONGEST = 120
"""Letters of a post that are shown."""
_SOONEST = timedelta(minutes=6)
"""Servers want five minutes at least; one is for asking."""


class ScheduledDialog(QDialog):
    """Lists it in the order of time; Enter edits a post, Delete calls it off after a question.

    It follows what is scheduled, moved and called off meanwhile, and lets the other windows go on.
    """

    def __init__(
        self, session: AccountSession, theme: Theme, icons: Icons, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._scheduled = session.scheduled
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Scheduled posts"))
        self._words = QLabel(wordWrap=True)
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._words.setProperty("tone", "muted")
        self._words.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Scheduled posts"))
        dress_list(self.list, theme, icons)
        self.list.itemActivated.connect(self._edit)
        self.list.currentRowChanged.connect(self._offer)
        self._moment = QDateTimeEdit(calendarPopup=True)
        for each in (self._moment, *self._moment.findChildren(QLineEdit)):
            each.setAccessibleName(self.tr("Day and time"))
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(12)
        column.addWidget(self._words)
        column.addWidget(self.list, 1)
        column.addLayout(self._buttons())
        self.resize(theme.px(_WIDTH), theme.px(_HEIGHT))
        TallEnough(self)
        listen(self._scheduled.changed, self._show)
        listen(self._scheduled.reopened, self._reopened)
        self._scheduled.refresh()
        self._show()

    def _buttons(self) -> WrappingRow:
        move = QPushButton(self.tr("Move"))
        edit = QPushButton(self.tr("Edit"))
        call_off = QPushButton(self.tr("Call off"))
        close = QPushButton(self.tr("Close"))
        self._for_one = (self._moment, move, edit, call_off)
        row = WrappingRow(at_end=1)
        row.add(*self._for_one, close)
        for button, key, do in (
            (move, "Ctrl+M", self._move),
            (edit, "Return", self._edit),
            (call_off, "Del", self._call_off),
            (close, "Esc", self.close),
        ):
            button.setAutoDefault(False)
            button.setToolTip(f"{button.text()} ({key})")
            button.clicked.connect(do)
        QShortcut(QKeySequence("Ctrl+M"), self, self._move)
        QShortcut(QKeySequence("F5"), self, self._scheduled.refresh)
        delete = QShortcut(QKeySequence("Del"), self.list, self._call_off)
        delete.setContext(Qt.ShortcutContext.WidgetShortcut)
        return row

    def _show(self) -> None:
        marked = self._marked
        self.list.clear()
        for post in self._scheduled.posts:
            when = "" if post.at is None else date_and_time(post.at)
            item = add_entry(self.list, self._title(post), when, "clock", post)
            if marked is not None and post.id == marked.id:
                self.list.setCurrentItem(item)
        if self.list.currentRow() < 0:
            self.list.setCurrentRow(0)
        words = self._what_there_is_to_say()
        self._words.setText(words)
        self._words.setVisible(bool(words))
        self._column.setStretchFactor(self._words, 0 if self._scheduled.posts else 1)
        self._offer()

    def _what_there_is_to_say(self) -> str:
        state = self._scheduled.state
        if state.error is not None:
            return sentence_for(state.error)
        if self._scheduled.posts:
            return ""
        if state == LOADING:
            return self.tr("Looking…")
        return self.tr("Nothing is scheduled. A post gets its time where it is written.")

    def _title(self, scheduled: ScheduledPost) -> str:
        draft = scheduled.draft
        said = label(draft.content_warning or draft.text, _LONGEST)
        return said or self.tr("A post without words")

    def _offer(self) -> None:
        """Offer what can be done with the marked entry, and show its time."""
        marked = self._marked
        for widget in (self.list, *self._for_one):
            widget.setVisible(marked is not None)
        if marked is not None and marked.at is not None:
            self._moment.setMinimumDateTime(_shown(min(marked.at, datetime.now(UTC) + _SOONEST)))
            self._moment.setDateTime(_shown(marked.at))

    @property
    def _marked(self) -> ScheduledPost | None:
        found = payload_of(self.list.currentItem())
        return found if isinstance(found, ScheduledPost) else None

    def _edit(self) -> None:
        marked = self._marked
        if marked is not None:
            self._scheduled.reopen(marked)

    def _reopened(self, _draft: Draft) -> None:
        self.close()

    def _move(self) -> None:
        marked = self._marked
        when = datetime.fromtimestamp(self._moment.dateTime().toSecsSinceEpoch(), UTC)
        if marked is not None and when != marked.at:
            self._scheduled.move(marked.id, when)

    def _call_off(self) -> None:
        marked = self._marked
        if marked is not None:
            ask(
                self,
                self.tr("Call this post off?"),
                self.tr("It is not published, and its text is gone. To keep it, edit it instead."),
                yes=self.tr("Call off"),
                no=self.tr("Keep"),
                do=partial(self._scheduled.cancel, marked.id),
            )


def _shown(moment: datetime) -> QDateTime:
    return QDateTime.fromSecsSinceEpoch(int(moment.timestamp()))
