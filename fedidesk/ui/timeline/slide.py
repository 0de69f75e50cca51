"""A short movement instead of a jump."""

from PySide6.QtCore import QEasingCurve, QObject, QVariantAnimation, Signal

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
        self._movement = QVariantAnimation(self)
        self._movement.setDuration(_DURATION_MS)
        self._movement.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._movement.valueChanged.connect(self._go_on)
        self._movement.finished.connect(self.ended)

    def by(self, pixels: int) -> None:
        """Move by so much, and by what is left of the movement before."""
        if self._movement.state() is QVariantAnimation.State.Running:
            pixels += int(self._movement.endValue()) - self._done
            self._movement.stop()
        if not self._theme.animates:
            self.stepped.emit(pixels)
            self.ended.emit()
            return
        self._done = 0
        self._movement.setStartValue(0)
        self._movement.setEndValue(pixels)
        self._movement.start()

    def stop(self) -> None:
        """Stay where it is."""
        self._movement.stop()

    def _go_on(self, done: int) -> None:
        step, self._done = done - self._done, done
        if step:
            self.stepped.emit(step)
