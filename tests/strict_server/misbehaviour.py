"""What each kind of fault does to a request."""

import asyncio
import json
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from tests.strict_server.broken_json import broken, enormous
from tests.strict_server.faults import Fault, Faults
from tests.strict_server.network import Network

_HTML = (
    b"<!doctype html><html><head><title>Welcome</title></head>"
    b"<body><h1>Free airport WiFi</h1><p>Please accept our terms.</p></body></html>"
)


@dataclass(frozen=True)
class Call:
    """One request about to go wrong."""

    app: ASGIApp
    scope: Scope
    receive: Receive
    send: Send
    fault: Fault
    faults: Faults
    network: Network

    def option(self, name: str, default: Any) -> Any:
        """What the test asked for, or the usual."""
        return self.fault.options.get(name, default)

    async def proceed(self) -> None:
        """Answer the way it should have been."""
        await self.app(self.scope, self.receive, self.send)

    async def answer(self, status: int, headers: dict[str, str], body: bytes) -> None:
        """Answer with this instead; a WebSocket handshake is denied with it."""
        await self.begin(status, {**headers, "Content-Length": str(len(body))})
        await self.more(body, last=True)

    async def begin(self, status: int, headers: dict[str, str]) -> None:
        """Send status and headers."""
        raw = [(name.lower().encode(), str(value).encode()) for name, value in headers.items()]
        await self.send({"type": f"{self._kind}.start", "status": status, "headers": raw})

    async def more(self, body: bytes, *, last: bool = False) -> None:
        """Send a part of the body."""
        await self.send({"type": f"{self._kind}.body", "body": body, "more_body": not last})

    @property
    def _kind(self) -> str:
        is_websocket = self.scope["type"] == "websocket"
        return "websocket.http.response" if is_websocket else "http.response"

    async def cut(self, *, reset: bool) -> None:
        """End the connection and wait until it is gone."""
        self.network.cut(self.scope, reset=reset)
        while (await self.receive())["type"] not in {"http.disconnect", "websocket.disconnect"}:
            pass

    async def proper_answer(self) -> tuple[int, dict[str, str], bytes]:
        """What the real room answers, kept back."""
        messages: list[Message] = []

        async def keep(message: Message) -> None:
            messages.append(message)

        await self.app(self.scope, self.receive, keep)
        headers = {name.decode(): value.decode() for name, value in messages[0]["headers"]}
        body = b"".join(message.get("body", b"") for message in messages[1:])
        return messages[0]["status"], headers, body


async def _status(call: Call) -> None:
    status = call.option("status", 500)
    body = call.option("body", {"error": f"Fault {status}"})
    headers = {"Content-Type": "application/json", **call.option("headers", {})}
    text = body if isinstance(body, str) else json.dumps(body)
    await call.answer(status, headers, text.encode())


async def _html(call: Call) -> None:
    headers = {"Content-Type": call.option("content_type", "text/html; charset=utf-8")}
    await call.answer(call.option("status", 200), headers, _HTML)


async def _reset(call: Call) -> None:
    await call.cut(reset=True)


async def _lost_answer(call: Call) -> None:
    await call.proper_answer()
    await call.cut(reset=True)


async def _truncated(call: Call) -> None:
    status, headers, body = await call.proper_answer()
    await call.begin(status, headers)
    await call.more(body[: len(body) // 2])
    await call.cut(reset=False)


async def _silence(call: Call) -> None:
    await asyncio.sleep(call.option("seconds", 30.0))
    await call.cut(reset=True)


async def _delay(call: Call) -> None:
    await asyncio.sleep(call.option("seconds", 1.0))
    await call.proceed()


async def _hold(call: Call) -> None:
    await call.faults.held()
    await call.proceed()


async def _drip(call: Call) -> None:
    status, headers, body = await call.proper_answer()
    size = call.option("size", 64)
    await call.begin(status, headers)
    for start in range(0, len(body), size):
        await call.more(body[start : start + size])
        await asyncio.sleep(call.option("pause", 0.05))
    await call.more(b"", last=True)


async def _enormous(call: Call) -> None:
    status, headers, body = await call.proper_answer()
    grown = enormous(body, call.option("style", "many"), call.option("size", 5_000_000))
    await call.answer(status, _without_length(headers), grown)


async def _broken(call: Call) -> None:
    status, headers, body = await call.proper_answer()
    await call.answer(status, _without_length(headers), broken(body))


def _without_length(headers: dict[str, str]) -> dict[str, str]:
    return {name: value for name, value in headers.items() if name.lower() != "content-length"}


KINDS: dict[str, Callable[[Call], Awaitable[None]]] = {
    "status": _status,
    "html": _html,
    "reset": _reset,
    "lost_answer": _lost_answer,
    "truncated": _truncated,
    "silence": _silence,
    "delay": _delay,
    "hold": _hold,
    "drip": _drip,
    "enormous": _enormous,
    "broken": _broken,
}
WEBSOCKET_KINDS = ("status", "html", "reset", "silence", "delay", "hold")
