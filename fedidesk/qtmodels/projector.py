"""Shows a film at its own pace."""

import time

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QPixmap

from fedidesk.qtmodels.film import Film

_SOON_MS = 10
"""Until a frame that is due but not made yet is looked for again."""


class Projector(QObject):
    """Runs one film while it is told to; each frame comes with ``shown``."""

    shown = Signal(QPixmap)

    def __init__(self, film: Film, parent: QObject) -> None:
        super().__init__(parent)
        self._film = film
        self._next = QTimer(self, singleShot=True, timerType=Qt.TimerType.PreciseTimer)
        self._next.timeout.connect(self._step)

    @property
    def is_running(self) -> bool:
        """Whether the next frame comes by itself."""
        return self._next.isActive()

    def run(self) -> None:
        """Show the frame of now, and those that follow."""
        self._film.go_on(time.monotonic())
        self._next.start(self._film.milliseconds)
        self.shown.emit(self._film.pixmap())

    def stop(self) -> None:
        """Stand still at the frame of now."""
        self._next.stop()

    def _step(self) -> None:
        if self._film.step(time.monotonic()):
            self.run()
        else:
            self._next.start(_SOON_MS)
