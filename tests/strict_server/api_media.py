"""Uploads that take their time, and the files behind every picture address."""

from typing import Any

from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from tests.strict_server.answers import ApiError, parameters
from tests.strict_server.door import Door
from tests.strict_server.drafts import refuse
from tests.strict_server.entities import EMOJI
from tests.strict_server.pictures import recognise, striped_png
from tests.strict_server.state import Medium, Profile

MAX_BYTES = 10 * 1024 * 1024
MAX_DESCRIPTION = 500
_FOR_A_DAY = {"Cache-Control": "max-age=86400"}


class MediaRooms:
    """The addresses under /api/v2/media, /api/v1/media and /fileserver."""

    def __init__(self, door: Door) -> None:
        self._door = door
        self._world = door.world

    def routes(self) -> list[BaseRoute]:
        files = "/fileserver/{owner}"
        return [
            Route("/api/v2/media", self.upload, methods=["POST"]),
            Route("/api/v1/media", self.upload_and_wait, methods=["POST"]),
            Route("/api/v1/media/{id}", self.read, methods=["GET"]),
            Route("/api/v1/media/{id}", self.describe, methods=["PUT"]),
            Route("/fileserver/emoji/{name}.png", self.emoji),
            Route(f"{files}/avatar/original/{{name}}.png", self.avatar),
            Route(f"{files}/header/original/header.png", self.header),
            Route(f"{files}/attachment/{{size}}/{{name}}", self.file),
        ]

    async def upload(self, request: Request) -> Response:
        """POST /api/v2/media: always 202, without an address."""
        medium = await self._taken(request)
        medium.polls_left = self._world.settings.media_polls + 1
        return JSONResponse(self._door.entities.attachment(medium), 202)

    async def upload_and_wait(self, request: Request) -> Response:
        """POST /api/v1/media: 200 when it is ready."""
        return JSONResponse(self._door.entities.attachment(await self._taken(request)))

    async def _taken(self, request: Request) -> Medium:
        viewer = self._door.viewer(request, "write")
        form = await parameters(request)
        file, thumbnail = form.get("file"), form.get("thumbnail")
        if not isinstance(file, UploadFile):
            raise refuse("no file provided")
        content = await file.read()
        recognised = recognise(content)
        if recognised is None:
            raise refuse("the file type is not supported")
        if len(content) > MAX_BYTES:
            raise refuse(f"the file is larger than {MAX_BYTES} bytes")
        medium = Medium(
            id=self._world.ulids.make(self._world.now()),
            owner_id=viewer.id,
            kind=recognised[0],
            mime=recognised[1],
            content=content,
            description=_described(form),
            size=_png_size(content),
            focus=str(form.get("focus") or ""),
            thumbnail=await thumbnail.read() if isinstance(thumbnail, UploadFile) else b"",
        )
        self._world.media[medium.id] = medium
        return medium

    async def read(self, request: Request) -> Response:
        """GET /api/v1/media/:id: 206 a few times, then 200 with the address."""
        viewer = self._door.viewer(request, "read")
        medium = self._own(request, viewer)
        medium.polls_left = max(0, medium.polls_left - 1)
        status = 206 if medium.polls_left else 200
        return JSONResponse(self._door.entities.attachment(medium), status)

    async def describe(self, request: Request) -> Response:
        """PUT /api/v1/media/:id; only before a post has it."""
        viewer = self._door.viewer(request, "write")
        medium = self._own(request, viewer)
        if medium.attached:
            raise ApiError(404, "Not Found: attachment not found")
        form = await parameters(request)
        medium.description = _described(form)
        medium.focus = str(form.get("focus") or "")
        status = 206 if medium.polls_left else 200
        return JSONResponse(self._door.entities.attachment(medium), status)

    def _own(self, request: Request, viewer: Profile) -> Medium:
        medium = self._world.media.get(request.path_params["id"])
        if medium is None or medium.owner_id != viewer.id:
            raise ApiError(404, "Not Found: attachment not found")
        if self._world.settings.media_fails:
            raise refuse("the file could not be processed")
        return medium

    async def emoji(self, request: Request) -> Response:
        """The picture of a custom emoji."""
        hue = EMOJI.get(request.path_params["name"])
        if hue is None:
            raise ApiError(404, "Not Found")
        return Response(striped_png(32, 32, hue), 200, _FOR_A_DAY, "image/png")

    async def avatar(self, request: Request) -> Response:
        """An avatar."""
        picture = self._door.entities.picture_of(self._owner(request))
        return Response(picture, 200, _FOR_A_DAY, "image/png")

    async def header(self, request: Request) -> Response:
        """The wide picture over a profile."""
        picture = striped_png(600, 200, self._owner(request).hue)
        return Response(picture, 200, _FOR_A_DAY, "image/png")

    async def file(self, request: Request) -> Response:
        """The file of an attachment; the small one is the same here."""
        medium = self._world.media.get(request.path_params["name"].partition(".")[0])
        if medium is None or not medium.content or medium.owner_id != self._owner(request).id:
            raise ApiError(404, "Not Found")
        return Response(medium.content, 200, _FOR_A_DAY, medium.mime)

    def _owner(self, request: Request) -> Profile:
        profile = self._world.profiles.get(request.path_params["owner"])
        if profile is None:
            raise ApiError(404, "Not Found")
        return profile


def _described(form: dict[str, Any]) -> str | None:
    description = str(form.get("description") or "")
    if len(description) > MAX_DESCRIPTION:
        raise refuse(f"the description is longer than {MAX_DESCRIPTION} characters")
    return description or None


def _png_size(content: bytes) -> tuple[int, int]:
    if not content.startswith(b"\x89PNG") or len(content) < 24:
        return 0, 0
    return int.from_bytes(content[16:20]), int.from_bytes(content[20:24])
