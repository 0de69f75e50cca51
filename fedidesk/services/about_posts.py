"""What there is to know about a post: who boosted and favourited it, and what it said before."""

from collections.abc import Awaitable, Iterable
from typing import Protocol

from fedidesk.core.events import Signal
from fedidesk.core.lanes import Lane
from fedidesk.core.tasks import TaskScope
from fedidesk.domain.about_post import About
from fedidesk.domain.edits import Edit, edits_of
from fedidesk.domain.errors import FedideskError
from fedidesk.domain.ids import Cursor, PostId, ProfileId
from fedidesk.domain.people_page import PeoplePage
from fedidesk.domain.profile import Profile
from fedidesk.services.connection import Connection
from fedidesk.services.ports import Gateway
from fedidesk.store.rows import END, IDLE, LOADING, LoadState, failed

_MOST_EDITS = 100
"""The newest that are shown."""


class _AskPeople(Protocol):
    """A call of the gateway that brings people."""

    def __call__(
        self, gateway: Gateway, post_id: PostId, older_than: Cursor | None
    ) -> Awaitable[PeoplePage]: ...


_PEOPLE: dict[About, _AskPeople] = {
    About.BOOSTED: lambda gateway, post_id, older_than: gateway.boosted_by(post_id, older_than),
    About.FAVOURITED: lambda gateway, post_id, older_than: gateway.favourited_by(
        post_id, older_than
    ),
}


class PeopleList:
    """Who did something to a post, each once, fetched page by page; ``changed`` tells of all of it.

    ``newest`` is the state of the first page, ``older`` that of what follows.
    """

    def __init__(
        self, about: About, post_id: PostId, connection: Connection, scope: TaskScope
    ) -> None:
        self._about = about
        self._post_id = post_id
        self._connection = connection
        self._scope = scope
        self._cursor: Cursor | None = None
        self.people: tuple[Profile, ...] = ()
        self.newest: LoadState = IDLE
        self.older: LoadState = IDLE
        self.changed: Signal[()] = Signal()

    def refresh(self) -> None:
        """Fetch the list anew; what was there stays until that is here."""
        self._scope.start(self._refresh(), key=f"{self._about} newest:{id(self)}")

    def load_more(self) -> None:
        """Fetch what follows, if anything does; again after a failure."""
        if self._cursor is not None and self.older.phase is not END.phase:
            self._scope.start(self._load_more(), key=f"{self._about} more:{id(self)}")

    async def _refresh(self) -> None:
        self.newest = LOADING
        self.changed.emit()
        try:
            page = await self._ask(None)
        except FedideskError as error:
            self.newest = failed(error)
        else:
            self.people = ()
            self.newest = END
            self._take(page)
        self.changed.emit()

    async def _load_more(self) -> None:
        self.older = LOADING
        self.changed.emit()
        asked = self._cursor
        try:
            page = await self._ask(asked)
        except FedideskError as error:
            if asked == self._cursor:
                self.older = failed(error)
        else:
            # Else the list was begun anew meanwhile.
            if asked == self._cursor:
                self._take(page)
        self.changed.emit()

    def _take(self, page: PeoplePage) -> None:
        known = {profile.id for profile in self.people}
        came = _once(profile for profile in page.profiles if profile.id not in known)
        self.people += came
        # A server that brings nobody new would do so for ever.
        self._cursor = page.older if came else None
        self.older = END if self._cursor is None else IDLE

    async def _ask(self, cursor: Cursor | None) -> PeoplePage:
        ask = _PEOPLE[self._about]
        return await self._connection.call(lambda gateway: ask(gateway, self._post_id, cursor))


class OpenHistory:
    """What a post said before, newest first, with what changed; ``changed`` tells of all of it."""

    def __init__(
        self, post_id: PostId, connection: Connection, reader: Lane[None], scope: TaskScope
    ) -> None:
        self._post_id = post_id
        self._connection = connection
        self._reader = reader
        self._scope = scope
        self.edits: tuple[Edit, ...] = ()
        self.state: LoadState = IDLE
        """``END`` once it is loaded: there are no pages."""
        self.changed: Signal[()] = Signal()

    def refresh(self) -> None:
        """Fetch it; what was there stays until that is here."""
        self._scope.start(self._refresh(), key=f"history:{id(self)}")

    async def _refresh(self) -> None:
        self._set(LOADING)
        try:
            versions = await self._connection.call(lambda gateway: gateway.history(self._post_id))
        except FedideskError as error:
            self._set(failed(error))
            return
        # One more than is shown: it is what the first of these was before.
        last = versions[-_MOST_EDITS - 1 :]
        self.edits = await self._reader.run(lambda _: edits_of(last)[:_MOST_EDITS])
        self._set(END)

    def _set(self, state: LoadState) -> None:
        self.state = state
        self.changed.emit()


class AboutPosts:
    """Opens both for the posts of one account; ``reader`` is a lane for what takes long to read."""

    def __init__(self, connection: Connection, reader: Lane[None], scope: TaskScope) -> None:
        self._connection = connection
        self._reader = reader
        self._scope = scope

    def people(self, about: About, post_id: PostId) -> PeopleList:
        """Return who boosted or favourited a post, not loaded yet."""
        return PeopleList(about, post_id, self._connection, self._scope)

    def history(self, post_id: PostId) -> OpenHistory:
        """Return what a post said before, not loaded yet."""
        return OpenHistory(post_id, self._connection, self._reader, self._scope)


def _once(profiles: Iterable[Profile]) -> tuple[Profile, ...]:
    by_id: dict[ProfileId, Profile] = {profile.id: profile for profile in profiles}
    return tuple(by_id.values())
