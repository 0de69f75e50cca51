"""Pictures shown large: near and far, one after the other, described, saved and copied."""

import gc
from collections.abc import Iterator
from pathlib import Path
from weakref import ref

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QGuiApplication, QImage, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from fedidesk.ui.media.film_box import FilmBox
from fedidesk.ui.media.focus import holds_focus
from fedidesk.ui.media.picture_page import PicturePage
from fedidesk.ui.media.viewer import Viewer
from fedidesk.ui.theme import Theme
from tests.builders import a_post
from tests.qt.looking import WITHOUT_DEVICES, Looking, MediaServer, delete_what_is_due
from tests.qt.timeline.reading import interface, name_of

pytestmark = pytest.mark.qt_log_ignore(*WITHOUT_DEVICES)
CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
MOVING = bytes.fromhex(
    "47494638396102000200800100ff0000ffffff21ff0b4e45545343415045322e3003010000"
    "0021f90405020001002c000000000200020000020284510021f90405020001002c00000000"
    "020002008000ffff0000ff02028451003b"
)


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[MediaServer]:
    server = MediaServer(tmp_path_factory.mktemp("web") / "files")
    (server.folder / "moving.gif").write_bytes(MOVING)
    yield server
    server.close()


@pytest.fixture
def looking(qtbot: QtBot, server: MediaServer, tmp_path: Path) -> Iterator[Looking]:
    looking = Looking(qtbot, server, tmp_path, (900, 700))
    yield looking
    looking.close()


def page_of(viewer: Viewer) -> PicturePage:
    assert isinstance(viewer.page, PicturePage)
    return viewer.page


def opened(looking: Looking, *paths: str, **changes: object) -> Viewer:
    """Open the viewer, and wait until the first picture is there."""
    viewer = looking.open(*(looking.picture(path) for path in paths or ("large.jpg",)), **changes)
    looking.until(lambda: page_of(viewer)._sharpest > 0)
    return viewer


def test_it_lies_over_the_window_and_goes_along_with_it(looking: Looking) -> None:
    viewer = opened(looking)
    assert viewer.geometry() == looking.window.geometry()
    looking.window.resize(700, 640)
    assert viewer.size().toTuple() == (700, 640)
    assert viewer.grab().toImage().pixelColor(3, 3).lightness() < 40


def test_a_picture_is_whole_and_as_sharp_as_the_screen(looking: Looking) -> None:
    page = page_of(opened(looking))
    place = page.stage.zoom.place
    assert page.stage.zoom.is_fitted
    assert place.width() <= page.stage.width() + 1
    assert page.stage._pixmap.width() == pytest.approx(place.width(), abs=2)


def test_it_comes_nearer_by_keys_and_gets_sharper(looking: Looking) -> None:
    viewer = opened(looking)
    page = page_of(viewer)
    fitted = page.stage.zoom.percent
    looking.key(Qt.Key.Key_Plus)
    assert page.stage.zoom.percent == pytest.approx(fitted * 1.25, abs=1)
    looking.key(Qt.Key.Key_1)
    assert page.stage.zoom.percent == 100
    looking.until(lambda: page.stage._pixmap.width() == 2400)
    looking.key(Qt.Key.Key_Minus)
    assert page.stage.zoom.percent == 80
    looking.key(Qt.Key.Key_0)
    assert page.stage.zoom.is_fitted
    assert viewer.bar._zoom.text() == f"{fitted}%"


def test_the_arrows_look_about_in_a_large_picture(looking: Looking) -> None:
    viewer = opened(looking, "large.jpg", "small.png")
    zoom = page_of(viewer).stage.zoom
    looking.key(Qt.Key.Key_1)
    before = zoom.place.topLeft()
    looking.key(Qt.Key.Key_Right)
    looking.key(Qt.Key.Key_Down)
    assert zoom.place.left() < before.x()
    assert zoom.place.top() < before.y()
    assert viewer.index == 0


def test_wheel_drag_and_double_click(looking: Looking) -> None:
    stage = page_of(opened(looking)).stage
    at = QPointF(100, stage.height() / 2)
    point = (at - stage.zoom.place.topLeft()) / stage.zoom.scale
    turn(stage, at, 0, 240)
    moved = (at - stage.zoom.place.topLeft()) / stage.zoom.scale
    assert (moved - point).manhattanLength() < 0.01, "what is under the mouse stays there"
    left = stage.zoom.place.left()
    QTest.mousePress(stage, Qt.MouseButton.LeftButton, pos=QPoint(300, 300))
    QTest.mouseMove(stage, QPoint(280, 300))
    QTest.mouseMove(stage, QPoint(240, 300))
    QTest.mouseRelease(stage, Qt.MouseButton.LeftButton, pos=QPoint(240, 300))
    assert stage.zoom.place.left() == pytest.approx(left - 60, abs=1)
    QTest.mouseDClick(stage, Qt.MouseButton.LeftButton, pos=QPoint(300, 300))
    assert stage.zoom.is_fitted
    QTest.mouseDClick(stage, Qt.MouseButton.LeftButton, pos=QPoint(300, 300))
    assert stage.zoom.percent == 100


