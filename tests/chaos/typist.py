"""Somebody who writes in the application, in a process that may be killed at any moment.

The first line that it reads says who it is. Every further one is a post to write: it types what is
not there yet, key by key, and sends it. It tells, in lines of JSON: ``ready``; ``unsent`` whenever
that changes; ``typed``, how many letters stand there after each key; ``sent``; ``confirmed``.
"""

import fedidesk.__main__  # noqa: F401 isort: skip - as the command begins
import asyncio
import sys
from pathlib import Path

import msgspec
from msgspec import Struct
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit

from fedidesk.core.lanes import Lane
from fedidesk.domain.account import Account
from fedidesk.domain.draft import Draft
from fedidesk.domain.outgoing import Posting
from fedidesk.services.session import AccountSession
from fedidesk.ui.compose.compose_window import ComposeWindow
from tests.benchmarks._running import Running
from tests.qt.world import named, press
from tests.waiting import until

_PATIENCE = 60.0
"""Seconds that anything may take."""


class Who(Struct, frozen=True):
    """Whose application it is."""

    profile: str
    account: Account
    token: str


class Order(Struct, frozen=True):
    """A post to write."""

    text: str
    warning: str
    pace: float


class Said(Struct, frozen=True, omit_defaults=True):
    """What the typist tells."""

    what: str
    text: int = 0
    warning: int = 0
    drafts: list[tuple[str, str]] = []
    """The texts and warnings of what is not to be sent yet."""
    waiting: list[tuple[str, str]] = []
    """Those of what is."""


class Typist:
    """Writes what is ordered."""

    def __init__(self, running: Running) -> None:
        self._running = running
        self._orders: Lane[None] = Lane("orders", lambda: None)

    async def obey(self, session: AccountSession) -> None:
        """Write one post after the other until there is no more."""
        self._session = session
        session.unsent.changed.connect(self._tell_unsent)
        self._tell_unsent()
        tell(Said("ready"))
        while line := await self._orders.run(lambda _: sys.stdin.buffer.readline()):
            await self._write(msgspec.json.decode(line, type=Order))

    async def _write(self, order: Order) -> None:
        composer = await self._composer()
        text = named(composer, "Post text", QPlainTextEdit)
        warning = composer.findChild(QLineEdit)
        assert warning is not None
        if warning.text() != order.warning:
            if warning.isVisible():
                warning.setFocus()
            else:
                await press("Ctrl+Shift+W")
            await until(warning.hasFocus, _PATIENCE)
            for letter in _rest(warning.text(), order.warning):
                await self._type(letter, order.pace, text, warning)
            text.setFocus()
        await until(text.hasFocus, _PATIENCE)
        for letter in _rest(text.toPlainText(), order.text):
            await self._type(letter, order.pace, text, warning)
        await press("Ctrl+Return")
        tell(Said("sent"))
        await until(lambda: not self._waiting(), _PATIENCE)
        tell(Said("confirmed"))

    async def _composer(self) -> ComposeWindow:
        """Open the window, as by its key; what was begun stands in it."""
        window = self._running.window
        window.activateWindow()
        await until(lambda: QApplication.activeWindow() is window, _PATIENCE)
        await press("Ctrl+N")
        await until(_composers, _PATIENCE)
        (composer,) = _composers()
        await until(lambda: QApplication.activeWindow() is composer, _PATIENCE)
        return composer

    async def _type(
        self, letter: str, pace: float, text: QPlainTextEdit, warning: QLineEdit
    ) -> None:
        focus = QApplication.focusWidget()
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.postEvent(
                focus, QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter)
            )
        await asyncio.sleep(pace)
        tell(Said("typed", len(text.toPlainText()), len(warning.text())))

    def _waiting(self) -> list[Posting]:
        return [each for each in self._session.unsent.outgoing if isinstance(each, Posting)]

    def _tell_unsent(self) -> None:
        drafts = [_words(draft) for draft in self._session.unsent.drafts]
        tell(
            Said("unsent", drafts=drafts, waiting=[_words(each.draft) for each in self._waiting()])
        )


def _composers() -> list[ComposeWindow]:
    return [
        each
        for each in QApplication.topLevelWidgets()
        if isinstance(each, ComposeWindow) and each.isVisible()
    ]


def _words(draft: Draft) -> tuple[str, str]:
    return draft.text, draft.content_warning


def _rest(there: str, whole: str) -> str:
    """Return what is still to be typed."""
    assert whole.startswith(there), "something else stands there"
    return whole[len(there) :]


def tell(said: Said) -> None:
    """Tell whoever started this."""
    sys.stdout.buffer.write(msgspec.json.encode(said) + b"\n")
    sys.stdout.buffer.flush()


def main() -> None:
    who = msgspec.json.decode(sys.stdin.buffer.readline(), type=Who)
    application = QApplication(["fedidesk", "-style", "Fusion"])
    running = Running(application, Path(who.profile))
    running.run_as(who.account, who.token, Typist(running).obey)


if __name__ == "__main__":
    main()
