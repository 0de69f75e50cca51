"""A window as those see it who can't: found, read and worked over the accessibility bus."""

import json
import selectors
import subprocess
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from types import TracebackType
from typing import Any, Self, TypeVar

from msgspec import Struct

Found = TypeVar("Found")

DEADLINE = 15.0
"""Seconds that a test waits for what it expects; far more than it should take."""
_PAUSE = 0.05
_ANSWER_SECONDS = 20.0
_DEBIAN_PYTHON = "/usr/bin/python3"
_DRIVER = Path(__file__).with_name("atspi_driver.py")


class Vanished(Exception):
    """The element is no longer there."""


class DriverEnded(Exception):
    """The driver's process broke down; it said why on standard error."""


class NotFound(AssertionError):
    """What was waited for did not come."""


def wait_for(look: Callable[[], Found | None], what: str, *, seconds: float = DEADLINE) -> Found:
    """Return the first answer of ``look`` that is true; raises `NotFound` naming ``what``."""
    end = time.monotonic() + seconds
    while True:
        try:
            found = look()
        except Vanished:
            found = None
        if found:
            return found
        if time.monotonic() > end:
            raise NotFound(f"waited {seconds:g} s in vain for {what}")
        time.sleep(_PAUSE)


class Accessibility:
    """The driver's process; ``env`` is that of the programs to be read. Any one thread."""

    def __init__(self, env: Mapping[str, str]) -> None:
        self._env = env
        self._driver: subprocess.Popen[str] | None = None

    def __enter__(self) -> Self:
        self._driver = subprocess.Popen(
            [_DEBIAN_PYTHON, str(_DRIVER)],
            env=self._env,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        assert self._driver is not None
        assert self._driver.stdin is not None
        assert self._driver.stdout is not None
        self._driver.stdin.close()
        try:
            self._driver.wait(5)
        except subprocess.TimeoutExpired:
            self._driver.kill()
            self._driver.wait()
        self._driver.stdout.close()
        self._driver = None

    def ask(self, command: str, **arguments: Any) -> Any:
        """Let the driver do something and return its answer; raises `Vanished`."""
        assert self._driver is not None, "used outside its with block"
        assert self._driver.stdin is not None
        assert self._driver.stdout is not None
        try:
            self._driver.stdin.write(json.dumps({"do": command, **arguments}) + "\n")
            self._driver.stdin.flush()
        except BrokenPipeError:
            raise DriverEnded from None
        with selectors.DefaultSelector() as selector:
            selector.register(self._driver.stdout, selectors.EVENT_READ)
            if not selector.select(_ANSWER_SECONDS):
                raise TimeoutError(f"no answer to {command}: does the program hang?")
        line = self._driver.stdout.readline()
        if not line:
            raise DriverEnded
        answer = json.loads(line)
        if "gone" in answer:
            raise Vanished(answer["gone"])
        return answer["result"]

    def application(self, pid: int) -> "Element | None":
        """The top of everything that a process shows, or None as long as it shows nothing."""
        told = self.ask("application", pid=pid)
        return Element(self, told) if told else None


class Told(Struct, frozen=True):
    """What the driver tells of an element."""

    number: int
    role: str
    name: str
    description: str
    states: tuple[str, ...]


class Element:
    """Something on screen with a role and a name, as it was when it was found."""

    def __init__(self, reader: Accessibility, told: Mapping[str, Any]) -> None:
        self._reader = reader
        self._told = Told(**{**told, "states": tuple(told["states"])})

    def __repr__(self) -> str:
        return f"<{self.role} {self.name!r}>"

    @property
    def role(self) -> str:
        """What it is, in the words of AT-SPI: push button, text, list item, …"""
        return self._told.role

    @property
    def name(self) -> str:
        """What a screen reader says."""
        return self._told.name

    @property
    def description(self) -> str:
        """What a screen reader says besides."""
        return self._told.description

    @property
    def states(self) -> tuple[str, ...]:
        """Such as showing, enabled, focused, checked, pressed."""
        return self._told.states

    def look(self) -> "Element":
        """The same element as it is now."""
        return Element(self._reader, self._ask("look"))

    def find_all(
        self, role: str | None = None, name: str | None = None, *, contains: str | None = None
    ) -> "list[Element]":
        """All that show and fit, at once, in their order; the list may be empty."""
        found = self._ask("find", role=role, name=name, contains=contains)
        return [Element(self._reader, told) for told in found]

    def find(
        self,
        role: str | None = None,
        name: str | None = None,
        *,
        contains: str | None = None,
        seconds: float = DEADLINE,
    ) -> "Element":
        """The first that fits, as soon as there is one."""

        def look() -> list[Element]:
            return self.find_all(role, name, contains=contains)

        what = f"{role or 'anything'} {name or contains or ''}".strip()
        return wait_for(look, f"{what} below {self!r}", seconds=seconds)[0]

    def wait_until_gone(
        self, role: str | None = None, name: str | None = None, *, contains: str | None = None
    ) -> None:
        """Wait until nothing below fits any more."""

        def gone() -> bool:
            return not self.find_all(role, name, contains=contains)

        wait_for(gone, f"{role} {name or contains} to go")

    def children(self) -> "list[Element]":
        """What is directly below it."""
        return [Element(self._reader, told) for told in self._ask("children")]

    def press(self) -> None:
        """Do what a click does."""
        assert self._ask("press", action=0), f"{self!r} takes no press"

    def set_text(self, text: str) -> None:
        """Replace what is written there."""
        assert self._ask("set_text", text=text), f"{self!r} takes no text"

    def text(self) -> str:
        """What is written there."""
        text: str = self._ask("text")
        return text

    def focus(self) -> None:
        """Put the keyboard there."""
        self._ask("focus")

    def place(self) -> tuple[int, int, int, int]:
        """Left, top, width, height on the screen."""
        left, top, width, height = self._ask("place")
        return left, top, width, height

    def tree(self) -> str:
        """All below it, to be read when a test fails."""
        text: str = self._ask("tree")
        return text

    def _ask(self, command: str, **arguments: Any) -> Any:
        return self._reader.ask(command, element=self._told.number, **arguments)
