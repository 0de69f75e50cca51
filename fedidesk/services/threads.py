"""Threads: a post with what came before it and what answers it."""

from weakref import WeakSet

from fedidesk.core.events import Signal
from fedidesk.core.tasks import TaskScope
from fedidesk.domain.errors import FedideskError
from fedidesk.domain.ids import PostId, RowId
from fedidesk.domain.post import Post, Row
from fedidesk.services.connection import Connection
from fedidesk.store.posts import PostStore
from fedidesk.store.rows import END, IDLE, LOADING, Rows, failed, shows


class OpenThread:
    """One thread on screen: its rows in reading order, and which post it was opened for.

    Keep it while the view is there; ``reload`` fetches it anew.
    """

    def __init__(
        self, focus: PostId, posts: PostStore, connection: Connection, scope: TaskScope
    ) -> None:
        self.focus = focus
        self.rows = Rows()
        self._own: list[Row] = []
        self._posts = posts
        self._connection = connection
        self._scope = scope
        if posts.get(focus) is not None:
            self.rows.append([Row(RowId(focus), focus)])
        posts.removed.connect(self._post_removed)

    def reload(self) -> None:
        """Fetch the thread; the focused post is there meanwhile if it was known."""
        self._scope.start(self._load(), key=f"thread:{id(self)}")

    def show_reply(self, post: Post) -> None:
        """Add one's own new reply to the end, until the server has it in its place."""
        self._posts.learn([post])
        row = Row(RowId(post.id), post.id)
        self._own.append(row)
        self.rows.append([row])
        self.reload()

    async def _load(self) -> None:
        self.rows.set_newest(LOADING)
        try:
            thread = await self._connection.call(lambda gateway: gateway.thread(self.focus))
        except FedideskError as error:
            self.rows.set_newest(failed(error))
            return
        bundles = (*thread.ancestors, thread.focus, *thread.descendants)
        self._posts.learn(bundle.post for bundle in bundles)
        self.rows.become([*(bundle.row for bundle in bundles), *self._own])
        self.rows.set_newest(IDLE)
        self.rows.set_older(END)

    def _post_removed(self, post_id: PostId) -> None:
        self.rows.remove_where(lambda item: shows(item, post_id))


class Threads:
    """Opens the threads of one account."""

    def __init__(self, posts: PostStore, connection: Connection, scope: TaskScope) -> None:
        self._posts = posts
        self._connection = connection
        self._scope = scope
        self.found: Signal[PostId] = Signal()
        self.not_found: Signal[str] = Signal()
        self._open: WeakSet[OpenThread] = WeakSet()

    def post_ids(self) -> set[PostId]:
        """Return the posts that the threads show that somebody still has."""
        return set().union(*(thread.rows.post_ids() | {thread.focus} for thread in self._open))

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

    def open(self, focus: PostId) -> OpenThread:
        """Return the thread around ``focus``, loading."""
        thread = OpenThread(focus, self._posts, self._connection, self._scope)
        self._open.add(thread)
        thread.reload()
        return thread
