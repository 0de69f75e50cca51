"""A machine that slept is noticed by the clock on the wall."""

from collections.abc import AsyncIterator

import pytest

from fedidesk.core.tasks import TaskScope
from fedidesk.services.waking import WakeWatch
from tests.fakes.clock import VirtualClock


class Watched:
    """A watch and how often it called."""

    def __init__(self) -> None:
        self.clock = VirtualClock()
        self.scope = TaskScope("test")
        self.calls = 0
        self.scope.start(WakeWatch(self.clock, self._woke).run())

    def _woke(self) -> None:
        self.calls += 1


@pytest.fixture
async def watched() -> AsyncIterator[Watched]:
    watched = Watched()
    yield watched
    await watched.scope.close()


async def test_time_that_goes_by_is_nothing(watched: Watched) -> None:
    await watched.clock.advance(24 * 3600)
    assert watched.calls == 0


@pytest.mark.parametrize(("asleep", "calls"), [(30, 0), (59, 0), (61, 1), (8 * 3600, 1)])
async def test_time_that_was_slept_through_is(watched: Watched, asleep: int, calls: int) -> None:
    await watched.clock.advance(100)
    watched.clock.suspend(asleep)
    await watched.clock.advance(100)
    assert watched.calls == calls


async def test_every_sleep_counts_and_a_clock_set_back_does_not(watched: Watched) -> None:
    for asleep in (600, 900, -3600):
        watched.clock.suspend(asleep)
        await watched.clock.advance(60)
    assert watched.calls == 2
