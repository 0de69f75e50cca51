"""The timelines of one account that are open: windows on what the disk has of them."""

import sqlite3
from collections.abc import Callable, Collection
from datetime import UTC, datetime
from functools import partial
from typing import TypeVar

from fedidesk.core.tasks import TaskScope
from fedidesk.domain import lexing
from fedidesk.domain.ids import PostId, ProfileId
from fedidesk.domain.post import Item, Post, Row
from fedidesk.domain.post_text import paragraphs_of
from fedidesk.domain.timeline import TimelineSpec
from fedidesk.domain.timeline_look import (
    EVERYTHING,
    TimelineLook,
    filter_context,
    is_left_out,
    is_shown,
)
from fedidesk.services.keeper import Keeper
from fedidesk.store import kept_timelines
from fedidesk.store.delta import Delta, KeptPlace, Stretch
from fedidesk.store.kept_order import KeptOrder
from fedidesk.store.kept_posts import read_way_to, renew_posts
from fedidesk.store.posts import PostStore
from fedidesk.store.rows import END, IDLE
from fedidesk.store.weaver import Weaver
from fedidesk.store.window import Window

_FIRST_ABOVE, _FIRST_BELOW = 12, 28
"""Items that are read before the first frame, around the reader's place."""
_STRETCH = 20
"""Items that are read from the disk at a time; taking them in is part of a frame."""
_AROUND = 400
"""Items that are read at once where the reader jumps to."""
_LOOK_EVERY = 200
"""Changes between two looks at how much is used."""
_SPARE_POSTS = 150
"""Posts in memory that nothing shows, before they are looked for; they go within a frame."""

_ReadOn = Callable[[sqlite3.Connection, TimelineSpec, int, int], Stretch]
"""Reads so many items beyond a rank."""
Result = TypeVar("Result")
Brought = TypeVar("Brought", Delta, Stretch)


def usual_room() -> int:
    """Return how many bytes of disk one account may take where nobody has chosen."""
    return 200_000_000


def everything(_: TimelineSpec) -> TimelineLook:
    """Say that all of a timeline is to be seen."""
    return EVERYTHING


