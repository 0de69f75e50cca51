"""Catching up: what came to the home timeline while somebody was away, gathered on its own."""

from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime
from weakref import WeakSet

from msgspec.structs import replace

from fedidesk.core.clock import Clock
from fedidesk.core.events import Signal
from fedidesk.core.lanes import Lane
from fedidesk.core.tasks import TaskScope
from fedidesk.domain import filters
from fedidesk.domain.catch_up import (
    HOURS,
    SINCE_LAST,
    Choice,
    Entry,
    Kind,
    arranged,
    beginning,
    chosen,
    counted,
    earliest,
    entries_of,
    people_of,
    usual_hours,
    usual_kinds,
    within,
)
from fedidesk.domain.errors import FedideskError, StorageError
from fedidesk.domain.ids import PostId, ProfileId
from fedidesk.domain.joining import (
    NOTHING,
    Known,
    above,
    at_hand,
    bundles_in,
    filled,
    first_missing,
    reopened,
    without_post,
)
from fedidesk.domain.post import Bundle, Gap, Item, Row
from fedidesk.domain.timeline import HOME
from fedidesk.domain.timeline_look import TimelineLook, is_left_out
from fedidesk.services.connection import Connection, Line
from fedidesk.services.shelf import Shelf
from fedidesk.services.timelines import Timelines
from fedidesk.store.catch_up_file import CatchUpFile
from fedidesk.store.posts import PostStore
from fedidesk.store.rows import END, IDLE, LOADING, LoadState, Rows, failed

MOST_PAGES = 20
"""How many pages are fetched before the reader has to ask for more."""
_MOST_KEPT = 1000
"""Items that are read from the disk."""


class OpenCatchUp:
    """One digest on screen: ``rows`` as the reader chose them, and how far the gathering has come.

    It reads what the disk has of the home timeline and fetches what is missing there, but changes
    nothing of it: neither the reader's place nor its gaps. ``changed`` tells of all but the rows.
    Keep it while the view is there, and ``stop`` it then.
    """

    def __init__(
        self,
        choice: Choice,
        last_here: datetime | None,
        posts: PostStore,
        timelines: Timelines,
        shelf: Shelf,
        scope: TaskScope,
        clock: Clock,
        reader: ProfileId,
    ) -> None:
        self.choice = choice
        self.last_here = last_here
        """When the person was here last, if that is known."""
        self.rows = Rows()
        self.changed: Signal[()] = Signal()
        self.chosen: Signal[Choice] = Signal()
        self.state: LoadState = IDLE
        """``END`` once all of the span is there; ``IDLE`` where more has to be asked for."""
        self._posts = posts
        self._timelines = timelines
        self._shelf = shelf
        self._scope = scope
        self._clock = clock
        self._reader = reader
        self._key = f"catch up:{id(self)}"
        self._known: Known = NOTHING
        self._has_read_disk = False
        self._entries: tuple[Entry, ...] = ()
        self._set_span()
        posts.removed.connect(self._post_removed)

    @property
    def counts(self) -> dict[Kind, int]:
        """How many posts of each kind came."""
        return counted(self._entries)

    @property
    def people(self) -> int:
        """How many people brought what is shown."""
        return len(people_of(chosen(self._entries, self.choice)))

    @property
    def complete_since(self) -> datetime | None:
        """From when on nothing is missing; None where something may be missing right away."""
        missing = first_missing(self._known, self.since)
        return self.since if missing is None else earliest(above(self._known, missing))

    def post_ids(self) -> set[PostId]:
        """Return the posts that are shown or could be."""
        return {bundle.post.id for bundle in bundles_in(self._known)}

    def refresh(self) -> None:
        """Gather what came until now; what is there stays meanwhile."""
        self._set_span()
        self._known = reopened(self._known)
        self.go_on()

    def go_on(self) -> None:
        """Gather what is still missing."""
        self._scope.cancel(self._key)
        self._set(LOADING)
        self._scope.start(self._gather(), key=self._key)

    def stop(self) -> None:
        """Be content with what is there."""
        self._scope.cancel(self._key)
        if self.state != END:
            self._set(IDLE)

    def choose(self, choice: Choice) -> None:
        """Show something else; what is missing for it is fetched."""
        before, self.choice = self.choice, choice
        if choice.hours != before.hours:
            self.refresh()
        self._gathered()
        self.chosen.emit(choice)

    def _set_span(self) -> None:
        self.until = datetime.fromtimestamp(self._clock.wall(), UTC)
        """When it was gathered: nothing newer is in it."""
        self.since = beginning(self.choice.hours, self.until, self.last_here)
        """When the span begins."""

    async def _gather(self) -> None:
        try:
            await self._read_disk()
            await self._fetch_missing()
        except FedideskError as error:
            self._set(failed(error))
            return
        self._set(IDLE if first_missing(self._known, self.since) else END)

    async def _read_disk(self) -> None:
        """Begin with what the disk has; where it can't be read, with nothing."""
        if self._has_read_disk:
            return
        try:
            items = await self._shelf.newest(HOME, _MOST_KEPT)
        except StorageError:
            items = ()
        self._has_read_disk = True
        self._known = at_hand(self._pieces(items))
        self._gathered()

    def _pieces(self, items: Iterable[Item]) -> Iterator[Bundle | None]:
        for item in items:
            if isinstance(item, Gap):
                yield None
            else:
                post = self._posts.truth(item.post_id)
                # One that has left memory again may as well not have been kept.
                yield None if post is None else Bundle(item, post)

    async def _fetch_missing(self) -> None:
        for _ in range(MOST_PAGES):
            missing = first_missing(self._known, self.since)
            if missing is None:
                return
            page = await self._timelines.page(HOME, older_than=missing.cursor)
            self._posts.learn(bundle.post for bundle in page.bundles)
            before, self._known = self._known, filled(self._known, missing, page)
            if self._known == before:
                return
            self._gathered()

    def _gathered(self) -> None:
        """Take note that something else is known."""
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        now = datetime.fromtimestamp(self._clock.wall(), UTC)
        bundles = [
            bundle
            for bundle in within(bundles_in(self._known), self.since)
            if not is_left_out(bundle.post, self._reader, filters.HOME, now)
        ]
        self._entries = entries_of(bundles)
        self.rows.replace_all(arranged(chosen(self._entries, self.choice), self.choice.order))

    def _set(self, state: LoadState) -> None:
        self.state = state
        self.rows.set_newest(state if state != END else IDLE)
        self.rows.set_older(END if state == END else IDLE)
        self.changed.emit()

    def _post_removed(self, post_id: PostId) -> None:
        if post_id in self.post_ids():
            self._known = without_post(self._known, post_id)
            self._gathered()


