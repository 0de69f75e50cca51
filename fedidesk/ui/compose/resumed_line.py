"""The line that says where the text in a window comes from that somebody has just opened."""

from datetime import UTC, datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from fedidesk.domain.draft import Draft
from fedidesk.ui.times import clock_time
from fedidesk.ui.wrapping_row import WrappingRow


class ResumedLine(QWidget):
    """Names the draft that one goes on with."""

    another_requested = Signal()

    def __init__(self, draft: Draft) -> None:
        super().__init__()
        words = self.tr("You go on with your draft.")
        if draft.changed_at is not None:
            words = self.tr("You go on with your draft ({time}).").format(
                time=clock_time(draft.changed_at, datetime.now(UTC))
            )
        label = QLabel(words)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setProperty("tone", "muted")
        another = QPushButton(self.tr("Begin another post"))
        another.setProperty("plain", True)
        another.setToolTip(self.tr("Begin another post (Ctrl+N)"))
        another.clicked.connect(self.another_requested)
        row = WrappingRow()
        row.add(label, another)
        self.setLayout(row)
