"""The rows that are on the screen, and the few that wait to be."""

from collections.abc import Callable
from itertools import chain, pairwise

from msgspec import Struct
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from fedidesk.domain.ids import RowId
from fedidesk.qtmodels.post_list_model import PostListModel
from fedidesk.store.rows import Phase
from fedidesk.ui.timeline.layout_cache import LayoutCache
from fedidesk.ui.timeline.post_row import PostRow
from fedidesk.ui.timeline.row_layout import RowLayout
from fedidesk.ui.timeline.scroller import Scroller


class Place(Struct, frozen=True):
    """A row, and how many pixels below the top of the view it begins."""

    row_id: RowId
    y: int


class Stage:
    """Binds row widgets to what the scroller says is visible, and takes them back.

    Rows are always listed from top to bottom. ``losing_focus`` is called with a row that is
    taken off while the keyboard is on it, before that happens.
    """

    def __init__(
        self,
        viewport: QWidget,
        model: PostListModel,
        layouts: LayoutCache,
        make_row: Callable[[], PostRow],
        losing_focus: Callable[[], None],
    ) -> None:
        self._viewport = viewport
        self._model = model
        self._layouts = layouts
        self._make_row = make_row
        self._losing_focus = losing_focus
        self.scroller = Scroller(self._count, self._height)
        self.rows: list[PostRow] = []
        self.last_index = -1
        """The index of the lowest row on the screen, -1 if there is none."""
        self._pool: list[PostRow] = []
        self.footer: QWidget | None = None
        self.keeps_place = False
        """Whether at another size all stays where it is, though it leave empty space at the end."""

    def set_footer(self, footer: QWidget | None) -> None:
        """Put a widget below the last row; it scrolls with the rows."""
        if self.footer is not None and self.footer is not footer:
            self.footer.hide()
        self.footer = footer

    def row_of(self, row_id: RowId | None) -> PostRow | None:
        """Return the widget that shows a row, if it is on the screen."""
        return next((row for row in self.rows if row.row_id == row_id), None)

    def shown_height(self, row: PostRow) -> int:
        """Return how many pixels of a row on the screen are to be seen."""
        return min(row.y() + row.height(), self._viewport.height()) - max(row.y(), 0)

    def reference(self) -> Place | None:
        """Return what must not move when the rows change: the first that begins in view.

        Where a gap in view is being filled it is the row below that, for people read upwards
        from there. Rows that are gone from the model by now don't count.
        """
        there = [row for row in self.rows if self._is_there(row)]
        if not there:
            return None
        below_gap = (low for high, low in pairwise(self.rows) if self._is_being_filled(high))
        first = (row for row in there if row.y() >= 0)
        row = next(chain((row for row in below_gap if row in there), first), there[0])
        return None if row.row_id is None else Place(row.row_id, row.y())

    def _is_being_filled(self, row: PostRow) -> bool:
        return (
            row.row_id is not None
            and row.post_id is None
            and self._model.gap_state(row.row_id).phase is Phase.LOADING
        )

    def pin(self, place: Place | None) -> None:
        """Put a row where it was; at the top if there is none such."""
        index = None if place is None else self._model.index_of(place.row_id)
        if place is None or index is None:
            self.scroller.pin(min(self.scroller.index, max(0, self._count() - 1)), 0)
        else:
            self.scroller.pin(index, place.y)

    def fit(self) -> None:
        """Fill the view at another size."""
        if not self.keeps_place:
            self.scroller.fit()

    def passed_by(self, first: int, count: int) -> bool:
        """Follow rows that came, or went where ``count`` is negative, out of view.

        Return False where something on the screen may be touched.
        """
        if not self.rows:
            return False
        if first + max(0, -count) <= self.scroller.index:
            self.scroller.index += count
            self.last_index += count
            return True
        bottom = self.rows[-1].y() + self.rows[-1].height()
        return first > self.last_index and bottom >= self._viewport.height()

    def scroll(self, pixels: int) -> int:
        """Scroll down, or up where negative; return how far it went."""
        gone, height = self.scroller.move(pixels), self._viewport.height()
        if gone:
            # Where much is uncovered, Qt would paint new rows twice: for themselves, and for an
            # opaque viewport. Where it is little, a transparent one costs more.
            is_opaque = abs(gone) < height // 2
            self._viewport.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent, is_opaque)
            if abs(gone) < height:
                self._viewport.scroll(0, -gone)
            self.arrange()
        return gone

    def arrange(self) -> None:
        """Show what the scroller says is visible."""
        visible, end = self._visible()
        kept = {row.row_id: row for row in self.rows}
        wanted = {layout.row_id for layout, _ in visible}
        free = [row for row_id, row in kept.items() if row_id not in wanted]
        if any(self._has_focus(row) for row in free):
            self._losing_focus()
        self.rows = []
        width = self._viewport.width()
        for layout, y in visible:
            row = kept.get(layout.row_id)
            if row is None:
                row = free.pop() if free else self._from_pool()
            row.bind(layout)
            if row.y() != y or row.height() != layout.height or row.width() != width:
                row.setGeometry(0, y, width, layout.height)
            if row.isHidden():
                row.show()
            self.rows.append(row)
        for row in free:
            row.hide()
            self._pool.append(row)
        self._place_footer(end)

    def _visible(self) -> tuple[list[tuple[RowLayout, int]], int]:
        """Return the layouts in view with their places, and where the last one ends."""
        index, y = self.scroller.index, -self.scroller.offset
        count, height = len(self._model), self.scroller.view_height
        visible = []
        self.last_index = -1
        while index < count and y < height:
            layout = self._layouts.get(index)
            if layout is not None:
                visible.append((layout, y))
                y += layout.height
                self.last_index = index
            index += 1
        return visible, y if index == count else height

    def _place_footer(self, y: int) -> None:
        footer = self.footer
        if footer is None:
            return
        if y < self.scroller.view_height:
            footer.setGeometry(0, y, self._viewport.width(), self._footer_height())
            footer.show()
        else:
            footer.hide()

    def _from_pool(self) -> PostRow:
        return self._pool.pop() if self._pool else self._make_row()

    def _is_there(self, row: PostRow) -> bool:
        return row.row_id is not None and self._model.index_of(row.row_id) is not None

    def _focus_widget(self) -> QWidget | None:
        return self._viewport.window().focusWidget()

    def _has_focus(self, row: PostRow) -> bool:
        focus = self._focus_widget()
        return focus is not None and (focus is row or row.isAncestorOf(focus))

    def _count(self) -> int:
        return len(self._model) + (1 if self.footer is not None and len(self._model) else 0)

    def _height(self, index: int) -> int:
        if index < len(self._model):
            return self._layouts.height(index)
        return self._footer_height()

    def _footer_height(self) -> int:
        footer = self.footer
        if footer is None:
            return 0
        height = footer.heightForWidth(self._viewport.width())
        return height if height >= 0 else footer.sizeHint().height()
