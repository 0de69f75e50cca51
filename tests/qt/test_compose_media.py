"""Files in the composer: added while one writes, kept with the draft, sent with the post."""

import asyncio
from collections.abc import Iterator
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from msgspec.structs import replace
from PySide6.QtGui import QColor, QGuiApplication, QImage
from PySide6.QtWidgets import QAbstractButton, QFileDialog

from fedidesk.domain.draft import Attachment
from fedidesk.services import attachments
from fedidesk.services.session import AccountSession
from fedidesk.ui.compose.compose_window import ComposeWindow
from fedidesk.ui.compose.media_strip import MediaStrip
from tests.qt.conftest import MakeWorld
from tests.qt.world import World, named, press, settle, texts, type_text
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


class SlowDisk:
    """Copies nothing before it is told to."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self._goes_on = Event()
        self._take = attachments._taken
        monkeypatch.setattr(attachments, "_taken", self._taken)

    def _taken(self, *arguments: Any) -> Attachment:
        assert self._goes_on.wait(10)
        return self._take(*arguments)

    def go_on(self) -> None:
        self._goes_on.set()


@pytest.fixture
def slow_disk(monkeypatch: pytest.MonkeyPatch) -> Iterator[SlowDisk]:
    disk = SlowDisk(monkeypatch)
    yield disk
    disk.go_on()


async def closed_while_busy(world: World, picture: Path) -> ComposeWindow:
    """Close a composer in which nothing is typed while a file is on its way to it."""
    composer, strip = await composer_of(world)
    strip.take_files([picture])
    await settle()
    assert strip.is_busy
    composer.close()
    assert not composer.isVisible()
    return composer


async def test_a_file_on_its_way_to_a_closed_composer_is_kept(
    world: World, picture: Path, slow_disk: SlowDisk
) -> None:
    session = await world.add()
    composer = await closed_while_busy(world, picture)
    gone: list[bool] = []
    composer.finished.connect(lambda: gone.append(True))
    assert session.writing.unsent == ()
    slow_disk.go_on()
    await until(lambda: gone)
    (draft,) = session.writing.unsent
    assert [each.name for each in draft.attachments] == ["cat.png"]


async def test_a_composer_that_is_opened_again_meanwhile_stays(
    world: World, picture: Path, slow_disk: SlowDisk
) -> None:
    await world.add()
    closed = await closed_while_busy(world, picture)
    composer, strip = await composer_of(world)
    assert composer is closed
    slow_disk.go_on()
    await until(lambda: strip.attachments)
    await settle()
    assert composer.isVisible()


async def test_a_file_that_could_not_be_read_keeps_no_closed_composer(
    world: World, tmp_path: Path, slow_disk: SlowDisk
) -> None:
    session = await world.add()
    composer = await closed_while_busy(world, tmp_path / "is-not-there.png")
    gone: list[bool] = []
    composer.finished.connect(lambda: gone.append(True))
    slow_disk.go_on()
    await until(lambda: gone)
    assert session.writing.unsent == ()
    told = texts(world.window)
    assert any(text.startswith("A file could not be added to your draft. ") for text in told)


async def test_nothing_is_sent_before_all_files_are_there(
    world: World, picture: Path, slow_disk: SlowDisk
) -> None:
    session = await world.add()
    composer, strip = await composer_of(world)
    await type_text("Look at this")
    strip.take_files([picture])
    await settle()
    await press("Ctrl+Return")
    assert not session.unsent.outgoing
    assert "Files are still being added." in texts(composer)
    slow_disk.go_on()
    await until(lambda: strip.attachments and not strip.is_busy)
    assert named(composer, "Post", QAbstractButton).isEnabled()


async def test_nobody_else_goes_on_before_all_files_are_there(
    world: World, picture: Path, slow_disk: SlowDisk
) -> None:
    session = await world.add()
    other = await world.add("bob", "b.example")
    world.window.show_session(session)
    composer, strip = await composer_of(world)
    strip.take_files([picture])
    await settle()
    composer._foot.author.chosen.emit(other)
    assert "Files are still being added." in texts(composer)
    slow_disk.go_on()
    await until(lambda: strip.attachments and not strip.is_busy)
    composer._foot.author.chosen.emit(other)
    await until(lambda: other.writing.unsent and not session.writing.unsent)
    assert len(other.writing.unsent[0].attachments) == 1


async def test_a_file_on_its_way_is_kept_when_the_application_ends(
    make_world: MakeWorld, picture: Path, slow_disk: SlowDisk
) -> None:
    world = await make_world()
    await world.add()
    _, strip = await composer_of(world)
    strip.take_files([picture])
    await settle()
    closing = asyncio.ensure_future(world.close())
    await asyncio.sleep(0.1)
    slow_disk.go_on()
    await closing
    again = await make_world()
    (draft,) = again.registry.sessions[0].writing.unsent
    assert [each.name for each in draft.attachments] == ["cat.png"]
