"""What painting needs again and again."""

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QColor, QPainter


def fill(painter: QPainter, rect: QRect | QRectF, colour: QColor) -> None:
    """Paint a rectangle without edges.

    ``QPainter.fillRect`` takes gradients too: at its first call PySide would make all 180 of them.
    """
    painter.setBackground(colour)
    painter.eraseRect(rect)
