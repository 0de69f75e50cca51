"""The application's side of demo mode: starts the server's process and ends it.

The process ends with the application however that ends: it reads from a pipe whose only writing
end is here, and the system closes that even after a kill.
"""

from __future__ import annotations

import importlib.util
import queue
import subprocess
import sys
import threading
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Self

import msgspec

READY_SECONDS = 30.0
_END_SECONDS = 4.0
_LOG_NAME = "demo-server.log"


class DemoUnavailable(Exception):
    """The demo cannot run; the text is a sentence for the user."""


@dataclass(frozen=True)
class DemoAccount:
    """An account that is signed in on the demo's server.

    `handle` is the username alone; the host is that of the server's address.
    """

    handle: str
    profile_id: str
    token: str = field(repr=False)
    display_name: str


class _Ready(msgspec.Struct):
    """The one line that the process prints."""

    url: str
    accounts: list[DemoAccount]


class DemoServer:
    """A running demo server; made by `start`, ended by `stop` or with this process."""

    def __init__(
        self, process: subprocess.Popen[bytes], url: str, accounts: tuple[DemoAccount, ...]
    ) -> None:
        self.url = url
        self.accounts = accounts
        self._process = process

    @classmethod
    def start(
        cls,
        directory: Path,
        *,
        throwaway: Path | None = None,
        pace: float = 6.0,
        ready_seconds: float = READY_SECONDS,
    ) -> Self:
        """Start the server and wait until it answers: blocks for about three seconds.

        Its files go below `directory`, which must exist. It deletes `throwaway` when it ends, even
        if that is because the application was killed. `pace` is the mean number of seconds
        between new posts; 0 keeps everything still. Raises DemoUnavailable.
        """
        if importlib.util.find_spec("mastodon_mock") is None:
            raise DemoUnavailable(
                "The demo needs the package mastodon_mock. Install Fedidesk with its demo extra: "
                'pip install "fedidesk[demo]"'
            )
        log_path = directory / _LOG_NAME
        try:
            process = _launch(directory, throwaway, pace, log_path)
        except OSError as error:
            raise DemoUnavailable(f"The demo's server could not be started: {error}") from error
        try:
            ready = _read_ready(process, ready_seconds, log_path)
        except DemoUnavailable:
            _end(process)
            raise
        return cls(process, ready.url, tuple(ready.accounts))

    @property
    def running(self) -> bool:
        """Whether the process is still there."""
        return self._process.poll() is None

    @property
    def process_id(self) -> int:
        """The id of the server's process."""
        return self._process.pid

    def stop(self) -> None:
        """End the server and wait for it; blocks for up to four seconds. Safe to repeat."""
        _end(self._process)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.stop()


def _launch(
    directory: Path, throwaway: Path | None, pace: float, log_path: Path
) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "fedidesk.app.demo.serve"]
    command += ["--directory", str(directory), "--pace", str(pace)]
    if throwaway is not None:
        command += ["--throwaway", str(throwaway)]
    with log_path.open("wb") as log:
        return subprocess.Popen(  # noqa: S603 - our own module, no shell, no outside words
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=log,
            # Ctrl+C in the terminal is for the application, which then ends the server.
            start_new_session=True,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )


def _read_ready(process: subprocess.Popen[bytes], seconds: float, log_path: Path) -> _Ready:
    lines: queue.SimpleQueue[bytes] = queue.SimpleQueue()
    output = process.stdout
    if output is None:
        raise DemoUnavailable("The demo's server has no output to read.")
    reader = threading.Thread(target=lambda: lines.put(output.readline()), daemon=True)
    reader.start()
    try:
        line = lines.get(timeout=seconds)
    except queue.Empty:
        raise DemoUnavailable(f"The demo's server did not answer in {seconds:g} s.") from None
    try:
        return msgspec.json.decode(line, type=_Ready)
    except msgspec.DecodeError as error:
        raise DemoUnavailable(
            f"The demo's server ended before it was ready; see {log_path}"
        ) from error


def _end(process: subprocess.Popen[bytes]) -> None:
    """Close the pipe, which asks the process to end; kill it when it does not."""
    if process.stdin is not None:
        process.stdin.close()
    try:
        process.wait(_END_SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
    if process.stdout is not None:
        process.stdout.close()
