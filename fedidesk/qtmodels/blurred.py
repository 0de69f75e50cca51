"""What a picture looks like from very far away: the colours that a blurhash stands for."""

import blurhash as hashes
from PySide6.QtGui import QImage

_SIDE = 16
"""Pixels; more can't be seen in what is blurred, and each takes time."""


def blurred(blurhash: str) -> QImage:
    """Return the small picture that ``blurhash`` makes, null if it is none. Any thread, 2 ms."""
    try:
        rows = hashes.decode(blurhash, _SIDE, _SIDE)
    except (ValueError, KeyError):
        return QImage()
    pixels = b"".join(bytes(part for pixel in row for part in pixel) for row in rows)
    image = QImage(pixels, _SIDE, _SIDE, 3 * _SIDE, QImage.Format.Format_RGB888)
    return image.convertToFormat(QImage.Format.Format_RGB32)
