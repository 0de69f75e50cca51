"""A server of pictures, films and sounds in a process of its own, that counts who asks.

Run with a folder; the first line it prints is its port. ``/asked`` lists the paths that were asked
for. A path below ``/silent`` gets no answer, one below ``/slow`` its first half and then nothing.
"""

import json
import re
import sys
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

_NEVER = threading.Event()
_asked: list[str] = []


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        if self.path == "/asked":
            self._answer(200, json.dumps(_asked).encode(), {})
            return
        _asked.append(self.path)
        if self.path.startswith("/silent"):
            _NEVER.wait(60)
            self.close_connection = True
            return
        file = Path(sys.argv[1]) / Path(self.path).name
        if not file.is_file():
            self._answer(404, b"", {})
            return
        data = file.read_bytes()
        if self.path.startswith("/slow"):
            self._begin(data)
        else:
            self._give(data)

    def _begin(self, data: bytes) -> None:
        self.send_response(200)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        piece = len(data) // 8
        for number in range(4):
            self.wfile.write(data[number * piece : (number + 1) * piece])
            self.wfile.flush()
            _NEVER.wait(0.15)
        _NEVER.wait(60)
        self.close_connection = True

    def _give(self, data: bytes) -> None:
        wanted = re.fullmatch(r"bytes=(\d+)-(\d*)", self.headers.get("Range", ""))
        if wanted is None:
            self._answer(200, data, {"Accept-Ranges": "bytes"})
            return
        first = int(wanted[1])
        last = int(wanted[2]) if wanted[2] else len(data) - 1
        part = f"bytes {first}-{last}/{len(data)}"
        self._answer(206, data[first : last + 1], {"Content-Range": part})

    def _answer(self, code: int, body: bytes, headers: dict[str, str]) -> None:
        self.send_response(code)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        try:
            self.wfile.write(body)
        except OSError:
            self.close_connection = True

    def log_message(self, *_: object) -> None:
        """Say nothing."""


if __name__ == "__main__":
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    print(server.server_port, flush=True)
    server.serve_forever()
