"""Files in the composer: added while one writes, kept with the draft, sent with the post."""

from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtGui import QColor, QGuiApplication, QImage
from PySide6.QtWidgets import QAbstractButton, QFileDialog

from fedidesk.services.session import AccountSession
from fedidesk.ui.compose.compose_window import ComposeWindow
from fedidesk.ui.compose.media_strip import MediaStrip
from tests.qt.conftest import MakeWorld
from tests.qt.world import World, named, press
from tests.strict_server.pictures import striped_png
from tests.waiting import until

PICTURE = striped_png(60, 40, 0.1)


@pytest.fixture
def picture(tmp_path: Path) -> Path:
    path = tmp_path / "cat.png"
    path.write_bytes(PICTURE)
    return path


async def composer_of(world: World) -> tuple[ComposeWindow, MediaStrip]:
    await world.activate()
    await press("Ctrl+N")
    (composer,) = world.composers()
    await until(composer.isActiveWindow)
    return composer, composer.parts.current.strip


async def choose(composer: ComposeWindow, strip: MediaStrip, picture: Path) -> None:
    """Add a file by key."""
    await press("Ctrl+Shift+M")
    await until(composer.findChildren(QFileDialog).__len__)
    chooser = composer.findChildren(QFileDialog)[-1]
    chooser.filesSelected.emit([str(picture)])
    chooser.reject()
    await until(lambda: strip.attachments and not strip.is_busy)


async def test_a_picture_alone_is_a_post(world: World, picture: Path) -> None:
    await world.add()
    composer, strip = await composer_of(world)
    assert not named(composer, "Post", QAbstractButton).isEnabled()
    await choose(composer, strip, picture)
    strip._described(replace(strip.attachments[0], description="A cat"))
    assert named(composer, "Post", QAbstractButton).isEnabled()
    await world.activate()
    composer._send()
    server = world.servers["a.example"]
    await until(lambda: server.sent)
    (post,) = server.sent.values()
    assert [each.description for each in post.media] == ["A cat"]
    (medium,) = server.media.values()
    assert medium.content == PICTURE


async def test_files_and_what_is_said_of_them_outlive_the_application(
    make_world: MakeWorld, picture: Path
) -> None:
    world = await make_world()
    await world.add()
    composer, strip = await composer_of(world)
    await choose(composer, strip, picture)
    strip._described(replace(strip.attachments[0], description="A cat"))
    await world.close()
    _lose(picture)
    again = await make_world()
    _, strip = await composer_of(again)
    (attachment,) = strip.attachments
    assert attachment.description == "A cat"
    kept = again.registry.sessions[0].attachments.path_of(attachment)
    assert kept.read_bytes() == PICTURE


async def test_a_picture_is_pasted(world: World) -> None:
    await world.add()
    composer, strip = await composer_of(world)
    image = QImage(30, 20, QImage.Format.Format_RGB32)
    image.fill(QColor("red"))
    QGuiApplication.clipboard().setImage(image)
    await press("Ctrl+V")
    await until(lambda: strip.attachments)
    assert strip.attachments[0].width == 30
    assert composer.parts.current.editor.toPlainText() == ""


async def test_a_server_that_takes_no_such_files_any_more_is_heard_before_posting(
    world: World, picture: Path
) -> None:
    session: AccountSession = await world.add()
    composer, strip = await composer_of(world)
    await choose(composer, strip, picture)
    limits = session.writing.limits
    changed = replace(limits, files=replace(limits.files, types=("image/webp",)))
    server = world.servers["a.example"]
    server.description = replace(server.description, limits=changed)
    session.writing.learn_limits()
    await until(lambda: strip.trouble)
    assert not named(composer, "Post", QAbstractButton).isEnabled()
    assert "cat.png" in strip.trouble


def _lose(path: Path) -> None:
    path.unlink()
