"""The reading view as assistive technology sees it: a list, its posts, their buttons.

Qt alone would show every row of the pool, hidden or not, in the order in which they were made,
below a nameless pane. Here a list has exactly the rows on the screen, from top to bottom.
"""

from __future__ import annotations

from functools import cache
from typing import cast

from PySide6.QtCore import QObject, QPoint
from PySide6.QtGui import QAccessible, QAccessibleActionInterface, QAccessibleInterface
from PySide6.QtWidgets import QAbstractScrollArea, QAccessibleWidget, QWidget

from fedidesk.ui.timeline.post_row import PostRow
from fedidesk.ui.timeline.proxy import Proxy
from fedidesk.ui.timeline.scene import Act

_ROLES = {
    Act.LINK: QAccessible.Role.Link,
    Act.CARD: QAccessible.Role.Link,
    Act.CHOOSE: QAccessible.Role.RadioButton,
    Act.TICK: QAccessible.Role.CheckBox,
}
_MADE = "_fedidesk_interface"
_NOTHING = cast(QAccessibleInterface, None)
"""What Qt takes for "none", though its signatures in Python don't say so."""


class ListOfPosts(QAbstractScrollArea):
    """A scroll area that says which of its widgets assistive technology is to see."""

    def accessible_children(self) -> list[QWidget]:
        """Return the widgets that are children of the list, in the order of the screen."""
        return []


@cache
def install_accessibility() -> None:
    """Let Qt ask here for the interfaces of lists, rows and buttons; once is enough."""
    QAccessible.installFactory(_make_interface)


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

    def __init__(self, view: ListOfPosts) -> None:
        super().__init__(view, QAccessible.Role.List)
        self._view = view

    def children_now(self) -> list[QWidget]:
        return self._view.accessible_children()


class _RowInterface(_WithChildren):
    """A row: its name is the whole of it as one sentence."""

    def __init__(self, row: PostRow) -> None:
        super().__init__(row, QAccessible.Role.ListItem)
        self._row = row

    def children_now(self) -> list[QWidget]:
        row = self._row
        over = [] if row.selector is None else [row.selector]
        return [*row.buttons, *row.players, *over]

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

    def __init__(self, proxy: Proxy) -> None:
        super().__init__(proxy, QAccessible.Role.Button)
        self._proxy = proxy

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
        press = [QAccessibleActionInterface.pressAction()] if self._proxy.isEnabled() else []
        return [*press, *super().actionNames()]

    def doAction(self, name: str) -> None:
        if name == QAccessibleActionInterface.pressAction():
            self._proxy.click()
        else:
            super().doAction(name)


def _make_interface(_class_name: str, thing: QObject | None) -> QAccessibleInterface | None:
    """Return the interface for one of our widgets, None for all others.

    The widget keeps its interface: Qt does not hold on to what Python made.
    """
    made: QAccessibleInterface | None = None
    if isinstance(thing, PostRow):
        made = _RowInterface(thing)
    elif isinstance(thing, Proxy):
        made = _ButtonInterface(thing)
    elif isinstance(thing, ListOfPosts):
        made = _ListInterface(thing)
    if made is not None:
        setattr(thing, _MADE, made)
    return made
