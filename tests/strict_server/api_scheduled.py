"""Posts that are to come."""

from datetime import datetime, timedelta
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from tests.strict_server.answers import ApiError, parameters
from tests.strict_server.door import Door
from tests.strict_server.drafts import checked, refuse
from tests.strict_server.entities import Json, timestamp
from tests.strict_server.paging import one_page
from tests.strict_server.state import Profile, Scheduled, World

SHORTEST = timedelta(minutes=5)


class ScheduledRooms:
    """The addresses under /api/v1/scheduled_statuses."""

    def __init__(self, door: Door) -> None:
        self._door = door
        self._world = door.world

    def routes(self) -> list[BaseRoute]:
        one = "/api/v1/scheduled_statuses/{id}"
        return [
            Route("/api/v1/scheduled_statuses", self.all),
            Route(one, self.move, methods=["PUT"]),
            Route(one, self.cancel, methods=["DELETE"]),
        ]

    async def all(self, request: Request) -> Response:
        """GET /api/v1/scheduled_statuses, the newest before the rest."""
        viewer = self._door.viewer(request, "read")
        own = [each for each in self._world.scheduled.values() if each.owner_id == viewer.id]
        own.sort(key=lambda each: each.id, reverse=True)
        return one_page(
            request,
            own,
            lambda each: each.id,
            lambda each: shown(self._door, each),
            self._door.entities.base_url,
        )

    async def move(self, request: Request) -> Response:
        """PUT /api/v1/scheduled_statuses/:id."""
        waiting = self._own(request)
        at = scheduled_at(self._world, await parameters(request))
        if at is None:
            raise refuse("scheduled_at must be in the future")
        waiting.at = at
        return JSONResponse(shown(self._door, waiting))

    async def cancel(self, request: Request) -> Response:
        """DELETE /api/v1/scheduled_statuses/:id."""
        del self._world.scheduled[self._own(request).id]
        return JSONResponse({})

    def _own(self, request: Request) -> Scheduled:
        viewer = self._door.viewer(request, "write")
        waiting = self._world.scheduled.get(request.path_params["id"])
        if waiting is None or waiting.owner_id != viewer.id:
            raise ApiError(404, "Not Found: scheduled status not found")
        return waiting


def scheduled_at(world: World, form: dict[str, Any]) -> datetime | None:
    """When a post is to come; None for at once, also where that time has passed."""
    wanted = form.get("scheduled_at")
    if not wanted:
        return None
    try:
        at = datetime.fromisoformat(str(wanted))
    except ValueError:
        raise refuse("scheduled_at is no time") from None
    if at.tzinfo is None:
        raise refuse("scheduled_at has no time zone")
    if at <= world.now():
        return None
    if at < world.now() + SHORTEST:
        raise refuse("scheduled_at must be at least 5 minutes in the future")
    return at


def scheduled(door: Door, author: Profile, form: dict[str, Any], at: datetime, key: str) -> Json:
    """Check and keep a post for later."""
    world = door.world
    draft = checked(world, author, form, None)
    kept = {name: value for name, value in form.items() if name != "scheduled_at"}
    waiting = Scheduled(
        id=world.ulids.make(world.now()),
        owner_id=author.id,
        at=at,
        form={**kept, "idempotency": key or None},
        media_ids=[medium.id for medium in draft.media],
    )
    world.scheduled[waiting.id] = waiting
    return shown(door, waiting)


def shown(door: Door, waiting: Scheduled) -> Json:
    """A `ScheduledStatus`."""
    params = {name: value for name, value in waiting.form.items() if name != "status"}
    media = (door.world.media[each] for each in waiting.media_ids)
    return {
        "id": waiting.id,
        "scheduled_at": timestamp(waiting.at),
        "params": {"text": waiting.form.get("status"), **params},
        "media_attachments": [door.entities.attachment(medium) for medium in media],
    }
