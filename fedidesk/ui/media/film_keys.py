"""The keys of what plays: those that players have everywhere."""

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QObject, Qt, Signal, SignalInstance
from PySide6.QtGui import QKeyEvent

from fedidesk.qtmodels.playing import Player
from fedidesk.ui.media.controls import Controls
from fedidesk.ui.media.media_tools import Sound

_STEPS: dict[int, int] = {
    Qt.Key.Key_Left: -5_000,
    Qt.Key.Key_Right: 5_000,
    Qt.Key.Key_J: -10_000,
    Qt.Key.Key_L: 10_000,
}
_LOUDER: dict[int, int] = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}


class Plays(Protocol):
    """What the keys act on."""

    ended: SignalInstance

    @property
    def player(self) -> Player | None:
        """What plays, once something does."""
        ...

    def toggle(self) -> None:
        """Play or pause."""
        ...

    def wants_full(self) -> None:
        """Ask to be shown large."""
        ...

    def wants_out(self) -> None:
        """Ask for a window of its own."""
        ...


class FilmKeys(QObject):
    """Does what a key stands for; ``sound_changed`` comes when all should be louder or quieter."""

    sound_changed = Signal()

    def __init__(self, box: Plays, controls: Controls, sound: Sound) -> None:
        super().__init__(controls)
        self._box = box
        self._controls = controls
        self._sound = sound
        self._deeds: dict[int, Callable[[], object]] = {
            Qt.Key.Key_Space: box.toggle,
            Qt.Key.Key_Return: box.toggle,
            Qt.Key.Key_Enter: box.toggle,
            Qt.Key.Key_K: box.toggle,
            Qt.Key.Key_MediaTogglePlayPause: box.toggle,
            Qt.Key.Key_MediaPlay: box.toggle,
            Qt.Key.Key_MediaPause: box.toggle,
            Qt.Key.Key_M: self.mute,
            Qt.Key.Key_F: box.wants_full,
            Qt.Key.Key_P: box.wants_out,
            Qt.Key.Key_S: controls.next_rate,
            Qt.Key.Key_Home: self._to_begin,
            Qt.Key.Key_Escape: box.ended.emit,
        }

    def knows(self, event: QKeyEvent) -> bool:
        """Return whether a key stands for something here."""
        key = event.key()
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        return key in self._deeds or key in _STEPS or key in _LOUDER

    def press(self, event: QKeyEvent) -> bool:
        """Do what a key stands for; return whether it stands for anything."""
        if not self.knows(event):
            return False
        key = event.key()
        if key in _STEPS:
            self._go(_STEPS[key])
        elif key in _LOUDER:
            self._sound.step(_LOUDER[key])
            self.sound_changed.emit()
        else:
            self._deeds[key]()
        return True

    def mute(self) -> None:
        """Say nothing, or speak again."""
        self._sound.toggle()
        self.sound_changed.emit()

    def _go(self, milliseconds: int) -> None:
        player = self._box.player
        if player is not None:
            player.seek(player.position + milliseconds)

    def _to_begin(self) -> None:
        if self._box.player is not None:
            self._box.player.seek(0)
