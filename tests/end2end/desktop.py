"""A desktop of a test's own: screen, windows, keyring, screen reader, and a browser to play."""

import shutil
import subprocess
import sys
import tempfile
import time
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType
from typing import Self

from tests.display import Display
from tests.end2end.accessibility import DEADLINE, Accessibility, Element, wait_for
from tests.secret_service import SecretService

_ROOT = Path(__file__).resolve().parents[2]
_SHOTS = _ROOT / ".screenshots"
_BROWSER = """\
#!/bin/sh
printf '%s\\n' "$1" >> '{visits}'
"""


class Desktop:
    """A D-Bus session with everything that the application meets on a real desktop.

    The browser (`$BROWSER`) only notes where it was sent; `next_visit` tells. Whatever was started
    ends with the block.
    """

    def __init__(self, *, keyring: bool = True, width: int = 1100, height: int = 860) -> None:
        self._stack = ExitStack()
        self._keyring = keyring
        self._size = (width, height)
        self._visits_read = 0
        self._shots = 0
        self.applications: list[Application] = []
        self.story = "desktop"

    def __enter__(self) -> Self:
        try:
            self._start()
        except BaseException:
            self._stack.close()
            raise
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._stack.close()

    def _start(self) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="fedidesk-desktop-"))
        self._stack.callback(shutil.rmtree, self.folder, ignore_errors=True)
        self.secrets = self._stack.enter_context(
            SecretService(keyring=self._keyring, services=("org.a11y.Bus",))
        )
        width, height = self._size
        self.display = self._stack.enter_context(Display(width, height, base=self.secrets.env))
        # Both alphabets on the keyboard: `xdotool` would change its keys while it types.
        self.display.run("setxkbmap", "-layout", "us,bd")
        self.reader = self._stack.enter_context(Accessibility(self.display.env))
        self._visits = self.folder / "visits"
        self._visits.touch()
        browser = self.folder / "browser"
        browser.write_text(_BROWSER.format(visits=self._visits))
        browser.chmod(0o755)
        self.env = {**self.display.env, "BROWSER": str(browser), "LANG": "C.UTF-8"}
        self._stack.callback(self._end_applications)

    def start(self, profile: Path, *options: str) -> "Application":
        """Start the application; it is ended with the desktop at the latest."""
        application = Application(self, profile, options)
        self.applications.append(application)
        return application

    def next_visit(self) -> str:
        """Wait for the address that the browser is sent to next and return it."""

        def look() -> str | None:
            visits = self._visits.read_text().splitlines(keepends=True)[self._visits_read :]
            return visits[0].strip() if visits and visits[0].endswith("\n") else None

        url = wait_for(look, "the browser being opened")
        self._visits_read += 1
        return url

    def key(self, *keys: str) -> None:
        """Press keys, such as ``ctrl+q``, in the window that has the keyboard."""
        self.display.run("xdotool", "key", "--clearmodifiers", *keys)

    def type(self, text: str) -> None:
        """Type into the window that has the keyboard."""
        self.display.run("xdotool", "type", "--delay", "4", text)

    def picture(self, name: str) -> Path:
        """Return where the next picture belongs: ``.screenshots/STORY/NN-NAME.png``."""
        self._shots += 1
        folder = _SHOTS / self.story
        folder.mkdir(parents=True, exist_ok=True)
        return folder / f"{self._shots:02}-{name}.png"

    def shot(self, name: str) -> Path:
        """Take a picture of the screen."""
        return self.display.screenshot(self.picture(name))

    def begin_story(self, name: str) -> None:
        """Put the pictures from now on into a folder of this name, without older ones."""
        self.story = name
        self._shots = 0
        shutil.rmtree(_SHOTS / name, ignore_errors=True)

    def end_applications(self) -> None:
        """End every application that still runs, as a kill does."""
        while self.applications:
            self.applications.pop().kill()

    def _end_applications(self) -> None:
        self.end_applications()


class Application:
    """A running fedidesk with a profile folder."""

    def __init__(self, desktop: Desktop, profile: Path, options: tuple[str, ...]) -> None:
        self._desktop = desktop
        self.profile = profile
        self.command = [sys.executable, "-m", "fedidesk", "--profile", str(profile), *options]
        self.output = desktop.folder / f"output-{len(desktop.applications)}-{time.monotonic_ns()}"
        self.started = time.monotonic()
        with self.output.open("wb") as output:
            self._process = subprocess.Popen(
                self.command,
                cwd=_ROOT,
                env=desktop.env,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=output,
            )

    @property
    def pid(self) -> int:
        """The id of its process."""
        return self._process.pid

    @property
    def running(self) -> bool:
        """Whether the process is still there."""
        return self._process.poll() is None

    def wait_for_window(self, *, seconds: float = DEADLINE) -> float:
        """Wait until its first window is on screen; return the seconds since the start."""
        command = ("xdotool", "search", "--onlyvisible", "--pid", str(self.pid))

        def look() -> float | None:
            assert self.running, f"the application ended: {self.output.read_text()}"
            answer = subprocess.run(
                command, env=self._desktop.env, capture_output=True, check=False, timeout=10
            )
            return time.monotonic() - self.started if answer.stdout.strip() else None

        return wait_for(look, "a window on screen", seconds=seconds)

    def window(self) -> Element:
        """Everything that the application shows, as soon as it shows something."""

        def look() -> Element | None:
            assert self.running, f"the application ended: {self.output.read_text()}"
            return self._desktop.reader.application(self.pid)

        return wait_for(look, "the application on the accessibility bus")

    def bring_to_front(self, title: str) -> None:
        """Give the keyboard to the window whose title holds this."""
        find = ("xdotool", "search", "--onlyvisible", "--pid", str(self.pid), "--name", title)

        def activate() -> bool:
            # A window that closes while it is found makes this fail.
            command = (*find, "windowactivate", "--sync")
            done = subprocess.run(
                command, env=self._desktop.env, capture_output=True, check=False, timeout=30
            )
            return done.returncode == 0

        wait_for(activate, f"the window {title} in front")

    def command_lines(self) -> str:
        """The command lines of its process and those below it, as anybody on the machine sees."""
        found = [_command_line(self.pid)]
        found += [_command_line(child) for child in children_of(self.pid)]
        return "\n".join(found)

    def wait_for_end(self, seconds: float) -> int:
        """Wait until the process has ended and return its exit code."""
        return self._process.wait(seconds)

    def kill(self) -> None:
        """End the process at once, as a crash would."""
        if self.running:
            self._process.kill()
        self._process.wait()

    def log(self) -> str:
        """What it logged, and what it printed."""
        logs = sorted((self.profile / "logs").glob("*.log*"))
        return "\n".join(file.read_text(errors="replace") for file in (*logs, self.output))


def children_of(pid: int) -> list[int]:
    """The ids of the processes that a process has started."""
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if int(fields[1]) == pid:
            found.append(int(stat.parent.name))
    return found


def _command_line(pid: int) -> str:
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes().replace(b"\0", b" ").decode()
    except OSError:
        return ""
