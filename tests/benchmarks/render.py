"""A post from its HTML to pixels: read, laid out and painted anew, its pictures at hand.

``ratio_median`` and ``ratio_p99`` compare the corpus with a plain ``QTextDocument`` of the same
texts in the same run, median with median and p99 with p99. All times are CPU time of the thread.
``doc_median_ms`` and ``doc_p99_ms`` are that document's.
"""

import statistics
import time
from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QObject, QRect, QTimer
from PySide6.QtGui import QImage, QPainter, QTextDocument
from PySide6.QtWidgets import QApplication

from fedidesk.app.garbage import GarbageCollection
from fedidesk.domain.content import read_html
from fedidesk.domain.post import Post, Row
from fedidesk.qtmodels.image_cache import ImageCache
from fedidesk.qtmodels.post_list_model import PostListModel
from fedidesk.store.posts import PostStore
from fedidesk.store.rows import Rows
from fedidesk.ui.icons import Icons
from fedidesk.ui.theme import FontRole, Theme
from fedidesk.ui.timeline.layout_cache import LayoutCache
from fedidesk.ui.timeline.scene import Scene
from tests.benchmarks._mixed_posts import mixed_posts
from tests.benchmarks.result import BenchResult, Figures
from tests.benchmarks.timeline import _a_picture
from tests.fakes.pictures import FakeFetcher
from tests.fuzz.uncached import memories

_WIDTH, _TALL = 660, 6000
_POSTS, _WARM_UP, _ROUNDS = 2_000, 400, 3
_REST = 50
"""Posts after which the loop turns once, and garbage may be collected."""
_DEADLINE = 20.0


def run() -> BenchResult:
    application = QApplication.instance() or QApplication(["fedidesk"])
    assert isinstance(application, QApplication)
    bench = Bench(application, mixed_posts(_POSTS))
    bench.bring_pictures()
    garbage = GarbageCollection(application)
    rounds = [bench.round() for _ in range(_ROUNDS)]
    garbage.deleteLater()
    # The quietest round: whatever else the machine does only adds to it.
    figures = min(rounds, key=lambda figures: figures["whole_median_ms"])
    calibration = {name: figures.pop(name) for name in ("doc_median_ms", "doc_p99_ms")}
    return BenchResult(
        figures={name: round(value, 3) for name, value in sorted(figures.items())},
        calibration={name: round(value, 4) for name, value in calibration.items()},
    )


class _Pictures(FakeFetcher):
    """Has a picture at every address."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._picture = _a_picture()

    def fetch(self, url: str) -> None:
        QTimer.singleShot(0, self, lambda: self.fetched.emit(url, self._picture))


class Bench:
    """A corpus, and everything that a row is painted with."""

    def __init__(self, application: QApplication, bundles: list[tuple[Row, Post]]) -> None:
        self.theme = Theme(application, "light", 100)
        self._rows, posts = Rows(), PostStore()
        posts.put(post for _, post in bundles)
        self._rows.become([row for row, _ in bundles])
        self.layouts = LayoutCache(PostListModel(self._rows, posts), self.theme)
        self.layouts.fit(_WIDTH, mirrored=False)
        self._posts = [post for _, post in bundles]
        self._images = ImageCache(_Pictures, application)
        self._images.begin()
        self.scene = Scene(self.theme, Icons(), self._images, 1.0)
        self.canvas = QImage(_WIDTH, _TALL, QImage.Format.Format_RGB32)
        self._memories = memories()

    def bring_pictures(self) -> None:
        """Paint all once, and wait until every picture has come."""
        self._images.set_wanted(self.layouts._model, self._all_urls())
        for _ in range(2):
            for index in range(len(self._posts)):
                self.whole(index)
            self._wait_for_pictures()

    def round(self) -> Figures:
        """Measure every post once, and a document of its text right after it."""
        wholes, steps, documents = [], [], []
        for index in range(-_WARM_UP, len(self._posts)):
            at = index % len(self._posts)
            found = self.whole(at)
            painter = QPainter(self.canvas)
            document = _cpu_ms(self._document(at, painter))
            painter.end()
            if index >= 0:
                wholes.append(sum(found))
                steps.append(found)
                documents.append(document)
            if index % _REST == 0:
                QCoreApplication.processEvents()
        figures = {
            f"{name}_median_ms": statistics.median(step[number] for step in steps)
            for number, name in enumerate(("read", "layout", "paint"))
        }
        for name, times in (("whole", wholes), ("doc", documents)):
            figures[f"{name}_median_ms"] = statistics.median(times)
            figures[f"{name}_p99_ms"] = _p99(times)
        figures["ratio_median"] = figures["whole_median_ms"] / figures["doc_median_ms"]
        figures["ratio_p99"] = figures["whole_p99_ms"] / figures["doc_p99_ms"]
        return figures

    def whole(self, index: int) -> tuple[float, float, float]:
        """Return what reading, laying out and painting a post anew take."""
        for forget in self._memories:
            forget()
        self.layouts.clear()
        post = self._posts[index]
        read = _cpu_ms(lambda: read_html(post.html, post.emojis))
        layout = _cpu_ms(lambda: self._lay_out(index))
        return read, layout, _cpu_ms(lambda: self._paint(index))

    def _lay_out(self, index: int) -> None:
        layout = self.layouts.get(index)
        assert layout is not None
        assert layout.spots

    def _paint(self, index: int) -> None:
        layout = self.layouts.get(index)
        assert layout is not None
        painter = QPainter(self.canvas)
        row = QRect(0, 0, _WIDTH, min(layout.height, _TALL))
        painter.fillRect(row, self.theme.colours.surface)
        self.scene.clip = row
        layout.paint(painter, self.scene)
        painter.end()

    def _document(self, index: int, painter: QPainter) -> Callable[[], None]:
        text = read_html(self._posts[index].html).text
        font = self.theme.font(FontRole.BODY)

        def work() -> None:
            document = QTextDocument()
            document.setDefaultFont(font)
            document.setPlainText(text)
            document.setTextWidth(_WIDTH)
            document.drawContents(painter)

        return work

    def _all_urls(self) -> frozenset[str]:
        found: set[str] = set()
        for index in range(len(self._posts)):
            layout = self.layouts.get(index)
            if layout is not None:
                found |= layout.urls
        return frozenset(found)

    def _wait_for_pictures(self) -> None:
        arrived: list[str] = []
        self._images.arrived.connect(arrived.append)
        end, quiet = time.monotonic() + _DEADLINE, 0
        while quiet < 50 and time.monotonic() < end:
            before = len(arrived)
            QCoreApplication.processEvents()
            quiet = quiet + 1 if len(arrived) == before else 0
            time.sleep(0.002)
        self._images.arrived.disconnect(arrived.append)


def _p99(times: list[float]) -> float:
    return sorted(times)[len(times) * 99 // 100]


def _cpu_ms(work: Callable[[], object]) -> float:
    start = time.thread_time()
    work()
    return (time.thread_time() - start) * 1000
