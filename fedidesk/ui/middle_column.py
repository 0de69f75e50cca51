"""A column in the middle of a page."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

_WIDTH = 440
"""The widest that it gets, in pixels."""


def middle_column(page: QWidget) -> QVBoxLayout:
    """Return the column in the middle of ``page``."""
    middle = QWidget()
    middle.setMaximumWidth(_WIDTH)
    column = QVBoxLayout(middle)
    column.setContentsMargins(0, 24, 0, 24)
    column.setSpacing(16)
    row = QHBoxLayout(page)
    row.setContentsMargins(24, 0, 24, 0)
    row.addStretch(1)
    row.addWidget(middle, _WIDTH)
    row.addStretch(1)
    return column
