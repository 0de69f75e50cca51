"""The part of a timeline that is in memory."""

from bisect import bisect_left
from collections.abc import Callable, Sequence
from itertools import groupby

from fedidesk.domain.ids import RowId
from fedidesk.domain.post import Row
from fedidesk.store.delta import Delta, KeptPlace, Opened, Placed, Stretch, Ways
from fedidesk.store.rows import END, LoadState, Rows

MOST = 1000
"""Items in memory before the far end is let go."""
LEAST = 960
"""Items that stay then: letting go is part of a frame."""
_MARGIN = 200
"""Items on both sides of the reader that always stay."""


class Window(Rows):
    """The items around the reader, in the order of their ranks; the disk has all of them.

    Every change on disk comes as a ``Delta`` and is followed here as far as it lies within, or at
    an edge that is an end of the timeline. ``above`` and ``below`` count what is beyond.
    ``brings_news`` says of a row whether it counts as new while nobody has seen it.
    """

    def __init__(self, brings_news: Callable[[Row], bool]) -> None:
        super().__init__()
        self._brings_news = brings_news
        self._depths: list[int] = []
        """The ranks with the sign turned, so they go up with the index."""
        self._seen: int | None = None
        self._reader = 0
        self.ways = Ways()
        self.place: KeptPlace | None = None
        """Where the reader was when the timeline was opened."""
        self.counted = True
        """Whether ``above`` and ``below`` are known."""

    @property
    def seen_rank(self) -> int | None:
        """The rank of the highest row that was ever on the screen."""
        return self._seen

    @property
    def reader(self) -> int:
        """The index of the item where the reader is."""
        return self._reader

    def placed(self) -> tuple[Placed, ...]:
        """Return all items with their ranks."""
        return tuple(
            Placed(-depth, item) for depth, item in zip(self._depths, self._items, strict=True)
        )

    def rank_at(self, index: int) -> int:
        """Return the rank of an item."""
        return -self._depths[index]

    def open(self, opened: Opened) -> None:
        """Show a timeline as it was left; how much there is around it is counted later."""
        self._seen = opened.seen_rank
        self.ways = opened.ways
        self.place = opened.place
        self.counted = False
        self.show(opened.stretch)

    def gap_state(self, gap_id: RowId) -> LoadState:
        """Return what is being done about a gap: ``END`` where nothing can be."""
        is_lost = any(gap.is_lost for gap in self.ways.gaps if gap.id == gap_id)
        return END if is_lost else super().gap_state(gap_id)

    def show(self, stretch: Stretch) -> None:
        """Hold this stretch and nothing else."""
        self._depths = [-placed.rank for placed in stretch.items]
        self.above, self.below = stretch.above, stretch.below
        self._replace([placed.item for placed in stretch.items])
        self._count_unseen()
        self.extent_changed.emit()

    def set_extent(self, above: int, below: int) -> None:
        """Say how much there is beyond both edges."""
        self.counted = True
        self.above, self.below = above, below
        self._count_unseen()
        self.extent_changed.emit()

    def extend(self, items: Sequence[Placed]) -> None:
        """Take in items from beyond an edge that were read for this window."""
        fresh = self._unknown(items)
        if fresh:
            upwards = bool(self._depths) and fresh[0].rank > self.rank_at(0)
            self._take(fresh)
            if upwards:
                self.above = max(0, self.above - len(fresh))
                self._count_unseen()
            else:
                self.below = max(0, self.below - len(fresh))
            self._let_go()
            self.extent_changed.emit()

    def apply(self, delta: Delta) -> None:
        """Follow a change on disk."""
        self.ways = delta.ways
        before = self.unseen
        fresh = self._unknown(delta.came)
        inside = [placed for placed in fresh if self._is_within(placed.rank)]
        self._count_beyond(fresh)
        self._count_new(fresh)
        # First what comes: where a gap closes, its neighbours never stand side by side.
        self._take(inside)
        for rank in delta.gone:
            self._drop(rank)
        if delta.gone:
            self._count_unseen()
        if delta.cut_below is not None:
            self._cut_off(delta.cut_below)
        if before == 0 and self.unseen > 0:
            self.last_read = self._item_seen()
        self._let_go()
        self.extent_changed.emit()

    def reader_at(self, index: int) -> None:
        """Take note of which item is the first on the screen.

        It has been seen, and what is far from there may be let go.
        """
        self._reader = index
        rank = self.rank_at(index)
        if self._seen is None or rank > self._seen:
            self._seen = rank
            self._count_unseen()
            self.extent_changed.emit()

    def count_again(self) -> None:
        """Count what is new: other rows may be news now than before."""
        before = self.unseen
        if not self.above:
            self._count_unseen()
        if self.unseen != before:
            self.extent_changed.emit()

    def _is_within(self, rank: int) -> bool:
        if not self._depths:
            return not (self.above or self.below)
        if rank > self.rank_at(0):
            return self.above == 0 and self.counted
        if rank < self.rank_at(-1):
            return self.below == 0 and self.counted
        return True

    def _unknown(self, items: Sequence[Placed]) -> list[Placed]:
        return [placed for placed in items if placed.item.id not in self]

    def _take(self, items: Sequence[Placed]) -> None:
        """Put ``items`` in their places, neighbours together."""
        places = [(bisect_left(self._depths, -placed.rank), placed) for placed in items]
        shift = 0
        for index, run in groupby(places, key=lambda place: place[0]):
            placed = [each for _, each in run]
            at = index + shift
            self._depths[at:at] = [-each.rank for each in placed]
            self._insert(at, [each.item for each in placed])
            if at <= self._reader:
                self._reader += len(placed)
            shift += len(placed)

    def _drop(self, rank: int) -> None:
        index = bisect_left(self._depths, -rank)
        if index < len(self._depths) and self._depths[index] == -rank:
            del self._depths[index]
            self._remove(index, 1)
        elif self._depths and rank > self.rank_at(0):
            self.above = max(0, self.above - 1)
        else:
            self.below = max(0, self.below - 1)

    def _cut_off(self, rank: int) -> None:
        """Hold nothing below ``rank``."""
        self.below = 0
        stay = bisect_left(self._depths, -rank + 1)
        self._cut(stay, len(self) - stay)

    def _count_beyond(self, fresh: Sequence[Placed]) -> None:
        for placed in fresh:
            if not self._is_within(placed.rank):
                if placed.rank > self.rank_at(0):
                    self.above += 1
                else:
                    self.below += 1

    def _count_new(self, fresh: Sequence[Placed]) -> None:
        if self._seen is not None:
            self.unseen += sum(
                placed.rank > self._seen and self._is_news(placed.item) for placed in fresh
            )

    def _count_unseen(self) -> None:
        """Count anew what is above the highest row that was seen."""
        if self._seen is None or not self.counted:
            return
        higher = bisect_left(self._depths, -self._seen)
        if higher == len(self._depths) and self.below:
            return
        self.unseen = self.above + sum(self._is_news(self[index]) for index in range(higher))
        if self.unseen and self.last_read is None:
            self.last_read = self._item_seen()

    def _is_news(self, item: object) -> bool:
        return isinstance(item, Row) and self._brings_news(item)

    def _item_seen(self) -> RowId | None:
        """Return the highest row in memory that was seen."""
        if self._seen is None:
            return None
        index = bisect_left(self._depths, -self._seen)
        return self[index].id if index < len(self) else None

    def _let_go(self) -> None:
        """Drop what is far from the reader where there is too much."""
        if len(self) <= MOST:
            return
        surplus = len(self) - LEAST
        below_reader = len(self) - 1 - self._reader
        if self._reader > below_reader:
            count = min(surplus, max(0, self._reader - _MARGIN))
            self._cut(0, count)
            self.above += count
            self._reader -= count
        else:
            count = min(surplus, max(0, below_reader - _MARGIN))
            self._cut(len(self) - count, count)
            self.below += count

    def _cut(self, index: int, count: int) -> None:
        if count:
            del self._depths[index : index + count]
            self._remove(index, count)
