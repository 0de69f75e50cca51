"""Choices take effect at once and are there again at the next start."""

import json
from pathlib import Path

import pytest
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QDialog,
    QLineEdit,
    QPushButton,
    QTableWidget,
)

from fedidesk.ui.colours import DARK, LIGHT
from fedidesk.ui.theme import TEXT_STEPS, Theme
from tests.qt.conftest import MakeWorld
from tests.qt.world import World, delete_what_is_due, named, press, texts, type_text
from tests.waiting import until


async def open_settings(world: World) -> QDialog:
    await press("Ctrl+,")
    dialog = world.window.findChild(QDialog)
    await until(dialog.isActiveWindow)
    return dialog


def choose(dialog: QDialog, name: str, value: str) -> None:
    box = named(dialog, name, QComboBox)
    box.setCurrentIndex(box.findData(value))
    assert box.currentData() == value


def kept(world: World) -> dict[str, object]:
    return dict(json.loads(world.settings_file.read_text()))


async def test_appearance_changes_live_and_is_kept(world: World, qapp: QApplication) -> None:
    dialog = await open_settings(world)
    choose(dialog, "Appearance", "dark")
    assert qapp.palette().color(QPalette.ColorRole.Window) == DARK.window
    assert kept(world)["theme"] == "dark"
    choose(dialog, "Appearance", "light")
    assert qapp.palette().color(QPalette.ColorRole.Window) == LIGHT.window


async def test_text_size_changes_live_and_is_kept(
    make_world: MakeWorld, qapp: QApplication
) -> None:
    world = await make_world()
    size = qapp.font().pixelSize()
    dialog = await open_settings(world)
    width = dialog.width()
    choose(dialog, "Text size", "200")
    assert qapp.font().pixelSize() == 2 * size
    assert dialog.width() > 1.3 * width
    await world.close()
    await make_world()
    assert qapp.font().pixelSize() == 2 * size


async def test_text_grows_and_shrinks_by_key(world: World, qapp: QApplication) -> None:
    sizes = [world.settings.current.text_percent]
    normal = qapp.font().pixelSize()
    for _ in range(12):
        await press("Ctrl++")
        sizes.append(world.settings.current.text_percent)
    assert (min(sizes), max(sizes)) == (100, 200)
    assert qapp.font().pixelSize() == 2 * normal
    assert kept(world)["text_percent"] == 200
    for _ in range(12):
        await press("Ctrl+-")
        sizes.append(world.settings.current.text_percent)
    assert set(sizes) == set(TEXT_STEPS)
    assert sizes[-1] == 80
    await press("Ctrl+0")
    assert qapp.font().pixelSize() == normal
    assert kept(world)["text_percent"] == 100


async def test_a_size_set_by_key_is_the_one_in_the_dialog(world: World) -> None:
    await press("Ctrl++")
    dialog = await open_settings(world)
    assert named(dialog, "Text size", QComboBox).currentText() == "110%"


async def test_pictures_have_choices_that_hold_at_once(world: World) -> None:
    images = world.fedidesk._images
    assert not images.motion.is_on
    dialog = await open_settings(world)
    choose(dialog, "Animate pictures", "always")
    assert images.motion.is_on
    choose(dialog, "Load pictures", "pressed")
    assert images.holds_back("https://one.test/a.png")
    choose(dialog, "Room for pictures", "50")
    assert kept(world)["picture_megabytes"] == 50


async def test_writing_has_choices_that_hold_at_once(world: World) -> None:
    dialog = await open_settings(world)
    box = named(dialog, "Time to undo a post", QComboBox)
    box.setCurrentIndex(box.findData(10))
    box = named(dialog, "Posts count as old", QComboBox)
    box.setCurrentIndex(box.findData(0))
    for name in ("Ask for missing alt texts", "Also before boosting", "Ask about unsent posts"):
        named(dialog, name, QCheckBox).click()
    chosen = world.settings.current
    assert (chosen.undo_seconds, chosen.old_post_months) == (10, 0)
    assert not chosen.asks_for_descriptions
    assert chosen.asks_before_boosts
    assert chosen.asks_about_drafts
    assert kept(world)["undo_seconds"] == 10


