"""A picture that moves: its frames, small enough to keep them all."""

import time
from collections.abc import Callable

from PySide6.QtGui import QImage, QImageReader, QPixmap

_MOST_FRAMES = 240
_MOST_BYTES = 12_000_000
_MOST_PIXELS = 4_000_000
"""Of one frame, before it is made small."""
_LONGEST_READING = 2.0
"""Seconds of a thread's time."""
_SHORTEST_MS, _USUAL_MS = 20, 100
"""As browsers do it: what claims to be faster is shown at the usual pace."""


class Film:
    """Frames, each with its time; none where there are too many to keep, or only one."""

    __slots__ = ("_due", "_frames", "_index", "_milliseconds", "_pixmap", "size")

    def __init__(
        self, frames: list[QImage] | None = None, milliseconds: list[int] | None = None
    ) -> None:
        self._frames = frames or []
        self._milliseconds = milliseconds or []
        self.size = sum(frame.sizeInBytes() for frame in self._frames)
        """How many bytes it takes."""
        self._index = 0
        self._due = 0.0
        self._pixmap: QPixmap | None = None

    @property
    def moves(self) -> bool:
        """Whether there is more than one frame."""
        return len(self._frames) > 1

    def pixmap(self) -> QPixmap:
        """Return the frame of now."""
        if self._pixmap is None:
            self._pixmap = QPixmap.fromImage(self._frames[self._index])
        return self._pixmap

    def go_on(self, now: float) -> None:
        """Show the frame of now until its time, in seconds, is over."""
        self._due = now + self._milliseconds[self._index] / 1000

    def step(self, now: float) -> bool:
        """Show the next frame if it is due; return whether that was so."""
        if now < self._due:
            return False
        self._index = (self._index + 1) % len(self._frames)
        self._pixmap = None
        return True


class FilmReader:
    """Reads all frames of a film, or none if they are too many or too large."""

    def __init__(self, reader: QImageReader) -> None:
        self._reader = reader

    def read(self, shape: Callable[[QImage], QImage], bytes_of_frame: int) -> Film:
        """Return the film with each frame as ``shape`` makes it. Any thread."""
        size = self._reader.size()
        if size.width() * size.height() > _MOST_PIXELS or not self._reader.supportsAnimation():
            return Film()
        most = min(_MOST_FRAMES, _MOST_BYTES // max(1, bytes_of_frame))
        end = time.thread_time() + _LONGEST_READING
        frames: list[QImage] = []
        milliseconds: list[int] = []
        while not (image := self._reader.read()).isNull():
            if len(frames) >= most or time.thread_time() > end:
                return Film()
            frames.append(shape(image))
            wait = self._reader.nextImageDelay()
            milliseconds.append(wait if wait >= _SHORTEST_MS else _USUAL_MS)
        return Film(frames, milliseconds) if len(frames) > 1 else Film()
