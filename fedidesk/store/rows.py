"""The items of one view, in order, and what happens to them."""

from collections.abc import Callable, Collection, Sequence
from enum import Enum

from msgspec import Struct

from fedidesk.core.events import Signal
from fedidesk.domain.errors import FedideskError
from fedidesk.domain.ids import PostId, RowId
from fedidesk.domain.post import Gap, Item, Row


class Phase(Enum):
    """What one end of the rows, or a gap in them, is doing."""

    IDLE = "idle"
    LOADING = "loading"
    END = "end"
    FAILED = "failed"


class LoadState(Struct, frozen=True):
    """The state of one end or gap; ``error`` is there when it failed."""

    phase: Phase = Phase.IDLE
    error: FedideskError | None = None


IDLE = LoadState()
LOADING = LoadState(Phase.LOADING)
END = LoadState(Phase.END)


def failed(error: FedideskError) -> LoadState:
    """Return the state of an end that could not be loaded."""
    return LoadState(Phase.FAILED, error)


class Rows:
    """An ordered list of items without repetition: of a thread, or of a timeline's ``Window``.

    ``inserted`` and ``removed`` tell index and count after the change, ``replaced`` that nothing
    stayed. ``newest`` and ``older`` are the states of the two ends; ``state_changed`` tells of
    both. All of it lives in the loop's thread.
    """

    def __init__(self) -> None:
        self._items: list[Item] = []
        self._ids: set[RowId] = set()
        self._gaps: dict[RowId, LoadState] = {}
        self.newest = IDLE
        self.older = IDLE
        self.above = 0
        """How many items there are above the first one, not in memory."""
        self.below = 0
        """How many items there are below the last one, not in memory."""
        self.unseen = 0
        """How many rows stand above the highest one that was ever on the screen."""
        self.last_read: RowId | None = None
        """The highest row that was seen when something new came above it."""
        self.inserted: Signal[int, int] = Signal()
        self.removed: Signal[int, int] = Signal()
        self.altered: Signal[frozenset[RowId]] = Signal()
        """Something else is said in these rows now, in the same places."""
        self.replaced: Signal[()] = Signal()
        self.state_changed: Signal[()] = Signal()
        self.gap_changed: Signal[RowId] = Signal()
        """The state of this gap is another now."""
        self.extent_changed: Signal[()] = Signal()
        """``above``, ``below``, ``unseen`` or ``last_read`` is another now."""

    def __len__(self) -> int:
        return len(self._items)

    def __getitem__(self, index: int) -> Item:
        return self._items[index]

    def __contains__(self, item_id: object) -> bool:
        return item_id in self._ids

    def index_of(self, item_id: RowId) -> int | None:
        """Return where the item stands, or None."""
        if item_id not in self._ids:
            return None
        return next(i for i, item in enumerate(self._items) if item.id == item_id)

    def index_of_post(self, post_id: PostId) -> int | None:
        """Return where the post stands first, or None."""
        return next((i for i, item in enumerate(self._items) if shows(item, post_id)), None)

    def post_ids(self) -> set[PostId]:
        """Return the posts that these rows show."""
        return {item.post_id for item in self._items if isinstance(item, Row)}

    def reader_at(self, index: int) -> None:
        """Take note of which item is the first on the screen; only a timeline cares."""

    def gap_state(self, gap_id: RowId) -> LoadState:
        """Return what is being done about a gap."""
        return self._gaps.get(gap_id, IDLE)

    def set_gap(self, gap_id: RowId, state: LoadState) -> None:
        """Say what is being done about a gap."""
        if self._gaps.get(gap_id, IDLE) != state:
            self._gaps[gap_id] = state
            self.gap_changed.emit(gap_id)

    def set_newest(self, state: LoadState) -> None:
        """Say what the upper end is doing."""
        self.newest = state
        self.state_changed.emit()

    def set_older(self, state: LoadState) -> None:
        """Say what the lower end is doing."""
        self.older = state
        self.state_changed.emit()

    def become(self, items: Sequence[Item]) -> None:
        """Hold exactly ``items``: what is not among them goes, what is new comes to its place.

        What has another content than before is ``altered``.
        """
        wanted = list({item.id: item for item in items}.values())
        kept = {item.id for item in wanted}
        self.remove_where(lambda item: item.id not in kept)
        if [item.id for item in self._items] != [item.id for item in wanted if item.id in self]:
            self._replace(wanted)
            return
        self._alter(wanted)
        run: list[Item] = []
        for index, item in enumerate(wanted):
            if item.id in self:
                self._insert(index - len(run), run)
                run = []
            else:
                run.append(item)
        self._insert(len(wanted) - len(run), run)

    def replace_all(self, items: Sequence[Item]) -> None:
        """Hold exactly ``items`` in one step, whatever was there."""
        if self._items != list(items):
            self._replace(items)

    def append(self, items: Collection[Item]) -> None:
        """Put those of ``items`` that are not there yet at the end."""
        self._insert(len(self._items), [item for item in items if item.id not in self])

    def remove_where(self, unwanted: Callable[[Item], bool]) -> None:
        """Take out every item of a kind."""
        end = len(self._items)
        while end:
            start = end
            while start and unwanted(self._items[start - 1]):
                start -= 1
            if start < end:
                self._remove(start, end - start)
            end = max(0, start - 1)

    def _alter(self, wanted: Sequence[Item]) -> None:
        """Take over what else is said in the rows that stay, all of which are in ``wanted``."""
        now = (item for item in wanted if item.id in self._ids)
        altered = {
            index: item
            for index, (before, item) in enumerate(zip(self._items, now, strict=True))
            if before != item
        }
        if altered:
            for index, item in altered.items():
                self._items[index] = item
            self.altered.emit(frozenset(item.id for item in altered.values()))

    def _insert(self, index: int, items: Sequence[Item]) -> None:
        if items:
            self._items[index:index] = items
            self._ids.update(item.id for item in items)
            self.inserted.emit(index, len(items))

    def _remove(self, index: int, count: int) -> None:
        for item in self._items[index : index + count]:
            self._ids.discard(item.id)
            self._gaps.pop(item.id, None)
        del self._items[index : index + count]
        self.removed.emit(index, count)

    def _replace(self, items: Sequence[Item]) -> None:
        self._items = list(items)
        self._ids = {item.id for item in items}
        self._gaps = {gap: state for gap, state in self._gaps.items() if gap in self._ids}
        self.replaced.emit()


def shows(item: Item, post_id: PostId) -> bool:
    """Whether ``item`` brings the post."""
    return not isinstance(item, Gap) and item.post_id == post_id
