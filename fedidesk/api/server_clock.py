"""What time it is at the server."""

import time
from collections.abc import Callable

from fedidesk.api.answer import Answer


class ServerClock:
    """Learns from every answer by how much the server's clock and this machine's differ.

    ``heard`` is called in the lanes' threads; it only sets a whole value.
    """

    def __init__(self, now: Callable[[], float] = time.time) -> None:
        self._now = now
        self.seconds_ahead = 0.0
        """By how much the server's is ahead, as far as it said so."""

    def heard(self, answer: Answer) -> None:
        """Learn from the date of ``answer``, which may have been under way for some seconds."""
        told = answer.given_at()
        if told is not None:
            self.seconds_ahead = told - self._now()
