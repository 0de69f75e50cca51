"""The reading view as assistive technology sees it: a list, its posts, their buttons.

Qt alone would show every row of the pool, hidden or not, in the order in which they were made,
below a nameless pane. Here a list has exactly the rows on the screen, from top to bottom.
"""

from __future__ import annotations

from typing import Protocol, cast

from PySide6.QtCore import QPoint, SignalInstance
from PySide6.QtGui import QAccessible, QAccessibleActionInterface, QAccessibleInterface
from PySide6.QtWidgets import QAbstractButton, QAccessibleWidget, QMenu, QWidget

from fedidesk.ui.timeline.row_layout import RowLayout
from fedidesk.ui.timeline.scene import Act, Spot

_ROLES = {
    Act.LINK: QAccessible.Role.Link,
    Act.CARD: QAccessible.Role.Link,
    Act.CHOOSE: QAccessible.Role.RadioButton,
    Act.TICK: QAccessible.Role.CheckBox,
}
_NOTHING = cast(QAccessibleInterface, None)
"""What Qt takes for "none", though its signatures in Python don't say so."""


class ListOfPosts(Protocol):
    """A scroll area that says which of its widgets assistive technology is to see."""

    def accessible_children(self) -> list[QWidget]:
        """Return the widgets that are children of the list, in the order of the screen."""
        ...


class Row(Protocol):
    """A row of the list, as far as it is seen from outside."""

    @property
    def shown(self) -> RowLayout | None:
        """What it shows."""
        ...

    @property
    def opened(self) -> SignalInstance:
        """Tells that it was pressed."""
        ...

    @property
    def view(self) -> QWidget:
        """The list that it is in."""
        ...

    def parts_seen(self) -> list[QWidget]:
        """Return the widgets in it that assistive technology is to see, in reading order."""
        ...


class Pressable(Protocol):
    """A button or link in a row."""

    spot: Spot | None
    menu: QMenu | None
    row: QWidget


class _WithChildren(QAccessibleWidget):
    """A widget that names its children itself."""

    def children_now(self) -> list[QWidget]:
        """Return the widgets of its children, in order."""
        return []

    def childCount(self) -> int:
        return len(self.children_now())

    def child(self, index: int) -> QAccessibleInterface:
        children = self.children_now()
        if not 0 <= index < len(children):
            return _NOTHING
        return QAccessible.queryAccessibleInterface(children[index])

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        thing = child.object()
        return next((i for i, widget in enumerate(self.children_now()) if widget is thing), -1)

    def childAt(self, x: int, y: int) -> QAccessibleInterface:
        for widget in self.children_now():
            if widget.rect().contains(widget.mapFromGlobal(QPoint(x, y))):
                return QAccessible.queryAccessibleInterface(widget)
        return _NOTHING


class _ListInterface(_WithChildren):
    """The list."""

    def __init__(self, widget: QWidget, posts: ListOfPosts) -> None:
        super().__init__(widget, QAccessible.Role.List)
        self._posts = posts

    def children_now(self) -> list[QWidget]:
        return self._posts.accessible_children()


class _RowInterface(_WithChildren):
    """A row: its name is the whole of it as one sentence."""

    def __init__(self, widget: QWidget, row: Row) -> None:
        super().__init__(widget, QAccessible.Role.ListItem)
        self._row = row

    def children_now(self) -> list[QWidget]:
        return self._row.parts_seen()

    def parent(self) -> QAccessibleInterface:
        return QAccessible.queryAccessibleInterface(self._row.view)

    def text(self, kind: QAccessible.Text) -> str:
        shown = self._row.shown
        return "" if kind is not QAccessible.Text.Name or shown is None else shown.spoken()

    def actionNames(self) -> list[str]:
        return [QAccessibleActionInterface.pressAction(), *super().actionNames()]

    def doAction(self, name: str) -> None:
        if name == QAccessibleActionInterface.pressAction():
            self._row.opened.emit()
        else:
            super().doAction(name)


class _ButtonInterface(_WithChildren):
    """A button or link in a post; its menu is below it while it is open."""

    def __init__(self, button: QAbstractButton, proxy: Pressable) -> None:
        super().__init__(button, QAccessible.Role.Button)
        self._button = button
        self._proxy = proxy

    def parent(self) -> QAccessibleInterface:
        return QAccessible.queryAccessibleInterface(self._proxy.row)

    def children_now(self) -> list[QWidget]:
        return [] if self._proxy.menu is None else [self._proxy.menu]

    def text(self, kind: QAccessible.Text) -> str:
        spot = self._proxy.spot
        if spot is None:
            return ""
        if kind is QAccessible.Text.Name:
            return spot.name
        return spot.description if kind is QAccessible.Text.Description else ""

    def role(self) -> QAccessible.Role:
        spot = self._proxy.spot
        usual = QAccessible.Role.Button
        return usual if spot is None else _ROLES.get(spot.act, usual)

    def state(self) -> QAccessible.State:
        state = super().state()
        spot = self._proxy.spot
        if spot is not None and spot.checked is not None:
            state.checkable = True
            state.checked = spot.checked
        state.hasPopup = spot is not None and spot.act is Act.MORE
        return state

    def actionNames(self) -> list[str]:
        press = [QAccessibleActionInterface.pressAction()] if self._button.isEnabled() else []
        return [*press, *super().actionNames()]

    def doAction(self, name: str) -> None:
        if name == QAccessibleActionInterface.pressAction():
            self._button.click()
        else:
            super().doAction(name)


def interface_of_list(widget: QWidget, posts: ListOfPosts) -> QAccessibleInterface:
    """Return what is seen of the list, which is ``widget``."""
    return _ListInterface(widget, posts)


def interface_of_row(widget: QWidget, row: Row) -> QAccessibleInterface:
    """Return what is seen of a row, which is ``widget``."""
    return _RowInterface(widget, row)


def interface_of_button(button: QAbstractButton, proxy: Pressable) -> QAccessibleInterface:
    """Return what is seen of a button or link in a row, which is ``button``."""
    return _ButtonInterface(button, proxy)
