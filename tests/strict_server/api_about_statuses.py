"""What belongs to a post: who liked it, its history, pins and muted conversations."""

from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from tests.strict_server.answers import ApiError, parameters
from tests.strict_server.door import Door
from tests.strict_server.drafts import QUOTE_POLICIES, refuse
from tests.strict_server.entities import timestamp
from tests.strict_server.paging import one_page
from tests.strict_server.state import Post, Profile

MOST_PINS = 2


class AboutStatusRooms:
    """More addresses under /api/v1/statuses; there are no translations here."""

    def __init__(self, door: Door) -> None:
        self._door = door
        self._world = door.world

    def routes(self) -> list[BaseRoute]:
        one = "/api/v1/statuses/{id}"
        return [
            Route(f"{one}/reblogged_by", self.boosted_by),
            Route(f"{one}/favourited_by", self.favourited_by),
            Route(f"{one}/history", self.history),
            Route(f"{one}/pin", self.pin, methods=["POST"]),
            Route(f"{one}/unpin", self.unpin, methods=["POST"]),
            Route(f"{one}/mute", self.mute, methods=["POST"]),
            Route(f"{one}/unmute", self.unmute, methods=["POST"]),
            Route(f"{one}/interaction_policy", self.quote_policy, methods=["PUT"]),
            Route(f"{one}/quotes/{{quoting_id}}/revoke", self.revoke, methods=["POST"]),
        ]

    def _read(self, request: Request) -> tuple[Post, Profile]:
        viewer = self._door.viewer(request, "read")
        return self._door.original(request.path_params["id"], viewer), viewer

    def _write(self, request: Request) -> tuple[Post, Profile]:
        viewer = self._door.viewer(request, "write")
        return self._door.original(request.path_params["id"], viewer), viewer

    def _people(self, request: Request, ids: set[str]) -> Response:
        profiles = [self._world.profiles[each] for each in sorted(ids, reverse=True)]
        show = self._door.entities.account
        return one_page(request, profiles, lambda who: who.id, show, self._door.entities.base_url)

    async def boosted_by(self, request: Request) -> Response:
        """GET …/reblogged_by."""
        post, _ = self._read(request)
        boosts = [each for each in self._world.posts.values() if each.boost_of == post.id]
        return self._people(request, {boost.author_id for boost in boosts})

    async def favourited_by(self, request: Request) -> Response:
        """GET …/favourited_by."""
        post, _ = self._read(request)
        return self._people(request, post.favourited_by)

    async def history(self, request: Request) -> Response:
        """GET …/history: oldest first, the last one is the post as it is."""
        post, viewer = self._read(request)
        now = version_of(post, self._door.entities.status(post, viewer))
        return JSONResponse([*post.versions, now])

    async def pin(self, request: Request) -> Response:
        """POST …/pin, of one's own posts alone, and not of many."""
        post, viewer = self._write(request)
        own = self._door.own_post(post.id, viewer)
        mine = (each for each in self._world.posts.values() if each.author_id == viewer.id)
        pinned = [each for each in mine if each.pinned and each is not own]
        if own.visibility == "direct" or len(pinned) >= MOST_PINS:
            raise refuse(
                f"status pin limit exceeded, you've already pinned {len(pinned)} status(es)"
            )
        own.pinned = True
        return self._answer(own, viewer)

    async def unpin(self, request: Request) -> Response:
        """POST …/unpin."""
        post, viewer = self._write(request)
        own = self._door.own_post(post.id, viewer)
        own.pinned = False
        return self._answer(own, viewer)

    async def mute(self, request: Request) -> Response:
        """POST …/mute."""
        post, viewer = self._write(request)
        post.muted_by.add(viewer.id)
        return self._answer(post, viewer)

    async def unmute(self, request: Request) -> Response:
        """POST …/unmute."""
        post, viewer = self._write(request)
        post.muted_by.discard(viewer.id)
        return self._answer(post, viewer)

    async def quote_policy(self, request: Request) -> Response:
        """PUT …/interaction_policy; of one's own posts alone."""
        post, viewer = self._write(request)
        self._needs_quotes()
        own = self._door.own_post(post.id, viewer)
        policy = str((await parameters(request)).get("quote_approval_policy") or "")
        if policy not in QUOTE_POLICIES:
            raise refuse(f"quote approval policy {policy} was not recognized")
        own.quote_policy = policy if own.visibility in {"public", "unlisted"} else "nobody"
        return self._answer(own, viewer)

    async def revoke(self, request: Request) -> Response:
        """POST …/quotes/:id/revoke; the answer is the post that quotes."""
        post, viewer = self._write(request)
        self._needs_quotes()
        own = self._door.own_post(post.id, viewer)
        quoting = self._door.post(request.path_params["quoting_id"], viewer)
        if quoting.quoted_id != own.id:
            raise ApiError(404, "Not Found: target status not found")
        quoting.quote_state = "revoked"
        return self._answer(quoting, viewer)

    def _needs_quotes(self) -> None:
        if not self._world.settings.quotes:
            raise ApiError(404, "Not Found: page not found")

    def _answer(self, post: Post, viewer: Profile) -> Response:
        return JSONResponse(self._door.entities.status(post, viewer))


def version_of(post: Post, shown: dict[str, Any]) -> dict[str, Any]:
    """A `StatusEdit` of the post as it is ``shown`` now."""
    kept = ("content", "sensitive", "media_attachments", "account", "emojis")
    poll = shown.get("poll")
    options = [{"title": one["title"]} for one in poll["options"]] if poll else None
    return {
        **{name: shown.get(name) for name in kept},
        "spoiler_text": shown.get("spoiler_text") or "",
        "created_at": timestamp(post.edited_at or post.created_at),
        "poll": {"options": options} if options else None,
    }
