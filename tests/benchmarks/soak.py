"""A long day: 20,000 streamed posts, and 200 threads opened and closed meanwhile.

The whole application against the strict server in another process.
``second_half_growth_percent`` is by how much the proportional set size grew from the middle to the
end; ``live_widgets_of_closed_views`` how many reading views of closed threads are still there.
"""

import asyncio
import gc
import os
import subprocess
import tempfile
import weakref
from pathlib import Path

from PySide6.QtWidgets import QApplication

from fedidesk.domain.ids import PostId
from fedidesk.domain.timeline import HOME
from fedidesk.services.session import AccountSession
from fedidesk.services.streaming import Liveness
from fedidesk.ui.account_page import AccountPage
from fedidesk.ui.timeline.post_view import PostView
from tests.benchmarks._running import Running, posting
from tests.benchmarks.memory import pss_mb
from tests.benchmarks.result import BenchResult
from tests.strict_server.process import StrictServer
from tests.waiting import until

_POSTS = 20_000
_RATE = 100
_THREADS = 200
_AT_FIRST = 40


def run() -> BenchResult:
    os.environ.pop("QT_LINUX_ACCESSIBILITY_ALWAYS_ON", None)
    application = QApplication(["fedidesk", "-style", "Fusion"])
    with tempfile.TemporaryDirectory(prefix="fedidesk-bench-") as folder, StrictServer() as server:
        server.control("fill", username="omar", count=_AT_FIRST, width=960, height=640)
        return _Soak(server, Running(application, Path(folder))).run()


class _Soak:
    """One day, in some minutes."""

    def __init__(self, server: StrictServer, running: Running) -> None:
        self._server = server
        self._running = running
        self._closed: list[weakref.ref[PostView]] = []

    def run(self) -> BenchResult:
        """Live through it."""
        return self._running.run(self._server, "mina", self._measure)

    async def _measure(self, session: AccountSession) -> BenchResult:
        page = self._running.window.findChild(AccountPage)
        await until(lambda: session.streaming.liveness(HOME) is Liveness.LIVE, 30)
        await until(lambda: len(session.shelf.open(HOME)) >= _AT_FIRST, 30)
        await self._half(page, session)
        middle = await self._at_rest()
        await self._half(page, session)
        end = await self._at_rest()
        return BenchResult(
            figures={
                "second_half_growth_percent": round((end - middle) / middle * 100, 2),
                "live_widgets_of_closed_views": sum(ref() is not None for ref in self._closed),
                "pss_middle_mb": round(middle, 1),
                "pss_end_mb": round(end, 1),
                "threads": len(self._closed),
                "posts_in_memory": len(session.posts),
                "items_kept": session.shelf.open(HOME).above + len(session.shelf.open(HOME)),
            },
            calibration={},
        )

    async def _half(self, page: AccountPage, session: AccountSession) -> None:
        """Let half of the posts come, and open and close half of the threads."""
        home = session.shelf.open(HOME)
        opened = 0
        with posting(self._server, _RATE, _POSTS / 2 / _RATE, subprocess.DEVNULL) as poster:
            while poster.poll() is None or opened < _THREADS // 2:
                if opened < _THREADS // 2:
                    await self._thread(page, home.post_ids())
                    opened += 1
                await asyncio.sleep(0.3)

    async def _thread(self, page: AccountPage, post_ids: set[PostId]) -> None:
        page.open_thread(sorted(post_ids)[-1 - len(self._closed) % _AT_FIRST])
        pane = page.places.top.pane
        assert pane is not None
        self._closed.append(weakref.ref(pane.view))
        await asyncio.sleep(0.2)
        page.go_back()

    async def _at_rest(self) -> float:
        await asyncio.sleep(4)
        gc.collect()
        await asyncio.sleep(1)
        return pss_mb()
