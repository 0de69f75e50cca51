"""Renders rows alone, the same way on every machine that has the fonts.

``python -m tests.golden.rendering FOLDER`` does it in a process of its own, for which fonts there
are is decided when Qt starts.
"""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import timedelta
from functools import cache
from pathlib import Path

from PySide6.QtCore import (
    QBuffer,
    QByteArray,
    QCoreApplication,
    QIODevice,
    QObject,
    QRect,
    QTimer,
)
from PySide6.QtGui import QColor, QFont, QFontDatabase, QImage, QPainter
from PySide6.QtWidgets import QApplication

from fedidesk.domain.post import Row
from fedidesk.qtmodels.image_cache import ImageCache
from fedidesk.qtmodels.post_list_model import PostListModel
from fedidesk.store.posts import PostStore
from fedidesk.store.rows import Rows
from fedidesk.ui.icons import Icons
from fedidesk.ui.painting import fill
from fedidesk.ui.theme import Theme
from fedidesk.ui.timeline.layout_cache import LayoutCache
from fedidesk.ui.timeline.row_layout import RowLayout
from fedidesk.ui.timeline.scene import Scene
from tests.builders import NOON
from tests.fakes.pictures import FakeFetcher
from tests.golden.scenes import QUOTED, Shot, shots

_HERE = Path(__file__).parent
_ROOT = _HERE.parents[1]
_OURS = {"QT_QPA_PLATFORM": "offscreen", "FONTCONFIG_FILE": str(_HERE / "fonts.conf")}
_NEEDED = (
    "Noto Sans", "Noto Sans Bengali", "Noto Sans Devanagari", "Noto Sans Tamil", "Noto Sans Arabic",
    "Noto Sans Hebrew", "Noto Sans Thai", "Noto Sans CJK JP", "Noto Color Emoji",
)  # fmt: skip
WIDTH = 600
VARIANTS = tuple((theme, percent) for percent in (100, 150) for theme in ("light", "dark"))
NOW = NOON + timedelta(minutes=1)
_DEADLINE = 20.0
_QUIET = 0.15
"""Seconds without a picture after which there are no more to come."""


def render_in_own_process(folder: Path, module: str = "tests.golden.rendering") -> str:
    """Render everything into ``folder``; raises ``RuntimeError`` with what went wrong."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("QT_")}
    command = [sys.executable, "-m", module, str(folder)]
    done = subprocess.run(
        command, cwd=_ROOT, env=kept | _OURS, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise RuntimeError(done.stderr.strip() or f"it ended with {done.returncode}")
    return done.stdout


def start() -> QApplication:
    """Start Qt with our fonts; end the process with a sentence where they are not there."""
    application = QApplication(["fedidesk"])
    missing = sorted(set(_NEEDED) - set(QFontDatabase.families()))
    if missing:
        sys.exit(f"These fonts are not installed: {', '.join(missing)}. `make test` installs them.")
    application.setFont(QFont("Noto Sans"))
    return application


def main() -> None:
    """Render everything into the folder that the command line names."""
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    studio = Studio(start())
    for theme, percent in VARIANTS:
        studio.dress(theme, percent)
        for shot in shots():
            studio.render(shot).save(str(folder / f"{shot.name}-{theme}-{percent}.png"))


class _Pictures(FakeFetcher):
    """Has a picture of four colours at every address but those that are gone.

    Which part of it is shown can be seen.
    """

    def fetch(self, url: str) -> None:
        self.asked.append(url)
        if "gone" in url:
            QTimer.singleShot(0, self, lambda: self.failed.emit(url))
            return
        size = (64, 64) if "avatar" in url or "blob" in url else (600, 400)
        data = _four_colours(*size)
        QTimer.singleShot(0, self, lambda: self.fetched.emit(url, data))


@cache
def _four_colours(width: int, height: int) -> bytes:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    for number, colour in enumerate(("#3b6ea5", "#c98b2b", "#4f8f5b", "#a5483b")):
        left, top = number % 2 * width // 2, number // 2 * height // 2
        painter.fillRect(left, top, width, height, QColor(colour))
    painter.end()
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    return data.data()


class Studio:
    """Renders one row at a time."""

    def __init__(self, application: QApplication) -> None:
        self.theme = Theme(application, "light", 100)
        self._fetcher = _Pictures(application)
        self.images = ImageCache(lambda _: self._fetcher, application)
        self.images.begin()
        self._owner = QObject(application)
        self._arrived = 0.0
        self.images.arrived.connect(self._note)
        self.scene = Scene(self.theme, Icons(), self.images, 1.0)
        self.rows, self._posts = Rows(), PostStore()
        self.layouts = LayoutCache(PostListModel(self.rows, self._posts), self.theme)

    def dress(self, theme: str, percent: int) -> None:
        """Go on in another theme and size of text."""
        self.theme.set_choice(theme)
        self.theme.set_text_percent(percent)

    def lay_out(self, shot: Shot, width: int = WIDTH) -> RowLayout:
        """Return the row as it stands in a view."""
        self.rows.become([])
        self._posts.keep_only(())
        if shot.post is not None:
            self._posts.put([shot.post])
        self.rows.become([shot.item])
        layouts = self.layouts
        layouts.clear()
        names = {shot.item.post_id} if isinstance(shot.item, Row) else set()
        layouts.revealed = names if shot.revealed else set()
        layouts.choices.uncovered = {QUOTED} if shot.uncovered else set()
        layouts.expanded = names if shot.expanded else set()
        layouts._now = NOW
        layouts.fit(width, mirrored=shot.mirrored)
        layout = layouts.get(0)
        assert layout is not None
        return layout

    def render(self, shot: Shot) -> QImage:
        """Return the row, once all its pictures are there."""
        layout = self.lay_out(shot)
        self.images.set_wanted(self._owner, layout.urls)
        image = self._paint(layout)
        for _ in range(3):
            QCoreApplication.processEvents()
        while self._fetcher.asked:
            self._fetcher.asked.clear()
            self._wait()
            image = self._paint(layout)
            QCoreApplication.processEvents()
        return image

    def _paint(self, layout: RowLayout) -> QImage:
        image = QImage(WIDTH, layout.height, QImage.Format.Format_RGB32)
        painter = QPainter(image)
        self.scene.clip = QRect(0, 0, WIDTH, layout.height)
        fill(painter, self.scene.clip, self.theme.colours.surface)
        layout.paint(painter, self.scene)
        fill(painter, layout.line, self.theme.colours.separator)
        painter.end()
        return image

    def _note(self, _url: str) -> None:
        self._arrived = time.monotonic()

    def _wait(self) -> None:
        """Let the pictures come."""
        begin = self._arrived = time.monotonic()
        while time.monotonic() - self._arrived < _QUIET:
            assert time.monotonic() - begin < _DEADLINE
            QCoreApplication.processEvents()
            time.sleep(0.001)


def images_in(folder: Path) -> Iterator[tuple[str, QImage]]:
    """Yield the pictures of a folder by their names."""
    for path in sorted(folder.glob("*.png")):
        yield path.stem, QImage(str(path))


if __name__ == "__main__":
    main()
