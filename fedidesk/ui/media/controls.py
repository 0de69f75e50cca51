"""The bar below what plays."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from fedidesk.qtmodels.playing import Player, PlayState
from fedidesk.ui.icons import Icons
from fedidesk.ui.media.bar_button import BarButton
from fedidesk.ui.media.media_tools import Sound
from fedidesk.ui.media.seek_bar import SeekBar
from fedidesk.ui.theme import FontRole, Theme

_RATES = (1.0, 1.25, 1.5, 2.0, 0.5, 0.75)
_ROOM_FOR_TIMES, _ROOM_FOR_VOLUME, _ROOM_FOR_SEEKING = 330, 440, 200


class Controls(QWidget):
    """Shows what a player is at; what is pressed is told by signals. Time goes to the right.

    ``quiet`` is for what has no sound and no length that matters: there is pause and little else.
    """

    play_pressed = Signal()
    seek_wanted = Signal(int)
    """Milliseconds."""
    mute_pressed = Signal()
    volume_wanted = Signal(int)
    rate_wanted = Signal(float)
    full_pressed = Signal()
    pop_out_pressed = Signal()

    def __init__(
        self,
        theme: Theme,
        icons: Icons,
        colour: QColor,
        parent: QWidget,
        *,
        quiet: bool,
        in_viewer: bool,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._quiet = quiet
        self._in_viewer = in_viewer
        self._rate = 1.0
        make = partial(BarButton, icons, theme, colour)
        self.play, self.mute, self.full, self.pop_out = make(), make(), make(), make()
        self.rate = make()
        self._buttons = (self.play, self.mute, self.rate, self.pop_out, self.full)
        self.seek = SeekBar(theme, colour)
        self.seek.setAccessibleName(self.tr("Position"))
        self.volume = SeekBar(theme, colour)
        self.volume.setAccessibleName(self.tr("Volume"))
        self.volume.setRange(0, 100)
        self.volume.setFixedWidth(theme.px(72))
        self._times = QLabel()
        self._times.setContentsMargins(4, 0, 4, 0)
        self._times.setAccessibleName(self.tr("Time"))
        self._lay_out()
        self._name()
        self._connect()
        self.set_colour(colour)

    def stops(self) -> list[QWidget]:
        """Return what the keyboard can reach, in order."""
        order = (
            self.play,
            self.seek,
            self.mute,
            self.volume,
            self.rate,
            self.pop_out,
            self.full,
        )
        return [widget for widget in order if widget.isVisibleTo(self) and widget.isEnabled()]

    def show_idle(self, duration: int) -> None:
        """Show that nothing has begun."""
        self.play.show_as("play", self.tr("Play"), self.tr("Space"))
        self.seek.setEnabled(False)
        self.show_position(0, duration)

    def show_player(self, player: Player) -> None:
        """Show what it is at."""
        playing = player.state in (PlayState.PLAYING, PlayState.LOADING)
        ended = player.state is PlayState.ENDED
        key = self.tr("Space")
        if playing:
            self.play.show_as("pause", self.tr("Pause"), key)
        elif ended:
            self.play.show_as("rotate-ccw", self.tr("Play again"), key)
        else:
            self.play.show_as("play", self.tr("Play"), key)
        self.seek.show_length(max(player.duration, 1))
        self.seek.setEnabled(player.duration > 0 and player.is_seekable)
        self.show_position(player.position, player.duration)

    def show_position(self, position: int, duration: int) -> None:
        """Show how far it is."""
        if not self.seek.isSliderDown():
            self.seek.show_value(position)
        words = time_text(position)
        if duration:
            words = self.tr("{position} / {duration}").format(
                position=words, duration=time_text(duration)
            )
        if words != self._times.text():
            self._times.setText(words)
            self.seek.setAccessibleDescription(words)

    def show_sound(self, sound: Sound) -> None:
        """Show how loud it is."""
        if sound.muted:
            self.mute.show_as("volume-x", self.tr("Unmute"), "M")
        else:
            self.mute.show_as("volume-2", self.tr("Mute"), "M")
        self.volume.show_value(0 if sound.muted else sound.percent)

    def next_rate(self) -> None:
        """Go on to the next speed."""
        self._rate = _RATES[(_RATES.index(self._rate) + 1) % len(_RATES)]
        self._name_rate()
        self.rate_wanted.emit(self._rate)

    def set_colour(self, colour: QColor) -> None:
        """Have another colour, and the size of text that holds now."""
        for button in self._buttons:
            button.set_colour(colour)
            button.dress()
        for bar in (self.seek, self.volume):
            bar.set_colour(colour)
            bar.dress()
        self.rate.setFont(self._theme.font(FontRole.SMALL))
        self._times.setFont(self._theme.font(FontRole.SMALL))
        self._times.setStyleSheet(f"color: {colour.name()};")
        self.rate.setStyleSheet(f"color: {colour.name()};")

    def _lay_out(self) -> None:
        # Everywhere in the world players go from left to right.
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        row = QHBoxLayout(self)
        row.setContentsMargins(4, 2, 4, 2)
        row.setSpacing(2)
        row.addWidget(self.play)
        row.addWidget(self.seek, 1)
        for widget in (self._times, self.mute, self.volume, self.rate, self.pop_out, self.full):
            row.addWidget(widget)
        if self._quiet:
            row.insertStretch(1, 1)
        self._fit()

    def _name(self) -> None:
        self.full.show_as("maximize", self.tr("Show large"), "F")
        self.pop_out.show_as("picture-in-picture-2", self.tr("Pop out"), "P")
        self._name_rate()

    def _name_rate(self) -> None:
        locale = self.locale()
        speed = locale.toString(self._rate, "g", 3) + "×"
        self.rate.setText(speed)
        self.rate.setAccessibleName(self.tr("Speed: {speed}").format(speed=speed))
        self.rate.setToolTip(self.tr("Speed ({key})").format(key="S"))

    def _connect(self) -> None:
        self.play.clicked.connect(self.play_pressed)
        self.seek.chosen.connect(self.seek_wanted)
        self.mute.clicked.connect(self.mute_pressed)
        self.volume.chosen.connect(self.volume_wanted)
        self.rate.clicked.connect(self.next_rate)
        self.full.clicked.connect(self.full_pressed)
        self.pop_out.clicked.connect(self.pop_out_pressed)

    def _fit(self) -> None:
        """Leave out what there is no room for; the keys go on to work."""
        width, px = self.width(), self._theme.px
        loud = not self._quiet
        self.seek.setVisible(loud and width >= px(_ROOM_FOR_SEEKING))
        self._times.setVisible(loud and width >= px(_ROOM_FOR_TIMES))
        self.mute.setVisible(loud and width >= px(_ROOM_FOR_SEEKING))
        self.volume.setVisible(loud and width >= px(_ROOM_FOR_VOLUME))
        self.rate.setVisible(loud and self._in_viewer and width >= px(_ROOM_FOR_VOLUME))
        self.pop_out.setVisible(width >= px(_ROOM_FOR_SEEKING))
        self.full.setVisible(not self._in_viewer)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Have what there is room for."""
        super().resizeEvent(event)
        self._fit()


def time_text(milliseconds: int) -> str:
    """Return a length as players write it, such as 1:05 or 1:01:05."""
    seconds = milliseconds // 1000
    minutes, seconds = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes}:{seconds:02}"
