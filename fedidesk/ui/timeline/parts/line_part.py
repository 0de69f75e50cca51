"""One muted line with an icon before it."""

from collections.abc import Iterable, Sequence

from PySide6.QtGui import QPainter

from fedidesk.domain.content import Span
from fedidesk.ui.theme import FontRole
from fedidesk.ui.timeline.frame import Frame
from fedidesk.ui.timeline.parts.part import Part
from fedidesk.ui.timeline.scene import Act, Scene, Spot

_HEIGHT, _ICON, _GAP = 24, 16, 8


class LinePart(Part):
    """Says in one line what there is no room for; with an ``act`` it can be pressed."""

    def __init__(
        self,
        icon: str,
        text: str | Sequence[Span],
        frame: Frame,
        top: int,
        *,
        act: Act | None = None,
        target: str = "",
        role: FontRole = FontRole.SMALL,
    ) -> None:
        px = frame.theme.px
        self.top = top
        self.bottom = top + px(_HEIGHT)
        self._icon = icon
        self._plain = role is not FontRole.SMALL
        side = px(_ICON)
        y = top + (px(_HEIGHT) - side) // 2
        self._icon_rect = frame.rect(frame.left, y, side, side)
        x = frame.left + side + px(_GAP)
        line = self._line = frame.line(text, role, frame.width - side - px(_GAP))
        self._text_rect = frame.rect(x, top, line.width, px(_HEIGHT))
        self._baseline = frame.baseline(top, px(_HEIGHT), role)
        self._spot: Spot | None = None
        if act is not None:
            whole = frame.rect(frame.left, top, x - frame.left + line.width, px(_HEIGHT))
            self._spot = Spot(act, whole, text if isinstance(text, str) else "", target)

    def paint(self, painter: QPainter, scene: Scene) -> None:
        """Paint it."""
        colours = scene.colours
        if self._spot is not None and self._spot is scene.hovered:
            scene.fill_rounded(painter, self._spot.rect.adjusted(-4, 0, 4, 0), colours.cover, 6)
        colour = colours.muted if self._spot is None else colours.link
        scene.paint_icon(painter, self._icon_rect, self._icon, colour)
        painter.setPen(colours.text if self._plain else colour)
        self._line.paint(painter, self._text_rect.x(), self._baseline, scene)

    def spots(self) -> Iterable[Spot]:
        """Return it, where it can be pressed."""
        return () if self._spot is None else (self._spot,)

    def urls(self) -> Iterable[str]:
        """Return the emoji in it."""
        return self._line.emoji_urls
