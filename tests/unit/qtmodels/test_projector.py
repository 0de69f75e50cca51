"""A film at its own pace."""

from PySide6.QtCore import QObject
from PySide6.QtGui import QColor, QImage, QPixmap
from pytestqt.qtbot import QtBot

from fedidesk.qtmodels.film import Film, Frame
from fedidesk.qtmodels.projector import Projector


def frames(*milliseconds: int) -> list[Frame]:
    """Return frames of ever greater width, each for so long."""
    return [Frame(QImage(n + 1, 1, QImage.Format.Format_RGB32), ms)
            for n, ms in enumerate(milliseconds)]  # fmt: skip


def test_each_frame_comes_in_its_turn_until_it_is_stopped(qtbot: QtBot, qapp: QObject) -> None:
    projector = Projector(Film(frames(5, 15, 5)), qapp)
    widths: list[int] = []
    projector.shown.connect(lambda pixmap: widths.append(pixmap.width()))
    projector.run()
    assert widths == [1], "the frame of now at once"
    assert projector.is_running
    qtbot.waitUntil(lambda: len(widths) >= 5)
    assert widths[:5] == [1, 2, 3, 1, 2]
    projector.stop()
    assert not projector.is_running
    before = len(widths)
    projector.run()
    assert widths[before:] == widths[before - 1 : before], "it goes on where it stood"
    projector.stop()


class Late(Film):
    """Has its next frame when the test brings it."""

    def __init__(self) -> None:
        super().__init__(frames(1, 1))
        self.asked = 0
        self.frame: Frame | None = None

    def _next(self) -> Frame | None:
        self.asked += 1
        return self.frame


def test_a_frame_that_is_late_is_waited_for(qtbot: QtBot, qapp: QObject) -> None:
    film = Late()
    projector = Projector(film, qapp)
    seen: list[QPixmap] = []
    projector.shown.connect(seen.append)
    projector.run()
    qtbot.waitUntil(lambda: film.asked > 2)
    assert len(seen) == 1
    image = QImage(7, 1, QImage.Format.Format_RGB32)
    image.fill(QColor("red"))
    film.frame = Frame(image, 1)
    qtbot.waitUntil(lambda: len(seen) > 1)
    assert seen[1].width() == 7
    projector.stop()
