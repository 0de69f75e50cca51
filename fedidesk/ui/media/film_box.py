"""A place in which a film, an animation or a sound plays."""

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QImage, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget

from fedidesk.domain.media import AUDIO, GIFV, Media
from fedidesk.qtmodels.playing import Player, PlayState, Trouble
from fedidesk.ui.media.film_keys import FilmKeys
from fedidesk.ui.media.film_surface import FilmSurface
from fedidesk.ui.media.focus import holds_focus
from fedidesk.ui.media.media_tools import MediaTools
from fedidesk.ui.media.trouble_panel import sentence_for

_LATE_MS = 300


class FilmBox(FilmSurface):
    """Plays once ``play`` is called; before that nothing is loaded.

    ``ended`` comes when it should go: the reader has had enough.
    """

    full_wanted = Signal(int)
    pop_out_wanted = Signal(int)
    """These two bring how far it is, in milliseconds."""
    ended = Signal()
    left = Signal(bool)
    """The keyboard wants to go on, or back where False."""

    def __init__(
        self,
        media: Media,
        name: str,
        poster: str,
        tools: MediaTools,
        parent: QWidget,
        *,
        radius: int = 0,
        in_viewer: bool = False,
    ) -> None:
        self._player: Player | None = None
        self._begin_at = 0
        super().__init__(media, poster, tools, parent, radius=radius, in_viewer=in_viewer)
        self._keys = FilmKeys(self, self.controls, tools.sound)
        self._late = QTimer(self, singleShot=True, interval=_LATE_MS)
        self._late.timeout.connect(self._say_late)
        self.setAccessibleName(name)
        self._connect()
        self.controls.show_idle(round(media.seconds * 1000))
        self.controls.show_sound(tools.sound)

    @property
    def player(self) -> Player | None:
        """What plays, once something does."""
        return self._player

    @property
    def position(self) -> int:
        """How far it is, in milliseconds."""
        return self._begin_at if self._player is None else self._player.position

    @property
    def is_playing(self) -> bool:
        """Whether it goes on by itself now, or will as soon as it is there."""
        state = None if self._player is None else self._player.state
        return state in (PlayState.PLAYING, PlayState.LOADING)

    @property
    def has_begun(self) -> bool:
        """Whether it was ever told to play."""
        return self._player is not None

    @property
    def trouble(self) -> str:
        """The sentence that says why it does not play."""
        return self.trouble_panel.sentence if self.is_in_trouble else ""

    def image(self) -> QImage:
        """Return the picture of now; a null one while there is none."""
        return QImage() if self._player is None else self._player.image()

    def play(self, position: int = 0) -> None:
        """Begin at ``position``, or go on."""
        if self._player is None:
            self._begin_at = position
            self._begin()
        if self._player is not None:
            if self.media.kind != GIFV:
                self._tools.sound.take_turn(self)
            self._player.play()

    def hold(self) -> None:
        """Pause."""
        if self._player is not None and self.is_playing:
            self._player.pause()

    def toggle(self) -> None:
        """Play or pause."""
        if self.is_playing:
            self.hold()
        else:
            self.play(self.position)

    def stop(self) -> None:
        """End, and let go of everything that it loaded."""
        self._late.stop()
        self._tools.sound.give_back(self)
        if self._player is not None:
            ended = self._player.state is PlayState.ENDED
            self._begin_at = 0 if ended else self._player.position
            self._player.close()
            self._player = None

    def wants_full(self) -> None:
        """Ask to be shown large."""
        self.full_wanted.emit(self.position)

    def wants_out(self) -> None:
        """Ask for a window of its own."""
        self.pop_out_wanted.emit(self.position)

    def _begin(self) -> None:
        self.trouble_panel.hide()
        self.controls.show()
        made = self._tools.make_player(self.media.url, self.media.kind == GIFV, self)
        if isinstance(made, Trouble):
            self._tell(made)
            return
        self._player = made
        made.changed.connect(self._player_changed)
        made.frame_came.connect(self._frame_came)
        made.moved.connect(self._moved)
        if self._begin_at:
            made.seek(self._begin_at)
        self._sound_changed()
        self._late.start()

    def _connect(self) -> None:
        controls = self.controls
        controls.play_pressed.connect(self.toggle)
        controls.seek_wanted.connect(self._seek)
        controls.mute_pressed.connect(self._keys.mute)
        controls.volume_wanted.connect(self._volume_wanted)
        controls.rate_wanted.connect(self._rate_wanted)
        controls.full_pressed.connect(self.wants_full)
        controls.pop_out_pressed.connect(self.wants_out)
        self._keys.sound_changed.connect(self._sound_changed)
        self.trouble_panel.retry_wanted.connect(self._retry)
        self.trouble_panel.outside_wanted.connect(self._open_outside)

    def _player_changed(self) -> None:
        player = self._player
        if player is None:
            return
        if player.trouble is not None:
            self._tell(player.trouble)
            return
        if player.state is not PlayState.LOADING:
            self._late.stop()
            self.show_waiting(waits=False)
        elif not self._late.isActive():
            self._late.start()
        self.controls.show_player(player)
        self.show_controls()
        self.update()

    def _frame_came(self) -> None:
        self._late.stop()
        self.show_waiting(waits=False)
        self.update()

    def _moved(self, position: int) -> None:
        if self._player is not None:
            self.controls.show_position(position, self._player.duration)

    def _say_late(self) -> None:
        if self._player is not None and self._player.state is PlayState.LOADING:
            self.show_waiting(waits=True)

    def _tell(self, trouble: Trouble) -> None:
        """Say why it does not play; the keyboard goes to the ways out."""
        had_focus = holds_focus(self)
        self.stop()
        self.show_waiting(waits=False)
        self.controls.hide()
        can_retry = trouble is not Trouble.NO_PLAYER
        self.trouble_panel.tell(sentence_for(trouble), can_retry=can_retry)
        self.trouble_panel.raise_()
        if had_focus:
            self.trouble_panel.outside.setFocus(Qt.FocusReason.OtherFocusReason)
        self.update()

    def _retry(self) -> None:
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.play(self._begin_at)

    def _open_outside(self) -> None:
        self._tools.browser.open(self.media.url)

    def _seek(self, position: int) -> None:
        if self._player is not None:
            self._player.seek(position)

    def _volume_wanted(self, percent: int) -> None:
        self._tools.sound.set_percent(percent)
        self._sound_changed()

    def _rate_wanted(self, rate: float) -> None:
        if self._player is not None:
            self._player.set_rate(rate)

    def _sound_changed(self) -> None:
        sound = self._tools.sound
        self.controls.show_sound(sound)
        if self._player is not None:
            self._player.set_sound(sound.percent, muted=sound.muted)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Keep the click from what is behind."""
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Play or pause."""
        if event.button() is Qt.MouseButton.LeftButton and not self.is_in_trouble:
            self.toggle()

    def event(self, event: QEvent) -> bool:
        """Keep the keys that mean something here from the window's commands."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            if self._keys.knows(event):
                event.accept()
                return True
        elif event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.show_controls()
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Do what a key stands for, whatever in it has the keyboard."""
        self.wake()
        if not self._keys.press(event):
            event.ignore()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Walk its controls, then leave."""
        stops: list[QWidget | None] = [*self.stops()]
        focus = QApplication.focusWidget()
        index = stops.index(focus) if focus in stops else -1
        index += 1 if forward else -1
        stop = stops[index] if 0 <= index < len(stops) else None
        if stop is None:
            self.left.emit(forward)
        elif forward:
            stop.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            stop.setFocus(Qt.FocusReason.BacktabFocusReason)
        return True

    def hideEvent(self, event: QHideEvent) -> None:
        """Pause what nobody sees; a sound may go on while the window is put away."""
        super().hideEvent(event)
        if not (event.spontaneous() and self.media.kind == AUDIO):
            self.hold()
