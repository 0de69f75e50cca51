"""What a post is laid out for and painted with."""

from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QRegion

from fedidesk.qtmodels.image_cache import ImageCache
from fedidesk.qtmodels.image_decoding import Fit
from fedidesk.ui.colours import Colours
from fedidesk.ui.icons import Icons
from fedidesk.ui.theme import Theme


class Act(Enum):
    """What pressing a spot of a post does."""

    PROFILE = "profile"
    LINK = "link"
    REVEAL = "reveal"
    MEDIA = "media"
    QUOTE = "quote"
    CARD = "card"
    REPLY = "reply"
    BOOST = "boost"
    FAVOURITE = "favourite"
    BOOKMARK = "bookmark"
    MORE = "more"


@dataclass(frozen=True, slots=True, eq=False)
class Spot:
    """A place of a post that can be pressed.

    ``name`` is spoken, ``tip`` is shown; ``checked`` is None for what has no on and off.
    """

    act: Act
    rect: QRect
    name: str
    target: str = ""
    region: QRegion | None = None
    """Where the place is no rectangle."""
    description: str = ""
    tip: str = ""
    checked: bool | None = None
    enabled: bool = True


@dataclass(frozen=True, slots=True)
class Frame:
    """The column a post is laid out in; x counts from where reading begins."""

    theme: Theme
    row_width: int
    left: int
    width: int
    """Of the text, beside the avatar."""
    mirrored: bool
    now: datetime

    @property
    def direction(self) -> Qt.LayoutDirection:
        """That of the interface."""
        sides = Qt.LayoutDirection
        return sides.RightToLeft if self.mirrored else sides.LeftToRight

    def rect(self, x: int, y: int, width: int, height: int) -> QRect:
        """Return the rectangle in pixels of the row, on the other side where that is mirrored."""
        return QRect(self.row_width - x - width if self.mirrored else x, y, width, height)


class Scene:
    """Colours, icons and pictures for painting, on a screen of some pixel ratio."""

    __slots__ = ("clip", "dpr", "focused", "hovered", "icons", "images", "shows_focus", "theme")

    def __init__(self, theme: Theme, icons: Icons, images: ImageCache, dpr: float) -> None:
        self.theme = theme
        self.icons = icons
        self.images = images
        self.dpr = dpr
        self.clip = QRect()
        self.hovered: Spot | None = None
        self.focused: Spot | None = None
        self.shows_focus = True
        """False while the mouse is used: a ring around what was clicked tells nothing new."""

    @property
    def colours(self) -> Colours:
        """Those of now."""
        return self.theme.colours

    def paint_icon(
        self,
        painter: QPainter,
        rect: QRect,
        name: str,
        colour: QColor,
        *,
        filled: bool = False,
        mirrored: bool = False,
    ) -> None:
        """Paint an icon into a square."""
        pixmap = self.icons.pixmap(
            name, colour, rect.width(), self.dpr, filled=filled, mirrored=mirrored
        )
        painter.drawPixmap(rect.topLeft(), pixmap)

    def paint_picture(
        self,
        painter: QPainter,
        rect: QRect,
        url: str,
        size: QSize,
        *,
        radius: int = 0,
        fit: Fit = Fit.COVER,
        focus: QPointF | None = None,
    ) -> bool:
        """Paint a picture if it is there; else ask for it and return False."""
        pixmap = self.images.pixmap(url, size, self.dpr, radius, fit=fit, focus=focus)
        if pixmap is None:
            return False
        painter.drawPixmap(rect, pixmap)
        return True

    def fill_rounded(
        self, painter: QPainter, rect: QRect, colour: QColor, radius: float = 10
    ) -> None:
        """Paint a plain shape with round corners."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawRoundedRect(QRectF(rect), radius, radius)

    def frame_rounded(
        self, painter: QPainter, rect: QRect, colour: QColor, radius: float = 10, wide: float = 1
    ) -> None:
        """Paint a line along the inner edge of a rectangle, with round corners."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = painter.pen()
        pen.setStyle(Qt.PenStyle.SolidLine)
        pen.setColor(colour)
        pen.setWidthF(wide)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        half = wide / 2
        painter.drawRoundedRect(QRectF(rect).adjusted(half, half, -half, -half), radius, radius)
