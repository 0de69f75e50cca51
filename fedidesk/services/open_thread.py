"""One thread: a post with what came before it and what answers it."""

from collections.abc import Awaitable, Callable, Iterable
from datetime import UTC, datetime

from fedidesk.core.clock import Clock
from fedidesk.core.events import Signal
from fedidesk.core.tasks import TaskScope
from fedidesk.domain.account import Account, is_from_elsewhere
from fedidesk.domain.errors import FedideskError, Gone, StorageError
from fedidesk.domain.ids import PostId, RowId
from fedidesk.domain.post import Post
from fedidesk.domain.thread_folding import View, rows_of
from fedidesk.domain.thread_reading import read_since, whole_posts
from fedidesk.domain.thread_row import ThreadRow
from fedidesk.domain.thread_tree import branches_of
from fedidesk.domain.timeline import Thread
from fedidesk.services.connection import Connection
from fedidesk.services.thread_posts import ThreadPosts
from fedidesk.services.thread_search import search_for_more
from fedidesk.store.posts import PostStore
from fedidesk.store.rows import END, IDLE, LOADING, Rows, failed

Kept = Callable[[PostId], Awaitable[tuple[Post, ...]]]
"""Returns a post with what came before it, as the disk has them. May raise ``StorageError``."""
_PATIENCE = 0.3
"""Seconds after which it is said that a thread is on its way."""
_BREATH = 0.02
"""Seconds before the next piece of a large thread is read: the frame that shows the last one needs
the interpreter too."""


