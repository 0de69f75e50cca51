"""Brings to the server what waits for it: in order, when there is a way, until it is there."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from enum import Enum
from typing import Protocol

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
    UploadStopped,
    VaultError,
)
from fedidesk.domain.outgoing import Outgoing, Posting, waits_until
from fedidesk.services.connection import Connection, Line
from fedidesk.services.unsent import Unsent

PASSING = (Unreachable, ServerBusy, SignedOut, VaultError, NotSecure, BadAnswer)
"""Troubles that end some time, and say nothing of what was to be sent."""
_FIRST_PAUSE = 2.0
"""Seconds; each further one is twice as long, up to five minutes."""


class Sender(Protocol):
    """Knows how one kind of thing gets to the server."""

    async def send(self, outgoing: Outgoing) -> None:
        """Bring it there, so that it waits no longer. Raises a ``FedideskError``."""
        ...

    def way_to_stop(self, outgoing: Outgoing) -> Callable[[], None] | None:
        """Return what makes ``send`` end with ``UploadStopped``; None where it is too late."""
        ...

    def refused(self, outgoing: Outgoing, error: FedideskError) -> None:
        """Take it back: it can't be sent as it is."""
        ...


class Queue(Enum):
    """What has an order of its own: no favourite waits for a large film."""

    POSTS = "posts"
    ACTIONS = "actions"


_AT_ONCE = {Queue.POSTS: 1, Queue.ACTIONS: 4}
"""How much of a queue is under way at a time, while all goes well."""


def queue_of(outgoing: Outgoing) -> Queue:
    """Return in which queue something waits."""
    return Queue.POSTS if isinstance(outgoing, Posting) else Queue.ACTIONS


