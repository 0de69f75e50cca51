"""The icons: one family of line drawings, tinted with the colours of the theme."""

from PySide6 import QtGui, QtSvg
from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap

from fedidesk.core.resources import resource
from fedidesk.ui.kept_icons import IconKey, KeptIcons

_MOST_KEPT = 500


class Icons:
    """Draws and keeps icons, and in ``kept`` from one start to the next.

    Names are those of the files in ``resources/icons/lucide``.
    ``ratio`` is the pixel ratio of the sharpest screen; Qt makes buttons' icons smaller for others.
    """

    def __init__(self, ratio: float = 1.0, kept: KeptIcons | None = None) -> None:
        self._ratio = ratio
        self._kept = kept
        self._has_new = False
        self._folder = str(resource("icons", "lucide"))
        self._sources: dict[str, str] = {}
        self._pixmaps: dict[IconKey, QPixmap] = {} if kept is None else kept.read()

    def pixmap(
        self,
        name: str,
        colour: QColor,
        side: int,
        dpr: float = 1.0,
        *,
        filled: bool = False,
        mirrored: bool = False,
    ) -> QPixmap:
        """Return the icon ``side`` logical pixels large, sharp at the device's pixel ratio."""
        key = (name, colour.rgba(), side, dpr, filled, mirrored)
        pixmap = self._pixmaps.get(key)
        if pixmap is None:
            if len(self._pixmaps) >= _MOST_KEPT:
                self._pixmaps.clear()
            self._has_new = True
            pixmap = self._pixmaps[key] = self._draw(name, colour, side, dpr, filled)
            if mirrored:
                pixmap = self._pixmaps[key] = pixmap.transformed(QtGui.QTransform.fromScale(-1, 1))
        return pixmap

    def keep(self) -> None:
        """Let the next start find what was drawn at this one."""
        if self._kept is not None and self._has_new:
            self._has_new = False
            self._kept.write(self._pixmaps)

    def icon(
        self,
        name: str,
        colour: QColor,
        side: int = 20,
        *,
        disabled: QColor | None = None,
        mirrored: bool = False,
    ) -> QIcon:
        """Return the icon for a button or a menu; make it anew when the theme changes."""
        icon = QIcon(self.pixmap(name, colour, side, self._ratio, mirrored=mirrored))
        if disabled is not None:
            pixmap = self.pixmap(name, disabled, side, self._ratio, mirrored=mirrored)
            icon.addPixmap(pixmap, QIcon.Mode.Disabled)
        return icon

    def _draw(self, name: str, colour: QColor, side: int, dpr: float, filled: bool) -> QPixmap:
        source = self._source(name).replace("currentColor", colour.name())
        if filled:
            source = source.replace('fill="none"', f'fill="{colour.name()}"', 1)
        pixels = max(1, round(side * dpr))
        pixmap = QPixmap(pixels, pixels)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        QtSvg.QSvgRenderer(QByteArray(source.encode())).render(
            painter, QRectF(0, 0, pixels, pixels)
        )
        painter.end()
        pixmap.setDevicePixelRatio(dpr)
        return pixmap

    def _source(self, name: str) -> str:
        source = self._sources.get(name)
        if source is None:
            # Without a Path: the first frame needs two dozen of them.
            with open(f"{self._folder}/{name}.svg", encoding="utf-8") as file:  # noqa: PTH123
                source = self._sources[name] = file.read()
        return source


def application_icon() -> QIcon:
    """Return fedidesk's own icon."""
    return QIcon(str(resource("icons", "fedidesk.svg")))
