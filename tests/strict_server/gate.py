"""The gate every public request passes: it keeps the record and lets faults happen."""

import itertools
import re
import traceback
from typing import Any

from starlette.datastructures import Headers
from starlette.requests import ClientDisconnect
from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from starlette.websockets import WebSocket

from tests.strict_server.faults import Faults
from tests.strict_server.misbehaviour import KINDS, WEBSOCKET_KINDS, Call
from tests.strict_server.network import Network

_BROWSER_PAGES = re.compile(r"/oauth/authorize|/auth/.*|/favicon\.ico")
_SECRET_HEADERS = ("authorization", "sec-websocket-protocol", "cookie")


class Gate:
    """The ASGI application on the public port."""

    def __init__(self, app: ASGIApp, faults: Faults, network: Network) -> None:
        self._app = app
        self._faults = faults
        self._network = network
        self._numbers = itertools.count(1)
        self.requests: list[dict[str, Any]] = []
        self.crashes: list[str] = []

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        entry = self._record(scope)

        async def watched_send(message: Message) -> None:
            await self._network.flowing.wait()
            if message["type"].endswith("response.start"):
                entry["status"] = message["status"]
            elif message["type"] == "websocket.accept":
                entry["status"] = 101
            await send(message)

        try:
            await self._pass(entry, scope, receive, watched_send)
        except ClientDisconnect:
            entry["status"] = None
        except Exception:
            traceback.print_exc()
            self.crashes.append(traceback.format_exc())
            raise

    async def _pass(
        self, entry: dict[str, Any], scope: Scope, receive: Receive, send: Send
    ) -> None:
        if not _has_name(scope["path"], entry["user_agent"]):
            error = JSONResponse({"error": "I'm a teapot: no user-agent sent with request"}, 418)
            if scope["type"] == "websocket":
                await WebSocket(scope, receive, send).send_denial_response(error)
            else:
                await error(scope, receive, send)
            return
        fault = self._faults.take(entry["method"], scope["path"])
        if fault is None:
            await self._app(scope, receive, send)
            return
        entry["fault"] = fault.kind
        if scope["type"] == "websocket" and fault.kind not in WEBSOCKET_KINDS:
            raise ValueError(f"a WebSocket cannot have the fault {fault.kind}")
        call = Call(self._app, scope, receive, send, fault, self._faults, self._network)
        await KINDS[fault.kind](call)

    def _record(self, scope: Scope) -> dict[str, Any]:
        headers = {
            name: "(hidden)" if name in _SECRET_HEADERS else value
            for name, value in Headers(scope=scope).items()
        }
        entry = {
            "number": next(self._numbers),
            "method": "WEBSOCKET" if scope["type"] == "websocket" else scope["method"],
            "path": scope["path"],
            "query": scope["query_string"].decode(),
            "headers": headers,
            "user_agent": headers.get("user-agent", ""),
            "fault": None,
            "status": None,
        }
        self.requests.append(entry)
        return entry


def _has_name(path: str, user_agent: str) -> bool:
    if _BROWSER_PAGES.fullmatch(path):
        return bool(user_agent.strip())
    return "fedidesk/" in user_agent
