from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject, QSize
from PySide6.QtGui import QColor, QPixmap
from pytestqt.qtbot import QtBot

from fedidesk.qtmodels import film as films
from fedidesk.qtmodels.image_cache import ImageCache
from fedidesk.qtmodels.image_decoding import film_of
from fedidesk.qtmodels.motion import Motion
from fedidesk.qtmodels.picture_key import Fit, PictureKey
from tests.fakes.pictures import FakeFetcher
from tests.films import a_gif
from tests.picture_server import PICTURE

STILL, MOVING = "https://one.test/still.png", "https://one.test/moving.gif"
RED, BLUE = (255, 0, 0), (0, 0, 255)
SIZE = QSize(10, 10)
KEY = PictureKey(MOVING, 10, 10)


def colour(pixmap: QPixmap | None) -> QColor:
    assert pixmap is not None
    return pixmap.toImage().pixelColor(5, 5)


def test_a_film_has_all_frames_in_the_shape_that_was_asked_for(qtbot: QtBot) -> None:
    assert qtbot
    key = PictureKey("", 20, 10, radius=3, fit=Fit.COVER)
    film = film_of(a_gif([RED, BLUE, RED]), key)
    assert film.moves
    assert (film.pixmap().width(), film.pixmap().height()) == (20, 10)
    assert film.size == 3 * 20 * 10 * 4
    assert colour(film.pixmap()) == QColor(*RED)
    film.go_on(100.0)
    assert not film.step(100.05)
    assert film.step(100.11)
    assert colour(film.pixmap()) == QColor(*BLUE)


@pytest.mark.parametrize(
    "data",
    [b"", PICTURE, a_gif([RED]), a_gif([RED, BLUE])[:800], b"GIF89a" + b"\xff" * 400],
    ids=["nothing", "png", "one frame", "cut off", "nonsense"],
)
def test_what_does_not_move_is_no_film(qtbot: QtBot, data: bytes) -> None:
    assert qtbot
    assert not film_of(data, KEY).moves


def test_films_that_are_too_long_or_too_large_stand_still(monkeypatch: pytest.MonkeyPatch) -> None:
    gif = a_gif([RED, BLUE] * 5)
    assert film_of(gif, KEY).moves
    assert not film_of(gif, PictureKey("", 1200, 1200)).moves
    monkeypatch.setattr(films, "_MOST_FRAMES", 9)
    assert not film_of(gif, KEY).moves
    monkeypatch.setattr(films, "_MOST_FRAMES", 10)
    monkeypatch.setattr(films, "_MOST_PIXELS", 63)
    assert not film_of(gif, KEY).moves
    monkeypatch.setattr(films, "_MOST_PIXELS", 64)
    monkeypatch.setattr(films, "_LONGEST_READING", -1.0)
    assert not film_of(gif, KEY).moves


class Cinema:
    """A cache with a picture that can move."""

    def __init__(self, qtbot: QtBot) -> None:
        self.qtbot = qtbot
        self.fetcher = FakeFetcher()
        self.images = ImageCache(self._make_fetcher)
        self.images.begin()
        self.on = True
        self.motion.learn([(STILL, MOVING)])

    @property
    def motion(self) -> Motion:
        return self.images.motion

    def _make_fetcher(self, _parent: QObject) -> FakeFetcher:
        return self.fetcher

    def paint(self) -> QPixmap | None:
        return self.images.pixmap(STILL, SIZE)

    def load(self) -> None:
        self.motion.move_while(lambda: self.on)
        self.paint()
        self.qtbot.waitUntil(lambda: sorted(self.fetcher.asked) == [MOVING, STILL])
        with self.qtbot.waitSignal(self.images.arrived):
            self.fetcher.fetched.emit(STILL, PICTURE)
        with self.qtbot.waitSignal(self.motion.moved) as moved:
            self.fetcher.fetched.emit(MOVING, a_gif([BLUE, (0, 255, 0)], hundredths=4))
        assert moved.args == [frozenset({STILL})]


@pytest.fixture
def cinema(qtbot: QtBot) -> Iterator[Cinema]:
    cinema = Cinema(qtbot)
    yield cinema
    cinema.images.close()


def test_nothing_moves_and_no_film_is_fetched_unless_it_is_on(qtbot: QtBot, cinema: Cinema) -> None:
    cinema.paint()
    qtbot.waitUntil(lambda: cinema.fetcher.asked == [STILL])
    with qtbot.waitSignal(cinema.images.arrived):
        cinema.fetcher.fetched.emit(STILL, PICTURE)
    assert colour(cinema.paint()) == QColor(*RED)
    assert cinema.fetcher.asked == [STILL]
    assert not cinema.motion.is_running


def test_what_is_painted_moves_and_what_is_not_stops_the_clock(
    qtbot: QtBot, cinema: Cinema
) -> None:
    cinema.load()
    seen = set()
    for _ in range(4):
        seen.add(colour(cinema.paint()).name())
        assert cinema.motion.is_running
        with qtbot.waitSignal(cinema.motion.moved):
            pass
    assert seen == {"#0000ff", "#00ff00"}
    # Nobody paints it: it is scrolled away, or the window is hidden.
    qtbot.waitUntil(lambda: not cinema.motion.is_running)
    cinema.paint()
    assert cinema.motion.is_running


def test_what_is_switched_off_stands_still_at_once(qtbot: QtBot, cinema: Cinema) -> None:
    cinema.load()
    cinema.paint()
    cinema.on = False
    assert colour(cinema.paint()) == QColor(*RED)
    with qtbot.waitSignal(cinema.motion.moved):
        cinema.motion.move_while(lambda: False)
    assert not cinema.motion.is_running


def test_a_film_that_can_not_be_had_leaves_the_picture_as_it_is(
    qtbot: QtBot, cinema: Cinema
) -> None:
    cinema.motion.move_while(lambda: True)
    cinema.paint()
    qtbot.waitUntil(lambda: sorted(cinema.fetcher.asked) == [MOVING, STILL])
    with qtbot.assertNotEmitted(cinema.images.failed):
        cinema.fetcher.failed.emit(MOVING)
    with qtbot.waitSignal(cinema.images.arrived):
        cinema.fetcher.fetched.emit(STILL, PICTURE)
    assert colour(cinema.paint()) == QColor(*RED)
    assert cinema.fetcher.asked.count(MOVING) == 1
    assert not cinema.motion.is_running
