"""The way from the thread of a stream to the loop."""

import asyncio
import threading
from collections.abc import Callable

from fedidesk.domain.errors import ServerError
from fedidesk.domain.stream import StreamBatch, StreamEvent
from fedidesk.domain.timeline import TimelineSpec

MOST = 2_000
"""Events that are held; when more come before anybody asks, all of them are dropped."""


class Inbox:
    """Holds what has come until the loop takes it, all at once.

    ``put``, ``refuse``, ``end``, ``hang_up_with`` and ``closed`` may be called in any thread, the
    rest in the loop's, where it is made.
    """

    def __init__(self, most: int = MOST) -> None:
        self._loop = asyncio.get_running_loop()
        self._most = most
        # Garbage may be collected anywhere, and a stream that is garbage closes its inbox.
        self._lock = threading.RLock()
        self._ready = asyncio.Event()
        self._events: list[StreamEvent] = []
        self._refused: set[TimelineSpec] = set()
        self._overflowed = False
        self._error: ServerError | None = None
        self._hang_up: Callable[[], None] | None = None
        self.closed = False

    def put(self, event: StreamEvent) -> None:
        """Hold ``event`` for the loop."""
        with self._lock:
            if len(self._events) >= self._most:
                self._events.clear()
                self._overflowed = True
            self._events.append(event)
            is_first = len(self._events) == 1
        if is_first:
            self._tell()

    def refuse(self, spec: TimelineSpec) -> None:
        """Say that the server does not stream ``spec`` after all."""
        with self._lock:
            self._refused.add(spec)
        self._tell()

    def end(self, error: ServerError) -> None:
        """Say why nothing comes any more; the first reason counts."""
        with self._lock:
            self._error = self._error or error
        self._tell()

    def hang_up_with(self, hang_up: Callable[[], None]) -> None:
        """Let ``close`` call ``hang_up``: at once, if it was called already."""
        with self._lock:
            is_late = self.closed
            self._hang_up = None if is_late else hang_up
        if is_late:
            hang_up()

    async def next(self) -> StreamBatch:
        """Wait until something has come and return all of it. Raises what ended the stream."""
        while True:
            await self._ready.wait()
            self._ready.clear()
            with self._lock:
                batch = StreamBatch(tuple(self._events), self._overflowed, frozenset(self._refused))
                self._events.clear()
                self._refused.clear()
                self._overflowed = False
                error = self._error
            if batch != StreamBatch():
                if error is not None:
                    self._ready.set()
                return batch
            if error is not None:
                raise error

    def close(self) -> None:
        """Hang up; nothing comes any more."""
        with self._lock:
            self.closed = True
            hang_up, self._hang_up = self._hang_up, None
        if hang_up is not None:
            hang_up()

    def _tell(self) -> None:
        try:
            self._loop.call_soon_threadsafe(self._ready.set)
        except RuntimeError:
            # The loop has closed: nobody waits any more.
            return
