"""Time that goes by when the test says so."""

import asyncio
import heapq
import itertools


class VirtualClock:
    """Implements ``core.clock.Clock``; whoever sleeps wakes up in the right order, at once."""

    def __init__(self) -> None:
        self._now = 1_000.0
        self._wall = 1_700_000_000.0
        self._order = itertools.count()
        self._sleepers: list[tuple[float, int, asyncio.Future[None]]] = []

    def monotonic(self) -> float:
        """Return the time of the machine."""
        return self._now

    def wall(self) -> float:
        """Return the time on the wall."""
        return self._wall

    async def sleep(self, seconds: float) -> None:
        """Sleep until enough time has gone by."""
        woken = asyncio.get_running_loop().create_future()
        heapq.heappush(self._sleepers, (self._now + seconds, next(self._order), woken))
        await woken

    @property
    def has_sleepers(self) -> bool:
        """Whether anybody waits for time to go by."""
        return any(not woken.done() for _, _, woken in self._sleepers)

    async def advance(self, seconds: float) -> None:
        """Let time go by, and everything happen meanwhile."""
        end = self._now + seconds
        await self.settle()
        while self._sleepers and self._sleepers[0][0] <= end:
            due, _, woken = heapq.heappop(self._sleepers)
            self._go_to(max(due, self._now))
            if not woken.done():
                woken.set_result(None)
            await self.settle()
        self._go_to(end)

    def suspend(self, seconds: float) -> None:
        """Let the machine sleep: only the clock on the wall goes on."""
        self._wall += seconds

    async def settle(self) -> None:
        """Let everything happen that needs no time."""
        for _ in range(20):
            await asyncio.sleep(0)

    def _go_to(self, moment: float) -> None:
        self._wall += moment - self._now
        self._now = moment
