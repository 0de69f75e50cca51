"""The window: the same as the disk within its edges, small whatever comes, and it counts right."""

import sqlite3
from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st

from fedidesk.domain.ids import Cursor, PostId, RowId
from fedidesk.domain.post import Bundle, Gap, Row
from fedidesk.domain.stream import Arrived
from fedidesk.domain.timeline import HOME, Page
from fedidesk.store import kept_timelines
from fedidesk.store.cache_db import CacheDb
from fedidesk.store.delta import Delta, Opened, Stretch
from fedidesk.store.kept_order import KeptOrder
from fedidesk.store.weaver import Weaver
from fedidesk.store.window import LEAST, MOST, Window
from tests.builders import a_post, a_row
from tests.unit.store.kept import items_of, memory_db

STEPS = st.lists(
    st.tuples(
        st.sampled_from(
            ["arrive", "reopen", "older", "fill", "remove", "above", "below", "jump", "go", "cut"]
        ),
        st.integers(0, 10**6),
    ),
    max_size=40,
)


class Disk:
    """A timeline on disk with a window on it, driven by hand."""

    def __init__(self) -> None:
        self.db: CacheDb = memory_db()
        self.window = Window(lambda row: not row.post_id.startswith("own"))
        self._number = 500

    def do(self, step: str, seed: int) -> None:
        """Let one thing happen, and the window follow."""
        happen: Callable[[int], None] = getattr(self, f"_{step}")
        happen(seed)

    def _arrive(self, seed: int) -> None:
        self.arrive(seed % 90 + 1)

    def _reopen(self, _: int) -> None:
        self._weave(Weaver.open_top)
        self._number += 10

    def _older(self, seed: int) -> None:
        self.older(seed % 60 + 1)

    def _remove(self, seed: int) -> None:
        items = items_of(self.db)
        if items:
            self.remove(items[seed % len(items)].id)

    def _above(self, _: int) -> None:
        self.read_on("above")

    def _below(self, _: int) -> None:
        self.read_on("below")

    def _jump(self, seed: int) -> None:
        number = seed % (len(items_of(self.db)) + 1)
        found = self.db.do(lambda sql: kept_timelines.read_around(sql, HOME, number, 60))
        self.window.show(found)

    def _go(self, seed: int) -> None:
        window = self.window
        if len(window):
            window.reader_at(seed % len(window))

    def _cut(self, _: int) -> None:
        for delta in self.db.do(kept_timelines.cut_longest).values():
            self.window.apply(delta)

    def arrive(self, count: int, name: str = "") -> None:
        """Let a stream bring rows."""

        def weave(weaver: Weaver) -> None:
            for _ in range(count):
                self._number += 1
                bundle = _bundle(f"{name}{self._number}")
                cursor = Cursor(str(self._number))
                weaver.arrive(Arrived(HOME, bundle, cursor, cursor))

        self._weave(weave)

    def older(self, count: int) -> None:
        """Put a page at the end."""
        asked = self.window.ways.older
        if asked is not None:
            first = len(items_of(self.db))
            bundles = tuple(_bundle(f"old {first + each}") for each in range(count))
            page = Page(bundles, Cursor(f"after {first + count}"))
            self._weave(lambda weaver: weaver.append(asked, page))

    def remove(self, name: str) -> None:
        """Delete a post."""
        deltas = self.db.do(lambda sql: kept_timelines.remove_everywhere(sql, name))
        for delta in deltas.values():
            self.window.apply(delta)

    def read_on(self, side: str) -> None:
        """Read more from the disk at one edge."""
        window = self.window
        if not len(window):
            return
        if side == "above":
            rank = window.rank_at(0)
            found = self.db.do(lambda sql: kept_timelines.read_above(sql, HOME, rank, 50))
        else:
            rank = window.rank_at(len(window) - 1)
            found = self.db.do(lambda sql: kept_timelines.read_below(sql, HOME, rank, 50))
        window.extend(found.items)

    def _fill(self, seed: int) -> None:
        if not self.window.ways.gaps:
            return
        gap = self.window.ways.gaps[seed % len(self.window.ways.gaps)]
        bundles = tuple(_bundle(f"gap {gap.id} {seed} {each}") for each in range(seed % 5))
        page = Page(bundles, newer=Cursor(f"{seed}") if bundles else None)
        self._weave(lambda weaver: weaver.fill(gap, page, stands=True))

    def _weave(self, weave: object) -> None:
        def work(sql: sqlite3.Connection) -> Delta:
            order = KeptOrder(sql, HOME)
            weave(Weaver(order))  # type: ignore[operator]
            return order.delta()

        self.window.apply(self.db.do(work))


