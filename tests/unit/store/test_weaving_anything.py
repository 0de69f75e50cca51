"""Whatever comes in whatever order: no row twice, none in the wrong place, no hidden hole."""

import sqlite3
from collections import deque
from itertools import pairwise

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from fedidesk.domain.ids import Cursor, RowId
from fedidesk.domain.post import Bundle, Gap
from fedidesk.domain.stream import Arrived
from fedidesk.domain.timeline import HOME, Page
from fedidesk.store.cache_db import CacheDb
from fedidesk.store.kept_order import KeptOrder
from fedidesk.store.kept_timelines import remove_everywhere
from fedidesk.store.weaver import Asked, Weaver
from tests.builders import a_post, a_row
from tests.examples import patience, storms
from tests.unit.store.kept import items_of, memory_db

PAGE = 4


class Weaving(RuleBasedStateMachine):
    """A server that goes on by itself, a stream that breaks, answers that come late."""

    def __init__(self) -> None:
        super().__init__()
        self.db: CacheDb = memory_db()
        self.born = 0
        self.server: list[int] = []
        """The posts that are there, oldest first; a post's number is its place for ever."""
        self.floor = 0
        """The server has forgotten the posts below this number."""
        self.stream: deque[int | str] | None = None
        self.forgotten: set[str] = set()
        self.answers: deque[tuple[Asked, Page]] = deque()

    def teardown(self) -> None:
        self.db.close()

    @rule(count=st.integers(1, 7))
    def publish(self, count: int) -> None:
        for _ in range(count):
            self.born += 1
            self.server.append(self.born)
            if self.stream is not None:
                self.stream.append(self.born)

    @rule()
    def connect(self) -> None:
        self.stream = deque()
        self._weave(Weaver.open_top)

    @precondition(lambda self: self.stream)
    @rule()
    def drop(self) -> None:
        self.stream = None

    @precondition(lambda self: self.stream)
    @rule()
    def hear(self) -> None:
        assert self.stream is not None
        event = self.stream.popleft()
        if isinstance(event, str):
            self._forget(event)
        elif event in self.server:
            cursor = Cursor(str(event))
            arrived = Arrived(HOME, _bundle(event), cursor, cursor)
            self._weave(lambda weaver: weaver.arrive(arrived))

    @precondition(lambda self: len(self.stream or ()) < PAGE)
    @rule()
    def ask_for_the_newest(self) -> None:
        """An answer may overtake the stream, but not by more than a page of it."""
        asked = self._weave(Weaver.open_top)
        self.answers.append((asked, self._page(self._has()[-PAGE:])))

    @precondition(lambda self: self.answers)
    @rule()
    def get_the_newest(self) -> None:
        asked, page = self.answers.popleft()
        bundles = tuple(each for each in page.bundles if each.row.id not in self.forgotten)
        page = Page(bundles, page.older, page.newer)
        self._weave(lambda weaver: weaver.put_newest(page, asked))

    @rule()
    def page_older(self) -> None:
        order = self._order()
        cursor = order.older
        if cursor is not None:
            page = self._page([n for n in self._has() if n < int(cursor)][-PAGE:])
            self._weave(lambda weaver: weaver.append(cursor, page))

    @precondition(lambda self: self.server)
    @rule(kept=st.integers(0, 2 * PAGE))
    def forget(self, kept: int) -> None:
        """The server keeps so many of the newest and has no more of what is older."""
        newest = self._has()[-kept:] if kept else []
        self.floor = max(self.floor, newest[0] if newest else self.born + 1)

    @rule(which=st.integers(0, 3), upwards=st.booleans())
    def fill(self, which: int, upwards: bool) -> None:
        """Ask as the service does: from below, with a proof that nothing was forgotten there."""
        gaps = [gap for gap in self._order().gaps() if not gap.is_lost]
        if not gaps:
            return
        gap = gaps[which % len(gaps)]
        there = self._has()
        start = gap.newer if gap.newer is None or gap.under is None else gap.under
        above = [] if start is None else [n for n in there if n > int(start)][:PAGE]
        if above and (upwards or gap.older is None):
            below = [n for n in there if n < above[0]][-PAGE:]
            for page in (self._page(above), self._page(below + above)):
                if self._weave(lambda weaver, page=page: weaver.fill(gap, page)):
                    return
        older = [] if gap.older is None else [n for n in there if n < int(gap.older)][-PAGE:]
        if gap.older is not None and (older or above or gap.newer is None):
            page = self._page(older)
            self._weave(lambda weaver: weaver.fill(gap, page, hangs=True))

    @precondition(lambda self: self.server)
    @rule(which=st.integers(0, 99), told=st.booleans())
    def delete(self, which: int, told: bool) -> None:
        gone = self.server.pop(which % len(self.server))
        if told and self.stream is not None:
            self.stream.append(str(gone))

    @rule(which=st.integers(0, 99))
    def delete_here(self, which: int) -> None:
        rows = [item for item in items_of(self.db) if not isinstance(item, Gap)]
        if rows:
            row_id = rows[which % len(rows)].id
            if int(row_id) in self.server:
                self.server.remove(int(row_id))
            self._forget(row_id)

    @invariant()
    def nothing_is_twice_or_out_of_place(self) -> None:
        """A post that was deleted without anybody telling may stand anywhere until it goes."""
        rows = [int(item.id) for item in items_of(self.db) if not isinstance(item, Gap)]
        assert len(rows) == len(set(rows))
        there = [row for row in rows if row in self.server]
        assert there == sorted(there, reverse=True)

    @invariant()
    def holes_are_marked_once(self) -> None:
        items = items_of(self.db)
        assert not items or not isinstance(items[0], Gap)
        assert not items or not isinstance(items[-1], Gap)
        for above, below in pairwise(items):
            assert not (isinstance(above, Gap) and isinstance(below, Gap))
        rows = [item for item in items if isinstance(item, Gap) or int(item.id) in self.server]
        for above, below in pairwise(rows):
            if not isinstance(above, Gap) and not isinstance(below, Gap):
                missing = [n for n in self.server if int(below.id) < n < int(above.id)]
                assert not missing, f"{missing} between {above.id} and {below.id}"

    @invariant()
    def the_top_is_known_to_be_open(self) -> None:
        items = items_of(self.db)
        if items and self.stream is not None and not self.stream and self._order().opened < 0:
            assert not [n for n in self.server if n > int(items[0].id)]

    @invariant()
    def the_end_is_known_to_be_open(self) -> None:
        items = items_of(self.db)
        if items and self._order().older is None:
            assert not [n for n in self._has() if n < int(items[-1].id)]

    def _has(self) -> list[int]:
        return [number for number in self.server if number >= self.floor]

    def _order(self) -> KeptOrder:
        return self.db.do(lambda sql: KeptOrder(sql, HOME))

    def _weave(self, weave: object) -> object:
        def work(sql: sqlite3.Connection) -> object:
            return weave(Weaver(KeptOrder(sql, HOME)))  # type: ignore[operator]

        return self.db.do(work)

    def _forget(self, name: str) -> None:
        self.forgotten.add(name)
        self.db.do(lambda sql: remove_everywhere(sql, name))

    def _page(self, numbers: list[int]) -> Page:
        bundles = tuple(_bundle(number) for number in reversed(numbers))
        if not bundles:
            return Page(())
        return Page(bundles, Cursor(str(numbers[0])), Cursor(str(numbers[-1])))


def _bundle(number: int) -> Bundle:
    return Bundle(a_row(str(number), id=RowId(str(number))), a_post(str(number)))


TestWeaving = patience(Weaving.TestCase)
TestWeaving.settings = storms(200, steps=40)
