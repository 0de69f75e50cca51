"""Keeps the stream of an account open, whatever the network does."""

from collections.abc import Collection, Sequence
from enum import Enum
from typing import Protocol

from fedidesk.core.backoff import Backoff
from fedidesk.core.clock import Clock
from fedidesk.core.events import Signal
from fedidesk.core.tasks import TaskScope
from fedidesk.domain.errors import (
    FedideskError,
    NotAllowed,
    NotOffered,
    ServerBusy,
    ServerError,
    SignedOut,
)
from fedidesk.domain.stream import Arrived, StreamBatch, StreamEvent
from fedidesk.domain.timeline import HOME, TimelineSpec
from fedidesk.services.connection import Connection, Line
from fedidesk.services.ports import Stream

DAY = 24 * 3600.0
"""Seconds until a server that has no stream is asked again."""
STEADY = 30.0
"""Seconds that a stream has to stand before the next failure counts as the first."""
GRACE = 60.0
"""Seconds that a timeline which left the screen is still streamed."""
PACE = 0.1
"""Seconds between two batches."""
STILL = 0.25
"""Seconds after its last move in which a timeline is still in motion."""
PATIENCE = 4.0
"""Seconds for which a batch waits at most for the reader to stop."""
_KEY = "stream"


class Liveness(Enum):
    """How new posts come to a timeline."""

    CONNECTING = "connecting"
    LIVE = "live"
    POLLING = "polling"
    """There is no stream (of it): somebody has to look."""


class LiveTimelines(Protocol):
    """The timelines that a stream keeps up to date."""

    def connected(self, specs: Collection[TimelineSpec]) -> None:
        """Take it that from now on all that arrives in ``specs`` is told, and catch up."""
        ...

    def disconnected(self, specs: Collection[TimelineSpec]) -> None:
        """Take it that what arrives in ``specs`` is no longer told."""
        ...

    def take(self, events: Sequence[StreamEvent]) -> None:
        """Take over what has happened, in its order."""
        ...


