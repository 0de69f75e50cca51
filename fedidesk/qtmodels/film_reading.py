"""Reads the frames of pictures that move, away from the GUI thread."""

import time
from collections.abc import Callable, Iterator

from PySide6.QtGui import QImage, QImageReader

from fedidesk.qtmodels.film import Film, Frame, LongFilm

_MOST_FRAMES = 240
_MOST_BYTES = 12_000_000
"""A film is kept as a whole if it has no more of either."""
_LONGEST_READING = 0.5
"""Seconds of a thread's time for that."""
_MOST_PIXELS = 4_000_000
"""Of one frame, before it is made small."""
_SHORTEST_MS, _USUAL_MS = 20, 100
"""As browsers do it: what claims to be faster is shown at the usual pace."""

MakeReader = Callable[[], QImageReader]
Shape = Callable[[QImage], QImage]
Start = Callable[[Callable[[], None]], object]


def read_film(make_reader: MakeReader, shape: Shape, file_bytes: int, start: Start) -> Film:
    """Return the film that readers read, each frame as ``shape`` makes it; any thread.

    What is too long or large to be kept is read on while it runs, in threads of ``start``.
    """

    def read() -> Iterator[Frame]:
        return _frames(make_reader(), shape)

    reader = make_reader()
    size = reader.size()
    if size.width() * size.height() > _MOST_PIXELS or not reader.supportsAnimation():
        return Film()
    end = time.thread_time() + _LONGEST_READING
    frames: list[Frame] = []
    rest = _frames(reader, shape)
    taken = 0
    for frame in rest:
        frames.append(frame)
        taken += frame.image.sizeInBytes()
        is_too_long = len(frames) > _MOST_FRAMES or taken > _MOST_BYTES
        if len(frames) > 1 and (is_too_long or time.thread_time() > end):
            return LongFilm(frames, rest, read, file_bytes, start)
    return Film(frames)


def _frames(reader: QImageReader, shape: Shape) -> Iterator[Frame]:
    while not (image := reader.read()).isNull():
        wait = reader.nextImageDelay()
        yield Frame(shape(image), wait if wait >= _SHORTEST_MS else _USUAL_MS)
