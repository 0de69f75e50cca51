"""Turns pictures and cuts parts out of them; work for a lane's thread."""

from pathlib import Path

from PySide6.QtCore import QRect
from PySide6.QtGui import QTransform

from fedidesk.domain.errors import NotTaken
from fedidesk.domain.picture_edit import PictureEdit
from fedidesk.qtmodels.picture_files import MOST_PIXELS, pixels, read, reader_of, size_in, written

_QUALITY = 92


def edited(file: Path, mime: str, edit: PictureEdit) -> bytes:
    """Return what is made of a picture, as a file of the same type.

    Raises ``NotTaken`` for what is damaged, or too large to be read as a whole.
    """
    reader = reader_of(file, mime)
    if pixels(size_in(reader)) > MOST_PIXELS:
        raise NotTaken(NotTaken.TOO_MANY_PIXELS)
    image = read(reader).transformed(QTransform().rotate(90 * edit.turns))
    frame = QRect(edit.left, edit.top, edit.width, edit.height) & image.rect()
    content = written(image.copy(frame), mime, _QUALITY) if not frame.isEmpty() else b""
    if not content:
        raise NotTaken(NotTaken.BROKEN)
    return content
