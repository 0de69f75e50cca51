"""Keeps an account's timelines on disk: one change after the other, none of them lost."""

import asyncio
import sqlite3
from collections.abc import Callable
from typing import TypeVar

from fedidesk.core.events import Signal
from fedidesk.core.lanes import Lane
from fedidesk.core.tasks import TaskScope
from fedidesk.domain.errors import StorageError
from fedidesk.store.cache_db import CacheDb, CacheLost

Result = TypeVar("Result")


class Keeper:
    """Does what is to be done in an account's cache, in the disk's lane, in the order of asking.

    ``lost`` tells that the cache had to begin anew, ``damaged`` or for want of room; whoever
    listens gives back at once, as a piece of work, what it has in memory.
    """

    def __init__(self, cache: CacheDb, disk: Lane[None], scope: TaskScope) -> None:
        self._cache = cache
        self._disk = disk
        self._scope = scope
        self.restore: Callable[[], Callable[[sqlite3.Connection], None]] | None = None
        """Returns the work that puts back what is in memory."""
        self.lost: Signal[CacheLost] = Signal()

    def glance(self, read: Callable[[sqlite3.Connection], Result]) -> Result | None:
        """Return what ``read`` finds on disk now, at once; None where it can't be read."""
        return self._cache.glance(read)

    async def do(
        self, work: Callable[[sqlite3.Connection], Result], take: Callable[[Result], object]
    ) -> Result:
        """Do ``work`` and give its result to ``take``, even where nobody waits for it any more.

        Results are taken in the order in which the work was done. Raises ``StorageError``.
        """
        done: asyncio.Future[Result] = asyncio.get_running_loop().create_future()
        self._scope.start(self._do(work, take, done))
        return await done

    async def close(self) -> None:
        """Let go of the file."""
        await self._disk.run(lambda _: self._cache.close())

    async def _do(
        self,
        work: Callable[[sqlite3.Connection], Result],
        take: Callable[[Result], object],
        done: "asyncio.Future[Result]",
    ) -> None:
        try:
            result = await self._attempt(work)
        except CacheLost as lost:
            if done.done():
                raise StorageError(str(lost)) from lost
            done.set_exception(StorageError(str(lost)))
            return
        take(result)
        if not done.done():
            done.set_result(result)

    async def _attempt(self, work: Callable[[sqlite3.Connection], Result]) -> Result:
        try:
            return await self._disk.run(lambda _: self._cache.do(work))
        except CacheLost as lost:
            self.lost.emit(lost)
        if self.restore is not None:
            restore = self.restore()
            await self._disk.run(lambda _: self._cache.do(restore))
        return await self._disk.run(lambda _: self._cache.do(work))
