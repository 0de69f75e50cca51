"""What helps while somebody writes: people to name, and how they are used to write."""

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from tests.strict_server.door import Door

_MOST = 40


class WritingHelpRooms:
    """The search for people, and preferences; hashtags are found by the search for everything."""

    def __init__(self, door: Door) -> None:
        self._door = door
        self._world = door.world

    def routes(self) -> list[BaseRoute]:
        return [
            Route("/api/v1/accounts/search", self.people),
            Route("/api/v1/preferences", self.preferences),
        ]

    async def people(self, request: Request) -> Response:
        """GET /api/v1/accounts/search, by how handles and names begin."""
        self._door.viewer(request, "read")
        begin = request.query_params.get("q", "").lstrip("@").casefold()
        limit = min(int(request.query_params.get("limit", "40")), _MOST)
        found = [
            profile
            for profile in self._world.profiles.values()
            if profile.handle.casefold().startswith(begin)
            or profile.display_name.casefold().startswith(begin)
        ]
        return JSONResponse([self._door.entities.account(each) for each in found[:limit]])

    async def preferences(self, request: Request) -> Response:
        """GET /api/v1/preferences."""
        viewer = self._door.viewer(request, "read")
        return JSONResponse(
            {
                "posting:default:visibility": "public",
                "posting:default:sensitive": False,
                "posting:default:language": viewer.language,
                "reading:expand:media": "default",
                "reading:expand:spoilers": False,
                "reading:autoplay:gifs": False,
            }
        )
