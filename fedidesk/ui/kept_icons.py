"""Icons as an earlier start has drawn them: to read one is much quicker than to draw it."""

import logging
from pathlib import Path

import msgspec
from msgspec import Struct
from PySide6.QtGui import QImage, QPixmap

from fedidesk import __version__
from fedidesk.domain.errors import StorageError
from fedidesk.store.kept_file import KeptFile

log = logging.getLogger(__name__)

IconKey = tuple[str, int, int, float, bool, bool]
"""Name, colour as RGBA, side in logical pixels, pixel ratio, and whether filled and mirrored."""

_MOST = 400
_FORMAT = QImage.Format.Format_ARGB32_Premultiplied
_BYTES = 4


class _Drawn(Struct, frozen=True, gc=False, array_like=True):
    """One icon: a square of so many device pixels."""

    key: IconKey
    pixels: int
    data: bytes


class _Content(Struct, frozen=True, gc=False):
    """What is in the file; ``made_of`` says of which drawings, by which version."""

    made_of: str = ""
    icons: tuple[_Drawn, ...] = ()


_decode = msgspec.msgpack.Decoder(_Content).decode


class KeptIcons:
    """Reads all of them at once and writes them when there are more. GUI thread only."""

    def __init__(self, path: Path, drawings: Path) -> None:
        self._file = KeptFile(path)
        self._made_of = f"{__version__} {drawings.stat().st_mtime_ns}"

    def read(self) -> dict[IconKey, QPixmap]:
        """Return what is kept of these drawings; nothing where it can't be read."""
        try:
            content = self._file.read(_decode) or _Content()
        except StorageError:
            return {}
        if content.made_of != self._made_of:
            return {}
        return {one.key: _pixmap(one) for one in content.icons if _is_whole(one)}

    def write(self, icons: dict[IconKey, QPixmap]) -> None:
        """Keep ``icons``, the latest where there are too many; that it fails is no matter."""
        latest = list(icons.items())[-_MOST:]
        content = _Content(self._made_of, tuple(_drawn(*each) for each in latest))
        try:
            self._file.write(msgspec.msgpack.encode(content))
        except StorageError as error:
            log.info("icons are not kept: %s", error)


def _is_whole(one: _Drawn) -> bool:
    return one.pixels > 0 and len(one.data) == one.pixels * one.pixels * _BYTES


def _pixmap(one: _Drawn) -> QPixmap:
    image = QImage(one.data, one.pixels, one.pixels, one.pixels * _BYTES, _FORMAT)
    pixmap = QPixmap.fromImage(image)
    pixmap.setDevicePixelRatio(one.key[3])
    return pixmap


def _drawn(key: IconKey, pixmap: QPixmap) -> _Drawn:
    image = pixmap.toImage().convertToFormat(_FORMAT)
    return _Drawn(key, image.width(), bytes(image.constBits()))
