"""Single posts: reading, writing, deleting them, and the switches on them.

https://docs.joinmastodon.org/methods/statuses/
"""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from mastodon import Mastodon

from fedidesk.api import decoding, mapping, thread_refreshes, threads, wire
from fedidesk.api.answer import Answer
from fedidesk.api.client import Client, in_path
from fedidesk.api.errors import UNEXPECTED
from fedidesk.domain.draft import Draft
from fedidesk.domain.errors import BadAnswer
from fedidesk.domain.ids import PostId
from fedidesk.domain.post import Post
from fedidesk.domain.timeline import ThreadRefresh

_LARGEST_THREAD = 40_000_000
"""Bytes; Mastodon gives up to 4,096 posts before and after one, of some 5,000 bytes each."""

Switch = Callable[..., Any]
FAVOURITE: dict[bool, Switch] = {
    True: Mastodon.status_favourite,
    False: Mastodon.status_unfavourite,
}
BOOKMARK: dict[bool, Switch] = {
    True: Mastodon.status_bookmark,
    False: Mastodon.status_unbookmark,
}
PIN: dict[bool, Switch] = {True: Mastodon.status_pin, False: Mastodon.status_unpin}
MUTE: dict[bool, Switch] = {True: Mastodon.status_mute, False: Mastodon.status_unmute}


def boost(visibility: str = "") -> dict[bool, Switch]:
    """Return the switch for boosts, which only those of ``visibility`` see if there is one."""
    on = partial(Mastodon.status_reblog, visibility=visibility or None)
    return {True: on, False: Mastodon.status_unreblog}


def read(client: Client, post_id: PostId) -> Post:
    """Return the post, or what it boosts."""
    return _post(client, client.ask(lambda mastodon: mastodon.status(in_path(post_id))))


def around(
    client: Client, post_id: PostId
) -> tuple[tuple[Post, ...], tuple[Post, ...], ThreadRefresh | None, Mapping[PostId, bytes]]:
    """Return what came before the post, what answers it, the search for more of that, and what is
    still to be read of all these.
    """
    answer = client.ask(
        lambda mastodon: mastodon.status_context(in_path(post_id)), largest=_LARGEST_THREAD
    )
    before, after, unread = threads.surroundings(answer, client.host)
    return before, after, thread_refreshes.announced(answer), unread


def switch(client: Client, what: dict[bool, Switch], post_id: PostId, on: bool) -> Post:
    """Turn a switch such as ``FAVOURITE``, or what ``boost`` returns; return the post itself."""
    answer = client.ask(lambda mastodon: what[on](mastodon, in_path(post_id)))
    return _post(client, answer)


def create(client: Client, draft: Draft) -> Post:
    """Publish ``draft``; sent again with its key it gives the same post."""
    answer = client.ask(
        lambda mastodon: mastodon.status_post(
            draft.text,
            in_reply_to_id=draft.reply_to,
            media_ids=[each.media_id for each in draft.attachments if each.media_id] or None,
            visibility=draft.visibility,
            spoiler_text=draft.content_warning or None,
            sensitive=bool(draft.content_warning),
            language=draft.language or None,
            idempotency_key=draft.idempotency_key or None,
        )
    )
    return _post(client, answer)


def delete(client: Client, post_id: PostId) -> None:
    """Delete one's own post; the server's answer to it is of no use."""
    client.ask(lambda mastodon: mastodon.status_delete(in_path(post_id)))


def find(client: Client, url: str) -> Post | None:
    """Return the post at ``url``; the server fetches it from another one if need be.

    https://docs.joinmastodon.org/methods/search/
    """
    # Of all kinds: asked for one kind alone, Mastodon.py counts what it got, and it gets nothing.
    answer = client.ask(lambda mastodon: mastodon.search_v2(url, resolve=True), function=True)
    statuses = decoding.one(answer, wire.SearchResults, client.host).statuses or []
    # Some servers look for the address as a text too, and find posts that mention it.
    exact = [status for status in statuses if url in (status.url, status.uri)]
    if exact or len(statuses) == 1:
        return mapping.post((exact or statuses)[0])
    return None


def _post(client: Client, answer: Answer) -> Post:
    found = mapping.bundle(decoding.one(answer, wire.Status, client.host))
    if found is None:
        raise BadAnswer(client.host, UNEXPECTED)
    return found.post
