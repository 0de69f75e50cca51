"""The rows of one view, in order, and what happens to them."""

from collections.abc import Callable, Sequence
from enum import Enum
from itertools import chain

from msgspec import Struct

from fedidesk.core.events import Signal
from fedidesk.domain.errors import FedideskError
from fedidesk.domain.ids import Cursor, PostId, RowId
from fedidesk.domain.post import Row


class Phase(Enum):
    """What one end of the rows is doing."""

    IDLE = "idle"
    LOADING = "loading"
    END = "end"
    FAILED = "failed"


class LoadState(Struct, frozen=True):
    """The state of one end; ``error`` is there when it failed."""

    phase: Phase = Phase.IDLE
    error: FedideskError | None = None


IDLE = LoadState()
LOADING = LoadState(Phase.LOADING)
END = LoadState(Phase.END)


def failed(error: FedideskError) -> LoadState:
    """Return the state of an end that could not be loaded."""
    return LoadState(Phase.FAILED, error)


class Rows:
    """An ordered list of rows without repetition: a timeline or a thread.

    ``inserted`` and ``removed`` tell index and count after the change, ``replaced`` that nothing
    stayed. ``newest`` and ``older`` are the states of the two ends; ``state_changed`` tells of
    both, ``gap_changed`` of a gap. All of it lives in the loop's thread.

    A row can be loose: shown at the top before anybody knows what stands between it and the next
    one. Pages go below it until one brings it.
    """

    def __init__(self) -> None:
        self._rows: list[Row] = []
        self._ids: set[RowId] = set()
        self._loose: set[RowId] = set()
        self.newest = IDLE
        self.older = IDLE
        self.newer_cursor: Cursor | None = None
        self._page_ends: dict[RowId, Cursor | None] = {}
        self.inserted: Signal[int, int] = Signal()
        self.removed: Signal[int, int] = Signal()
        self.replaced: Signal[()] = Signal()
        self.state_changed: Signal[()] = Signal()
        self._gaps: dict[RowId, LoadState] = {}
        self.gap_changed: Signal[RowId] = Signal()

    def __len__(self) -> int:
        return len(self._rows)

    def __getitem__(self, index: int) -> Row:
        return self._rows[index]

    def __contains__(self, row_id: object) -> bool:
        return row_id in self._ids

    @property
    def older_cursor(self) -> Cursor | None:
        """Ask for what follows the last row; None where nothing does, or nobody knows how."""
        return self._page_ends.get(self._rows[-1].id) if self._rows else None

    def top(self, count: int) -> tuple[tuple[Row, ...], Cursor | None]:
        """Return at least ``count`` rows, if there are so many, up to the end of a page.

        The cursor asks for what follows them.
        """
        for index in range(max(count - 1, 0), len(self._rows)):
            row_id = self._rows[index].id
            if row_id in self._page_ends:
                return tuple(self._rows[: index + 1]), self._page_ends[row_id]
        return tuple(self._rows), self.older_cursor

    def index_of_post(self, post_id: PostId) -> int | None:
        """Return where the post stands first, or None."""
        return next((i for i, row in enumerate(self._rows) if row.post_id == post_id), None)

    def post_ids(self) -> set[PostId]:
        """Return the posts that these rows show."""
        return {row.post_id for row in self._rows}

    def joins(self, rows: Sequence[Row]) -> bool:
        """Whether a page holds a row that has its place here already."""
        return any(row.id in self._ids and row.id not in self._loose for row in rows)

    def replace(self, rows: Sequence[Row], older: Cursor | None) -> None:
        """Show one page of ``rows`` and, above it, the loose ones; nothing else stays.

        ``older`` asks for what follows the page.
        """
        self._loose -= {row.id for row in rows}
        loose = [row for row in self._rows if row.id in self._loose]
        self._rows = []
        self._ids = set()
        self._page_ends = {}
        self._rows = self._unknown([*loose, *rows])
        self._end_page(older)
        self.replaced.emit()

    def append(self, rows: Sequence[Row], older: Cursor | None) -> int:
        """Put a page at the end; return how many of its rows were not there yet."""
        return self._insert(len(self._rows), rows, older)

    def merge(self, rows: Sequence[Row], older: Cursor | None = None) -> None:
        """Put a page at the top, around those of its rows that are there already.

        ``older`` asks for what follows the page, where that reaches below the last row.
        """
        brought = {row.id for row in rows}
        index = self._loose_above(brought)
        self._loose -= brought
        run: list[Row] = []
        for row in rows:
            if row.id in self._ids:
                index += self._insert(index, run)
                run = []
                index = self._index_of(row.id, index) + 1
            else:
                run.append(row)
        self._insert(index, run, older)

    def add_loose(self, row: Row) -> None:
        """Put a row at the top, loose, unless it is there."""
        if row.id not in self._ids:
            self._loose.add(row.id)
            self._ids.add(row.id)
            self._rows.insert(0, row)
            self.inserted.emit(0, 1)

    def settle(self) -> None:
        """Let the loose rows stand where they are: everything up to the top is known."""
        self._loose.clear()

    def keep_only(self, rows: Sequence[Row]) -> None:
        """Take out every row but these."""
        kept = {row.id for row in rows}
        self._remove(lambda row: row.id not in kept)

    def remove_post(self, post_id: PostId) -> None:
        """Take out every row that shows the post."""
        self._remove(lambda row: row.post_id == post_id)

    def set_newest(self, state: LoadState) -> None:
        """Say what the upper end is doing."""
        self.newest = state
        self.state_changed.emit()

    def set_older(self, state: LoadState) -> None:
        """Say what the lower end is doing."""
        self.older = state
        self.state_changed.emit()

    def gap_state(self, row_id: RowId) -> LoadState:
        """Return what is being done about a gap."""
        return self._gaps.get(row_id, IDLE)

    def set_gap(self, row_id: RowId, state: LoadState) -> None:
        """Say what is being done about a gap; ``gap_changed`` brings it."""
        if state == IDLE:
            self._gaps.pop(row_id, None)
        else:
            self._gaps[row_id] = state
        self.gap_changed.emit(row_id)

    def _insert(self, index: int, rows: Sequence[Row], older: Cursor | None = None) -> int:
        """Put the unknown ones of ``rows`` at ``index``; at the end, ``older`` follows them."""
        at_end = index == len(self._rows)
        fresh = self._unknown(rows)
        self._rows[index:index] = fresh
        if at_end:
            self._end_page(older)
        if fresh:
            self.inserted.emit(index, len(fresh))
        return len(fresh)

    def _remove(self, unwanted: Callable[[Row], bool]) -> None:
        for index in range(len(self._rows) - 1, -1, -1):
            row = self._rows[index]
            if not unwanted(row):
                continue
            del self._rows[index]
            self._ids.discard(row.id)
            self._loose.discard(row.id)
            if row.id in self._page_ends:
                older = self._page_ends.pop(row.id)
                if index > 0:
                    self._page_ends[self._rows[index - 1].id] = older
            self.removed.emit(index, 1)

    def _loose_above(self, brought: set[RowId]) -> int:
        """Return how many rows at the top are loose and not among those ``brought`` now."""
        for index, row in enumerate(self._rows):
            if row.id not in self._loose or row.id in brought:
                return index
        return len(self._rows)

    def _index_of(self, row_id: RowId, near: int) -> int:
        """Return where the row stands; quick where that is at or soon after ``near``."""
        places = chain(range(near, len(self._rows)), range(near))
        return next(index for index in places if self._rows[index].id == row_id)

    def _end_page(self, older: Cursor | None) -> None:
        if self._rows:
            self._page_ends[self._rows[-1].id] = older

    def _unknown(self, rows: Sequence[Row]) -> list[Row]:
        fresh = []
        for row in rows:
            if row.id not in self._ids:
                self._ids.add(row.id)
                fresh.append(row)
        return fresh
