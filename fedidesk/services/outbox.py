"""Brings to the server what waits for it: in order, when there is a way, until it is there."""

import asyncio
from collections.abc import Awaitable
from datetime import UTC, datetime
from enum import Enum
from typing import Protocol, TypeVar

from fedidesk.core.backoff import Backoff
from fedidesk.core.clock import Clock
from fedidesk.core.events import Signal
from fedidesk.core.tasks import TaskScope
from fedidesk.domain.errors import (
    BadAnswer,
    FedideskError,
    NotSecure,
    ServerBusy,
    SignedOut,
    Unreachable,
    VaultError,
)
from fedidesk.domain.outgoing import Outgoing, Posting, waits_until
from fedidesk.services.connection import Connection, Line
from fedidesk.services.unsent import Unsent

PASSING = (Unreachable, ServerBusy, SignedOut, VaultError, NotSecure, BadAnswer)
"""Troubles that end some time, and say nothing of what was to be sent."""
_FIRST_PAUSE = 2.0
"""Seconds; each further one is twice as long, up to five minutes."""


_Said = TypeVar("_Said")


class Sender(Protocol):
    """Knows how one kind of thing gets to the server."""

    async def send(self, outgoing: Outgoing) -> None:
        """Bring it there, so that it waits no longer. Raises a ``FedideskError``."""
        ...

    def refused(self, outgoing: Outgoing, error: FedideskError) -> None:
        """Take it back: it can't be sent as it is."""
        ...


class Queue(Enum):
    """What has an order of its own: no favourite waits for a large film."""

    POSTS = "posts"
    ACTIONS = "actions"


def queue_of(outgoing: Outgoing) -> Queue:
    """Return in which queue something waits."""
    return Queue.POSTS if isinstance(outgoing, Posting) else Queue.ACTIONS


class Outbox:
    """Sends what ``unsent`` holds, one thing of each queue at a time.

    Where a trouble passes, it waits and tries again: after a pause, when the line is there again,
    or when somebody says so. ``changed`` tells of ``troubles`` and ``under_way``. The work belongs
    to the session; all of it belongs to the loop's thread.
    """

    def __init__(
        self, unsent: Unsent, connection: Connection, scope: TaskScope, clock: Clock
    ) -> None:
        self._unsent = unsent
        self._connection = connection
        self._scope = scope
        self._clock = clock
        self._senders: dict[Queue, Sender] = {}
        self._events = {queue: asyncio.Event() for queue in Queue}
        self._running: set[Queue] = set()
        self.troubles: dict[Queue, FedideskError] = {}
        """Why a queue stands still."""
        self.under_way: dict[Queue, str] = {}
        """The keys of what is being sent."""
        self.changed: Signal[()] = Signal()
        connection.changed.connect(self._line_changed)

    def begin(self, senders: dict[Queue, Sender]) -> None:
        """Send from now on, also what an earlier run left."""
        self._senders = senders
        for queue in Queue:
            self._start(queue)

    def put(self, outgoing: Outgoing) -> None:
        """Let something be sent."""
        self._unsent.put(outgoing)
        self._start(queue_of(outgoing))

    def take_back(self, outgoing: Outgoing) -> bool:
        """Let something wait no longer; False where it is being sent, or is gone.

        What continues a post comes back with it: there is nothing for it to answer.
        """
        queue = queue_of(outgoing)
        there = any(each.key == outgoing.key for each in self._unsent.outgoing)
        if not there or self.under_way.get(queue) == outgoing.key:
            return False
        if isinstance(outgoing, Posting):
            self._unsent.give_back(outgoing, outgoing.draft)
            for other in self._unsent.outgoing:
                if isinstance(other, Posting) and other.draft.follows == outgoing.draft.id:
                    self.take_back(other)
        else:
            self._unsent.done(outgoing)
        self._events[queue].set()
        return True

    def hurry(self) -> None:
        """Try again now."""
        for queue in Queue:
            self._start(queue)

    def _start(self, queue: Queue) -> None:
        self._events[queue].set()
        is_free = queue in self._senders and queue not in self._running
        if is_free and self._next(queue) is not None:
            self._running.add(queue)
            self._scope.start(self._send_all(queue))

    async def _send_all(self, queue: Queue) -> None:
        try:
            backoff = Backoff(_FIRST_PAUSE)
            while (outgoing := self._next(queue)) is not None:
                self._events[queue].clear()
                pause = self._early(outgoing)
                if pause <= 0:
                    trouble = await self._send(queue, outgoing)
                    if trouble is None:
                        backoff.reset()
                        continue
                    wanted = trouble.retry_after if isinstance(trouble, ServerBusy) else None
                    pause = max(backoff.delay(), wanted or 0.0)
                await self._pause(queue, pause)
        finally:
            self._running.discard(queue)
        self._say(self.troubles, queue, None)

    async def _send(self, queue: Queue, outgoing: Outgoing) -> FedideskError | None:
        """Return the trouble that has to pass first, if there is one."""
        sender = self._senders[queue]
        self._say(self.under_way, queue, outgoing.key)
        try:
            await sender.send(outgoing)
        except PASSING as trouble:
            self._say(self.troubles, queue, trouble)
            return trouble
        except FedideskError as error:
            sender.refused(outgoing, error)
        finally:
            self._say(self.under_way, queue, None)
        self._say(self.troubles, queue, None)
        return None

    def _next(self, queue: Queue) -> Outgoing | None:
        return next((each for each in self._unsent.outgoing if queue_of(each) is queue), None)

    def _early(self, outgoing: Outgoing) -> float:
        """Return for how many seconds it is not to be sent yet."""
        moment = waits_until(outgoing)
        now = datetime.fromtimestamp(self._clock.wall(), UTC)
        return 0.0 if moment is None else (moment - now).total_seconds()

    async def _pause(self, queue: Queue, seconds: float) -> None:
        """Wait so long, or until something has changed."""
        loop = asyncio.get_running_loop()
        waits: list[Awaitable[object]] = [self._clock.sleep(seconds), self._events[queue].wait()]
        tasks = [loop.create_task(_done(wait)) for wait in waits]
        try:
            await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for task in tasks:
                task.cancel()

    def _line_changed(self) -> None:
        if self._connection.line is Line.ONLINE:
            self.hurry()

    def _say(self, what: dict[Queue, _Said], queue: Queue, value: _Said | None) -> None:
        if what.get(queue) is not value:
            if value is None:
                del what[queue]
            else:
                what[queue] = value
            self.changed.emit()


async def _done(wait: Awaitable[object]) -> None:
    await wait
