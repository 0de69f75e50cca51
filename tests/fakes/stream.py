"""A stream that brings what the test says."""

import asyncio

from fedidesk.domain.errors import ServerError, Unreachable
from fedidesk.domain.stream import StreamBatch, StreamEvent
from fedidesk.domain.timeline import TimelineSpec


class ScriptedStream:
    """Implements ``services.ports.Stream``.

    ``orders`` are the subscriptions (``+home``) and their ends (``-home``) that were asked for.
    """

    def __init__(self) -> None:
        self.orders: list[str] = []
        self.refusals: dict[TimelineSpec, ServerError] = {}
        """What a subscription ends with."""
        self.answers = asyncio.Event()
        """Cleared, subscriptions are not answered."""
        self.answers.set()
        self.closed = False
        self._batches: asyncio.Queue[StreamBatch | ServerError] = asyncio.Queue()

    def bring(self, *events: StreamEvent) -> None:
        """Let these come in one batch."""
        self._batches.put_nowait(StreamBatch(events))

    def bring_batch(self, batch: StreamBatch) -> None:
        """Let a batch come as it is."""
        self._batches.put_nowait(batch)

    def end(self, error: ServerError | None = None) -> None:
        """Let it break off."""
        self._batches.put_nowait(error or Unreachable("a.example"))

    async def subscribe(self, spec: TimelineSpec) -> None:
        """Note it, and fail if that is what is to be."""
        self.orders.append(f"+{spec}")
        await self.answers.wait()
        if spec in self.refusals:
            raise self.refusals[spec]

    async def unsubscribe(self, spec: TimelineSpec) -> None:
        """Note it."""
        self.orders.append(f"-{spec}")
        if self.closed:
            raise Unreachable("a.example")

    async def next(self) -> StreamBatch:
        """Return what comes next."""
        came = await self._batches.get()
        if isinstance(came, ServerError):
            raise came
        return came

    def close(self) -> None:
        """Note it."""
        self.closed = True


class MergingStream(ScriptedStream):
    """Brings all that has happened since the last time in one batch, as real ones do."""

    @property
    def lags(self) -> bool:
        """Whether something has happened that nobody has taken yet."""
        return not self._batches.empty()

    async def next(self) -> StreamBatch:
        """Return what has come."""
        events = list((await super().next()).events)
        while self.lags and isinstance(self._batches._queue[0], StreamBatch):  # type: ignore[attr-defined]
            events += (await super().next()).events
        return StreamBatch(tuple(events))
