"""Pictures in all their size, for as long as somebody looks at them."""

from collections import OrderedDict
from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject, QSize, Qt, Signal
from PySide6.QtGui import QImage, QImageIOHandler, QImageReader

from fedidesk.qtmodels.film import Film
from fedidesk.qtmodels.image_cache import Fetcher
from fedidesk.qtmodels.image_decoding import Decoder, kind_of
from fedidesk.qtmodels.picture_key import Fit, PictureKey

_KEPT = 3
"""Files in memory: the one that is looked at, and those beside it."""
_MOST_PIXELS = 24_000_000
"""Of one picture in memory, some 100 MB; what has more is shown a little less sharp."""
_MOVING = ("gif", "webp")
_Turn = QImageIOHandler.Transformation


class Nature(NamedTuple):
    """What a picture is; ``size`` in its own pixels, the right way up."""

    kind: str
    size: QSize
    moves: bool


class Originals(QObject):
    """Fetches files by address, and decodes them as large as asked for, off the GUI thread.

    ``came`` and ``failed`` bring the address of a file, ``decoded`` an address and a ``QImage``.
    """

    progressed = Signal(str, int, int)
    """An address, the bytes that are here, and of how many; -1 where the server does not say."""
    came = Signal(str)
    failed = Signal(str)
    decoded = Signal(str, object)
    film_read = Signal(str, object)
    """An address and a ``Film``."""

    def __init__(self, make_fetcher: Callable[[QObject], Fetcher], parent: QObject) -> None:
        super().__init__(parent)
        self._fetcher = make_fetcher(self)
        self._fetcher.fetched.connect(self._fetched)
        self._fetcher.failed.connect(self._fetch_failed)
        self._fetcher.progressed.connect(self.progressed)
        self._decoder = Decoder(self)
        self._decoder.decoded.connect(self._decoded)
        self._decoder.film_read.connect(self._film_read)
        self._files: OrderedDict[str, bytes] = OrderedDict()
        self._asked: set[str] = set()

    def fetch(self, url: str) -> None:
        """Let the file come; ``came`` is told at once if it is there."""
        if url in self._files:
            self._files.move_to_end(url)
            self.came.emit(url)
        elif url not in self._asked:
            self._asked.add(url)
            self._fetcher.fetch(url)

    def forget(self, url: str) -> None:
        """Let go of a file, so that it can be asked for again."""
        self._files.pop(url, None)

    def file(self, url: str) -> bytes:
        """Return the file as it came from the server; empty while it is not there."""
        return self._files.get(url, b"")

    def nature(self, url: str) -> Nature | None:
        """Return what is known of a picture from its first bytes; None where it is none."""
        return nature_of(self.file(url))

    def decode(self, url: str, size: QSize) -> None:
        """Let the picture come in that size, or a little less where that is very large."""
        pixels = size.width() * size.height()
        if pixels > _MOST_PIXELS:
            size = size * (_MOST_PIXELS / pixels) ** 0.5
        size = size.expandedTo(QSize(1, 1))
        key = PictureKey(url, size.width(), size.height(), fit=Fit.CONTAIN)
        self._decoder.decode(key, self.file(url))

    def read_film(self, url: str, size: QSize) -> None:
        """Let the film come whose frames are that large."""
        key = PictureKey(url, size.width(), size.height(), fit=Fit.CONTAIN)
        self._decoder.read_film(key, self.file(url))

    def close(self) -> None:
        """End all downloads and forget everything."""
        self._fetcher.close()
        self._decoder.close()
        self._files.clear()
        self._asked.clear()

    def _fetched(self, url: str, data: bytes) -> None:
        self._asked.discard(url)
        self._files[url] = data
        while len(self._files) > _KEPT:
            self._files.popitem(last=False)
        self.came.emit(url)

    def _fetch_failed(self, url: str) -> None:
        self._asked.discard(url)
        self.failed.emit(url)

    def _decoded(self, key: PictureKey, image: QImage) -> None:
        self.decoded.emit(key.url, image)

    def _film_read(self, key: PictureKey, film: Film) -> None:
        self.film_read.emit(key.url, film)


def nature_of(data: bytes) -> Nature | None:
    """Read the head of a file; None for what is no picture that fedidesk shows."""
    kind = kind_of(data)
    if not kind:
        return None
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer, QByteArray(kind.encode()))
    size = reader.size()
    if size.isEmpty():
        return None
    if reader.transformation() & _Turn.TransformationRotate90:
        size.transpose()
    moves = kind in _MOVING and reader.supportsAnimation() and reader.imageCount() > 1
    return Nature(kind, size, moves)


def is_see_through(image: QImage) -> bool:
    """Return whether something behind a picture would be seen; a few places tell."""
    small = image.scaled(
        24, 24, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.FastTransformation
    )
    return any(
        small.pixelColor(x, y).alpha() < 250
        for x in range(small.width())
        for y in range(small.height())
    )
