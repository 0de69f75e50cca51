"""A button that opens a menu, as assistive technology sees it."""

from __future__ import annotations

from typing import cast

from PySide6.QtGui import QAccessible, QAccessibleActionInterface, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QMenu, QToolButton

_NOTHING = cast(QAccessibleInterface, None)
"""What Qt takes for "none", though its signatures in Python don't say so."""


class _MenuButtonInterface(QAccessibleWidget):
    """The button with its menu as the only child."""

    def __init__(self, button: QToolButton, menu: QMenu) -> None:
        super().__init__(button, QAccessible.Role.Button)
        self._button = button
        self._menu = menu

    def childCount(self) -> int:
        return 1

    def child(self, index: int) -> QAccessibleInterface:
        if index != 0:
            return _NOTHING
        return QAccessible.queryAccessibleInterface(self._menu)

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        return 0 if child.object() is self._menu else -1

    def state(self) -> QAccessible.State:
        state = super().state()
        state.hasPopup = True
        return state

    def actionNames(self) -> list[str]:
        return [QAccessibleActionInterface.pressAction()] if self._button.isEnabled() else []

    def doAction(self, name: str) -> None:
        if name == QAccessibleActionInterface.pressAction():
            self._button.click()


def interface_of_menu_button(button: QToolButton, menu: QMenu) -> QAccessibleInterface:
    """Return what is seen of ``button``: ``menu`` is its only child."""
    return _MenuButtonInterface(button, menu)
