"""The strip that stands for posts that nobody has fetched."""

from collections.abc import Iterable

from PySide6.QtGui import QPainter

from fedidesk.ui.theme import FontRole
from fedidesk.ui.timeline.frame import Frame
from fedidesk.ui.timeline.line_text import LineText
from fedidesk.ui.timeline.parts.part import Part
from fedidesk.ui.timeline.parts.text_parts import CaptionPart
from fedidesk.ui.timeline.scene import Act, Scene, Spot

_RADIUS = 10
_PAD, _BUTTON, _ICON = 12, 32, 20
_LEAST_TEXT = 160
"""With less room than that for the words, the button goes below them."""


class GapPart(Part):
    """An icon, what is to be said, and a button beside or below it, in a thin frame."""

    def __init__(self, text: str, button: str, frame: Frame, top: int) -> None:
        px = frame.theme.px
        pad, tall = px(_PAD), px(_BUTTON)
        self.top = top
        self._name = button
        self._pad = pad
        icon = px(_ICON)
        left = frame.left + pad + icon + px(8)
        room = frame.left + frame.width - pad - left
        self._label: LineText | None = None
        wide = 0
        if button:
            label = self._label = frame.line(button, FontRole.STRONG, room - 2 * pad)
            wide = label.width + 2 * pad
        beside = not button or room - wide - pad >= px(_LEAST_TEXT)
        if button and beside:
            room -= wide + pad
        y = top + pad
        slack = (tall - frame.typesetter.style(FontRole.PLAIN).line_height) // 2 if beside else 0
        self._text = CaptionPart(text, frame.inner(left, room), y + slack, FontRole.PLAIN)
        x = frame.left + frame.width - pad - wide
        bottom = max(y + tall, self._text.bottom + slack) if beside else self._text.bottom
        if button and not beside:
            y, x = bottom + px(8), left
            bottom = y + tall
        self.bottom = bottom + pad
        self._button = frame.rect(x, y, wide, tall)
        self._baseline = frame.baseline(y, tall, FontRole.STRONG)
        self._icon = frame.rect(frame.left + pad, self._text.top, icon, icon)
        self._rect = frame.rect(frame.left, top, frame.width, self.bottom - top)

    def paint(self, painter: QPainter, scene: Scene) -> None:
        """Paint it quietly."""
        colours = scene.colours
        scene.frame_rounded(painter, self._rect, colours.separator, _RADIUS)
        scene.paint_icon(painter, self._icon, "unfold-vertical", colours.muted)
        self._text.paint(painter, scene)
        if self._label is None:
            return
        hovered = scene.hovered is not None and scene.hovered.act is Act.LOAD
        fill = colours.hover if hovered else colours.surface
        scene.fill_rounded(painter, self._button, fill, 8)
        scene.frame_rounded(painter, self._button, colours.outline, 8)
        painter.setPen(colours.text)
        self._label.paint(painter, self._button.x() + self._pad, self._baseline, scene)

    def spots(self) -> Iterable[Spot]:
        """Return the button."""
        if self._label is not None:
            yield Spot(Act.LOAD, self._button, self._name)
