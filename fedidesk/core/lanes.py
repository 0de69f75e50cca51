"""Threads for calls that block, and the way back to the loop."""

import asyncio
import heapq
import itertools
import threading
from collections.abc import Callable
from enum import IntEnum
from typing import Any, Generic, TypeVar

Tool = TypeVar("Tool")
Result = TypeVar("Result")


class Priority(IntEnum):
    """Whose turn comes first in a lane; within one level the order of asking is kept."""

    USER = 0
    VISIBLE = 1
    BACKGROUND = 2


class LaneClosed(Exception):
    """The lane ended before the call was made."""


class Lane(Generic[Tool]):
    """Runs blocking calls on daemon threads, each thread with a tool of its own.

    ``make_tool`` runs in the thread at its first call, so a tool needs no locks. A caller that is
    cancelled, or whose ``timeout`` (seconds) ends, is free at once; the call itself goes on in its
    thread and its result is dropped. The threads never keep the process from ending.
    """

    def __init__(self, name: str, make_tool: Callable[[], Tool], threads: int = 1) -> None:
        self._name = name
        self._make_tool = make_tool
        self._limit = threads
        self._threads: list[threading.Thread] = []
        self._waiting: list[tuple[int, int, _Call[Any, Any]]] = []
        self._idle = 0
        self._order = itertools.count()
        self._changed = threading.Condition()
        self._closed = False

    async def run(
        self,
        call: Callable[[Tool], Result],
        *,
        priority: Priority = Priority.USER,
        timeout: float | None = None,
    ) -> Result:
        """Do ``call(tool)`` in the lane and give back its result.

        Raises what the call raised, ``TimeoutError``, or ``LaneClosed``.
        """
        loop = asyncio.get_running_loop()
        job: _Call[Tool, Result] = _Call(call, loop, loop.create_future())
        with self._changed:
            if self._closed:
                raise LaneClosed(self._name)
            heapq.heappush(self._waiting, (priority, next(self._order), job))
            if self._idle < len(self._waiting) and len(self._threads) < self._limit:
                self._grow()
            self._changed.notify()
        try:
            async with asyncio.timeout(timeout):
                return await job.answer
        except (TimeoutError, asyncio.CancelledError):
            self._give_up(job)
            raise

    def close(self) -> None:
        """Take no more calls; those still waiting end with ``LaneClosed``."""
        with self._changed:
            self._closed = True
            waiting, self._waiting = self._waiting, []
            self._changed.notify_all()
        for _, _, job in waiting:
            job.fail(LaneClosed(self._name))

    def _give_up(self, job: "_Call[Any, Any]") -> None:
        """Take a call that nobody waits for out of the queue, where it is still in it."""
        with self._changed:
            left = [entry for entry in self._waiting if entry[2] is not job]
            if len(left) < len(self._waiting):
                heapq.heapify(left)
                self._waiting = left

    def _grow(self) -> None:
        thread = threading.Thread(
            target=self._work, name=f"{self._name}-{len(self._threads)}", daemon=True
        )
        self._threads.append(thread)
        thread.start()

    def _work(self) -> None:
        tools: list[Tool] = []
        while (job := self._next()) is not None:
            if job.wanted and self._has_tool(tools, job):
                job.do(tools[0])
            # Not to keep the last call's values alive while the thread waits.
            job = None

    def _next(self) -> "_Call[Any, Any] | None":
        with self._changed:
            self._idle += 1
            while not self._waiting and not self._closed:
                self._changed.wait()
            self._idle -= 1
            return heapq.heappop(self._waiting)[2] if self._waiting else None

    def _has_tool(self, tools: list[Tool], job: "_Call[Any, Any]") -> bool:
        if not tools:
            try:
                tools.append(self._make_tool())
            except Exception as error:  # noqa: BLE001 - whoever waits gets it, whatever it is
                job.fail(error)
        return bool(tools)


class _Call(Generic[Tool, Result]):
    """One call on its way through a lane."""

    __slots__ = ("_call", "_loop", "answer")

    def __init__(
        self,
        call: Callable[[Tool], Result],
        loop: "asyncio.AbstractEventLoop",
        answer: "asyncio.Future[Result]",
    ) -> None:
        self._call = call
        self._loop = loop
        self.answer = answer

    @property
    def wanted(self) -> bool:
        return not self.answer.done()

    def do(self, tool: Tool) -> None:
        try:
            result = self._call(tool)
        except Exception as error:  # noqa: BLE001 - whoever waits gets it, whatever it is
            self.fail(error)
        else:
            self._hand_back(self._succeed, result)

    def fail(self, error: Exception) -> None:
        self._hand_back(self._raise, error)

    def _hand_back(self, deliver: Callable[[Any], None], value: object) -> None:
        try:
            self._loop.call_soon_threadsafe(deliver, value)
        except RuntimeError:
            # The loop has closed: nobody waits any more.
            return

    def _succeed(self, result: Result) -> None:
        if not self.answer.done():
            self.answer.set_result(result)

    def _raise(self, error: Exception) -> None:
        if not self.answer.done():
            self.answer.set_exception(error)
