from collections.abc import Callable, Iterator
from itertools import cycle, islice

import pytest
from PySide6.QtCore import QObject, QSize
from PySide6.QtGui import QColor, QPixmap
from pytestqt.qtbot import QtBot

from fedidesk.qtmodels import film_reading, motion
from fedidesk.qtmodels.film import Film, LongFilm
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


class Thread:
    """Takes what is to be done elsewhere, and does it when the test says so."""

    def __init__(self) -> None:
        self.waiting: list[Callable[[], None]] = []

    def start(self, work: Callable[[], None]) -> None:
        self.waiting.append(work)

    def work(self) -> None:
        waiting, self.waiting = self.waiting, []
        for each in waiting:
            each()


def read(data: bytes, key: PictureKey = KEY, thread: Thread | None = None) -> Film:
    return film_of(data, key, (thread or Thread()).start)


def test_a_film_has_all_frames_in_the_shape_that_was_asked_for(qtbot: QtBot) -> None:
    assert qtbot
    key = PictureKey("", 20, 10, radius=3, fit=Fit.COVER)
    film = read(a_gif([RED, BLUE, RED]), key)
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
    assert not read(data).moves


COLOURS = [(40 * number, 0, 255 - 40 * number) for number in range(6)]


def shown(film: Film, count: int, thread: Thread) -> list[str]:
    """Return the colours of the next frames, with a thread that keeps up."""
    found = []
    for number in range(count):
        found.append(colour(film.pixmap()).name())
        thread.work()
        film.go_on(number)
        assert film.step(number + 0.5)
    return found


@pytest.mark.parametrize(
    ("limit", "value"), [("_MOST_FRAMES", 2), ("_MOST_BYTES", 900), ("_LONGEST_READING", -1.0)]
)
def test_what_is_too_long_or_large_is_read_while_it_runs(
    limit: str, value: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(film_reading, limit, value)
    thread = Thread()
    film = read(a_gif(COLOURS), thread=thread)
    assert isinstance(film, LongFilm)
    assert film.moves
    names = [QColor(*each).name() for each in COLOURS]
    assert shown(film, 20, thread) == list(islice(cycle(names), 20))


def test_only_the_next_frames_are_kept_and_none_is_made_for_nobody(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(film_reading, "_MOST_FRAMES", 2)
    thread = Thread()
    film = read(a_gif(COLOURS * 10), thread=thread)
    assert isinstance(film, LongFilm)
    shown(film, 3, thread)
    thread.work()
    assert len(film._ahead) == 12
    assert thread.waiting == []
    assert film.size < 13 * 10 * 10 * 4 + 100_000
    film.go_on(0)
    assert film.step(1.0)
    assert len(thread.waiting) == 1


def test_a_thread_that_is_late_makes_nobody_wait(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(film_reading, "_MOST_FRAMES", 1)
    thread = Thread()
    film = read(a_gif(COLOURS), thread=thread)
    film.go_on(0)
    assert film.step(1.0)
    assert not film.step(2.0)
    assert not film.step(3.0)
    assert len(thread.waiting) == 1, "one at a time"
    thread.work()
    assert film.step(4.0)
    assert colour(film.pixmap()) == QColor(*COLOURS[2])


def test_a_film_that_can_not_be_read_again_stops_where_it_is(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(film_reading, "_MOST_FRAMES", 1)
    thread = Thread()
    film = read(a_gif([RED, BLUE]), thread=thread)
    assert isinstance(film, LongFilm)
    film._read = lambda: iter(())
    film.go_on(0)
    assert film.step(1.0)
    thread.work()
    assert not film.step(2.0)
    assert colour(film.pixmap()) == QColor(*BLUE)


def test_frames_of_a_poster_stand_still(monkeypatch: pytest.MonkeyPatch) -> None:
    gif = a_gif([RED, BLUE])
    monkeypatch.setattr(film_reading, "_MOST_PIXELS", 63)
    assert not read(gif).moves
    monkeypatch.setattr(film_reading, "_MOST_PIXELS", 64)
    assert read(gif).moves


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
        self.bring(a_gif([BLUE, (0, 255, 0)], hundredths=4))

    def bring(self, gif: bytes) -> None:
        with self.qtbot.waitSignal(self.motion.moved) as moved:
            self.fetcher.fetched.emit(MOVING, gif)
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


def test_a_long_film_runs_in_a_row(
    qtbot: QtBot, cinema: Cinema, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(film_reading, "_MOST_FRAMES", 1)
    cinema.motion.move_while(lambda: True)
    cinema.paint()
    qtbot.waitUntil(lambda: sorted(cinema.fetcher.asked) == [MOVING, STILL])
    cinema.bring(a_gif(COLOURS, hundredths=4))
    seen = []
    for _ in range(8):
        seen.append(colour(cinema.paint()).name())
        with qtbot.waitSignal(cinema.motion.moved):
            pass
    names = [QColor(*each).name() for each in COLOURS]
    assert seen == list(islice(cycle(names), 8))


def test_what_runs_is_not_stopped_for_what_does_not_yet(
    cinema: Cinema, monkeypatch: pytest.MonkeyPatch
) -> None:
    gif = a_gif([RED, BLUE])
    cinema.load()
    one, other = PictureKey(STILL, 10, 10), PictureKey("https://one.test/other.png", 10, 10)
    monkeypatch.setattr(motion, "_MOST_BYTES", 1000)
    cinema.paint()
    cinema.motion.keep(other, read(gif))
    assert cinema.paint() is not None
    assert cinema.motion._films[one].moves
    assert not cinema.motion._films[other].moves
    cinema.motion._playing.clear()
    third = PictureKey("https://one.test/third.png", 10, 10)
    cinema.motion.keep(third, read(gif))
    assert cinema.motion._films[third].moves
    assert one not in cinema.motion._films


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
