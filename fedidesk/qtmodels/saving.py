"""Writes a file where the person wants it, away from the GUI thread."""

from pathlib import Path

from PySide6.QtCore import QIODevice, QObject, QSaveFile, QThreadPool, Signal


class Saver(QObject):
    """Writes one file at a time; ``saved`` and ``failed`` bring its path as text."""

    saved = Signal(str)
    failed = Signal(str)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)

    def save(self, path: Path, content: bytes) -> None:
        """Start to write; what was there before stays until all is written."""
        self._pool.start(_Job(self, path, content).run)

    def close(self) -> None:
        """Wait for what is being written."""
        self._pool.waitForDone()


class _Job:
    """A file on its way through a thread."""

    __slots__ = ("_content", "_path", "_saver")

    def __init__(self, saver: Saver, path: Path, content: bytes) -> None:
        self._saver = saver
        self._path = path
        self._content = content

    def run(self) -> None:
        file = QSaveFile(str(self._path))
        done = (
            file.open(QIODevice.OpenModeFlag.WriteOnly)
            and file.write(self._content) == len(self._content)
            and file.commit()
        )
        told = self._saver.saved if done else self._saver.failed
        told.emit(str(self._path))
