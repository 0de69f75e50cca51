"""The beginning of a text in a few lines, the last of which says that there is more."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextLayout

from fedidesk.domain.clusters import label
from fedidesk.ui.theme import FontRole
from fedidesk.ui.timeline.frame import Frame
from fedidesk.ui.timeline.line_text import LineText

_LONGEST = 600
"""Letters that are looked at; no few lines have room for so many."""


def few_lines(text: str, role: FontRole, frame: Frame, room: int, most: int) -> list[LineText]:
    """Return at most ``most`` lines no wider than ``room``; none where the text says nothing."""
    words = label(text, _LONGEST)
    if not words:
        return []
    if most == 1 or frame.theme.metrics(role).horizontalAdvance(words) <= room:
        return [frame.line(words, role, room)]
    lines: list[LineText] = []
    layout = QTextLayout(words, frame.theme.font(role))
    layout.setTextOption(frame.typesetter.style(role).option(Qt.LayoutDirection.LeftToRight))
    raw = words.encode("utf-16-le")
    layout.beginLayout()
    while len(lines) < most and (line := layout.createLine()).isValid():
        line.setLineWidth(room)
        start, end = line.textStart(), line.textStart() + line.textLength()
        last = len(lines) == most - 1
        piece = raw[2 * start :] if last else raw[2 * start : 2 * end]
        lines.append(frame.line(piece.decode("utf-16-le", "replace").strip(), role, room))
    layout.endLayout()
    return lines