class OpenThread:
    """One thread on screen: its rows in reading order, and which post it was opened for.

    Keep it while the view is there, and ``close`` it then; ``reload`` fetches it anew. Where the
    server goes on looking for replies, those that it finds are counted in ``found`` and wait for
    ``show_found``. ``changed`` tells of all but the rows.
    """

    def __init__(
        self,
        focus: PostId,
        account: Account,
        posts: PostStore,
        connection: Connection,
        kept: Kept,
        scope: TaskScope,
        clock: Clock,
    ) -> None:
        self.focus = focus
        self.rows = Rows()
        self.changed: Signal[()] = Signal()
        self._account = account
        self._posts = posts
        self._connection = connection
        self._kept = kept
        self._scope = scope
        self._clock = clock
        self._key = f"thread:{id(self)}"
        self._known = ThreadPosts(focus, posts)
        self._opened: dict[PostId, bool] = {}
        """What the reader wants of branches: to see them, or not."""
        self._found: Thread | None = None
        self._direct = 0
        """How many replies to the post itself are known."""
        self._has_come = False
        self._is_searching = False
        self._known.look_above()
        self._show()
        posts.removed.connect(self._post_removed)

    @property
    def found(self) -> int:
        """How many more replies have been found and are not shown yet."""
        return 0 if self._found is None else len(self._known.newcomers(self._found))

    @property
    def is_searching(self) -> bool:
        """Whether the server is looking for more replies."""
        return self._is_searching

    @property
    def missing(self) -> tuple[int, int] | None:
        """How many direct replies came and how many there are; None where none is missing.

        Only of posts from elsewhere: what one's own server does not give there is not to be had.
        """
        focus = self._known.focus
        is_complete = self._has_come and not self._is_searching
        if not is_complete or focus is None:
            return None
        if not is_from_elsewhere(focus.author.handle, focus.url, self._account):
            return None
        came, there_are = self._direct, focus.replies_count
        return (came, there_are) if there_are is not None and came < there_are else None

    @property
    def original(self) -> str:
        """The address of the post on its own server; empty where there is none."""
        focus = self._known.focus
        return "" if focus is None else focus.url

    def post_ids(self) -> set[PostId]:
        """Return all posts of the thread, also those that are folded away."""
        waiting = () if self._found is None else (post.id for post in self._found.descendants)
        return self._known.ids() | set(waiting)

    def reload(self) -> None:
        """Fetch the thread; what is known of it is there meanwhile."""
        self._scope.start(self._load(), key=self._key)

    def close(self) -> None:
        """Nobody looks at it any more: end all that goes on for it."""
        for work in (self._key, f"{self._key} wait", f"{self._key} search"):
            self._scope.cancel(work)
        self._posts.removed.disconnect(self._post_removed)

    def show_reply(self, post: Post) -> None:
        """Add one's own new reply, until the server has it in its place."""
        self._posts.learn([post])
        self._known.add_own(post)
        self._unfold_way_to(post)
        self._show()
        self.reload()

    def take(self, posts: Iterable[Post]) -> None:
        """Take in what a stream brought, as far as it belongs here."""
        came = [post for post in posts if not self._posts.is_removed(post.id)]
        if self._known.add(came):
            self._posts.put(came)
            self._show()
            self.changed.emit()

    def toggle(self, row_id: RowId) -> RowId | None:
        """Fold the branch that begins with a row, or unfold it; return the row where it begins.

        For a row that nothing answers it is the branch that the row is in; None where that is
        the thread itself.
        """
        index = self.rows.index_of(row_id)
        while index is not None and index >= 0:
            row = self.rows[index]
            assert isinstance(row, ThreadRow)
            if row.replies:
                self._opened[row.post_id] = row.is_folded
                self._show()
                return row.id
            index = self._index_of_parent(index, row)
        return None

    def found_begin_at(self) -> int:
        """Return the index of the first row that another or a new one would stand at."""
        if self._found is None:
            return len(self.rows)
        would_be = self._rows_of(self._known.with_answer(self._found))
        for index, row in enumerate(would_be[: len(self.rows)]):
            before = self.rows[index]
            assert isinstance(before, ThreadRow)
            if _measure(before) != _measure(row):
                return index
        return len(self.rows)

    def show_found(self) -> None:
        """Put the replies that have been found into their places."""
        if self._found is not None:
            self._take(self._found, whole_posts(self._found))

    async def _load(self) -> None:
        self.rows.set_newest(LOADING)
        self._scope.cancel(f"{self._key} search")
        self._is_searching = False
        self._scope.start(self._say_that_it_takes_time(), key=f"{self._key} wait")
        try:
            thread = await self._connection.call(lambda gateway: gateway.thread(self.focus))
            self._scope.cancel(f"{self._key} wait")
            self._has_come = True
            self._is_searching = thread.refresh is not None
            thread = await self._take_in_pieces(thread, whole_posts(thread))
        except FedideskError as error:
            self._is_searching = False
            await self._show_kept()
            self._scope.cancel(f"{self._key} wait")
            self.rows.set_newest(failed(error))
            self.rows.set_older(failed(error))
            return
        if thread.refresh is not None:
            self._scope.start(self._search(thread), key=f"{self._key} search")

    async def _say_that_it_takes_time(self) -> None:
        await self._clock.sleep(_PATIENCE)
        self.rows.set_older(LOADING)

    async def _show_kept(self) -> None:
        """Show what the disk has of what came before, where the server can't be asked."""
        try:
            kept = await self._kept(self.focus)
        except StorageError:
            return
        self._posts.put_kept(kept)
        self._known.look_above()
        self._show()

    async def _search(self, thread: Thread) -> None:
        """Wait until the server has looked for more replies, and let them be shown."""
        found = await search_for_more(thread, self.focus, self._connection, self._clock)
        self._is_searching = False
        if found is not None and self._known.newcomers(found):
            self._found = found
        self.changed.emit()

    async def _take_in_pieces(self, thread: Thread, came: Iterable[Post]) -> Thread:
        """Take over an answer as it is read; return the whole."""
        self._take(thread, came)
        if not thread.unread:
            return thread
        await self._clock.sleep(_BREATH)
        more = await self._connection.call(lambda gateway: gateway.read_on(thread))
        return await self._take_in_pieces(more, read_since(thread, more))

    def _take(self, thread: Thread, came: Iterable[Post]) -> None:
        self._posts.learn(came)
        self._known.become(thread)
        self._found = None
        self._show()
        self.rows.set_newest(IDLE)
        self.rows.set_older(LOADING if thread.unread else END)
        self.changed.emit()

    def _show(self) -> None:
        rows = self._rows_of(self._known)
        self._direct = self._known.direct_replies
        self.rows.become(rows)
        if not rows and self._known.gone:
            self.rows.set_newest(failed(Gone(self._account.key.host)))

    def _rows_of(self, known: ThreadPosts) -> list[ThreadRow]:
        focus = known.focus
        if focus is None:
            return []
        now = datetime.fromtimestamp(self._clock.wall(), UTC)
        view = View(now, self._account.key.profile_id, self._opened)
        branches = branches_of(known.above, focus, known.below, known.gone)
        return rows_of(branches, view, known.gone, known.unread)

    def _index_of_parent(self, index: int, row: ThreadRow) -> int | None:
        """Return where the nearest row above stands that is less deep."""
        for above in range(index - 1, -1, -1):
            found = self.rows[above]
            if isinstance(found, ThreadRow) and found.depth < row.depth:
                return above
        return None

    def _unfold_way_to(self, post: Post) -> None:
        left = {each.id: each for each in self._known.below}
        while post.reply_to in left:
            post = left.pop(post.reply_to)
            self._opened[post.id] = True

    def _post_removed(self, post_id: PostId) -> None:
        if self._known.remove(post_id):
            self._show()
            self.changed.emit()


def _measure(row: ThreadRow) -> tuple[RowId, int, bool]:
    """Return what decides where a row stands and how tall it is."""
    return row.id, row.depth, row.offers_folding
