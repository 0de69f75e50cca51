"""Posts gathered by what they have in common: a list, hashtags, a link, somebody's liking."""

import re
from collections import Counter
from collections.abc import Callable, Iterable
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from tests.strict_server.answers import ApiError
from tests.strict_server.door import Door
from tests.strict_server.markup import hashtags_in, links_in
from tests.strict_server.paging import limit_of, one_page
from tests.strict_server.state import Post, Profile, newest_first

Json = dict[str, Any]
_MOST_TAGS = 20


class CollectionRooms:
    """Lists, hashtag and link timelines, favourites, bookmarks, trends, and the search."""

    def __init__(self, door: Door) -> None:
        self._door = door
        self._world = door.world

    def routes(self) -> list[BaseRoute]:
        return [
            Route("/api/v1/lists", self.lists),
            Route("/api/v1/timelines/list/{id}", self.list_timeline),
            Route("/api/v1/timelines/tag/{tag}", self.tag_timeline),
            Route("/api/v1/timelines/link", self.link_timeline),
            Route("/api/v1/favourites", self.favourites),
            Route("/api/v1/bookmarks", self.bookmarks),
            Route("/api/v1/trends/statuses", self.trending_statuses),
            Route("/api/v1/trends/tags", self.trending_tags),
            Route("/api/v1/trends/links", self.trending_links),
            Route("/api/v2/search", self.search),
        ]

    def _page(self, request: Request, fits: Callable[[Post, Profile], bool]) -> Response:
        viewer = self._door.viewer(request, "read")
        entities = self._door.entities
        return one_page(
            request,
            newest_first(post for post in self._world.posts.values() if fits(post, viewer)),
            lambda post: post.id,
            lambda post: entities.status(post, viewer),
            entities.base_url,
        )

    def _public(self) -> list[Post]:
        posts = self._world.posts.values()
        return [post for post in posts if post.visibility == "public" and not post.boost_of]

    async def lists(self, request: Request) -> Response:
        """GET /api/v1/lists."""
        viewer = self._door.viewer(request, "read")
        return JSONResponse(
            [
                {"id": one.id, "title": one.title, "replies_policy": "list", "exclusive": False}
                for one in self._world.lists.values()
                if one.owner_id == viewer.id
            ]
        )

    async def list_timeline(self, request: Request) -> Response:
        """GET /api/v1/timelines/list/:id, of one's own list alone."""
        viewer = self._door.viewer(request, "read")
        found = self._world.lists.get(request.path_params["id"])
        if found is None or found.owner_id != viewer.id:
            raise ApiError(404, "Not Found: list not found")
        members = found.member_ids
        return self._page(
            request,
            lambda post, who: post.author_id in members and self._world.visible_to(who, post),
        )

    async def tag_timeline(self, request: Request) -> Response:
        """GET /api/v1/timelines/tag/:tag, with `any[]`, `all[]` and `none[]`."""
        query = request.query_params
        some = {request.path_params["tag"].lower(), *_lower(query.getlist("any[]"))}
        every = _lower(query.getlist("all[]"))
        none = _lower(query.getlist("none[]"))

        def fits(post: Post, _: Profile) -> bool:
            tags = set(hashtags_in(post.text))
            wanted = bool(tags & some) and every <= tags and not tags & none
            return wanted and post.visibility == "public" and not post.boost_of

        return self._page(request, fits)

    async def link_timeline(self, request: Request) -> Response:
        """GET /api/v1/timelines/link: 404 for a link that nobody shared, as Mastodon has it."""
        self._door.viewer(request, "read")
        url = request.query_params.get("url", "")
        if not any(url in links_in(post.text) for post in self._public()):
            raise ApiError(404, "Record not found")
        return self._page(
            request,
            lambda post, _: (
                url in links_in(post.text) and post.visibility == "public" and not post.boost_of
            ),
        )

    async def favourites(self, request: Request) -> Response:
        """GET /api/v1/favourites."""
        return self._page(request, lambda post, viewer: viewer.id in post.favourited_by)

    async def bookmarks(self, request: Request) -> Response:
        """GET /api/v1/bookmarks."""
        return self._page(request, lambda post, viewer: viewer.id in post.bookmarked_by)

    async def trending_statuses(self, request: Request) -> Response:
        """GET /api/v1/trends/statuses: by rank, so it goes on from an `offset`."""
        viewer = self._door.viewer(request, "read")
        ranked = sorted(
            (post for post in self._public() if post.favourited_by),
            key=lambda post: (-len(post.favourited_by), post.id),
        )
        entities = self._door.entities
        return JSONResponse([entities.status(post, viewer) for post in _part(request, ranked)])

    async def trending_tags(self, request: Request) -> Response:
        """GET /api/v1/trends/tags; numbers are texts."""
        self._door.viewer(request, "read")
        used = Counter(tag for post in self._public() for tag in hashtags_in(post.text))
        base_url = self._door.entities.base_url
        return JSONResponse(
            [
                {"name": tag, "url": f"{base_url}/tags/{tag}", "history": _history(count)}
                for tag, count in _part(request, used.most_common(_MOST_TAGS))
            ]
        )

    async def trending_links(self, request: Request) -> Response:
        """GET /api/v1/trends/links: preview cards without most of what these can have."""
        self._door.viewer(request, "read")
        shared = Counter(url for post in self._public() for url in links_in(post.text))
        return JSONResponse(
            [
                {"url": url, "title": _title(url), "type": "link", "history": _history(count)}
                for url, count in _part(request, shared.most_common())
            ]
        )

    async def search(self, request: Request) -> Response:
        """GET /api/v2/search: handles and addresses as they are, hashtags by how they begin."""
        viewer = self._door.viewer(request, "read")
        query = request.query_params
        wanted, kind = query.get("q", ""), query.get("type")
        profiles, posts = self._world.profiles.values(), self._world.posts.values()
        entities = self._door.entities
        accounts = [
            entities.account(profile)
            for profile in profiles
            if wanted in (f"@{profile.handle}", profile.handle, entities.profile_url(profile))
        ]
        statuses = [
            entities.status(post, viewer)
            for post in posts
            if self._world.visible_to(viewer, post) and entities.post_url(post) == wanted
        ]
        begin = wanted.lstrip("#").casefold()
        tags = {tag for post in posts for tag in hashtags_in(post.text) if tag.startswith(begin)}
        return JSONResponse(
            {
                "accounts": accounts if kind in (None, "accounts") else [],
                "statuses": statuses if kind in (None, "statuses") else [],
                "hashtags": [{"name": tag} for tag in sorted(tags)] if kind == "hashtags" else [],
            }
        )


def _part(request: Request, items: list[Any]) -> list[Any]:
    offset = request.query_params.get("offset", "0")
    if not offset.isdigit():
        raise ApiError(400, f"Bad Request: error parsing offset {offset}")
    return items[int(offset) : int(offset) + limit_of(request)]


def _history(count: int) -> list[Json]:
    day = 86_400
    return [
        {"day": str(1_762_128_000 - number * day), "uses": str(count), "accounts": str(count)}
        for number in range(7)
    ]


def _title(url: str) -> str:
    return re.sub(r"\W+", " ", url.partition("://")[2]).strip().capitalize()


def _lower(tags: Iterable[str]) -> set[str]:
    return {tag.lower() for tag in tags}
