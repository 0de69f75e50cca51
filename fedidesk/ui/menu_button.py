"""A button that opens a menu, and says so to assistive technology."""

from PySide6.QtCore import QPoint
from PySide6.QtGui import QAccessibleInterface
from PySide6.QtWidgets import QMenu, QToolButton

from fedidesk.ui import menu_interface
from fedidesk.ui.own_interface import ask_widgets_for_interfaces


class MenuButton(QToolButton):
    """Holds a menu to be filled and opened by whoever owns the button.

    Qt keeps menus that pop up out of what assistive technology can walk through; here the menu is
    a child of its button.
    """

    def __init__(self) -> None:
        ask_widgets_for_interfaces()
        super().__init__()
        self.choices = QMenu(self)
        # A choice made by assistive technology leaves the menu open.
        self.choices.triggered.connect(self.choices.hide)

    def make_interface(self) -> QAccessibleInterface:
        """Return what assistive technology sees of it."""
        return menu_interface.interface_of_menu_button(self, self.choices)

    def open_menu(self) -> None:
        """Show the menu below the button."""
        self.choices.popup(self.mapToGlobal(QPoint(0, self.height())))
