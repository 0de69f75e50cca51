"""Timelines on disk: found at the reader's place, cut at the end, never out of room."""

import sqlite3
from collections.abc import Iterator
from itertools import pairwise

import pytest

from fedidesk.domain.ids import Cursor, RowId
from fedidesk.domain.post import Bundle, Gap
from fedidesk.domain.stream import Arrived
from fedidesk.domain.timeline import HOME, LOCAL, Page, TimelineSpec
from fedidesk.store import kept_timelines
from fedidesk.store.cache_db import CacheDb
from fedidesk.store.delta import Delta, KeptPlace, OpenGap, Ways
from fedidesk.store.kept_order import KeptOrder
from fedidesk.store.ranks import between
from fedidesk.store.weaver import Weaver
from tests.builders import a_post, a_profile, a_row
from tests.unit.store.kept import items_of, memory_db


@pytest.fixture
def db() -> Iterator[CacheDb]:
    db = memory_db()
    yield db
    db.close()


def _bundle(name: str) -> Bundle:
    return Bundle(a_row(name), a_post(name))


def _arrive(db: CacheDb, count: int, spec: TimelineSpec = HOME, first: int = 0) -> None:
    def work(sql: sqlite3.Connection) -> None:
        weaver = Weaver(KeptOrder(sql, spec))
        for number in range(first, first + count):
            cursor = Cursor(f"{spec} {number}")
            weaver.arrive(Arrived(spec, _bundle(f"{spec} {number}"), cursor, cursor))

    db.do(work)


def _place(db: CacheDb, name: str, y: int = -7, seen: int | None = None) -> None:
    place = KeptPlace(RowId(name), y)
    db.do(lambda sql: kept_timelines.keep_place(sql, HOME, place, seen))


def test_a_timeline_opens_at_the_readers_place(db: CacheDb) -> None:
    _arrive(db, 100)
    _place(db, "home 40", seen=123)
    opened = db.do(lambda sql: kept_timelines.open_timeline(sql, HOME, 3, 5))
    names = [placed.item.id for placed in opened.stretch.items]
    assert names == [f"home {number}" for number in range(43, 35, -1)]
    assert opened.place == KeptPlace(RowId("home 40"), -7)
    assert opened.seen_rank == 123
    first, last = opened.stretch.items[0].rank, opened.stretch.items[-1].rank
    beyond = db.do(lambda sql: kept_timelines.count_beyond(sql, HOME, first, last))
    assert beyond == (56, 36)


def test_where_the_post_is_gone_the_next_older_one_is_the_place(db: CacheDb) -> None:
    _arrive(db, 10)
    _place(db, "home 4")
    for name in ("home 4", "home 3"):
        db.do(lambda sql, name=name: kept_timelines.remove_everywhere(sql, name))
    opened = db.do(lambda sql: kept_timelines.open_timeline(sql, HOME, 0, 1))
    assert opened.place == KeptPlace(RowId("home 2"), -7)
    assert opened.stretch.items[0].item.id == "home 2"


def test_a_post_leaves_every_timeline_with_its_boosts_and_a_boost_alone(db: CacheDb) -> None:
    _arrive(db, 3)
    boost = Bundle(a_row("home 1", a_profile("Grace"), id="boost"), a_post("home 1"))
    other = Bundle(a_row("home 2", a_profile("Grace"), id="other boost"), a_post("home 2"))
    for spec in (HOME, LOCAL):
        for bundle in (boost, other):
            event = Arrived(spec, bundle)
            db.do(lambda sql, event=event: Weaver(KeptOrder(sql, event.spec)).arrive(event))
    deltas = db.do(lambda sql: kept_timelines.remove_everywhere(sql, "home 1"))
    assert {spec: len(delta.gone) for spec, delta in deltas.items()} == {HOME: 2, LOCAL: 1}
    db.do(lambda sql: kept_timelines.remove_everywhere(sql, "other boost"))
    assert [item.id for item in items_of(db)] == ["home 2", "home 0"]
    assert items_of(db, LOCAL) == []


