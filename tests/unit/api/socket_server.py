"""A WebSocket server that does what a script says with everybody who comes."""

import threading
from collections.abc import Callable
from http import HTTPStatus
from types import TracebackType
from typing import Self

from websockets.exceptions import ConnectionClosed
from websockets.http11 import Request, Response
from websockets.sync.server import ServerConnection, serve

Script = Callable[[ServerConnection], None]


class SocketServer:
    """Runs ``script`` with each connection; when that returns the connection is closed.

    In ``requests`` stand the handshakes, in ``said`` what clients sent. ``refuse`` may answer a
    handshake with a status instead.
    """

    def __init__(
        self, script: Script, refuse: Callable[[Request], HTTPStatus | None] | None = None
    ) -> None:
        self._script = script
        self._refuse = refuse or (lambda _: None)
        self.requests: list[Request] = []
        self.said: list[str | bytes] = []
        self._server = serve(
            self._serve,
            "127.0.0.1",
            0,
            process_request=self._handshake,
            select_subprotocol=lambda _, __: None,
        )
        self.address = f"ws://127.0.0.1:{self._server.socket.getsockname()[1]}"
        self._thread = threading.Thread(target=self._server.serve_forever, daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        _error: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        self._server.shutdown()
        self._thread.join(10)

    def _handshake(self, connection: ServerConnection, request: Request) -> Response | None:
        self.requests.append(request)
        status = self._refuse(request)
        return None if status is None else connection.respond(status, "no")

    def _serve(self, connection: ServerConnection) -> None:
        try:
            self._script(connection)
        except ConnectionClosed:
            return
