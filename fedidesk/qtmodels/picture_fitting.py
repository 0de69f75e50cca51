"""Makes pictures as small as a server wants them; work for a lane's thread.

What is made anew is upright, in the colours of the web, and says nothing of where, when and with
what it was taken.
"""

from math import sqrt
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QColorSpace, QImage, QImageReader, QImageWriter, QPainter

from fedidesk.domain.attaching import FittedPicture, takes
from fedidesk.domain.errors import NotTaken
from fedidesk.domain.server import MediaLimits
from fedidesk.qtmodels.image_decoding import MOST_MEGABYTES, is_turned

_JPEG, _PNG, _WEBP = "image/jpeg", "image/png", "image/webp"
_READ = (_JPEG, _PNG, _WEBP, "image/gif", "image/bmp", "image/tiff")
_WRITTEN = (_JPEG, _PNG, _WEBP)
_MOST_PIXELS = 50_000_000
_MOST_PIXELS_OF_JPEG = 400_000_000
"""JPEG is made smaller while it is read; all others need room for the whole picture first."""
_QUALITY = 88
_TRIES = 9
_SMALLER = 0.75
"""Of both lengths, after each try that took too many bytes."""


def fitted(file: Path, mime: str, limits: MediaLimits) -> FittedPicture:
    """Return what to send of a picture: the file itself where that is good.

    Raises ``NotTaken`` for what is damaged, or can't be made small enough. What can't be judged
    here, and what moves, is left to be taken or refused as it is.
    """
    if mime not in _READ:
        return FittedPicture(mime, 0, 0)
    reader = _reader(file, mime)
    size = _upright(reader.size(), reader)
    if size.isEmpty():
        raise NotTaken(NotTaken.BROKEN)
    as_it_is = FittedPicture(mime, size.width(), size.height())
    is_small = file.stat().st_size <= limits.image_bytes and _pixels(size) <= limits.image_pixels
    if (is_small and takes(limits, mime)) or _moves(reader):
        return as_it_is
    if _pixels(size) > (_MOST_PIXELS_OF_JPEG if mime == _JPEG else _MOST_PIXELS):
        raise NotTaken(NotTaken.TOO_MANY_PIXELS)
    return _made(file, mime, size, limits, shrunk=not is_small)


def _made(
    file: Path, mime: str, size: QSize, limits: MediaLimits, *, shrunk: bool
) -> FittedPicture:
    """Return the picture in the first size and type in which it is small enough."""
    share = min(1.0, sqrt(limits.image_pixels / _pixels(size)))
    for _ in range(_TRIES):
        image = _read(file, mime, size, share)
        for kind in _kinds(mime, image, limits):
            content = _written(image, kind)
            if content and len(content) <= limits.image_bytes:
                return FittedPicture(kind, image.width(), image.height(), content, shrunk)
        share *= _SMALLER
    raise NotTaken(NotTaken.TOO_LARGE, limits.image_bytes)


def _kinds(mime: str, image: QImage, limits: MediaLimits) -> list[str]:
    """Return the types to try: its own, then those that lose nothing that is seen."""
    wanted = [mime] if mime in _WRITTEN else [_PNG]
    if _is_opaque(image):
        wanted.append(_JPEG)
    wanted += [_PNG, _WEBP]
    taken = [kind for kind in dict.fromkeys(wanted) if takes(limits, kind)]
    return taken or [kind for kind in (_JPEG,) if takes(limits, kind)]


def _read(file: Path, mime: str, size: QSize, share: float) -> QImage:
    reader = _reader(file, mime)
    if share < 1:
        # Rounded down: one line more may be one too many.
        target = QSize(int(size.width() * share), int(size.height() * share))
        target = target.expandedTo(QSize(1, 1))
        reader.setScaledSize(_upright(target, reader))
    image = reader.read()
    if image.isNull():
        raise NotTaken(NotTaken.BROKEN)
    space, usual = image.colorSpace(), QColorSpace(QColorSpace.NamedColorSpace.SRgb)
    if space.isValid() and space != usual:
        converted = image.convertedToColorSpace(usual, QImage.Format.Format_ARGB32)
        return image if converted.isNull() else converted
    return image


def _written(image: QImage, kind: str) -> bytes:
    if kind == _JPEG and image.hasAlphaChannel():
        image = _on_white(image)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QImageWriter(buffer, QByteArray(_format_of(kind)))
    writer.setQuality(_QUALITY if kind != _PNG else -1)
    return bytes(buffer.data().data()) if writer.write(_without_words(image)) else b""


def _without_words(image: QImage) -> QImage:
    """Return the same pixels without the texts that came with them, and that would be written."""
    bare = QImage(
        image.constBits(), image.width(), image.height(), image.bytesPerLine(), image.format()
    )
    bare.setColorTable(image.colorTable())
    return bare


def _on_white(image: QImage) -> QImage:
    flat = QImage(image.size(), QImage.Format.Format_RGB32)
    flat.fill(Qt.GlobalColor.white)
    painter = QPainter(flat)
    painter.drawImage(0, 0, image)
    painter.end()
    return flat


def _is_opaque(image: QImage) -> bool:
    if not image.hasAlphaChannel():
        return True
    alpha = image.convertToFormat(QImage.Format.Format_Alpha8)
    bits, width, step = bytes(alpha.constBits()), alpha.width(), alpha.bytesPerLine()
    lines = range(0, step * alpha.height(), step)
    return all(bits.count(b"\xff", line, line + width) == width for line in lines)


def _reader(file: Path, mime: str) -> QImageReader:
    QImageReader.setAllocationLimit(MOST_MEGABYTES)
    reader = QImageReader(str(file), QByteArray(_format_of(mime)))
    reader.setAutoTransform(True)
    return reader


def _moves(reader: QImageReader) -> bool:
    return reader.supportsAnimation() and reader.imageCount() > 1


def _upright(size: QSize, reader: QImageReader) -> QSize:
    return size.transposed() if is_turned(reader) else size


def _format_of(mime: str) -> bytes:
    return mime.partition("/")[2].encode()


def _pixels(size: QSize) -> int:
    return size.width() * size.height()
