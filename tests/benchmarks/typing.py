"""Typing while the timeline streams: what a key costs until it is seen.

The whole application against the strict server in another process, fifty posts a second. A key
lasts from its event to the end of the frame that shows it, with all else the loop finds to do:
counting, completing, marking mistakes, new posts. ``key_p99_cpu_ms`` is what the GUI thread used
for it; ``offered`` how many keys found the list of completions open. ``plain_key_p99_cpu_ms`` is
the same for a plain field alone in a window.
"""

import asyncio
import os
import subprocess
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QListWidget, QPlainTextEdit

from fedidesk.domain.timeline import HOME
from fedidesk.services.session import AccountSession
from fedidesk.services.streaming import Liveness
from fedidesk.ui.compose.compose_window import ComposeWindow
from tests.benchmarks._running import Running, posting
from tests.benchmarks.result import BenchResult
from tests.strict_server.process import StrictServer
from tests.waiting import until

_KEYS = int(os.environ.get("FEDIDESK_TYPING_KEYS", "2000"))
_RATE = 50
_APART = 0.03
"""Seconds from one key to the next: nobody is quicker."""
_TEXT = (
    "Good morning @omar and @mina, the #bread is in the oven :smile and the wether is fine. "
    "আজ সকালে ক্ষমা চেয়ে একটি চিঠি লিখেছি, @omar দেখো #বাংলা। See https://example.com/a/long/path?q=1 "
    "for more; it isnt far (:thumbs up, :tada) and the train goes at 10:30 — we will be there\n"
)


def run() -> BenchResult:
    os.environ.pop("QT_LINUX_ACCESSIBILITY_ALWAYS_ON", None)
    application = QApplication(["fedidesk", "-style", "Fusion"])
    with tempfile.TemporaryDirectory(prefix="fedidesk-bench-") as folder, StrictServer() as server:
        with posting(server, 400, 1, subprocess.DEVNULL) as poster:
            poster.wait(60)
        running = Running(application, Path(folder))
        return running.run(server, "mina", _Bench(server, running).measure)


class _Painted(QObject):
    """Notes when a widget was painted."""

    def __init__(self, widget: QObject) -> None:
        super().__init__(widget)
        self.once = asyncio.Event()
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Paint:
            self.once.set()
        return super().eventFilter(watched, event)


class _Bench:
    """Somebody who writes while posts come in."""

    def __init__(self, server: StrictServer, running: Running) -> None:
        self._server = server
        self._running = running
        self._offered = 0

    async def measure(self, session: AccountSession) -> BenchResult:
        """Type into a plain field, then into the composer while posts stream in."""
        await until(lambda: session.streaming.liveness(HOME) is Liveness.LIVE)
        await until(lambda: len(session.shelf.open(HOME)) >= 40)
        plain = QPlainTextEdit()
        plain.resize(560, 360)
        plain.show()
        plain.setFocus()
        await asyncio.sleep(0.5)
        alone = await self._type(plain, _KEYS // 4)
        plain.close()
        page = self._running.window._page()
        assert page is not None
        page.write()
        composer = self._running.window.findChild(ComposeWindow)
        field = composer.findChild(QPlainTextEdit)
        await until(field.hasFocus)
        await asyncio.sleep(1)
        seconds = _KEYS * _APART * 1.5
        with posting(self._server, _RATE, seconds, subprocess.DEVNULL) as poster:
            keys = await self._type(field, _KEYS)
            poster.terminate()
        assert field.toPlainText()
        session.writing.discard(composer.draft)
        return BenchResult(
            figures={
                "key_p99_cpu_ms": _p99(keys),
                "key_median_cpu_ms": round(sorted(keys)[len(keys) // 2], 3),
                "key_max_cpu_ms": round(max(keys), 3),
                "keys": len(keys),
                "offered": self._offered,
            },
            calibration={"plain_key_p99_cpu_ms": _p99(alone)},
        )

    async def _type(self, field: QPlainTextEdit, count: int) -> list[float]:
        """Type ``count`` letters; return what each used, in ms."""
        painted = _Painted(field.viewport())
        used = []
        for number in range(count):
            begin = time.monotonic()
            used.append(await self._key(field, _TEXT[number % len(_TEXT)], painted) * 1000)
            lists = field.window().findChildren(QListWidget)
            self._offered += any(each.isVisible() for each in lists)
            await asyncio.sleep(max(0.0, begin + _APART - time.monotonic()))
        return used

    async def _key(self, field: QPlainTextEdit, letter: str, painted: _Painted) -> float:
        key = Qt.Key.Key_Return if letter == "\n" else Qt.Key(0)
        none = Qt.KeyboardModifier.NoModifier
        painted.once.clear()
        begin = time.thread_time()
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(field, QKeyEvent(kind, key, none, letter))
        await painted.once.wait()
        await asyncio.sleep(0)
        return time.thread_time() - begin


def _p99(times: Sequence[float]) -> float:
    return round(sorted(times)[len(times) * 99 // 100], 3)
