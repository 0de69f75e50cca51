"""What stands over media that are hidden: why, and the button that shows them."""

from PySide6.QtCore import QCoreApplication, QRect
from PySide6.QtGui import QPainter

from fedidesk.ui.theme import FontRole
from fedidesk.ui.timeline.frame import Frame
from fedidesk.ui.timeline.line_text import LineText
from fedidesk.ui.timeline.scene import Act, Scene

_translate = QCoreApplication.translate
_RADIUS = 10
_TALL, _FLAT = 112, 44
"""How high the panel is with its words one below the other, and side by side."""


class MediaCover:
    """A panel in the middle of ``rect``, which is covered as a whole."""

    def __init__(self, title: str, rect: QRect, frame: Frame) -> None:
        px = frame.theme.px
        self.rect = rect
        self._words: list[tuple[LineText, int, int]] = []
        self._icon = QRect(0, 0, px(20), px(20))
        label = frame.line(_translate("Post", "Show"), FontRole.PLAIN)
        self._button = QRect(0, 0, label.width + 2 * px(16), px(32))
        if rect.height() >= px(_TALL + 16):
            self._stack(title, frame)
        else:
            self._line_up(title, frame)
        x = self._button.center().x() + 1 - label.width // 2
        baseline = frame.baseline(self._button.y(), self._button.height(), FontRole.PLAIN)
        self._words.append((label, x, baseline))

    def _stack(self, title: str, frame: Frame) -> None:
        px = frame.theme.px
        words = frame.line(title, FontRole.STRONG, self.rect.width() - 2 * px(12))
        wide = max(words.width, self._button.width()) + 2 * px(24)
        self._panel = self._middle(wide, px(_TALL))
        centre, y = self._panel.center().x() + 1, self._panel.y() + px(12)
        self._icon.moveTo(centre - px(10), y)
        y += px(22)
        x = centre - words.width // 2
        self._words.append((words, x, frame.baseline(y, px(24), FontRole.STRONG)))
        self._button.moveTo(centre - self._button.width() // 2, y + px(32))

    def _line_up(self, title: str, frame: Frame) -> None:
        px = frame.theme.px
        fixed = px(12) + px(20) + px(8) + px(12) + self._button.width() + px(6)
        words = frame.line(title, FontRole.STRONG, max(0, self.rect.width() - fixed - 2 * px(4)))
        self._panel = self._middle(fixed + words.width, px(_FLAT))
        panel, middle = self._panel, self._panel.center().y() + 1
        pieces = (
            (self._icon, px(12)),
            (QRect(0, 0, words.width, px(24)), px(40)),
            (self._button, panel.width() - px(6) - self._button.width()),
        )
        for piece, offset in pieces:
            left = panel.width() - offset - piece.width() if frame.mirrored else offset
            piece.moveTo(panel.x() + left, middle - piece.height() // 2)
        place = pieces[1][0]
        baseline = frame.baseline(place.y(), place.height(), FontRole.STRONG)
        self._words.append((words, place.x(), baseline))

    def _middle(self, width: int, height: int) -> QRect:
        panel = QRect(0, 0, min(width, self.rect.width()), min(height, self.rect.height()))
        panel.moveCenter(self.rect.center())
        return panel

    def paint(self, painter: QPainter, scene: Scene) -> None:
        """Paint the panel; what is below it is painted already."""
        colours = scene.colours
        scene.fill_rounded(painter, self._panel, colours.surface, _RADIUS)
        scene.paint_icon(painter, self._icon, "eye-off", colours.muted)
        hovered = scene.hovered is not None and scene.hovered.act is Act.REVEAL
        fill = colours.hover if hovered else colours.surface
        scene.fill_rounded(painter, self._button, fill, 8)
        scene.frame_rounded(painter, self._button, colours.outline, 8)
        painter.setPen(colours.text)
        for line, x, baseline in self._words:
            line.paint(painter, x, baseline, scene)
