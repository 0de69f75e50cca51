"""The door on this machine through which the browser comes back from a sign-in (RFC 8252)."""

import asyncio
from collections.abc import Callable, Mapping
from http import HTTPStatus
from urllib.parse import parse_qsl, urlsplit

from fedidesk.app.redirect_pages import content_policy, page_for
from fedidesk.services.sign_in_ports import Visit

_PATH = "/signed-in"
_MOST_BYTES = 16 * 1024
"""Of a request's head; codes are far shorter."""
_MOST_PARAMETERS = 20
_PATIENCE = 10.0
"""Seconds a visitor has for the request; browsers open connections they may never use."""

_STATUS = {
    Visit.AGREED: HTTPStatus.OK,
    Visit.DENIED: HTTPStatus.OK,
    Visit.STRANGER: HTTPStatus.BAD_REQUEST,
}

Visited = Callable[[Mapping[str, str]], Visit]


async def listen(visited: Visited) -> "LoopbackReceiver":
    """Return a receiver that listens on a free port of 127.0.0.1."""
    receiver = LoopbackReceiver(visited)
    await receiver.open()
    return receiver


class LoopbackReceiver:
    """Answers GET requests for one path of one port with a page, and asks ``visited`` which.

    Nothing of a request is logged or kept.
    """

    def __init__(self, visited: Visited) -> None:
        self._visited = visited
        self._server: asyncio.Server | None = None
        self._visitors: dict[asyncio.StreamWriter, asyncio.Task[object] | None] = {}
        self._port = 0

    @property
    def address(self) -> str:
        """The redirect address, port included; some servers compare the whole of it."""
        return f"http://127.0.0.1:{self._port}{_PATH}"

    async def open(self) -> None:
        """Take a port that is free and listen on it."""
        self._server = await asyncio.start_server(self._welcome, "127.0.0.1", 0, limit=_MOST_BYTES)
        self._port = self._server.sockets[0].getsockname()[1]

    async def close(self) -> None:
        """Release the port; pages on their way still arrive."""
        if self._server is not None:
            self._server.close()
            self._server = None
        tasks = [task for task in self._visitors.values() if task is not None]
        for writer in self._visitors:
            writer.close()
        if tasks:
            await asyncio.wait(tasks, timeout=1)

    async def _welcome(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._visitors[writer] = asyncio.current_task()
        try:
            async with asyncio.timeout(_PATIENCE):
                answer = self._answer(await _head(reader))
                # Written before anything else can run: whoever hears of the visit may close.
                writer.write(answer)
                await writer.drain()
        except (TimeoutError, asyncio.IncompleteReadError, ConnectionError):
            return
        finally:
            writer.close()
            del self._visitors[writer]

    def _answer(self, head: bytes | None) -> bytes:
        """Return the whole answer to a request with ``head``; None stands for one too large."""
        if head is None:
            return _refusal(HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE)
        method, _, rest = head.partition(b"\r\n")[0].decode("latin-1").partition(" ")
        target, _, version = rest.rpartition(" ")
        if not version.startswith("HTTP/1."):
            return _refusal(HTTPStatus.BAD_REQUEST)
        if method != "GET":
            return _refusal(HTTPStatus.METHOD_NOT_ALLOWED, "Allow: GET\r\n")
        try:
            parts = urlsplit(target)
            parameters = dict(parse_qsl(parts.query, max_num_fields=_MOST_PARAMETERS))
        except ValueError:
            return _refusal(HTTPStatus.BAD_REQUEST)
        if target.partition("?")[0] != _PATH:
            return _refusal(HTTPStatus.NOT_FOUND)
        visit = self._visited(parameters)
        return _response(_STATUS[visit], "text/html; charset=utf-8", page_for(visit))


async def _head(reader: asyncio.StreamReader) -> bytes | None:
    """Return what comes before the empty line, or None if it is too much."""
    try:
        return await reader.readuntil(b"\r\n\r\n")
    except asyncio.LimitOverrunError:
        return None


def _refusal(status: HTTPStatus, headers: str = "") -> bytes:
    return _response(status, "text/plain; charset=utf-8", status.phrase.encode(), headers)


def _response(status: HTTPStatus, kind: str, body: bytes, headers: str = "") -> bytes:
    head = (
        f"HTTP/1.1 {status.value} {status.phrase}\r\n"
        f"Content-Type: {kind}\r\n"
        f"Content-Length: {len(body)}\r\n"
        f"Content-Security-Policy: {content_policy()}\r\n"
        "Cache-Control: no-store\r\n"
        "Referrer-Policy: no-referrer\r\n"
        "X-Content-Type-Options: nosniff\r\n"
        "Connection: close\r\n"
        f"{headers}\r\n"
    )
    return head.encode("ascii") + body
