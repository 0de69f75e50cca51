"""A thread with 1,000 replies beside one with 20: how long after the answer is it on screen?

A session with its real gateway, but a transport adapter that answers with bytes in the place of
the network; its disk, its stores, and a pane in a real window. ``thread1000_ms`` and
``thread20_ms`` last from the moment in which the last byte of the answer is handed over to the end
of the frame that shows the replies, each where it is in the end: decoding, ordering, keeping,
laying out and painting, on all threads; ``_gui_cpu_ms`` is what the GUI thread used of it, and
``_whole_ms`` lasts until the last reply has its row. ``focus_shift_px`` is how far the text of the
post that was opened moved in any frame of all that, at most. ``decode_cpu_ms`` is what msgspec
alone takes for the large answer.
"""

import asyncio
import os
import random
import statistics
import tempfile
import threading
import time
from io import BytesIO
from pathlib import Path
from typing import Any

import msgspec
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication
from requests import PreparedRequest, Response
from requests.adapters import BaseAdapter
from urllib3 import HTTPResponse

from fedidesk.api.api import Api
from fedidesk.api.wire import Context
from fedidesk.app.garbage import GarbageCollection
from fedidesk.app.wiring import make_loop
from fedidesk.core.lanes import Lane
from fedidesk.domain.account import Account
from fedidesk.domain.credentials import AppCredentials, Credentials
from fedidesk.domain.ids import AccountKey, PostId, ProfileId, RowId
from fedidesk.qtmodels.image_cache import ImageCache
from fedidesk.services.notices import Notices
from fedidesk.services.open_thread import OpenThread
from fedidesk.services.session import AccountSession
from fedidesk.store.rows import END
from fedidesk.ui.icons import Icons
from fedidesk.ui.places.thread_on_screen import ThreadOnScreen
from fedidesk.ui.theme import Theme
from fedidesk.ui.timeline.timeline_pane import TimelinePane
from tests.benchmarks.result import BenchResult, Figures
from tests.data.statuses import home_page
from tests.fakes.pictures import FakeFetcher
from tests.waiting import until

_ROUNDS, _WARM_UP = 9, 2
_ABOVE = 12
_PATIENCE = 5.0
_WIDTH, _HEIGHT = 660, 860
_STATUSES: list[dict[str, Any]] = msgspec.json.decode(home_page(40))


class _Conversation:
    """A post with ancestors and so many replies, as a server gives them, with ids of its own."""

    def __init__(self, name: str, replies: int) -> None:
        self.focus = PostId(f"{name}-focus")
        self._random = random.Random(replies)
        above = [f"{name}-up{n}" for n in range(_ABOVE)]
        below = [f"{name}-{n}" for n in range(replies)]
        parents = [None, *above]
        focus = self._status(self.focus, above[-1]) | {"spoiler_text": "", "content": "<p>Hello"}
        context = {
            "ancestors": [self._status(*one) for one in zip(above, parents, strict=False)],
            "descendants": [
                self._status(one, self._random.choice([self.focus, self.focus, *below[:n]]))
                for n, one in enumerate(below)
            ],
        }
        self.post = msgspec.json.encode(focus)
        self.context = msgspec.json.encode(context)

    def _status(self, name: str, to: str | None) -> dict[str, Any]:
        made = self._random.choice(_STATUSES)
        status = dict(made.get("reblog") or made)
        return {**status, "id": name, "in_reply_to_id": to, "reblog": None}


class _Carrier(BaseAdapter):
    """Answers what is asked of a conversation, the context once ``free`` is set."""

    def __init__(self, bench: "_Bench") -> None:
        super().__init__()
        self._bench = bench

    def send(self, request: PreparedRequest, *_: Any, **__: Any) -> Response:
        asked = self._bench.conversation
        path = request.path_url
        body = asked.post
        if path.endswith("/context"):
            self._bench.free.wait(30)
            body = asked.context
            self._bench.answered_at = time.perf_counter()
        response = Response()
        response.status_code = 200
        response.headers["Content-Type"] = "application/json"
        response.raw = HTTPResponse(BytesIO(body), preload_content=False)
        response.url = request.url or ""
        response.request = request
        return response

    def close(self) -> None:
        """Nothing is open."""


class _Frame(msgspec.Struct):
    """What one frame showed, and when it was done."""

    at: float
    cpu: float
    rows: list[RowId]


class _Watch(QObject):
    """Watches a thread come to the screen; it waits for signals, since polling takes time too."""

    def __init__(self, pane: TimelinePane, thread: OpenThread) -> None:
        super().__init__(pane)
        self._pane = pane
        self._thread = thread
        self._has_come = False
        loop = asyncio.get_running_loop()
        self.first: asyncio.Future[_Frame] = loop.create_future()
        """The first frame with the answer in it."""
        self.whole: asyncio.Future[float] = loop.create_future()
        """When the last reply had its row."""
        self.tops = [_top_of(pane, thread.focus)]
        """Where the text of the post that was opened stood in each frame, and before."""
        thread.rows.inserted.connect(self._came)
        thread.changed.connect(self._changed)
        pane.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.UpdateRequest:
            QTimer.singleShot(0, self, self._painted)
        return False

    def _came(self, _index: int, _count: int) -> None:
        self._has_come = True

    def _changed(self) -> None:
        if self._thread.rows.older == END and not self.whole.done():
            self.whole.set_result(time.perf_counter())

    def _painted(self) -> None:
        at, cpu = time.perf_counter(), time.thread_time()
        self.tops.append(_top_of(self._pane, self._thread.focus))
        if self._has_come and not self.first.done():
            self.first.set_result(_Frame(at, cpu, _ids(self._pane)))


