"""How many requests a server still allows, and who may use them."""

import asyncio
import time
from collections.abc import Callable

from fedidesk.api.answer import Answer
from fedidesk.core.lanes import Priority
from fedidesk.domain.errors import ServerBusy

RESERVE = 60
"""Requests of a period (300 in 5 minutes at Mastodon) that background work leaves to people."""
LONGEST_WAIT = 10.0
"""Seconds that background work waits for its turn; then its next round has to do."""
_USUAL_PAUSE = 60.0
_TOO_MANY = 429


class Budget:
    """The rate limit of one account, as the server's headers tell it.

    After a 429 nothing is asked until the time that it named: people hear at once that the server
    is busy, background work waits a little first. ``heard`` is called in the lanes' threads, all
    else in the loop's; each only sets or reads whole values.

    https://docs.joinmastodon.org/api/rate-limits/
    """

    def __init__(self, host: str, clock: Callable[[], float] = time.monotonic) -> None:
        self._host = host
        self._clock = clock
        self._closed_until = 0.0
        self._scarce_until = 0.0

    def heard(self, answer: Answer) -> None:
        """Learn from the headers of ``answer``."""
        now = self._clock()
        if answer.status == _TOO_MANY:
            pause = answer.retry_after()
            self._closed_until = now + (_USUAL_PAUSE if pause is None else pause)
            return
        left = answer.requests_left()
        if left is not None:
            renewed = answer.limit_renewed_in() or 0.0
            self._scarce_until = now + renewed if left < RESERVE else 0.0

    async def admit(self, priority: Priority) -> None:
        """Return when a request may be made now. Raises ``ServerBusy`` if it may not."""
        wait = self._wait(priority)
        if priority is Priority.BACKGROUND and 0 < wait <= LONGEST_WAIT:
            await asyncio.sleep(wait)
            wait = self._wait(priority)
        if wait > 0:
            raise ServerBusy(self._host, _TOO_MANY, wait)

    def _wait(self, priority: Priority) -> float:
        until = self._closed_until
        if priority is Priority.BACKGROUND:
            until = max(until, self._scarce_until)
        return max(0.0, until - self._clock())
