"""The way of a post from the bytes of an answer to pixels and words, outside of any window."""

from msgspec import Struct
from PySide6.QtCore import QCoreApplication, QObject, QRect, Qt, Signal
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication
from requests.structures import CaseInsensitiveDict

from fedidesk.api import decoding, mapping, wire
from fedidesk.api.answer import Answer
from fedidesk.api.streaming_events import EventReader, Frame, Refusal, frame
from fedidesk.domain.errors import BadAnswer
from fedidesk.domain.filters import HOME as HOME_FILTERS
from fedidesk.domain.lexing import tell_apart
from fedidesk.domain.post import Bundle
from fedidesk.domain.post_text import paragraphs_of
from fedidesk.domain.timeline import HOME
from fedidesk.qtmodels.image_cache import ImageCache
from fedidesk.qtmodels.post_list_model import PostListModel
from fedidesk.store.posts import PostStore
from fedidesk.store.rows import Rows
from fedidesk.ui.icons import Icons
from fedidesk.ui.theme import Theme
from fedidesk.ui.timeline.layout_cache import LayoutCache
from fedidesk.ui.timeline.row_layout import RowLayout
from fedidesk.ui.timeline.scene import Scene

_HOST = "fuzz.test"
_SLICE = 1600
"""Pixels of a very tall post that are painted at its top, and at its end."""


class Look(Struct, frozen=True):
    """How a post is shown."""

    width: int = 600
    mirrored: bool = False
    revealed: bool = False
    expanded: bool = False


class RecordingFetcher(QObject):
    """Implements ``qtmodels.image_cache.Fetcher``: notes what is asked for and never answers."""

    fetched = Signal(str, bytes)
    failed = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.asked: set[str] = set()

    def fetch(self, url: str) -> None:
        """Note that ``url`` is wanted."""
        self.asked.add(url)

    def drop(self, _url: str) -> bool:
        """Let go of it; what was asked for stays noted."""
        return True

    def close(self) -> None:
        """Nothing is under way."""


class Canvas:
    """Shows post after post as the application would; ``asked`` are the addresses it wanted."""

    def __init__(self, application: QApplication) -> None:
        self.theme = Theme(application, "light", 100)
        self._rows = Rows()
        self._posts = PostStore()
        self._model = PostListModel(self._rows, self._posts)
        self._layouts = LayoutCache(self._model, self.theme)
        self._layouts.choices.read_as(None, HOME_FILTERS)
        self._fetcher = RecordingFetcher()
        self._images = ImageCache(lambda _: self._fetcher)
        self._images.begin()
        self._scene = Scene(self.theme, Icons(), self._images, 1.0)
        self._owner = QObject()
        self._shown: frozenset[str] = frozenset()
        self._reader = EventReader(_HOST)
        self._image = QImage(1000, _SLICE, QImage.Format.Format_RGB32)

    def show(self, body: bytes, look: Look) -> int:
        """Read, lay out, paint and say what an answer brings; return how many posts that were."""
        found = bundles(body)
        for bundle in found:
            self._show(bundle, look)
        return len(found)

    def take_asked(self) -> set[str]:
        """Return the addresses that were wanted since the last time."""
        self._images.set_wanted(self._owner, self._shown)
        QCoreApplication.processEvents()
        asked = self._fetcher.asked | self._shown
        self._fetcher.asked = set()
        self._shown = frozenset()
        self._images.set_wanted(self._owner, self._shown)
        return asked

    def read_otherwise(self, body: bytes) -> None:
        """Read the same bytes as a stream and a thread bring them."""
        status = body.strip()[1:-1]
        event = b'{"stream":["user"],"event":"update","payload":' + status + b"}"
        said = frame(event)
        if isinstance(said, Frame):
            self._reader.read(said, HOME)
        assert said is None or isinstance(said, Frame | Refusal)
        for name in ("update", "status.update", "delete"):
            self._reader.read(Frame(name, status), HOME)
        context = b'{"ancestors":' + body + b',"descendants":' + body + b"}"
        try:
            around = decoding.one(_answer(context), wire.Context, _HOST)
        except BadAnswer:
            return
        mapping.bundles(around.descendants or ())

    def _show(self, bundle: Bundle, look: Look) -> None:
        # What was known of a post, or a row of the same name, would stand in the way.
        self._posts.keep_only(())
        self._rows.become([])
        self._posts.put([bundle.post])
        # The disk's lane does it before.
        tell_apart(paragraphs_of(bundle.post))
        self._rows.become([bundle.row])
        layouts = self._layouts
        layouts.clear()
        layouts.revealed = {bundle.post.id} if look.revealed else set()
        layouts.expanded = {bundle.post.id} if look.expanded else set()
        layouts.fit(look.width, mirrored=look.mirrored)
        layout = layouts.get(0)
        if layout is None:
            return
        assert layout.height > 0
        assert layout.spots is not None
        self._paint(layout, look.width)
        self._ask(layout, look.width)
        self._shown |= layout.urls

    def _paint(self, layout: RowLayout, width: int) -> None:
        for top in {0, max(0, layout.height - _SLICE)}:
            painter = QPainter(self._image)
            painter.fillRect(0, 0, width, _SLICE, Qt.GlobalColor.white)
            painter.translate(0, -top)
            self._scene.clip = QRect(0, top, width, min(layout.height - top, _SLICE))
            layout.paint(painter, self._scene)
            painter.end()

    def _ask(self, layout: RowLayout, width: int) -> None:
        """Ask what a screen reader and a mouse ask."""
        assert layout.spoken().strip()
        row = QRect(0, 0, width, layout.height)
        for spot in layout.spots:
            assert isinstance(spot.name + spot.tip + spot.description, str)
            assert spot.rect.isEmpty() or row.intersects(spot.rect)
        for x in range(0, width, 100):
            layout.tip_at(x, 20)


def bundles(body: bytes) -> tuple[Bundle, ...]:
    """Return what becomes of an answer on its way through the API layer."""
    try:
        statuses, _ = decoding.many(_answer(body), wire.Status, _HOST)
    except BadAnswer:
        return ()
    return mapping.bundles(statuses)[0]


def _answer(body: bytes) -> Answer:
    return Answer(200, CaseInsensitiveDict(), body, f"https://{_HOST}/")
