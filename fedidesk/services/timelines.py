"""The timelines of one account: loaded, paged, caught up with, and kept."""

from collections.abc import Collection, Sequence
from contextlib import suppress
from itertools import groupby

from msgspec.structs import replace

from fedidesk.core.events import Signal
from fedidesk.core.lanes import Priority
from fedidesk.core.tasks import TaskScope
from fedidesk.domain.errors import FedideskError
from fedidesk.domain.ids import Cursor, RowId
from fedidesk.domain.post import PUBLIC, Bundle, Post, Row
from fedidesk.domain.stream import Arrived, Deleted, Edited, StreamEvent
from fedidesk.domain.timeline import FEDERATED, HOME, LOCAL, Page, TimelineSpec, cursor_at
from fedidesk.services.connection import Connection
from fedidesk.services.shelf import Shelf
from fedidesk.store.delta import OpenGap
from fedidesk.store.posts import PostStore
from fedidesk.store.rows import END, IDLE, LOADING, failed
from fedidesk.store.weaver import Asked, Weaver
from fedidesk.store.window import Window

_CATCH_UP_PAGES = 10
"""How far catching up goes before it leaves a gap for the reader to fill."""


class Timelines:
    """Fetches what servers have of timelines, and takes over what streams bring.

    Two posts that are not neighbours on the server never stand side by side without a gap between
    them.
    """

    def __init__(
        self, posts: PostStore, connection: Connection, shelf: Shelf, scope: TaskScope
    ) -> None:
        self._posts = posts
        self._connection = connection
        self._shelf = shelf
        self._scope = scope
        self.arrived: Signal[tuple[Post, ...]] = Signal()
        """Posts that a stream has brought, to whatever timeline."""
        self._left: set[RowId] = set()
        """Gaps that catching up left for the reader."""
        self._reopened: dict[TimelineSpec, Asked] = {}
        """Timelines to catch up with since a moment, as soon as nothing else is under way."""

    def refresh(self, spec: TimelineSpec, priority: Priority = Priority.USER) -> None:
        """Catch up with what is new; nothing happens while that is under way.

        A failure in the background is not shown where there is something to read: that the server
        is away is the connection's to say.
        """
        self._scope.start(self._refresh(spec, priority), key=f"newest:{spec}")

    def leave(self, spec: TimelineSpec) -> None:
        """Nobody looks at ``spec`` any more: what is on its way for it need not come."""
        for work in ("newest", "older"):
            self._scope.cancel(f"{work}:{spec}")
        self._shelf.let_go(spec)

    def connected(self, specs: Collection[TimelineSpec]) -> None:
        """Catch up: what comes to these timelines is told from now on, and was not before."""
        for spec in specs:
            self._scope.start(self._reconnected(spec))

    def disconnected(self, specs: Collection[TimelineSpec]) -> None:
        """What comes to these timelines is no longer told; pages under way are too old for it."""
        for spec in specs:
            self._reopened.pop(spec, None)
            self._scope.start(self._shelf.weave(spec, Weaver.open_top))

    def take(self, events: Sequence[StreamEvent]) -> None:
        """Take over what a stream brought, in its order."""
        for kind, run in groupby(events, key=type):
            if kind is Arrived:
                arrived = [
                    replace(event, bundle=self._current(event.bundle))
                    for event in run
                    if isinstance(event, Arrived) and self._is_there(event.bundle)
                ]
                self.arrived.emit(tuple(event.bundle.post for event in arrived))
                for spec, rows in groupby(arrived, key=lambda event: event.spec):
                    self._scope.start(self._arrive(spec, tuple(rows)))
            elif kind is Edited:
                self._posts.learn(event.post for event in run if isinstance(event, Edited))
            else:
                for event in run:
                    if isinstance(event, Deleted):
                        self._posts.remove(event.post_id)
                    else:
                        self._refresh_all()

    def load_older(self, spec: TimelineSpec) -> None:
        """Bring what follows the last row: from the disk, else from the server."""
        window = self._shelf.open(spec)
        if window.below or not window.counted:
            self._shelf.read_below(spec)
        elif window.ways.older is not None:
            self._scope.start(self._load_older(spec, window), key=f"older:{spec}")

    def fill(self, spec: TimelineSpec, gap_id: RowId) -> None:
        """Fetch what is missing right above the row below a gap: a page of it."""
        self._scope.start(self._fill(spec, gap_id, Priority.USER), key=f"gap:{spec}:{gap_id}")

    async def add_own(self, post: Post) -> None:
        """Show one's own new post in the timelines that are open and will have it."""
        self._posts.put([post])
        is_public = post.visibility == PUBLIC and post.reply_to is None
        bundle = Bundle(Row(RowId(post.id), post.id), post)
        for spec, window in self._shelf.windows.items():
            if spec == HOME or (is_public and spec in (LOCAL, FEDERATED)):
                await self._add_own(spec, window, bundle)

    async def page(
        self,
        spec: TimelineSpec,
        *,
        older_than: Cursor | None = None,
        newer_than: Cursor | None = None,
        priority: Priority = Priority.VISIBLE,
    ) -> Page:
        """Ask the server for a page, which no timeline takes in. Raises a ``ServerError``."""
        page = await self._connection.call(
            lambda gateway: gateway.timeline_page(
                spec, older_than=older_than, newer_than=newer_than, priority=priority
            )
        )
        return self._by_now(page)

    async def _refresh(self, spec: TimelineSpec, priority: Priority) -> None:
        window = self._shelf.open(spec)
        before = window.newest
        window.set_newest(LOADING)
        try:
            await self._catch_up(spec, priority)
            while spec in self._reopened:
                await self._catch_up(spec, priority)
        except FedideskError as error:
            quiet = priority is Priority.BACKGROUND and len(window) > 0
            window.set_newest(before if quiet else failed(error))
            return
        window.set_newest(IDLE)
        window.set_older(IDLE if window.ways.older or not len(window) else END)
        self._shelf.sweep()

    async def _reconnected(self, spec: TimelineSpec) -> None:
        # At once, so that whatever the stream brings next finds the top open.
        asked = await self._shelf.weave(spec, Weaver.open_top)
        if spec in self._shelf.windows:
            self._reopened[spec] = asked
            self.refresh(spec, Priority.BACKGROUND)

    async def _catch_up(self, spec: TimelineSpec, priority: Priority) -> None:
        """Fetch the newest page and, where it does not join, page by page what is between."""
        await self._fetch_newest(spec, priority)
        ways = self._shelf.open(spec).ways
        gaps = [gap.id for gap in ways.gaps if not (gap.is_lost or gap.id in self._left)]
        pages = 0
        for gap_id in gaps:
            while await self._fill(spec, gap_id, priority, catching_up=True):
                pages += 1
                if pages == _CATCH_UP_PAGES:
                    self._left.add(gap_id)
                    return

    async def _fetch_newest(self, spec: TimelineSpec, priority: Priority) -> None:
        asked = self._reopened.pop(spec, None)
        if asked is None:
            asked = await self._shelf.weave(spec, Weaver.open_top)
        page = await self.page(spec, priority=priority)
        if spec.is_chronological:
            await self._shelf.weave(spec, lambda weaver: weaver.put_newest(page, asked))
        else:
            await self._shelf.weave(spec, lambda weaver: weaver.replace(page))

    async def _fill(
        self,
        spec: TimelineSpec,
        gap_id: RowId,
        priority: Priority,
        *,
        catching_up: bool = False,
    ) -> bool:
        """Fetch one page into a gap; return whether that helped and there is more to fetch."""
        window = self._shelf.open(spec)
        gap = _find(window.ways.gaps, gap_id)
        if gap is None or gap.is_lost:
            return False
        window.set_gap(gap_id, LOADING)
        try:
            await self._fill_from_below_or_above(spec, gap, priority)
        except FedideskError as error:
            quiet = catching_up and priority is Priority.BACKGROUND
            window.set_gap(gap_id, IDLE if quiet else failed(error))
            if catching_up:
                raise
            return False
        left = _find(window.ways.gaps, gap_id)
        if left is not None:
            window.set_gap(gap_id, IDLE)
        return left is not None and not left.is_lost and left != gap

    async def _fill_from_below_or_above(
        self, spec: TimelineSpec, gap: OpenGap, priority: Priority
    ) -> None:
        came = False
        if gap.newer is not None:
            # From one row further down, so that the page shows whether the server has that end.
            start = cursor_at(gap.under) if gap.under and spec.goes_by_ids else gap.newer
            page = await self.page(spec, newer_than=start, priority=priority)
            came = bool(page.bundles)
            if came and await self._fill_from_below(spec, gap, page, priority):
                return
        page = Page(())
        if gap.older is not None:
            page = await self.page(spec, older_than=gap.older, priority=priority)
        # A server that has nothing on either side has nothing at all just now.
        if page.bundles or came or gap.newer is None:
            await self._shelf.weave(spec, lambda weaver: weaver.fill(gap, page, hangs=True))

    async def _fill_from_below(
        self, spec: TimelineSpec, gap: OpenGap, page: Page, priority: Priority
    ) -> bool:
        """Put in what a server has above a gap's lower end; return whether it has that end at all.

        It gives the oldest rows that it still has above a place, though it may have forgotten
        some of those between the two, and the place itself. Where the page does not show it, what
        the server has below the page tells.
        """
        if not spec.goes_by_ids:
            return await self._weave_from_below(spec, gap, page, stands=True)
        under = page.older or cursor_at(page.bundles[-1].row.id)
        page = replace(page, older=under)
        if await self._weave_from_below(spec, gap, page, stands=False):
            return True
        rest = await self.page(spec, older_than=under, priority=priority)
        page = self._by_now(page)
        page = replace(page, bundles=page.bundles + rest.bundles, older=rest.older)
        return await self._weave_from_below(spec, gap, page, stands=False)

    async def _weave_from_below(
        self, spec: TimelineSpec, gap: OpenGap, page: Page, *, stands: bool
    ) -> bool:
        return await self._shelf.weave(spec, lambda weaver: weaver.fill(gap, page, stands=stands))

    async def _arrive(self, spec: TimelineSpec, events: Sequence[Arrived]) -> None:
        def weave(weaver: Weaver) -> None:
            for event in events:
                weaver.arrive(event)

        await self._shelf.weave(spec, weave)
        self._shelf.sweep()

    async def _add_own(self, spec: TimelineSpec, window: Window, bundle: Bundle) -> None:
        # It was sent in any case; what can't be fetched around it now is fetched later.
        with suppress(FedideskError):
            await self._fetch_newest(spec, Priority.USER)
        if bundle.row.id not in window:
            cursor = cursor_at(bundle.row.id)

            def weave(weaver: Weaver) -> None:
                weaver.open_top()
                weaver.arrive(Arrived(spec, bundle, older=cursor, newer=cursor))

            await self._shelf.weave(spec, weave)
        await self._reconnected(spec)

    def _refresh_all(self) -> None:
        for spec in self._shelf.windows:
            self.refresh(spec, Priority.BACKGROUND)

    async def _load_older(self, spec: TimelineSpec, window: Window) -> None:
        cursor = window.ways.older
        if cursor is None:
            return
        window.set_older(LOADING)
        try:
            page = await self.page(spec, older_than=cursor)
        except FedideskError as error:
            window.set_older(failed(error))
            return
        await self._shelf.weave(spec, lambda weaver: weaver.append(cursor, page))
        window.set_older(IDLE if window.ways.older is not None else END)
        self._shelf.sweep()

    def _by_now(self, page: Page) -> Page:
        """Return an answer without what was deleted and undone edits since it left the server."""
        bundles = tuple(self._current(each) for each in page.bundles if self._is_there(each))
        return replace(page, bundles=bundles)

    def _is_there(self, bundle: Bundle) -> bool:
        posts = self._posts
        return not (posts.is_removed(bundle.row.id) or posts.is_removed(bundle.post.id))

    def _current(self, bundle: Bundle) -> Bundle:
        latest = self._posts.latest(bundle.post)
        return bundle if latest is bundle.post else replace(bundle, post=latest)


def _find(gaps: Sequence[OpenGap], gap_id: RowId) -> OpenGap | None:
    return next((gap for gap in gaps if gap.id == gap_id), None)
