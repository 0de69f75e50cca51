"""How far somebody has read, for all their devices."""

from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from tests.strict_server.answers import ApiError, parameters
from tests.strict_server.door import Door
from tests.strict_server.state import Marker, Profile

_TIMELINES = ("home", "notifications")


class MarkerRooms:
    """The markers: whoever writes last is believed, but not two at the same moment."""

    def __init__(self, door: Door) -> None:
        self._door = door
        self._world = door.world

    def routes(self) -> list[BaseRoute]:
        return [
            Route("/api/v1/markers", self.read, methods=["GET"]),
            Route("/api/v1/markers", self.write, methods=["POST"]),
        ]

    async def read(self, request: Request) -> Response:
        """GET /api/v1/markers, with `timeline[]`; those that nobody wrote are left out."""
        viewer = self._door.viewer(request, "read")
        names = request.query_params.getlist("timeline[]")
        found = {name: self._world.markers.get((viewer.id, name)) for name in names}
        return JSONResponse({name: _entity(one) for name, one in found.items() if one})

    async def write(self, request: Request) -> Response:
        """POST /api/v1/markers; 409 where another device wrote at the same moment."""
        viewer = self._door.viewer(request, "write")
        form = await parameters(request)
        wanted = {name: form[name].get("last_read_id") for name in _TIMELINES if name in form}
        if not all(isinstance(row_id, str) and row_id for row_id in wanted.values()):
            raise ApiError(422, "Validation failed: last_read_id can't be blank")
        settings = self._world.settings
        if settings.marker_rival:
            rival, settings.marker_rival = settings.marker_rival, ""
            for name in wanted:
                self._put(viewer, name, rival)
            raise ApiError(409, "Conflict during update, please try again")
        answer = {name: _entity(self._put(viewer, name, row_id)) for name, row_id in wanted.items()}
        return JSONResponse(answer)

    def _put(self, viewer: Profile, name: str, row_id: str) -> Marker:
        before = self._world.markers.get((viewer.id, name))
        version = before.version + 1 if before else 0
        marker = Marker(row_id, version, self._world.now())
        self._world.markers[viewer.id, name] = marker
        return marker


def _entity(marker: Marker) -> dict[str, Any]:
    return {
        "last_read_id": marker.last_read_id,
        "version": marker.version,
        "updated_at": marker.updated_at.isoformat().replace("+00:00", "Z"),
    }
