"""Avatars and pictures: fetched, decoded off the GUI thread, and kept."""

from collections import OrderedDict
from collections.abc import Callable
from typing import Protocol
from weakref import WeakKeyDictionary

from PySide6 import QtGui
from PySide6.QtCore import QObject, QPointF, QSize, QTimer, Signal, SignalInstance
from PySide6.QtGui import QPixmap

from fedidesk.qtmodels import image_decoding
from fedidesk.qtmodels.image_failures import Failures, Trouble
from fedidesk.qtmodels.motion import Motion
from fedidesk.qtmodels.picture_key import Fit, PictureKey, blurhash_of

_MEMORY_BYTES = 16_000_000
"""Of pictures that nobody shows now; those on screen stay whatever they take."""
_MOST_RELEASED = 5000


class Fetcher(Protocol):
    """Downloads pictures; ``image_fetching.ImageFetcher`` does it over the network."""

    fetched: SignalInstance
    """Brings the address and the bytes."""
    failed: SignalInstance
    """Brings the address."""
    progressed: SignalInstance
    """Brings the address, the bytes that are here, and of how many; -1 where nobody knows."""

    def fetch(self, url: str) -> None:
        """Download the file at ``url`` when its turn comes."""
        ...

    def drop(self, url: str) -> bool:
        """End the download of ``url`` unless it is nearly done; return whether that was so."""
        ...

    def close(self) -> None:
        """End all downloads."""
        ...


