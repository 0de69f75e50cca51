"""Compares pictures of text as an eye would: not by pixels, but by what stands where.

Both are looked at in blocks. The mean colour of a block says how much ink of which colour is in it:
a smoother edge or a bolder stroke changes it a little, a glyph that is missing, moved or of another
colour changes it much. A pixel to any side is nothing: so far do fonts differ between machines.
"""

from itertools import product

from msgspec import Struct
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QImage, QPainter

BLOCK = 8
_MOST = 20
"""How much the mean of a block may differ in one of its colours, of 255."""
_SHIFTS = tuple(product((0, -1, 1), repeat=2))


class Difference(Struct, frozen=True):
    """Where two pictures differ: the blocks, and how much the worst one does."""

    blocks: tuple[tuple[int, int], ...] = ()
    worst: int = 0
    size: str = ""
    """What is to say of their sizes, where these differ."""

    def __bool__(self) -> bool:
        return bool(self.blocks or self.size)

    def __str__(self) -> str:
        if self.size:
            return self.size
        x, y = self.blocks[0]
        where = f"the first at {x * BLOCK}, {y * BLOCK}"
        return f"{len(self.blocks)} places differ by up to {self.worst}, {where}"


def compare(actual: QImage, wanted: QImage) -> Difference:
    """Return how ``actual`` differs from ``wanted``."""
    if actual.size() != wanted.size():
        one, other = actual.size(), wanted.size()
        return Difference(
            size=f"{one.width()} x {one.height()}, wanted {other.width()} x {other.height()}"
        )
    across = -(-actual.width() // BLOCK)
    means = _means(wanted)
    best = [255] * (len(means) // 3)
    for x, y in _SHIFTS:
        moved = _means(actual.copy(QRect(x, y, actual.width(), actual.height())), actual)
        best = [min(known, _distance(means, moved, 3 * at)) for at, known in enumerate(best)]
        if max(best) <= _MOST:
            return Difference()
    bad = [(at % across, at // across) for at, value in enumerate(best) if value > _MOST]
    return Difference(tuple(bad), max(best))


def marked(actual: QImage, wanted: QImage, difference: Difference) -> QImage:
    """Return both beside each other with what differs framed."""
    width = actual.width() + wanted.width() + BLOCK
    image = QImage(width, max(actual.height(), wanted.height()), QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.gray)
    painter = QPainter(image)
    painter.drawImage(0, 0, actual)
    painter.drawImage(actual.width() + BLOCK, 0, wanted)
    painter.setPen(QColor("red"))
    for x, y in difference.blocks:
        for left in (0, actual.width() + BLOCK):
            painter.drawRect(left + x * BLOCK, y * BLOCK, BLOCK, BLOCK)
    painter.end()
    return image


def _means(image: QImage, ground: QImage | None = None) -> bytes:
    """Return red, green and blue of each block, row by row.

    What a moved picture lacks at its edge is taken from ``ground``.
    """
    across, down = -(-image.width() // BLOCK), -(-image.height() // BLOCK)
    whole = QImage(across * BLOCK, down * BLOCK, QImage.Format.Format_RGB32)
    whole.fill(Qt.GlobalColor.gray)
    painter = QPainter(whole)
    if ground is not None:
        painter.drawImage(0, 0, ground)
    painter.drawImage(0, 0, image)
    painter.end()
    modes = Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
    small = whole.scaled(across, down, *modes).convertToFormat(QImage.Format.Format_RGB888)
    lines = bytes(small.constBits())
    step = small.bytesPerLine()
    return b"".join(lines[y * step : y * step + 3 * across] for y in range(down))


def _distance(one: bytes, other: bytes, at: int) -> int:
    return max(
        abs(one[at] - other[at]), abs(one[at + 1] - other[at + 1]), abs(one[at + 2] - other[at + 2])
    )
