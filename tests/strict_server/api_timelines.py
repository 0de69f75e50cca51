"""Timelines, the lists of one profile, and notifications: everything that comes in pages."""

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from tests.strict_server.answers import truth
from tests.strict_server.door import Door
from tests.strict_server.paging import one_page, scripted_page
from tests.strict_server.state import Post, Profile, newest_first


class TimelineRooms:
    """Lists of posts, profiles by id, notifications."""

    def __init__(self, door: Door) -> None:
        self._door = door
        self._world = door.world

    def routes(self) -> list[BaseRoute]:
        accounts = "/api/v1/accounts"
        return [
            Route("/api/v1/timelines/home", self.home),
            Route("/api/v1/timelines/public", self.public),
            Route(f"{accounts}/verify_credentials", self.verify_credentials),
            Route(f"{accounts}/{{id}}", self.account),
            Route(f"{accounts}/{{id}}/statuses", self.account_statuses),
            Route("/api/v1/notifications", self.notifications),
        ]

    def _page(self, request: Request, viewer: Profile, posts: list[Post]) -> Response:
        entities = self._door.entities
        return one_page(
            request,
            newest_first(posts),
            lambda post: post.id,
            lambda post: entities.status(post, viewer),
            entities.base_url,
        )

    async def home(self, request: Request) -> Response:
        """GET /api/v1/timelines/home."""
        viewer = self._door.viewer(request, "read")
        if self._world.scripted_home:
            return scripted_page(request, self._world.scripted_home, self._door.entities.base_url)
        posts = [p for p in self._world.posts.values() if self._world.in_home_of(viewer, p)]
        return self._page(request, viewer, posts)

    async def public(self, request: Request) -> Response:
        """GET /api/v1/timelines/public, with `local` or `remote`."""
        viewer = self._door.viewer_or_visitor(request)
        local = truth(request.query_params.get("local"))
        remote = truth(request.query_params.get("remote"))
        posts = []
        for post in self._world.posts.values():
            is_remote = self._world.profiles[post.author_id].domain is not None
            fits = not (local and is_remote) and not (remote and not is_remote)
            if fits and post.visibility == "public" and post.boost_of is None:
                posts.append(post)
        return self._page(request, viewer, posts)

    async def verify_credentials(self, request: Request) -> Response:
        """GET /api/v1/accounts/verify_credentials."""
        viewer = self._door.viewer(request, "read")
        return JSONResponse(self._door.entities.own_account(viewer))

    async def account(self, request: Request) -> Response:
        """GET /api/v1/accounts/:id."""
        self._door.viewer(request, "read")
        return JSONResponse(self._door.entities.account(self._door.profile(request)))

    async def account_statuses(self, request: Request) -> Response:
        """GET /api/v1/accounts/:id/statuses, with the usual `exclude_…` and `only_media`."""
        viewer = self._door.viewer(request, "read")
        profile = self._door.profile(request)
        query = request.query_params
        posts = [
            post
            for post in self._world.posts.values()
            if post.author_id == profile.id
            and self._world.visible_to(viewer, post)
            and not (truth(query.get("exclude_replies")) and post.in_reply_to_id)
            and not (truth(query.get("exclude_reblogs")) and post.boost_of)
            and not (truth(query.get("only_media")) and not post.media_ids)
            and not truth(query.get("pinned"))
        ]
        return self._page(request, viewer, posts)

    async def notifications(self, request: Request) -> Response:
        """GET /api/v1/notifications, with `types[]` and `exclude_types[]`."""
        viewer = self._door.viewer(request, "read")
        wanted = request.query_params.getlist("types[]")
        unwanted = request.query_params.getlist("exclude_types[]")
        found = [
            one
            for one in self._world.notifications
            if one.owner_id == viewer.id
            and (not wanted or one.kind in wanted)
            and one.kind not in unwanted
        ]
        return one_page(
            request,
            sorted(found, key=lambda one: one.id, reverse=True),
            lambda one: one.id,
            lambda one: self._door.entities.notification(one, viewer),
            self._door.entities.base_url,
        )
