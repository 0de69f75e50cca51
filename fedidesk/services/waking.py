"""Notices that the machine has slept."""

from collections.abc import Callable

from fedidesk.core.clock import Clock

_EVERY = 15.0
_TOO_LONG = 60.0
"""Seconds more than it should have been."""


class WakeWatch:
    """Calls ``woke`` when far more time went by than was waited for.

    On some systems a sleeping machine's own clock stands still, on others waiting takes longer:
    by the clock on the wall both look the same. Somebody who sets that clock gets one call too
    many, which does no harm.
    """

    def __init__(self, clock: Clock, woke: Callable[[], None]) -> None:
        self._clock = clock
        self._woke = woke

    async def run(self) -> None:
        """Watch until cancelled."""
        while True:
            before = self._clock.wall()
            await self._clock.sleep(_EVERY)
            if self._clock.wall() - before > _EVERY + _TOO_LONG:
                self._woke()
