"""A button with a picture alone, in the colours of the theme."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QToolButton

from fedidesk.ui.icons import Icons
from fedidesk.ui.theme import Theme

_SIDE = 20


class ToolButton(QToolButton):
    """Shows the icon of that name; ``key`` is told in its tip and is somebody else's to listen to.

    Its name and its tip say the same.
    """

    def __init__(self, icon: str, name: str, key: str, theme: Theme, icons: Icons) -> None:
        super().__init__()
        self._icon_name = icon
        self._theme = theme
        self._icons = icons
        self.setAccessibleName(name)
        self.setToolTip(f"{name} ({key})" if key else name)
        theme.changed.connect(self._dress)
        self._dress()

    def _dress(self) -> None:
        colours, side = self._theme.colours, self._theme.px(_SIDE)
        icon = self._icons.icon(self._icon_name, colours.text, side, disabled=colours.outline)
        self.setIcon(icon)
        self.setIconSize(QSize(side, side))
