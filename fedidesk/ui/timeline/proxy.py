"""Real buttons over what a row paints: for the keyboard, the mouse and screen readers."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleInterface,
    QAccessibleStateChangeEvent,
    QEnterEvent,
    QFocusEvent,
    QKeyEvent,
    QPaintEvent,
)
from PySide6.QtWidgets import QAbstractButton, QMenu, QWidget

from fedidesk.ui.timeline import accessible
from fedidesk.ui.timeline.scene import Spot

_PRESSING_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Select)


class Proxy(QAbstractButton):
    """A button that one can't see; the row below it paints what it stands for.

    The keyboard reaches it through the view, which knows the order on the screen. Its words are
    those of its spot; ``accessible`` hands them on, so nothing is said before somebody asks.
    """

    look_changed = Signal()
    """Mouse or keyboard came or went, so the place is to be painted anew."""

    def __init__(self, row: QWidget, parent: QWidget) -> None:
        super().__init__(parent)
        self.row = row
        self.spot: Spot | None = None
        self.menu: QMenu | None = None
        """The menu that it has opened."""
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        # Painting is switched off: the row does it.
        self.setUpdatesEnabled(False)

    def bind(self, spot: Spot) -> None:
        """Stand for another place."""
        old, self.spot = self.spot, spot
        self.setGeometry(spot.rect)
        if spot.region is not None and spot.region.rectCount() > 1:
            self.setMask(spot.region.translated(-spot.rect.topLeft()))
        elif old is not None and old.region is not None:
            self.clearMask()
        self.setEnabled(spot.enabled)
        if self.isHidden():
            self.show()
        if old is not None and self.hasFocus():
            self._tell_change(old, spot)

    def _tell_change(self, old: Spot, new: Spot) -> None:
        """Let a screen reader say what a press has switched on or off."""
        same = (old.act, old.target) == (new.act, new.target)
        if same and old.checked is not new.checked and QAccessible.isActive():
            changed = QAccessible.State()
            changed.checked = True
            QAccessible.updateAccessibility(QAccessibleStateChangeEvent(self, changed))

    def make_interface(self) -> QAccessibleInterface:
        """Return what assistive technology sees of it."""
        return accessible.interface_of_button(self, self)

    def release(self) -> None:
        """Stand for nothing; a place without size can't be seen or pressed."""
        self.spot = None
        self.setGeometry(0, 0, 0, 0)

    def new_menu(self) -> QMenu:
        """Return an empty menu that is a part of the button until it closes.

        Qt keeps menus that pop up out of what assistive technology can walk through.
        """
        menu = self.menu = QMenu(self)
        # A choice made by assistive technology leaves the menu open.
        menu.triggered.connect(menu.hide)
        menu.aboutToHide.connect(self._menu_closed)
        return menu

    def _menu_closed(self) -> None:
        if self.menu is not None:
            self.menu.deleteLater()
            self.menu = None

    def enterEvent(self, event: QEnterEvent) -> None:
        """Let the row paint it as what the mouse is on."""
        super().enterEvent(event)
        self.look_changed.emit()

    def leaveEvent(self, event: QEvent) -> None:
        """Let the row paint it as usual."""
        super().leaveEvent(event)
        self.look_changed.emit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Let the row show the ring."""
        super().focusInEvent(event)
        self.look_changed.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Let the row take the ring off."""
        super().focusOutEvent(event)
        self.look_changed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press at Enter too, and leave the arrows to the view."""
        if event.key() in _PRESSING_KEYS:
            self.click()
        elif event.key() == Qt.Key.Key_Space:
            super().keyPressEvent(event)
        else:
            event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint nothing; Qt asks for this method all the same."""
