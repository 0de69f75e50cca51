"""The lenient test server, mastodon_mock, as a process of its own."""

import socket
import subprocess
import sys
import time
from types import TracebackType
from typing import Self

_START_SECONDS = 30.0
_STOP_SECONDS = 5.0
TOKEN = "ada_token"
"""Of the account ``ada``, one of those that the server begins with."""


class MockServer:
    """A running mastodon_mock with its demo community in memory, gone with the ``with`` block."""

    def __init__(self) -> None:
        with socket.create_server(("127.0.0.1", 0)) as free:
            self._port: int = free.getsockname()[1]
        self.url = f"http://127.0.0.1:{self._port}"
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        options = ["--in-memory", "--demo", "--port", str(self._port), "--log-level", "error"]
        self._process = subprocess.Popen([sys.executable, "-m", "mastodon_mock", "serve", *options])
        try:
            self._wait()
        except TimeoutError:
            self._stop()
            raise
        return self

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        _error: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        self._stop()

    def _wait(self) -> None:
        deadline = time.monotonic() + _START_SECONDS
        while True:
            try:
                socket.create_connection(("127.0.0.1", self._port), timeout=1).close()
            except OSError:
                if time.monotonic() > deadline:
                    raise TimeoutError("mastodon_mock did not start") from None
                time.sleep(0.05)
            else:
                return

    def _stop(self) -> None:
        if self._process is not None:
            self._process.terminate()
            try:
                self._process.wait(_STOP_SECONDS)
            except subprocess.TimeoutExpired:
                self._process.kill()
                self._process.wait()
