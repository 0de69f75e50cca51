"""Threads: a post with what came before it and what answers it."""

from weakref import WeakSet

from fedidesk.core.clock import Clock
from fedidesk.core.events import Signal
from fedidesk.core.tasks import TaskScope
from fedidesk.domain.account import Account
from fedidesk.domain.errors import FedideskError
from fedidesk.domain.ids import PostId
from fedidesk.domain.post import Post
from fedidesk.services import open_thread
from fedidesk.services.connection import Connection
from fedidesk.store.posts import PostStore


class Threads:
    """Opens the threads of one account."""

    def __init__(
        self,
        account: Account,
        posts: PostStore,
        connection: Connection,
        kept: "open_thread.Kept",
        scope: TaskScope,
        clock: Clock,
    ) -> None:
        self._account = account
        self._posts = posts
        self._connection = connection
        self._kept = kept
        self._scope = scope
        self._clock = clock
        self.found: Signal[PostId] = Signal()
        self.not_found: Signal[str] = Signal()
        self._open: WeakSet[open_thread.OpenThread] = WeakSet()

    def post_ids(self) -> set[PostId]:
        """Return the posts of the threads that somebody still has."""
        return set().union(*(thread.post_ids() for thread in self._open))

    def take(self, posts: tuple[Post, ...]) -> None:
        """Let posts that a stream brought come to the threads that they belong to."""
        for thread in tuple(self._open):
            thread.take(posts)

    def find(self, url: str) -> None:
        """Look for the post at ``url``, on whatever server; ``found`` or ``not_found`` tells."""
        self._scope.start(self._find(url), key=f"find:{url}")

    async def _find(self, url: str) -> None:
        try:
            post = await self._connection.call(lambda gateway: gateway.find_post(url))
        except FedideskError:
            post = None
        if post is None:
            self.not_found.emit(url)
        else:
            self._posts.learn([post])
            self.found.emit(post.id)

    def open(self, focus: PostId) -> "open_thread.OpenThread":
        """Return the thread around ``focus``, loading."""
        thread = open_thread.OpenThread(
            focus,
            self._account,
            self._posts,
            self._connection,
            self._kept,
            self._scope,
            self._clock,
        )
        self._open.add(thread)
        thread.reload()
        return thread
