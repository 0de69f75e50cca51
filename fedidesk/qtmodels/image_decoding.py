"""Turns the bytes of a picture into pixels, away from the GUI thread."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import (
    QBuffer,
    QByteArray,
    QIODevice,
    QObject,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    QThreadPool,
    Signal,
)
from PySide6.QtGui import QBrush, QColorSpace, QImage, QImageIOHandler, QImageReader, QPainter

from fedidesk.qtmodels.blurred import blurred
from fedidesk.qtmodels.film import Film
from fedidesk.qtmodels.film_reading import Start, read_film
from fedidesk.qtmodels.picture_key import Fit, PictureKey, blurhash_of

_THREADS = 2
_SOONER = 1
"""Whoever sees a film waits for its next frames, and nobody for one that does not move yet."""
_MOST_PIXELS = 50_000_000
"""Some decoders need six bytes for each, whatever they are asked for."""
MOST_MEGABYTES = 200
_Turn = QImageIOHandler.Transformation
_TURNED = (
    _Turn.TransformationRotate90,
    _Turn.TransformationRotate270,
    _Turn.TransformationMirrorAndRotate90,
    _Turn.TransformationFlipAndRotate90,
)
_SMALLEST = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108000000003a7e9b550000000a494441"
    "5478da6360000000020001e527defc0000000049454e44ae426082"
)
"""A picture of one dot, a PNG."""


class Decoder(QObject):
    """Decodes in threads of its own; its signals come in the thread of this object."""

    decoded = Signal(object, object)
    """A ``PictureKey`` and a ``QImage``: a null one for what is no picture that fedidesk shows."""
    film_read = Signal(object, object)
    """A ``PictureKey`` and a ``Film``, which is empty for what does not move."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        _touch_all()
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(_THREADS)
        self._films = QThreadPool(self)
        self._films.setMaxThreadCount(1)

    def decode(self, key: PictureKey, data: bytes) -> None:
        """Start to decode ``data``, which is empty where the key says it all: a blurhash."""
        self._pool.start(_Job(key, data, picture_of, self.decoded.emit).run)

    def read_film(self, key: PictureKey, data: bytes) -> None:
        """Start to read the frames of ``data``, in the shape of ``key``."""
        make = partial(film_of, start=self._read_on)
        self._films.start(_Job(key, data, make, self.film_read.emit).run)

    def close(self) -> None:
        """Drop what waits, and wait for the pictures at hand: some hundredths of a second."""
        for pool in (self._pool, self._films):
            pool.clear()
            pool.waitForDone()

    def _read_on(self, make_frames: Callable[[], None]) -> None:
        self._films.start(make_frames, _SOONER)


class _Job:
    """A picture on its way through a thread."""

    __slots__ = ("_data", "_key", "_make", "_tell")

    def __init__(
        self,
        key: PictureKey,
        data: bytes,
        make: Callable[[bytes, PictureKey], object],
        tell: Callable[[PictureKey, object], None],
    ) -> None:
        self._key = key
        self._data = data
        self._make = make
        self._tell = tell

    def run(self) -> None:
        self._tell(self._key, self._make(self._data, self._key))


def kind_of(data: bytes) -> str:
    """Return the format by the first bytes: png, jpeg, gif or webp; empty for all others."""
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return "png"
    if data.startswith(b"\xff\xd8\xff"):
        return "jpeg"
    if data.startswith((b"GIF87a", b"GIF89a")):
        return "gif"
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "webp"
    return ""


def _touch_all() -> None:
    """Use all of Qt that the threads use, for none of them may be the first to (decision 0008)."""
    for fit in Fit:
        for radius in (0, 1):
            decode(_SMALLEST, PictureKey("", 1, 1, radius, fit))


def picture_of(data: bytes, key: PictureKey) -> QImage:
    """Return what ``decode`` does, or the picture of the blurhash that ``key`` is for."""
    blurhash = blurhash_of(key.url)
    if not blurhash:
        return decode(data, key)
    image = blurred(blurhash)
    return image if image.isNull() else _shaped(image, key)


def decode(data: bytes, key: PictureKey) -> QImage:
    """Return the picture in the shape of ``key``, or a null image.

    Whatever a server claims, only four formats are read. Of a film only the first frame is.
    """
    kind = kind_of(data)
    if not kind:
        return QImage()
    reader = _Reader(data, kind)
    size = reader.size()
    if not _is_sensible(size):
        return QImage()
    _shape(reader, size, key)
    image = reader.read()
    return image if image.isNull() else _placed(in_usual_colours(image), key)


