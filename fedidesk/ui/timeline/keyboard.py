"""The keyboard in the reading view: which post it is on, and where it goes from there."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from fedidesk.domain.ids import PostId, RowId
from fedidesk.ui.timeline.anchored_view import AnchoredView
from fedidesk.ui.timeline.post_row import PostRow

_LETTERS = (Qt.Key.Key_J, Qt.Key.Key_K)
_ROWS: dict[int, int] = {Qt.Key.Key_Down: 1, Qt.Key.Key_J: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_K: -1}
_PAGES: dict[int, int] = {Qt.Key.Key_PageDown: 1, Qt.Key.Key_PageUp: -1}
_TAB = Qt.FocusReason.TabFocusReason


class Keyboard:
    """Keeps the current row and moves it. One Tab stop: Tab walks the buttons of the current row.

    The current row stays the same when it is scrolled away or its post changes; when it is
    deleted, the row that takes its place is the current one.
    """

    def __init__(self, view: AnchoredView, open_post: Callable[[PostId], None]) -> None:
        self._view = view
        self._stage = view.stage
        self._model = view.model
        self._open_post = open_post
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
        """Return the post the keyboard is on, or None."""
        index = None if self._current is None else self._model.index_of(self._current)
        return None if index is None else self._model.row_at(index).post_id

    def came_to(self, row: PostRow) -> None:
        """Take note that ``row``, or a button in it, has the keyboard."""
        self._current = row.row_id
        if self._current is not None:
            self._index = self._model.index_of(self._current) or 0

    def enter(self) -> None:
        """Put the keyboard on the current row, or on the first one in view."""
        row = self.current_row or self._first_in_view()
        if row is not None:
            row.setFocus(_TAB)

    def enter_quietly(self) -> None:
        """Put the keyboard on the first row in view if it is in this view at all."""
        focus = self._view.focusWidget()
        if self._view.hasFocus() or (focus is not None and focus.hasFocus()):
            row = self._first_in_view()
            if row is not None:
                row.setFocus(Qt.FocusReason.OtherFocusReason)

    def move(self, steps: int) -> None:
        """Go to another row, down or up; rows out of view are scrolled in."""
        row = self.current_row
        if row is None:
            target = self._first_in_view()
            if target is not None:
                self._go_to(self._model.index_of(target.row_id) if target.row_id else None)
            return
        index = self._model.index_of(row.row_id) if row.row_id else None
        if index is not None and 0 <= index + steps < len(self._model):
            self._go_to(index + steps)

    def step(self, forward: bool) -> bool:
        """Go to the next button of the current row, or back; False at either end."""
        row = self.current_row
        focus = self._view.focusWidget()
        if row is None or focus is None:
            return False
        stops: list[QWidget] = [row, *(p for p in row.buttons if p.isEnabled())]
        if focus not in stops:
            return False
        index = stops.index(focus) + (1 if forward else -1)
        if not 0 <= index < len(stops):
            return False
        stops[index].setFocus(_TAB if forward else Qt.FocusReason.BacktabFocusReason)
        return True

    def after_move(self) -> None:
        """Give the keyboard back to the current row when it is on the screen again."""
        if self._current is None:
            return
        index = self._model.index_of(self._current)
        if index is not None:
            self._index = index
        elif len(self._model):
            self._current = self._model.row_at(min(self._index, len(self._model) - 1)).id
        if self._view.hasFocus():
            row = self.current_row
            if row is not None:
                row.setFocus(Qt.FocusReason.OtherFocusReason)

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
        elif key == Qt.Key.Key_End:
            view.scroll_to_end()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            return self._open()
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            mirrored = view.layoutDirection() is Qt.LayoutDirection.RightToLeft
            return self.step((key == Qt.Key.Key_Right) != mirrored)
        else:
            return False
        return True

    def _open(self) -> bool:
        post_id = self.current_post()
        if post_id is None:
            return False
        self._open_post(post_id)
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

    def _first_in_view(self) -> PostRow | None:
        rows = self._stage.rows
        return next((row for row in rows if row.y() >= 0), rows[0] if rows else None)
