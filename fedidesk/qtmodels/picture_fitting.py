"""Makes pictures as small as a server wants them; work for a lane's thread."""

from math import sqrt
from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtGui import QImage, QImageReader

from fedidesk.domain.attaching import FittedPicture, takes
from fedidesk.domain.errors import NotTaken
from fedidesk.domain.server import MediaLimits
from fedidesk.qtmodels.picture_files import (
    JPEG,
    MOST_PIXELS,
    PNG,
    WEBP,
    pixels,
    read,
    reader_of,
    size_in,
    upright,
    written,
)

_WRITTEN = (JPEG, PNG, WEBP)
_READ = (*_WRITTEN, "image/gif", "image/bmp", "image/tiff")
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
    reader = reader_of(file, mime)
    size = size_in(reader)
    as_it_is = FittedPicture(mime, size.width(), size.height())
    is_small = file.stat().st_size <= limits.image_bytes and pixels(size) <= limits.image_pixels
    if (is_small and takes(limits, mime)) or _moves(reader):
        return as_it_is
    if pixels(size) > (_MOST_PIXELS_OF_JPEG if mime == JPEG else MOST_PIXELS):
        raise NotTaken(NotTaken.TOO_MANY_PIXELS)
    return _made(file, mime, size, limits, shrunk=not is_small)


def _made(
    file: Path, mime: str, size: QSize, limits: MediaLimits, *, shrunk: bool
) -> FittedPicture:
    """Return the picture in the first size and type in which it is small enough."""
    share = min(1.0, sqrt(limits.image_pixels / pixels(size)))
    for _ in range(_TRIES):
        image = _read(file, mime, size, share)
        for kind in _kinds(mime, image, limits):
            content = written(image, kind, _QUALITY)
            if content and len(content) <= limits.image_bytes:
                return FittedPicture(kind, image.width(), image.height(), content, shrunk)
        share *= _SMALLER
    raise NotTaken(NotTaken.TOO_LARGE, limits.image_bytes)


def _kinds(mime: str, image: QImage, limits: MediaLimits) -> list[str]:
    """Return the types to try: its own, then those that lose nothing that is seen."""
    wanted = [mime] if mime in _WRITTEN else [PNG]
    if _is_opaque(image):
        wanted.append(JPEG)
    wanted += [PNG, WEBP]
    taken = [kind for kind in dict.fromkeys(wanted) if takes(limits, kind)]
    return taken or [kind for kind in (JPEG,) if takes(limits, kind)]


def _read(file: Path, mime: str, size: QSize, share: float) -> QImage:
    reader = reader_of(file, mime)
    if share < 1:
        # Rounded down: one line more may be one too many.
        target = QSize(int(size.width() * share), int(size.height() * share))
        target = target.expandedTo(QSize(1, 1))
        reader.setScaledSize(upright(target, reader))
    return read(reader)


def _is_opaque(image: QImage) -> bool:
    if not image.hasAlphaChannel():
        return True
    alpha = image.convertToFormat(QImage.Format.Format_Alpha8)
    bits, width, step = bytes(alpha.constBits()), alpha.width(), alpha.bytesPerLine()
    lines = range(0, step * alpha.height(), step)
    return all(bits.count(b"\xff", line, line + width) == width for line in lines)


def _moves(reader: QImageReader) -> bool:
    return reader.supportsAnimation() and reader.imageCount() > 1
