"""Films and sounds that play where they stand, from a real server in another process."""

import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from fedidesk.domain.media import AUDIO
from fedidesk.qtmodels import film_player
from fedidesk.qtmodels.playing import PlayState
from fedidesk.ui.media.film_box import FilmBox
from fedidesk.ui.media.focus import holds_focus
from fedidesk.ui.theme import Theme
from fedidesk.ui.timeline.scene import Act
from tests.builders import a_post, many_posts
from tests.qt.looking import WITHOUT_DEVICES, Looking, MediaServer, delete_what_is_due
from tests.qt.timeline.reading import interface, name_of
from tests.unit.api.raw_server import RawServer, answer

pytestmark = pytest.mark.qt_log_ignore(*WITHOUT_DEVICES)


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[MediaServer]:
    server = MediaServer(tmp_path_factory.mktemp("web") / "files")
    yield server
    server.close()


@pytest.fixture
def looking(qtbot: QtBot, server: MediaServer, tmp_path: Path) -> Iterator[Looking]:
    looking = Looking(qtbot, server, tmp_path, (600, 700))
    yield looking
    looking.close()


def shows_film(box: FilmBox) -> bool:
    return not box.image().isNull()


def test_nothing_is_loaded_before_somebody_presses_play(looking: Looking) -> None:
    before = len(looking.server.asked())
    looking.show(looking.film(), looking.animation(), looking.sound())
    looking.qtbot.wait(50)
    assert looking.server.asked()[before:] == []
    assert looking.playing.boxes == []


def test_a_film_plays_over_its_place_to_its_end_and_again(looking: Looking) -> None:
    post = looking.film()
    looking.show(post)
    box = looking.press(post)
    spot = looking.reading.row("film").shown.spot(Act.MEDIA)
    assert box.geometry() == spot.rect
    looking.until(lambda: shows_film(box))
    assert box.image().size().toTuple() == (160, 120)
    looking.until(lambda: box.player.duration == 2000)
    looking.until_state(box, PlayState.ENDED)
    assert shows_film(box), "the last picture stays"
    assert box.controls.play.accessibleName() == "Play again"
    box.toggle()
    looking.until(lambda: box.player.state is PlayState.PLAYING and box.position < 1500)


def test_it_stands_still_and_goes_on(looking: Looking) -> None:
    post = looking.film()
    looking.show(post)
    box = looking.press(post)
    looking.until_state(box, PlayState.PLAYING)
    QTest.mouseClick(box, Qt.MouseButton.LeftButton, pos=QPoint(20, 20))
    assert box.player.state is PlayState.PAUSED
    assert box.controls.play.accessibleName() == "Play"
    where = box.position
    looking.qtbot.wait(150)
    assert box.position == where
    QTest.mouseClick(box.controls.play, Qt.MouseButton.LeftButton)
    looking.until_state(box, PlayState.PLAYING)


def test_keys_of_players_work_in_it_and_not_the_commands_of_the_window(looking: Looking) -> None:
    post = looking.sound()
    looking.show(post)
    box = looking.press(post)
    looking.until(lambda: box.player.is_seekable and box.player.duration > 20_000)
    box.setFocus()
    looking.key(Qt.Key.Key_Space)
    assert box.player.state is PlayState.PAUSED
    looking.key(Qt.Key.Key_Right)
    looking.until(lambda: box.position >= 5000)
    looking.key(Qt.Key.Key_L)
    looking.until(lambda: box.position >= 15_000)
    looking.key(Qt.Key.Key_J)
    looking.until(lambda: 5000 <= box.position < 10_000)
    looking.key(Qt.Key.Key_Home)
    looking.until(lambda: box.position < 1000)
    looking.key(Qt.Key.Key_K)
    looking.until_state(box, PlayState.PLAYING)
    looking.key(Qt.Key.Key_Escape)
    assert looking.playing.boxes == []
    assert holds_focus(looking.reading.row("sound"))


def test_how_loud_it_is_is_remembered(looking: Looking) -> None:
    post = looking.sound()
    looking.show(post)
    box = looking.press(post)
    box.setFocus()
    looking.key(Qt.Key.Key_Down)
    assert looking.settings.current.media_volume == 70
    assert box.controls.volume.value() == 70
    looking.key(Qt.Key.Key_M)
    assert looking.settings.current.media_muted
    assert box.controls.mute.accessibleName() == "Unmute"
    assert box.player._sound.isMuted()
    QTest.mouseClick(box.controls.mute, Qt.MouseButton.LeftButton)
    assert not looking.settings.current.media_muted
    box.controls.volume.setValue(30)
    assert looking.settings.current.media_volume == 30
    assert box.player._sound.volume() == pytest.approx(0.09)


