"""A web server of pictures, good and bad, in a process of its own, that says what it was asked."""

import json
import struct
import subprocess
import sys
import time
import urllib.request
import zlib
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import TracebackType
from typing import ClassVar, Self

ETAG, SINCE = '"one"', "Sat, 14 Mar 2026 12:00:00 GMT"
_STALE = ("Expires", "Thu, 01 Jan 2026 00:00:00 GMT")
_ROOT = Path(__file__).parents[1]


def plain_png(width: int = 40, height: int = 20, rgb: bytes = b"\xff\x00\x00") -> bytes:
    """Return a picture of one colour."""
    rows = zlib.compress((b"\0" + rgb * width) * height)
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunks = ((b"IHDR", head), (b"IDAT", rows), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
        for kind, body in chunks
    )


PICTURE = plain_png()


class PictureServer:
    """Runs the server while it is entered."""

    def __init__(self) -> None:
        self.url = ""

    def __enter__(self) -> Self:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.picture_server"], stdout=subprocess.PIPE, cwd=_ROOT
        )
        assert self._process.stdout is not None
        self.url = f"http://127.0.0.1:{int(self._process.stdout.readline())}"
        return self

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        _error: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        self._process.kill()
        self._process.wait(10)
        assert self._process.stdout is not None
        self._process.stdout.close()

    def seen(self) -> list[tuple[str, int]]:
        """Return the paths that were asked for, each with the status of the answer."""
        with urllib.request.urlopen(f"{self.url}/seen", timeout=10) as answer:
            return [(path, status) for path, status in json.load(answer)]

    def times(self, path: str) -> int:
        """Return how often ``path`` was asked for."""
        return sum(path == seen for seen, _ in self.seen())


class _Handler(BaseHTTPRequestHandler):
    """Answers each path in its own way."""

    protocol_version = "HTTP/1.1"
    seen: ClassVar[list[tuple[str, int]]] = []

    def do_GET(self) -> None:
        path = self.path.partition("?")[0]
        if path == "/seen":
            self._say(200, json.dumps(self.seen).encode())
            return
        name = "do_" + path.strip("/").partition("/")[0].replace("-", "_")
        {
            "do_fresh": self._fresh,
            "do_tagged": self._tagged,
            "do_dated": self._dated,
            "do_round": lambda: self._to("/round"),
            "do_on": lambda: self._to("/fresh/on"),
            "do_private": lambda: self._to("http://192.168.0.1/x.png"),
            "do_file": lambda: self._to("file:///etc/passwd"),
            "do_drip": self._drip,
            "do_held": self._held,
            "do_nearly": self._nearly,
            "do_huge": self._huge,
            "do_cut": self._cut,
            "do_cut_chunk": self._cut_chunk,
            "do_html": lambda: self._say(200, b"<html><img src=x></html>", kind="image/png"),
            "do_mislabelled": lambda: self._say(200, PICTURE, kind="text/html"),
        }.get(name, lambda: self._say(404, b""))()

    def _fresh(self) -> None:
        self._say(200, PICTURE, ("Cache-Control", "public, max-age=3600"), ("ETag", ETAG))

    def _tagged(self) -> None:
        stale = (_STALE, ("ETag", ETAG))
        if self.headers.get("If-None-Match") == ETAG:
            self._say(304, b"", *stale)
        else:
            self._say(200, PICTURE, *stale)

    def _dated(self) -> None:
        stale = (_STALE, ("Last-Modified", SINCE))
        if self.headers.get("If-Modified-Since") == SINCE:
            self._say(304, b"", *stale)
        else:
            self._say(200, PICTURE, *stale)

    def _to(self, target: str) -> None:
        self._say(302, b"", ("Location", target))

    def _drip(self) -> None:
        self._begin(200, ("Content-Length", "100000"))
        for _ in range(2000):
            self._write(b"x")
            time.sleep(0.01)

    def _held(self) -> None:
        self._begin(200, ("Content-Length", "1000000"))
        self._write(PICTURE)
        time.sleep(30)

    def _nearly(self) -> None:
        self._begin(200, ("Content-Length", str(len(PICTURE))))
        self._write(PICTURE[:-4])
        time.sleep(0.3)
        self._write(PICTURE[-4:])

    def _huge(self) -> None:
        self._begin(200, ("Content-Length", "900000000"))
        self._write(b"x" * 100_000)
        time.sleep(30)

    def _cut(self) -> None:
        self._begin(200, ("Content-Length", str(len(PICTURE) + 100)))
        self._write(PICTURE)
        self.close_connection = True

    def _cut_chunk(self) -> None:
        self._begin(200, ("Transfer-Encoding", "chunked"))
        self._write(b"40\r\n" + PICTURE[:20])
        self.close_connection = True

    def _begin(self, status: int, *headers: tuple[str, str], kind: str = "image/png") -> None:
        if self.path != "/seen":
            self.seen.append((self.path.partition("?")[0], status))
        self.send_response(status)
        self.send_header("Content-Type", kind)
        for name, value in headers:
            self.send_header(name, value)
        self.end_headers()

    def _say(
        self, status: int, body: bytes, *headers: tuple[str, str], kind: str = "image/png"
    ) -> None:
        self._begin(status, *headers, ("Content-Length", str(len(body))), kind=kind)
        self._write(body)

    def _write(self, data: bytes) -> None:
        try:
            self.wfile.write(data)
            self.wfile.flush()
        except OSError:
            self.close_connection = True

    def log_message(self, *_: object) -> None:
        """Keep quiet."""


def _serve() -> None:
    with ThreadingHTTPServer(("127.0.0.1", 0), _Handler) as server:
        server.daemon_threads = True
        print(server.server_port, flush=True)
        server.serve_forever()


if __name__ == "__main__":
    _serve()
