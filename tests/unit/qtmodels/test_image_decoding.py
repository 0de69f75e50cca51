import struct
import zlib

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QColor, QColorSpace, QImage, QPainter
from pytestqt.qtbot import QtBot

from fedidesk.qtmodels.image_decoding import Decoder, decode, kind_of
from fedidesk.qtmodels.picture_key import Fit, PictureKey

pytestmark = pytest.mark.usefixtures("qapp")

LEFT, RIGHT = QColor("#ff0000"), QColor("#0000ff")
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><path d="M0 0h9v9"/></svg>'


def two_halves(width: int, height: int, kind: str = "PNG") -> bytes:
    """A picture that is red on the left and blue on the right."""
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(LEFT)
    painter = QPainter(image)
    painter.fillRect(width // 2, 0, width, height, RIGHT)
    painter.end()
    return saved(image, kind)


def saved(image: QImage, kind: str) -> bytes:
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    assert image.save(buffer, kind, 100)
    return data.data()


def turned_by_exif(jpeg: bytes) -> bytes:
    """The same JPEG with the mark that it is to be turned clockwise."""
    tiff = b"II*\x00\x08\x00\x00\x00" + struct.pack("<HHHIHHI", 1, 0x0112, 3, 1, 6, 0, 0)
    exif = b"Exif\x00\x00" + tiff
    return jpeg[:2] + b"\xff\xe1" + struct.pack(">H", len(exif) + 2) + exif + jpeg[2:]


def near(one: QColor, other: QColor) -> bool:
    pairs = zip(one.getRgb()[:3], other.getRgb()[:3], strict=True)
    return all(abs(a - b) < 40 for a, b in pairs)


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP"])
def test_pictures_come_in_the_size_that_was_asked_for(kind: str) -> None:
    image = decode(two_halves(80, 40, kind), PictureKey("", 40, 20))
    assert (image.width(), image.height()) == (40, 20)
    assert near(image.pixelColor(5, 10), LEFT)
    assert near(image.pixelColor(35, 10), RIGHT)


def test_what_does_not_fit_is_cut_off_away_from_the_focus() -> None:
    data = two_halves(90, 30)
    middle = decode(data, PictureKey("", 30, 30))
    assert near(middle.pixelColor(3, 15), LEFT)
    assert near(middle.pixelColor(27, 15), RIGHT)
    right = decode(data, PictureKey("", 30, 30, focus_x=1.0))
    assert near(right.pixelColor(3, 15), RIGHT)
    left = decode(data, PictureKey("", 30, 30, focus_x=-1.0))
    assert near(left.pixelColor(27, 15), LEFT)


def test_all_of_it_can_be_shown_with_margins() -> None:
    image = decode(two_halves(80, 40), PictureKey("", 40, 40, fit=Fit.CONTAIN))
    assert image.pixelColor(20, 2).alpha() == 0
    assert image.pixelColor(20, 38).alpha() == 0
    assert near(image.pixelColor(2, 20), LEFT)


def test_corners_can_be_round() -> None:
    image = decode(two_halves(80, 80), PictureKey("", 40, 40, radius=12))
    assert image.pixelColor(0, 0).alpha() == 0
    assert image.pixelColor(39, 39).alpha() == 0
    assert image.pixelColor(20, 0).alpha() == 255


def test_a_photo_that_was_taken_sideways_stands_upright() -> None:
    data = turned_by_exif(two_halves(80, 40, "JPEG"))
    image = decode(data, PictureKey("", 20, 40))
    assert (image.width(), image.height()) == (20, 40)
    assert near(image.pixelColor(10, 5), LEFT)
    assert near(image.pixelColor(10, 35), RIGHT)


def test_photos_for_print_keep_their_colours() -> None:
    image = QImage.fromData(two_halves(80, 40))
    for_print = image.convertToFormat(QImage.Format.Format_CMYK8888)
    seen = decode(saved(for_print, "JPEG"), PictureKey("", 40, 20))
    assert seen.format() is QImage.Format.Format_ARGB32_Premultiplied
    assert seen.pixelColor(5, 10).red() > seen.pixelColor(5, 10).blue() + 80
    assert seen.pixelColor(35, 10).blue() > seen.pixelColor(35, 10).red() + 80


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_photos_with_more_colours_are_shown_in_those_of_the_web(kind: str) -> None:
    image = QImage.fromData(two_halves(80, 40))
    image.setColorSpace(QColorSpace(QColorSpace.NamedColorSpace.SRgb))
    image.convertToColorSpace(QColorSpace(QColorSpace.NamedColorSpace.DisplayP3))
    assert image.pixelColor(5, 10).green() > 40
    seen = decode(saved(image, kind), PictureKey("", 40, 20))
    assert seen.pixelColor(5, 10).green() < 12
    assert near(seen.pixelColor(35, 10), RIGHT)


@pytest.mark.parametrize(
    "data", [b"", SVG, b"<html>", b"BM" + b"\0" * 60, b"\x00\x00\x01\x00" + b"\0" * 40]
)
def test_other_formats_are_not_even_tried(data: bytes) -> None:
    assert kind_of(data) == ""
    assert decode(data, PictureKey("", 10, 10)).isNull()


@pytest.mark.parametrize("size", [8, 30, 60])
def test_a_broken_picture_is_none(size: int) -> None:
    whole = two_halves(80, 40)
    assert decode(whole[:size], PictureKey("", 10, 10)).isNull()


def test_a_bomb_is_refused_by_what_it_claims_to_be() -> None:
    head = struct.pack(">IIBBBBB", 30_000, 30_000, 8, 2, 0, 0, 0)
    chunk = b"IHDR" + head
    length, check = struct.pack(">I", len(head)), struct.pack(">I", zlib.crc32(chunk))
    data = b"\x89PNG\r\n\x1a\n" + length + chunk + check
    assert decode(data, PictureKey("", 10, 10)).isNull()


def test_very_long_pictures_are_cut_before_they_are_read() -> None:
    image = decode(two_halves(4, 4000), PictureKey("", 100, 100))
    assert (image.width(), image.height()) == (100, 100)


def test_the_decoder_answers_in_the_thread_that_asked(qtbot: QtBot) -> None:
    decoder = Decoder()
    key = PictureKey("somewhere", 10, 10)
    with qtbot.waitSignal(decoder.decoded) as decoded:
        decoder.decode(key, two_halves(20, 20))
    assert decoded.args is not None
    assert decoded.args[0] == key
    assert decoded.args[1].width() == 10
    decoder.close()
