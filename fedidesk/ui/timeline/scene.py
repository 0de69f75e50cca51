"""What can be pressed in a post, and what it is painted with."""

from collections.abc import Callable
from enum import StrEnum

from PySide6.QtCore import QPoint, QPointF, QRect, QSize
from PySide6.QtGui import QColor, QPainter, QPixmap, QRegion

from fedidesk.domain.ids import RowId
from fedidesk.qtmodels.image_cache import ImageCache
from fedidesk.qtmodels.picture_key import Fit, blurred_address
from fedidesk.ui.colours import Colours
from fedidesk.ui.icons import Icons
from fedidesk.ui.theme import Theme
from fedidesk.ui.timeline.rounded import Rounded

Words = str | Callable[[], str]


class Act(StrEnum):
    """What pressing a spot of a post does."""

    PROFILE = "profile"
    LINK = "link"
    REVEAL = "reveal"
    EXPAND = "expand"
    MEDIA = "media"
    DESCRIPTION = "description"
    QUOTE = "quote"
    CARD = "card"
    REPLY = "reply"
    BOOST = "boost"
    FAVOURITE = "favourite"
    BOOKMARK = "bookmark"
    MORE = "more"
    LOAD = "load"
    SHOW_ANYWAY = "show anyway"
    """The target is the post, or the one it quotes."""
    UNCOVER = "uncover"
    """Show or hide what a quoted post has behind a warning. The target is that post."""
    CHOOSE = "choose"
    TICK = "tick"
    """Pick an answer of a poll: the only one, or one of several. The target is its number."""
    VOTE = "vote"
    RESULTS = "results"
    REFRESH = "refresh"
    REACT = "react"
    """The target is the name of the emoji."""
    BOOSTED_BY = "boosted by"
    FAVOURITED_BY = "favourited by"
    QUOTED_BY = "quoted by"
    HISTORY = "history"
    FOLD = "fold"
    ORIGINAL = "original"


class Spot:
    """A place of a post that can be pressed.

    ``name`` is spoken, ``tip`` is shown; both may be given as a function that is called when
    somebody asks. ``checked`` is None for what has no on and off. ``region`` is there where the
    place is no rectangle.
    """

    __slots__ = (
        "_description",
        "_name",
        "_tip",
        "act",
        "checked",
        "enabled",
        "rect",
        "region",
        "target",
    )

    def __init__(
        self,
        act: Act,
        rect: QRect,
        name: Words,
        target: str = "",
        region: QRegion | None = None,
        *,
        description: Words = "",
        tip: Words = "",
        checked: bool | None = None,
        enabled: bool = True,
    ) -> None:
        self.act = act
        self.rect = rect
        self._name = name
        self.target = target
        self.region = region
        self._description = description
        self._tip = tip
        self.checked = checked
        self.enabled = enabled

    def covers(self, where: QPoint) -> bool:
        """Return whether a point of the row is in it."""
        return self.rect.contains(where) if self.region is None else self.region.contains(where)

    @property
    def name(self) -> str:
        """What it is called."""
        return _said(self._name)

    @property
    def description(self) -> str:
        """What else there is to say of it."""
        return _said(self._description)

    @property
    def tip(self) -> str:
        """What to show when the mouse rests on it."""
        return _said(self._tip)


def _said(words: Words) -> str:
    return words if isinstance(words, str) else words()


class Scene:
    """Colours, icons and pictures for painting, on a screen of some pixel ratio."""

    __slots__ = (
        "_icon_sets",
        "_rounded",
        "clip",
        "dpr",
        "focused",
        "hovered",
        "icons",
        "images",
        "last_read",
        "shows_focus",
        "theme",
    )

    def __init__(self, theme: Theme, icons: Icons, images: ImageCache, dpr: float) -> None:
        self.theme = theme
        self.icons = icons
        self.images = images
        self.dpr = dpr
        self._rounded = Rounded()
        self._icon_sets: dict[tuple[object, ...], tuple[QPixmap, ...]] = {}
        self.clip = QRect()
        self.hovered: Spot | None = None
        self.focused: Spot | None = None
        self.last_read: RowId | None = None
        """The row above which the new ones begin."""
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

    def icons_of(
        self, names: tuple[str, ...], side: int, colour: QColor, *, mirrored: tuple[str, ...]
    ) -> tuple[QPixmap, ...]:
        """Return several icons that are painted again and again; ``mirrored`` names some."""
        key = (names, side, colour.rgba(), self.dpr, mirrored)
        found = self._icon_sets.get(key)
        if found is None:
            found = self._icon_sets[key] = tuple(
                self.icons.pixmap(name, colour, side, self.dpr, mirrored=name in mirrored)
                for name in names
            )
        return found

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
        blurhash: str = "",
    ) -> bool:
        """Paint a picture if it is there; else ask for it and return False.

        Until it comes, what ``blurhash`` stands for is painted in its place.
        """
        pixmap = self.images.pixmap(url, size, self.dpr, radius, fit=fit, focus=focus)
        if pixmap is None and blurhash:
            pixmap = self.images.pixmap(blurred_address(blurhash), size, self.dpr, radius)
        if pixmap is None:
            return False
        painter.drawPixmap(rect, pixmap)
        return True

    def fill_rounded(
        self, painter: QPainter, rect: QRect, colour: QColor, radius: float = 10
    ) -> None:
        """Paint a plain shape with round corners."""
        self._rounded.fill(painter, rect, colour, radius, self.dpr)

    def frame_rounded(
        self, painter: QPainter, rect: QRect, colour: QColor, radius: float = 10, wide: float = 1
    ) -> None:
        """Paint a line along the inner edge of a rectangle, with round corners."""
        self._rounded.frame(painter, rect, colour, radius, wide, self.dpr)
