"""Plays films and sounds with Qt's multimedia; only imported when somebody presses play."""

import logging
import time
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import (
    QBuffer,
    QByteArray,
    QIODevice,
    QLoggingCategory,
    QObject,
    QTimer,
    QUrl,
    Signal,
    SignalInstance,
)
from PySide6.QtGui import QImage
from PySide6.QtMultimedia import QAudioOutput, QMediaPlayer, QVideoFrame, QVideoSink

from fedidesk.qtmodels.film_kinds import is_whole
from fedidesk.qtmodels.home_network import HomeNetwork
from fedidesk.qtmodels.image_cache import Fetcher
from fedidesk.qtmodels.playing import PlayState, Trouble

log = logging.getLogger(__name__)

_SILENCE_MS = 20_000
"""How long a server may say nothing."""
_NO_PICTURE_MS = 8_000
"""How long a film may play before its first picture."""
_REST = 2
"""How much longer than it takes to make a picture the GUI's thread has for all else."""
_Status = QMediaPlayer.MediaStatus
_WAITING = (_Status.LoadingMedia, _Status.StalledMedia, _Status.BufferingMedia)
_NOT_OURS = (QMediaPlayer.Error.FormatError,)


class FilmPlayer(QObject):
    """Implements ``playing.Player``. It sends no cookies and no tokens, only the address.

    Nothing is loaded before ``play``. With ``quietly`` it has no sound and begins again and again.
    The libraries behind it load what they play by themselves, from where ``home`` allows; with a
    ``fetcher`` they get the file from that, all of it before it plays, and no address.
    """

    changed = Signal()
    frame_came = Signal()
    moved = Signal(int)

    def __init__(
        self,
        url: str,
        quietly: bool,
        parent: QObject,
        home: HomeNetwork,
        fetcher: Fetcher | None = None,
    ) -> None:
        super().__init__(parent)
        # What the libraries below tell of their own troubles: a sentence of ours is on screen.
        QLoggingCategory.setFilterRules("qt.multimedia.*=false")
        self._url = QUrl(url)
        self._home = home
        self._fetcher = fetcher
        self._has_asked = self._is_coming = False
        self._wants_to_play = False
        self._trouble: Trouble | None = None
        self._begin_at = 0
        self._image = QImage()
        self._frame: QVideoFrame | None = None
        self._now = time.monotonic
        self._rests_until = 0.0
        self._has_picture = False
        self._player = QMediaPlayer(self)
        self._sink = QVideoSink(self)
        self._sound = None if quietly else QAudioOutput(self)
        self._file = QBuffer(self)
        settle(self._player.positionChanged, self._nothing)
        settle(self._file.aboutToClose, self._nothing)
        settle(self._sink.videoFrameChanged, self._nothing)
        if self._sound is not None:
            settle(self._sound.volumeChanged, self._nothing)
        self._player.setVideoSink(self._sink)
        if self._sound is not None:
            self._player.setAudioOutput(self._sound)
        if quietly:
            self._player.setLoops(QMediaPlayer.Loops.Infinite)
        self._patience = QTimer(self, singleShot=True)
        self._patience.timeout.connect(self._give_up)
        self._sink.videoFrameChanged.connect(self._take_frame)
        self._player.errorOccurred.connect(self._failed)
        self._player.playbackStateChanged.connect(self._state_changed)
        self._player.mediaStatusChanged.connect(self._status_changed)
        self._player.durationChanged.connect(self._duration_changed)
        self._player.positionChanged.connect(self._position_changed)
        if fetcher is not None:
            fetcher.fetched.connect(self._file_came)
            fetcher.failed.connect(self._fetch_failed)
            fetcher.progressed.connect(self._progressed)

    @property
    def is_available(self) -> bool:
        """Whether there is anything behind it that plays."""
        return bool(self._player.isAvailable())

    @property
    def state(self) -> PlayState:
        """What it is at."""
        if self._trouble is not None:
            return PlayState.FAILED
        status = self._player.mediaStatus()
        if status is _Status.EndOfMedia:
            return PlayState.ENDED
        if not self._wants_to_play:
            return PlayState.PAUSED
        waits = self._is_coming or status in _WAITING
        return PlayState.LOADING if waits else PlayState.PLAYING

    @property
    def trouble(self) -> Trouble | None:
        """Why it has failed."""
        return self._trouble

    @property
    def position(self) -> int:
        """How far it is."""
        return self._begin_at or int(self._player.position())

    @property
    def duration(self) -> int:
        """How long it is; 0 while that is not known."""
        return max(0, int(self._player.duration()))

    @property
    def is_seekable(self) -> bool:
        """Whether ``seek`` has an effect."""
        return bool(self._player.isSeekable())

    def image(self) -> QImage:
        """Return the picture of now; it is converted when somebody asks, and once."""
        if self._frame is not None:
            began = self._now()
            self._image = self._convert(self._frame)
            self._frame = None
            ended = self._now()
            self._rests_until = ended + _REST * (ended - began)
        return self._image

    def play(self) -> None:
        """Go on, or begin again at the end; load it at the first time."""
        if self._trouble is not None:
            return
        self._wants_to_play = True
        if not self._has_picture:
            self._patience.start(_SILENCE_MS)
        if not self._has_asked:
            self._has_asked = self._is_coming = True
            self._load()
        if self._player.mediaStatus() is _Status.EndOfMedia:
            self._player.setPosition(0)
        if not self._is_coming:
            self._player.play()
        self.changed.emit()

    def pause(self) -> None:
        """Stand still."""
        self._wants_to_play = False
        self._patience.stop()
        self._player.pause()
        self.changed.emit()
        self.frame_came.emit()

    def seek(self, position: int) -> None:
        """Go to another place, as soon as that can be."""
        position = max(0, min(position, self.duration or position))
        if self._is_loaded():
            self._player.setPosition(position)
        else:
            self._begin_at = position
        self.moved.emit(position)

    def set_sound(self, percent: int, *, muted: bool) -> None:
        """Be as loud as that."""
        if self._sound is not None:
            self._sound.setVolume((percent / 100) ** 2)
            self._sound.setMuted(muted)

    def set_rate(self, rate: float) -> None:
        """Play slower or faster."""
        self._player.setPlaybackRate(rate)

    def close(self) -> None:
        """End, and let go of everything."""
        self._wants_to_play = False
        self._patience.stop()
        self.blockSignals(True)
        self._is_coming = False
        if self._fetcher is not None:
            self._fetcher.close()
        self._player.stop()
        self._player.setSource(QUrl())
        self._frame, self._image = None, QImage()
        self.deleteLater()

    def _load(self) -> None:
        if self._fetcher is None:
            self._home.ask(self._url, self._open_or_not)
        else:
            self._fetcher.fetch(self._url.url())

    def _open_or_not(self, may: bool | None) -> None:
        if not self._is_coming:
            return
        if may:
            self._begin_with(partial(self._player.setSource, self._url))
        else:
            self._fail(Trouble.UNREACHABLE)

    def _file_came(self, _url: str, data: bytes) -> None:
        if not is_whole(data):
            self._fail(Trouble.BROKEN)
            return
        self._file.setData(QByteArray(data))
        self._file.open(QIODevice.OpenModeFlag.ReadOnly)
        self._begin_with(partial(self._player.setSourceDevice, self._file))

    def _begin_with(self, open_it: Callable[[], None]) -> None:
        self._is_coming = False
        open_it()
        if self._wants_to_play:
            self._player.play()

    def _fetch_failed(self, _url: str) -> None:
        self._fail(Trouble.UNREACHABLE)

    def _progressed(self, _url: str, _here: int, _of: int) -> None:
        if self._patience.isActive():
            self._patience.start(_SILENCE_MS)

    def _convert(self, frame: QVideoFrame) -> QImage:
        """Return what can be painted. A millisecond, or many without a graphics card."""
        return frame.toImage()

    def _nothing(self) -> None:
        """Hear of something, and do nothing about it."""

    def _is_loaded(self) -> bool:
        return self._player.mediaStatus() in (
            _Status.LoadedMedia,
            _Status.BufferedMedia,
            _Status.BufferingMedia,
            _Status.StalledMedia,
            _Status.EndOfMedia,
        )

    def _take_frame(self, frame: QVideoFrame) -> None:
        # At its end a film gives a frame without a picture; the last one stays.
        if not frame.isValid():
            return
        self._frame = frame
        self._has_picture = True
        self._patience.stop()
        if self._now() >= self._rests_until or not self._wants_to_play:
            self.frame_came.emit()

    def _state_changed(self, state: QMediaPlayer.PlaybackState) -> None:
        playing = state is QMediaPlayer.PlaybackState.PlayingState
        if playing and self._player.hasVideo() and not self._has_picture:
            self._patience.start(_NO_PICTURE_MS)
        self.changed.emit()

    def _status_changed(self, status: QMediaPlayer.MediaStatus) -> None:
        if status is _Status.InvalidMedia:
            self._fail(Trouble.BROKEN)
            return
        if status is _Status.EndOfMedia:
            self._wants_to_play = False
            self.frame_came.emit()
        if self._begin_at and self._is_loaded():
            begin_at, self._begin_at = self._begin_at, 0
            self._player.setPosition(begin_at)
        self.changed.emit()

    def _duration_changed(self, _: int) -> None:
        self.changed.emit()

    def _position_changed(self, position: int) -> None:
        if position > 0 and not self._player.hasVideo():
            self._patience.stop()
        self.moved.emit(position)

    def _give_up(self) -> None:
        plays = self._player.playbackState() is QMediaPlayer.PlaybackState.PlayingState
        self._fail(Trouble.NO_PICTURE if plays and self._is_loaded() else Trouble.SLOW)

    def _failed(self, error: QMediaPlayer.Error, _words: str) -> None:
        # The words may have the address in them, which says what somebody looks at.
        log.info("a film or sound did not play: %s", error.name)
        self._fail(Trouble.BROKEN if error in _NOT_OURS else Trouble.UNREACHABLE)

    def _fail(self, trouble: Trouble) -> None:
        if self._trouble is None:
            self._trouble = trouble
            self._wants_to_play = self._is_coming = False
            self._patience.stop()
            self._player.stop()
            self.changed.emit()


def settle(signal: SignalInstance, slot: Callable[[], None]) -> None:
    """Let Python say now that it has nothing to add when somebody leaves a signal.

    The threads that decode leave signals of these objects while they hold a lock of Qt's. PySide
    asks Python at the first time of each object, and would wait there for ever if the GUI's
    thread, which has Python's own lock, waits for that of Qt's.
    """
    signal.connect(slot)
    signal.disconnect(slot)
