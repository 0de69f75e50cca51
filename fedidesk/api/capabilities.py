"""Which functions a server lacks, learned by asking: versions of servers say little about it."""

import time
from collections.abc import Callable

from fedidesk.domain.errors import NotOffered

DAY = 24 * 3600.0


class Capabilities:
    """Remembers for a day what the server of one account does not offer."""

    def __init__(self, host: str, clock: Callable[[], float] = time.monotonic) -> None:
        self._host = host
        self._clock = clock
        self._missing_since: dict[str, float] = {}

    def check(self, function: str) -> None:
        """Raise ``NotOffered`` if it was learned in the last day that ``function`` is missing."""
        if self.lacks(function):
            raise NotOffered(self._host)

    def lacks(self, function: str) -> bool:
        """Return whether it was learned in the last day that ``function`` is missing."""
        since = self._missing_since.get(function)
        return since is not None and self._clock() - since < DAY

    def is_missing(self, function: str) -> None:
        """Remember that the server has no such ``function``."""
        self._missing_since[function] = self._clock()

    def is_there(self, function: str) -> None:
        """Remember that the server has it after all."""
        self._missing_since.pop(function, None)
