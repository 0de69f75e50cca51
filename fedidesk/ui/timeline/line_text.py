"""One line of text with custom emoji in it, shaped once and painted often."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QTextLayout, QTextLine

from fedidesk.domain.content import Span, SpanKind
from fedidesk.qtmodels.image_decoding import Fit
from fedidesk.ui.theme import FontRole, Theme
from fedidesk.ui.timeline.scene import Scene

_WIDE = 1e6


class LineText:
    """A line no wider than ``most``: what does not fit is cut with an ellipsis.

    Paint it at its left edge and baseline, in the colour of the painter's pen.
    """

    __slots__ = ("_emoji_side", "_emojis", "_texts", "width")

    def __init__(
        self,
        text: str | Sequence[Span],
        role: FontRole,
        theme: Theme,
        most: int,
        *,
        right_to_left: bool = False,
    ) -> None:
        self.width = 0
        self._emoji_side = theme.px(role.value[0] + 3)
        self._texts: list[tuple[int, QTextLayout, float]] = []
        self._emojis: list[tuple[int, str]] = []
        spans = [Span(text)] if isinstance(text, str) else text
        for span in spans:
            if self.width >= most:
                break
            self._add(span, role, theme, most)
        if right_to_left and len(self._texts) + len(self._emojis) > 1:
            self._turn_round()

    @property
    def emoji_urls(self) -> list[str]:
        """The addresses of the pictures in it."""
        return [url for _, url in self._emojis]

    def paint(self, painter: QPainter, x: int, baseline: int, scene: Scene) -> None:
        """Paint it."""
        for offset, layout, ascent in self._texts:
            layout.draw(painter, QPointF(x + offset, baseline - ascent))
        side = self._emoji_side
        for offset, url in self._emojis:
            place = QRect(x + offset, baseline - round(side * 0.8), side, side)
            scene.paint_picture(painter, place, url, QSize(side, side), fit=Fit.CONTAIN)

    def _add(self, span: Span, role: FontRole, theme: Theme, most: int) -> None:
        if span.kind is SpanKind.EMOJI:
            if self.width + self._emoji_side <= most:
                self._emojis.append((self.width, span.target))
                self.width += self._emoji_side
            else:
                self.width = most
            return
        text = span.text.replace("\n", " ")
        layout, line = _shaped(text, role, theme)
        room = most - self.width
        if line.naturalTextWidth() > room:
            cut = theme.metrics(role).elidedText(text, Qt.TextElideMode.ElideRight, room)
            layout, line = _shaped(cut, role, theme)
            wide = room
        else:
            wide = -int(-line.naturalTextWidth())
        left = self.width - round(line.naturalTextRect().x())
        self._texts.append((left, layout, line.ascent()))
        self.width += wide

    def _turn_round(self) -> None:
        """Put the pieces from right to left, each as wide as it is."""
        starts = sorted([left for left, *_ in self._texts] + [left for left, _ in self._emojis])
        ends = dict(zip(starts, [*starts[1:], self.width], strict=True))
        self._texts = [
            (self.width - ends[left], layout, ascent) for left, layout, ascent in self._texts
        ]
        self._emojis = [(self.width - ends[left], url) for left, url in self._emojis]


def _shaped(text: str, role: FontRole, theme: Theme) -> tuple[QTextLayout, QTextLine]:
    layout = QTextLayout(text, theme.font(role))
    layout.setCacheEnabled(True)
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(_WIDE)
    layout.endLayout()
    return layout, line
