"""What an action makes of a post, before the server has said so."""

from collections.abc import Iterable

from msgspec.structs import replace

from fedidesk.domain import poll as polls
from fedidesk.domain import reaction as reactions
from fedidesk.domain.post import Post


def with_boost(post: Post, on: bool) -> Post:
    """Return ``post`` boosted, or no longer so, with its count moved along."""
    if post.boosted == on:
        return post
    count = max(0, post.boosts_count + (1 if on else -1))
    return replace(post, boosted=on, boosts_count=count)


def with_favourite(post: Post, on: bool) -> Post:
    """Return ``post`` favourited, or no longer so, with its count moved along."""
    if post.favourited == on:
        return post
    count = max(0, post.favourites_count + (1 if on else -1))
    return replace(post, favourited=on, favourites_count=count)


def with_bookmark(post: Post, on: bool) -> Post:
    """Return ``post`` bookmarked, or no longer so."""
    return post if post.bookmarked == on else replace(post, bookmarked=on)


def with_vote(post: Post, choices: Iterable[int]) -> Post:
    """Return ``post`` as it is once the reader has voted in its poll."""
    return post if post.poll is None else replace(post, poll=polls.with_vote(post.poll, choices))


def with_poll(post: Post, poll: polls.Poll) -> Post:
    """Return ``post`` with its poll as it stands now; the name by which it is known here stays."""
    return post if post.poll is None else replace(post, poll=replace(poll, id=post.poll.id))


def with_reaction(post: Post, name: str, on: bool) -> Post:
    """Return ``post`` with the reader's emoji ``name``, or without it."""
    if reactions.has_own(post.reactions, name) == on:
        return post
    return replace(post, reactions=reactions.with_reaction(post.reactions, name, on))
