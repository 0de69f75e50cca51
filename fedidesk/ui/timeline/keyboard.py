"""The keyboard in the reading view: which post it is on, and where it goes from there."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from fedidesk.domain.ids import PostId, RowId
from fedidesk.ui.timeline.anchored_view import AnchoredView
from fedidesk.ui.timeline.post_row import PostRow
from fedidesk.ui.timeline.proxy import Proxy

_LETTERS = (Qt.Key.Key_J, Qt.Key.Key_K)
_ROWS: dict[int, int] = {Qt.Key.Key_Down: 1, Qt.Key.Key_J: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_K: -1}
_PAGES: dict[int, int] = {Qt.Key.Key_PageDown: 1, Qt.Key.Key_PageUp: -1}
_TAB = Qt.FocusReason.TabFocusReason
_OTHER = Qt.FocusReason.OtherFocusReason
_GLIMPSE = 48
"""How many pixels of a post must be seen to know which one it is."""


class Keyboard:
    """Keeps the current row and moves it. One Tab stop: Tab walks the buttons of the current row.

    The current row stays the same when its post changes; when it is deleted, the row that takes
    its place is the current one. Where a key has scrolled it away, a row in view is current at
    once; where wheel or scroll bar did, not before a key acts.
    """

    def __init__(self, view: AnchoredView) -> None:
        self._view = view
        self._stage = view.stage
        self._model = view.model
        self._current: RowId | None = None
        self._index = 0
        """Where the current row stood last, for when it is gone."""
        self.letters = True
        """Whether j and k move; a person whose screen reader uses letters turns them off."""

    @property
    def current_row(self) -> PostRow | None:
        """The widget of the current row, if it is on the screen."""
        return self._stage.row_of(self._current)

    def current_post(self) -> PostId | None:
        """Come into view and return the post the keyboard is on, or None."""
        self.come_into_view()
        row = self.current_row
        return None if row is None else row.post_id

    def came_to(self, row: PostRow) -> None:
        """Take note that ``row``, or a button in it, has the keyboard."""
        self._current = row.row_id
        if self._current is not None:
            self._index = self._model.index_of(self._current) or 0

    def enter(self) -> None:
        """Put the keyboard on the current row, or on the first one in view."""
        row = self._current_in_view() or self._first_in_view()
        if row is not None:
            row.setFocus(_OTHER)

    def to_first(self) -> None:
        """Let the first row in view be the current one."""
        self._stand_on(self._first_in_view())

    def go_to(self, row_id: RowId) -> None:
        """Stand on a row, and scroll it in."""
        self._go_to(self._model.index_of(row_id))

    def come_into_view(self, *, whole: bool = False) -> None:
        """Leave a current row that can't be seen, or not ``whole``, for the first that can."""
        row = self._current_in_view()
        if self._current is not None and (row is None or (whole and not self._is_whole(row))):
            self._stand_on(self._first_in_view())

    def move(self, steps: int) -> None:
        """Go to another row, down or up; rows out of view are scrolled in.

        From a row that can't be seen it goes to the first that can.
        """
        row = self._current_in_view()
        if row is None:
            row, steps = self._first_in_view(), 0
        index = None if row is None or row.row_id is None else self._model.index_of(row.row_id)
        if index is None:
            return
        index += steps
        while steps and 0 <= index < len(self._model) and self._view.is_left_out(index):
            index += 1 if steps > 0 else -1
        if 0 <= index < len(self._model):
            self._go_to(index)

    def step(self, forward: bool) -> bool:
        """Go to the next button of the current row, or back; False at either end."""
        focus = self._view.focusWidget()
        if focus is self._view and forward:
            self._stand_on(self._current_in_view() or self._first_in_view())
            return not self._view.hasFocus()
        row = self.current_row
        if row is None or focus is None:
            return False
        stops: list[QWidget] = [row, *(p for p in row.buttons if p.isEnabled())]
        if focus not in stops:
            return False
        index = stops.index(focus) + (1 if forward else -1)
        if not 0 <= index < len(stops):
            return False
        stop = stops[index]
        self._view.bring_part_into_view(row, row.rect() if stop is row else stop.geometry())
        stop.setFocus(_TAB if forward else Qt.FocusReason.BacktabFocusReason)
        return True

    def after_move(self) -> None:
        """Give the keyboard back to the current row when it is on the screen again.

        Where it waited for rows, the first one gets it; a button that can't be seen any more
        gives it to its row.
        """
        if self._current is None:
            if self._view.hasFocus():
                self.enter()
            return
        index = self._model.index_of(self._current)
        if index is not None:
            self._index = index
        elif len(self._model):
            self._current = self._model.row_at(min(self._index, len(self._model) - 1)).id
        row = self.current_row
        if row is not None and (self._view.hasFocus() or self._is_on_hidden_button(row)):
            row.setFocus(_OTHER)

    def press(self, event: QKeyEvent) -> bool:
        """Do what a key stands for; return whether it stands for anything."""
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        shift = event.modifiers() == Qt.KeyboardModifier.ShiftModifier
        key = event.key()
        if key == Qt.Key.Key_Space and (plain or shift):
            self._view.scroll_pages(-1 if shift else 1)
            return True
        if not plain:
            return False
        return self._press_plain(key)

    def _press_plain(self, key: int) -> bool:
        view = self._view
        if key in _ROWS and (self.letters or key not in _LETTERS):
            self.move(_ROWS[key])
        elif key in _PAGES:
            view.scroll_pages(_PAGES[key])
        elif key == Qt.Key.Key_Home:
            view.scroll_to_top()
            self.to_first()
        elif key == Qt.Key.Key_End:
            view.scroll_to_end()
            self.come_into_view(whole=True)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            return self._open()
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            mirrored = view.layoutDirection() is Qt.LayoutDirection.RightToLeft
            return self.step((key == Qt.Key.Key_Right) != mirrored)
        else:
            return False
        return True

    def _open(self) -> bool:
        self.come_into_view()
        row = self.current_row
        if row is None:
            return False
        row.opened.emit()
        return True

    def _go_to(self, index: int | None) -> None:
        if index is None:
            return
        self._current = self._model.row_at(index).id
        self._index = index
        self._view.bring_into_view(self._current)
        row = self.current_row
        if row is not None:
            row.setFocus(_TAB)

    def _stand_on(self, row: PostRow | None) -> None:
        """Let a row be the current one; it gets the keyboard if that is in this view at all."""
        if row is None:
            return
        self.came_to(row)
        focus = self._view.focusWidget()
        if focus is not None and focus.hasFocus():
            row.setFocus(_OTHER)

    def _current_in_view(self) -> PostRow | None:
        row = self.current_row
        seen = 0 if row is None else self._stage.shown_height(row)
        return row if row is not None and seen >= min(row.height(), _GLIMPSE) else None

    def _first_in_view(self) -> PostRow | None:
        """Return the first row that is wholly in view, or else the one that is the most."""
        rows = self._stage.rows
        whole = next((row for row in rows if self._is_whole(row)), None)
        return whole or max(rows, key=self._stage.shown_height, default=None)

    def _is_whole(self, row: PostRow) -> bool:
        return self._stage.shown_height(row) == row.height()

    def _is_on_hidden_button(self, row: PostRow) -> bool:
        button = self._view.focusWidget()
        if not isinstance(button, Proxy) or button.row is not row or not button.hasFocus():
            return False
        place = button.geometry().translated(row.pos())
        return not place.intersects(self._view.viewport().rect())