class Streaming:
    """Opens the stream again whenever it ends, and streams home and what is on screen.

    ``changed`` tells that ``liveness`` is another for some timeline, ``fell_back`` that there is
    no stream for now: whoever looks in its place should do so at once. Nothing here is ever an
    error to a person: that the server is away is the connection's to say.
    """

    def __init__(
        self, timelines: LiveTimelines, connection: Connection, scope: TaskScope, clock: Clock
    ) -> None:
        self.changed: Signal[()] = Signal()
        self.fell_back: Signal[()] = Signal()
        self._timelines = timelines
        self._connection = connection
        self._scope = scope
        self._clock = clock
        self._backoff = Backoff()
        self._on_screen = HOME
        self._wanted = {HOME}
        self._live: set[TimelineSpec] = set()
        self._stream: Stream | None = None
        self._connecting = True
        self._started = False
        self._waits_to_retry = False
        self._moved_at = -STILL
        connection.changed.connect(self._line_changed)

    def start(self) -> None:
        """Begin, or begin anew with another gateway; ends with the session's scope."""
        self._started = True
        self._backoff.reset()
        self._restart()

    def liveness(self, spec: TimelineSpec) -> Liveness:
        """Return how new posts come to ``spec`` now."""
        if spec in self._live:
            return Liveness.LIVE
        return Liveness.CONNECTING if self._connecting else Liveness.POLLING

    def is_live(self, spec: TimelineSpec) -> bool:
        """Whether new posts come to ``spec`` by themselves."""
        return spec in self._live

    def watch(self, spec: TimelineSpec) -> None:
        """Stream ``spec``, which is on screen now, and after a while no longer what was before."""
        left, self._on_screen = self._on_screen, spec
        if left not in (HOME, spec):
            self._scope.start(self._leave(left), key=f"{_KEY}:leave:{left}")
        self._scope.cancel(f"{_KEY}:leave:{spec}")
        self._wanted.add(spec)
        if self._stream is not None and spec not in self._live:
            self._start_subscribing(self._stream, spec)

    def reader_moves(self) -> None:
        """Let what comes wait a little: the reader scrolls, and would feel every batch."""
        self._moved_at = self._clock.monotonic()

    def network_changed(self) -> None:
        """Connect anew at once: the old connection may be dead without knowing."""
        if self._started:
            self._backoff.reset()
            self._restart()

    def _restart(self) -> None:
        self._scope.cancel(_KEY)
        self._waits_to_retry = False
        self._scope.start(self._run(), key=_KEY)

    def _line_changed(self) -> None:
        line = self._connection.line
        if line is Line.ONLINE:
            if self._waits_to_retry:
                self._restart()
        elif line in (Line.SIGNED_OUT, Line.NO_TOKEN):
            self._scope.cancel(_KEY)
            self._started = self._waits_to_retry = False

    async def _run(self) -> None:
        while (pause := await self._one_stream()) is not None:
            await self._clock.sleep(pause)

    async def _one_stream(self) -> float | None:
        """Open a stream and serve it to its end; return how long to wait, None for all time."""
        self._waits_to_retry = False
        try:
            stream = await self._connection.open_stream()
        except FedideskError as error:
            pause = await self._pause_after(error)
            self._fall_back()
            return pause
        began = self._clock.monotonic()
        try:
            await self._serve(stream)
        except ServerError:
            pass
        finally:
            self._lost(stream)
        if self._clock.monotonic() - began >= STEADY:
            self._backoff.reset()
        self._waits_to_retry = True
        return self._backoff.delay()

    async def _pause_after(self, error: FedideskError) -> float | None:
        if isinstance(error, NotOffered):
            return DAY
        if isinstance(error, SignedOut | NotAllowed):
            return await self._pause_if_signed_in()
        self._waits_to_retry = True
        retry_after = error.retry_after if isinstance(error, ServerBusy) else None
        return max(self._backoff.delay(), retry_after or 0.0)

    async def _pause_if_signed_in(self) -> float | None:
        """Ask the server itself: a way to streams may refuse a token that is good."""
        try:
            await self._connection.call(lambda gateway: gateway.own_profile())
        except SignedOut:
            return None
        except FedideskError:
            self._waits_to_retry = True
            return self._backoff.delay()
        return DAY

    async def _serve(self, stream: Stream) -> None:
        self._stream = stream
        self._connecting = False
        self._live = {HOME}
        self._timelines.connected({HOME})
        self.changed.emit()
        for spec in self._wanted - self._live:
            self._start_subscribing(stream, spec)
        while True:
            self._take(await stream.next())
            await self._pause()

    async def _pause(self) -> None:
        began = self._clock.monotonic()
        await self._clock.sleep(PACE)
        while (now := self._clock.monotonic()) < min(self._moved_at + STILL, began + PATIENCE):
            await self._clock.sleep(min(STILL, began + PATIENCE - now))

    def _take(self, batch: StreamBatch) -> None:
        refused = batch.refused & self._live
        if refused:
            self._live -= refused
            self._timelines.disconnected(refused)
            self.changed.emit()
        if batch.overflowed:
            self._timelines.connected(frozenset(self._live))
        events = [
            event
            for event in batch.events
            if not isinstance(event, Arrived) or event.spec in self._live
        ]
        if events:
            self._timelines.take(events)

    def _start_subscribing(self, stream: Stream, spec: TimelineSpec) -> None:
        self._scope.start(self._subscribe(stream, spec), key=f"{_KEY}:join:{spec}")

    async def _subscribe(self, stream: Stream, spec: TimelineSpec) -> None:
        """Let ``spec`` be live; where that can't be it is polled as before."""
        try:
            await stream.subscribe(spec)
        except ServerError:
            return
        if stream is self._stream and spec in self._wanted:
            self._live.add(spec)
            self._timelines.connected({spec})
            self.changed.emit()

    async def _leave(self, spec: TimelineSpec) -> None:
        await self._clock.sleep(GRACE)
        self._wanted.discard(spec)
        self._scope.cancel(f"{_KEY}:join:{spec}")
        if self._stream is None:
            return
        if spec in self._live:
            self._live.discard(spec)
            self._timelines.disconnected({spec})
            self.changed.emit()
        try:
            await self._stream.unsubscribe(spec)
        except ServerError:
            # The stream has ended: so has the subscription.
            return

    def _lost(self, stream: Stream) -> None:
        """Be without a stream; one that has come since is none of its business."""
        stream.close()
        if self._stream is not stream:
            return
        for spec in self._wanted:
            self._scope.cancel(f"{_KEY}:join:{spec}")
        self._stream = None
        self._timelines.disconnected(frozenset(self._live))
        self._live = set()
        self._connecting = True
        self.changed.emit()

    def _fall_back(self) -> None:
        if self._connecting:
            self._connecting = False
            self.changed.emit()
            self.fell_back.emit()
