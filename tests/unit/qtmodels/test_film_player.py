"""How many pictures of a film are made where making one takes long."""

import pytest
from PySide6.QtCore import QObject, QSize
from PySide6.QtGui import QImage
from PySide6.QtMultimedia import QVideoFrame, QVideoFrameFormat

from fedidesk.qtmodels.film_player import FilmPlayer
from fedidesk.qtmodels.home_network import HomeNetwork
from tests.qt.looking import WITHOUT_DEVICES

pytestmark = pytest.mark.qt_log_ignore(*WITHOUT_DEVICES)
FPS = 30


class Slow:
    """A player that makes a picture in ``seconds``, on a clock of the test's."""

    def __init__(self, parent: QObject, seconds: float) -> None:
        self.player = FilmPlayer("http://one.test/film.mp4", True, parent, HomeNetwork())
        self.player._wants_to_play = True
        self.player._now = lambda: self.now
        self.player._convert = self._convert
        self.player.frame_came.connect(self._paint)
        self.now = 100.0
        self.busy = 0.0
        self.seconds = seconds
        self.painted = 0

    def _convert(self, _: QVideoFrame) -> QImage:
        self.now += self.seconds
        self.busy += self.seconds
        self.painted += 1
        return QImage(4, 4, QImage.Format.Format_RGB32)

    def _paint(self) -> None:
        self.player.image()

    def play(self, seconds: int) -> None:
        """Let the pictures of some seconds come."""
        kind = QVideoFrameFormat(QSize(4, 4), QVideoFrameFormat.PixelFormat.Format_YUV420P)
        for number in range(seconds * FPS):
            self.now = max(self.now, 100 + number / FPS)
            self.player._take_frame(QVideoFrame(kind))


def test_every_picture_is_shown_where_that_is_cheap(qapp: QObject) -> None:
    slow = Slow(qapp, 0.001)
    slow.play(10)
    assert slow.painted == 10 * FPS
    slow.player.close()


@pytest.mark.parametrize("seconds", [0.02, 0.06])
def test_most_of_the_time_is_left_for_the_reader(seconds: float, qapp: QObject) -> None:
    slow = Slow(qapp, seconds)
    slow.play(10)
    assert 0.1 * 10 < slow.busy < 0.4 * 10
    before = slow.painted
    slow.player.pause()
    assert slow.painted <= before + 1
    assert slow.player._frame is None, "where it stands still, what it stands at is shown"
    slow.player.close()
