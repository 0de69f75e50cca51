"""The machine's own clock."""

import time

from fedidesk.core.clock import Clock, SystemClock


async def test_time_goes_by() -> None:
    clock: Clock = SystemClock()
    before = clock.monotonic()
    await clock.sleep(0.01)
    assert clock.monotonic() >= before + 0.009
    assert abs(clock.wall() - time.time()) < 60
