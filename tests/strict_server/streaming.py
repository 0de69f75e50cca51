"""Live events over WebSocket, many streams on one connection; there is no other kind here."""

import asyncio
import contextlib
import json
from typing import Any

from starlette.responses import JSONResponse
from starlette.routing import BaseRoute, WebSocketRoute
from starlette.websockets import WebSocket, WebSocketDisconnect

from tests.strict_server.answers import ApiError
from tests.strict_server.door import Door
from tests.strict_server.grants import Token
from tests.strict_server.state import Notification, Post, Profile

STREAMS = ("user", "user:notification", "public", "public:local", "public:remote")


class StreamRooms:
    """The address /api/v1/streaming and everybody who listens there."""

    def __init__(self, door: Door) -> None:
        self._door = door
        self._listeners: set[_Listener] = set()
        door.world.listeners.append(self._on_post)
        door.world.notified.append(self._on_notification)

    def routes(self) -> list[BaseRoute]:
        return [WebSocketRoute("/api/v1/streaming", self.stream)]

    @property
    def open_streams(self) -> list[dict[str, Any]]:
        """Who listens to what, for the control endpoint."""
        return [
            {"username": one.profile.username, "streams": sorted(one.streams)}
            for one in self._listeners
        ]

    def send_raw(self, text: str) -> None:
        """Send any text at all to everybody who listens."""
        for listener in self._listeners:
            listener.queue.put_nowait(text)

    async def stream(self, websocket: WebSocket) -> None:
        """Let somebody listen; the token comes in a header, never in the address."""
        offered = websocket.scope.get("subprotocols") or []
        if "authorization" in websocket.headers:
            offered = []
        try:
            token = self._token(websocket, offered)
        except ApiError as error:
            await websocket.send_denial_response(JSONResponse({"error": error.error}, error.status))
            return
        echoed = offered[0] if offered and self._door.world.settings.echo_subprotocol else None
        await websocket.accept(subprotocol=echoed)
        listener = _Listener(websocket, self._door.world.profiles[token.profile_id])
        listener.subscribe(websocket.query_params.get("stream"))
        self._listeners.add(listener)
        try:
            await listener.serve()
        finally:
            self._listeners.discard(listener)

    def _token(self, websocket: WebSocket, offered: list[str]) -> Token:
        """The token, from the place where it is looked for."""
        if self._door.world.settings.stream_token_in == ("header" if offered else "subprotocol"):
            raise ApiError(403, "Forbidden: no token where it should be")
        return self._door.token_of(offered[0]) if offered else self._door.token(websocket)

    def _on_post(self, event: str, post: Post) -> None:
        for listener in self._listeners:
            streams = listener.streams & self._streams_of(listener.profile, post)
            if not streams:
                continue
            payload = post.id
            if event != "delete":
                payload = json.dumps(self._door.entities.status(post, listener.profile))
            for stream in sorted(streams):
                listener.push(stream, event, payload)

    def _on_notification(self, notification: Notification) -> None:
        for listener in self._listeners:
            if listener.profile.id != notification.owner_id:
                continue
            shown = self._door.entities.notification(notification, listener.profile)
            for stream in sorted(listener.streams & {"user", "user:notification"}):
                listener.push(stream, "notification", json.dumps(shown))

    def _streams_of(self, profile: Profile, post: Post) -> set[str]:
        world = self._door.world
        streams = {"user"} if world.in_home_of(profile, post) else set()
        if post.visibility == "public" and post.boost_of is None:
            remote = world.profiles[post.author_id].domain is not None
            streams |= {"public", "public:remote" if remote else "public:local"}
        return streams


class _Listener:
    """One open WebSocket."""

    def __init__(self, websocket: WebSocket, profile: Profile) -> None:
        self.profile = profile
        self.streams: set[str] = set()
        self.queue: asyncio.Queue[str] = asyncio.Queue()
        self._websocket = websocket

    def subscribe(self, stream: str | None) -> None:
        if stream in STREAMS:
            self.streams.add(stream)
        elif stream is not None:
            self.queue.put_nowait(json.dumps({"error": "unknown stream type", "status": 400}))

    def push(self, stream: str, event: str, payload: str) -> None:
        message = {"stream": [stream], "event": event, "payload": payload}
        self.queue.put_nowait(json.dumps(message, ensure_ascii=False))

    async def serve(self) -> None:
        """Write what is queued until the other side is gone."""
        writing = asyncio.create_task(self._write())
        try:
            await self._read()
        finally:
            writing.cancel()
            with contextlib.suppress(asyncio.CancelledError, WebSocketDisconnect):
                await writing

    async def _read(self) -> None:
        with contextlib.suppress(WebSocketDisconnect):
            while True:
                self._obey(await self._websocket.receive_text())

    async def _write(self) -> None:
        while True:
            await self._websocket.send_text(await self.queue.get())

    def _obey(self, text: str) -> None:
        try:
            order = json.loads(text)
        except ValueError:
            order = None
        if not isinstance(order, dict) or order.get("type") not in {"subscribe", "unsubscribe"}:
            self.queue.put_nowait(json.dumps({"error": "bad request", "status": 400}))
        elif order["type"] == "subscribe":
            self.subscribe(str(order.get("stream")))
        else:
            self.streams.discard(str(order.get("stream")))
