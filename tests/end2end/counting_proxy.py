"""A proxy that counts who is asked, and that itself is the web beyond it; a process of its own.

Nothing that is asked for leaves this machine: it answers in the place of every host. What is
named after a trouble (``tests/data/hostile/posts.py``) has that trouble.
"""

import argparse
import json
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import TracebackType
from typing import Any, Self
from urllib.parse import urlsplit
from urllib.request import urlopen

from tests.data.hostile.files import broken_pictures, png_bomb, truncated_film
from tests.strict_server.pictures import striped_png

_ROOT = Path(__file__).resolve().parents[2]
ASKED = "/_asked"
_SLOW_BYTES, _SLOW_PAUSE = 200, 0.05
_SILENCE = 20.0


class CountingProxy:
    """The running proxy; ``env`` sends whoever is started with it through here."""

    def __enter__(self) -> Self:
        command = [sys.executable, "-m", "tests.end2end.counting_proxy"]
        self._process = subprocess.Popen(
            command, cwd=_ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        assert self._process.stdout is not None
        self.url = self._process.stdout.readline().strip()
        assert self.url, "the proxy did not start"
        names = ("http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY", "all_proxy")
        self.env = dict.fromkeys(names, self.url)
        return self

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        _error: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.close()
        try:
            self._process.wait(5)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._process.stdout.close()

    def asked(self) -> list[str]:
        """Return method and address of every request so far."""
        with urlopen(f"{self.url}{ASKED}", timeout=10) as answer:
            found: list[str] = json.load(answer)
        return found


@cache
def _files() -> dict[str, bytes]:
    files = dict(broken_pictures())
    files["bomb"] = png_bomb()
    files["truncated-film"] = truncated_film()
    return files


class _Web(BaseHTTPRequestHandler):
    """Stands for all the hosts there are."""

    protocol_version = "HTTP/1.1"
    asked: list[str]
    ending: threading.Event

    def do_GET(self) -> None:
        if self.path == ASKED:
            self._say(200, json.dumps(self.asked).encode(), "application/json")
            return
        self.asked.append(f"{self.command} {self.path}")
        name = urlsplit(self.path).path.rpartition("/")[2]
        special: dict[str, Callable[[], None]] = {
            "redirect-loop": lambda: self._redirect(self.path),
            "redirect-to-trap": lambda: self._redirect("http://media.test/media/led-elsewhere"),
            "redirect-to-file": lambda: self._redirect("file:///etc/hostname"),
            "gone": lambda: self._say(410, b"", "text/plain"),
            "slow": self._drip,
            "silent": lambda: self.ending.wait(_SILENCE) and None,
        }
        special.get(name, lambda: self._file(name))()

    do_HEAD = do_POST = do_GET  # noqa: N815 - as the base class calls them

    def do_CONNECT(self) -> None:
        self.asked.append(f"CONNECT {self.path}")
        self._say(502, b"", "text/plain")

    def log_message(self, *_: Any) -> None:
        """Say nothing."""

    def _file(self, name: str) -> None:
        hue = sum(name.encode()) % 97 / 97
        found = _files().get(name)
        picture = striped_png(160, 120, hue) if found is None else found
        self._say(200, picture, "image/png")

    def _say(self, status: int, body: bytes, kind: str, *headers: tuple[str, str]) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        for name, value in headers:
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def _redirect(self, to: str) -> None:
        self._say(302, b"", "text/plain", ("Location", to))

    def _drip(self) -> None:
        body = striped_png(160, 120, 0.5)
        self.send_response(200)
        self.send_header("Content-Type", "image/png")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        for start in range(0, len(body), _SLOW_BYTES):
            self.wfile.write(body[start : start + _SLOW_BYTES])
            time.sleep(_SLOW_PAUSE)

    def handle(self) -> None:
        """Answer until the other side goes, however it goes."""
        try:
            super().handle()
        except OSError:
            self.close_connection = True


def main() -> None:
    """Say where it is, and answer until the standard input is closed."""
    argparse.ArgumentParser(prog="python -m tests.end2end.counting_proxy").parse_args()
    _Web.asked, _Web.ending = [], threading.Event()
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Web)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    _files()
    sys.stdout.write(f"http://127.0.0.1:{server.server_address[1]}\n")
    sys.stdout.flush()
    sys.stdin.read()
    _Web.ending.set()
    server.shutdown()


if __name__ == "__main__":
    main()