def film_of(data: bytes, key: PictureKey, start: Start) -> Film:
    """Return the frames in the shape of ``key``; a film that does not move for what does not.

    ``start`` lets a thread read on in what is too long to be read at once.
    """
    kind = kind_of(data)
    if kind not in ("gif", "webp"):
        return Film()
    # However many readers begin anew, they share these bytes.
    file = QByteArray(data)

    def make_reader() -> QImageReader:
        reader = _Reader(file, kind)
        if _is_sensible(reader.size()):
            _shape(reader, reader.size(), key)
        return reader

    return read_film(make_reader, lambda image: _placed(image, key), len(data), start)


class _Reader(QImageReader):
    """Reads ``data``, and keeps for as long as it lives what it reads from."""

    def __init__(self, data: bytes | QByteArray, kind: str) -> None:
        QImageReader.setAllocationLimit(MOST_MEGABYTES)
        self._buffer = QBuffer()
        self._buffer.setData(QByteArray(data))
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        super().__init__(self._buffer, QByteArray(kind.encode()))


def _shape(reader: QImageReader, size: QSize, key: PictureKey) -> None:
    """Let a reader give its picture as ``key`` wants it: Python waits for nobody meanwhile."""
    reader.setAutoTransform(True)
    turned = is_turned(reader)
    whole = size.transposed() if turned else size
    if key.fit is Fit.COVER:
        plain = reader.transformation() is _Turn.TransformationNone
        crop = _crop(whole, key, QPointF(key.focus_x, key.focus_y) if plain else QPointF())
        target = QSize(key.width, key.height)
        reader.setClipRect(_transposed(crop) if turned else crop)
    else:
        target = _contained(whole, key)
    reader.setScaledSize(target.transposed() if turned else target)


def is_turned(reader: QImageReader) -> bool:
    """Return whether a picture lies on its side in its file, as cameras note it."""
    return reader.transformation() in _TURNED


def _is_sensible(size: QSize) -> bool:
    """Return whether a picture is neither empty nor made to fill the memory."""
    return not size.isEmpty() and size.width() * size.height() <= _MOST_PIXELS


def in_usual_colours(image: QImage) -> QImage:
    """Return a picture for print, or for screens with more colours, in those of the web."""
    space = image.colorSpace()
    usual = QColorSpace(QColorSpace.NamedColorSpace.SRgb)
    if image.format() is QImage.Format.Format_CMYK8888 or (space.isValid() and space != usual):
        converted = image.convertedToColorSpace(usual, QImage.Format.Format_ARGB32)
        return image if converted.isNull() else converted
    return image


def _contained(whole: QSize, key: PictureKey) -> QSize:
    target = whole.scaled(key.width, key.height, Qt.AspectRatioMode.KeepAspectRatio)
    return target.expandedTo(QSize(1, 1))


def _crop(whole: QSize, key: PictureKey, focus: QPointF) -> QRect:
    """Return the part of a picture that fills the place, as near to its focus as can be."""
    scale = min(whole.width() / key.width, whole.height() / key.height)
    width = max(1, min(whole.width(), round(key.width * scale)))
    height = max(1, min(whole.height(), round(key.height * scale)))
    x = (focus.x() + 1) / 2 * whole.width() - width / 2
    y = (1 - focus.y()) / 2 * whole.height() - height / 2
    left = round(min(max(x, 0), whole.width() - width))
    top = round(min(max(y, 0), whole.height() - height))
    return QRect(left, top, width, height)


def _transposed(rect: QRect) -> QRect:
    return QRect(rect.y(), rect.x(), rect.height(), rect.width())


def _shaped(image: QImage, key: PictureKey) -> QImage:
    """Return a picture that is decoded already in the shape of ``key``."""
    target = QSize(key.width, key.height)
    if key.fit is Fit.COVER:
        image = image.copy(_crop(image.size(), key, QPointF(key.focus_x, key.focus_y)))
    else:
        target = _contained(image.size(), key)
    smooth = Qt.TransformationMode.SmoothTransformation
    return _placed(image.scaled(target, Qt.AspectRatioMode.IgnoreAspectRatio, smooth), key)


def _placed(image: QImage, key: PictureKey) -> QImage:
    """Return the picture in its place: centred, with round corners, ready for the screen."""
    place = QImage(key.width, key.height, QImage.Format.Format_ARGB32_Premultiplied)
    place.fill(Qt.GlobalColor.transparent)
    painter = QPainter(place)
    if key.radius:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QBrush(image))
        painter.drawRoundedRect(QRectF(place.rect()), key.radius, key.radius)
    else:
        x = (key.width - image.width()) // 2
        y = (key.height - image.height()) // 2
        painter.drawImage(x, y, image)
    painter.end()
    return place
