"""Who owns a piece of background work, and how it ends."""

import asyncio
from collections.abc import Callable, Coroutine
from functools import partial
from typing import Any

_early: list[Callable[[], None]] = []
"""Starts what was asked for between the first frame and the loop, see `begin_early_work`."""


class TaskScope:
    """Starts tasks and owns them: none outlives the scope, no failure goes unseen.

    ``on_error`` gets every exception that the work let through, in the loop's thread. What it
    raises itself, and everything where there is none, goes to the loop's exception handler. All
    methods belong to the loop's thread.
    """

    def __init__(self, name: str, on_error: Callable[[Exception], None] | None = None) -> None:
        self._name = name
        self._on_error = on_error or _pass_on
        self._tasks: set[asyncio.Task[None]] = set()
        self._exclusive: dict[str, asyncio.Task[None]] = {}
        self._closed = False

    @property
    def busy(self) -> bool:
        """Whether any work is under way."""
        return bool(self._tasks)

    def start(self, work: Coroutine[Any, Any, object], *, key: str | None = None) -> None:
        """Run ``work`` in the background.

        Of all works with the same ``key`` only one runs: while it does, later ones are dropped
        before they begin. Only the work itself may start its own successor, as it ends. After
        ``close`` nothing starts any more. Before there is a loop, the work waits for it.
        """
        if self._closed:
            work.close()
        elif not _is_in_loop():
            _early.append(partial(self.start, work, key=key))
        elif self._is_taken(key):
            work.close()
        else:
            self._begin(work, key)

    def _begin(self, work: Coroutine[Any, Any, object], key: str | None) -> None:
        task = asyncio.get_running_loop().create_task(self._run(work), name=f"{self._name}:{key}")
        self._tasks.add(task)
        if key is not None:
            self._exclusive[key] = task
        task.add_done_callback(self._forget)
        # A task that is cancelled before its first step would leave the work unclosed.
        task.add_done_callback(lambda _: work.close())

    def cancel(self, key: str) -> None:
        """End the work that runs under ``key``, if any."""
        task = self._exclusive.pop(key, None)
        if task is not None:
            task.cancel()

    async def close(self, deadline: float = 2.0) -> None:
        """Cancel what runs and wait for its end, at most ``deadline`` seconds."""
        self._closed = True
        own = asyncio.current_task()
        tasks = [task for task in self._tasks if task is not own]
        for task in tasks:
            task.cancel()
        if tasks:
            await asyncio.wait(tasks, timeout=deadline)

    async def _run(self, work: Coroutine[Any, Any, object]) -> None:
        try:
            await work
        except Exception as error:  # noqa: BLE001 - the door that no failure passes unseen
            self._failed(error)

    def _failed(self, error: Exception) -> None:
        try:
            self._on_error(error)
        except Exception as unforeseen:  # noqa: BLE001 - as above
            asyncio.get_running_loop().call_exception_handler(
                {"message": f"{self._name}: work failed", "exception": unforeseen}
            )

    def _is_taken(self, key: str | None) -> bool:
        running = None if key is None else self._exclusive.get(key)
        return not (running is None or running.done() or running is asyncio.current_task())

    def _forget(self, task: "asyncio.Task[None]") -> None:
        self._tasks.discard(task)
        for key, running in tuple(self._exclusive.items()):
            if running is task:
                del self._exclusive[key]


def begin_early_work() -> None:
    """Start, in the loop, what waited for it: the window is on screen before the loop is there."""
    waiting, _early[:] = _early[:], []
    for start in waiting:
        start()


def _is_in_loop() -> bool:
    try:
        asyncio.get_running_loop()
    except RuntimeError:
        return False
    return True


def _pass_on(error: Exception) -> None:
    raise error