def turn(stage: object, at: QPointF, x: int, y: int) -> None:
    where = stage.mapToGlobal(at)
    event = QWheelEvent(
        at, where, QPoint(), QPoint(x, y), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(stage, event)


def test_from_one_to_the_next(looking: Looking) -> None:
    media = [looking.picture("large.jpg"), looking.media("clip.mp4"), looking.picture("tall.png")]
    viewer = looking.open(*media)
    assert viewer.bar._place.text() == "1 of 3"
    looking.key(Qt.Key.Key_Left)
    assert viewer.index == 0, "there is none before"
    looking.key(Qt.Key.Key_Right)
    assert isinstance(viewer.page, FilmBox)
    assert viewer.page.player is None, "nothing plays before somebody presses play"
    assert viewer.bar._place.text() == "2 of 3"
    looking.key(Qt.Key.Key_PageDown)
    looking.until(lambda: page_of(viewer)._sharpest > 0)
    assert not viewer.commands["next"].isEnabled()
    turn(page_of(viewer).stage, QPointF(50, 50), 240, 0)
    assert viewer.index == 1
    viewer.bar._buttons["before"].click()
    assert viewer.index == 0
    looking.key(Qt.Key.Key_End)
    assert viewer.index == 2


def test_from_right_to_left_the_next_is_to_the_left(looking: Looking) -> None:
    viewer = opened(looking, "small.png", "tall.png")
    viewer.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    looking.key(Qt.Key.Key_Left)
    assert viewer.index == 1
    looking.key(Qt.Key.Key_Right)
    assert viewer.index == 0


def test_the_description_stands_beside_it_and_can_be_read_by_key(looking: Looking) -> None:
    words = "নদীর ঘাটে একটি নৌকা। " * 20
    media = (looking.picture(description=words), looking.picture("small.png"))
    viewer = looking.open(*media)
    text = viewer.alt.text
    assert viewer.alt.isVisible()
    assert text.toPlainText() == words.strip()
    assert text.width() < viewer.width() / 2
    text.setFocus()
    looking.key(Qt.Key.Key_A, CONTROL)
    looking.key(Qt.Key.Key_C, CONTROL)
    assert QGuiApplication.clipboard().text() == words.strip()
    looking.key(Qt.Key.Key_A)
    assert not viewer.alt.isVisible()
    assert holds_focus(viewer.page), "the keyboard is not lost with it"
    looking.key(Qt.Key.Key_A)
    assert viewer.alt.isVisible()
    looking.window.resize(420, 700)
    looking.until(lambda: viewer.alt.geometry().top() > viewer._room.geometry().bottom() - 1)
    assert viewer.alt.height() < viewer.height() / 2
    looking.key(Qt.Key.Key_PageDown)
    assert not viewer.alt.isVisible(), "this one has none"
    assert not viewer.commands["alt"].isEnabled()


def test_it_is_said_what_is_shown(looking: Looking) -> None:
    media = (looking.picture(description="A lake"), looking.picture("small.png"))
    viewer = looking.open(*media)
    assert name_of(viewer) == "1 of 2: A lake"
    assert interface(viewer).role() is QAccessible.Role.Dialog
    stage = page_of(viewer).stage
    assert (name_of(stage), interface(stage).role()) == ("A lake", QAccessible.Role.Graphic)
    nameless = [
        widget
        for widget in viewer.findChildren(type(viewer.bar._buttons["save"]))
        if widget.isVisible() and not name_of(widget)
    ]
    assert nameless == []


def test_the_keyboard_stays_in_it_and_comes_back(looking: Looking) -> None:
    post = a_post("with", media=(looking.picture(), looking.picture("small.png")))
    looking.show(post, a_post("other"))
    row = looking.reading.row("with")
    row.setFocus()
    looking.theatre.show(post, 0)
    viewer = looking.theatre.viewer
    looking.until(lambda: QApplication.activeWindow() is viewer)
    for _ in range(12):
        looking.key(Qt.Key.Key_Tab)
        assert holds_focus(viewer)
    place = looking.view.place()
    looking.key(Qt.Key.Key_Escape)
    looking.until(lambda: QApplication.activeWindow() is looking.window)
    assert row.hasFocus()
    assert looking.view.place() == place


def test_a_click_beside_the_picture_closes_it(looking: Looking) -> None:
    viewer = opened(looking, "small.png")
    QTest.mouseClick(page_of(viewer).stage, Qt.MouseButton.LeftButton, pos=QPoint(450, 330))
    assert viewer.isVisible()
    QTest.mouseClick(page_of(viewer).stage, Qt.MouseButton.LeftButton, pos=QPoint(20, 40))
    assert looking.theatre.viewer is None


def test_it_is_saved_as_the_server_has_it(looking: Looking, tmp_path: Path) -> None:
    viewer = opened(looking)
    looking.key(Qt.Key.Key_S, CONTROL)
    dialog = viewer.deeds.dialog
    assert dialog.isVisible()
    assert Path(dialog.selectedFiles()[0]).name == "large.jpg"
    dialog.close()
    target = tmp_path / "saved.jpg"
    target.write_bytes(b"what was there before")
    viewer.deeds.save_to(str(target))
    looking.until(lambda: viewer.bar._message.text() == "Saved as saved.jpg")
    assert target.read_bytes() == (looking.server.folder / "large.jpg").read_bytes()
    assert {path.name for path in tmp_path.iterdir()} >= {"saved.jpg"}
    viewer.deeds.save_to(str(tmp_path / "no such folder" / "saved.jpg"))
    looking.until(lambda: "could not be saved" in viewer.bar._message.text())


def test_a_film_is_saved_too(looking: Looking, tmp_path: Path) -> None:
    viewer = looking.open(looking.media("clip.mp4"))
    viewer.deeds.save_to(str(tmp_path / "film.mp4"))
    looking.until(lambda: viewer.bar._message.text() == "Saved as film.mp4")
    assert (tmp_path / "film.mp4").read_bytes().startswith(b"\x00\x00\x00")


def test_it_is_copied_and_opened_elsewhere(looking: Looking) -> None:
    media = looking.picture(remote_url="https://far.test/large.jpg")
    viewer = looking.open(media)
    looking.until(lambda: page_of(viewer)._sharpest > 0)
    looking.key(Qt.Key.Key_C, CONTROL)
    looking.until(lambda: viewer.bar._message.text() == "Picture copied")
    assert QGuiApplication.clipboard().image().size().toTuple() == (2400, 1600)
    looking.key(Qt.Key.Key_C, CONTROL | SHIFT)
    assert QGuiApplication.clipboard().text() == media.url
    looking.key(Qt.Key.Key_V)
    looking.key(Qt.Key.Key_V, SHIFT)
    assert looking.browser.urls == [media.url, "https://far.test/large.jpg"]


@pytest.mark.parametrize(
    ("path", "sentence"),
    [
        ("nothing.png", "The server did not send this picture."),
        ("broken.png", "This picture can't be shown here: it is damaged or unknown."),
    ],
)
def test_what_can_not_be_shown_says_so(path: str, sentence: str, looking: Looking) -> None:
    viewer = looking.open(looking.picture(path))
    page = page_of(viewer)
    looking.until(lambda: page.trouble == sentence)
    page._trouble.outside.click()
    assert looking.browser.urls == [page.media.url]
    (looking.server.folder / path).write_bytes((looking.server.folder / "tall.png").read_bytes())
    page._trouble.retry.click()
    looking.until(lambda: page.stage._pixmap is not None)
    assert page.trouble == ""
    (looking.server.folder / path).unlink()


def test_a_slow_server_is_seen_to_be_slow(looking: Looking) -> None:
    viewer = looking.open(looking.picture("slow/large.jpg"))
    label = page_of(viewer)._progress
    looking.until(lambda: label.isVisible() and " of " in label.text())
    looking.key(Qt.Key.Key_Escape)
    assert looking.theatre.viewer is None


def test_an_animation_plays_when_it_may(looking: Looking, monkeypatch: pytest.MonkeyPatch) -> None:
    viewer = opened(looking, "moving.gif")
    page = page_of(viewer)
    assert page.moves
    assert not page.is_moving
    looking.key(Qt.Key.Key_Space)
    assert page.is_moving
    looking.key(Qt.Key.Key_K)
    assert not page.is_moving
    looking.settings.update(plays_gifs=True)
    monkeypatch.setattr(Theme, "animates", True)
    again = looking.open(looking.picture("moving.gif"))
    looking.until(lambda: page_of(again).is_moving)


def test_closing_it_lets_go_of_everything_large(looking: Looking) -> None:
    gone: list[tuple[ref[Viewer], Viewer]] = []
    for _ in range(5):
        viewer = opened(looking, "large.jpg", "tall.png")
        looking.key(Qt.Key.Key_1)
        page, originals = viewer.page, viewer._originals
        looking.until(lambda page=page: page.stage._pixmap.width() == 2400)
        viewer.close()
        assert originals._files == {}
        assert page.stage._pixmap is None
        gone.append((ref(viewer), viewer))
        delete_what_is_due()
    assert [viewer for _, viewer in gone if isValid(viewer)] == []
    held = [each for each, _ in gone]
    gone.clear()
    del viewer, page
    gc.collect()
    assert [each for each in held if each() is not None] == []


def test_one_can_see_that_it_is_see_through(looking: Looking) -> None:
    image = QImage(80, 80, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    image.save(str(looking.server.folder / "clear.png"))
    viewer = opened(looking, "clear.png")
    stage = page_of(viewer).stage
    middle = stage.zoom.place.center().toPoint()
    assert stage.grab().toImage().pixelColor(middle).lightness() > 240
