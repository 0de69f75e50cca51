"""Which pictures of a post move, by the addresses of those that stand still."""

from collections.abc import Iterator

from fedidesk.domain.post import Post, Row
from fedidesk.domain.profile import CustomEmoji, Profile
from fedidesk.ui.timeline.parts.media_name import film_of, picture_of

_MAY_MOVE = (".gif", ".webp")


def films_of(post: Post, row: Row) -> Iterator[tuple[str, str]]:
    """Yield the address of each still picture in a row with that of its film."""
    posts = [post]
    if post.quote is not None and post.quote.post is not None:
        posts.append(post.quote.post)
    people = [each.author for each in posts]
    if row.boosted_by is not None:
        people.append(row.boosted_by)
    for profile in people:
        yield from _of_profile(profile)
    for each in posts:
        yield from _of_emojis(each.emojis)
    if post.poll is not None:
        yield from _of_emojis(post.poll.emojis)
    for media in post.media:
        if film := film_of(media):
            yield picture_of(media), film


def _of_profile(profile: Profile) -> Iterator[tuple[str, str]]:
    still = profile.avatar_static_url or profile.avatar_url
    if _may_move(still, profile.avatar_url):
        yield still, profile.avatar_url
    yield from _of_emojis(profile.emojis)


def _of_emojis(emojis: tuple[CustomEmoji, ...]) -> Iterator[tuple[str, str]]:
    for emoji in emojis:
        still = emoji.static_url or emoji.url
        if _may_move(still, emoji.url):
            yield still, emoji.url


def _may_move(still: str, moving: str) -> bool:
    """Return whether there may be a film: the server has two files, or one of a kind that moves."""
    return bool(moving) and (still != moving or moving.lower().endswith(_MAY_MOVE))