def _bundle(name: str) -> Bundle:
    return Bundle(a_row(name, id=RowId(name)), a_post(name))


@given(STEPS)
def test_it_is_a_part_of_what_is_on_disk(steps: list[tuple[str, int]]) -> None:
    disk = Disk()
    window = disk.window
    for step, seed in steps:
        disk.do(step, seed)
        items = items_of(disk.db)
        shown = [window[index] for index in range(len(window))]
        assert len(items) == window.above + len(shown) + window.below, step
        assert shown == items[window.above : window.above + len(shown)], step
        assert len(window) <= MOST
        assert window.placed() == tuple(sorted(window.placed(), key=lambda each: -each.rank))
    disk.db.close()


def test_the_far_end_is_let_go_and_the_reader_stays() -> None:
    disk = Disk()
    disk.arrive(100)
    reader = disk.window[50].id
    disk.window.reader_at(50)
    for _ in range(30):
        disk.arrive(50)
    index = disk.window.index_of(reader)
    assert index is not None
    assert disk.window.reader == index
    assert LEAST <= len(disk.window) <= MOST
    assert disk.window.above == 1600 - len(disk.window)
    disk.read_on("above")
    assert disk.window.index_of(reader) is not None
    disk.db.close()


def test_what_is_new_is_counted_but_not_ones_own() -> None:
    disk = Disk()
    disk.arrive(3)
    window = disk.window
    window.reader_at(0)
    seen = window[0].id
    assert (window.unseen, window.last_read) == (0, None)
    disk.arrive(2)
    disk.arrive(1, "own ")
    assert (window.unseen, window.last_read) == (2, seen)
    window.reader_at(2)
    assert window.unseen == 1
    disk.remove(window[1].id)
    assert window.unseen == 0
    disk.arrive(2000)
    assert window.unseen == 2000
    assert len(window) <= MOST
    disk.db.close()


def test_what_is_read_from_above_is_counted_as_what_it_is() -> None:
    disk = Disk()
    disk.arrive(5)
    rows = disk.window.placed()
    disk.arrive(2, "own ")
    disk.arrive(1)
    window = Window(lambda row: not row.post_id.startswith("own"))
    window.open(Opened(Stretch(rows, ()), seen_rank=rows[0].rank))
    window.set_extent(3, 0)
    assert window.unseen == 3, "nobody knows yet what they are"
    window.extend(disk.window.placed()[:3])
    assert (window.above, window.unseen) == (0, 1)
    disk.db.close()


def test_what_is_no_news_any_more_is_counted_no_more() -> None:
    news = {"501", "502", "503"}
    disk = Disk()
    window = disk.window = Window(lambda row: row.post_id in news)
    disk.arrive(1)
    window.reader_at(0)
    disk.arrive(2)
    assert window.unseen == 2
    told: list[int] = []
    window.extent_changed.connect(lambda: told.append(window.unseen))
    news.remove("502")
    window.count_again()
    window.count_again()
    assert told == [1]
    disk.db.close()


def test_a_gap_is_no_news() -> None:
    disk = Disk()
    disk.arrive(3)
    disk.window.reader_at(0)
    disk.do("reopen", 0)
    disk.arrive(2)
    assert isinstance(disk.window[2], Gap)
    assert disk.window.unseen == 2
    disk.db.close()


def test_it_opens_as_it_was_left_and_waits_for_what_is_beyond() -> None:
    window = Window(lambda _: True)
    whole = Disk()
    whole.arrive(5)
    rows = whole.window.placed()
    window.open(Opened(Stretch(rows[1:4], ()), seen_rank=rows[2].rank))
    assert not window.counted
    assert [item.item for item in window.placed()] == [row.item for row in rows[1:4]]
    window.apply(Delta(came=rows[:1]))
    assert len(window) == 3
    window.set_extent(1, 1)
    assert (window.above, window.below, window.unseen) == (1, 1, 2)
    assert window.last_read == rows[2].item.id
    assert isinstance(rows[0].item, Row)
    assert window.index_of_post(PostId("no such post")) is None
    whole.db.close()
