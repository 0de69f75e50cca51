"""What stands below a thread while more replies wait to be shown."""

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from fedidesk.ui.announcing import announce
from fedidesk.ui.painting import fill
from fedidesk.ui.theme import Theme


class MoreRepliesStrip(QWidget):
    """A quiet line with a button; hidden at first. It says once how many there are."""

    wanted = Signal()
    """The reader wants to see them."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._announced = True
        self._count = 0
        self._text = QLabel(self)
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setWordWrap(True)
        self._show = QPushButton(self.tr("Show"), self)
        self._show.setProperty("plain", True)
        self._show.setAccessibleName(self.tr("Show more replies"))
        self._show.clicked.connect(self.wanted)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 4, 8, 4)
        row.setSpacing(8)
        row.addStretch(1)
        row.addWidget(self._text, 0)
        row.addWidget(self._show, 0)
        row.addStretch(1)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        theme.changed.connect(self.update)
        self.hide()

    def offer(self, count: int) -> None:
        """Say that so many replies wait; none takes it away."""
        text = QCoreApplication.translate("Thread", "%Ln more reply(s) found", "", count)
        self._announced = not count or (self._announced and count == self._count)
        self._count = count
        self._text.setText(text)
        self.setAccessibleName(text)
        self.setVisible(count > 0)
        self._announce_once()

    def _announce_once(self) -> None:
        if self.isVisible() and not self._announced:
            self._announced = True
            announce(self, self._text.text())

    def showEvent(self, event: QShowEvent) -> None:
        """Say it now if nobody could see it then."""
        super().showEvent(event)
        self._announce_once()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint it."""
        painter = QPainter(self)
        fill(painter, event.rect(), self._theme.colours.hover)
        painter.end()
