"""What one sees while the demo's server starts."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from fedidesk.ui.middle_column import middle_column


class WaitingPage(QWidget):
    """Says that it takes a moment."""

    def __init__(self) -> None:
        super().__init__()
        text = QLabel(self.tr("The demo is starting…"))
        text.setProperty("tone", "muted")
        text.setAlignment(Qt.AlignmentFlag.AlignCenter)
        middle_column(self).addWidget(text)
