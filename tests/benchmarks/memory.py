"""How much memory it takes to read: home loaded, then two thousand posts with pictures scrolled.

The whole application against the strict server in another process. ``pss_mb`` is the proportional
set size of the process (what it has of its own, and its share of the rest) once it has come to
rest. ``window_mb`` is the same with the first posts on screen.
"""

import asyncio
import os
import re
import tempfile
from pathlib import Path

from PySide6.QtWidgets import QApplication

from fedidesk.domain.timeline import HOME
from fedidesk.services.session import AccountSession
from fedidesk.ui.timeline.post_view import PostView
from tests.benchmarks._running import Running
from tests.benchmarks.result import BenchResult
from tests.strict_server.process import StrictServer
from tests.waiting import until

_POSTS = 2_000
_PICTURE = (960, 640)
_FRAME = 0.02
_REST = 5.0


def run() -> BenchResult:
    os.environ.pop("QT_LINUX_ACCESSIBILITY_ALWAYS_ON", None)
    application = QApplication(["fedidesk", "-style", "Fusion"])
    bare = pss_mb()
    with tempfile.TemporaryDirectory(prefix="fedidesk-bench-") as folder, StrictServer() as server:
        width, height = _PICTURE
        for _ in range(_POSTS // 200):
            server.control("fill", username="omar", count=200, width=width, height=height)
        running = Running(application, Path(folder))

        async def measure(session: AccountSession) -> BenchResult:
            view = running.window.findChild(PostView)
            await until(lambda: len(session.shelf.open(HOME)) >= 40, 30)
            await asyncio.sleep(_REST)
            window = pss_mb()
            await _scroll(view)
            passed = view.model.above + view.stage.last_index
            await asyncio.sleep(_REST)
            return BenchResult(
                figures={
                    "pss_mb": round(pss_mb(), 1),
                    "window_mb": round(window, 1),
                    "posts_passed": passed,
                    "posts_in_memory": len(session.posts),
                },
                calibration={"application_without_window_mb": round(bare, 1)},
            )

        return running.run(server, "mina", measure)


def pss_mb() -> float:
    """Return the proportional set size of this process, in megabytes."""
    found = re.search(
        r"^Pss:\s+(\d+) kB", Path("/proc/self/smaps_rollup").read_text(), re.MULTILINE
    )
    assert found is not None
    return int(found[1]) / 1024


async def _scroll(view: PostView) -> None:
    """Go down until that many posts have passed."""
    while view.model.above + view.stage.last_index < _POSTS:
        view.scroll_by(view.viewport().height() // 2)
        await asyncio.sleep(_FRAME)