class Shelf:
    """Opens timelines and keeps windows and disk the same.

    Every change is made on disk first, in the disk's lane, and comes to the window as what it
    changed there. All else lives in the loop's thread.
    """

    def __init__(
        self,
        own: ProfileId,
        posts: PostStore,
        keeper: Keeper,
        scope: TaskScope,
        most_bytes: Callable[[], int],
        look: Callable[[TimelineSpec], TimelineLook] = everything,
    ) -> None:
        self._most_bytes = most_bytes
        self._look = look
        self._changes = 0
        self._own = own
        self._posts = posts
        self._keeper = keeper
        self._scope = scope
        self._windows: dict[TimelineSpec, Window] = {}
        self._begun = False
        self.shown_elsewhere: list[Callable[[], Collection[PostId]]] = []
        """Each returns posts that have to stay in memory."""
        keeper.restore = self._restore
        posts.removed.connect(self._post_removed)
        posts.learned.connect(self._posts_learned)
        posts.changed.connect(self._posts_changed)

    @property
    def windows(self) -> dict[TimelineSpec, Window]:
        """The windows that are open."""
        return dict(self._windows)

    def open(self, spec: TimelineSpec) -> Window:
        """Return the window on ``spec``, at once, with what the disk has where the reader was."""
        window = self._windows.get(spec)
        if window is None:
            window = self._windows[spec] = Window(partial(self._brings_news, spec))
            opened = self._keeper.glance(
                lambda sql: kept_timelines.open_timeline(sql, spec, _FIRST_ABOVE, _FIRST_BELOW)
            )
            if opened is not None:
                self._posts.put_kept(opened.stretch.posts)
                window.open(opened)
                window.set_older(IDLE if opened.ways.older or not len(window) else END)
            if self._begun:
                self._widen(spec, window)
        return window

    def let_go(self, spec: TimelineSpec) -> None:
        """Hold nothing of ``spec`` in memory any more; the disk keeps it."""
        self._windows.pop(spec, None)

    def look_changed(self, spec: TimelineSpec) -> None:
        """Count what is new in a timeline of which something else is to be seen now."""
        if spec in self._windows:
            self._windows[spec].count_again()

    def begin(self) -> None:
        """Read what the first frame did without."""
        if not self._begun:
            self._begun = True
            self.keep_within()
            for spec, window in self._windows.items():
                self._widen(spec, window)

    async def weave(self, spec: TimelineSpec, weave: Callable[[Weaver], Result]) -> Result:
        """Change a timeline on disk, and the window on it. Raises ``StorageError``."""

        def work(sql: sqlite3.Connection) -> tuple[Result, Delta]:
            order = KeptOrder(sql, spec)
            result = weave(Weaver(order))
            return result, _with_texts_read(order.delta())

        result, _ = await self._keeper.do(work, lambda done: self._take(spec, done[1]))
        self._changes += 1
        if self._changes % _LOOK_EVERY == 0:
            self.keep_within()
        return result

    async def newest(self, spec: TimelineSpec, count: int) -> tuple[Item, ...]:
        """Return the newest items that the disk has; no window shows them. Raises ``StorageError``.

        Their posts are in memory until the next sweep.
        """
        stretch = await self._keeper.do(
            lambda sql: _with_texts_read(kept_timelines.read_newest(sql, spec, count)),
            lambda stretch: self._posts.put_kept(stretch.posts),
        )
        return tuple(placed.item for placed in stretch.items)

    async def kept_way_to(self, post_id: PostId) -> tuple[Post, ...]:
        """Return a post and what came before it, as the disk has them. Raises ``StorageError``."""
        return await self._keeper.do(lambda sql: read_way_to(sql, post_id), _nothing)

    def keep_within(self) -> None:
        """Let go of the oldest rows where the disk is used for more than was chosen."""
        self._scope.start(self._keep_within(), key="keep within")

    def read_below(self, spec: TimelineSpec) -> None:
        """Take in what the disk has below the window."""
        window = self.open(spec)
        if len(window):
            self._read_on(spec, window.rank_at(len(window) - 1), kept_timelines.read_below)

    def read_above(self, spec: TimelineSpec) -> None:
        """Take in what the disk has above the window."""
        window = self.open(spec)
        if len(window) and (window.above or not window.counted):
            self._read_on(spec, window.rank_at(0), kept_timelines.read_above)

    def jump(self, spec: TimelineSpec, index: int) -> None:
        """Hold the items around the one that is ``index`` from the top of the timeline."""
        self._scope.start(self._jump(spec, index), key=f"jump:{spec}")

    def keep_place(self, spec: TimelineSpec, place: KeptPlace) -> None:
        """Remember where the reader is at rest."""
        seen = self.open(spec).seen_rank
        self._start(lambda sql: kept_timelines.keep_place(sql, spec, place, seen), _nothing)

    def sweep(self) -> None:
        """Forget posts that nothing shows any more, once there are many."""
        if len(self._posts) <= sum(map(len, self._windows.values())) + _SPARE_POSTS:
            return
        shown = [window.post_ids() for window in self._windows.values()]
        used: set[PostId] = set().union(*shown, *(each() for each in self.shown_elsewhere))
        if len(self._posts) > len(used) + _SPARE_POSTS:
            self._posts.keep_only(used)

    async def _keep_within(self) -> None:
        most = self._most_bytes()
        while await self._keeper.do(
            lambda sql: kept_timelines.keep_within(sql, most), self._take_all
        ):
            pass

    def _widen(self, spec: TimelineSpec, window: Window) -> None:
        """Count what is beyond the window, and read some of it."""
        if not len(window):
            window.set_extent(0, 0)
            return
        first, last = window.rank_at(0), window.rank_at(len(window) - 1)
        self._start(
            lambda sql: kept_timelines.count_beyond(sql, spec, first, last),
            lambda beyond: window.set_extent(*beyond),
        )
        self.read_below(spec)
        self.read_above(spec)

    def _read_on(self, spec: TimelineSpec, edge: int, read: _ReadOn) -> None:
        """Read what lies beyond an edge of the window, unless that is being done."""
        window = self.open(spec)

        def take(stretch: Stretch) -> None:
            if len(window) and edge in (window.rank_at(0), window.rank_at(len(window) - 1)):
                self._posts.put_kept(stretch.posts)
                window.extend(stretch.items)
                self.sweep()

        work = self._keeper.do(lambda sql: _with_texts_read(read(sql, spec, edge, _STRETCH)), take)
        self._scope.start(work, key=f"{read.__name__}:{spec}:{edge}")

    async def _jump(self, spec: TimelineSpec, index: int) -> None:
        window = self.open(spec)

        def take(stretch: Stretch) -> None:
            self._posts.put_kept(stretch.posts)
            window.show(stretch)

        await self._keeper.do(
            lambda sql: _with_texts_read(kept_timelines.read_around(sql, spec, index, _AROUND)),
            take,
        )
        self.sweep()

    def _take(self, spec: TimelineSpec, delta: Delta) -> None:
        window = self._windows.get(spec)
        if window is None:
            return
        self._posts.put(delta.posts)
        window.apply(delta)
        if delta.ranks_changed:
            self.jump(spec, window.above + window.reader)

    def _take_all(self, deltas: dict[TimelineSpec, Delta]) -> None:
        for spec, delta in deltas.items():
            self._take(spec, delta)

    def _post_removed(self, post_id: PostId) -> None:
        self._start(lambda sql: kept_timelines.remove_everywhere(sql, post_id), self._take_all)

    def _posts_learned(self, posts: tuple[Post, ...]) -> None:
        self._start(lambda sql: renew_posts(sql, posts), _nothing)

    def _posts_changed(self, _: frozenset[PostId]) -> None:
        for window in self._windows.values():
            window.count_again()

    def _start(
        self, work: Callable[[sqlite3.Connection], Result], take: Callable[[Result], object]
    ) -> None:
        doing = self._keeper.do(work, take)
        self._scope.start(doing)

    def _restore(self) -> Callable[[sqlite3.Connection], None]:
        """Return the work that puts what is in memory on a disk that has nothing."""
        kept = [
            (spec, window.placed(), window.ways, self._truths(window))
            for spec, window in self._windows.items()
        ]
        for window in self._windows.values():
            window.set_extent(0, 0)

        def work(sql: sqlite3.Connection) -> None:
            for spec, placed, ways, posts in kept:
                KeptOrder(sql, spec).restore(placed, ways, posts)

        return work

    def _truths(self, window: Window) -> dict[PostId, Post]:
        truths = ((post_id, self._posts.truth(post_id)) for post_id in window.post_ids())
        return {post_id: post for post_id, post in truths if post is not None}

    def _brings_news(self, spec: TimelineSpec, row: Row) -> bool:
        """Whether somebody else wrote or boosted it, and the reader gets to see it."""
        post = self._posts.truth(row.post_id)
        if post is None:
            return True
        if (row.boosted_by or post.author).id == self._own:
            return False
        if not is_shown(row, post, self._look(spec)):
            return False
        return not is_left_out(post, self._own, filter_context(spec), datetime.now(UTC))


def _with_texts_read(brought: Brought) -> Brought:
    """Read here, in the disk's lane, what the posts say: the loop's thread finds it done."""
    for post in brought.posts:
        paragraphs = paragraphs_of(post)
        if any(paragraph.code for paragraph in paragraphs):
            lexing.tell_apart(paragraphs)
    return brought


def _nothing(_: object) -> None:
    """Make nothing of a result."""
