"""How often something is told, by a clock that goes when the test says so."""

from collections.abc import AsyncIterator
from itertools import pairwise

import pytest

from fedidesk.core.tasks import TaskScope
from fedidesk.services.seldom import Seldom
from tests.fakes.clock import VirtualClock


class Listener:
    """Notes what is told, and when."""

    def __init__(self) -> None:
        self.clock = VirtualClock()
        self.scope = TaskScope("test")
        self.pause = 10.0
        self.seldom = Seldom(self.clock, self.scope, lambda: self.pause)
        self.seldom.told.connect(self._hear)
        self.heard: list[tuple[float, int]] = []
        self._start = self.clock.monotonic()

    def _hear(self, number: int) -> None:
        self.heard.append((self.clock.monotonic() - self._start, number))


@pytest.fixture
async def listener() -> AsyncIterator[Listener]:
    listener = Listener()
    yield listener
    await listener.scope.close()


async def test_the_first_is_told_at_once_and_the_rest_as_one(listener: Listener) -> None:
    listener.seldom.begin()
    for second in range(35):
        listener.seldom.offer(second + 1)
        await listener.clock.advance(1)
    assert listener.heard == [(0, 1), (10, 10), (20, 20), (30, 30)]
    await listener.clock.advance(100)
    assert listener.heard[-1] == (40, 35)
    assert len(listener.heard) == 5
    listener.seldom.offer(36)
    await listener.clock.settle()
    assert listener.heard[-1] == (135, 36)


async def test_however_many_come_no_two_are_closer_than_the_pause(listener: Listener) -> None:
    listener.seldom.begin()
    for number in range(2_000):
        listener.seldom.offer(number)
        await listener.clock.advance(0.1)
    times = [time for time, _ in listener.heard]
    assert len(times) == 20
    assert min(b - a for a, b in pairwise(times)) >= 10


async def test_what_is_not_so_any_more_is_not_told(listener: Listener) -> None:
    listener.seldom.begin()
    listener.seldom.revise(4)
    listener.seldom.offer(3)
    await listener.clock.settle()
    listener.seldom.offer(5)
    listener.seldom.withdraw()
    await listener.clock.advance(20)
    assert listener.heard == [(0, 3)]
    listener.seldom.offer(7)
    await listener.clock.settle()
    listener.seldom.offer(8)
    listener.seldom.revise(6)
    await listener.clock.advance(20)
    assert listener.heard == [(0, 3), (20, 7), (30, 6)]


async def test_nothing_is_told_before_the_beginning(listener: Listener) -> None:
    listener.seldom.offer(2)
    await listener.clock.advance(20)
    assert listener.heard == []
    listener.seldom.begin()
    await listener.clock.settle()
    assert listener.heard == [(20, 2)]


async def test_no_pause_means_never_and_a_shorter_one_holds_at_once(listener: Listener) -> None:
    listener.seldom.begin()
    listener.pause = 0
    listener.seldom.offer(1)
    await listener.clock.advance(20)
    assert listener.heard == []
    listener.pause = 60
    listener.seldom.offer(2)
    await listener.clock.settle()
    listener.seldom.offer(3)
    listener.pause = 0
    await listener.clock.advance(100)
    assert listener.heard == [(20, 2)]
