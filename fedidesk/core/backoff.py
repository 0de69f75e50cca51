"""How long to wait before the next try."""

import random


class Backoff:
    """Delays of 1, 2, 4 … seconds up to a ceiling, each with up to a quarter of jitter."""

    def __init__(self, first: float = 1.0, ceiling: float = 300.0) -> None:
        self._first = first
        self._ceiling = ceiling
        self._next = first

    def delay(self) -> float:
        """Return the seconds to wait now; the following delay is twice as long."""
        delay = self._next
        self._next = min(self._next * 2, self._ceiling)
        return delay * (1 + random.random() / 4)  # noqa: S311 - jitter, not a secret

    def reset(self) -> None:
        """Begin anew after a success."""
        self._next = self._first
