"""The comparison sees what a reader would, and not what only a machine does."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from tests.golden.__main__ import IMAGES
from tests.golden.comparing import compare, marked

Change = Callable[[QImage], QImage]
NAMES = ("plain-light-100", "plain-dark-150", "script-bengali-light-100", "script-thai-dark-100",
         "script-chinese-light-150", "poll-voted-light-100", "rich-dark-100")  # fmt: skip
A_WORD = QRect(76, 20, 160, 60)
"""Where there is text in each of them, at the beginning side."""


def wanted(name: str) -> QImage:
    """Return a golden image."""
    image = QImage(str(IMAGES / f"{name}.png")).convertToFormat(QImage.Format.Format_RGB32)
    assert not image.isNull()
    return image


def moved(image: QImage, x: int, y: int, part: QRect | None = None) -> QImage:
    """Return the image with a part of it, or all, moved."""
    part = image.rect() if part is None else part
    changed = image.copy()
    painter = QPainter(changed)
    painter.fillRect(part, image.pixelColor(2, 2))
    painter.drawImage(part.topLeft(), image, part.translated(-x, -y))
    painter.end()
    return changed


def softened(image: QImage) -> QImage:
    """Return the image half a pixel aside: every edge is smoothed otherwise."""
    changed = image.copy()
    painter = QPainter(changed)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.drawImage(QPointF(0.5, 0), image)
    painter.end()
    return changed


def with_gamma(image: QImage, gamma: float) -> QImage:
    """Return the image with strokes of another weight."""
    curve = [round(255 * (value / 255) ** gamma) for value in range(256)]
    grey = image.convertToFormat(QImage.Format.Format_RGB888)
    data = bytes(grey.constBits()).translate(bytes(curve))
    size = grey.width(), grey.height(), grey.bytesPerLine()
    return QImage(data, *size, QImage.Format.Format_RGB888).copy()


def recoloured(image: QImage) -> QImage:
    """Return the image with a word in the colour of a link."""
    changed = image.copy()
    painter = QPainter(changed)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Difference)
    painter.fillRect(A_WORD, QColor(0, 0, 110))
    painter.end()
    # What is the ground stays the ground.
    ground = image.pixelColor(2, 2)
    for y in range(A_WORD.top(), A_WORD.bottom()):
        for x in range(A_WORD.left(), A_WORD.right()):
            if image.pixelColor(x, y) == ground:
                changed.setPixelColor(x, y, ground)
    return changed


def without_a_glyph(image: QImage) -> QImage:
    """Return the image without what stands in the place of one letter of its text."""
    changed = image.copy()
    ground = image.pixelColor(2, 2)
    place = next(
        (
            QRect(x, y, 9, 14)
            for y in range(A_WORD.top(), A_WORD.bottom(), 2)
            for x in range(A_WORD.left(), A_WORD.right(), 2)
            if _ink(image, QRect(x, y, 9, 14), ground) > 45
        ),
        None,
    )
    assert place is not None
    painter = QPainter(changed)
    painter.fillRect(place, ground)
    painter.end()
    return changed


def _ink(image: QImage, rect: QRect, ground: QColor) -> int:
    """Return how many pixels are far from the ground."""
    return sum(
        abs(image.pixelColor(x, y).lightness() - ground.lightness()) > 90
        for y in range(rect.top(), rect.bottom() + 1)
        for x in range(rect.left(), rect.right() + 1)
    )


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(
    "change",
    [
        lambda image: moved(image, 3, 0),
        lambda image: moved(image, 0, 3),
        lambda image: moved(image, -3, 0),
        lambda image: moved(image, 3, 0, A_WORD),
        lambda image: moved(image, 0, -3, A_WORD),
        without_a_glyph,
        recoloured,
        lambda image: image.copy(0, 0, image.width(), image.height() - 1),
    ],
    ids=["right", "down", "left", "word right", "word up", "glyph", "colour", "height"],
)
def test_what_a_reader_would_see_is_found(name: str, change: Change) -> None:
    image = wanted(name)
    assert compare(change(image), image)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(
    "change",
    [
        lambda image: image,
        lambda image: moved(image, 1, 0),
        lambda image: moved(image, 0, -1),
        softened,
        lambda image: with_gamma(image, 1.12),
        lambda image: with_gamma(image, 0.9),
    ],
    ids=["itself", "a pixel right", "a pixel up", "softer", "heavier", "lighter"],
)
def test_what_only_a_machine_sees_is_nothing(name: str, change: Change) -> None:
    image = wanted(name)
    assert not compare(change(image), image)


def test_where_it_differs_is_shown() -> None:
    image = wanted(NAMES[0])
    other = moved(image, 3, 0, A_WORD)
    difference = compare(other, image)
    assert all(A_WORD.adjusted(-8, -8, 8, 8).contains(x * 8, y * 8) for x, y in difference.blocks)
    shown = marked(other, image, difference)
    assert shown.width() > 2 * image.width()
    assert "places differ" in str(difference)
    smaller = image.scaled(10, 10, mode=Qt.TransformationMode.FastTransformation)
    assert "wanted" in str(compare(smaller, image))
