"""Pictures that are turned and cut."""

from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray
from PySide6.QtGui import QColor, QColorSpace, QImage

from fedidesk.domain.errors import NotTaken
from fedidesk.domain.file_kind import mime_of
from fedidesk.domain.picture_edit import PictureEdit, whole
from fedidesk.qtmodels.picture_editing import edited
from tests.data.hostile.files import broken_pictures, lying_png, png_bomb
from tests.unit.qtmodels.test_picture_fitting import SECRET, saved, with_exif

RED, BLUE, GREEN = QColor(255, 0, 0), QColor(0, 0, 255), QColor(0, 255, 0)


def corners(width: int = 80, height: int = 40) -> QImage:
    """Return a red picture that is blue at the upper right and green at the lower left."""
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(RED)
    for x in range(width // 2):
        for y in range(height // 2):
            image.setPixelColor(width // 2 + x, y, BLUE)
            image.setPixelColor(x, height // 2 + y, GREEN)
    return image


def opened(content: bytes) -> QImage:
    return QImage.fromData(QByteArray(content))


def like(seen: QColor, colour: QColor) -> bool:
    far = (seen.red() - colour.red(), seen.green() - colour.green(), seen.blue() - colour.blue())
    return max(map(abs, far)) < 60


@pytest.mark.parametrize("kind", ["png", "jpeg", "webp"])
def test_a_part_is_cut_out_and_stays_of_its_type(tmp_path: Path, kind: str) -> None:
    path = saved(tmp_path / "a", corners(), kind)
    edit = PictureEdit(size=(80, 40), left=40, top=0, width=32, height=20)
    content = edited(path, f"image/{kind}", edit)
    image = opened(content)
    assert (image.width(), image.height()) == (32, 20)
    assert all(like(image.pixelColor(*at), BLUE) for at in ((1, 1), (30, 18)))
    assert mime_of(content) == f"image/{kind}"
    assert SECRET not in content


def test_it_is_turned_before_it_is_cut(tmp_path: Path) -> None:
    path = saved(tmp_path / "a", corners())
    right = opened(edited(path, "image/png", whole(80, 40).turned(to_right=True)))
    assert (right.width(), right.height()) == (40, 80)
    assert [right.pixelColor(*at) for at in ((1, 1), (38, 1), (1, 78), (38, 78))] == [
        GREEN, RED, RED, BLUE,
    ]  # fmt: skip
    cut = whole(80, 40).turned(to_right=False).stretched((1, 1), -20, -40)
    left = opened(edited(path, "image/png", cut))
    assert (left.width(), left.height()) == (20, 40)
    assert left.pixelColor(10, 20) == BLUE


def test_what_a_camera_noted_counts_and_is_gone_then(tmp_path: Path) -> None:
    path = saved(tmp_path / "a", corners(), "jpeg")
    path.write_bytes(with_exif(path.read_bytes(), orientation=6))
    edit = PictureEdit(size=(40, 80), left=0, top=0, width=20, height=40)
    content = edited(path, "image/jpeg", edit)
    image = opened(content)
    assert (image.width(), image.height()) == (20, 40)
    assert like(image.pixelColor(10, 20), GREEN)
    assert SECRET not in content
    assert b"Exif" not in content


def test_colours_become_those_of_the_web_and_what_is_clear_stays_so(tmp_path: Path) -> None:
    image = corners().convertToFormat(QImage.Format.Format_ARGB32)
    image.setPixelColor(0, 0, QColor(0, 0, 0, 0))
    image.setColorSpace(QColorSpace(QColorSpace.NamedColorSpace.AdobeRgb))
    seen = opened(edited(saved(tmp_path / "a", image), "image/png", whole(80, 40)))
    space = seen.colorSpace()
    assert not space.isValid() or space == QColorSpace(QColorSpace.NamedColorSpace.SRgb)
    assert seen.pixelColor(0, 0).alpha() == 0


def test_a_dot_is_turned(tmp_path: Path) -> None:
    path = saved(tmp_path / "a", corners(2, 2).copy(0, 0, 1, 1))
    image = opened(edited(path, "image/png", whole(1, 1).turned(to_right=True)))
    assert (image.width(), image.height()) == (1, 1)


def test_a_frame_beside_another_picture_is_no_picture(tmp_path: Path) -> None:
    path = saved(tmp_path / "a", corners())
    with pytest.raises(NotTaken):
        edited(path, "image/png", PictureEdit(size=(900, 900), left=800, width=9, height=9))


@pytest.mark.parametrize(("name", "data"), list(broken_pictures()))
def test_damage_is_said_or_does_not_matter(tmp_path: Path, name: str, data: bytes) -> None:
    assert name
    path = tmp_path / "a"
    path.write_bytes(data)
    assert said_of(path) in ("", NotTaken.BROKEN, NotTaken.TOO_MANY_PIXELS)


def said_of(path: Path) -> str:
    """Return why a picture can't be edited; nothing where another one comes of it."""
    try:
        content = edited(path, "image/png", whole(120, 80))
    except NotTaken as error:
        return error.why
    return "" if not opened(content).isNull() else "nothing"


@pytest.mark.parametrize("bomb", [png_bomb(), lying_png()])
def test_a_bomb_is_never_opened(tmp_path: Path, bomb: bytes) -> None:
    path = tmp_path / "a"
    path.write_bytes(bomb)
    with pytest.raises(NotTaken) as caught:
        edited(path, "image/png", whole(50_000, 50_000))
    assert caught.value.why == NotTaken.TOO_MANY_PIXELS
