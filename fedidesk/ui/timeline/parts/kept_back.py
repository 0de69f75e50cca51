"""What stands in the place of a post that the reader does not want to see."""

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QPainter

from fedidesk.domain.filters import Verdict
from fedidesk.domain.ids import PostId
from fedidesk.domain.text import isolated
from fedidesk.ui.theme import FontRole
from fedidesk.ui.timeline.frame import Frame
from fedidesk.ui.timeline.parts.flow import Said, WordsPart
from fedidesk.ui.timeline.parts.part import Part
from fedidesk.ui.timeline.parts.text_parts import CaptionPart
from fedidesk.ui.timeline.scene import Act, Scene, Spot

_translate = QCoreApplication.translate
_HEIGHT, _GAP = 24, 12


def filtered_text(verdict: Verdict) -> str:
    """Return which filters a post meets."""
    if not verdict.titles:
        return _translate("Post", "Filtered")
    titles = ", ".join(isolated(title) for title in verdict.titles)
    return _translate("Post", "Filtered: %1").replace("%1", titles)


class KeptBackPart(Part):
    """Why a post is not shown, or that it is shown all the same, and the words that change it."""

    def __init__(self, why: str, post_id: PostId, shown: bool, frame: Frame, top: int) -> None:
        px = frame.theme.px
        self.top = top
        label = _translate("Post", "Hide") if shown else _translate("Post", "Show anyway")
        button = self._button = frame.line(label, FontRole.STRONG)
        height = px(_HEIGHT)
        room = frame.width - button.width - px(_GAP)
        wide = frame.theme.metrics(FontRole.SMALL).horizontalAdvance(why)
        self._why: Part
        if wide <= room:
            self._why = WordsPart([Said(why)], frame, top)
            x, y = frame.left + wide + px(_GAP), top
        else:
            self._why = CaptionPart(why, frame, top + px(2))
            x, y = frame.left, self._why.bottom + px(4)
        rect = frame.rect(x, y, button.width, height)
        self._spot = Spot(Act.SHOW_ANYWAY, rect, label, post_id, description=why)
        self._baseline = frame.baseline(y, height, FontRole.STRONG)
        self.bottom = max(self._why.bottom, y + height)

    def paint(self, painter: QPainter, scene: Scene) -> None:
        """Paint it."""
        colours = scene.colours
        self._why.paint(painter, scene)
        rect = self._spot.rect
        if self._spot is scene.hovered:
            scene.fill_rounded(painter, rect.adjusted(-4, 0, 4, 0), colours.hover, 6)
        painter.setPen(colours.link)
        self._button.paint(painter, rect.x(), self._baseline, scene)

    def spots(self) -> Iterable[Spot]:
        """Return the words that show it, or hide it again."""
        return (self._spot,)
