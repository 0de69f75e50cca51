"""Where each kind of timeline is asked for.

https://docs.joinmastodon.org/methods/timelines/
"""

from collections.abc import Callable

from msgspec import Struct

from fedidesk.api.client import Query, in_path
from fedidesk.domain.hashtags import Hashtags, read_hashtags
from fedidesk.domain.profile_posts import Portion, profile_posts
from fedidesk.domain.timeline import TimelineKind, TimelineSpec


class Source(Struct, frozen=True):
    """The address of a timeline on its server."""

    path: str
    query: Query = ()
    function: bool = True
    """Whether a 404 means that the server has no such function, not that something is gone."""


def source(spec: TimelineSpec) -> Source:
    """Return where ``spec`` is asked for."""
    found = _SOURCES[spec.kind]
    return found if isinstance(found, Source) else found(spec)


def _list(spec: TimelineSpec) -> Source:
    return Source(f"/api/v1/timelines/list/{in_path(spec.argument)}", function=False)


def _hashtags(spec: TimelineSpec) -> Source:
    """Ask for one in the path, and for the others beside it as Mastodon wants them."""
    tags = read_hashtags(spec.argument) or Hashtags((spec.argument,))
    (first, *more), needed = tags.any or tags.all[:1], tags.all if tags.any else tags.all[1:]
    query = [("any[]", tag) for tag in more]
    query += [("all[]", tag) for tag in needed]
    query += [("none[]", tag) for tag in tags.none]
    return Source(f"/api/v1/timelines/tag/{in_path(first)}", tuple(query))


def _profile(spec: TimelineSpec) -> Source:
    wanted = profile_posts(spec)
    query: dict[Portion, Query] = {
        Portion.POSTS: (("exclude_replies", "true"),),
        Portion.REPLIES: (),
        Portion.MEDIA: (("only_media", "true"),),
    }
    path = f"/api/v1/accounts/{in_path(wanted.profile_id)}/statuses"
    return Source(path, query[wanted.portion], function=False)


def _link(spec: TimelineSpec) -> Source:
    return Source("/api/v1/timelines/link", (("url", spec.argument),))


def _quotes(spec: TimelineSpec) -> Source:
    return Source(f"/api/v1/statuses/{in_path(spec.argument)}/quotes", function=False)


_PUBLIC = "/api/v1/timelines/public"
_SOURCES: dict[TimelineKind, Source | Callable[[TimelineSpec], Source]] = {
    TimelineKind.HOME: Source("/api/v1/timelines/home"),
    TimelineKind.LOCAL: Source(_PUBLIC, (("local", "true"),)),
    TimelineKind.FEDERATED: Source(_PUBLIC),
    TimelineKind.BUBBLE: Source("/api/v1/timelines/bubble"),
    TimelineKind.TRENDING: Source("/api/v1/trends/statuses"),
    TimelineKind.FAVOURITES: Source("/api/v1/favourites"),
    TimelineKind.BOOKMARKS: Source("/api/v1/bookmarks"),
    TimelineKind.LIST: _list,
    TimelineKind.HASHTAG: _hashtags,
    TimelineKind.PROFILE: _profile,
    TimelineKind.LINK: _link,
    TimelineKind.QUOTES: _quotes,
    TimelineKind.REMOTE: Source(_PUBLIC, (("local", "true"),)),
}
