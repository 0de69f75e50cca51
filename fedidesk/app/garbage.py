"""Garbage, collected in the GUI thread alone."""

import gc
import time

from PySide6.QtCore import QObject, QTimer

_SOON, _LATER = 10, 2_000
"""Milliseconds between two looks, at the least and at the most."""
_WORK = 0.0002
"""Seconds of work that a look is to be."""
_CALM = 500
"""Milliseconds between two looks where little is going on."""
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
        self._pause: float = _LATER
        """Milliseconds until the next look."""
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._look)
        self._timer.start(_LATER)

    def _look(self) -> None:
        """Collect what is new, and older things when they are due, as Python would."""
        began = time.thread_time()
        gc.collect(0)
        took = time.thread_time() - began
        # Never much longer than the last one, so a short lull is not taken for calm.
        fitting = self._pause * min(2.0, _WORK / max(took, 1e-6))
        self._pause = min(_LATER, max(_SOON, fitting))
        due = self._due(1 if self._pause >= _CALM else _PATIENCE)
        if due is not None:
            gc.collect(due)
        self._timer.start(round(self._pause))

    def _due(self, patience: int) -> int | None:
        """Return the oldest generation that has filled up."""
        counts = zip(gc.get_count()[1:], self._thresholds[1:], strict=True)
        full = [age for age, (count, few) in enumerate(counts, 1) if count > few * patience]
        return full[-1] if full else None
