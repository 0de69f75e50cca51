"""A column in the middle of a page."""

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

_WIDTH = 32
"""The widest that it gets, in heights of a letter."""


def middle_column(page: QWidget) -> QVBoxLayout:
    """Return the column in the middle of ``page``."""
    middle = _Middle()
    column = QVBoxLayout(middle)
    column.setContentsMargins(0, 24, 0, 24)
    column.setSpacing(16)
    row = QHBoxLayout(page)
    row.setContentsMargins(24, 0, 24, 0)
    row.addStretch(1)
    row.addWidget(middle, 1000)
    row.addStretch(1)
    return column


class _Middle(QWidget):
    """Grows with its text."""

    def __init__(self) -> None:
        super().__init__()
        self._fit()

    def _fit(self) -> None:
        self.setMaximumWidth(_WIDTH * self.fontInfo().pixelSize())

    def changeEvent(self, event: QEvent) -> None:
        """Follow the size of the text."""
        if event.type() is QEvent.Type.FontChange:
            self._fit()
        super().changeEvent(event)
