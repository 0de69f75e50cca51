"""Reads pictures from files and writes them anew; work for a lane's thread.

What is written is upright, in the colours of the web, and says nothing of where, when and with
what it was taken.
"""

from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QImageReader, QImageWriter, QPainter

from fedidesk.domain.errors import NotTaken
from fedidesk.qtmodels.image_decoding import MOST_MEGABYTES, in_usual_colours, is_turned

JPEG, PNG, WEBP = "image/jpeg", "image/png", "image/webp"
MOST_PIXELS = 50_000_000
"""Of what is read as a whole."""


def reader_of(file: Path, mime: str) -> QImageReader:
    """Return what reads a picture upright."""
    QImageReader.setAllocationLimit(MOST_MEGABYTES)
    reader = QImageReader(str(file), QByteArray(_format_of(mime)))
    reader.setAutoTransform(True)
    return reader


def upright(size: QSize, reader: QImageReader) -> QSize:
    """Return how large that is when the picture is upright, or the other way round."""
    return size.transposed() if is_turned(reader) else size


def size_in(reader: QImageReader) -> QSize:
    """Return how large the upright picture is. Raises ``NotTaken`` where there is none."""
    size = upright(reader.size(), reader)
    if size.isEmpty():
        raise NotTaken(NotTaken.BROKEN)
    return size


def read(reader: QImageReader) -> QImage:
    """Return the picture. Raises ``NotTaken`` where it is damaged."""
    image = reader.read()
    if image.isNull():
        raise NotTaken(NotTaken.BROKEN)
    return in_usual_colours(image)


def written(image: QImage, mime: str, quality: int) -> bytes:
    """Return the picture as a file of that type; nothing where Qt can't write it."""
    if mime == JPEG and image.hasAlphaChannel():
        image = _on_white(image)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QImageWriter(buffer, QByteArray(_format_of(mime)))
    writer.setQuality(quality if mime != PNG else -1)
    return bytes(buffer.data().data()) if writer.write(_without_words(image)) else b""


def pixels(size: QSize) -> int:
    """Return how many pixels a picture of that size has."""
    return size.width() * size.height()


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


def _format_of(mime: str) -> bytes:
    return mime.partition("/")[2].encode()
