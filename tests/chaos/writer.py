"""The typist's process as the story sees it: started, told what to write, killed, started again."""

import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Self

import msgspec

from fedidesk.domain.account import Account
from tests.chaos.typist import Order, Said, Who, Words

_ROOT = Path(__file__).resolve().parents[2]
_PATIENCE = 90.0
_TROUBLES = ("Traceback", " ERROR ", " CRITICAL ", "Segmentation fault")


class Heard(msgspec.Struct, frozen=True):
    """Something that the typist told, and when, by the machine's monotonic time."""

    at: float
    said: Said


class Writer:
    """One person with one profile; the application ends with the block."""

    def __init__(self, folder: Path, account: Account, token: str) -> None:
        self._who = Who(str(folder / "profile"), account, token)
        self._errors = folder / "errors"
        self._told = threading.Condition()
        self._process: subprocess.Popen[bytes] | None = None
        self.heard: list[Heard] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.kill()

    @property
    def runs(self) -> bool:
        """Whether the application is there."""
        return self._process is not None

    def start(self) -> None:
        """Start the application and wait until it can be written in."""
        self.heard = []
        with self._errors.open("ab") as errors:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "tests.chaos.typist"],
                cwd=_ROOT,
                env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "FEDIDESK_NO_MEDIA": "1"},
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=errors,
            )
        threading.Thread(target=self._listen, args=(self._process,), daemon=True).start()
        self._write(self._who)
        self.wait_for("ready")

    def order(self, order: Order) -> None:
        """Let a post be written."""
        self.heard = []
        self._write(order)

    def kill(self) -> float:
        """End the process as nothing else does; return when."""
        moment = time.monotonic()
        if self._process is not None:
            process, self._process = self._process, None
            process.kill()
            process.wait()
            assert process.stdin is not None
            process.stdin.close()
        return moment

    def wait_for(self, what: str) -> Heard:
        """Wait until the typist tells this, and return it."""
        return self._wait(lambda: next((e for e in self.heard if e.said.what == what), None), what)

    def typed_by(self, moment: float) -> Words:
        """Return what had been typed then."""
        typed = [each for each in self.heard if each.said.what == "typed" and each.at <= moment]
        return typed[-1].said.typed if typed else Words()

    @property
    def unsent(self) -> Said:
        """What the application holds and has not sent, since it was started or told to write."""
        return next(each.said for each in reversed(self.heard) if each.said.what == "unsent")

    def wait_until_sent(self) -> None:
        """Wait until nothing waits to be sent any more."""
        self._wait(lambda: None if self.unsent.waiting else self.heard[-1], "all is sent")

    def troubles(self) -> list[str]:
        """The end of what the applications said where something went wrong in them."""
        logs = sorted(Path(self._who.profile).glob("logs/*.log*"))
        texts = [
            file.read_text(errors="replace") for file in (self._errors, *logs) if file.exists()
        ]
        return [text[-2000:] for text in texts if any(sign in text for sign in _TROUBLES)]

    def _wait(self, look: Callable[[], Heard | None], what: str) -> Heard:
        with self._told:
            found = self._told.wait_for(lambda: look() or not self._is_alive(), _PATIENCE)
            heard = look()
        if heard is None:
            state = "ended" if found else "is silent"
            raise RuntimeError("\n".join([f"the typist {state}, wanted: {what}", *self.troubles()]))
        return heard

    def _is_alive(self) -> bool:
        return self._process is not None and self._process.poll() is None

    def _write(self, value: object) -> None:
        assert self._process is not None
        assert self._process.stdin is not None
        self._process.stdin.write(msgspec.json.encode(value) + b"\n")
        self._process.stdin.flush()

    def _listen(self, process: "subprocess.Popen[bytes]") -> None:
        assert process.stdout is not None
        with process.stdout as lines:
            for line in lines:
                heard = Heard(time.monotonic(), msgspec.json.decode(line, type=Said))
                with self._told:
                    self.heard = [*self.heard, heard]
                    self._told.notify_all()
        with self._told:
            self._told.notify_all()
