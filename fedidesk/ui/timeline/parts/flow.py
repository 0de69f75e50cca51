"""Small things in a row that goes on below where there is no more room."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter

from fedidesk.domain.content import Span
from fedidesk.ui.theme import FontRole
from fedidesk.ui.timeline.frame import Frame
from fedidesk.ui.timeline.line_text import LineText
from fedidesk.ui.timeline.parts.part import Part
from fedidesk.ui.timeline.scene import Act, Scene, Spot, Words

_LINE, _GAP = 24, 20
_DOT = "·"


def flow(widths: Sequence[int], gap: int, room: int) -> list[tuple[int, int]]:
    """Return for each width where it begins and on which line, from 0, 0."""
    places = []
    x = line = 0
    for width in widths:
        if x and x + width > room:
            x, line = 0, line + 1
        places.append((x, line))
        x += width + gap
    return places


class Said:
    """A few words of a line; those with an ``act`` can be pressed."""

    __slots__ = ("act", "name", "target", "text", "tip")

    def __init__(
        self,
        text: str | Sequence[Span],
        act: Act | None = None,
        target: str = "",
        *,
        name: Words = "",
        tip: Words = "",
    ) -> None:
        self.text = text
        self.act = act
        self.target = target
        self.name = name
        self.tip = tip


class WordsPart(Part):
    """Words in a small font with dots between them, in as many lines as they need."""

    def __init__(self, words: Sequence[Said], frame: Frame, top: int) -> None:
        px = frame.theme.px
        self.top = top
        height = self._height = px(_LINE)
        self._frame = frame
        lines = [frame.line(said.text, FontRole.SMALL) for said in words]
        places = flow([line.width for line in lines], px(_GAP), frame.width)
        self.bottom = top + (places[-1][1] + 1) * height if places else top
        self._words: list[tuple[LineText, QRect, int, Spot | None]] = []
        self._dots: list[tuple[int, int]] = []
        self._dot = frame.line(_DOT, FontRole.SMALL)
        for said, line, (x, number) in zip(words, lines, places, strict=True):
            y = top + number * height
            baseline = frame.baseline(y, height, FontRole.SMALL)
            rect = frame.rect(frame.left + x, y, line.width, height)
            self._words.append((line, rect, baseline, _spot(said, rect)))
            if x:
                middle = frame.left + x - (px(_GAP) + self._dot.width) // 2
                self._dots.append((frame.rect(middle, y, self._dot.width, 1).x(), baseline))

    def paint(self, painter: QPainter, scene: Scene) -> None:
        """Paint what can be pressed as a link, and all else muted."""
        colours = scene.colours
        for line, rect, baseline, spot in self._words:
            if spot is not None and spot is scene.hovered:
                scene.fill_rounded(painter, rect.adjusted(-4, 0, 4, 0), colours.hover, 6)
            painter.setPen(colours.muted if spot is None else colours.link)
            line.paint(painter, rect.x(), baseline, scene)
        painter.setPen(colours.muted)
        for x, baseline in self._dots:
            self._dot.paint(painter, x, baseline, scene)

    def spots(self) -> Iterable[Spot]:
        """Return what can be pressed."""
        return [spot for *_, spot in self._words if spot is not None]

    def urls(self) -> Iterable[str]:
        """Return the emoji in it."""
        return [url for line, *_ in self._words for url in line.emoji_urls]


def _spot(said: Said, rect: QRect) -> Spot | None:
    if said.act is None:
        return None
    name = said.name or (said.text if isinstance(said.text, str) else "")
    return Spot(said.act, rect, name, said.target, tip=said.tip)
