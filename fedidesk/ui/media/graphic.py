"""Pictures as assistive technology sees them."""

from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAccessibleWidget, QWidget

from fedidesk.ui.own_interface import ask_widgets_for_interfaces


class Graphic(QWidget):
    """A widget that is a picture, and says so."""

    def __init__(self, parent: QWidget) -> None:
        ask_widgets_for_interfaces()
        super().__init__(parent)

    def make_interface(self) -> QAccessibleWidget:
        """Return what assistive technology sees of it."""
        return QAccessibleWidget(self, QAccessible.Role.Graphic)
