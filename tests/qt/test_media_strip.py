"""The files of a post in the composer: added, ordered, described, removed; by mouse and by key."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QColor, QDragEnterEvent, QDropEvent, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QFileDialog,
    QLabel,
    QMenu,
    QPlainTextEdit,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from fedidesk.domain.draft import Attachment
from fedidesk.domain.ids import AttachmentId, MediaId
from fedidesk.domain.server import MediaLimits, Server, ServerLimits
from fedidesk.services.session import AccountSession
from fedidesk.ui.compose.description_dialog import DescriptionDialog
from fedidesk.ui.compose.focus_picker import FocusPicker
from fedidesk.ui.compose.media_strip import MediaStrip
from fedidesk.ui.compose.media_tile import MediaTile
from tests.qt.world import World, delete_what_is_due, named, press, settle, texts, type_text
from tests.strict_server.pictures import striped_png
from tests.waiting import until

Kind = TypeVar("Kind", bound=QWidget)
SMALL = MediaLimits(types=("image/png", "image/jpeg", "audio/ogg"), image_pixels=5000)


class Holder:
    """A window with nothing but the strip and its button."""

    def __init__(self, world: World, session: AccountSession) -> None:
        tools = world.window._tools
        self.session = session
        self.world = world
        self.window = QWidget(world.window, Qt.WindowType.Window)
        self.strip = MediaStrip(session, tools.images, tools.theme, tools.icons)
        column = QVBoxLayout(self.window)
        column.addWidget(self.strip)
        column.addWidget(self.strip.add_button)
        self.window.resize(560, 300)
        self.window.show()
        self.changes = 0
        self.strip.changed.connect(self._changed)

    def _changed(self) -> None:
        self.changes += 1

    async def begin(self) -> None:
        self.window.activateWindow()
        await until(lambda: QApplication.activeWindow() is self.window)

    async def add(self, *paths: Path) -> tuple[Attachment, ...]:
        """Add files and wait until all is said of them."""
        before = self.changes
        self.strip.take_files(paths)
        assert self.strip.is_busy
        await until(lambda: not self.strip.is_busy and self.changes > before)
        await settle()
        return self.strip.attachments

    @property
    def tiles(self) -> list[MediaTile]:
        return [each for each in self.window.findChildren(MediaTile) if each.isVisible()]

    @property
    def names(self) -> list[str]:
        return [each.name for each in self.strip.attachments]

    async def limit(self, **limits: object) -> None:
        """Let the server say what it takes."""
        changed = ServerLimits(**limits)  # type: ignore[arg-type]
        self.world.servers["a.example"].description = Server(host="a.example", limits=changed)
        self.session.writing.learn_limits()
        await until(lambda: self.session.writing.limits == changed)

    async def until_dialog_is_gone(self) -> None:
        await until(lambda: not self.window.findChildren(DescriptionDialog))
        await self.begin()

    async def open_dialog(self) -> DescriptionDialog:
        await until(self.window.findChildren(DescriptionDialog).__len__)
        dialog = self.window.findChildren(DescriptionDialog)[-1]
        await until(lambda: QApplication.activeWindow() is dialog)
        return dialog


@pytest.fixture
async def session(world: World) -> AccountSession:
    return await world.add()


@pytest.fixture
async def holder(world: World, session: AccountSession) -> Holder:
    holder = Holder(world, session)
    await holder.begin()
    return holder


@pytest.fixture
def picture(tmp_path: Path) -> Callable[..., Path]:
    def make(name: str, width: int = 60, height: int = 40) -> Path:
        path = tmp_path / name
        path.write_bytes(striped_png(width, height, 0.6))
        return path

    return make


@pytest.fixture
def sound(tmp_path: Path) -> Path:
    path = tmp_path / "song.ogg"
    path.write_bytes(b"OggS la la la")
    return path


def drop(widget: QWidget, data: QMimeData) -> bool:
    """Drop something, if ``widget`` wants it; return whether it does."""
    how = (Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton)
    entering = QDragEnterEvent(QPoint(5, 5), *how, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(widget, entering)
    if entering.isAccepted():
        dropping = QDropEvent(QPointF(5, 5), *how, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(widget, dropping)
    return entering.isAccepted()


def only(parent: QWidget, kind: type[Kind]) -> Kind:
    (found,) = (each for each in parent.findChildren(kind) if each.isVisible())
    return found


async def test_it_is_there_only_where_there_are_files(
    holder: Holder, picture: Callable[..., Path]
) -> None:
    assert not holder.strip.isVisible()
    await holder.add(picture("a.png"), picture("b.png"))
    assert holder.strip.isVisible()
    assert holder.names == ["a.png", "b.png"]
    assert len(holder.tiles) == 2
    colours = lambda: holder.tiles[0].grab().toImage().pixelColor(56, 30)  # noqa: E731
    await until(lambda: colours().blue() > colours().red() + 40)


async def test_files_are_chosen_in_the_systems_dialog(
    holder: Holder, picture: Callable[..., Path]
) -> None:
    holder.strip.add_button.click()
    await until(holder.window.findChildren(QFileDialog).__len__)
    (chooser,) = holder.window.findChildren(QFileDialog)
    chooser.filesSelected.emit([str(picture("a.png")), str(picture("b.png"))])
    chooser.reject()
    await until(lambda: len(holder.names) == 2)


async def test_files_and_pictures_are_dropped_and_text_is_not(
    holder: Holder, picture: Callable[..., Path]
) -> None:
    await holder.add(picture("a.png"))
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(picture("b.png")))])
    image = QMimeData()
    image.setImageData(QImage(8, 8, QImage.Format.Format_RGB32))
    for dropped in (data, image):
        assert drop(holder.strip, dropped)
        await until(lambda: not holder.strip.is_busy)
    assert holder.names == ["a.png", "b.png", ""]
    text = QMimeData()
    text.setText("words")
    image.setText("a cell of a table, which is a picture too")
    assert not drop(holder.strip, text)
    assert not drop(holder.strip, image)


async def test_a_pasted_picture_is_a_png(holder: Holder) -> None:
    image = QImage(30, 20, QImage.Format.Format_RGB32)
    image.fill(QColor("red"))
    holder.strip.take_picture(image)
    await until(lambda: holder.strip.attachments)
    (attachment,) = holder.strip.attachments
    assert (attachment.mime, attachment.width) == ("image/png", 30)
    assert holder.tiles[0].accessibleName() == "Picture, 1 of 1. No description yet."


async def test_what_can_not_be_taken_is_said_beside_what_could(
    holder: Holder, picture: Callable[..., Path], tmp_path: Path
) -> None:
    await holder.limit(media=2)
    empty, text = tmp_path / "empty", tmp_path / "text"
    empty.touch()
    text.write_text("words")
    paths = (picture("a.png"), empty, text, tmp_path / "gone", picture("b.png"), picture("c.png"))
    await holder.add(*paths)
    assert holder.names == ["a.png", "b.png"]
    (told,) = texts(holder.strip)
    lines = told.replace("\u2068", "").replace("\u2069", "").split("\n")
    assert [line.partition(":")[0] for line in lines] == ["empty", "text", "gone", "c.png"]
    assert "nothing in this file" in lines[0]
    assert "files of this type" in lines[1]
    assert "can't be read" in lines[2]
    assert "2" in lines[3]
    assert named(holder.strip, told, QLabel).property("tone") == "danger"
    holder.strip.remove(0)
    assert texts(holder.strip) == []
    await holder.add(picture("d.png"))
    assert texts(holder.strip) == []


async def test_a_picture_that_is_too_large_is_made_smaller_and_that_is_said(
    holder: Holder, picture: Callable[..., Path]
) -> None:
    await holder.limit(files=SMALL)
    (attachment,) = await holder.add(picture("large.png", 400, 200))
    assert attachment.shrunk
    (told,) = texts(holder.strip)
    assert f"{attachment.width} × {attachment.height}" in told
    assert told in holder.tiles[0].toolTip()
    assert holder.tiles[0].accessibleDescription() == told
    assert named(holder.strip, told, QLabel).property("tone") == "muted"
    assert holder.strip.trouble == ""


async def test_limits_that_change_are_said_and_shown(
    holder: Holder, picture: Callable[..., Path]
) -> None:
    await holder.add(picture("a.png", 100, 100), picture("b.png", 10, 10))
    assert holder.strip.trouble == ""
    before = holder.changes
    await holder.limit(files=SMALL)
    assert "a.png" in holder.strip.trouble
    assert holder.changes > before
    assert [bool(tile._trouble) for tile in holder.tiles] == [True, False]
    await holder.limit(files=SMALL, media=1)
    assert "takes 1" in holder.strip.trouble
    holder.strip.remove(0)
    assert holder.strip.trouble == ""
    described = replace(holder.strip.attachments[0], description="long")
    await holder.limit(files=MediaLimits(description=3))
    holder.strip.set_attachments((described,))
    assert "description" in holder.strip.trouble


async def test_order_and_removal_by_key(holder: Holder, picture: Callable[..., Path]) -> None:
    await holder.add(*(picture(f"{name}.png") for name in "abc"))
    holder.tiles[0].setFocus()
    await press("Alt+Right")
    assert holder.names == ["b.png", "a.png", "c.png"]
    assert holder.tiles[1].hasFocus()
    await press("Alt+Left")
    await press("Alt+Left")
    assert holder.names == ["a.png", "b.png", "c.png"]
    await press("Right")
    assert holder.tiles[1].hasFocus()
    await press("Delete")
    assert holder.names == ["a.png", "c.png"]
    assert holder.tiles[1].hasFocus()
    await press("Backspace")
    await press("Delete")
    assert holder.names == []
    assert holder.strip.add_button.hasFocus()
    assert not holder.strip.isVisible()


async def test_keys_follow_the_direction_of_reading(
    holder: Holder, picture: Callable[..., Path]
) -> None:
    holder.window.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    await holder.add(picture("a.png"), picture("b.png"))
    assert holder.tiles[0].x() > holder.tiles[1].x()
    holder.tiles[0].setFocus()
    await press("Alt+Left")
    assert holder.names == ["b.png", "a.png"]


async def test_order_and_removal_by_mouse(holder: Holder, picture: Callable[..., Path]) -> None:
    await holder.add(*(picture(f"{name}.png") for name in "abc"))
    first, last = holder.tiles[0], holder.tiles[2]
    middle = QPoint(20, 60)
    to_last = first.mapFrom(holder.strip, last.geometry().center())
    QTest.mousePress(first, Qt.MouseButton.LeftButton, pos=middle)
    for at in (middle + QPoint(40, 0), to_last):
        QTest.mouseMove(first, at)
        await settle()
    QTest.mouseRelease(first, Qt.MouseButton.LeftButton, pos=to_last)
    assert holder.names == ["b.png", "c.png", "a.png"]
    assert holder.window.findChildren(DescriptionDialog) == []
    remove = named(holder.tiles[0], "Remove \u2068b.png\u2069", QToolButton)
    QTest.mouseClick(remove, Qt.MouseButton.LeftButton)
    assert holder.names == ["c.png", "a.png"]


async def test_all_that_can_be_done_with_a_file_is_in_its_menu(
    holder: Holder, picture: Callable[..., Path]
) -> None:
    await holder.add(picture("a.png"), picture("b.png"))
    menu = QMenu(holder.window)
    holder.tiles[0].fill_menu(menu)
    actions = {action.text().partition("\t")[0]: action for action in menu.actions()}
    assert list(actions) == ["Describe…", "Edit picture…", "Move back", "Move on", "Remove"]
    assert all("\t" in action.text() for action in menu.actions())
    actions["Move on"].trigger()
    assert holder.names == ["b.png", "a.png"]
    actions["Remove"].trigger()
    assert holder.names == ["a.png"]


async def test_a_description_counts_at_once_and_closing_discards_nothing(
    holder: Holder, picture: Callable[..., Path]
) -> None:
    await holder.limit(files=MediaLimits(description=10))
    await holder.add(picture("a.png"))
    holder.tiles[0].setFocus()
    await press("Return")
    dialog = await holder.open_dialog()
    assert QApplication.focusWidget() is named(dialog, "Description", QPlainTextEdit)
    await type_text("A cat  ")
    assert holder.strip.attachments[0].description == "A cat"
    assert dialog._count.text() == "5"
    assert "Description: \u2068A cat\u2069" in holder.tiles[0].accessibleName()
    await type_text("and more")
    assert (dialog._count.text(), dialog._count.property("tone")) == ("-5", "danger")
    assert "too many" in dialog._count.accessibleName()
    assert "description" in holder.strip.trouble
    await press("Esc")
    await holder.until_dialog_is_gone()
    assert holder.strip.attachments[0].description == "A cat  and more"
    assert holder.tiles[0].hasFocus()


async def test_the_description_in_a_file_is_used_when_one_says_so(
    holder: Holder, picture: Callable[..., Path]
) -> None:
    path = picture("a.png")
    words = b"<dc:description><rdf:li>A ferry</rdf:li></dc:description>"
    path.write_bytes(path.read_bytes() + words)
    await holder.add(path, picture("b.png"))
    assert holder.strip.attachments[0].description == ""
    holder.tiles[0].click()
    dialog = await holder.open_dialog()
    use = named(dialog, "Use the file's own", QPushButton)
    use.click()
    assert holder.strip.attachments[0].description == "A ferry"
    assert not use.isVisible()
    dialog.accept()
    await holder.until_dialog_is_gone()
    holder.tiles[1].click()
    dialog = await holder.open_dialog()
    assert not dialog._use.isVisible()
    dialog.accept()


async def test_what_must_stay_in_sight_is_chosen_by_mouse_and_by_key(
    holder: Holder, picture: Callable[..., Path]
) -> None:
    await holder.add(picture("a.png", 60, 40))
    holder.tiles[0].click()
    dialog = await holder.open_dialog()
    picker = only(dialog, FocusPicker)
    place = picker._picture()
    assert place.width() * 40 == pytest.approx(place.height() * 60, abs=60)
    assert holder.strip.attachments[0].focus is None
    right_above = QPoint(place.x() + place.width() * 3 // 4, place.y() + place.height() // 4)
    QTest.mouseClick(picker, Qt.MouseButton.LeftButton, pos=right_above)
    assert holder.strip.attachments[0].focus == pytest.approx((0.5, 0.5), abs=0.02)
    assert "75 % from the left" in picker.accessibleDescription()
    for key in ("Home", "Left", "Down", "Down"):
        await press(key)
    assert holder.strip.attachments[0].focus == (-0.1, -0.2)
    for _ in range(15):
        await press("Up")
    assert holder.strip.attachments[0].focus == (-0.1, 1.0)
    await press("Ctrl+Return")
    await holder.until_dialog_is_gone()


async def test_a_sound_gets_a_picture_and_loses_it(
    holder: Holder, session: AccountSession, sound: Path, picture: Callable[..., Path]
) -> None:
    (attachment,) = await holder.add(sound)
    holder.strip.set_attachments((replace(attachment, media_id=MediaId("sent without it")),))
    holder.tiles[0].click()
    dialog = await holder.open_dialog()
    assert dialog.findChildren(FocusPicker) == []
    for path, taken in ((sound, False), (picture("cover.png"), True)):
        named(dialog, "Choose a picture for it…", QPushButton).click()
        await until(dialog.findChildren(QFileDialog).__len__)
        chooser = dialog.findChildren(QFileDialog)[-1]
        chooser.fileSelected.emit(str(path))
        chooser.reject()
        if taken:
            await until(lambda: holder.strip.attachments[0].thumbnail)
        else:
            await until(lambda: any("type" in text for text in texts(dialog)))
    thumbnail = holder.strip.attachments[0].thumbnail
    assert thumbnail is not None
    assert holder.strip.attachments[0].media_id is None
    assert session.unsent.files.path_of(thumbnail).read_bytes()[:2] == b"\xff\xd8"
    named(dialog, "Remove the picture", QPushButton).click()
    assert holder.strip.attachments[0].thumbnail is None
    dialog.accept()


async def test_how_much_is_sent_is_shown(
    holder: Holder, session: AccountSession, picture: Callable[..., Path]
) -> None:
    (attachment,) = await holder.add(picture("a.png"))
    before = holder.tiles[0].grab().toImage()
    session.uploads.progress.emit(attachment.id, 0.5)
    assert holder.tiles[0].grab().toImage() != before
    session.uploads.progress.emit(AttachmentId("another"), 0.7)
    assert holder.tiles[0]._share == 0.5


async def test_what_comes_from_a_published_post_is_shown_from_there(
    holder: Holder,
) -> None:
    theirs = Attachment(
        id=AttachmentId("7"), description="Theirs", preview_url="https://a.example/7.png"
    )
    holder.strip.set_attachments((theirs,))
    assert holder.strip.trouble == ""
    holder.tiles[0].grab()
    images = holder.world.window._tools.images
    await until(lambda: images._fetcher is not None and theirs.preview_url in images._fetcher.asked)


async def test_a_window_that_is_closed_meanwhile_is_no_trouble(
    holder: Holder, picture: Callable[..., Path]
) -> None:
    folder = holder.session.folder / "attachments"
    holder.strip.take_files([picture("a.png")])
    holder.window.deleteLater()
    delete_what_is_due()
    assert not isValid(holder.strip)
    await until(lambda: folder.exists() and any(folder.iterdir()))
    await settle()
