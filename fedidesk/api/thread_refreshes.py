"""Servers that look for more replies behind the answer that a thread is.

https://docs.joinmastodon.org/methods/async_refreshes/
"""

import re

from fedidesk.api import decoding, values, wire
from fedidesk.api.answer import Answer
from fedidesk.api.client import Client, in_path
from fedidesk.api.errors import UNEXPECTED
from fedidesk.domain.errors import BadAnswer
from fedidesk.domain.timeline import ThreadRefresh

HEADER = "Mastodon-Async-Refresh"
_LONGEST = 2000
"""Letters; no server needs more to name a search."""
_WAIT = 5.0
"""Seconds, where the server names none."""
_RUNNING = "running"
_PART = re.compile(r'\s*([A-Za-z_]{1,40})\s*=\s*(?:"([^"]*)"|([^",;]*))\s*(?:[,;]|$)')


def announced(answer: Answer) -> ThreadRefresh | None:
    """Return the search that ``answer`` tells of; None where its header is not there or no sense.

    It looks like ``id="abc", retry=3, result_count=2``.
    """
    text = answer.headers.get(HEADER, "")
    if len(text) > _LONGEST:
        return None
    parts: dict[str, str] = {}
    for name, quoted, plain in _PART.findall(text):
        parts.setdefault(name.lower(), quoted or plain.strip())
    refresh_id = parts.get("id", "")
    if not refresh_id or not refresh_id.isprintable():
        return None
    wait = _number(parts.get("retry", ""))
    return ThreadRefresh(
        refresh_id,
        wait=_WAIT if wait is None else float(wait),
        found=_number(parts.get("result_count", "")),
    )


def asked(client: Client, refresh_id: str) -> ThreadRefresh:
    """Return how far the server is with a search."""
    answer = client.fetch(f"/api/v1_alpha/async_refreshes/{in_path(refresh_id)}", function=False)
    said = decoding.one(answer, wire.AsyncRefreshAnswer, client.host).async_refresh
    if said is None:
        raise BadAnswer(client.host, UNEXPECTED)
    again = announced(answer)
    return ThreadRefresh(
        refresh_id,
        wait=_WAIT if again is None else again.wait,
        is_running=said.status == _RUNNING,
        found=values.known_count(said.result_count),
    )


def _number(text: str) -> int | None:
    """Read a whole number of a sensible size."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 7 else None
