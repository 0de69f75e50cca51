"""The column that a post is laid out in."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QRect, Qt

from fedidesk.domain.content import Span
from fedidesk.ui.theme import FontRole, Theme
from fedidesk.ui.timeline.line_text import LineText
from fedidesk.ui.timeline.typesetter import Typesetter

_Sides = Qt.LayoutDirection


class Frame:
    """Where text begins in a row and how wide it is; x counts from where reading begins."""

    __slots__ = (
        "direction",
        "indent",
        "left",
        "level",
        "mirrored",
        "now",
        "row_width",
        "theme",
        "typesetter",
        "width",
    )

    def __init__(
        self,
        typesetter: Typesetter,
        row_width: int,
        left: int,
        width: int,
        *,
        mirrored: bool,
        now: datetime,
        level: int = 0,
        indent: int = 0,
    ) -> None:
        self.typesetter = typesetter
        self.theme: Theme = typesetter.theme
        self.row_width = row_width
        self.left = left
        self.width = width
        self.mirrored = mirrored
        self.direction = _Sides.RightToLeft if mirrored else _Sides.LeftToRight
        self.now = now
        self.level = level
        """How many steps it is moved in, as what answers something in a thread is."""
        self.indent = indent
        """So many pixels."""

    def inner(self, left: int, width: int) -> "Frame":
        """Return another column in the same row."""
        return Frame(
            self.typesetter,
            self.row_width,
            left,
            width,
            mirrored=self.mirrored,
            now=self.now,
            level=self.level,
            indent=self.indent,
        )

    def rect(self, x: int, y: int, width: int, height: int) -> QRect:
        """Return the rectangle in pixels of the row, on the other side where that is mirrored."""
        return QRect(self.row_width - x - width if self.mirrored else x, y, width, height)

    def x(self, x: int, width: int) -> int:
        """Return where such a rectangle begins in pixels of the row."""
        return self.row_width - x - width if self.mirrored else x

    def line(
        self,
        text: str | Sequence[Span],
        role: FontRole,
        most: int | None = None,
        *,
        right_to_left: bool = False,
    ) -> LineText:
        """Return a line of text no wider than ``most``, or than the column."""
        room = self.width if most is None else most
        return LineText(text, role, self.typesetter, room, right_to_left=right_to_left)

    def baseline(self, top: int, height: int, role: FontRole) -> int:
        """Return where letters stand that are in the middle of a line of that height."""
        metrics = self.theme.metrics(role)
        return top + (height + metrics.ascent() - metrics.descent()) // 2