class ImageCache(QObject):
    """Gives pictures by address, in the shape in which they are painted.

    ``arrived`` brings the address of a picture that can be painted now, ``failed`` one that
    can't be had. Nothing is fetched before ``begin``, which calls ``make_fetcher``: the first frame
    does not wait for the network. What ``motion`` makes move comes as the frame of now.
    """

    arrived = Signal(str)
    failed = Signal(str)

    def __init__(
        self, make_fetcher: Callable[[QObject], Fetcher], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._make_fetcher = make_fetcher
        self._fetcher: Fetcher | None = None
        self._decoder: image_decoding.Decoder | None = None
        self._pixmaps: OrderedDict[PictureKey, QPixmap] = OrderedDict()
        self._bytes = 0
        self._newest: dict[str, PictureKey] = {}
        """The shape of each address that was painted last: it stands in while another is made."""
        self._asked: dict[str, set[PictureKey]] = {}
        self._started: set[str] = set()
        self._failures = Failures()
        self.motion = Motion(self)
        self._on_demand = False
        self._released: set[str] = set()
        self._wanted: WeakKeyDictionary[QObject, frozenset[str]] = WeakKeyDictionary()
        self._wanted_by_any: frozenset[str] = frozenset()
        self._start = QTimer(self)
        self._start.setSingleShot(True)
        self._start.setInterval(0)
        self._start.timeout.connect(self._start_asked)
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.timeout.connect(self._try_again)

    def pixmap(
        self,
        url: str,
        size: QSize,
        dpr: float = 1.0,
        radius: int = 0,
        *,
        fit: Fit = Fit.COVER,
        focus: QPointF | None = None,
    ) -> QPixmap | None:
        """Return the picture if it is there; else ask for it and return None, or a stand-in.

        ``size`` and ``radius`` are in logical pixels, ``dpr`` is the device's ratio, ``focus`` is
        in -1 … 1, y upwards. A stand-in is the same picture in another size: paint it into the
        place all the same.
        """
        if not url or size.isEmpty():
            return None
        key = PictureKey(
            url,
            round(size.width() * dpr),
            round(size.height() * dpr),
            round(radius * dpr),
            fit,
            *((focus.x(), focus.y()) if focus is not None else ()),
        )
        frame = self.motion.frame(key)
        if frame is not None:
            return frame
        pixmap = self._pixmaps.get(key)
        if pixmap is not None:
            self._pixmaps.move_to_end(key)
            return pixmap
        self._ask(key)
        stand_in = self._newest.get(url)
        return None if stand_in is None else self._pixmaps.get(stand_in)

    def set_wanted(self, owner: QObject, urls: frozenset[str]) -> None:
        """Say which addresses ``owner`` shows now.

        What nobody wants any more is dropped, unless it is nearly there.
        """
        self._wanted[owner] = urls
        wanted = self._wanted_by_any = frozenset().union(*self._wanted.values())
        for url in [url for url in self._asked if url not in wanted and not blurhash_of(url)]:
            if url not in self._started or self._dropped(url):
                self._started.discard(url)
                del self._asked[url]
        self._await_next_try()

    def trouble(self, url: str) -> Trouble | None:
        """Return why there is no picture, where one was asked for in vain."""
        return self._failures.trouble(url)

    def load_on_demand(self, on_demand: bool) -> None:
        """Say whether the pictures of posts wait until somebody presses them."""
        self._on_demand = on_demand

    def holds_back(self, url: str) -> bool:
        """Return whether a picture of a post waits to be pressed."""
        return self._on_demand and url not in self._released and url not in self._newest

    def release(self, url: str) -> None:
        """Let a picture come that was held back."""
        if len(self._released) >= _MOST_RELEASED:
            self._released.clear()
        self._released.add(url)

    def begin(self) -> None:
        """Fetch what was asked for, and from now on whatever is."""
        if self._fetcher is None:
            self._decoder = image_decoding.Decoder(self)
            self._decoder.decoded.connect(self._decoded)
            self._decoder.film_read.connect(self.motion.keep)
            self._fetcher = self._make_fetcher(self)
            self._fetcher.fetched.connect(self._fetched)
            self._fetcher.failed.connect(self._fetch_failed)
            self.motion.wanted.connect(self._fetcher.fetch)
            self._start.start()

    def close(self) -> None:
        """End all downloads and the decoding threads."""
        self._start.stop()
        self._again.stop()
        self.motion.close()
        self._asked.clear()
        if self._fetcher is not None:
            self._fetcher.close()
        if self._decoder is not None:
            self._decoder.close()

    def _ask(self, key: PictureKey) -> None:
        url = key.url
        if self._failures.has(url):
            return
        self._asked.setdefault(url, set()).add(key)
        if url not in self._started and not self._start.isActive():
            self._start.start()

    def _start_asked(self) -> None:
        if self._fetcher is None or self._decoder is None:
            return
        for url in [url for url in self._asked if url not in self._started]:
            if blurhash_of(url):
                for key in self._asked.pop(url):
                    self._decoder.decode(key, b"")
            else:
                self._started.add(url)
                self._fetcher.fetch(url)

    def _dropped(self, url: str) -> bool:
        return (
            self._fetcher is not None and not self.motion.has_asked(url) and self._fetcher.drop(url)
        )

    def _fetched(self, url: str, data: bytes) -> None:
        self._started.discard(url)
        if self._decoder is None:
            return
        for key in self._asked.pop(url, ()):
            self._decoder.decode(key, data)
        for key in self.motion.fetched(url):
            self._decoder.read_film(key, data)

    def _fetch_failed(self, url: str) -> None:
        self.motion.failed(url)
        if self._asked.pop(url, None) is not None:
            self._fail(url, Trouble.NOT_LOADED)

    def _fail(self, url: str, trouble: Trouble) -> None:
        self._started.discard(url)
        self._failures.add(url, trouble)
        self._await_next_try()
        self.failed.emit(url)

    def _await_next_try(self) -> None:
        """Wake up when something that is on screen may be asked again."""
        wait = self._failures.next_try(self._wanted_by_any)
        if wait is None:
            self._again.stop()
        else:
            self._again.start(round(wait * 1000) + 1)

    def _try_again(self) -> None:
        """Let whoever shows what failed paint it, and so ask for it again."""
        self._await_next_try()
        for url in self._failures.over(self._wanted_by_any):
            self.failed.emit(url)

    def _decoded(self, key: PictureKey, image: "QtGui.QImage") -> None:
        if image.isNull():
            self._fail(key.url, Trouble.NOT_SHOWN)
            return
        self._failures.remove(key.url)
        if key not in self._pixmaps:
            self._keep(key, QPixmap.fromImage(image))
        self.arrived.emit(key.url)

    def _keep(self, key: PictureKey, pixmap: QPixmap) -> None:
        self._pixmaps[key] = pixmap
        self._newest[key.url] = key
        self._bytes += _bytes_of(key)
        for old in tuple(self._pixmaps):
            if self._bytes <= _MEMORY_BYTES:
                return
            if old != key and old.url not in self._wanted_by_any:
                self._let_go(old)

    def _let_go(self, key: PictureKey) -> None:
        del self._pixmaps[key]
        self._bytes -= _bytes_of(key)
        if self._newest.get(key.url) == key:
            del self._newest[key.url]


def _bytes_of(key: PictureKey) -> int:
    return key.width * key.height * 4
