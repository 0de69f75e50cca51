"""Pictures that move: the frame of now, and when the next one is due."""

import threading
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from PySide6.QtGui import QImage, QPixmap

_AHEAD, _FEWEST = 12, 2
"""Frames of a long film that wait to be shown."""
_BYTES_AHEAD = 8_000_000
"""What they may take, unless already the fewest take more."""


class Frame(NamedTuple):
    """One picture of a film, and how long it is to be seen."""

    image: QImage
    milliseconds: int


class Film:
    """All frames of a film, over and over; with one or none of them nothing moves."""

    def __init__(self, frames: Sequence[Frame] = ()) -> None:
        self._frames = frames
        self._index = 0
        self._current = frames[0] if frames else Frame(QImage(), 0)
        self._due = 0.0
        self._pixmap: QPixmap | None = None
        self.size = sum(frame.image.sizeInBytes() for frame in frames)
        """How many bytes it takes."""

    @property
    def moves(self) -> bool:
        """Whether there is more than one frame."""
        return len(self._frames) > 1

    @property
    def milliseconds(self) -> int:
        """How long the frame of now is to be seen."""
        return self._current.milliseconds

    def pixmap(self) -> QPixmap:
        """Return the frame of now."""
        if self._pixmap is None:
            self._pixmap = QPixmap.fromImage(self._current.image)
        return self._pixmap

    def go_on(self, now: float) -> None:
        """Show the frame of now until its time, in seconds, is over."""
        self._due = now + self.milliseconds / 1000

    def step(self, now: float) -> bool:
        """Show the next frame if it is due and there; return whether that was so."""
        frame = self._next() if now >= self._due else None
        if frame is None:
            return False
        self._current = frame
        self._pixmap = None
        return True

    def _next(self) -> Frame | None:
        self._index = (self._index + 1) % len(self._frames)
        return self._frames[self._index]


class LongFilm(Film):
    """A film of which only the next few frames are kept; ``start`` lets a thread make more.

    ``read`` yields the frames from the first to the last, ``begun`` are those that were read
    already, with ``rest`` for what follows them. Nothing is made while nobody steps on.
    """

    def __init__(
        self,
        begun: Sequence[Frame],
        rest: Iterator[Frame],
        read: Callable[[], Iterator[Frame]],
        file_bytes: int,
        start: Callable[[Callable[[], None]], object],
    ) -> None:
        super().__init__(begun[:1])
        self._ahead = deque(begun[1:])
        self._rest = rest
        self._read = read
        self._start = start
        self._making = threading.Lock()
        frame = max(1, self.size)
        self._most = max(_FEWEST, min(_AHEAD, _BYTES_AHEAD // frame))
        self.size = file_bytes + frame * (1 + max(self._most, len(self._ahead)))

    @property
    def moves(self) -> bool:
        """Always."""
        return True

    def _next(self) -> Frame | None:
        frame = self._ahead.popleft() if self._ahead else None
        if len(self._ahead) < self._most and self._making.acquire(blocking=False):
            self._start(self._make_more)
        return frame

    def _make_more(self) -> None:
        """Fill up what is ahead, from the beginning after the end. Any thread, one at a time."""
        try:
            began_anew = False
            while len(self._ahead) < self._most:
                frame = next(self._rest, None)
                if frame is not None:
                    self._ahead.append(frame)
                    began_anew = False
                elif began_anew:
                    return
                else:
                    self._rest, began_anew = self._read(), True
        finally:
            self._making.release()
