"""The button that leads to what is new."""

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtWidgets import QPushButton, QWidget

from fedidesk.ui.icons import Icons
from fedidesk.ui.theme import Theme

_CALM_MS = 1000
"""Between two numbers."""


class NewPostsPill(QPushButton):
    """Says how many posts came above what is on screen, and goes there.

    It stands in the header and not over the posts: what lies over them would have to be painted
    anew whenever they scroll, and they with it. It comes and goes at once, and counts on calmly.
    """

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icons = icons
        self.setProperty("main", True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._count = 0
        self._calm = QTimer(self, singleShot=True, interval=_CALM_MS)
        self._calm.timeout.connect(self._count_on)
        self.hide()
        theme.changed.connect(self._dress)
        self._dress()

    def show_count(self, count: int) -> None:
        """Say how many there are; with none it goes away."""
        self._count = count
        if count > 0 and not self.isHidden():
            if not self._calm.isActive():
                self._calm.start()
            return
        self._calm.stop()
        self._count_on()
        self.setVisible(count > 0)

    def _count_on(self) -> None:
        if self._count:
            text = self.tr("%Ln new post(s)", "", self._count)
            self.setText(text)
            self.setAccessibleName(text)

    def _dress(self) -> None:
        side = self._theme.px(16)
        self.setIcon(self._icons.icon("arrow-up", self._theme.colours.on_accent, side))
        self.setIconSize(QSize(side, side))
