"""Timelines, a page at a time.

https://docs.joinmastodon.org/methods/timelines/
"""

import logging
from collections.abc import Iterable

from fedidesk.api import about_posts, decoding, elsewhere, mapping, wire
from fedidesk.api.answer import Answer
from fedidesk.api.client import Client, Query
from fedidesk.api.timeline_sources import source
from fedidesk.domain.elsewhere import named_by_address
from fedidesk.domain.errors import NothingGathered, NotOffered
from fedidesk.domain.ids import Cursor, PostId
from fedidesk.domain.post import Bundle
from fedidesk.domain.timeline import PAGE_LENGTH, Page, TimelineKind, TimelineSpec, cursor_at

log = logging.getLogger(__name__)


def page(
    client: Client, spec: TimelineSpec, *, older_than: Cursor | None, newer_than: Cursor | None
) -> Page:
    """Return the newest page, the one right below ``older_than`` or right above ``newer_than``."""
    if spec.kind is TimelineKind.REMOTE:
        return _page_elsewhere(client, spec, _between(older_than, newer_than))
    if spec.kind is TimelineKind.TRENDING:
        return _ranked_page(client, spec, older_than or Cursor("0"))
    answer = _ask(client, spec, _between(older_than, newer_than))
    bundles, skipped, _ = _read(answer, client.host)
    older, newer = answer.cursors()
    if bundles and spec.goes_by_ids and not answer.has_links:
        # Mastodon gives links with every page that is not empty; others never do.
        older, newer = cursor_at(bundles[-1].row.id), cursor_at(bundles[0].row.id)
    return Page(bundles, older, newer, skipped)


def _ranked_page(client: Client, spec: TimelineSpec, offset: Cursor) -> Page:
    """Return the posts from a rank on; the cursor is the rank of the one after them."""
    bundles, skipped, count = _read(_ask(client, spec, (("offset", offset),)), client.host)
    older = Cursor(str(int(offset) + count)) if count and offset.isdecimal() else None
    return Page(bundles, older, None, skipped)


def _page_elsewhere(client: Client, spec: TimelineSpec, paging: Query) -> Page:
    """Return a page of another server's own posts, under names that hold here too."""
    host = spec.argument
    query = (*paging, ("limit", str(PAGE_LENGTH)), *source(spec).query)
    answer = elsewhere.fetch(client, host, source(spec).path, query)
    with elsewhere.visiting(host):
        bundles, skipped, _ = _read(answer, host)
    named = [named_by_address(bundle, host) for bundle in bundles]
    kept = tuple(bundle for bundle in named if bundle is not None)
    return Page(kept, *answer.cursors(), skipped + len(named) - len(kept))


def _ask(client: Client, spec: TimelineSpec, paging: Query) -> Answer:
    asked = source(spec)
    query = (*paging, ("limit", str(PAGE_LENGTH)), *asked.query)
    if spec.kind is TimelineKind.QUOTES:
        return about_posts.fetch(client, PostId(spec.argument), "quotes", query)
    try:
        return client.fetch(asked.path, query, function=asked.function)
    except NotOffered:
        if spec.kind is TimelineKind.LINK:
            raise NothingGathered(client.host) from None
        raise


def _between(older_than: Cursor | None, newer_than: Cursor | None) -> Query:
    cursors: Iterable[tuple[str, Cursor | None]] = (("max_id", older_than), ("min_id", newer_than))
    return tuple((name, cursor) for name, cursor in cursors if cursor is not None)


def _read(answer: Answer, host: str) -> tuple[tuple[Bundle, ...], int, int]:
    """Return the rows in ``answer``, how many posts make none, and how many there were in all."""
    statuses, unreadable = decoding.many(answer, wire.Status, host)
    bundles, nameless = mapping.bundles(statuses)
    skipped = unreadable + nameless
    if skipped:
        log.info("%s: skipped %d of %d posts", host, skipped, len(bundles) + skipped)
    return bundles, skipped, len(statuses) + unreadable