class Outbox:
    """Sends what ``unsent`` holds, in the order in which it waits, each key by itself.

    Where a trouble passes, its queue waits and tries again what stands first: after a pause, when
    the line is there again, or when somebody says so. ``changed`` tells of ``troubles`` and
    ``under_way``. The work belongs to the session; all of it belongs to the loop's thread.
    """

    def __init__(
        self, unsent: Unsent, connection: Connection, scope: TaskScope, clock: Clock
    ) -> None:
        self._unsent = unsent
        self._connection = connection
        self._scope = scope
        self._clock = clock
        self._senders: dict[Queue, Sender] = {}
        self._hands = dict.fromkeys(Queue, 0)
        """How many are sending."""
        self._backoffs = {queue: Backoff(_FIRST_PAUSE) for queue in Queue}
        self._pauses: dict[Queue, asyncio.Event] = {}
        """What ends the pauses there are."""
        self.troubles: dict[Queue, FedideskError] = {}
        """Why a queue stands still."""
        self.under_way: set[str] = set()
        """The keys of what is being sent."""
        self.changed: Signal[()] = Signal()
        connection.changed.connect(self._line_changed)

    def begin(self, senders: dict[Queue, Sender]) -> None:
        """Send from now on, also what an earlier run left."""
        self._senders = senders
        self.hurry()

    def now(self) -> datetime:
        """Return the time by which it is known when something was asked for."""
        return datetime.fromtimestamp(self._clock.wall(), UTC)

    def put(self, outgoing: Outgoing) -> None:
        """Let something be sent."""
        self._unsent.put(outgoing)
        self._start(queue_of(outgoing))

    def can_take_back(self, outgoing: Outgoing) -> bool:
        """Return whether it need not be sent: of a post on its way, only files are sent so far."""
        return outgoing.key not in self.under_way or self._way_to_stop(outgoing) is not None

    def take_back(self, outgoing: Outgoing) -> bool:
        """Let something wait no longer; False where it is being sent, or is gone.

        What continues a post comes back with it: there is nothing for it to answer.
        """
        there = next((each for each in self._unsent.outgoing if each.key == outgoing.key), None)
        if there is None:
            return False
        if there.key in self.under_way:
            stop = self._way_to_stop(there)
            if stop is None:
                return False
            stop()
        if isinstance(there, Posting):
            self._unsent.give_back(there, there.draft)
            for other in self._unsent.outgoing:
                if isinstance(other, Posting) and other.draft.follows == there.draft.id:
                    self.take_back(other)
        else:
            self._unsent.done(there)
        self._start(queue_of(outgoing))
        return True

    def hurry(self) -> None:
        """Try again now."""
        for queue in Queue:
            self._wake(queue)
            self._start(queue)

    def _way_to_stop(self, outgoing: Outgoing) -> Callable[[], None] | None:
        return self._senders[queue_of(outgoing)].way_to_stop(outgoing)

    def _start(self, queue: Queue) -> None:
        """Let one more hand send, where one is free and nothing speaks against it."""
        trouble = self.troubles.get(queue)
        if not (isinstance(trouble, ServerBusy) and trouble.retry_after):
            self._wake(queue)
        is_free = trouble is None and self._hands[queue] < _AT_ONCE[queue]
        if is_free and queue in self._senders and self._next(queue) is not None:
            self._hands[queue] += 1
            self._scope.start(self._send_all(queue))

    def _wake(self, queue: Queue) -> None:
        if queue in self._pauses:
            self._pauses[queue].set()

    async def _send_all(self, queue: Queue) -> None:
        """Send one thing after the other. Who meets a trouble waits for its end, the others go."""
        waits = False
        try:
            while (outgoing := self._next(queue)) is not None:
                pause = self._early(outgoing)
                if pause <= 0:
                    trouble = await self._send(queue, outgoing)
                    if queue in self.troubles and not waits:
                        return
                    waits = trouble is not None
                    self._say_trouble(queue, trouble)
                    if trouble is None:
                        self._backoffs[queue].reset()
                        self._start(queue)
                        continue
                    pause = self._backoffs[queue].delay()
                    if isinstance(trouble, ServerBusy):
                        pause = max(pause, trouble.retry_after or 0.0)
                await self._pause(queue, pause)
        finally:
            self._hands[queue] -= 1
            if waits:
                self._say_trouble(queue, None)

    async def _send(self, queue: Queue, outgoing: Outgoing) -> FedideskError | None:
        """Return the trouble that has to pass first, if there is one."""
        sender = self._senders[queue]
        self.under_way.add(outgoing.key)
        self.changed.emit()
        try:
            await sender.send(outgoing)
        except PASSING as trouble:
            return trouble
        except UploadStopped:
            # Whoever did that has taken it back.
            return None
        except FedideskError as error:
            sender.refused(outgoing, error)
        finally:
            self.under_way.remove(outgoing.key)
            self.changed.emit()
        return None

    def _next(self, queue: Queue) -> Outgoing | None:
        """Return what stands first of all that is not under way."""
        return next(
            (
                each
                for each in self._unsent.outgoing
                if queue_of(each) is queue and each.key not in self.under_way
            ),
            None,
        )

    def _early(self, outgoing: Outgoing) -> float:
        """Return for how many seconds it is not to be sent yet."""
        moment, now = waits_until(outgoing), self.now()
        if moment is None or now < outgoing.asked_at:
            # Where the clock was put back, nobody knows how long it has waited.
            return 0.0
        return (moment - now).total_seconds()

    async def _pause(self, queue: Queue, seconds: float) -> None:
        """Wait so long, or until something has changed."""
        loop = asyncio.get_running_loop()
        woken = self._pauses[queue] = asyncio.Event()
        waits: list[Awaitable[object]] = [self._clock.sleep(seconds), woken.wait()]
        tasks = [loop.create_task(_done(wait)) for wait in waits]
        try:
            await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
        finally:
            del self._pauses[queue]
            for task in tasks:
                task.cancel()

    def _line_changed(self) -> None:
        if self._connection.line is Line.ONLINE:
            for queue in Queue:
                self._start(queue)

    def _say_trouble(self, queue: Queue, trouble: FedideskError | None) -> None:
        if self.troubles.get(queue) is not trouble:
            if trouble is None:
                del self.troubles[queue]
            else:
                self.troubles[queue] = trouble
            self.changed.emit()


async def _done(wait: Awaitable[object]) -> None:
    await wait
