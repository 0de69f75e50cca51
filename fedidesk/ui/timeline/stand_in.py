"""What is shown in the place of a custom emoji whose picture can't be had."""

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QFont, QPainter

from fedidesk.domain.clusters import cut
from fedidesk.ui.theme import FontRole, Theme

_LETTER = 0.62
"""How large the letter is in its square."""
_RADIUS = 0.2


def paint_stand_in(painter: QPainter, rect: QRect, shortcode: str, theme: Theme) -> None:
    """Paint the first letter of what the emoji is called, in a frame.

    The whole name has no room where an emoji has: nothing may move when it does not come.
    """
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(theme.colours.cover)
    painter.setPen(theme.colours.outline)
    radius = _RADIUS * rect.height()
    painter.drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
    font = QFont(theme.font(FontRole.STRONG))
    font.setPixelSize(max(1, round(_LETTER * rect.height())))
    painter.setFont(font)
    painter.setPen(theme.colours.muted)
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, cut(shortcode.strip(":_"), 1).upper())
    painter.restore()
