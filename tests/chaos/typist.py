"""Somebody who writes in the application, in a process that may be killed at any moment.

The first line that it reads says who it is. Every further one is a post to write: it types what is
not there yet, key by key, and sends it. It tells, in lines of JSON: ``ready``; ``unsent`` whenever
that changes; ``typed``, what stands there after each key; ``sent``; ``confirmed``.
"""

import fedidesk.__main__  # noqa: F401 isort: skip - as the command begins
import asyncio
import sys
from pathlib import Path

import msgspec
from msgspec import Struct
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QImage, QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from fedidesk.core.lanes import Lane
from fedidesk.domain.account import Account
from fedidesk.domain.draft import Draft
from fedidesk.domain.outgoing import Posting
from fedidesk.services.session import AccountSession
from fedidesk.ui.compose.compose_window import ComposeWindow
from fedidesk.ui.compose.description_dialog import DescriptionDialog
from fedidesk.ui.compose.post_part import PostPart
from tests.benchmarks._running import Running
from tests.qt.world import press
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
    description: str
    """The alt text of a picture, which is pasted; empty where there is none."""
    pace: float


class Words(Struct, frozen=True):
    """All that somebody typed for one post."""

    text: str = ""
    warning: str = ""
    descriptions: tuple[str, ...] = ()
    """The alt texts of the files that are there, copies and all."""

    def goes_on(self, other: "Words") -> bool:
        """Whether all of ``other`` is in it, and perhaps more."""
        return (
            self.text.startswith(other.text)
            and self.warning.startswith(other.warning)
            and len(self.descriptions) >= len(other.descriptions)
            and all(map(str.startswith, self.descriptions, other.descriptions))
        )


class Said(Struct, frozen=True, omit_defaults=True):
    """What the typist tells."""

    what: str
    typed: Words = Words()
    drafts: list[Words] = []
    """What is not to be sent yet."""
    waiting: list[Words] = []
    """What is."""


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
        part = self._part = await self._opened()
        if order.warning:
            if not part.warning.isVisible():
                await press("Ctrl+Shift+W")
            part.warning.setFocus()
            await self._type(order.warning, part.warning, part.warning.text(), order.pace)
        part.editor.setFocus()
        await self._type(order.text, part.editor, part.editor.toPlainText(), order.pace)
        if order.description:
            await self._attach(order)
        await press("Ctrl+Return")
        tell(Said("sent"))
        await until(lambda: not self._waiting(), _PATIENCE)
        tell(Said("confirmed"))

    async def _opened(self) -> PostPart:
        """Open the window, as by its key; what was begun stands in it."""
        window = self._running.window
        window.activateWindow()
        await until(lambda: QApplication.activeWindow() is window, _PATIENCE)
        await press("Ctrl+N")
        await until(_composers, _PATIENCE)
        (composer,) = _composers()
        await until(lambda: QApplication.activeWindow() is composer, _PATIENCE)
        part: PostPart = composer.findChild(PostPart)
        return part

    async def _attach(self, order: Order) -> None:
        """Paste a picture and say what is to be seen."""
        strip = self._part.strip
        if not strip.attachments:
            picture = QImage(40, 30, QImage.Format.Format_RGB32)
            picture.fill(Qt.GlobalColor.darkGreen)
            QApplication.clipboard().setImage(picture)
            await press("Ctrl+V")
            await until(lambda: strip.attachments, _PATIENCE)
            self._tell_typed()
        strip.describe(0)
        await until(lambda: strip.window().findChild(DescriptionDialog), _PATIENCE)
        dialog: DescriptionDialog = strip.window().findChild(DescriptionDialog)
        await until(dialog.text.hasFocus, _PATIENCE)
        await self._type(order.description, dialog.text, dialog.text.toPlainText(), order.pace)
        await press("Ctrl+Return")
        await until(lambda: not strip.window().findChild(DescriptionDialog), _PATIENCE)
        strip.window().activateWindow()
        self._part.editor.setFocus()
        await until(self._part.editor.hasFocus, _PATIENCE)

    async def _type(self, whole: str, field: QWidget, there: str, pace: float) -> None:
        """Type what of ``whole`` is not there yet."""
        assert whole.startswith(there), "something else stands there"
        await until(field.hasFocus, _PATIENCE)
        for letter in whole[len(there) :]:
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                key = QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter)
                QApplication.postEvent(field, key)
            await asyncio.sleep(pace)
            self._tell_typed()

    def _tell_typed(self) -> None:
        part = self._part
        described = tuple(each.description for each in part.strip.attachments)
        words = Words(part.editor.toPlainText(), part.warning.text(), described)
        tell(Said("typed", words))

    def _waiting(self) -> list[Posting]:
        return [each for each in self._session.unsent.outgoing if isinstance(each, Posting)]

    def _tell_unsent(self) -> None:
        drafts = list(map(self._words, self._session.unsent.drafts))
        waiting = [self._words(each.draft) for each in self._waiting()]
        tell(Said("unsent", drafts=drafts, waiting=waiting))

    def _words(self, draft: Draft) -> Words:
        files = self._session.unsent.files
        there = [each for each in draft.attachments if files.path_of(each.id).exists()]
        described = tuple(each.description for each in there)
        return Words(draft.text, draft.content_warning, described)


def _composers() -> list[ComposeWindow]:
    return [
        each
        for each in QApplication.topLevelWidgets()
        if isinstance(each, ComposeWindow) and each.isVisible()
    ]


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