async def test_nothing_moves_like_the_system_where_that_stands_still(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = await open_settings(world)
    choose(dialog, "Animate pictures", "system")
    for moves in (True, False):
        monkeypatch.setattr(Theme, "animates", property(lambda _, moves=moves: moves))
        assert world.fedidesk._images.motion.is_on is moves


async def test_pictures_on_disk_are_measured_and_cleared(world: World) -> None:
    folder = world.fedidesk._paths.cache / "images" / "data8" / "0"
    folder.mkdir(parents=True)
    (folder / "a.d").write_bytes(bytes(2_500_000))
    dialog = await open_settings(world)
    await until(lambda: "3 MB in use" in texts(dialog))
    named(dialog, "Clear the pictures on disk", QPushButton).click()
    await until(lambda: "0 MB in use" in texts(dialog))
    assert not (folder / "a.d").exists()


async def test_the_language_is_that_of_the_next_start(make_world: MakeWorld) -> None:
    world = await make_world()
    dialog = await open_settings(world)
    assert "Language and proxy change at the next start." in texts(dialog)
    choose(dialog, "Language", "bn")
    assert kept(world)["language"] == "bn"


async def test_links_are_opened_without_tracking_unless_somebody_wants_it(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(world.fedidesk._browser, "open", opened.append)
    await world.add()
    url = "https://news.test/a?b=%7e&utm_source=c"
    world.page.on_posts.open_outside(url)
    dialog = await open_settings(world)
    named(dialog, "Remove tracking from links", QCheckBox).click()
    assert kept(world)["removes_tracking"] is False
    world.page.on_posts.open_outside(url)
    assert opened == ["https://news.test/a?b=%7e", url]


@pytest.mark.parametrize(
    ("typed", "used"),
    [
        ("socks5://127.0.0.1:9050", "socks5://127.0.0.1:9050"),
        ("http://proxy.example:8080/", "http://proxy.example:8080/"),
        ("proxy.example", ""),
        ("ftp://proxy.example", ""),
        ("http://", ""),
    ],
)
async def test_a_proxy_is_used_if_it_is_one(typed: str, used: str, world: World) -> None:
    dialog = await open_settings(world)
    field = named(dialog, "Address of the proxy", QLineEdit)
    assert not field.isEnabled()
    choose(dialog, "Proxy", "own")
    assert field.isEnabled()
    field.setFocus()
    await until(field.hasFocus)
    await type_text(typed)
    named(dialog, "Appearance", QComboBox).setFocus()
    assert world.settings.current.proxy == used
    assert any(text.startswith("This is not the address") for text in texts(dialog)) == (not used)
    await world.activate()


async def test_no_proxy_at_all_and_that_of_the_system(world: World) -> None:
    dialog = await open_settings(world)
    choose(dialog, "Proxy", "none")
    assert kept(world)["proxy"] == "none"
    choose(dialog, "Proxy", "")
    assert kept(world)["proxy"] == ""


async def test_choices_that_can_not_be_kept_hold_and_are_told(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: Path, __: bytes) -> None:
        raise OSError(28, "No space left on device")

    dialog = await open_settings(world)
    monkeypatch.setattr("fedidesk.store.kept_file.write_atomically", full)
    choose(dialog, "Appearance", "dark")
    assert world.settings.current.theme == "dark"
    assert any("could not be saved" in text for text in texts(world.window._notice_bar))


async def test_the_dialog_goes_when_it_is_closed(world: World) -> None:
    await open_settings(world)
    await press("Esc")
    delete_what_is_due()
    assert not world.window.findChildren(QDialog)


@pytest.mark.parametrize("percent", [100, 200])
async def test_the_sheet_of_keys_names_every_command(percent: int, world: World) -> None:
    world.settings.update(text_percent=percent)
    await press("F1")
    dialog = world.window.findChild(QDialog)
    await until(dialog.isActiveWindow)
    table = dialog.findChild(QTableWidget)
    lines = {
        table.item(row, 0).text(): table.item(row, 1).text() for row in range(table.rowCount())
    }
    assert table.sizeHintForColumn(0) <= table.columnWidth(0)
    for command in world.commands.all():
        assert command.shortcut().toString() in lines[command.text().removesuffix("…")]
    assert lines["Next post"] == "J, ↓"
    await press("Esc")
    delete_what_is_due()
    assert not world.window.findChildren(QDialog)
