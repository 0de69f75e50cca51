"""A picture is cut and turned in the composer, before it is sent."""

import asyncio
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from threading import Event

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QAccessibleEvent,
    QImage,
    QMouseEvent,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QMenu, QPushButton

from fedidesk.domain.draft import Attachment
from fedidesk.domain.errors import StorageError
from fedidesk.domain.ids import AttachmentId, MediaId
from fedidesk.domain.picture_edit import PictureEdit
from fedidesk.services.session import AccountSession
from fedidesk.ui.compose import media_editing
from fedidesk.ui.compose.compose_window import ComposeWindow
from fedidesk.ui.compose.crop_dialog import CropDialog
from fedidesk.ui.compose.crop_frame import CropFrame
from fedidesk.ui.compose.description_dialog import DescriptionDialog
from fedidesk.ui.compose.media_strip import MediaStrip
from tests.qt.conftest import MakeWorld
from tests.qt.world import World, from_outside, named, press, settle, texts
from tests.strict_server.pictures import striped_png
from tests.unit.qtmodels.test_picture_fitting import saved, with_exif
from tests.waiting import until

WIDTH, HEIGHT = 200, 100
PICTURE = striped_png(WIDTH, HEIGHT, 0.1)


class Desk:
    """A composer with a picture."""

    def __init__(self, world: World, session: AccountSession, composer: ComposeWindow) -> None:
        self.world = world
        self.session = session
        self.composer = composer
        self.strip: MediaStrip = composer.parts.current.strip

    @property
    def picture(self) -> Attachment:
        (attachment,) = self.strip.attachments
        return attachment

    @property
    def size(self) -> tuple[int, int]:
        """Of the file that there is now."""
        image = QImage(str(self.session.attachments.path_of(self.picture)))
        assert (image.width(), image.height()) == (self.picture.width, self.picture.height)
        return image.width(), image.height()

    @property
    def files(self) -> list[str]:
        return [path.name for path in (self.session.folder / "attachments").iterdir()]

    async def add(self, path: Path) -> None:
        self.strip.take_files([path])
        await until(lambda: self.strip.attachments and not self.strip.is_busy)
        await settle()

    async def open(self) -> CropDialog:
        """Edit the picture, by key."""
        self.strip._tiles[0].setFocus()
        await press("F2")
        (dialog,) = self.composer.findChildren(CropDialog)
        await until(lambda: QApplication.activeWindow() is dialog)
        assert QApplication.focusWidget() is dialog.frame
        return dialog

    async def finish(self) -> None:
        """Accept what was chosen and wait for what comes of it."""
        await press("Return")
        await until(lambda: not self.strip.is_busy)
        await self.go_back()

    async def go_back(self) -> None:
        """Wait until the dialog is gone, and turn to the composer as a window manager does."""
        await until(lambda: not self.composer.findChildren(CropDialog))
        self.composer.activateWindow()
        await until(self.composer.isActiveWindow)

    async def post(self) -> bytes:
        """Send the post; return the picture that the server got."""
        self.strip._described(replace(self.picture, description="A cat"))
        self.composer._send()
        server = self.world.servers["a.example"]
        await until(lambda: server.sent)
        (medium,) = server.media.values()
        return medium.content


async def a_desk(world: World, content: bytes = PICTURE, name: str = "cat.png") -> Desk:
    session = world.registry.sessions[0] if world.registry.sessions else await world.add()
    await world.activate()
    await press("Ctrl+N")
    (composer,) = world.composers()
    await until(composer.isActiveWindow)
    desk = Desk(world, session, composer)
    path = world._paths.data / name
    path.write_bytes(content)
    await desk.add(path)
    return desk


@pytest.fixture
async def desk(world: World) -> Desk:
    return await a_desk(world)


