"""Timelines.

https://docs.joinmastodon.org/methods/timelines/
"""

import logging
from collections.abc import Callable
from typing import Any

from mastodon import Mastodon

from fedidesk.api import decoding, mapping, wire
from fedidesk.api.client import Client
from fedidesk.domain.ids import Cursor
from fedidesk.domain.timeline import PAGE_LENGTH, Page, TimelineKind, TimelineSpec

log = logging.getLogger(__name__)

_CALLS: dict[TimelineKind, Callable[..., Any]] = {
    TimelineKind.HOME: Mastodon.timeline_home,
    TimelineKind.LOCAL: Mastodon.timeline_local,
    TimelineKind.FEDERATED: Mastodon.timeline_public,
}


def page(
    client: Client, spec: TimelineSpec, *, older_than: Cursor | None, newer_than: Cursor | None
) -> Page:
    """Return the newest page, the one right below ``older_than`` or right above ``newer_than``."""
    answer = client.ask(
        lambda mastodon: _CALLS[spec.kind](
            mastodon, max_id=older_than, min_id=newer_than, limit=PAGE_LENGTH
        ),
        function=True,
    )
    statuses, unreadable = decoding.many(answer, wire.Status, client.host)
    bundles, nameless = mapping.bundles(statuses)
    skipped = unreadable + nameless
    if skipped:
        log.info("%s: skipped %d of %d posts", client.host, skipped, len(bundles) + skipped)
    older, newer = answer.cursors()
    return Page(bundles, older, newer, skipped)
