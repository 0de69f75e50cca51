"""What the server will publish later."""

from collections.abc import Callable, Coroutine
from datetime import datetime
from functools import partial

from fedidesk.core.events import Signal
from fedidesk.core.tasks import TaskScope
from fedidesk.domain.draft import Draft
from fedidesk.domain.errors import FedideskError, Gone, may_have_been_done
from fedidesk.domain.ids import ScheduledId
from fedidesk.domain.scheduled import ScheduledPost
from fedidesk.services.connection import Connection
from fedidesk.services.errands import Errands
from fedidesk.services.notices import NoticeKind
from fedidesk.services.publishing import Publishing
from fedidesk.services.writing import Writing
from fedidesk.store.rows import END, IDLE, LOADING, LoadState, failed


class Scheduled:
    """The list of it, in the order of time, as the server had it last; ``changed`` tells.

    ``reopened`` brings a post that is a draft again.
    """

    def __init__(
        self,
        writing: Writing,
        publishing: Publishing,
        connection: Connection,
        errands: Errands,
        scope: TaskScope,
    ) -> None:
        self._writing = writing
        self._connection = connection
        self._errands = errands
        self._scope = scope
        self.posts: tuple[ScheduledPost, ...] = ()
        self.state: LoadState = IDLE
        """``END`` once it is loaded: there are no pages."""
        self.changed: Signal[()] = Signal()
        self.reopened: Signal[Draft] = Signal()
        publishing.scheduled.connect(self._added)

    def refresh(self) -> None:
        """Ask for the list; what was there stays until it is here."""
        self._scope.start(self._refresh(), key="scheduled")

    def move(self, scheduled_id: ScheduledId, when: datetime) -> None:
        """Let a post come at another time."""
        self._run(scheduled_id, partial(self._move, scheduled_id, when), NoticeKind.MOVE_FAILED)

    def cancel(self, scheduled_id: ScheduledId) -> None:
        """Let a post not come at all."""
        self._run(scheduled_id, partial(self._cancel, scheduled_id), NoticeKind.CANCEL_FAILED)

    def reopen(self, scheduled: ScheduledPost) -> None:
        """Let a post be a draft again, which is on disk before the server forgets the post."""
        self._run(scheduled.id, partial(self._reopen, scheduled), NoticeKind.CANCEL_FAILED)

    def _run(
        self,
        scheduled_id: ScheduledId,
        do: Callable[[], Coroutine[None, None, None]],
        trouble: NoticeKind,
    ) -> None:
        self._errands.run(
            partial(self._while_there, scheduled_id, do), f"scheduled:{scheduled_id}", trouble
        )

    async def _while_there(
        self, scheduled_id: ScheduledId, do: Callable[[], Coroutine[None, None, None]]
    ) -> None:
        try:
            await do()
        except Gone:
            # Published meanwhile, or called off elsewhere.
            self._drop(scheduled_id)
            raise

    async def _refresh(self) -> None:
        self._become(self.posts, LOADING)
        try:
            posts = await self._connection.call(lambda gateway: gateway.scheduled_posts())
        except FedideskError as error:
            self._become(self.posts, failed(error))
        else:
            self._become(posts, END)

    async def _move(self, scheduled_id: ScheduledId, when: datetime) -> None:
        moved = await self._connection.call(lambda gateway: gateway.reschedule(scheduled_id, when))
        self._put(moved)

    async def _cancel(self, scheduled_id: ScheduledId) -> None:
        await self._connection.call(lambda gateway: gateway.cancel_scheduled(scheduled_id))
        self._drop(scheduled_id)

    async def _reopen(self, scheduled: ScheduledPost) -> None:
        draft = self._writing.anew(scheduled.draft)
        self._writing.keep(draft)
        try:
            await self._writing.settle()
            await self._cancel(scheduled.id)
        except FedideskError as error:
            # Where it surely will be published, a draft of it would lead to a second one.
            if not may_have_been_done(error):
                self._writing.discard(draft)
            raise
        self.reopened.emit(draft)

    def _added(self, _draft: Draft, scheduled: ScheduledPost) -> None:
        self._put(scheduled)

    def _put(self, scheduled: ScheduledPost) -> None:
        others = [each for each in self.posts if each.id != scheduled.id]
        self._become(tuple(sorted([*others, scheduled], key=_time)), self.state)

    def _drop(self, scheduled_id: ScheduledId) -> None:
        kept = tuple(each for each in self.posts if each.id != scheduled_id)
        self._become(kept, self.state)

    def _become(self, posts: tuple[ScheduledPost, ...], state: LoadState) -> None:
        self.posts, self.state = posts, state
        self.changed.emit()


def _time(scheduled: ScheduledPost) -> float:
    return float("inf") if scheduled.at is None else scheduled.at.timestamp()
