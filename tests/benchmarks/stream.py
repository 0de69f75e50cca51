"""Fifty posts a second while somebody reads: does it stay smooth, and does every post arrive?

The whole application against the strict server in another process. A tick of 60 Hz scrolls a
little; ``tick_p99_ms`` is what the GUI thread used between two ticks while posts stream in,
``quiet_tick_p99_ms`` the same before and after. ``slice_max_cpu_ms`` is the longest stretch in
which the loop did not come to wait, ``page_slice_max_cpu_ms`` the same while a page of 40 older
posts is fetched and shown. ``lost`` and ``twice`` compare the server's own log with the
posts that somebody finds who scrolls from the top to the bottom afterwards.
"""

import asyncio
import os
import subprocess
import tempfile
import time
from collections import Counter
from pathlib import Path

from PySide6.QtCore import QAbstractEventDispatcher, QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication

from fedidesk.domain.timeline import HOME
from fedidesk.services.session import AccountSession
from fedidesk.services.streaming import Liveness
from fedidesk.ui.timeline.post_view import PostView
from tests.benchmarks._running import Running, posting
from tests.benchmarks.result import BenchResult
from tests.strict_server.process import StrictServer
from tests.waiting import until

_RATE = 50
_SECONDS = float(os.environ.get("FEDIDESK_STREAM_SECONDS", "60"))
_QUIET = 15.0
_TICK_MS = 16
_STEP = 24
_SWEEP = 6000
"""Pixels that the reader goes down before turning back."""


def run() -> BenchResult:
    os.environ.pop("QT_LINUX_ACCESSIBILITY_ALWAYS_ON", None)
    application = QApplication(["fedidesk", "-style", "Fusion"])
    with tempfile.TemporaryDirectory(prefix="fedidesk-bench-") as folder, StrictServer() as server:
        _fill(server)
        bench = _Bench(server, Running(application, Path(folder)))
        return bench.running.run(server, "mina", bench.measure)


def _fill(server: StrictServer) -> None:
    with posting(server, 400, 1, subprocess.DEVNULL) as poster:
        poster.wait(60)


class _Ticks(QObject):
    """Scrolls at 60 Hz and notes what the GUI thread used from tick to tick."""

    def __init__(self, view: PostView) -> None:
        super().__init__()
        self.used: list[float] = []
        self.longest = 0.0
        self._view = view
        self._way = 0
        self._step = _STEP
        self._last = self._turned_at = time.thread_time()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(_TICK_MS)
        self._timer.timeout.connect(self._tick)
        dispatcher = QAbstractEventDispatcher.instance()
        dispatcher.awake.connect(self._turned)
        dispatcher.aboutToBlock.connect(self._turned)

    async def go_on(self, seconds: float) -> tuple[list[float], float]:
        """Scroll for so long; return what each tick used and the longest stretch, in ms."""
        self.used, self.longest = [], 0.0
        self._last = time.thread_time()
        self._timer.start()
        await asyncio.sleep(seconds)
        self._timer.stop()
        return self.used[1:], self.longest * 1000

    def _tick(self) -> None:
        now = time.thread_time()
        self.used.append((now - self._last) * 1000)
        self._last = now
        self._way += self._step
        if not 0 <= self._way <= _SWEEP:
            self._step = -self._step
        self._view.scroll_by(self._step)

    def _turned(self) -> None:
        """Note what was done since the dispatcher last waited, or last woke up."""
        now = time.thread_time()
        self.longest = max(self.longest, now - self._turned_at)
        self._turned_at = now


class _Bench:
    """What happens to a reader while posts stream in."""

    def __init__(self, server: StrictServer, running: Running) -> None:
        self._server = server
        self.running = running

    async def measure(self, session: AccountSession) -> BenchResult:
        """Be quiet, stream, be quiet again; then look for every post."""
        view = self.running.window.findChild(PostView)
        await until(lambda: session.streaming.liveness(HOME) is Liveness.LIVE)
        await until(lambda: len(session.shelf.open(HOME)) >= 40)
        ticks = _Ticks(view)
        page_longest = await self._fetch_a_page(ticks, session)
        await ticks.go_on(5)
        quiet, quiet_longest = await ticks.go_on(_QUIET)
        with (
            tempfile.TemporaryFile("w+") as log,
            posting(self._server, _RATE, _SECONDS, log) as poster,
        ):
            busy, longest = await ticks.go_on(_SECONDS)
            await until(lambda: poster.poll() is not None, 60)
            log.seek(0)
            posted = log.read().split()
        after, _ = await ticks.go_on(_QUIET)
        session.timelines.refresh(HOME)
        await asyncio.sleep(2)
        found = await self._walk(view)
        quiet_p99 = _p99(quiet + after)
        return BenchResult(
            figures={
                "tick_p99_ms": round(_p99(busy), 3),
                "tick_p99_to_quiet": round(_p99(busy) / quiet_p99, 3),
                "tick_median_ms": round(sorted(busy)[len(busy) // 2], 3),
                "slice_max_cpu_ms": round(longest, 3),
                "page_slice_max_cpu_ms": round(page_longest, 3),
                "posted": len(posted),
                "lost": sum(post not in found for post in posted),
                "twice": sum(found[post] > 1 for post in posted),
            },
            calibration={
                "quiet_tick_p99_ms": round(quiet_p99, 3),
                "quiet_slice_max_cpu_ms": round(quiet_longest, 3),
            },
        )

    async def _fetch_a_page(self, ticks: _Ticks, session: AccountSession) -> float:
        """Return the longest stretch while an older page comes, in ms."""
        rows = session.shelf.open(HOME)
        before, ticks.longest = len(rows), 0.0
        session.timelines.load_older(HOME)
        await until(lambda: len(rows) > before)
        await asyncio.sleep(0.5)
        return ticks.longest * 1000

    async def _walk(self, view: PostView) -> Counter[str]:
        """Go from the top to the bottom; count in how many rows each post stands."""
        view.scroll_to_top()
        await until(view.is_at_top)
        places: dict[str, set[str]] = {}
        at_once: Counter[str] = Counter()
        while True:
            shown = [row for row in view.rows if row.post_id is not None]
            for row in shown:
                places.setdefault(str(row.post_id), set()).add(str(row.row_id))
            at_once |= Counter(str(row.post_id) for row in shown)
            before = view.place()
            view.scroll_by(view.viewport().height() // 2)
            await asyncio.sleep(0)
            if view.place() == before:
                await asyncio.sleep(0.3)
                view.scroll_by(view.viewport().height() // 2)
                if view.place() == before:
                    return at_once | Counter({post: len(rows) for post, rows in places.items()})


def _p99(times: list[float]) -> float:
    return sorted(times)[len(times) * 99 // 100]