def test_pressing_the_line_goes_there(looking: Looking) -> None:
    post = looking.sound()
    looking.show(post)
    box = looking.press(post)
    seek = box.controls.seek
    looking.until(seek.isEnabled)
    box.hold()
    QTest.mouseClick(seek, Qt.MouseButton.LeftButton, pos=QPoint(seek.width() // 2, 8))
    looking.until(lambda: abs(box.position - 15_000) < 1500)
    assert seek.accessibleDescription().endswith(" / 0:30")


def test_one_is_heard_at_a_time(looking: Looking) -> None:
    one, other, quiet = looking.sound("one"), looking.sound("other"), looking.animation()
    looking.show(one, other, quiet)
    first = looking.press(one)
    looking.until_state(first, PlayState.PLAYING)
    second = looking.press(other)
    assert first.player.state is PlayState.PAUSED
    moving = looking.press(quiet)
    looking.until_state(second, PlayState.PLAYING)
    looking.until_state(moving, PlayState.PLAYING)
    assert moving.player._sound is None


def test_an_animation_goes_on_for_ever(looking: Looking) -> None:
    post = looking.animation()
    looking.show(post)
    box = looking.press(post)
    reached: list[int] = []
    looking.until(lambda: shows_film(box))
    box.player.moved.connect(reached.append)
    looking.until(lambda: reached and max(reached) > 1500 and reached[-1] < 1000)
    assert box.player.state is PlayState.PLAYING
    assert box.controls.stops() == [] or box.controls.seek not in box.controls.stops()


@pytest.mark.parametrize("path", ["broken.mp4", "nothing.mp4"])
def test_what_can_not_be_played_says_so_and_offers_another_way(path: str, looking: Looking) -> None:
    post = looking.film(path=path)
    looking.show(post)
    box = looking.press(post)
    looking.until(lambda: box.trouble)
    assert box.player is None
    outside = next(b for b in box.findChildren(QPushButton) if "player" in b.text())
    outside.click()
    assert looking.browser.urls == [post.media[0].url]
    before = len(looking.server.asked())
    box.trouble_panel.retry.click()
    looking.until(lambda: len(looking.server.asked()) > before)


def test_a_server_that_says_nothing_is_given_up(
    looking: Looking, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(film_player, "_SILENCE_MS", 600)
    post = looking.film(path="silent/clip.mp4")
    looking.show(post)
    box = looking.press(post)
    looking.until(lambda: not box._waiting.isHidden())
    looking.until(lambda: box.trouble)
    assert box.trouble == "The server sends nothing."


def test_a_film_without_a_picture_is_given_up(
    looking: Looking, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(film_player, "_NO_PICTURE_MS", 200)
    monkeypatch.setattr(film_player.FilmPlayer, "_take_frame", lambda *_: None)
    post = looking.film()
    looking.show(post)
    box = looking.press(post)
    looking.until(lambda: box.trouble)
    assert box.trouble == "It plays, but its picture can't be shown."


def test_a_switch_keeps_multimedia_away(looking: Looking, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FEDIDESK_NO_MEDIA", "1")
    post = looking.film()
    looking.show(post)
    before = len(looking.server.asked())
    box = looking.press(post)
    assert box.trouble == "Films and sounds can't be played here."
    assert box.trouble_panel.retry.isHidden()
    assert not box.trouble_panel.outside.isHidden()
    assert looking.server.asked()[before:] == []


def test_all_of_it_comes_through_the_proxy_that_was_chosen(looking: Looking) -> None:
    clip = (looking.server.folder / "clip.mp4").read_bytes()
    post = looking.film()
    looking.show(post)
    before = len(looking.server.asked())
    with RawServer(answer(clip, "200 OK", "video/mp4")) as proxy:
        looking.proxy = proxy.url
        box = looking.press(post)
        assert box.player.state is PlayState.LOADING
        looking.until(lambda: shows_film(box))
        looking.until(lambda: box.player.is_seekable)
        box.player.seek(0)
        looking.until_state(box, PlayState.PLAYING)
    assert len(proxy.requests) == 1
    assert post.media[0].url.encode() in proxy.requests[0]
    assert looking.server.asked()[before:] == []


@pytest.mark.parametrize(
    ("said", "trouble"),
    [
        (answer(b"", "502 Bad Gateway"), "The server did not send it."),
        (answer(b"#EXTM3U\n#EXTINF:9,\nhttp://elsewhere.test/1.ts\n"), "This can't be played"),
    ],
    ids=["nothing", "a list of addresses"],
)
def test_where_a_proxy_brings_no_film_it_says_so(
    looking: Looking, said: bytes, trouble: str
) -> None:
    post = looking.film()
    looking.show(post)
    with RawServer(said) as proxy:
        looking.proxy = proxy.url
        box = looking.press(post)
        looking.until(lambda: box.trouble)
    assert box.trouble.startswith(trouble)
    assert not box.trouble_panel.retry.isHidden()


def test_what_is_held_before_it_has_come_stands_still_then(looking: Looking) -> None:
    clip = (looking.server.folder / "clip.mp4").read_bytes()
    post = looking.film()
    looking.show(post)
    with RawServer(answer(clip, "200 OK", "video/mp4")) as proxy:
        looking.proxy = proxy.url
        box = looking.press(post)
        box.hold()
        looking.until(lambda: box.player.duration)
        assert box.player.state is PlayState.PAUSED
        assert box.player.position == 0
        box.play()
        looking.until(lambda: shows_film(box))


def test_a_film_in_a_private_network_is_left_alone(looking: Looking) -> None:
    post = looking.film(url="http://printer.internal/clip.mp4")
    looking.show(post)
    box = looking.press(post)
    looking.until(lambda: box.trouble)
    assert box.trouble == "The server did not send it."


def test_only_addresses_of_the_web_are_played(looking: Looking) -> None:
    post = looking.film(url=str(looking.server.folder / "clip.mp4"))
    looking.show(post)
    assert looking.press(post).trouble.startswith("This can't be played")


def test_what_is_scrolled_away_ends_and_goes_on_from_there(looking: Looking) -> None:
    post = looking.sound()
    rest = [post for _, post in many_posts(20)]
    looking.show(post, *rest)
    box = looking.press(post)
    looking.until(lambda: box.player.is_seekable)
    box.player.seek(12_000)
    looking.until(lambda: box.position >= 12_000)
    player = box.player
    looking.view.scroll_by(2000)
    assert looking.playing.boxes == []
    delete_what_is_due()
    assert not isValid(player), "nothing of it is left that could use the processor"
    looking.view.scroll_by(-5000)
    again = looking.press(post)
    looking.until(lambda: again.player.position >= 12_000)


def test_it_goes_along_with_its_post(looking: Looking) -> None:
    post = looking.film()
    looking.show(post, *(post for _, post in many_posts(20)))
    box = looking.press(post)
    before = box.mapTo(looking.view, QPoint(0, 0)).y()
    looking.view.scroll_by(40)
    assert box.mapTo(looking.view, QPoint(0, 0)).y() == before - 40
    looking.reading.on_top([(row, post) for row, post in many_posts(3, first=50)])
    assert box.mapTo(looking.view, QPoint(0, 0)).y() == before - 40
    looking.view.resize(400, 600)
    looking.until(lambda: box.geometry() == looking.reading.row("film").shown.spot(Act.MEDIA).rect)


def test_a_row_that_shows_another_post_plays_nothing(looking: Looking) -> None:
    post = looking.film()
    looking.show(post, a_post("other"))
    looking.press(post)
    looking.reading.remove("film")
    assert looking.playing.boxes == []
    assert all(row.players == [] for row in looking.view.rows)


def test_hiding_it_again_ends_it(looking: Looking) -> None:
    post = a_post("film", sensitive=True, media=(looking.media("clip.mp4"),))
    looking.show(post)
    before = len(looking.server.asked())
    looking.theatre.press(looking.view, post, 0)
    assert looking.playing.boxes == [], "what is hidden has no place to play"
    looking.view.toggle_revealed(post.id)
    looking.press(post)
    looking.view.toggle_revealed(post.id)
    assert looking.playing.boxes == []
    assert len(looking.server.asked()) <= before + 1


def test_what_nobody_sees_stands_still(looking: Looking) -> None:
    post = looking.film()
    looking.show(post)
    box = looking.press(post)
    looking.until_state(box, PlayState.PLAYING)
    looking.reading.pane.hide()
    assert box.player.state is PlayState.PAUSED


def test_animations_move_by_themselves_only_where_both_say_so(
    looking: Looking, monkeypatch: pytest.MonkeyPatch
) -> None:
    posts = [looking.animation(), looking.film()]
    looking.show(*posts)
    looking.theatre.play_by_themselves(looking.view, posts)
    assert looking.playing.boxes == [], "nothing moves unless the reader moved it"
    looking.settings.update(plays_gifs=True)
    monkeypatch.setattr(Theme, "animates", False)
    looking.theatre.play_by_themselves(looking.view, posts)
    assert looking.playing.boxes == []
    monkeypatch.setattr(Theme, "animates", True)
    looking.theatre.play_by_themselves(looking.view, posts)
    (box,) = looking.playing.boxes
    assert box.media == posts[0].media[0]
    box.hold()
    looking.theatre.play_by_themselves(looking.view, posts)
    assert not box.is_playing, "what the reader stopped stays so"


def test_the_keyboard_walks_through_it(looking: Looking) -> None:
    post = looking.film()
    looking.show(post)
    looking.view.setFocus(Qt.FocusReason.TabFocusReason)
    looking.key(Qt.Key.Key_Tab)
    while "description" not in name_of(QApplication.focusWidget()):
        looking.key(Qt.Key.Key_Tab)
    box = looking.press(post)
    assert QApplication.focusWidget() is box
    stops = []
    while holds_focus(box):
        stops.append(name_of(QApplication.focusWidget()))
        looking.key(Qt.Key.Key_Tab)
    assert stops == [
        "Video without description", "Pause", *(["Position"] if "Position" in stops else []),
        "Mute", "Volume", "Pop out", "Show large",
    ]  # fmt: skip
    assert name_of(QApplication.focusWidget()).startswith("Reply")


def test_assistive_technology_finds_what_plays(looking: Looking) -> None:
    post = looking.film(description="Rain on a window")
    looking.show(post)
    box = looking.press(post)
    row = interface(looking.reading.row("film"))
    names = [row.child(index).object() for index in range(row.childCount())]
    assert box in names
    assert name_of(box) == "Video: Rain on a window"


def test_it_is_shown_large_from_where_it_was(looking: Looking) -> None:
    post = looking.sound()
    looking.show(post)
    box = looking.press(post)
    looking.until(lambda: box.player.is_seekable)
    box.player.seek(8000)
    looking.until(lambda: box.position >= 8000)
    box.setFocus()
    looking.key(Qt.Key.Key_F)
    assert box.player.state is PlayState.PAUSED
    viewer = looking.theatre.viewer
    large = viewer.page
    assert isinstance(large, FilmBox)
    looking.until(lambda: large.player.is_seekable and large.position >= 8000)
    large.player.seek(20_000)
    looking.until(lambda: large.position >= 20_000)
    looking.until(lambda: QApplication.focusWidget() is large)
    looking.key(Qt.Key.Key_Escape)
    assert looking.theatre.viewer is None
    looking.until(lambda: box.position >= 20_000)


def test_it_goes_on_in_a_small_window(looking: Looking) -> None:
    post = looking.film()
    looking.show(post)
    box = looking.press(post)
    looking.until(lambda: shows_film(box))
    box.setFocus()
    looking.key(Qt.Key.Key_P)
    assert looking.playing.boxes == []
    small = looking.theatre.pop_out
    assert small.windowTitle() == "Video without description"
    assert small.windowFlags() & Qt.WindowType.WindowStaysOnTopHint
    looking.until(lambda: shows_film(small.box))
    looking.view.scroll_by(1000)
    assert small.box.is_playing
    QTest.keyClick(small.box, Qt.Key.Key_Escape)
    delete_what_is_due()
    assert looking.theatre.pop_out is None


MANY = """
import sys
from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication
from fedidesk.qtmodels.film_player import FilmPlayer
from fedidesk.qtmodels.home_network import HomeNetwork
application = QApplication([])
for number in range(120):
    player = FilmPlayer(sys.argv[1], False, application, HomeNetwork(lambda: ["127.0.0.1"]))
    player.play()
    QTimer.singleShot(20, application.quit)
    application.exec()
    player.close()
print("alive")
"""


def test_ending_a_player_never_waits_for_its_threads(looking: Looking) -> None:
    """Without ``settle`` about every hundredth end of a player is the end of the application."""
    run = subprocess.run(
        [sys.executable, "-c", MANY, f"{looking.server.url}/tone.wav"],
        capture_output=True, text=True, check=False, timeout=60,
    )  # fmt: skip
    assert run.stdout == "alive\n", run.stderr[-500:]


@pytest.mark.parametrize("path", ["silent/clip.mp4", "slow/tone.wav"])
def test_leaving_a_server_that_hangs_takes_no_time(path: str, looking: Looking) -> None:
    post = looking.film(path=path)
    looking.show(post)
    before = len(looking.server.asked())
    box = looking.press(post)
    looking.until(lambda: len(looking.server.asked()) > before)
    began = time.monotonic()
    box.ended.emit()
    delete_what_is_due()
    assert time.monotonic() - began < 0.5
    assert looking.playing.boxes == []


def test_a_low_bar_says_what_is_wrong_beside_the_way_out(looking: Looking) -> None:
    post = a_post("sound", media=(looking.media("no.mp3", AUDIO, width=0, height=0),))
    looking.show(post)
    box = looking.press(post)
    looking.until(lambda: box.trouble)
    assert box.is_bar
    panel = box.trouble_panel
    for part in (panel.outside, panel._words):
        looking.until(lambda part=part: panel.rect().contains(part.geometry()))
    assert panel._words.geometry().right() < panel.outside.geometry().left()
