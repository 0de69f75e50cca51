"""What an action makes of a post, before the server has said so."""

from collections.abc import Iterable

from msgspec.structs import replace

from fedidesk.domain import poll as polls
from fedidesk.domain import reaction as reactions
from fedidesk.domain.post import Post
from fedidesk.domain.translation import Translation


def with_boost(post: Post, on: bool) -> Post:
    """Return ``post`` boosted, or no longer so, with its count moved along."""
    if post.boosted == on:
        return post
    return replace(post, boosted=on, boosts_count=_moved(post.boosts_count, on))


def with_favourite(post: Post, on: bool) -> Post:
    """Return ``post`` favourited, or no longer so, with its count moved along."""
    if post.favourited == on:
        return post
    return replace(post, favourited=on, favourites_count=_moved(post.favourites_count, on))


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


def with_pin(post: Post, on: bool) -> Post:
    """Return ``post`` at the top of one's own profile, or no longer so."""
    return post if post.pinned == on else replace(post, pinned=on)


def with_mute(post: Post, on: bool) -> Post:
    """Return ``post`` in a conversation that brings no notifications, or again does."""
    return post if post.muted == on else replace(post, muted=on)


def with_translation(post: Post, translation: Translation, original: Post) -> Post:
    """Return ``post`` in the words of ``translation``, which was made of ``original``.

    One that was edited since stays as it is.
    """
    if not says_the_same(post, original):
        return post
    said = dict(translation.descriptions)
    media = tuple(
        replace(each, description=said.get(each.id) or each.description) for each in post.media
    )
    poll = post.poll
    if poll is not None and len(translation.poll) == len(poll.options):
        named = zip(poll.options, translation.poll, strict=True)
        options = tuple(replace(one, title=title or one.title) for one, title in named)
        poll = replace(poll, options=options)
    return replace(
        post,
        html=translation.html or post.html,
        content_warning=translation.content_warning or post.content_warning,
        media=media,
        poll=poll,
        translation=translation.note,
    )


def says_the_same(post: Post, other: Post) -> bool:
    """Whether the words of two states of a post are the same, whatever else is not."""
    return _words(post) == _words(other)


def _moved(count: int | None, up: bool) -> int | None:
    """Return the next higher count, or the one below; what nobody knows stays unknown."""
    return None if count is None else max(0, count + (1 if up else -1))


def _words(post: Post) -> tuple[object, ...]:
    return (
        post.html,
        post.content_warning,
        tuple((each.id, each.description) for each in post.media),
        () if post.poll is None else tuple(option.title for option in post.poll.options),
    )
