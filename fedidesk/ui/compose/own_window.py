"""How a window that is made for a while stands on the screen."""

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QWidget

_MOST_OF_SCREEN = 80
"""Percent of its height, up to which a window grows by itself."""


def stand_over(window: QWidget, place: QRect) -> None:
    """Put ``window`` into the middle of ``place``, but nowhere off the screen."""
    screen = window.screen().availableGeometry()
    window.resize(window.size().boundedTo(screen.size()))
    corner = place.center() - window.rect().center()
    room = screen.size() - window.size()
    window.move(
        min(max(corner.x(), screen.left()), screen.left() + room.width()),
        min(max(corner.y(), screen.top()), screen.top() + room.height()),
    )


def grow(window: QWidget, pixels: int) -> None:
    """Make ``window`` so much higher, as far as the screen has room for it."""
    most = window.screen().availableGeometry().height() * _MOST_OF_SCREEN // 100
    if window.height() < most:
        window.resize(window.width(), min(window.height() + pixels, most))
