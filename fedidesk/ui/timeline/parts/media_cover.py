"""What stands over media that are hidden: why, and the button that shows them."""

from PySide6.QtCore import QCoreApplication, QRect
from PySide6.QtGui import QPainter

from fedidesk.ui.theme import FontRole
from fedidesk.ui.timeline.frame import Frame
from fedidesk.ui.timeline.line_text import LineText
from fedidesk.ui.timeline.scene import Act, Scene

_translate = QCoreApplication.translate
_RADIUS = 10
_TALL, _FLAT, _ICON = 88, 44, 24
"""How high the panel is with its words one below the other and side by side, and the icon."""


class MediaCover:
    """A panel in the middle of ``rect``, which is covered as a whole."""

    def __init__(self, title: str, rect: QRect, frame: Frame) -> None:
        px = frame.theme.px
        self.title = title
        self.rect = rect
        self._words: list[tuple[LineText, int, int]] = []
        self._icon = QRect(0, 0, px(20), px(20))
        label = frame.line(_translate("Post", "Show"), FontRole.PLAIN)
        self._button = QRect(0, 0, label.width + 2 * px(16), px(32))
        words = frame.line(title, FontRole.STRONG, rect.width() - 2 * px(12))
        beside = px(12) + px(20) + px(8) + px(12) + self._button.width() + px(6)
        if rect.height() >= px(_TALL + _ICON + 16):
            self._stack(words, frame, with_icon=True)
        elif rect.height() >= px(_TALL) and beside + words.width > rect.width() - px(8):
            self._stack(words, frame, with_icon=False)
        else:
            self._line_up(title, beside, frame)
        x = self._button.center().x() + 1 - label.width // 2
        baseline = frame.baseline(self._button.y(), self._button.height(), FontRole.PLAIN)
        self._words.append((label, x, baseline))

    def _stack(self, words: LineText, frame: Frame, *, with_icon: bool) -> None:
        px = frame.theme.px
        wide = max(words.width, self._button.width()) + 2 * px(24)
        self._panel = self._middle(wide, px(_TALL + (_ICON if with_icon else 0)))
        centre, y = self._panel.center().x() + 1, self._panel.y() + px(12)
        if with_icon:
            self._icon.moveTo(centre - px(10), y)
            y += px(_ICON)
        else:
            self._icon = QRect()
        x = centre - words.width // 2
        self._words.append((words, x, frame.baseline(y, px(24), FontRole.STRONG)))
        self._button.moveTo(centre - self._button.width() // 2, y + px(30))

    def _line_up(self, title: str, beside: int, frame: Frame) -> None:
        px = frame.theme.px
        room = self.rect.width() - beside - px(8)
        # A letter or two would say nothing.
        words = frame.line(title if room >= px(60) else "", FontRole.STRONG, max(0, room))
        self._panel = self._middle(beside + words.width, px(_FLAT))
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
        if not self._icon.isNull():
            scene.paint_icon(painter, self._icon, "eye-off", colours.muted)
        hovered = scene.hovered is not None and scene.hovered.act is Act.REVEAL
        fill = colours.hover if hovered else colours.surface
        scene.fill_rounded(painter, self._button, fill, 8)
        scene.frame_rounded(painter, self._button, colours.outline, 8)
        painter.setPen(colours.text)
        for line, x, baseline in self._words:
            line.paint(painter, x, baseline, scene)