def test_where_a_gap_has_nothing_on_one_side_it_goes(db: CacheDb) -> None:
    _arrive(db, 2)
    for first in (10, 20):
        db.do(lambda sql: Weaver(KeptOrder(sql, HOME)).open_top())
        _arrive(db, 1, first=first)
    assert sum(isinstance(item, Gap) for item in items_of(db)) == 2
    db.do(lambda sql: kept_timelines.remove_everywhere(sql, "home 10"))
    items = items_of(db)
    assert [isinstance(item, Gap) for item in items] == [False, True, False, False]
    gap = db.do(lambda sql: KeptOrder(sql, HOME).gap(items[1].id))
    assert gap == OpenGap(items[1].id, Cursor("home 1"), Cursor("home 20"), RowId("home 0"))
    db.do(lambda sql: kept_timelines.remove_everywhere(sql, "home 20"))
    assert [item.id for item in items_of(db)] == ["home 1", "home 0"]
    order = db.do(lambda sql: KeptOrder(sql, HOME))
    assert order.opened > 0
    assert order.newer == "home 1"


def test_the_oldest_part_of_the_longest_timeline_is_cut(db: CacheDb) -> None:
    _arrive(db, 1000)
    _arrive(db, 500, LOCAL)
    deltas = db.do(kept_timelines.cut_longest)
    assert list(deltas) == [HOME]
    assert len(items_of(db)) == 800
    assert len(items_of(db, LOCAL)) == 500
    assert deltas[HOME].ways.older == items_of(db)[-1].id
    kept = db.do(lambda sql: sql.execute("SELECT count(*) FROM post").fetchone()[0])
    assert kept == 1300
    for _ in range(20):
        db.do(kept_timelines.cut_longest)
    assert (len(items_of(db)), len(items_of(db, LOCAL))) == (400, 400)
    assert db.do(kept_timelines.cut_longest) == {}


def test_the_readers_place_is_not_cut_off(db: CacheDb) -> None:
    _arrive(db, 1000)
    _place(db, "home 10")
    for _ in range(20):
        db.do(kept_timelines.cut_longest)
    assert items_of(db)[-1].id == "home 10"


def test_there_is_always_room_between_two_rows(db: CacheDb) -> None:
    """Each page brings one more row right above the last one; ranks are given out anew."""
    _arrive(db, 2)
    _place(db, "home 1", seen=None)
    seen = db.do(lambda sql: KeptOrder(sql, HOME).rank(RowId("home 1")))
    _place(db, "home 1", seen=seen)
    deltas: list[Delta] = []
    for number in range(60):

        def work(sql: sqlite3.Connection, number: int = number) -> Delta:
            order = KeptOrder(sql, HOME)
            order.put([_bundle(f"between {number}")], above=RowId("home 0"))
            return order.delta()

        deltas.append(db.do(work))
    names = [item.id for item in items_of(db)]
    assert names == ["home 1", *(f"between {number}" for number in range(60)), "home 0"]
    assert any(delta.ranks_changed for delta in deltas)
    opened = db.do(lambda sql: kept_timelines.open_timeline(sql, HOME, 0, 1))
    assert opened.stretch.items[0].rank == opened.seen_rank


def test_ranks_lie_between_and_ascend() -> None:
    assert between(2, None, None, from_top=False) is not None
    for low, high in ((None, 10), (0, None), (0, 1 << 50), (0, 10)):
        for from_top in (False, True):
            ranks = between(5, low, high, from_top=from_top)
            assert ranks is not None
            assert all(one < other for one, other in pairwise(ranks))
            assert low is None or ranks[0] > low
            assert high is None or ranks[-1] < high
    assert between(10, 0, 10, from_top=True) is None


def test_what_was_in_memory_can_be_put_back(db: CacheDb) -> None:
    _arrive(db, 3)
    db.do(lambda sql: Weaver(KeptOrder(sql, HOME)).open_top())
    _arrive(db, 2, first=10)
    opened = db.do(lambda sql: kept_timelines.open_timeline(sql, HOME, 9, 9))
    other = memory_db()
    posts = {post.id: post for post in opened.stretch.posts}
    other.do(lambda sql: KeptOrder(sql, HOME).restore(opened.stretch.items, opened.ways, posts))
    again = other.do(lambda sql: kept_timelines.open_timeline(sql, HOME, 9, 9))
    assert again.stretch.items == opened.stretch.items
    assert again.ways == opened.ways != Ways()
    other.close()


def test_a_timeline_without_order_is_replaced(db: CacheDb) -> None:
    _arrive(db, 3)
    page = Page((_bundle("a"), _bundle("home 1"), _bundle("b")), Cursor("o"), Cursor("n"))
    db.do(lambda sql: Weaver(KeptOrder(sql, HOME)).replace(page))
    assert [item.id for item in items_of(db)] == ["a", "home 1", "b"]