class _Bench:
    """Opens one thread after the other."""

    def __init__(self, application: QApplication, folder: Path) -> None:
        self.conversation = _Conversation("none", 0)
        self.free = threading.Event()
        self.answered_at = 0.0
        self.shift = 0
        self._theme = Theme(application, "light", 100)
        self._theme.put_on()
        self._images = ImageCache(lambda _: FakeFetcher())
        self._images.begin()
        self._icons = Icons()
        self._api = Api("none", make_carrier=lambda: _Carrier(self))
        account = Account(
            key=AccountKey("one.test", ProfileId("1")), base_url="https://one.test", username="a"
        )
        self._disk: Lane[None] = Lane("disk", lambda: None)
        self._session = AccountSession(account, folder, self._disk, Notices())
        credentials = Credentials("t", AppCredentials("i", "s"))
        self._session.connection.provide(self._api.gateway(account, credentials))
        self._session.shelf.begin()

    async def measure(self, *sizes: int) -> Figures:
        """Return the milliseconds from answer to frame, and those of the GUI thread's work.

        Threads of all sizes take turns: a machine is not always as quick.
        """
        rounds = range(_WARM_UP + _ROUNDS)
        found = [[await self._open(f"t{size}r{n}", size) for size in sizes] for n in rounds]
        return {
            f"thread{size}_{name}": statistics.median(each[name] for each in taken[_WARM_UP:])
            for size, taken in zip(sizes, zip(*found, strict=True), strict=True)
            for name in taken[0]
        }

    async def close(self) -> None:
        """End everything."""
        await self._session.close()
        self._api.close()
        self._disk.close()

    async def _open(self, name: str, replies: int) -> Figures:
        self.conversation = asked = _Conversation(name, replies)
        self.free.clear()
        session = self._session
        session.posts.put([await session.connection.call(lambda to: to.post(asked.focus))])
        thread = session.threads.open(asked.focus)
        pane = TimelinePane(
            thread.rows, session.posts, self._images, self._theme, self._icons, counts_new=False
        )
        ThreadOnScreen(thread, pane, self._theme)
        pane.resize(_WIDTH, _HEIGHT)
        pane.show()
        await until(lambda: bool(pane.view.rows))
        await asyncio.sleep(0.4)
        watch = _Watch(pane, thread)
        began = time.thread_time()
        self.free.set()
        async with asyncio.timeout(_PATIENCE):
            first, whole = await watch.first, await watch.whole
        moved = (abs(top - watch.tops[0]) for top in (*watch.tops, _top_of(pane, asked.focus)))
        self.shift = max(self.shift, *moved)
        if first.rows != _ids(pane) or len(first.rows) < 2:
            raise RuntimeError("the first frame does not show the thread")
        if len(thread.post_ids()) != _ABOVE + 1 + replies:
            raise RuntimeError("the thread is not whole")
        taken = {
            "ms": (first.at - self.answered_at) * 1000,
            "gui_cpu_ms": (first.cpu - began) * 1000,
            "whole_ms": (whole - self.answered_at) * 1000,
        }
        thread.close()
        pane.close()
        pane.deleteLater()
        return taken


def _ids(pane: TimelinePane) -> list[RowId]:
    """Return what is on the screen."""
    return [row.row_id for row in pane.view.rows]


def _top_of(pane: TimelinePane, focus: PostId) -> int:
    """Return where the text of the post begins: lines above it may come and go."""
    row = next(row for row in pane.view.rows if row.post_id == focus)
    assert row.shown is not None
    assert row.shown.body is not None
    return row.y() + row.shown.body.top


def run() -> BenchResult:
    os.environ.pop("QT_LINUX_ACCESSIBILITY_ALWAYS_ON", None)
    application = QApplication(["fedidesk"])
    application.setQuitOnLastWindowClosed(False)
    with tempfile.TemporaryDirectory(prefix="fedidesk-bench-") as folder:
        return make_loop(application).run_until_complete(_measured(application, Path(folder)))


async def _measured(application: QApplication, folder: Path) -> BenchResult:
    garbage = GarbageCollection(application)
    bench = _Bench(application, folder)
    figures = await bench.measure(20, 1000)
    await bench.close()
    garbage.deleteLater()
    figures |= {
        "thread1000_to_20": figures["thread1000_ms"] / figures["thread20_ms"],
        "thread1000_to_20_gui": figures["thread1000_gui_cpu_ms"] / figures["thread20_gui_cpu_ms"],
        "focus_shift_px": float(bench.shift),
    }
    return BenchResult(
        figures={name: round(value, 2) for name, value in figures.items()},
        calibration={"decode_cpu_ms": _decode_ms(_Conversation("x", 1000).context)},
    )


def _decode_ms(body: bytes) -> float:
    """Return what decoding an answer takes alone: most of what goes with the number of replies."""
    decode = msgspec.json.Decoder(Context).decode
    times = []
    for _ in range(_ROUNDS):
        began = time.thread_time()
        decode(body)
        times.append((time.thread_time() - began) * 1000)
    return statistics.median(times)
