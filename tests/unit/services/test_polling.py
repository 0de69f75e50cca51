"""Polling, in a time of its own: nothing here waits."""

import asyncio

import pytest

from fedidesk.core.lanes import Priority
from fedidesk.domain.errors import SignedOut, Unreachable
from fedidesk.domain.timeline import HOME, LOCAL, TimelineSpec
from fedidesk.services.connection import Line
from fedidesk.services.polling import Polling
from tests.fakes.server import HOST
from tests.unit.services.desk import Desk, ids
from tests.waiting import until


class Clock:
    """Time that goes on when the test says so."""

    def __init__(self) -> None:
        self.naps: list[float] = []
        self._wake = asyncio.Event()

    async def sleep(self, seconds: float) -> None:
        """Sleep until the test moves on."""
        self.naps.append(seconds)
        self._wake = asyncio.Event()
        await self._wake.wait()

    async def move_on(self) -> None:
        """Let one nap end and the next begin."""
        naps = len(self.naps)
        self._wake.set()
        await until(lambda: len(self.naps) > naps)


class Poll:
    """A polling session with its clock."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.clock = Clock()
        self.timelines = desk.timelines
        self.live: set[TimelineSpec] = set()
        self.polling = Polling(
            self.timelines,
            desk.connection,
            desk.scope,
            45.0,
            sleep=self.clock.sleep,
            is_live=self._is_live,
        )

    def _is_live(self, spec: TimelineSpec) -> bool:
        return spec in self.live

    async def start(self) -> None:
        self.polling.start()
        await until(lambda: self.clock.naps)

    async def look(self) -> list[str]:
        """Let one look at the server happen; return what it asked."""
        before = len(self.desk.gateway.calls)
        await self.clock.move_on()
        await until(lambda: len(self.desk.scope._tasks) == 1)
        return self.desk.gateway.calls[before:]


def _line(desk: Desk) -> Line:
    return desk.connection.line


@pytest.fixture
async def poll(desk: Desk) -> Poll:
    poll = Poll(desk)
    await poll.start()
    return poll


async def test_home_is_looked_at_every_interval(desk: Desk, poll: Poll) -> None:
    poll.polling.start()
    assert desk.gateway.calls == []
    desk.server.publish("ab")
    assert await poll.look() == ["newest"]
    assert ids(poll.desk.shelf.open(HOME)) == ["b", "a"]
    desk.server.publish("c")
    await poll.look()
    assert ids(poll.desk.shelf.open(HOME)) == ["c", "b", "a"]
    assert poll.clock.naps == [45.0] * 3
    assert set(desk.gateway.priorities) == {Priority.BACKGROUND}


async def test_so_is_what_is_on_screen(desk: Desk, poll: Poll) -> None:
    poll.polling.watch(LOCAL)
    desk.server.publish("x", LOCAL)
    assert await poll.look() == ["newest", "newest"]
    assert ids(poll.desk.shelf.open(LOCAL)) == ["x"]
    poll.polling.watch(HOME)
    assert await poll.look() == ["newest"]


async def test_a_server_that_is_away_is_tried_sooner_then_ever_less(desk: Desk, poll: Poll) -> None:
    desk.gateway.fail("newest", *[Unreachable(HOST)] * 8)
    await poll.look()
    assert _line(desk) is Line.OFFLINE
    for _ in range(6):
        await poll.look()
    naps = poll.clock.naps[2:]
    expected = [2, 4, 8, 16, 32, 60, 60]
    assert len(naps) == len(expected)
    assert all(wanted <= nap <= wanted * 1.25 for nap, wanted in zip(naps, expected, strict=True))
    await poll.look()
    await poll.look()
    assert _line(desk) is Line.ONLINE
    assert poll.clock.naps[-1] == 45.0


async def test_the_moment_the_line_breaks_the_waiting_gets_short(desk: Desk, poll: Poll) -> None:
    desk.gateway.fail("server", Unreachable(HOST))
    with pytest.raises(Unreachable):
        await desk.connection.call(lambda gateway: gateway.server())
    await until(lambda: len(poll.clock.naps) == 2)
    assert poll.clock.naps[1] <= 2.5


async def test_signed_out_nothing_is_asked(desk: Desk, poll: Poll) -> None:
    desk.gateway.fail("newest", SignedOut(HOST))
    await poll.look()
    for _ in range(3):
        assert await poll.look() == []
    desk.connection.restart()
    assert await poll.look() == []


async def test_it_ends_with_the_session(desk: Desk, poll: Poll) -> None:
    await desk.scope.close()
    assert not desk.scope.busy
    assert poll.clock.naps == [45.0]
    assert desk.gateway.calls == []


async def test_what_is_live_is_looked_at_every_quarter_of_an_hour(desk: Desk, poll: Poll) -> None:
    poll.polling.watch(LOCAL)
    poll.live = {HOME, LOCAL}
    for _ in range(19):
        assert await poll.look() == []
    assert len(await poll.look()) == 2
    assert sum(poll.clock.naps[:20]) == 15 * 60
    poll.live = {HOME}
    desk.server.publish("x", LOCAL)
    assert await poll.look() == ["newest"]
    assert ids(poll.desk.shelf.open(LOCAL)) == ["x"]


async def test_a_look_does_not_wait_for_its_turn(desk: Desk, poll: Poll) -> None:
    poll.polling.look()
    await until(lambda: desk.gateway.calls == ["newest"])
    poll.live = {HOME}
    poll.polling.look()
    await until(lambda: len(desk.scope._tasks) == 1)
    assert desk.gateway.calls == ["newest"]
    assert poll.clock.naps == [45.0]


async def test_a_server_that_is_away_is_looked_for_whatever_is_live(desk: Desk, poll: Poll) -> None:
    poll.live = {HOME}
    desk.gateway.fail("server", Unreachable(HOST))
    with pytest.raises(Unreachable):
        await desk.connection.call(lambda gateway: gateway.server())
    await until(lambda: len(poll.clock.naps) == 2)
    assert await poll.look() == ["newest"]
    assert _line(desk) is Line.ONLINE


async def test_nothing_is_looked_at_before_the_start(desk: Desk) -> None:
    await desk.rest()
    poll = Poll(desk)
    poll.polling.look()
    assert not desk.scope.busy
