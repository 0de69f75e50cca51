"""News for those who don't see them."""

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget


def announce(widget: QWidget, text: str) -> None:
    """Let assistive technology say ``text``, which has just appeared in ``widget``."""
    QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, text))
