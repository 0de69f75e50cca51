"""What the server says about itself."""

from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from tests.strict_server.api_media import MAX_BYTES, MAX_DESCRIPTION
from tests.strict_server.door import Door
from tests.strict_server.drafts import CONTENT_TYPES
from tests.strict_server.entities import EMOJI

VERSION = "0.20.0+git-a1b2c3d"
TITLE = "Strict teapot"


class InstanceRooms:
    """The instance in both versions, node info and custom emoji; open but for the emoji."""

    def __init__(self, door: Door) -> None:
        self._door = door
        self._base_url = door.entities.base_url
        self._host = self._base_url.partition("://")[2]

    def routes(self) -> list[BaseRoute]:
        return [
            Route("/api/v1/instance", self.version_1),
            Route("/api/v2/instance", self.version_2),
            Route("/api/v1/custom_emojis", self.custom_emojis),
            Route("/.well-known/nodeinfo", self.nodeinfo_links),
            Route("/nodeinfo/2.0", self.nodeinfo),
        ]

    def _streaming_url(self) -> str:
        return self._door.world.settings.streaming_url or f"ws://{self._host}"

    def _configuration(self) -> dict[str, Any]:
        settings = self._door.world.settings
        return {
            "statuses": {
                "max_characters": settings.max_characters,
                "max_media_attachments": settings.max_media,
                "characters_reserved_per_url": settings.characters_per_url,
                "supported_mime_types": list(CONTENT_TYPES),
            },
            "media_attachments": {
                "supported_mime_types": [
                    "image/png",
                    "image/jpeg",
                    "image/gif",
                    "image/webp",
                    "video/mp4",
                    "video/webm",
                    "audio/ogg",
                ],
                "image_size_limit": MAX_BYTES,
                "image_matrix_limit": 16777216,
                "video_size_limit": MAX_BYTES,
                "description_limit": MAX_DESCRIPTION,
            },
            "polls": {
                "max_options": 6,
                "max_characters_per_option": 50,
                "min_expiration": 300,
                "max_expiration": 2629746,
            },
            "accounts": {"allow_custom_css": False, "max_featured_tags": 10},
            "emojis": {"emoji_size_limit": 51200},
        }

    async def version_1(self, _request: Request) -> Response:
        """GET /api/v1/instance."""
        return JSONResponse(
            {
                "uri": self._base_url,
                "account_domain": self._host,
                "title": TITLE,
                "description": "<p>A server that wants things done properly.</p>",
                "short_description": "",
                "email": "",
                "version": VERSION,
                "languages": [],
                "registrations": False,
                "approval_required": True,
                "configuration": self._configuration(),
                "urls": {"streaming_api": self._streaming_url()},
                "stats": {"user_count": 2, "status_count": len(self._door.world.posts)},
                "max_toot_chars": self._door.world.settings.max_characters,
            }
        )

    async def version_2(self, _request: Request) -> Response:
        """GET /api/v2/instance; it names no contact, and `api_versions` only with quotes."""
        urls = {"streaming": self._streaming_url()}
        quotes = self._door.world.settings.quotes
        return JSONResponse(
            {
                "domain": self._host,
                "account_domain": self._host,
                "title": TITLE,
                "version": VERSION,
                "source_url": "https://teapot.example/source",
                "description": "<p>A server that wants things done properly.</p>",
                "usage": {"users": {}},
                "thumbnail": {},
                "languages": [],
                "configuration": {
                    "urls": urls,
                    **self._configuration(),
                    "translation": {"enabled": False},
                },
                "registrations": {"enabled": False, "approval_required": True, "message": None},
                "contact": {"email": "", "account": None},
                "rules": [],
                **({"api_versions": {"mastodon": 7}} if quotes else {}),
            }
        )

    async def custom_emojis(self, request: Request) -> Response:
        """GET /api/v1/custom_emojis."""
        self._door.viewer(request, "read")
        return JSONResponse([self._door.entities.emoji(name) for name in EMOJI])

    async def nodeinfo_links(self, _request: Request) -> Response:
        """GET /.well-known/nodeinfo."""
        schema = "http://nodeinfo.diaspora.software/ns/schema/2.0"
        return JSONResponse({"links": [{"rel": schema, "href": f"{self._base_url}/nodeinfo/2.0"}]})

    async def nodeinfo(self, _request: Request) -> Response:
        """GET /nodeinfo/2.0."""
        return JSONResponse(
            {
                "version": "2.0",
                "software": {"name": "gotosocial", "version": VERSION},
                "protocols": ["activitypub"],
                "services": {"inbound": [], "outbound": []},
                "openRegistrations": False,
                "usage": {"users": {"total": 2}},
                "metadata": {},
            }
        )
