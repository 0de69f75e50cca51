"""Reading: what it costs to scroll, to get new posts, to be resized and to be opened.

Real panes in a real window of 660 x 860 over timelines on disk, with pictures that come. All
figures are CPU time of the GUI thread, which can't be busy and answer. A step lasts from its event
to the end of the frame that shows it, with all else the loop finds to do: nothing waits between two
steps, as while a wheel spins or a key is held. ``doc_ms`` is what a plain ``QTextDocument`` of a
post's text takes to be built, laid out and painted at the same width; ``_ratio`` is in these units.

``pagedown`` shows another page in one frame, as where the system asks for no movement. Rows come
``prepend40`` above somebody who reads 200 rows below; ``prepend40_shift_px`` is how far the posts
on the screen moved by that, ``resize_shift_px`` how far the top one did. ``open`` makes a pane and
paints it once.
"""

import asyncio
import os
import sqlite3
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import (
    QBuffer,
    QByteArray,
    QEvent,
    QEventLoop,
    QIODevice,
    QObject,
    QPoint,
    QPointF,
    Qt,
    QTimer,
)
from PySide6.QtGui import (
    QColor,
    QImage,
    QKeyEvent,
    QLinearGradient,
    QPainter,
    QTextDocument,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QWidget

from fedidesk.app.garbage import GarbageCollection
from fedidesk.app.wiring import make_loop
from fedidesk.core.lanes import Lane
from fedidesk.core.tasks import TaskScope
from fedidesk.domain.content import read_html
from fedidesk.domain.ids import Cursor, PostId, ProfileId
from fedidesk.domain.post import Bundle, Post, Row
from fedidesk.domain.stream import Arrived
from fedidesk.domain.timeline import HOME, Page, cursor_at
from fedidesk.qtmodels.image_cache import ImageCache
from fedidesk.services.keeper import Keeper
from fedidesk.services.shelf import Shelf, usual_room
from fedidesk.store.cache_db import CacheDb
from fedidesk.store.kept_order import KeptOrder
from fedidesk.store.posts import PostStore
from fedidesk.store.weaver import Weaver
from fedidesk.ui.icons import Icons
from fedidesk.ui.theme import FontRole, Theme
from fedidesk.ui.timeline.timeline_pane import TimelinePane
from tests.benchmarks._mixed_posts import mixed_posts
from tests.benchmarks.result import BenchResult, Figures
from tests.fakes.pictures import FakeFetcher

_WIDTH, _HEIGHT = 660, 860
_LONG, _LONGEST, _SHORT = 10_000, 100_000, 1_000
_WARM_UP, _WHEEL_STEPS, _PAGES = 300, 6_000, 1_200
_PREPENDS, _RESIZES, _OPENINGS, _DOCUMENTS = 15, 40, 7, 1_500
_ABOVE_THE_READER = 200
_NOTCH = 120
_DEADLINE = 15.0

Bundles = list[tuple[Row, Post]]


def run() -> BenchResult:
    # As on a desktop without assistive technology.
    os.environ.pop("QT_LINUX_ACCESSIBILITY_ALWAYS_ON", None)
    application = QApplication(["fedidesk"])
    # The loop's tasks go on while Qt's events are processed by hand.
    asyncio._set_running_loop(make_loop(application))
    with tempfile.TemporaryDirectory(prefix="fedidesk-bench-") as folder:
        return _run(application, _Bench(application, Path(folder)))


def _run(application: QApplication, bench: "_Bench") -> BenchResult:
    posts = mixed_posts(_LONGEST)
    garbage = GarbageCollection(application)
    texts = posts[:_DOCUMENTS]
    figures: Figures = {}
    documents = bench.document_ms(texts)
    bench.scroll(posts[:_LONG], figures)
    documents += bench.document_ms(texts)
    bench.change(posts, figures)
    documents += bench.document_ms(texts)
    figures["open_1k_ms"] = bench.open_ms(posts[:_SHORT])
    figures["open_100k_ms"] = bench.open_ms(posts)
    documents += bench.document_ms(texts)
    doc_ms = statistics.median(documents)
    figures["open_100k_to_1k"] = figures["open_100k_ms"] / figures["open_1k_ms"]
    for name, value in list(figures.items()):
        if name.endswith("_ms"):
            figures[f"{name.removesuffix('_ms')}_ratio"] = value / doc_ms
    garbage.deleteLater()
    return BenchResult(
        figures={name: round(value, 3) for name, value in sorted(figures.items())},
        calibration={"doc_ms": doc_ms},
    )


class _StillTheme(Theme):
    """That of a system on which nothing moves by itself."""

    @property
    def animates(self) -> bool:
        return False


class _Pictures(FakeFetcher):
    """Has a picture at every address."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._picture = _a_picture()

    def fetch(self, url: str) -> None:
        QTimer.singleShot(0, self, lambda: self.fetched.emit(url, self._picture))


class _Count(QObject):
    """Counts the events of one kind that a widget gets."""

    def __init__(self, widget: QWidget, kind: QEvent.Type) -> None:
        super().__init__(widget)
        self._kind = kind
        self.count = 0
        widget.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() is self._kind:
            self.count += 1
        return False

    def settle(self) -> None:
        """Let the loop turn until there is another one."""
        before, end = self.count, time.monotonic() + _DEADLINE
        while self.count == before:
            if time.monotonic() > end:
                raise RuntimeError("no frame came")
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)


class _Timeline:
    """A pane on the screen over a timeline on disk, opened as a session does."""

    def __init__(self, path: Path, images: ImageCache, theme: Theme, icons: Icons) -> None:
        self._path = path
        self._tools = (images, theme, icons)
        self._disk: Lane[None] = Lane("disk", lambda: None)

    def open(self) -> TimelinePane:
        """Read from the disk what is on screen, make the pane, and wait for the first frame."""
        self.posts = PostStore()
        self._scope = TaskScope("bench")
        self._keeper = Keeper(CacheDb(self._path), self._disk, self._scope)
        self.shelf = Shelf(ProfileId("nobody"), self.posts, self._keeper, self._scope, usual_room)
        self.rows = self.shelf.open(HOME)
        self.pane = pane = TimelinePane(self.rows, self.posts, *self._tools)
        pane.older_wanted.connect(self._read_below)
        pane.newer_wanted.connect(self._read_above)
        pane.jump_wanted.connect(self._jump)
        pane.resize(_WIDTH, _HEIGHT)
        pane.show()
        painted = _Count(pane.view.rows[0], QEvent.Type.Paint)
        painted.settle()
        painted.deleteLater()
        self._frames = _Count(pane, QEvent.Type.UpdateRequest)
        return pane

    def begin(self) -> None:
        """Read what the first frame did without."""
        self.shelf.begin()
        self.rest()

    def rest(self) -> None:
        """Let the loop turn until nothing is under way."""
        _turn_until(lambda: not self._scope.busy)

    def jump(self, number: int) -> None:
        """Go to the item with this number from the top."""
        self.pane.view._jump(number)
        self.rest()
        QApplication.processEvents()

    def put_on_top(self, new: Bundles) -> None:
        """Let rows come as from a stream, and wait for the frame where there is one."""

        def weave(weaver: Weaver) -> None:
            for row, post in new:
                cursor = cursor_at(row.id)
                weaver.arrive(Arrived(HOME, Bundle(row, post), cursor, cursor))

        count = self.rows.above + len(self.rows)
        self._scope.start(self.shelf.weave(HOME, weave))
        _turn_until(lambda: self.rows.above + len(self.rows) == count + len(new))
        QApplication.processEvents()

    def _read_below(self) -> None:
        self.shelf.read_below(HOME)

    def _read_above(self) -> None:
        self.shelf.read_above(HOME)

    def _jump(self, number: int) -> None:
        self.shelf.jump(HOME, number)

    def settle(self) -> None:
        """Let the loop turn until the next frame is painted."""
        self._frames.settle()

    def step(self, event: QEvent, receiver: QObject) -> float:
        """Return what an event and the frame that follows it take."""

        def act() -> None:
            QApplication.sendEvent(receiver, event)
            self.settle()

        return _cpu_ms(act)

    def place(self) -> dict[PostId, int]:
        """Return where the posts on the screen begin."""
        return {row.post_id: row.y() for row in self.pane.view.rows if row.post_id is not None}

    def close(self) -> None:
        self.rest()
        self._scope.start(self._keeper.close())
        self.rest()
        self.pane.close()
        self.pane.deleteLater()
        del self.pane, self._frames
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        QApplication.processEvents()


class _Bench:
    """What all the panes share, as in the application."""

    def __init__(self, application: QApplication, folder: Path) -> None:
        self._folder = folder
        self._theme = _StillTheme(application, "light")
        self._theme.put_on()
        self._icons = Icons()
        self._images = ImageCache(_Pictures, application)
        self._images.begin()

    def document_ms(self, posts: Bundles) -> list[float]:
        """Return what a plain document of each text takes."""
        canvas = QImage(_WIDTH, _HEIGHT * 4, QImage.Format.Format_RGB32)
        font = self._theme.font(FontRole.BODY)
        painter = QPainter(canvas)
        times = []
        for _, post in posts:
            text = read_html(post.html).text

            def work(text: str = text) -> None:
                document = QTextDocument()
                document.setDefaultFont(font)
                document.setPlainText(text)
                document.setTextWidth(_WIDTH)
                document.drawContents(painter)

            times.append(_cpu_ms(work))
        painter.end()
        return times

    def scroll(self, posts: Bundles, figures: Figures) -> None:
        """Spin the wheel through many posts, then hold Page Down."""
        timeline = self._timeline(posts)
        view = timeline.open().view
        timeline.begin()
        view.setFocus()
        for _ in range(_WARM_UP):
            timeline.step(_wheel(), view.viewport())
        begin = _top_index(timeline)
        times = [timeline.step(_wheel(), view.viewport()) for _ in range(_WHEEL_STEPS)]
        _describe("wheel", times, figures)
        passed = _top_index(timeline) - begin
        timeline.jump(0)
        times = [timeline.step(_page_down(), view) for _ in range(_PAGES)]
        _describe("pagedown", times, figures)
        if passed < _WHEEL_STEPS // 10 or _top_index(timeline) < _PAGES:
            raise RuntimeError("the list did not move")
        timeline.close()

    def change(self, posts: Bundles, figures: Figures) -> None:
        """Put rows above a reader in the middle of a very long list, and change the width."""
        timeline = self._timeline(posts)
        timeline.open()
        timeline.begin()
        timeline.jump(_ABOVE_THE_READER)
        times, shifts = [], []
        for number in range(_PREPENDS):
            new = mixed_posts(40, first=1_000_000 + 40 * number)
            before = timeline.place()
            times.append(_cpu_ms(lambda new=new: timeline.put_on_top(new)))  # type: ignore[misc]
            after = timeline.place()
            shifts.append(max(abs(after.get(key, _HEIGHT) - y) for key, y in before.items()))
        figures["prepend40_100k_ms"] = statistics.median(times)
        figures["prepend40_100k_max_ms"] = max(times)
        figures["prepend40_shift_px"] = max(shifts)
        times, shifts = [], []
        for number in range(_RESIZES):
            width = _WIDTH - 8 * (1 + number % 20)
            reference = next((i, y) for i, y in timeline.place().items() if y >= 0)
            times.append(_cpu_ms(lambda width=width: _resize(timeline, width)))  # type: ignore[misc]
            shifts.append(abs(timeline.place().get(reference[0], _HEIGHT) - reference[1]))
        figures["resize_100k_ms"] = statistics.median(times)
        figures["resize_100k_max_ms"] = max(times)
        figures["resize_shift_px"] = max(shifts)
        timeline.close()

    def open_ms(self, posts: Bundles) -> float:
        """Return the median time from nothing to the first frame."""
        timeline = self._timeline(posts)
        times = []
        for _ in range(_OPENINGS):
            times.append(_cpu_ms(timeline.open))
            timeline.close()
        return statistics.median(times)

    def _timeline(self, posts: Bundles) -> _Timeline:
        path = self._folder / f"{len(posts)}.db"
        if not path.exists():
            _keep(path, posts)
        return _Timeline(path, self._images, self._theme, self._icons)


def _keep(path: Path, posts: Bundles) -> None:
    """Write a timeline as if all of it had been read once."""
    cache = CacheDb(path)
    asked: Cursor | None = None
    for first in range(0, len(posts), 1000):
        bundles = tuple(Bundle(row, post) for row, post in posts[first : first + 1000])
        page = Page(bundles, Cursor(f"after {first}"), Cursor("newest"))

        def work(sql: sqlite3.Connection, page: Page = page, asked: Cursor | None = asked) -> None:
            weaver = Weaver(KeptOrder(sql, HOME))
            if asked is None:
                weaver.put_newest(page, weaver.open_top())
            else:
                weaver.append(asked, page)

        asked = page.older
        cache.do(work)
    cache.close()


def _describe(name: str, times: list[float], figures: Figures) -> None:
    times = sorted(times)
    figures[f"{name}_median_ms"] = statistics.median(times)
    figures[f"{name}_p95_ms"] = times[len(times) * 95 // 100]
    figures[f"{name}_p99_ms"] = times[len(times) * 99 // 100]
    figures[f"{name}_max_ms"] = times[-1]


def _resize(timeline: _Timeline, width: int) -> None:
    timeline.pane.resize(width, _HEIGHT)
    timeline.settle()


def _top_index(timeline: _Timeline) -> int:
    row_id = timeline.pane.view.rows[0].row_id
    index = None if row_id is None else timeline.pane.model.index_of(row_id)
    if index is None:
        raise RuntimeError("the top row is not in the model")
    return timeline.rows.above + index


def _turn_until(done: Callable[[], bool]) -> None:
    end = time.monotonic() + _DEADLINE
    while not done():
        if time.monotonic() > end:
            raise RuntimeError("it did not come about")
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)


def _wheel() -> QWheelEvent:
    where = QPointF(_WIDTH / 2, _HEIGHT / 2)
    return QWheelEvent(
        where,
        where,
        QPoint(),
        QPoint(0, -_NOTCH),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )


def _page_down() -> QKeyEvent:
    return QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_PageDown, Qt.KeyboardModifier.NoModifier)


def _a_picture() -> bytes:
    image = QImage(600, 400, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    colours = QLinearGradient(0, 0, 600, 400)
    colours.setColorAt(0, QColor("#d06040"))
    colours.setColorAt(1, QColor("#204060"))
    painter.fillRect(image.rect(), colours)
    painter.end()
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "JPG")
    return data.data()


def _cpu_ms(work: Callable[[], object]) -> float:
    start = time.thread_time()
    work()
    return (time.thread_time() - start) * 1000
