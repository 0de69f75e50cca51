"""The timelines of one account: loaded, paged, refreshed and kept."""

from collections.abc import Collection, Sequence

from fedidesk.core.lanes import Lane, Priority
from fedidesk.core.tasks import TaskScope
from fedidesk.domain.errors import FedideskError
from fedidesk.domain.ids import Cursor, PostId, RowId
from fedidesk.domain.post import PUBLIC, Bundle, Post, Row
from fedidesk.domain.stream import Arrived, Deleted, Edited, StreamEvent
from fedidesk.domain.timeline import FEDERATED, HOME, LOCAL, PAGE_LENGTH, Page, TimelineSpec
from fedidesk.services.connection import Connection
from fedidesk.store.cache_db import CacheDb, CachedPage
from fedidesk.store.posts import PostStore
from fedidesk.store.rows import END, IDLE, LOADING, Rows, failed

_CATCH_UP_PAGES = 5
"""How far a refresh goes forward before it begins anew at the top."""


class Timelines:
    """Opens timelines as rows and keeps them filled.

    The cached page is there at once, the newest page replaces it or is joined to it: two posts
    that are not neighbours on the server never stand side by side.
    """

    def __init__(
        self,
        posts: PostStore,
        connection: Connection,
        cache: CacheDb,
        disk: Lane[None],
        scope: TaskScope,
    ) -> None:
        self._posts = posts
        self._connection = connection
        self._cache = cache
        self._disk = disk
        self._scope = scope
        self._open: dict[TimelineSpec, Rows] = {}
        self._kept: dict[TimelineSpec, CachedPage] = {}
        posts.removed.connect(self._post_removed)

    def open(self, spec: TimelineSpec) -> Rows:
        """Return the rows of ``spec``, at once, with what the cache has of them."""
        rows = self._open.get(spec)
        if rows is None:
            rows = self._open[spec] = Rows()
            cached = self._kept[spec] = self._cache.read_page(spec)
            self._show(rows, cached.bundles, cached.older)
            rows.newer_cursor = cached.newer
        return rows

    def refresh(self, spec: TimelineSpec, priority: Priority = Priority.USER) -> None:
        """Fetch what is new at the top; nothing happens while that is under way.

        A failure in the background is not shown where there is something to read: that the server
        is away is the connection's to say.
        """
        self._scope.start(self._refresh(spec, priority), key=f"newest:{spec}")

    def load_older(self, spec: TimelineSpec) -> None:
        """Fetch the page below the last row, if there is one."""
        rows = self.open(spec)
        if rows.older_cursor is not None:
            self._scope.start(self._load_older(spec, rows), key=f"older:{spec}")

    def add_own(self, post: Post) -> None:
        """Show one's own new post at the top of the timelines that are open and will have it."""
        self._posts.put([post])
        row = Row(RowId(post.id), post.id)
        is_public = post.visibility == PUBLIC and post.reply_to is None
        for spec, rows in self._open.items():
            if spec == HOME or (is_public and spec in (LOCAL, FEDERATED)):
                rows.add_loose(row)
                self._scope.start(self._keep(spec, rows))

    def connected(self, specs: Collection[TimelineSpec]) -> None:
        """Take it that from now on all that arrives in ``specs`` is told, and catch up."""
        for spec in specs:
            if spec in self._open:
                self.refresh(spec, Priority.BACKGROUND)

    def take(self, events: Sequence[StreamEvent]) -> None:
        """Take over what a stream brought."""
        for event in events:
            if isinstance(event, Arrived):
                rows = self._open.get(event.spec)
                if rows is not None and len(rows):
                    self._posts.put([event.bundle.post])
                    rows.merge([event.bundle.row])
            elif isinstance(event, Edited):
                if self._posts.truth(event.post.id) is not None:
                    self._posts.put([event.post])
            elif isinstance(event, Deleted):
                self._posts.remove(event.post_id)
            else:
                self.connected(tuple(self._open))

    def known(self) -> tuple[Rows, ...]:
        """Return the rows of every timeline that is open."""
        return tuple(self._open.values())

    async def _refresh(self, spec: TimelineSpec, priority: Priority) -> None:
        rows = self.open(spec)
        before = rows.newest
        rows.set_newest(LOADING)
        try:
            joined = rows.newer_cursor is not None and await self._catch_up(spec, rows, priority)
            if not joined:
                page = await self._page(spec, priority=priority)
                self._begin_anew(rows, page)
        except FedideskError as error:
            quiet = priority is Priority.BACKGROUND and len(rows) > 0
            rows.set_newest(before if quiet else failed(error))
            return
        rows.settle()
        rows.set_newest(IDLE)
        self._scope.start(self._keep(spec, rows), key=f"keep:{spec}")

    async def _catch_up(self, spec: TimelineSpec, rows: Rows, priority: Priority) -> bool:
        """Go forward from the newest row; return whether the top was reached."""
        for _ in range(_CATCH_UP_PAGES):
            page = await self._page(spec, newer_than=rows.newer_cursor, priority=priority)
            self._posts.put(bundle.post for bundle in page.bundles)
            rows.merge([bundle.row for bundle in page.bundles], page.older)
            if page.newer is None or page.newer == rows.newer_cursor:
                return True
            rows.newer_cursor = page.newer
        return False

    async def _page(
        self,
        spec: TimelineSpec,
        *,
        older_than: Cursor | None = None,
        newer_than: Cursor | None = None,
        priority: Priority = Priority.VISIBLE,
    ) -> Page:
        return await self._connection.call(
            lambda gateway: gateway.timeline_page(
                spec, older_than=older_than, newer_than=newer_than, priority=priority
            )
        )

    def _begin_anew(self, rows: Rows, page: Page) -> None:
        """Show ``page``, joined to the rows that are there if the two overlap."""
        page_rows = [bundle.row for bundle in page.bundles]
        if rows.joins(page_rows):
            self._posts.put(bundle.post for bundle in page.bundles)
            rows.merge(page_rows, page.older)
        else:
            self._show(rows, page.bundles, page.older)
        rows.newer_cursor = page.newer

    async def _load_older(self, spec: TimelineSpec, rows: Rows) -> None:
        rows.set_older(LOADING)
        cursor = rows.older_cursor
        try:
            page = await self._page(spec, older_than=cursor)
        except FedideskError as error:
            rows.set_older(failed(error))
            return
        if rows.older_cursor != cursor:
            # The rows have begun anew meanwhile: this page follows others.
            rows.set_older(IDLE if rows.older_cursor is not None else END)
            return
        self._posts.put(bundle.post for bundle in page.bundles)
        came = rows.append([bundle.row for bundle in page.bundles], page.older)
        more = page.older is not None and (came > 0 or page.older != cursor)
        rows.set_older(IDLE if more else END)

    async def _keep(self, spec: TimelineSpec, rows: Rows) -> None:
        top, older = rows.top(PAGE_LENGTH)
        bundles = tuple(
            Bundle(row, post) for row in top if (post := self._posts.truth(row.post_id)) is not None
        )
        page = CachedPage(bundles, older, rows.newer_cursor)
        if page != self._kept.get(spec):
            await self._disk.run(
                lambda _: self._cache.write_page(spec, page), priority=Priority.BACKGROUND
            )
            self._kept[spec] = page

    def _show(self, rows: Rows, bundles: tuple[Bundle, ...], older: Cursor | None) -> None:
        self._posts.put(bundle.post for bundle in bundles)
        rows.replace([bundle.row for bundle in bundles], older)
        rows.set_older(IDLE if older or not bundles else END)

    def _post_removed(self, post_id: PostId) -> None:
        for rows in self._open.values():
            rows.remove_post(post_id)
