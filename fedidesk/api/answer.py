"""What a server answered, as bytes and headers."""

import math
import time
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from urllib.parse import parse_qs, urlsplit

from msgspec import Struct
from requests.utils import parse_header_links

from fedidesk.domain.ids import Cursor

_LONGEST_WAIT = 24 * 3600.0
"""Seconds; a server that names more is not believed."""
_EPOCH = 1_000_000_000
"""Numbers from here on are moments in seconds since 1970, smaller ones are seconds to wait."""


class Answer(Struct, frozen=True):
    """One answer of a server; header names are compared without regard to case."""

    status: int
    headers: Mapping[str, str]
    body: bytes
    url: str
    """Where it came from in the end, after redirects."""

    def __repr__(self) -> str:
        return f"Answer({self.status})"

    @property
    def ok(self) -> bool:
        """Whether the server did what it was asked for."""
        return 200 <= self.status < 300

    @property
    def has_links(self) -> bool:
        """Whether it says at all where to go on."""
        return bool(self.headers.get("Link", "").strip())

    def cursors(self) -> tuple[Cursor | None, Cursor | None]:
        """Return what the Link header gives to ask for older and for newer items.

        https://docs.joinmastodon.org/api/guidelines/#pagination
        """
        older = newer = None
        for link in parse_header_links(self.headers.get("Link", "")):
            query = _query(link.get("url", ""))
            if link.get("rel") == "next":
                older = query.get("max_id")
            elif link.get("rel") == "prev":
                newer = query.get("min_id") or query.get("since_id")
        return Cursor(older) if older else None, Cursor(newer) if newer else None

    def retry_after(self, now: Callable[[], float] = time.time) -> float | None:
        """Return the seconds to wait before asking again, where the server says so.

        ``now`` is in seconds since 1970; it only matters if the server does not tell its own time.
        """
        wait = self._wait("Retry-After", now)
        return self.limit_renewed_in(now) if wait is None and self.status == 429 else wait

    def limit_renewed_in(self, now: Callable[[], float] = time.time) -> float | None:
        """Return the seconds until this period of the rate limit ends, where the server says so."""
        return self._wait("X-RateLimit-Reset", now)

    def given_at(self) -> float | None:
        """Return when it was given, in seconds since 1970 by the server's own clock."""
        return _moment(self.headers.get("Date", ""))

    def requests_left(self) -> int | None:
        """Return how many requests the server still allows in this period, where it says so."""
        text = self.headers.get("X-RateLimit-Remaining", "").strip()
        return int(text) if text.isascii() and text.isdigit() else None

    def _wait(self, header: str, now: Callable[[], float]) -> float | None:
        server_now = self.given_at()
        return _wait(self.headers.get(header, ""), now() if server_now is None else server_now)


def _query(url: str) -> dict[str, str]:
    try:
        found = parse_qs(urlsplit(url).query)
    except ValueError:
        return {}
    return {name: values[0] for name, values in found.items()}


def _wait(text: str, now: float) -> float | None:
    """Read seconds, a moment in seconds since 1970, or a date in either of two styles."""
    try:
        number = float(text)
    except ValueError:
        moment = _moment(text)
        if moment is None:
            return None
        number = moment - now
    else:
        if not math.isfinite(number):
            return None
        if number >= _EPOCH:
            number -= now
    return min(max(number, 0.0), _LONGEST_WAIT)


def _moment(text: str) -> float | None:
    for read in (parsedate_to_datetime, datetime.fromisoformat):
        try:
            moment = read(text.strip())
            return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp()
        except (ValueError, OverflowError):
            continue
    return None
