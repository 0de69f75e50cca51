"""How wide text is in a row, and where it begins."""

from datetime import datetime

from PySide6.QtCore import QRect

from fedidesk.ui.timeline.frame import Frame
from fedidesk.ui.timeline.parts.header import AVATAR_GAP, avatar_side, is_narrow
from fedidesk.ui.timeline.typesetter import Typesetter

MARGIN, _NARROW_MARGIN = 16, 12
_TEXT_WIDTH = 600
STEP, _NARROW_STEP = 16, 12
"""How far in a reply stands; no more than so many steps, for text needs its room."""
_LEVELS, _NARROW_LEVELS = 5, 2
_FREE = 8
"""How far before what is moved in the line below it begins."""


def text_column(
    typesetter: Typesetter, width: int, *, mirrored: bool, now: datetime, depth: int = 0
) -> Frame:
    """Return the column of text in a row: as wide as one reads well, in the middle.

    What is ``depth`` answers deep in a thread is moved in.
    """
    theme = typesetter.theme
    whole = Frame(typesetter, width, 0, width, mirrored=mirrored, now=now)
    narrow = is_narrow(whole)
    margin = _NARROW_MARGIN if narrow else MARGIN
    aside = avatar_side(whole) + AVATAR_GAP
    text = max(40, min(theme.px(_TEXT_WIDTH), width - 2 * margin - aside))
    left = max(margin, (width - aside - text) // 2) + aside
    if not depth:
        return whole.inner(left, text)
    level = min(depth, _NARROW_LEVELS if narrow else _LEVELS)
    indent = level * step_of(whole)
    return Frame(
        typesetter,
        width,
        left + indent,
        max(40, text - indent),
        mirrored=mirrored,
        now=now,
        level=level,
        indent=indent,
    )


def step_of(frame: Frame) -> int:
    """Return how many pixels one level is moved in."""
    return _NARROW_STEP if is_narrow(frame) else STEP


def hairline(frame: Frame, height: int) -> QRect:
    """Return where a row of that height is set off from the next."""
    reach = frame.left + frame.width + MARGIN
    left = frame.row_width - reach + (frame.indent + _FREE if frame.indent else 0)
    return frame.rect(left, height - 1, reach - left, 1)
