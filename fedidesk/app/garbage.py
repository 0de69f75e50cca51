"""Garbage, collected in the GUI thread alone."""

import gc

from PySide6 import QtCore
from PySide6.QtCore import QObject

_LOOK_EVERY = 5_000
"""Milliseconds."""


class GarbageCollection(QObject):
    """Takes the place of Python's own, which runs in whatever thread happens to allocate.

    A widget in a circle of references that a lane's thread collects is deleted by that thread, and
    the process dies. What is there when this begins is taken to stay and is not looked at again.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._thresholds = gc.get_threshold()
        gc.disable()
        gc.freeze()
        self.startTimer(_LOOK_EVERY)

    def timerEvent(self, event: "QtCore.QTimerEvent") -> None:
        """Collect the oldest generation that has filled up, as Python would have."""
        super().timerEvent(event)
        counts = gc.get_count()
        due = [
            generation
            for generation, (count, threshold) in enumerate(
                zip(counts, self._thresholds, strict=True)
            )
            if count > threshold
        ]
        if due:
            gc.collect(due[-1])
