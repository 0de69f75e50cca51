"""Checks that videos play, by playing one."""

from PySide6.QtCore import QEventLoop, QTimer, QUrl
from PySide6.QtMultimedia import QMediaPlayer, QVideoFrame, QVideoSink

from fedidesk.app.checks import CheckFailed
from fedidesk.core.resources import resource
from fedidesk.qtmodels.film_player import settle

_ENOUGH = 10
_DEADLINE_MS = 15_000


def check() -> str:
    """Decode ten frames of a short clip."""
    viewing = _Viewing(QUrl.fromLocalFile(str(resource("selftest", "clip.mp4"))))
    viewing.run()
    if viewing.frames < _ENOUGH:
        raise CheckFailed(viewing.error or f"{viewing.frames} of {_ENOUGH} frames were decoded")
    return f"{viewing.frames} frames decoded"


class _Viewing:
    """Plays a clip, silently and unseen, until enough frames have come."""

    def __init__(self, clip: QUrl) -> None:
        self.frames = 0
        self.error = ""
        self._loop = QEventLoop()
        self._sink = QVideoSink()
        settle(self._sink.videoFrameChanged, self._go_on)
        self._sink.videoFrameChanged.connect(self._count)
        self._player = QMediaPlayer()
        settle(self._player.positionChanged, self._go_on)
        self._player.errorOccurred.connect(self._fail)
        self._player.setVideoSink(self._sink)
        self._player.setSource(clip)

    def run(self) -> None:
        """Play; return at the tenth frame, at an error or after the deadline."""
        if not self._player.isAvailable():
            self.error = "Qt has no player"
            return
        deadline = QTimer()
        deadline.setSingleShot(True)
        deadline.timeout.connect(self._loop.quit)
        deadline.start(_DEADLINE_MS)
        self._player.play()
        self._loop.exec()
        self._player.stop()

    def _go_on(self) -> None:
        """Hear of something, and do nothing about it."""

    def _count(self, frame: QVideoFrame) -> None:
        self.frames += frame.isValid()
        if self.frames >= _ENOUGH:
            self._loop.quit()

    def _fail(self, _error: QMediaPlayer.Error, message: str) -> None:
        self.error = message or "the clip can't be played"
        self._loop.quit()
