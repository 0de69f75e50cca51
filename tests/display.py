"""A display of a test's own: an X server in memory and a window manager on it."""

import os
import select
import subprocess
import time
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType
from typing import Self

_DEADLINE = 15.0
_DESKTOP = ("DISPLAY", "XAUTHORITY", "WAYLAND_DISPLAY", "QT_")


class Display:
    """A screen in memory; ``env`` is for the processes whose windows belong on it.

    ``env`` is built on ``base`` (this process's own environment if left out; that of a
    ``SecretService`` to have a D-Bus session too) without what it says of another desktop. It
    lets Qt announce its windows to assistive technology, which needs a D-Bus session that may
    start ``org.a11y.Bus``.

    Whatever was started ends with the block.
    """

    def __init__(
        self,
        width: int = 1280,
        height: int = 900,
        *,
        base: Mapping[str, str] | None = None,
        window_manager: bool = True,
    ) -> None:
        self.width = width
        self.height = height
        self._window_manager = window_manager
        self._running: list[subprocess.Popen[bytes]] = []
        self.env = {
            name: value
            for name, value in (os.environ if base is None else base).items()
            if not name.startswith(_DESKTOP)
        }
        self.env["QT_QPA_PLATFORM"] = "xcb"
        self.env["QT_LINUX_ACCESSIBILITY_ALWAYS_ON"] = "1"

    def __enter__(self) -> Self:
        try:
            self.env["DISPLAY"] = f":{self._start_server()}"
            if self._window_manager:
                self._start_window_manager()
        except BaseException:
            self.stop()
            raise
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.stop()

    @property
    def name(self) -> str:
        """The display's name, such as ``:7``."""
        return self.env["DISPLAY"]

    def screenshot(self, path: Path) -> Path:
        """Write what is on the screen to ``path``, a PNG file, and return it."""
        path.parent.mkdir(parents=True, exist_ok=True)
        self.run("import", "-window", "root", str(path))
        return path

    def run(self, *command: str) -> str:
        """Run a command that ends soon, such as ``xdotool``, and return what it printed."""
        answer = subprocess.run(
            command,
            env=self.env,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=True,
            timeout=_DEADLINE,
            text=True,
        )
        return answer.stdout

    def stop(self) -> None:
        """End everything, the last one first."""
        while self._running:
            process = self._running.pop()
            process.terminate()
            try:
                process.wait(_DEADLINE)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()

    def _start_server(self) -> int:
        """Start the X server on a number it finds free itself; return the number."""
        told, tell = os.pipe()
        try:
            self._start(
                "Xvfb",
                *("-displayfd", str(tell)),
                *("-screen", "0", f"{self.width}x{self.height}x24"),
                *("-nolisten", "tcp", "-noreset"),
                pass_fds=(tell,),
            )
            os.close(tell)
            return _read_number(told)
        finally:
            os.close(told)

    def _start_window_manager(self) -> None:
        self._start("openbox", "--sm-disable")
        end = time.monotonic() + _DEADLINE
        while "window id" not in self.run("xprop", "-root", "_NET_SUPPORTING_WM_CHECK"):
            if time.monotonic() > end:
                raise TimeoutError("the window manager did not start")
            time.sleep(0.02)

    def _start(self, *command: str, pass_fds: tuple[int, ...] = ()) -> None:
        self._running.append(
            subprocess.Popen(
                command,
                env=self.env,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                pass_fds=pass_fds,
            )
        )


def _read_number(descriptor: int) -> int:
    """Return the number that the X server writes there, in a line, when it is ready."""
    told = b""
    end = time.monotonic() + _DEADLINE
    while not told.endswith(b"\n"):
        ready, _, _ = select.select([descriptor], [], [], max(0.0, end - time.monotonic()))
        chunk = os.read(descriptor, 16) if ready else b""
        if not chunk:
            raise RuntimeError("Xvfb did not start")
        told += chunk
    return int(told)
