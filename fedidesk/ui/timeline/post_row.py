"""One row on the screen, a post or a gap: paints itself and holds the buttons over its paint."""

from collections.abc import Iterable, Mapping

from PySide6 import QtGui
from PySide6.QtCore import QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleInterface,
    QFocusEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QRegion,
)
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QWidget

from fedidesk.domain.ids import PostId, RowId
from fedidesk.ui.painting import fill
from fedidesk.ui.timeline import accessible, text_selector
from fedidesk.ui.timeline.proxy import Proxy
from fedidesk.ui.timeline.row_layout import RowLayout
from fedidesk.ui.timeline.scene import Act, Scene, Spot

_DOUBLE_CLICK_MS = 250
"""How long a click on text waits for a second one before it opens the post."""
_LAST_READ = 2
"""How thick the line is below which everything was read before."""
_REACH = 3
"""How far a focus ring reaches out of its place."""
_EVERYWHERE, _NOWHERE = QRect(0, 0, 30_000, 30_000), QRect(0, 0, 0, 0)


class PostRow(QWidget):
    """Shows the layout it is bound to; the view binds it to another when it is scrolled away.

    Its buttons are put into their places when somebody may reach them: once the mouse, the keyboard
    or assistive technology is there, or nothing moves. Until then all of them are nowhere.
    """

    pressed = Signal(object)
    """The ``Spot`` that was pressed."""
    opened = Signal()
    menu_requested = Signal(QPoint)
    """Where on the screen."""
    selection_wanted = Signal()
    """Text is to be selected; whoever answers sets ``selector``."""
    focused = Signal()
    """The keyboard came to the row or to a button in it."""

    def __init__(self, parent: QAbstractScrollArea, scene: Scene) -> None:
        super().__init__(parent.viewport())
        self.view = parent
        self._scene = scene
        self.shown: RowLayout | None = None
        self._panel = QWidget(self)
        """Holds the buttons, and paints nothing."""
        self._panel.setUpdatesEnabled(False)
        self._panel.setGeometry(_NOWHERE)
        self._proxies: list[Proxy] = []
        self._used = 0
        self._placed = False
        self._hovered: Spot | None = None
        self._focused: Spot | None = None
        self._pressed_at: QPoint | None = None
        self.selector: text_selector.TextSelector | None = None
        """What stands over the text while somebody selects in it."""
        self.players: list[QWidget] = []
        """What plays over its media."""
        self._drags = False
        self._opening = QTimer(self)
        self._opening.setSingleShot(True)
        self._opening.setInterval(_DOUBLE_CLICK_MS)
        self._opening.timeout.connect(self.opened)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        # Rows that scroll past the mouse are entered too; what is meant is what it moves over.
        self.setMouseTracking(True)

    @property
    def row_id(self) -> RowId | None:
        """The row of the model it shows."""
        return None if self.shown is None else self.shown.row_id

    @property
    def post_id(self) -> PostId | None:
        """The post it shows, if it shows one."""
        return None if self.shown is None else self.shown.post_id

    @property
    def buttons(self) -> list[Proxy]:
        """What can be pressed in it, in reading order."""
        self.place_buttons()
        return self._proxies[: self._used]

    def bind(self, layout: RowLayout) -> None:
        """Show ``layout``."""
        if layout is self.shown:
            return
        is_same_row = layout.row_id == self.row_id
        if not is_same_row:
            self._opening.stop()
        used = self._proxies[: self._used] if self._placed else []
        focused = next((proxy for proxy in used if proxy.hasFocus()), None)
        stood_for = None if focused is None else focused.spot
        self.shown = layout
        self._placed = False
        is_pointed_at = is_same_row and self.underMouse()
        if focused is not None or is_pointed_at or QAccessible.isActive():
            self.place_buttons()
        else:
            self._panel.setGeometry(_NOWHERE)
            self._hovered = self._focused = None
        if focused is not None and stood_for is not None:
            self._keep_focus(focused, stood_for)
        self.update()

    def place_buttons(self) -> None:
        """Put the buttons over what they stand for."""
        if self._placed or self.shown is None:
            return
        self._placed = True
        spots = self.shown.spots
        while len(self._proxies) < len(spots):
            self._proxies.append(self._new_proxy())
        for proxy, spot in zip(self._proxies, spots, strict=False):
            proxy.bind(spot)
        for proxy in self._proxies[len(spots) : self._used]:
            if proxy.hasFocus():
                self.setFocus(Qt.FocusReason.OtherFocusReason)
            proxy.release()
        self._used = len(spots)
        self._panel.setGeometry(_EVERYWHERE)
        self._find_look()

    def _keep_focus(self, focused: Proxy, stood_for: Spot) -> None:
        """Leave the keyboard on what it was on; on the row where that is gone.

        Else a second press would do something that nobody has chosen.
        """

        def same(proxy: Proxy) -> bool:
            spot = proxy.spot
            return spot is not None and (spot.act, spot.target) == (
                stood_for.act,
                stood_for.target,
            )

        if focused.hasFocus() and not same(focused):
            now = next(filter(same, self.buttons), None)
            (now or self).setFocus(Qt.FocusReason.OtherFocusReason)

    def make_interface(self) -> QAccessibleInterface:
        """Return what assistive technology sees of it."""
        return accessible.interface_of_row(self, self)

    def parts_seen(self) -> list[QWidget]:
        """Return the widgets in it that assistive technology is to see, in reading order."""
        over = [] if self.selector is None else [self.selector]
        return [*self.buttons, *self.players, *over]

    def button_for(self, act: Act) -> Proxy | None:
        """Return the first button that does ``act``."""
        return next((b for b in self.buttons if b.spot is not None and b.spot.act is act), None)

    def is_on(self, spot: Spot) -> bool:
        """Return whether the keyboard is on what is pressed there."""
        return any(button.spot is spot and button.hasFocus() for button in self.buttons)

    def tip_at(self, where: QPoint, keys: Mapping[str, str]) -> str:
        """Return what to show about the place under the mouse; ``keys`` by the value of an act."""
        if self.shown is None:
            return ""
        for proxy in self.buttons:
            spot = proxy.spot
            if spot is not None and spot.tip and spot.covers(where):
                key = keys.get(spot.act)
                return f"{spot.tip} ({key})" if key else spot.tip
        return self.shown.tip_at(where.x(), where.y())

    def click_at(self, where: QPoint) -> bool:
        """Press what stands there; return whether something does."""
        for proxy in self.buttons:
            spot = proxy.spot
            if spot is not None and proxy.isEnabled() and spot.covers(where):
                proxy.click()
                return True
        return False

    def _new_proxy(self) -> Proxy:
        proxy = Proxy(self, self._panel)
        proxy.clicked.connect(self._proxy_clicked)
        proxy.look_changed.connect(self._look_changed)
        return proxy

    def _proxy_clicked(self) -> None:
        proxy = self.sender()
        if isinstance(proxy, Proxy) and proxy.spot is not None:
            self.pressed.emit(proxy.spot)

    def _look_changed(self) -> None:
        before = (self._hovered, self._focused)
        self._find_look()
        for spot in {*before, self._hovered, self._focused}:
            if spot is not None:
                self.update(spot.rect.adjusted(-_REACH, -_REACH, _REACH, _REACH))
        if self._focused is not None and self._focused is not before[1]:
            self.focused.emit()

    def _find_look(self) -> None:
        self._hovered = self._focused = None
        for proxy in self._proxies[: self._used]:
            if proxy.underMouse():
                self._hovered = proxy.spot
            if proxy.hasFocus():
                self._focused = proxy.spot

    def _paint_focus(self, painter: QPainter) -> None:
        colour = self._scene.colours.focus
        if self.hasFocus() and self.shown is not None:
            line = self.shown.line
            inner = QRect(line.left(), 2, line.width(), self.height() - 5)
            inner &= self.rect().adjusted(2, 0, -2, 0)
            self._scene.frame_rounded(painter, inner, colour, 8, 2)
        elif self._focused is not None:
            region = self._focused.region
            for rect in [self._focused.rect] if region is None else _rects_of(region):
                self._scene.frame_rounded(painter, rect.adjusted(-2, 0, 2, 0), colour, 6, 2)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint what it shows, the line below it, and the ring of the keyboard."""
        painter = QPainter(self)
        scene = self._scene
        scene.clip = event.rect()
        scene.hovered, scene.focused = self._hovered, None
        shows_focus = scene.shows_focus
        if shows_focus:
            scene.focused = self._focused
        fill(painter, scene.clip, scene.colours.surface)
        if self.shown is not None:
            self.shown.paint(painter, scene)
            fill(painter, self.shown.line, scene.colours.separator)
            if self.row_id == scene.last_read:
                line = self.shown.line
                fill(painter, QRect(line.left(), 0, line.width(), _LAST_READ), scene.colours.accent)
        if shows_focus:
            self._paint_focus(painter)
        painter.end()

    def _is_text(self, where: QPoint) -> bool:
        body = None if self.shown is None else self.shown.body
        return body is not None and body.rect.contains(where)

    def _start_selecting(self) -> "text_selector.TextSelector | None":
        self._opening.stop()
        self._pressed_at = None
        self.selection_wanted.emit()
        self._drags = self.selector is not None
        return self.selector

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remember where a click begins; it gets here too where no button is in its place yet."""
        if event.button() is Qt.MouseButton.LeftButton:
            self._pressed_at = event.position().toPoint()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Let the mouse find the buttons, or select text where it is dragged over that."""
        self.place_buttons()
        where, begin = event.position().toPoint(), self._pressed_at
        if begin is not None and _is_drag(begin, where) and self._is_text(begin):
            selector = self._start_selecting()
            if selector is not None:
                selector.press(begin)
        if self._drags and self.selector is not None:
            self.selector.drag(where)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open it, unless the mouse was dragged; text waits for what may be a double click."""
        begin, self._pressed_at = self._pressed_at, None
        where = event.position().toPoint()
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        if self._drags:
            self._drags = False
            if self.selector is not None:
                self.selector.release(where)
        elif begin is not None and not _is_drag(begin, where) and not self.click_at(begin):
            if self._is_text(where):
                self._opening.start()
            else:
                self.opened.emit()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Select a word."""
        where = event.position().toPoint()
        if event.button() is Qt.MouseButton.LeftButton and self._is_text(where):
            selector = self._start_selecting()
            if selector is not None:
                selector.double_click(where)

    def contextMenuEvent(self, event: "QtGui.QContextMenuEvent") -> None:
        """Ask for the menu of the post."""
        self.menu_requested.emit(event.globalPos())

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Become the current row."""
        super().focusInEvent(event)
        self.update()
        self.focused.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the ring off."""
        super().focusOutEvent(event)
        self.update()


def _is_drag(begin: QPoint, where: QPoint) -> bool:
    return (where - begin).manhattanLength() >= QApplication.startDragDistance()


def _rects_of(region: QRegion) -> list[QRect]:
    rects: Iterable[QRect] = iter(region)  # type: ignore[call-overload]  # stubs don't know it
    return list(rects)
