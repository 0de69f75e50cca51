"""What stands above the posts while another device has read further."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QHideEvent, QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QToolButton,
    QWidget,
)

from fedidesk.ui.announcing import announce
from fedidesk.ui.commands import ON_A_STRIP, Commands, tooltip
from fedidesk.ui.icons import Icons
from fedidesk.ui.painting import fill
from fedidesk.ui.theme import Theme


class PlaceStrip(QWidget):
    """A quiet line that offers to go where somebody was on another device; hidden at first.

    Its commands can be given only while it is on screen.
    """

    jump_requested = Signal()
    dismissed = Signal()

    def __init__(
        self, commands: Commands, theme: Theme, icons: Icons, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._commands = commands
        self._theme = theme
        self._icons = icons
        self._announced = False
        self._on_screen = False
        self._text = QLabel(self.tr("You read further on another device."), self)
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setWordWrap(True)
        self.setAccessibleName(self._text.text())
        self._jump = QPushButton(self.tr("Jump there"), self)
        self._jump.setProperty("plain", True)
        self._jump.setToolTip(tooltip(commands["jump_to_place"]))
        self._stay = QToolButton(self)
        self._stay.setAccessibleName(self.tr("Stay here"))
        self._stay.setToolTip(tooltip(commands["stay_here"]))
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 4, 8, 4)
        row.setSpacing(8)
        self._words = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._words.setSpacing(4)
        self._words.addWidget(self._text, 1)
        self._words.addWidget(self._jump, 0, Qt.AlignmentFlag.AlignLeading)
        row.addLayout(self._words, 1)
        row.addWidget(self._stay, 0, Qt.AlignmentFlag.AlignTop)
        self._jump.clicked.connect(self.jump_requested)
        self._stay.clicked.connect(self.dismissed)
        commands["jump_to_place"].triggered.connect(self._jump_by_key)
        commands["stay_here"].triggered.connect(self._stay_by_key)
        theme.changed.connect(self._dress)
        self._dress()
        self.hide()

    def offer(self) -> None:
        """Show it, and say so once."""
        self._announced = False
        self.show()
        self._announce_once()

    def withdraw(self) -> None:
        """Take it away; nobody needs to hear of that."""
        self._announced = True
        self.hide()

    def _announce_once(self) -> None:
        if self.isVisible() and not self._announced:
            self._announced = True
            announce(self, self._text.text())

    def _let_command(self, can: bool) -> None:
        for name in ON_A_STRIP:
            self._commands[name].setEnabled(can)

    def _jump_by_key(self) -> None:
        if self.isVisible():
            self.jump_requested.emit()

    def _stay_by_key(self) -> None:
        if self.isVisible():
            self.dismissed.emit()

    def _fit(self) -> None:
        """Put the button below the text where they have no room side by side."""
        text = self._text.fontMetrics().horizontalAdvance(self._text.text())
        room = self._words.geometry().width() - self._words.spacing()
        direction = QBoxLayout.Direction
        fits = text + self._jump.sizeHint().width() <= room
        self._words.setDirection(direction.LeftToRight if fits else direction.TopToBottom)

    def _dress(self) -> None:
        side = self._theme.px(16)
        self._stay.setIcon(self._icons.icon("x", self._theme.colours.text, side))
        self._stay.setIconSize(QSize(side, side))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint it."""
        painter = QPainter(self)
        fill(painter, event.rect(), self._theme.colours.hover)
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Find room for the button."""
        super().resizeEvent(event)
        self._fit()

    def showEvent(self, event: QShowEvent) -> None:
        """Say what is offered, if it was shown on a page that nobody saw then."""
        super().showEvent(event)
        self._on_screen = True
        self._let_command(True)
        self._announce_once()

    def hideEvent(self, event: QHideEvent) -> None:
        """Take the commands away; Qt says this also of what never was on screen."""
        if self._on_screen:
            self._on_screen = False
            self._let_command(False)
        super().hideEvent(event)
