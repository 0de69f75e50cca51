"""How people stand to each other: asking, following, and no longer."""

from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from tests.strict_server.answers import ApiError
from tests.strict_server.door import Door
from tests.strict_server.state import Profile


class RelationshipRooms:
    """The addresses under /api/v1/accounts that are about two people."""

    def __init__(self, door: Door) -> None:
        self._door = door
        self._world = door.world

    def routes(self) -> list[BaseRoute]:
        accounts = "/api/v1/accounts"
        return [
            Route(f"{accounts}/relationships", self.relationships),
            Route(f"{accounts}/{{id}}/follow", self.follow, methods=["POST"]),
            Route(f"{accounts}/{{id}}/unfollow", self.unfollow, methods=["POST"]),
        ]

    async def relationships(self, request: Request) -> Response:
        """GET /api/v1/accounts/relationships; unknown ids are left out."""
        viewer = self._door.viewer(request, "read")
        query = request.query_params
        ids = query.getlist("id[]") or query.getlist("id")
        found = [self._world.profiles[i] for i in ids if i in self._world.profiles]
        return JSONResponse([_relationship(viewer, other) for other in found])

    async def follow(self, request: Request) -> Response:
        """POST /api/v1/accounts/:id/follow; again changes nothing."""
        viewer = self._door.viewer(request, "write")
        other = self._door.profile(request)
        if other is viewer:
            raise ApiError(403, "This action is not allowed")
        if other.id not in viewer.following:
            if other.locked:
                other.asked_by.add(viewer.id)
            else:
                viewer.following.add(other.id)
        return JSONResponse(_relationship(viewer, other))

    async def unfollow(self, request: Request) -> Response:
        """POST /api/v1/accounts/:id/unfollow, which takes back a request too."""
        viewer = self._door.viewer(request, "write")
        other = self._door.profile(request)
        viewer.following.discard(other.id)
        other.asked_by.discard(viewer.id)
        return JSONResponse(_relationship(viewer, other))


def _relationship(viewer: Profile, other: Profile) -> dict[str, Any]:
    return {
        "id": other.id,
        "following": other.id in viewer.following,
        "followed_by": viewer.id in other.following,
        "showing_reblogs": True,
        "requested": viewer.id in other.asked_by,
        "blocking": False,
        "muting": False,
        "note": "",
    }
