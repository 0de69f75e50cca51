"""What time it is, and waiting for it to pass; tests bring a time of their own."""

import asyncio
import time
from typing import Protocol


class Clock(Protocol):
    """All times are in seconds."""

    def monotonic(self) -> float:
        """Return a time that only goes on; it may stand still while the machine sleeps."""
        ...

    def wall(self) -> float:
        """Return the time since 1970, which goes on while the machine sleeps."""
        ...

    async def sleep(self, seconds: float) -> None:
        """Return after ``seconds``."""
        ...


class SystemClock:
    """The time of this machine."""

    def monotonic(self) -> float:
        """Return a time that only ever goes on."""
        return time.monotonic()

    def wall(self) -> float:
        """Return the time since 1970."""
        return time.time()

    async def sleep(self, seconds: float) -> None:
        """Return after ``seconds``."""
        await asyncio.sleep(seconds)