class CatchUps:
    """Opens what one account has to catch up with, as the reader chose the last time.

    The first time it leaves out what ``look`` hides at home. What could not be gathered is, once
    there is a connection again.
    """

    def __init__(
        self,
        posts: PostStore,
        timelines: Timelines,
        shelf: Shelf,
        connection: Connection,
        look: Callable[[], TimelineLook],
        kept: CatchUpFile,
        disk: Lane[None],
        scope: TaskScope,
        clock: Clock,
        reader: ProfileId,
    ) -> None:
        self._connection = connection
        self._look = look
        self._kept = kept
        self._disk = disk
        self._posts = posts
        self._timelines = timelines
        self._shelf = shelf
        self._scope = scope
        self._clock = clock
        self._reader = reader
        self._open: WeakSet[OpenCatchUp] = WeakSet()
        self._last = kept.read()
        connection.changed.connect(self._line_changed)

    def post_ids(self) -> set[PostId]:
        """Return the posts that somebody still has who catches up."""
        return set().union(*(each.post_ids() for each in self._open))

    def open(self) -> OpenCatchUp:
        """Return a digest of the home timeline; ``refresh`` gathers it."""
        last_here = self._last_here()
        opened = OpenCatchUp(
            self._choice(last_here),
            last_here,
            self._posts,
            self._timelines,
            self._shelf,
            self._scope,
            self._clock,
            self._reader,
        )
        opened.chosen.connect(self._remember)
        self._open.add(opened)
        return opened

    def _remember(self, choice: Choice) -> None:
        self._last = choice
        self._scope.start(self._disk.run(lambda _: self._kept.write(choice)))

    def _choice(self, last_here: datetime | None) -> Choice:
        now = datetime.fromtimestamp(self._clock.wall(), UTC)
        usual = Choice(usual_hours(now, last_here), usual_kinds(self._look()))
        last = self._last or usual
        offered = HOURS if last_here is None else (SINCE_LAST, *HOURS)
        return last if last.hours in offered else replace(last, hours=usual.hours)

    def _line_changed(self) -> None:
        if self._connection.line is Line.ONLINE:
            for each in self._open:
                if each.state.error is not None:
                    each.go_on()

    def _last_here(self) -> datetime | None:
        """Return when the newest post was written that had been seen before new ones came."""
        home = self._shelf.open(HOME)
        at = None if home.last_read is None else home.index_of(home.last_read)
        if at is None:
            return None
        below = (home[index] for index in range(at, len(home)))
        rows = (item for item in below if isinstance(item, Row) and item.boosted_by is None)
        posts = (self._posts.truth(row.post_id) for row in rows)
        return next((post.created_at for post in posts if post is not None), None)
