"""How widgets of ours tell Qt what assistive technology is to see of them."""

from functools import cache

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleInterface

_MAKER, _MADE = "make_interface", "_fedidesk_interface"


@cache
def ask_widgets_for_interfaces() -> None:
    """Let Qt ask widgets with a method ``make_interface`` for what it returns; once is enough.

    Nothing of that is made, or loaded, before assistive technology looks.
    """
    QAccessible.installFactory(_interface_of)


def _interface_of(_class_name: str, thing: QObject | None) -> QAccessibleInterface | None:
    """Return the interface of a widget that makes its own, None for all others.

    The widget keeps it: Qt does not hold on to what Python made.
    """
    make = getattr(thing, _MAKER, None)
    if make is None:
        return None
    made: QAccessibleInterface = make()
    setattr(thing, _MADE, made)
    return made
