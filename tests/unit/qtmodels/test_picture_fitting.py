"""Pictures that are too large for a server, made to fit."""

import struct
from pathlib import Path
from random import Random

import pytest
from PySide6.QtCore import QByteArray
from PySide6.QtGui import QColor, QColorSpace, QImage, QImageReader, QImageWriter, QPainter

from fedidesk.domain.attaching import FittedPicture
from fedidesk.domain.errors import NotTaken
from fedidesk.domain.server import MediaLimits
from fedidesk.qtmodels.picture_fitting import fitted
from tests.data.hostile.files import broken_pictures, gif_bomb, lying_png, png_bomb
from tests.films import a_gif

WEB = ("image/png", "image/jpeg", "image/webp", "image/gif")
TROUBLES = (NotTaken.BROKEN, NotTaken.TOO_MANY_PIXELS, NotTaken.TOO_LARGE)
SECRET = b"52.5200N 13.4050E"


def photo(width: int, height: int, *, alpha: bool = False) -> QImage:
    """Return a picture that does not pack well: red above, blue below."""
    grain = Random(1).randbytes(4 * width * height)
    kind = QImage.Format.Format_ARGB32 if alpha else QImage.Format.Format_RGB32
    image = QImage(grain, width, height, kind).convertToFormat(kind)
    painter = QPainter(image)
    for top, colour in ((0, QColor(255, 0, 0, 200)), (height // 2, QColor(0, 0, 255, 200))):
        painter.fillRect(0, top, width, height // 2, colour)
    painter.end()
    return image


def saved(path: Path, image: QImage, kind: str = "png") -> Path:
    image.setText("Comment", SECRET.decode())
    writer = QImageWriter(str(path), QByteArray(kind.encode()))
    writer.setQuality(95)
    assert writer.write(image)
    return path


def with_exif(jpeg: bytes, orientation: int) -> bytes:
    """Return a JPEG in which a camera notes how it was held, and where."""
    entries = struct.pack(">HHIHH", 0x0112, 3, 1, orientation, 0)
    entries += struct.pack(">HHII", 0x010E, 2, len(SECRET) + 1, 38)
    exif = b"Exif\0\0MM\0*" + struct.pack(">IH", 8, 2) + entries + bytes(4) + SECRET + b"\0"
    return jpeg[:2] + b"\xff\xe1" + struct.pack(">H", len(exif) + 2) + exif + jpeg[2:]


def made(picture: FittedPicture) -> QImage:
    assert picture.content is not None
    image = QImage.fromData(QByteArray(picture.content))
    assert (image.width(), image.height()) == (picture.width, picture.height)
    return image


def test_what_fits_stays_as_it_is(tmp_path: Path) -> None:
    path = saved(tmp_path / "a", photo(60, 40))
    assert fitted(path, "image/png", MediaLimits()) == FittedPicture("image/png", 60, 40)


@pytest.mark.parametrize("size", [(200, 100), (100, 100), (103, 97)])
@pytest.mark.parametrize("kind", ["png", "jpeg", "webp"])
def test_too_many_pixels_are_made_fewer(tmp_path: Path, kind: str, size: tuple[int, int]) -> None:
    path = saved(tmp_path / "a", photo(*size), kind)
    picture = fitted(path, f"image/{kind}", MediaLimits(types=WEB, image_pixels=5000))
    assert picture.mime == f"image/{kind}"
    assert picture.shrunk
    assert 4500 < picture.width * picture.height <= 5000
    image = made(picture)
    assert image.pixelColor(50, 10).red() > 150
    assert image.pixelColor(50, 40).blue() > 150


@pytest.mark.parametrize(
    ("kind", "alpha", "becomes"),
    [("png", False, "image/jpeg"), ("jpeg", False, "image/jpeg"), ("png", True, "image/webp")],
)
def test_too_many_bytes_are_made_fewer(
    tmp_path: Path, kind: str, alpha: bool, becomes: str
) -> None:
    path = saved(tmp_path / "a", photo(400, 300, alpha=alpha), kind)
    most = path.stat().st_size // 4
    picture = fitted(path, f"image/{kind}", MediaLimits(types=WEB, image_bytes=most))
    assert picture.mime == becomes
    assert picture.content is not None
    assert len(picture.content) <= most
    assert picture.shrunk
    assert made(picture).hasAlphaChannel() == alpha


@pytest.mark.parametrize("kind", ["bmp", "tiff"])
def test_types_that_the_server_does_not_take_become_another(tmp_path: Path, kind: str) -> None:
    path = saved(tmp_path / "a", photo(60, 40), kind)
    picture = fitted(path, f"image/{kind}", MediaLimits(types=WEB))
    assert (picture.mime, picture.shrunk) == ("image/png", False)
    assert made(picture).pixelColor(30, 30) == photo(60, 40).pixelColor(30, 30)


def test_where_nothing_else_is_taken_what_can_be_seen_through_is_white(tmp_path: Path) -> None:
    nothing = QImage(60, 40, QImage.Format.Format_ARGB32)
    nothing.fill(0)
    path = saved(tmp_path / "a", nothing)
    picture = fitted(path, "image/png", MediaLimits(types=("image/jpeg",)))
    assert picture.mime == "image/jpeg"
    assert made(picture).pixelColor(30, 30) == QColor(255, 255, 255)


def test_what_no_type_is_left_for_is_too_large(tmp_path: Path) -> None:
    path = saved(tmp_path / "a", photo(60, 40))
    with pytest.raises(NotTaken) as caught:
        fitted(path, "image/png", MediaLimits(types=("image/avif",)))
    assert caught.value.why == NotTaken.TOO_LARGE


def test_it_stands_upright_and_forgets_where_it_was_taken(tmp_path: Path) -> None:
    path = saved(tmp_path / "a", photo(200, 100), "jpeg")
    path.write_bytes(with_exif(path.read_bytes(), orientation=6))
    assert SECRET in path.read_bytes()
    whole = fitted(path, "image/jpeg", MediaLimits())
    assert (whole.width, whole.height, whole.content) == (100, 200, None)
    picture = fitted(path, "image/jpeg", MediaLimits(image_pixels=5000))
    image = made(picture)
    assert picture.height > picture.width
    # What was above is at the right of a picture that was turned so.
    assert image.pixelColor(image.width() - 5, 50).red() > 150
    assert image.pixelColor(5, 50).blue() > 150
    assert picture.content is not None
    assert SECRET not in picture.content
    assert b"Exif" not in picture.content


@pytest.mark.parametrize("kind", ["png", "webp"])
def test_words_in_a_picture_are_not_sent_along(tmp_path: Path, kind: str) -> None:
    path = saved(tmp_path / "a", photo(100, 100).convertToFormat(QImage.Format.Format_Indexed8))
    picture = fitted(path, "image/png", MediaLimits(types=(f"image/{kind}",), image_pixels=5000))
    assert picture.content is not None
    assert SECRET not in picture.content
    assert made(picture).pixelColor(30, 60).blue() > 150


def test_colours_become_those_of_the_web(tmp_path: Path) -> None:
    image = photo(100, 100)
    image.setColorSpace(QColorSpace(QColorSpace.NamedColorSpace.AdobeRgb))
    path = saved(tmp_path / "a", image)
    shown = made(fitted(path, "image/png", MediaLimits(image_pixels=5000)))
    space = shown.colorSpace()
    assert not space.isValid() or space == QColorSpace(QColorSpace.NamedColorSpace.SRgb)


def test_what_moves_is_not_stopped_to_make_it_small(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(a_gif([(255, 0, 0), (0, 255, 0)]))
    picture = fitted(path, "image/gif", MediaLimits(image_bytes=10))
    assert picture.content is None
    assert picture.mime == "image/gif"


def test_types_that_nobody_can_read_here_are_left_to_the_server(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"\0\0\0\x18ftypheic")
    assert fitted(path, "image/heic", MediaLimits()) == FittedPicture("image/heic", 0, 0)


@pytest.mark.parametrize(("name", "data"), list(broken_pictures()))
def test_damage_is_said_or_left_to_the_server(tmp_path: Path, name: str, data: bytes) -> None:
    assert name
    path = tmp_path / "a"
    path.write_bytes(data)
    for limits in (MediaLimits(), MediaLimits(image_pixels=10), MediaLimits(image_bytes=10)):
        assert said_of(path, limits) in ("", *TROUBLES)


def said_of(path: Path, limits: MediaLimits) -> str:
    """Return why a picture can't be made to fit; nothing where it can."""
    try:
        fitted(path, "image/png", limits)
    except NotTaken as error:
        return error.why
    return ""


@pytest.mark.parametrize("bomb", [png_bomb(), lying_png()])
def test_a_bomb_is_never_opened(tmp_path: Path, bomb: bytes) -> None:
    path = tmp_path / "a"
    path.write_bytes(bomb)
    with pytest.raises(NotTaken) as caught:
        fitted(path, "image/png", MediaLimits())
    assert caught.value.why == NotTaken.TOO_MANY_PIXELS


def test_a_gif_may_claim_what_it_likes(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(gif_bomb())
    with pytest.raises(NotTaken):
        fitted(path, "image/gif", MediaLimits())


def test_a_photo_of_a_hundred_megapixels_fits(tmp_path: Path) -> None:
    image = QImage(12_000, 9_000, QImage.Format.Format_Grayscale8)
    image.fill(120)
    path = saved(tmp_path / "a", image, "jpeg")
    picture = fitted(path, "image/jpeg", MediaLimits())
    assert picture.width * picture.height <= MediaLimits().image_pixels
    assert QImageReader(str(path)).size().width() == 12_000
    assert picture.shrunk
