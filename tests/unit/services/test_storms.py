"""A session through all weathers in virtual time: nothing lost, nothing twice, the place kept."""

import asyncio
import tempfile
from collections.abc import Callable, Coroutine
from functools import partial
from itertools import pairwise
from pathlib import Path
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from fedidesk.domain.ids import PostId
from fedidesk.domain.post import Gap, Item
from fedidesk.domain.timeline import HOME
from fedidesk.services.notices import Notices
from fedidesk.services.session import AccountSession
from fedidesk.store.delta import KeptPlace
from fedidesk.store.kept_timelines import open_timeline
from tests.account_builders import an_account
from tests.examples import patience, storms
from tests.fakes.clock import VirtualClock
from tests.fakes.lane import InlineLane
from tests.fakes.stormy import StormyGateway, StormyServer

PAGE = 5
_SOON, _LATER = 0.3, 120.0
"""Seconds until what a stream brought is there, and until a server that is back is noticed."""


class Weather(RuleBasedStateMachine):
    """Somebody's session with a home timeline, and the server it talks to."""

    def __init__(self) -> None:
        super().__init__()
        self.runner = asyncio.Runner()
        self.folder = tempfile.TemporaryDirectory(prefix="fedidesk-storm-")
        self.server = StormyServer(PAGE)
        self.clock = VirtualClock()
        self.heard: dict[str, int] = {}
        """The version of each post that the session knows for sure."""
        self.place: KeptPlace | None = None
        self._run(self._start())

    def teardown(self) -> None:
        try:
            self._calm()
        finally:
            self._run(self._quit())
            self.runner.close()
            self.folder.cleanup()

    @rule(count=st.integers(1, PAGE - 1))
    def write(self, count: int) -> None:
        """An answer may overtake the stream, but not by more than a page of it."""
        if any(stream.lags for stream in self.server.streams):
            self._run(self.clock.advance(_SOON))
        self.server.write(count)

    @rule(count=st.integers(PAGE, 4 * PAGE))
    def write_much(self, count: int) -> None:
        """In times when nobody listens."""
        if not self.server.streams:
            self.server.write(count)

    @rule(seconds=st.sampled_from([0.05, _SOON, 3.0, 50.0, 1000.0]))
    def time_goes_by(self, seconds: float) -> None:
        self._run(self.clock.advance(seconds))

    @rule()
    def cut_the_stream(self) -> None:
        self._do(self.server.cut)

    @rule()
    def go_away(self) -> None:
        self.server.go_away()

    @rule()
    def come_back(self) -> None:
        self.server.is_away = False

    @rule(has=st.booleans())
    def stream_or_not(self, has: bool) -> None:
        self.server.has_streams = has
        if not has:
            self.server.cut()

    @rule(seconds=st.sampled_from([10.0, 4000.0]))
    def sleep_and_wake(self, seconds: float) -> None:
        self.clock.suspend(seconds)
        self._do(self.session.network_changed)

    @rule()
    def refresh(self) -> None:
        self._do(lambda: self.session.timelines.refresh(HOME))

    @rule()
    def page_older(self) -> None:
        self._do(lambda: self.session.timelines.load_older(HOME))

    @rule(which=st.integers(0, 3))
    def fill_a_gap(self, which: int) -> None:
        gaps = self.session.shelf.open(HOME).ways.gaps
        if gaps:
            gap = gaps[which % len(gaps)]
            self._do(lambda: self.session.timelines.fill(HOME, gap.id))

    @rule(kind=st.sampled_from(["newest", "newer", "older"]))
    def hold_answers_back(self, kind: str) -> None:
        self.gateway.hold_back(kind)

    @rule()
    def let_answers_come(self) -> None:
        self._do(self.gateway.release)

    @precondition(lambda self: self.server.alive)
    @rule(which=st.integers(0, 99))
    def edit(self, which: int) -> None:
        name = self.server.alive[-1 - which % len(self.server.alive)]
        if PostId(name) in self.server.posts:
            self.server.edit(name)

    @precondition(lambda self: self.server.alive)
    @rule(which=st.integers(0, 99))
    def take_back(self, which: int) -> None:
        """The word of it goes to whoever listens, and to nobody else."""
        self.server.take_back(self.server.alive[-1 - which % len(self.server.alive)])

    @rule(kept=st.integers(0, 3 * PAGE))
    def forget(self, kept: int) -> None:
        """Have only so many of the newest any more."""
        names = self.server.ids()
        self.server.forget(older_than=names[min(kept, len(names)) - 1] if kept and names else "")

    @rule(which=st.integers(0, 99), y=st.integers(-300, 300))
    def rest(self, which: int, y: int) -> None:
        """Read somewhere for a second."""
        window = self.session.shelf.open(HOME)
        if len(window):
            index = which % len(window)
            window.reader_at(index)
            place = self.place = KeptPlace(window[index].id, y)
            self._do(lambda: self.session.shelf.keep_place(HOME, place))

    @rule(killed=st.booleans())
    def begin_again(self, killed: bool) -> None:
        items = self._items()
        self._run(self._end_at_once() if killed else self._quit())
        self._run(self._start())
        window = self.session.shelf.open(HOME)
        if self.place is not None and any(item.id == self.place.item_id for item in items):
            assert window.place == self.place
            assert self.place.item_id in window

    @rule()
    def what_is_in_memory_is_a_piece_of_what_is_on_disk(self) -> None:
        self._run(self._settled())
        kept = [item.id for item in self._items()]
        assert not [name for name in kept if self.session.posts.is_removed(name)]
        window = self.session.shelf.open(HOME)
        shown = [window[index].id for index in range(len(window))]
        if shown:
            first = kept.index(shown[0])
            assert kept[first : first + len(shown)] == shown

    @invariant()
    def nothing_is_twice_or_out_of_order(self) -> None:
        rows = [int(item.id) for item in self._items() if not isinstance(item, Gap)]
        assert len(rows) == len(set(rows))
        there = [row for row in rows if str(row) in self.server.alive]
        assert there == sorted(there, reverse=True)

    @invariant()
    def holes_are_marked_once(self) -> None:
        items = self._items()
        alive = {int(name) for name in self.server.alive}
        assert not items or not (isinstance(items[0], Gap) or isinstance(items[-1], Gap))
        for above, below in pairwise(items):
            assert not (isinstance(above, Gap) and isinstance(below, Gap))
        rows = [item for item in items if isinstance(item, Gap) or int(item.id) in alive]
        for above, below in pairwise(rows):
            if not isinstance(above, Gap) and not isinstance(below, Gap):
                missing = [n for n in alive if int(below.id) < n < int(above.id)]
                assert not missing, f"{missing} between {above.id} and {below.id}"

    @invariant()
    def no_edit_is_undone(self) -> None:
        for item in self._items():
            post = self.session.posts.truth(PostId(item.id))
            if post is not None:
                version = 0 if post.edited_at is None else int(post.html[3:-4])
                assert version >= self.heard.get(item.id, 0)
                self.heard[item.id] = version

    def _calm(self) -> None:
        """In the end, with the server back and every gap filled, all is there that can be."""
        self._do(self.gateway.release)
        self.server.is_away = False
        self.server.has_streams = True
        self._run(self.clock.advance(_LATER))
        # A server that has nothing at all tells nothing of what was.
        self.server.write(1)
        for _ in range(2):
            # The first may find that one is under way.
            self._do(lambda: self.session.timelines.refresh(HOME))
            self._run(self._settled())
        for _ in range(200):
            gaps = [gap for gap in self.session.shelf.open(HOME).ways.gaps if not gap.is_lost]
            if not gaps:
                break
            self._do(partial(self.session.timelines.fill, HOME, gaps[0].id))
            self._run(self._settled())
        else:
            raise AssertionError("a gap that can't be filled")
        self.what_is_in_memory_is_a_piece_of_what_is_on_disk()
        self.holes_are_marked_once()
        self.nothing_is_twice_or_out_of_order()
        names = [item.id for item in self._items()]
        lowest = min((int(name) for name in names if not name.startswith("gap")), default=0)
        missing = {name for name in self.server.ids() if int(name) > lowest} - set(names)
        assert not missing

    def _items(self) -> list[Item]:
        opened = self.session._keeper.glance(lambda sql: open_timeline(sql, HOME, 10**6, 10**6))
        return [] if opened is None else [placed.item for placed in opened.stretch.items]

    async def _start(self) -> None:
        self.disk = InlineLane()
        self.gateway = StormyGateway(self.server)
        self.session = AccountSession(
            an_account(), Path(self.folder.name), self.disk, Notices(), clock=self.clock
        )
        self.session.shelf.open(HOME)
        self.session.shelf.begin()
        self.session.connection.provide(self.gateway)
        self.session.start_watching()
        self.session.timelines.refresh(HOME)
        await self.clock.settle()
        self.heard = {}

    async def _quit(self) -> None:
        await self.session.close()
        self.disk.close()

    async def _end_at_once(self) -> None:
        """End as a kill does: nothing that waits is done any more."""
        self.disk.close()
        await self.session.scope.close()
        self.session.connection.close()
        self.session._keeper._cache.close()

    async def _settled(self) -> None:
        for _ in range(10):
            await self.clock.settle()

    def _do(self, act: Callable[[], object]) -> None:
        """Do something as a person does, and let happen what needs no time."""

        async def do() -> None:
            act()
            await self.clock.settle()

        self._run(do())

    def _run(self, work: Coroutine[Any, Any, object]) -> None:
        self.runner.run(work)


TestWeather = patience(Weather.TestCase)
TestWeather.settings = storms(60, steps=40)
