"""What an action makes of a post, before the server has said so."""

from msgspec.structs import replace

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
