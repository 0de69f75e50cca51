"""A reading view with everything it needs, for tests."""

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from fedidesk.domain.ids import PostId, ProfileId
from fedidesk.domain.post import Post, Row
from fedidesk.qtmodels.home_network import HomeNetwork
from fedidesk.qtmodels.image_cache import Fetcher, ImageCache
from fedidesk.qtmodels.image_fetching import ImageFetcher
from fedidesk.store.delta import Delta, Placed, Stretch
from fedidesk.store.posts import PostStore
from fedidesk.store.rows import shows
from fedidesk.store.window import Window
from fedidesk.ui.icons import Icons
from fedidesk.ui.theme import Theme
from fedidesk.ui.timeline.post_row import PostRow
from fedidesk.ui.timeline.proxy import Proxy
from fedidesk.ui.timeline.timeline_pane import TimelinePane
from tests.fakes.pictures import FakeFetcher

Bundles = Iterable[tuple[Row, Post]]


class Reading:
    """A timeline pane on the screen over stores of its own."""

    def __init__(
        self,
        qtbot: QtBot,
        bundles: Bundles = (),
        *,
        width: int = 500,
        height: int = 600,
        counts_new: bool = True,
        pictures: Path | None = None,
    ) -> None:
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        self.qtbot = qtbot
        self.theme = Theme(application, "light", 100)
        self.theme.put_on()
        self.posts = PostStore()
        self.own = ProfileId("profile-Me")
        self.rows = Window(self._brings_news)
        self._highest = self._lowest = 0
        self._folder = pictures
        self.fetcher = FakeFetcher()
        self.images = ImageCache(self._make_fetcher)
        self.images.begin()
        self.show(bundles)
        parts = (self.rows, self.posts, self.images, self.theme, Icons())
        self.pane = TimelinePane(*parts, counts_new=counts_new)
        self.view = self.pane.view
        self.pane.resize(width, height)
        qtbot.addWidget(self.pane)
        with qtbot.waitExposed(self.pane):
            self.pane.show()
        self.pane.activateWindow()

    def _make_fetcher(self, parent: QObject) -> Fetcher:
        """Return a web without pictures, or one on loopback that is kept in a folder."""
        if self._folder is None:
            return self.fetcher
        return ImageFetcher(self._folder, "none", parent, home=HomeNetwork(lambda: ["127.0.0.1"]))

    def show(self, bundles: Bundles) -> None:
        """Replace all rows."""
        bundles = list(bundles)
        if bundles:
            self._highest, self._lowest = 0, -len(bundles)
            self.rows.show(Stretch(self._placed(bundles, 0), ()))

    def on_top(self, bundles: Bundles) -> None:
        """Let newer rows come."""
        bundles = list(bundles)
        self._highest += len(bundles)
        self.rows.apply(Delta(came=self._placed(bundles, self._highest)))

    def below(self, bundles: Bundles) -> None:
        """Let older rows come."""
        bundles = list(bundles)
        first, self._lowest = self._lowest, self._lowest - len(bundles)
        self.rows.apply(Delta(came=self._placed(bundles, first)))

    def remove(self, post_id: str) -> None:
        """Let a post be gone."""
        gone = [placed.rank for placed in self.rows.placed() if shows(placed.item, PostId(post_id))]
        self.rows.apply(Delta(gone=tuple(gone)))

    def _placed(self, bundles: Bundles, rank: int) -> tuple[Placed, ...]:
        bundles = list(bundles)
        self.posts.put(post for _, post in bundles)
        return tuple(Placed(rank - number, row) for number, (row, _) in enumerate(bundles))

    def _brings_news(self, row: Row) -> bool:
        post = self.posts.get(row.post_id)
        by = row.boosted_by or (post.author if post is not None else None)
        return by is None or by.id != self.own

    def places(self) -> dict[PostId, int]:
        """Return where the posts on the screen begin."""
        return {row.post_id: row.y() for row in self.view.rows if row.post_id is not None}

    def row(self, post_id: str) -> PostRow:
        """Return the row of a post that is on the screen."""
        return next(row for row in self.view.rows if row.post_id == post_id)

    def button(self, post_id: str, name: str) -> Proxy:
        """Return a button of a post that is on the screen by its name."""
        buttons = self.row(post_id).buttons
        return next(b for b in buttons if b.spot is not None and b.spot.name == name)

    def key(self, key: Qt.Key) -> None:
        """Press a key where the keyboard is."""
        widget = QApplication.focusWidget()
        assert widget is not None
        self.qtbot.keyClick(widget, key)


def interface(thing: QObject) -> QAccessibleInterface:
    """Return what assistive technology sees of a widget."""
    return QAccessible.queryAccessibleInterface(thing)


def name_of(thing: QObject) -> str:
    """Return what a screen reader calls a widget."""
    return interface(thing).text(QAccessible.Text.Name)
