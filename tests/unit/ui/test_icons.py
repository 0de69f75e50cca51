import re
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QIcon

import fedidesk
from fedidesk.core.resources import resource
from fedidesk.ui.icons import Icons, application_icon
from fedidesk.ui.kept_icons import KeptIcons

RED = QColor("#ff0000")
pytestmark = pytest.mark.usefixtures("qapp")
NAMES = sorted(path.stem for path in resource("icons", "lucide").glob("*.svg"))


@pytest.mark.parametrize("name", NAMES)
def test_icons_are_drawn_in_the_colour_and_size_that_is_asked_for(
    name: str,
) -> None:
    pixmap = Icons().pixmap(name, RED, 20, 2.0)
    assert (pixmap.width(), pixmap.height()) == (40, 40)
    assert pixmap.devicePixelRatio() == 2.0
    image = pixmap.toImage()
    points = [image.pixelColor(x, y) for x in range(40) for y in range(40)]
    drawn = [point for point in points if point.alpha() > 200]
    assert drawn
    assert all(point.red() > 200 and point.green() < 40 for point in drawn)


def test_a_filled_icon_has_more_of_its_colour() -> None:
    def ink(filled: bool) -> int:
        image = Icons().pixmap("star", RED, 20, filled=filled).toImage()
        return sum(image.pixelColor(x, y).alpha() for x in range(20) for y in range(20))

    assert ink(filled=True) > 1.5 * ink(filled=False)


def test_a_mirrored_icon_is_the_other_way_round() -> None:
    icons = Icons()
    plain = icons.pixmap("reply", RED, 20).toImage()
    plain.flip(Qt.Orientation.Horizontal)
    assert icons.pixmap("reply", RED, 20, mirrored=True).toImage() == plain


def test_a_button_icon_has_a_look_for_when_it_is_off() -> None:
    icon = Icons().icon("x", RED, disabled=QColor("#0000ff"))
    image = icon.pixmap(20, 20, QIcon.Mode.Disabled).toImage()
    blue = [image.pixelColor(x, y).blue() for x in range(20) for y in range(20)]
    assert max(blue) > 200


def test_the_next_start_finds_them_drawn(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    drawings = resource("icons", "lucide")

    def start() -> Icons:
        return Icons(2.0, KeptIcons(tmp_path / "icons", drawings))

    first = start()
    drawn = [first.pixmap("star", RED, 20, 2.0, filled=filled) for filled in (False, True)]
    first.keep()
    monkeypatch.delattr(Icons, "_draw")
    again = start()
    found = [again.pixmap("star", RED, 20, 2.0, filled=filled) for filled in (False, True)]
    for one, other in zip(drawn, found, strict=True):
        assert one.toImage() == other.toImage()
        assert other.devicePixelRatio() == 2.0


@pytest.mark.parametrize("damage", [b"", b"\x00", b"not at all", None])
def test_what_is_kept_and_can_not_be_read_is_drawn_again(
    tmp_path: Path, damage: bytes | None
) -> None:
    kept = tmp_path / "icons"
    icons = Icons(1.0, KeptIcons(kept, resource("icons", "lucide")))
    icons.pixmap("star", RED, 20)
    icons.keep()
    whole = kept.read_bytes()
    kept.write_bytes(whole[: len(whole) // 2] if damage is None else damage)
    again = Icons(1.0, KeptIcons(kept, resource("icons", "lucide")))
    assert not again.pixmap("star", RED, 20).isNull()
    again.keep()
    assert kept.read_bytes() == whole


def test_other_drawings_are_drawn_anew(tmp_path: Path) -> None:
    first = Icons(1.0, KeptIcons(tmp_path / "icons", resource("icons", "lucide")))
    first.pixmap("star", RED, 20)
    first.keep()
    assert KeptIcons(tmp_path / "icons", resource("icons", "lucide")).read()
    assert KeptIcons(tmp_path / "icons", tmp_path).read() == {}


def test_every_icon_that_the_source_names_is_there() -> None:
    source = "\n".join(
        path.read_text(encoding="utf-8") for path in Path(fedidesk.__file__).parent.rglob("*.py")
    )
    asked = set(re.findall(r'\.(?:icon|pixmap)\(\s*"([a-z0-9-]+)"', source))
    assert asked
    assert asked <= set(NAMES)


def test_the_application_has_an_icon_of_its_own() -> None:
    for side in (16, 64, 256):
        image = application_icon().pixmap(side, side).toImage()
        assert image.pixelColor(0, 0).alpha() == 0
        assert image.pixelColor(side // 2, side // 2).alpha() == 255
