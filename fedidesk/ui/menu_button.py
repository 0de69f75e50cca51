"""A button that opens a menu, and says so to assistive technology."""

from __future__ import annotations

from functools import cache
from typing import cast

from PySide6.QtCore import QObject, QPoint
from PySide6.QtGui import QAccessible, QAccessibleActionInterface, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QMenu, QToolButton

_MADE = "_fedidesk_interface"
_NOTHING = cast(QAccessibleInterface, None)
"""What Qt takes for "none", though its signatures in Python don't say so."""


class MenuButton(QToolButton):
    """Holds a menu to be filled and opened by whoever owns the button.

    Qt keeps menus that pop up out of what assistive technology can walk through; here the menu is
    a child of its button.
    """

    def __init__(self) -> None:
        _install_accessibility()
        super().__init__()
        self.choices = QMenu(self)
        # A choice made by assistive technology leaves the menu open.
        self.choices.triggered.connect(self.choices.hide)

    def open_menu(self) -> None:
        """Show the menu below the button."""
        self.choices.popup(self.mapToGlobal(QPoint(0, self.height())))


class _MenuButtonInterface(QAccessibleWidget):
    """The button with its menu as the only child."""

    def __init__(self, button: MenuButton) -> None:
        super().__init__(button, QAccessible.Role.Button)
        self._button = button

    def childCount(self) -> int:
        return 1

    def child(self, index: int) -> QAccessibleInterface:
        if index != 0:
            return _NOTHING
        return QAccessible.queryAccessibleInterface(self._button.choices)

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        return 0 if child.object() is self._button.choices else -1

    def state(self) -> QAccessible.State:
        state = super().state()
        state.hasPopup = True
        return state

    def actionNames(self) -> list[str]:
        return [QAccessibleActionInterface.pressAction()] if self._button.isEnabled() else []

    def doAction(self, name: str) -> None:
        if name == QAccessibleActionInterface.pressAction():
            self._button.click()


@cache
def _install_accessibility() -> None:
    """Let Qt ask here for the interface of such buttons; once is enough."""
    QAccessible.installFactory(_make_interface)


def _make_interface(_class_name: str, thing: QObject | None) -> QAccessibleInterface | None:
    """Return the interface for a button with a menu, None for all else.

    The button keeps its interface: Qt does not hold on to what Python made.
    """
    if not isinstance(thing, MenuButton):
        return None
    made = _MenuButtonInterface(thing)
    setattr(thing, _MADE, made)
    return made
