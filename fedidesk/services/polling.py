"""Looking for new posts where nothing brings them by itself."""

import asyncio
from collections.abc import Awaitable, Callable

from fedidesk.core.backoff import Backoff
from fedidesk.core.lanes import Priority
from fedidesk.core.tasks import TaskScope
from fedidesk.domain.timeline import HOME, TimelineSpec
from fedidesk.services.connection import Connection, Line
from fedidesk.services.timelines import Timelines

INTERVAL = 45.0
"""Seconds between two looks at a server that answers."""
_ALL_THE_SAME = 20
"""Rounds after which even what is live is looked at: a stream may forget something."""


class Polling:
    """Refreshes the home timeline and the one on screen every ``interval`` seconds.

    What ``is_live`` says of needs it only every 15 minutes. From the moment the server is away it
    is tried again after 2, 4, 8 … seconds, so the account comes back by itself. ``sleep`` waits
    for that many seconds.
    """

    def __init__(
        self,
        timelines: Timelines,
        connection: Connection,
        scope: TaskScope,
        interval: float = INTERVAL,
        sleep: Callable[[float], Awaitable[None]] | None = None,
        is_live: Callable[[TimelineSpec], bool] | None = None,
    ) -> None:
        self._timelines = timelines
        self._connection = connection
        self._scope = scope
        self._interval = interval
        self._sleep = sleep
        self._is_live = is_live or _nothing_is_live
        self._on_screen: TimelineSpec = HOME
        self._backoff = Backoff(first=2.0, ceiling=max(interval, 60.0))
        self._started = False
        self._rounds = 0
        connection.changed.connect(self._line_changed)

    def start(self) -> None:
        """Begin; ends with the session's scope."""
        self._started = True
        self._scope.start(self._run(), key="polling")

    def watch(self, spec: TimelineSpec) -> None:
        """Say which timeline the person looks at."""
        self._on_screen = spec

    def look(self) -> None:
        """Refresh now what is not live."""
        self._refresh(even_live=False)

    async def _run(self) -> None:
        while True:
            await (self._sleep or asyncio.sleep)(self._delay())
            self._rounds += 1
            # The line of a server that is away comes back by a look, whatever its stream does.
            is_away = self._connection.line is Line.OFFLINE
            self._refresh(even_live=is_away or self._rounds % _ALL_THE_SAME == 0)

    def _refresh(self, *, even_live: bool) -> None:
        if self._started and self._connection.line in (Line.ONLINE, Line.OFFLINE):
            for spec in {HOME, self._on_screen}:
                if even_live or not self._is_live(spec):
                    self._timelines.refresh(spec, Priority.BACKGROUND)

    def _line_changed(self) -> None:
        """Wait anew, for as long as the line is worth."""
        if self._started:
            self._scope.cancel("polling")
            self.start()

    def _delay(self) -> float:
        if self._connection.line is Line.OFFLINE:
            return self._backoff.delay()
        self._backoff.reset()
        return self._interval


def _nothing_is_live(_: TimelineSpec) -> bool:
    return False
