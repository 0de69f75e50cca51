"""Garbage, collected in the GUI thread alone."""

import gc
import time

from PySide6.QtCore import QObject, QTimer

_SOON, _LATER = 10, 2_000
"""Milliseconds until it is looked at again, after much work and after little."""
_MUCH = 0.0002
"""Seconds of work."""
_PATIENCE = 100
"""How much longer old things are let be while new ones are much work."""


class GarbageCollection(QObject):
    """Takes the place of Python's own, which runs in whatever thread happens to allocate.

    A widget in a circle of references that a lane's thread collects is deleted by that thread, and
    the process dies. What is there when this begins is taken to stay and is not looked at again.
    While somebody scrolls it does little at a time, so no frame waits long for it.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._thresholds = gc.get_threshold()
        gc.disable()
        gc.freeze()
        self._is_busy = False
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._look)
        self._timer.start(_LATER)

    def _look(self) -> None:
        """Collect what is new, and older things when they are due, as Python would."""
        began = time.thread_time()
        gc.collect(0)
        was_busy, is_busy = self._is_busy, time.thread_time() - began > _MUCH
        self._is_busy = is_busy
        due = self._due(_PATIENCE if is_busy or was_busy else 1)
        if due is not None:
            gc.collect(due)
        self._timer.start(_SOON if is_busy else _LATER)

    def _due(self, patience: int) -> int | None:
        """Return the oldest generation that has filled up."""
        counts = zip(gc.get_count()[1:], self._thresholds[1:], strict=True)
        full = [age for age, (count, few) in enumerate(counts, 1) if count > few * patience]
        return full[-1] if full else None
