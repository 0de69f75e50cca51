"""A button with an icon that stands on pictures and dark bars."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QKeyEvent
from PySide6.QtWidgets import QToolButton

from fedidesk.ui.icons import Icons
from fedidesk.ui.theme import Theme

_PRESSING = (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Select)


class BarButton(QToolButton):
    """Leaves all keys but those that press to whoever holds it; its tip names its own."""

    def __init__(self, icons: Icons, theme: Theme, colour: QColor) -> None:
        super().__init__()
        self._icons = icons
        self._theme = theme
        self._colour = colour
        self._icon = ""
        self.setAutoRaise(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def show_as(self, icon: str, name: str, key: str = "") -> None:
        """Be called ``name`` and look like ``icon``."""
        if name != self.accessibleName():
            self.setAccessibleName(name)
            self.setToolTip(f"{name} ({key})" if key else name)
        if icon != self._icon:
            self._icon = icon
            self.dress()

    def set_colour(self, colour: QColor) -> None:
        """Have another colour."""
        if colour != self._colour:
            self._colour = colour
            self.dress()

    def dress(self) -> None:
        """Take the size of text that holds now."""
        side = self._theme.px(20)
        self.setIconSize(QSize(side, side))
        if self._icon:
            self.setIcon(self._icons.icon(self._icon, self._colour, side))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press, or leave it to whoever holds the button."""
        if event.key() not in _PRESSING or event.modifiers():
            event.ignore()
        elif event.key() == Qt.Key.Key_Space:
            super().keyPressEvent(event)
        else:
            self.click()
