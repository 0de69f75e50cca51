"""Choosing when a post is to come."""

from datetime import UTC, datetime, timedelta

from PySide6.QtCore import QDateTime, Qt, Signal
from PySide6.QtWidgets import (
    QDateTimeEdit,
    QDialog,
    QDialogButtonBox,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from fedidesk.ui.tall_enough import TallEnough

_SOONEST = timedelta(minutes=6)
"""Servers want five minutes at least; one is for sending it."""
_USUAL = timedelta(hours=12)


class ScheduleDialog(QDialog):
    """Asks for day and time, in the time of this place."""

    chosen = Signal(object)
    """A ``datetime``; None for as soon as it is sent."""

    def __init__(self, before: datetime | None, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Post later"))
        question = QLabel(self.tr("When should the server post it?"), wordWrap=True)
        self._moment = QDateTimeEdit(calendarPopup=True)
        for each in (self._moment, *self._moment.findChildren(QLineEdit)):
            each.setAccessibleName(self.tr("Day and time"))
        now = datetime.now(UTC)
        self._moment.setMinimumDateTime(_local(now + _SOONEST))
        self._moment.setDateTime(_local(before or now + _USUAL))
        buttons = QDialogButtonBox()
        accept = buttons.addButton(self.tr("Post then"), QDialogButtonBox.ButtonRole.AcceptRole)
        accept.setDefault(True)
        if before is not None:
            at_once = buttons.addButton(
                self.tr("Don't wait"), QDialogButtonBox.ButtonRole.DestructiveRole
            )
            at_once.clicked.connect(self._no_longer)
        buttons.addButton(self.tr("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self._take)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(12)
        for widget in (question, self._moment, buttons):
            column.addWidget(widget)
        TallEnough(self)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)

    def _take(self) -> None:
        seconds = self._moment.dateTime().toSecsSinceEpoch()
        self.accept()
        self.chosen.emit(datetime.fromtimestamp(seconds, UTC))

    def _no_longer(self) -> None:
        self.reject()
        self.chosen.emit(None)


def _local(moment: datetime) -> QDateTime:
    minutes = int(moment.timestamp()) // 60
    return QDateTime.fromSecsSinceEpoch(minutes * 60)
