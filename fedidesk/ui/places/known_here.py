"""What stands below a list that is shorter than it should be: other servers may know more."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from fedidesk.domain.content import is_web_address
from fedidesk.ui.painting import fill
from fedidesk.ui.theme import Theme


class KnownHere(QWidget):
    """Says so, with a button to open the post where it was written; hidden until there is cause.

    ``url`` is the address of a post of another server; nothing is ever said where it is empty.
    """

    original_wanted = Signal(str)
    """The address of the post."""

    def __init__(self, url: str, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._url = url if is_web_address(url) else ""
        text = QLabel(self.tr("This is as far as your server knows."), wordWrap=True)
        text.setTextFormat(Qt.TextFormat.PlainText)
        text.setAlignment(Qt.AlignmentFlag.AlignCenter)
        text.setProperty("tone", "muted")
        self.button = QPushButton(self.tr("Open the original"))
        self.button.clicked.connect(self._pressed)
        self.setAccessibleName(text.text())
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 8, 16, 12)
        column.setSpacing(8)
        column.addWidget(text)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        theme.changed.connect(self.update)
        self.hide()

    def compare(self, shown: int, counted: int) -> None:
        """Speak up if fewer are ``shown`` than were ``counted``."""
        self.setVisible(bool(self._url) and shown < counted)

    def _pressed(self) -> None:
        self.original_wanted.emit(self._url)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint it."""
        painter = QPainter(self)
        fill(painter, event.rect(), self._theme.colours.surface)
        painter.end()
