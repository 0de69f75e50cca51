"""What gave no picture, and when it is worth asking again."""

import time
from collections.abc import Iterable
from enum import StrEnum

from msgspec import Struct

_FIRST_WAIT, _GROWS, _LONGEST_WAIT = 15.0, 4.0, 3600.0
"""Seconds before an address is asked again, each time longer."""
_MOST_KEPT = 2000


class Trouble(StrEnum):
    """Why there is no picture."""

    NOT_LOADED = "not loaded"
    NOT_SHOWN = "not shown"
    """What came is no picture, or one of a kind that fedidesk does not show."""


class _Failure(Struct, frozen=True):
    """What is known of an address that failed; ``until`` is in seconds of ``time.monotonic``."""

    times: int
    until: float
    trouble: Trouble


class Failures:
    """Remembers the addresses that failed lately."""

    def __init__(self) -> None:
        self._failures: dict[str, _Failure] = {}

    def add(self, url: str, trouble: Trouble) -> None:
        """Take note that ``url`` failed just now."""
        before = self._failures.pop(url, None)
        times = 1 if before is None else before.times + 1
        wait = min(_LONGEST_WAIT, _FIRST_WAIT * _GROWS ** min(times - 1, 10))
        if trouble is Trouble.NOT_SHOWN:
            wait = _LONGEST_WAIT
        if len(self._failures) >= _MOST_KEPT:
            self._failures.clear()
        self._failures[url] = _Failure(times, time.monotonic() + wait, trouble)

    def remove(self, url: str) -> None:
        """Take note that ``url`` is well."""
        self._failures.pop(url, None)

    def has(self, url: str) -> bool:
        """Return whether ``url`` failed so lately that it is not to be asked."""
        failure = self._failures.get(url)
        return failure is not None and time.monotonic() < failure.until

    def trouble(self, url: str) -> Trouble | None:
        """Return why there is no picture at ``url``, if it failed when it was last asked."""
        failure = self._failures.get(url)
        return None if failure is None else failure.trouble

    def next_try(self, urls: Iterable[str]) -> float | None:
        """Return in how many seconds the next of ``urls`` may be asked again, if one waits."""
        now = time.monotonic()
        failures = (self._failures.get(url) for url in urls)
        waits = [each.until - now for each in failures if each is not None and each.until > now]
        return min(waits, default=None)

    def over(self, urls: Iterable[str]) -> list[str]:
        """Return those of ``urls`` that failed and may be asked again."""
        return [url for url in urls if url in self._failures and not self.has(url)]
