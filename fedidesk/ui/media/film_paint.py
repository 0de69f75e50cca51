"""How a film looks, before it plays and while it does."""

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QImage, QPainter, QTransform

from fedidesk.domain.media import AUDIO, Media
from fedidesk.qtmodels.picture_key import Fit
from fedidesk.ui.colours import DARK, Colours
from fedidesk.ui.media.dark_dress import ground
from fedidesk.ui.media.media_tools import MediaTools


class FilmPainter:
    """Paints into a rectangle with round corners, on a screen of some pixel ratio."""

    def __init__(self, media: Media, poster: str, tools: MediaTools, radius: int) -> None:
        self._media = media
        self._poster = poster
        self._tools = tools
        self._radius = radius

    def paint_ground(self, painter: QPainter, rect: QRect, colours: Colours | None) -> None:
        """Paint what is behind it: dark, or in ``colours`` where it is a bar in a post."""
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ground() if colours is None else colours.cover)
        painter.drawRoundedRect(QRectF(rect), self._radius, self._radius)

    def paint_ring(self, painter: QPainter, rect: QRect, colour: QColor) -> None:
        """Show that the keyboard is on it."""
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(colour)
        painter.drawRoundedRect(QRectF(rect).adjusted(1, 1, -1, -1), self._radius, self._radius)

    def paint_shade(self, painter: QPainter, bar: QRect) -> None:
        """Darken the picture below the controls."""
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(DARK.scrim)
        painter.drawRoundedRect(QRectF(bar), self._radius, self._radius)

    def paint_cover(self, painter: QPainter, side: int, dpr: float, colours: Colours) -> None:
        """Paint the picture of a sound, or an icon, at the beginning of its bar."""
        px = self._tools.theme.px
        size = QSize(side - px(16), side - px(16))
        cover = self._tools.images.pixmap(self._poster, size, dpr, 8)
        if cover is not None:
            at = QRectF(QPoint(px(8), px(8)), size)
            painter.drawPixmap(at, cover, QRectF(cover.rect()))
        else:
            self._paint_icon(painter, QPoint(side // 2, side // 2), "volume-2", 24, colours, dpr)

    def paint_picture(self, painter: QPainter, rect: QRect, image: QImage, dpr: float) -> None:
        """Paint a picture of the film, or what stands for it while there is none."""
        if image.isNull():
            self._paint_poster(painter, rect, dpr)
            return
        size = image.size().scaled(rect.size(), Qt.AspectRatioMode.KeepAspectRatio)
        place = QRectF(QPoint(0, 0), size)
        place.moveCenter(QRectF(rect).center())
        if not self._radius or rect.width() - size.width() > 2 * self._radius:
            painter.drawImage(place, image)
            return
        brush = QBrush(image)
        brush.setTransform(_onto(place, image))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(brush)
        painter.drawRoundedRect(place, self._radius, self._radius)

    def paint_disc(self, painter: QPainter, rect: QRect, dpr: float) -> None:
        """Say that it would play."""
        px = self._tools.theme.px
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(DARK.scrim)
        painter.drawEllipse(rect.center(), px(32), px(32))
        self._paint_icon(painter, rect.center(), "play", 28, None, dpr)

    def _paint_poster(self, painter: QPainter, rect: QRect, dpr: float) -> None:
        poster = self._tools.images.pixmap(
            self._poster, rect.size(), dpr, self._radius, fit=Fit.CONTAIN
        )
        # A stand-in of another shape would jump.
        if poster is not None and abs(poster.width() - rect.width() * dpr) < 2:
            painter.drawPixmap(QRectF(rect), poster, QRectF(poster.rect()))
        elif self._media.kind == AUDIO:
            self._paint_icon(painter, rect.center(), "volume-2", 48, DARK, dpr)

    def _paint_icon(
        self,
        painter: QPainter,
        middle: QPoint,
        name: str,
        side: int,
        muted: Colours | None,
        dpr: float,
    ) -> None:
        """Paint an icon, muted by some colours, or bright where None."""
        side = self._tools.theme.px(side)
        colour = DARK.on_scrim if muted is None else muted.muted
        icon = self._tools.icons.pixmap(name, colour, side, dpr, filled=name == "play")
        painter.drawPixmap(QPoint(middle.x() - side // 2, middle.y() - side // 2), icon)


def _onto(place: QRectF, image: QImage) -> QTransform:
    """Return what brings an image to its place, less half a pixel at each edge.

    A brush begins anew where the image ends: smoothed, its far edge would shine through.
    """
    wide = place.width() / max(1, image.width() - 1)
    high = place.height() / max(1, image.height() - 1)
    to = QTransform.fromTranslate(place.x() - wide / 2, place.y() - high / 2)
    return to.scale(wide, high)