@pytest.fixture
def spoken(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    spoken: list[str] = []

    def listen(event: QAccessibleEvent) -> None:
        if isinstance(event, QAccessibleAnnouncementEvent):
            spoken.append(event.message())

    monkeypatch.setattr(QAccessible, "updateAccessibility", listen)
    return spoken


# --- by key


async def test_a_part_is_cut_out_by_key_and_the_server_gets_that(
    desk: Desk, spoken: list[str]
) -> None:
    before = desk.picture
    desk.strip.set_attachments(
        (replace(before, description="A cat", focus=(0.5, 0.5), media_id=MediaId("1")),)
    )
    dialog = await desk.open()
    for key in ("Shift+Left", "Shift+Left", "Shift+Up", "Right", "Down", "Down"):
        await press(key)
    # Each step is a fiftieth of 200 or 100 pixels.
    assert spoken[-1] == "192 × 98 pixels, 2 % from the left, 2 % from the top"
    assert dialog.frame.accessibleDescription() == spoken[-1]
    assert "192 × 98 pixels" in texts(dialog)
    await desk.finish()
    assert spoken[-1] == "\u2068cat.png\u2069 now has 192 × 98 pixels."
    assert desk.size == (192, 98)
    assert desk.picture.id != before.id
    assert (desk.picture.name, desk.picture.description) == ("cat.png", "A cat")
    assert (desk.picture.focus, desk.picture.media_id) == (None, None)
    assert desk.strip._tiles[0].hasFocus()
    content = await desk.post()
    seen, whole = QImage.fromData(content), QImage.fromData(PICTURE)
    assert seen.pixelColor(0, 0) == whole.pixelColor(4, 2)
    assert (seen.width(), seen.height()) == (192, 98)


async def test_a_turn_swaps_the_lengths_and_home_brings_all_back(desk: Desk) -> None:
    dialog = await desk.open()
    await press("Shift+Left")
    await press("Ctrl+R")
    assert "100 × 196 pixels" in texts(dialog)
    await press("Home")
    assert "100 × 200 pixels" in texts(dialog)
    await desk.finish()
    assert desk.size == (100, 200)
    dialog = await desk.open()
    await press("Ctrl+L")
    await desk.finish()
    assert desk.size == (200, 100)
    seen, before = QImage(str(desk.session.attachments.path_of(desk.picture))), QImage()
    before.loadFromData(PICTURE)
    assert seen.pixelColor(7, 9) == before.pixelColor(7, 9)


async def test_what_a_camera_noted_is_seen_to(world: World, tmp_path: Path) -> None:
    whole = QImage(WIDTH, HEIGHT, QImage.Format.Format_RGB32)
    whole.fill(Qt.GlobalColor.red)
    jpeg = saved(tmp_path / "a", whole, "jpeg").read_bytes()
    desk = await a_desk(world, with_exif(jpeg, orientation=6), "cat.jpg")
    assert (desk.picture.width, desk.picture.height) == (100, 200)
    dialog = await desk.open()
    assert "100 × 200 pixels" in texts(dialog)
    await press("Shift+Up")
    await desk.finish()
    assert desk.size == (100, 196)
    assert b"Exif" not in await desk.post()


async def test_cancelled_nothing_is_another(desk: Desk) -> None:
    before, files = desk.picture, desk.files
    await desk.open()
    await press("Ctrl+R")
    await press("Esc")
    await desk.go_back()
    assert not desk.strip.is_busy
    await desk.open()
    await desk.finish()
    assert (desk.picture, desk.files) == (before, files)
    assert desk.strip._tiles[0].hasFocus()


# --- by mouse


async def drag(frame: CropFrame, start: QPointF, by: QPoint) -> None:
    at, button = start.toPoint(), Qt.MouseButton.LeftButton
    await from_outside(partial(QTest.mousePress, frame, button, pos=at))
    for place in (at + by / 2, at + by):
        await from_outside(partial(QTest.mouseMove, frame, place))
    await from_outside(partial(QTest.mouseRelease, frame, button, pos=at + by))


def cursor_over(frame: CropFrame, at: QPointF) -> Qt.CursorShape:
    """Return how the mouse looks there; offscreen it can't be moved while it holds nothing."""
    none = Qt.MouseButton.NoButton
    event = QMouseEvent(
        QMouseEvent.Type.MouseMove, at, frame.mapToGlobal(at), none, none,
        Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    QApplication.sendEvent(frame, event)
    return frame.cursor().shape()


async def test_the_frame_is_dragged_by_edges_corners_and_inside(
    desk: Desk, spoken: list[str]
) -> None:
    frame = (await desk.open()).frame
    # So many pixels of the screen are one of the picture.
    scale = frame._scale()[0]
    place = frame._frame()
    await drag(frame, place.bottomRight(), QPoint(round(-100 * scale), round(-50 * scale)))
    assert sizes(frame.edit) == pytest.approx((0, 0, 100, 50), abs=1)
    await drag(frame, frame._frame().center(), QPoint(round(40 * scale), round(20 * scale)))
    assert sizes(frame.edit) == pytest.approx((40, 20, 100, 50), abs=1)
    left = QPointF(frame._frame().left(), frame._frame().center().y() + 20)
    assert cursor_over(frame, frame._frame().center()) is Qt.CursorShape.SizeAllCursor
    assert cursor_over(frame, left) is Qt.CursorShape.SizeHorCursor
    assert cursor_over(frame, frame._frame().bottomLeft()) is Qt.CursorShape.SizeBDiagCursor
    assert cursor_over(frame, QPointF(1, 1)) is Qt.CursorShape.ArrowCursor
    await drag(frame, left, QPoint(round(10 * scale), 99))
    assert sizes(frame.edit) == pytest.approx((50, 20, 90, 50), abs=1)
    assert spoken[-1] == frame.accessibleDescription()
    before = frame.edit
    await drag(frame, QPointF(1, 1), QPoint(50, 50))
    assert frame.edit == before
    await drag(frame, frame._frame().topLeft(), QPoint(2000, 2000))
    assert min(frame.edit.width, frame.edit.height) > 0
    await desk.finish()
    assert desk.size == (frame.edit.width, frame.edit.height)


def sizes(edit: PictureEdit) -> tuple[int, int, int, int]:
    return edit.left, edit.top, edit.width, edit.height


async def test_turned_it_looks_turned_also_from_right_to_left(desk: Desk) -> None:
    image = QImage(WIDTH, HEIGHT, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.red)
    for x in range(WIDTH // 2):
        for y in range(HEIGHT):
            image.setPixelColor(x, y, Qt.GlobalColor.blue)
    image.save(str(desk.session.attachments.path_of(desk.picture)), "png")
    dialog = await desk.open()
    dialog.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    await until(lambda: seen_at(dialog.frame, 0.25, 0.5) == "#0000ff")
    assert seen_at(dialog.frame, 0.75, 0.5) == "#ff0000"
    named(dialog, "Turn right", QPushButton).click()
    await until(lambda: seen_at(dialog.frame, 0.5, 0.25) == "#0000ff")
    assert seen_at(dialog.frame, 0.5, 0.75) == "#ff0000"


def seen_at(frame: CropFrame, across: float, down: float) -> str:
    """Return the colour at a place of the picture."""
    place = frame._frame()
    at = QPointF(place.x() + across * place.width(), place.y() + down * place.height())
    return frame.grab().toImage().pixelColor(at.toPoint()).name()


# --- where it is offered


async def test_it_is_offered_for_pictures_that_stand_still_and_are_here(desk: Desk) -> None:
    def offered() -> bool:
        menu = QMenu(desk.composer)
        desk.strip._tiles[0].fill_menu(menu)
        return "Edit picture…\tF2" in [action.text() for action in menu.actions()]

    assert offered()
    theirs = Attachment(id=AttachmentId("7"), mime="image/png", preview_url="https://a.example/7")
    for other in (
        replace(desk.picture, moves=True),
        replace(desk.picture, mime="image/svg+xml"),
        Attachment(id=AttachmentId("1"), mime="video/mp4"),
        theirs,
    ):
        desk.strip.set_attachments((other,))
        assert not offered()
        desk.strip._tiles[0].setFocus()
        await press("F2")
        assert desk.composer.findChildren(CropDialog) == []


async def test_one_goes_there_from_the_description(desk: Desk) -> None:
    desk.strip._tiles[0].click()
    (dialog,) = desk.composer.findChildren(DescriptionDialog)
    await until(lambda: QApplication.activeWindow() is dialog)
    dialog.text.setPlainText("A cat")
    named(dialog, "Edit picture…", QPushButton).click()
    await until(lambda: desk.composer.findChildren(CropDialog))
    (cropping,) = desk.composer.findChildren(CropDialog)
    await until(lambda: QApplication.activeWindow() is cropping)
    await press("Ctrl+R")
    await desk.finish()
    assert (desk.size, desk.picture.description) == ((100, 200), "A cat")


# --- while it is being made


class SlowHand:
    """Makes nothing before it is told to."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self._goes_on = Event()
        self._edited = media_editing.edited
        monkeypatch.setattr(media_editing, "edited", self._make)

    def _make(self, file: Path, mime: str, edit: PictureEdit) -> bytes:
        assert self._goes_on.wait(10)
        return self._edited(file, mime, edit)

    def go_on(self) -> None:
        self._goes_on.set()


@pytest.fixture
def slow_hand(monkeypatch: pytest.MonkeyPatch) -> Iterator[SlowHand]:
    hand = SlowHand(monkeypatch)
    yield hand
    hand.go_on()


async def turned_meanwhile(desk: Desk) -> Attachment:
    """Turn the picture; return how it was, for the other one is not there yet."""
    before = desk.picture
    await desk.open()
    await press("Ctrl+R")
    await press("Ctrl+Return")
    await desk.go_back()
    assert desk.strip.is_busy
    assert desk.picture == before
    return before


async def test_posting_waits_for_it(desk: Desk, slow_hand: SlowHand) -> None:
    await turned_meanwhile(desk)
    post = named(desk.composer, "Post", QAbstractButton)
    assert not post.isEnabled()
    desk.strip._tiles[0].setFocus()
    for key in ("Return", "F2"):
        await press(key)
    assert desk.composer.findChildren(DescriptionDialog) == []
    slow_hand.go_on()
    await until(lambda: not desk.strip.is_busy)
    await until(post.isEnabled)
    assert desk.size == (100, 200)


async def test_what_was_taken_out_meanwhile_does_not_come_back(
    desk: Desk, slow_hand: SlowHand
) -> None:
    await turned_meanwhile(desk)
    desk.strip.remove(0)
    slow_hand.go_on()
    await until(lambda: not desk.strip.is_busy)
    assert desk.strip.attachments == ()


async def test_a_composer_that_is_closed_meanwhile_keeps_what_comes(
    desk: Desk, slow_hand: SlowHand
) -> None:
    before = await turned_meanwhile(desk)
    gone: list[bool] = []
    desk.composer.finished.connect(lambda: gone.append(True))
    desk.composer.close()
    assert not desk.composer.isVisible()
    (draft,) = desk.session.writing.unsent
    assert draft.attachments == (before,)
    slow_hand.go_on()
    await until(lambda: gone)
    (draft,) = desk.session.writing.unsent
    assert [(each.width, each.height) for each in draft.attachments] == [(100, 200)]


async def test_it_outlives_the_application_and_what_it_was_does_not(
    make_world: MakeWorld, slow_hand: SlowHand
) -> None:
    world = await make_world()
    desk = await a_desk(world)
    before = await turned_meanwhile(desk)
    closing = asyncio.ensure_future(world.close())
    await asyncio.sleep(0.1)
    slow_hand.go_on()
    await closing
    again = await make_world()
    session = again.registry.sessions[0]
    (draft,) = session.writing.unsent
    (after,) = draft.attachments
    assert (after.width, after.height) == (100, 200)
    await session.unsent.sweep()
    assert not session.attachments.path_of(before).exists()
    assert session.attachments.path_of(after).exists()


# --- troubles


async def test_a_file_that_is_gone_is_said_and_the_picture_stays(
    desk: Desk, spoken: list[str]
) -> None:
    before = desk.picture
    desk.session.attachments.path_of(before).unlink()
    await desk.open()
    await press("Ctrl+R")
    await desk.finish()
    (told,) = texts(desk.strip)
    assert "cat.png" in told
    assert "is gone" in told
    assert told in spoken
    assert named(desk.strip, told, QLabel).property("tone") == "danger"
    assert desk.picture == before


async def test_damage_and_a_full_disk_are_said_and_the_picture_stays(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = desk.picture
    path = desk.session.attachments.path_of(before)
    path.write_bytes(PICTURE[: len(PICTURE) // 2])
    await desk.open()
    await press("Ctrl+R")
    await desk.finish()
    assert "damaged" in texts(desk.strip)[0]
    path.write_bytes(PICTURE)

    def full(*_: object) -> None:
        raise StorageError("OSError")

    with monkeypatch.context() as patched:
        patched.setattr(desk.session.unsent.files, "keep", full)
        await desk.open()
        await press("Ctrl+R")
        await desk.finish()
    assert "disk is not full" in texts(desk.strip)[0]
    assert (desk.picture, desk.files) == (before, [before.id])
    await desk.open()
    await press("Ctrl+R")
    await desk.finish()
    assert texts(desk.strip) == []
    assert desk.size == (100, 200)


async def test_what_is_too_large_for_the_server_then_is_made_smaller_as_ever(desk: Desk) -> None:
    writing = desk.session.writing
    limits = replace(writing.limits, files=replace(writing.limits.files, image_pixels=5000))
    server = desk.world.servers["a.example"]
    server.description = replace(server.description, limits=limits)
    writing.learn_limits()
    await until(lambda: desk.strip.trouble)
    await desk.open()
    await press("Ctrl+R")
    await desk.finish()
    assert (desk.size, desk.strip.trouble) == ((50, 100), "")
    assert "50 × 100 pixels" in texts(desk.strip)[0]


async def test_a_single_dot_has_a_frame_too(world: World) -> None:
    desk = await a_desk(world, striped_png(1, 1, 0.5))
    frame = (await desk.open()).frame
    for key in ("Shift+Left", "Right", "Shift+Down"):
        await press(key)
    await drag(frame, frame._frame().topLeft(), QPoint(30, 30))
    assert frame.edit.changes_nothing
    await press("Ctrl+R")
    await desk.finish()
    assert desk.size == (1, 1)
