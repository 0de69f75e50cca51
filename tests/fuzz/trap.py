"""A server on this machine that nobody should ever ask for anything."""

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Any, Self


class Trap:
    """Answers all with nothing; in ``asked`` stands what anybody asked for."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), self._make_handler)
        self._thread = threading.Thread(target=self._server.serve_forever, daemon=True)
        self.url = f"http://127.0.0.1:{self._server.server_address[1]}"

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
        self._server.server_close()
        self._thread.join(10)

    def _make_handler(self, *arguments: Any) -> "_Handler":
        return _Handler(self.asked, *arguments)


class _Handler(BaseHTTPRequestHandler):
    def __init__(self, asked: list[str], *arguments: Any) -> None:
        self._asked = asked
        super().__init__(*arguments)

    def do_GET(self) -> None:
        self._asked.append(self.path)
        self.send_response(204)
        self.end_headers()

    do_HEAD = do_POST = do_GET  # noqa: N815 - as the base class calls them

    def log_message(self, *_: Any) -> None:
        """Say nothing."""
