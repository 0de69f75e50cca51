"""Everything of one account that is signed in."""

import asyncio
from pathlib import Path

from fedidesk.core.clock import Clock, SystemClock
from fedidesk.core.lanes import Lane
from fedidesk.core.tasks import TaskScope
from fedidesk.domain.account import Account
from fedidesk.domain.errors import StorageError
from fedidesk.domain.timeline import TimelineSpec
from fedidesk.services.connection import Connection
from fedidesk.services.notices import Notice, NoticeKind, Notices
from fedidesk.services.polling import INTERVAL, Polling
from fedidesk.services.post_actions import PostActions
from fedidesk.services.streaming import Streaming
from fedidesk.services.threads import Threads
from fedidesk.services.timelines import Timelines
from fedidesk.services.writing import Writing
from fedidesk.store.cache_db import CacheDb
from fedidesk.store.drafts import DraftFile
from fedidesk.store.posts import PostStore

_SILENCE = 600.0
"""Seconds between two notices about the disk: else every page and letter would bring one."""


class AccountSession:
    """An account in use: its posts, its line to the server and what can be done with both.

    Widgets get one in their constructor and keep it; there is no "current account".
    """

    def __init__(
        self,
        account: Account,
        folder: Path,
        disk: Lane[None],
        notices: Notices,
        polling_interval: float = INTERVAL,
        clock: Clock | None = None,
    ) -> None:
        clock = clock or SystemClock()
        self.account = account
        self.notices = notices
        self.folder = folder
        """Where this account's data lives, and nothing else."""
        self._silent_until = 0.0
        self.posts = PostStore()
        self.connection = Connection()
        self.scope = TaskScope(f"session {account.key}", self._work_failed)
        cache = CacheDb(folder / "cache.db")
        self.timelines = Timelines(self.posts, self.connection, cache, disk, self.scope)
        self.threads = Threads(self.posts, self.connection, self.scope)
        self.post_actions = PostActions(account, self.posts, self.connection, notices, self.scope)
        self.writing = Writing(
            account.handle,
            self.timelines,
            self.connection,
            DraftFile(folder / "drafts.json"),
            disk,
            self.scope,
        )
        self.streaming = Streaming(self.timelines, self.connection, self.scope, clock)
        self.polling = Polling(
            self.timelines,
            self.connection,
            self.scope,
            polling_interval,
            clock.sleep,
            self.streaming.is_live,
        )
        self.streaming.fell_back.connect(self.polling.look)

    def start_watching(self) -> None:
        """Let new posts come from now on; again after a new sign-in."""
        self.streaming.start()
        self.polling.start()

    def watch(self, spec: TimelineSpec) -> None:
        """Say which timeline the person looks at."""
        self.streaming.watch(spec)
        self.polling.watch(spec)

    def network_changed(self) -> None:
        """Find out at once what came meanwhile: the machine has slept, or is in another network."""
        self.streaming.network_changed()
        self.polling.look()

    async def close(self) -> None:
        """Save what is unsent, hang up and end all work."""
        try:
            await self.writing.settle()
        except StorageError as error:
            self._work_failed(error)
        self.connection.close()
        await self.scope.close()

    def _work_failed(self, error: Exception) -> None:
        if not isinstance(error, StorageError):
            raise error
        now = asyncio.get_running_loop().time()
        if now >= self._silent_until:
            self._silent_until = now + _SILENCE
            self.notices.tell(Notice(NoticeKind.CACHE_NOT_KEPT, self.account, error))
