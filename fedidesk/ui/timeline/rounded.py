"""Rectangles with round corners, painted quickly: only their corners need to be smooth."""

from math import ceil

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap

_MOST_KEPT = 200


class Rounded:
    """Paints rectangles with round corners; corners are painted once and kept."""

    def __init__(self) -> None:
        self._corners: dict[tuple[int, float, float, float], QPixmap] = {}

    def fill(
        self, painter: QPainter, rect: QRect, colour: QColor, radius: float, dpr: float
    ) -> None:
        """Paint a plain shape."""
        painter.setBrush(colour)
        painter.setPen(Qt.PenStyle.NoPen)
        side = ceil(radius)
        if not _is_even(rect, side, dpr):
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.drawRoundedRect(QRectF(rect), radius, radius)
            return
        x, y, width, height = rect.x(), rect.y(), rect.width(), rect.height()
        painter.drawRect(x + side, y, width - 2 * side, side)
        painter.drawRect(x, y + side, width, height - 2 * side)
        painter.drawRect(x + side, y + height - side, width - 2 * side, side)
        self._paint_corners(painter, rect, self._corner(colour, radius, 0, dpr), side)

    def frame(
        self,
        painter: QPainter,
        rect: QRect,
        colour: QColor,
        radius: float,
        wide: float,
        dpr: float,
    ) -> None:
        """Paint a line along the inner edge."""
        side, thick = ceil(radius + wide), int(wide)
        if thick != wide or not _is_even(rect, side, dpr):
            _draw_frame(painter, rect, colour, radius, wide)
            return
        painter.setBrush(colour)
        painter.setPen(Qt.PenStyle.NoPen)
        x, y, width, height = rect.x(), rect.y(), rect.width(), rect.height()
        painter.drawRect(x + side, y, width - 2 * side, thick)
        painter.drawRect(x + side, y + height - thick, width - 2 * side, thick)
        painter.drawRect(x, y + side, thick, height - 2 * side)
        painter.drawRect(x + width - thick, y + side, thick, height - 2 * side)
        self._paint_corners(painter, rect, self._corner(colour, radius, wide, dpr), side)

    @staticmethod
    def _paint_corners(painter: QPainter, rect: QRect, corners: QPixmap, side: int) -> None:
        x, y, width, height = rect.x(), rect.y(), rect.width(), rect.height()
        right, bottom = x + width - side, y + height - side
        part = round(side * corners.devicePixelRatio())
        painter.drawPixmap(x, y, corners, 0, 0, part, part)
        painter.drawPixmap(right, y, corners, part, 0, part, part)
        painter.drawPixmap(x, bottom, corners, 0, part, part, part)
        painter.drawPixmap(right, bottom, corners, part, part, part, part)

    def _corner(self, colour: QColor, radius: float, wide: float, dpr: float) -> QPixmap:
        """Return the four corners side by side."""
        key = (colour.rgba(), radius, wide, dpr)
        pixmap = self._corners.get(key)
        if pixmap is None:
            if len(self._corners) >= _MOST_KEPT:
                self._corners.clear()
            pixmap = self._corners[key] = _draw_corners(colour, radius, wide, dpr)
        return pixmap


def _is_even(rect: QRect, side: int, dpr: float) -> bool:
    """Return whether pixels of the screen end where the parts do."""
    return dpr.is_integer() and rect.width() >= 2 * side and rect.height() >= 2 * side


def _draw_corners(colour: QColor, radius: float, wide: float, dpr: float) -> QPixmap:
    side = 2 * ceil(radius + wide)
    pixmap = QPixmap(round(side * dpr), round(side * dpr))
    pixmap.setDevicePixelRatio(dpr)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    whole = QRect(0, 0, side, side)
    if wide:
        _draw_frame(painter, whole, colour, radius, wide)
    else:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawRoundedRect(QRectF(whole), radius, radius)
    painter.end()
    return pixmap


def _draw_frame(painter: QPainter, rect: QRect, colour: QColor, radius: float, wide: float) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = painter.pen()
    pen.setStyle(Qt.PenStyle.SolidLine)
    pen.setColor(colour)
    pen.setWidthF(wide)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    half = wide / 2
    painter.drawRoundedRect(QRectF(rect).adjusted(half, half, -half, -half), radius, radius)
