"""The strict server as a test uses it: a process of its own, gone with the `with` block."""

import json
import selectors
import subprocess
import sys
import time
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import requests

_ROOT = Path(__file__).resolve().parents[2]
_START_SECONDS = 20.0
_STOP_SECONDS = 5.0
PASSWORDS = {"mina": "mina-password", "omar": "omar-password"}


class StrictServer:
    """A running strict server. Blocking; safe to use from any one thread.

    Every method beyond those here is reached with `control`, see `control.Control`.
    """

    def __init__(self, port: int = 0) -> None:
        self._port = port
        self._process: subprocess.Popen[bytes] | None = None
        self._session = requests.Session()
        self._session.trust_env = False
        self.url = ""
        self.control_url = ""

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        _error: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        crashes: list[str] = []
        try:
            if kind is None:
                crashes = self.control("crashes")
        finally:
            self.stop()
        if crashes:
            raise AssertionError("the strict server itself failed:\n" + "\n".join(crashes))

    @property
    def host(self) -> str:
        """Host and port, as a person would type them."""
        return self.url.removeprefix("http://")

    @property
    def pid(self) -> int:
        """The id of the server's process."""
        assert self._process is not None
        return self._process.pid

    def start(self) -> None:
        """Start the process and wait until it is ready."""
        command = [sys.executable, "-m", "tests.strict_server", "--port", str(self._port)]
        self._process = subprocess.Popen(
            command, cwd=_ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )
        try:
            ready = json.loads(self._first_line())
        except ValueError:
            self.stop()
            raise
        self.url = ready["url"]
        self.control_url = ready["control_url"]

    def _first_line(self) -> bytes:
        assert self._process is not None
        assert self._process.stdout is not None
        with selectors.DefaultSelector() as selector:
            selector.register(self._process.stdout, selectors.EVENT_READ)
            if not selector.select(_START_SECONDS):
                self.stop()
                raise TimeoutError("the strict server did not start")
        return self._process.stdout.readline()

    def stop(self) -> None:
        """End the process; it may be ended already."""
        self._session.close()
        if self._process is None:
            return
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.close()
        try:
            self._process.wait(_STOP_SECONDS)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._process.stdout.close()
        self._process = None

    def control(self, command: str, **arguments: Any) -> Any:
        """Run one command of `control.Control` in the server and return its result."""
        answer = self._session.post(
            f"{self.control_url}/_strict/{command}", json=arguments, timeout=30
        )
        if answer.status_code != 200:
            raise ValueError(f"{command}: {answer.status_code} {answer.text}")
        return answer.json()["result"]

    # The commands used most

    def fault(
        self,
        kind: str,
        path: str,
        *,
        method: str = "*",
        times: int | None = 1,
        skip: int = 0,
        **options: Any,
    ) -> None:
        """Let the next `times` requests for a path pattern go wrong; None: all of them.

        Kinds: status(status, body, headers), html(status, content_type), reset, lost_answer,
        truncated, silence(seconds), delay(seconds), hold, drip(size, pause),
        enormous(style=many|long|garbage, size), broken. A WebSocket has the method WEBSOCKET.
        """
        self.control(
            "fault", kind=kind, path=path, method=method, times=times, skip=skip, **options
        )

    def switch_off(self, path: str, *, method: str = "*", status: int = 404) -> None:
        """Take an address away until `clear_faults(path)`."""
        self.control("switch_off", path=path, method=method, status=status)

    def clear_faults(self, path: str | None = None) -> None:
        """End the faults for exactly this pattern, or all of them."""
        self.control("clear_faults", path=path)

    def sign_in(self, username: str = "mina", scopes: str = "read write") -> str:
        """A valid token without the browser's part."""
        token: str = self.control("sign_in", username=username, scopes=scopes)["access_token"]
        return token

    def post_as(self, username: str, text: str, **form: Any) -> dict[str, Any]:
        """Let somebody post now; the answer is the `Status` as its author sees it."""
        post: dict[str, Any] = self.control("post_as", username=username, text=text, **form)
        return post

    def accepted_posts(self) -> list[dict[str, Any]]:
        """All posts ever accepted through the API."""
        posts: list[dict[str, Any]] = self.control("accepted_posts")
        return posts

    def requests(self, path: str | None = None, method: str | None = None) -> list[dict[str, Any]]:
        """The requests so far, oldest first, if wanted only those for one path or method."""
        return [
            entry
            for entry in self.control("requests")
            if path in {None, entry["path"]} and method in {None, entry["method"]}
        ]

    def wait_for_request(
        self, path: str, method: str | None = None, *, count: int = 1, seconds: float = 10.0
    ) -> dict[str, Any]:
        """Wait until the `count`th such request has arrived and return it."""
        deadline = time.monotonic() + seconds
        while len(found := self.requests(path, method)) < count:
            if time.monotonic() > deadline:
                raise TimeoutError(f"only {len(found)} of {count} requests for {path} arrived")
            time.sleep(0.02)
        return found[count - 1]
