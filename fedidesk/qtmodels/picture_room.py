"""How much room pictures take on disk, and how it is given back."""

from collections.abc import Callable
from pathlib import Path

from PySide6 import QtCore
from PySide6.QtCore import QObject, Signal

_FILES = "data*/**/*.d"
"""Where Qt's cache has them; what is being written lies elsewhere."""


class PictureRoom(QObject):
    """Measures and clears the folder of ``ImageFetcher`` in a thread of its own."""

    measured = Signal(object)
    """Brings how many bytes the pictures take."""

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder = folder
        self._pool: QtCore.QThreadPool | None = None

    def measure(self) -> None:
        """Look how much it is; the answer is ``measured``."""
        self._start(self._measure)

    def clear(self) -> None:
        """Delete all pictures, then measure."""
        self._start(self._clear)

    def close(self) -> None:
        """Wait for what was begun."""
        if self._pool is not None:
            self._pool.clear()
            self._pool.waitForDone()

    def _start(self, work: Callable[[], None]) -> None:
        if self._pool is None:
            self._pool = QtCore.QThreadPool(self)
            self._pool.setMaxThreadCount(1)
        self._pool.start(work)

    def _measure(self) -> None:
        self.measured.emit(sum(_size(file) for file in self._folder.glob(_FILES)))

    def _clear(self) -> None:
        for file in self._folder.glob(_FILES):
            _delete(file)
        self._measure()


def _size(file: Path) -> int:
    try:
        return file.stat().st_size
    except OSError:
        # Qt's cache deletes files too.
        return 0


def _delete(file: Path) -> None:
    try:
        file.unlink(missing_ok=True)
    except OSError:
        # Somebody reads it just now.
        return
