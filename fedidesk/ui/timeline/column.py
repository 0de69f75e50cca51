"""How wide text is in a row, and where it begins."""

from datetime import datetime

from fedidesk.ui.timeline.frame import Frame
from fedidesk.ui.timeline.parts.header import AVATAR_GAP, avatar_side, is_narrow
from fedidesk.ui.timeline.typesetter import Typesetter

MARGIN, _NARROW_MARGIN = 16, 12
_TEXT_WIDTH = 600


def text_column(typesetter: Typesetter, width: int, *, mirrored: bool, now: datetime) -> Frame:
    """Return the column of text in a row: as wide as one reads well, in the middle."""
    theme = typesetter.theme
    whole = Frame(typesetter, width, 0, width, mirrored=mirrored, now=now)
    margin = _NARROW_MARGIN if is_narrow(whole) else MARGIN
    aside = avatar_side(whole) + AVATAR_GAP
    text = max(40, min(theme.px(_TEXT_WIDTH), width - 2 * margin - aside))
    left = max(margin, (width - aside - text) // 2) + aside
    return whole.inner(left, text)
