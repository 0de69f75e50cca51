"""The hashtags below a post's text: quiet, and there to be pressed."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QCoreApplication, QLocale, QRect
from PySide6.QtGui import QPainter

from fedidesk.ui.theme import FontRole
from fedidesk.ui.timeline.frame import Frame
from fedidesk.ui.timeline.line_text import LineText
from fedidesk.ui.timeline.parts.part import Part
from fedidesk.ui.timeline.scene import Act, Scene, Spot

_translate = QCoreApplication.translate
_LINES = 2
"""How many there are before somebody asks for more."""
_LINE, _GAP = 24, 12
_MOST, _MOST_IN_LINES = 200, 40
"""Hashtags that are laid out at all, and before somebody asks for more."""


class HashtagPart(Part):
    """One or two lines of hashtags; what has no room there is a number that shows all of them.

    ``turned``: they begin at the other side, as the text above them does.
    """

    def __init__(
        self,
        hashtags: Sequence[str],
        frame: Frame,
        top: int,
        *,
        whole: bool = False,
        turned: bool = False,
    ) -> None:
        names = hashtags[: _MOST if whole else _MOST_IN_LINES]
        lines = [frame.line(f"#{name}", FontRole.SMALL) for name in names]
        gap, height = frame.theme.px(_GAP), frame.theme.px(_LINE)
        places = _flow(lines, gap, frame.width)
        shown = len(lines)
        if not whole:
            while shown > 1 and places[-1][1] >= _LINES:
                shown -= 1
                more = frame.line("+" + QLocale().toString(len(hashtags) - shown), FontRole.SMALL)
                lines = [*lines[:shown], more]
                places = _flow(lines, gap, frame.width)
        self._hidden = len(hashtags) - shown if len(lines) > shown else 0
        self._names = names[:shown]
        self._pieces: list[tuple[LineText, QRect, int]] = []
        for line, (x, number) in zip(lines, places, strict=True):
            y = top + number * height
            x = frame.width - x - line.width if turned else x
            rect = frame.rect(frame.left + x, y, line.width, height)
            self._pieces.append((line, rect, frame.baseline(y, height, FontRole.SMALL)))
        self.top = top
        self.bottom = top + (places[-1][1] + 1) * height

    def paint(self, painter: QPainter, scene: Scene) -> None:
        """Paint them."""
        colours, hovered = scene.colours, scene.hovered
        for line, rect, baseline in self._pieces:
            on_it = hovered is not None and hovered.rect == rect
            painter.setPen(colours.link if on_it else colours.muted)
            line.paint(painter, rect.x(), baseline, scene)

    def spots(self) -> Iterable[Spot]:
        """Return each hashtag, and what shows the others."""
        for name, (_, rect, _) in zip(self._names, self._pieces, strict=False):
            yield Spot(Act.LINK, rect, f"#{name}", f"#{name}")
        if self._hidden:
            words = _translate("Post", "Show %Ln more hashtag(s)", "", self._hidden)
            yield Spot(Act.EXPAND, self._pieces[-1][1], words, tip=words)


def _flow(lines: Sequence[LineText], gap: int, room: int) -> list[tuple[int, int]]:
    """Return where each piece begins, and in which line it stands."""
    places = []
    x = number = 0
    for line in lines:
        if x and x + line.width > room:
            x, number = 0, number + 1
        places.append((x, number))
        x += line.width + gap
    return places
