"""One line of text with custom emoji in it, shaped once and painted often."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter

from fedidesk.domain.clusters import cut, is_boundary
from fedidesk.domain.content import Span, SpanKind
from fedidesk.qtmodels.picture_key import Fit
from fedidesk.ui.theme import FontRole
from fedidesk.ui.timeline import stand_in
from fedidesk.ui.timeline.scene import Scene
from fedidesk.ui.timeline.typesetter import Shape, Typesetter

_ELLIPSIS, _JOINER = "…", "\u200d"


class LineText:
    """A line no wider than ``most``: what does not fit is cut with an ellipsis.

    Paint it at its left edge and baseline, in the colour of the painter's pen.
    """

    __slots__ = ("_emoji_side", "_emojis", "_texts", "width")

    def __init__(
        self,
        text: str | Sequence[Span],
        role: FontRole,
        typesetter: Typesetter,
        most: int,
        *,
        right_to_left: bool = False,
    ) -> None:
        self.width = 0
        self._texts: list[tuple[int, Shape]] = []
        self._emojis: list[tuple[int, str, str]] = []
        self._emoji_side = 0
        if isinstance(text, str):
            self._add_text(text, role, typesetter, most)
            return
        self._emoji_side = round(typesetter.theme.pixels(role) * 1.2)
        for span in text:
            if self.width >= most:
                break
            if span.kind is SpanKind.EMOJI:
                self._add_emoji(span, most)
            else:
                self._add_text(span.text, role, typesetter, most)
        if right_to_left and len(self._texts) + len(self._emojis) > 1:
            self._turn_round()

    @property
    def emoji_urls(self) -> list[str]:
        """The addresses of the pictures in it."""
        return [url for _, url, _ in self._emojis]

    def paint(self, painter: QPainter, x: int, baseline: int, scene: Scene) -> None:
        """Paint it."""
        for offset, shape in self._texts:
            place = QPointF(x + offset - shape.left, baseline - shape.ascent)
            shape.layout.draw(painter, place)
        side = self._emoji_side
        for offset, url, shortcode in self._emojis:
            place_of_emoji = QRect(x + offset, baseline - round(side * 0.8), side, side)
            size = QSize(side, side)
            if scene.paint_picture(painter, place_of_emoji, url, size, fit=Fit.CONTAIN):
                continue
            if scene.images.trouble(url) is not None:
                stand_in.paint_stand_in(painter, place_of_emoji, shortcode, scene.theme)

    def _add_emoji(self, span: Span, most: int) -> None:
        if self.width + self._emoji_side <= most:
            self._emojis.append((self.width, span.target, span.text))
            self.width += self._emoji_side
        else:
            self.width = most

    def _add_text(self, text: str, role: FontRole, typesetter: Typesetter, most: int) -> None:
        shape = typesetter.shape(text, role)
        room = most - self.width
        if shape.width > room:
            metrics = typesetter.theme.metrics(role)
            shape = typesetter.shape(_elided(shape.text, metrics, room), role)
        self._texts.append((self.width, shape))
        self.width = min(most, self.width + shape.width)

    def _turn_round(self) -> None:
        """Put the pieces from right to left, each as wide as it is."""
        starts = sorted([left for left, _ in self._texts] + [left for left, _, _ in self._emojis])
        ends = dict(zip(starts, [*starts[1:], self.width], strict=True))
        self._texts = [(self.width - ends[left], shape) for left, shape in self._texts]
        self._emojis = [
            (self.width - ends[left], url, shortcode) for left, url, shortcode in self._emojis
        ]


def _elided(text: str, metrics: QFontMetrics, room: int) -> str:
    """Return the beginning of ``text`` that has room; Qt alone would split joined letters."""
    elided = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)
    kept = elided.removesuffix(_ELLIPSIS)
    if not text.startswith(kept):
        # It puts a joiner before the dots, so that an Arabic letter keeps its shape.
        kept = kept.removesuffix(_JOINER)
    if text.isascii() or kept == elided or is_boundary(text, len(kept)):
        return elided
    return cut(text, len(kept)) + _ELLIPSIS
