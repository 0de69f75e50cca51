"""Pictures as assistive technology sees them."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QWidget

_MADE = "_fedidesk_interface"


class Graphic(QWidget):
    """A widget that is a picture, and says so."""

    def __init__(self, parent: QWidget) -> None:
        _install_accessibility()
        super().__init__(parent)


@cache
def _install_accessibility() -> None:
    """Let Qt ask here for the interface of pictures; once is enough."""
    QAccessible.installFactory(_make_interface)


def _make_interface(_class_name: str, thing: QObject | None) -> QAccessibleInterface | None:
    """Return the interface for a picture, None for all else.

    The picture keeps its interface: Qt does not hold on to what Python made.
    """
    if not isinstance(thing, Graphic):
        return None
    made = QAccessibleWidget(thing, QAccessible.Role.Graphic)
    setattr(thing, _MADE, made)
    return made
