"""A short movement instead of a jump."""

from PySide6 import QtCore
from PySide6.QtCore import QObject, Signal

from fedidesk.ui.theme import Theme

_DURATION_MS = 150


class Slide(QObject):
    """Turns one long step into many short ones, unless the system asks for no movement."""

    stepped = Signal(int)
    """Pixels to move now."""
    ended = Signal()
    """It has gone all the way; it does not come where something else stopped it."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme
        self._done = 0
        self._movement: QtCore.QVariantAnimation | None = None

    def by(self, pixels: int) -> None:
        """Move by so much, and by what is left of the movement before."""
        movement = self._movement = self._movement or self._make()
        if movement.state() is movement.State.Running:
            pixels += int(movement.endValue()) - self._done
            movement.stop()
        if not self._theme.animates:
            self.stepped.emit(pixels)
            self.ended.emit()
            return
        self._done = 0
        movement.setStartValue(0)
        movement.setEndValue(pixels)
        movement.start()

    def stop(self) -> None:
        """Stay where it is."""
        if self._movement is not None:
            self._movement.stop()

    def _make(self) -> "QtCore.QVariantAnimation":
        movement = QtCore.QVariantAnimation(self)
        movement.setDuration(_DURATION_MS)
        movement.setEasingCurve(QtCore.QEasingCurve.Type.OutCubic)
        movement.valueChanged.connect(self._go_on)
        movement.finished.connect(self.ended)
        return movement

    def _go_on(self, done: int) -> None:
        step, self._done = done - self._done, done
        if step:
            self.stepped.emit(step)
