"""One account's way to its server."""

import asyncio
from collections.abc import Callable, Sequence
from functools import partial
from typing import TypeVar
from weakref import WeakSet

from msgspec.structs import replace

from fedidesk.api import (
    instance,
    lists,
    markers,
    oauth,
    polls,
    posts,
    reactions,
    thread_refreshes,
    threads,
    timelines,
    trends,
)
from fedidesk.api.answer import Answer
from fedidesk.api.budget import Budget
from fedidesk.api.capabilities import Capabilities
from fedidesk.api.capture import CapturingSession
from fedidesk.api.client import Client
from fedidesk.api.media_calls import MediaCalls
from fedidesk.api.people_calls import SEARCH, PeopleCalls
from fedidesk.api.post_calls import PostCalls
from fedidesk.api.server_clock import ServerClock
from fedidesk.api.streaming import Doors, MastodonStream, StreamPatience, open_stream
from fedidesk.api.writing_calls import WritingCalls
from fedidesk.core.lanes import Lane, LaneClosed, Priority
from fedidesk.domain.account import Account
from fedidesk.domain.address import host_of
from fedidesk.domain.credentials import Credentials
from fedidesk.domain.elsewhere import is_address
from fedidesk.domain.errors import (
    BadAnswer,
    Gone,
    NotAllowed,
    NotOffered,
    Refused,
    SignedOut,
    Silent,
    Unreachable,
)
from fedidesk.domain.ids import Cursor, PollId, PostId, ProfileId, RowId
from fedidesk.domain.poll import Poll
from fedidesk.domain.post import Post
from fedidesk.domain.post_list import PostList
from fedidesk.domain.profile_posts import profile_posts
from fedidesk.domain.read_marker import ReadMarker
from fedidesk.domain.server import Server
from fedidesk.domain.timeline import Page, Thread, ThreadRefresh, TimelineKind, TimelineSpec
from fedidesk.domain.trends import TrendingLink, TrendingTag

Result = TypeVar("Result")
Tool = TypeVar("Tool")

_READERS = 3
_UPLOADERS = 2
"""One may still be on its way to hear that it was stopped."""
_OPENERS = 2
"""One may still wait for a network that is gone when the next is there already."""
_PATIENCE = 120.0
"""Seconds for a call with its wait for a thread; the timeouts of the session come long before."""
_INSTANCE_2 = "instance 2"
_MARKER = "marker of {spec}"
_TELLS_NOTHING = (BadAnswer, Gone, NotAllowed, NotOffered, Refused, SignedOut)
"""Answers to what a server says of itself after which it will say nothing."""


class MastodonGateway(PostCalls, PeopleCalls, WritingCalls, MediaCalls):
    """Implements ``services.ports.Gateway``: reads side by side, writes in the order of asking.

    ``make_session`` runs in each thread of the lanes once.
    """

    def __init__(
        self,
        account: Account,
        credentials: Credentials,
        make_session: Callable[[], CapturingSession],
        patience: StreamPatience | None = None,
    ) -> None:
        self._host = host_of(account.base_url)
        self._budget = Budget(self._host)
        self._clock = ServerClock()
        self._capabilities = Capabilities(self._host)
        self._here: dict[str, str] = {}
        """The ids of what was found by its address."""
        make_client = partial(
            _make_client, account.base_url, credentials, make_session, self._heard
        )
        self._reads = Lane(f"reads {account.key}", make_client, _READERS)
        self._writes = Lane(f"writes {account.key}", make_client)
        self._uploads = Lane(f"uploads {account.key}", make_client, _UPLOADERS)
        self._reading: Lane[None] = Lane(f"threads {account.key}", _nothing)
        """Reads on in what has come; the others may all be waiting for the network."""
        self._orders: Lane[None] = Lane(f"streams {account.key}", _nothing, _OPENERS)
        self._doors = Doors(
            account.base_url,
            credentials.token,
            make_session,
            self._capabilities,
            patience or StreamPatience(),
        )
        self._streaming_url: str | None = None
        self._streams: WeakSet[MastodonStream] = WeakSet()

    @property
    def seconds_ahead(self) -> float:
        """By how much the server's clock is ahead of this machine's, as far as it said so."""
        return self._clock.seconds_ahead

    async def timeline_page(
        self,
        spec: TimelineSpec,
        *,
        older_than: Cursor | None = None,
        newer_than: Cursor | None = None,
        priority: Priority = Priority.VISIBLE,
    ) -> Page:
        """Return a page: the newest, or the one next to a cursor."""
        spec = await self._spec_here(spec)
        return await self._read(
            partial(timelines.page, spec=spec, older_than=older_than, newer_than=newer_than),
            priority,
            function=str(spec.kind),
        )

    async def lists(self) -> tuple[PostList, ...]:
        """Return the lists of the account."""
        return await self._read(lists.own, Priority.VISIBLE, function="lists")

    async def trending_tags(self) -> tuple[TrendingTag, ...]:
        """Return the hashtags that trend."""
        return await self._read(trends.tags, function="trending tags")

    async def trending_links(self) -> tuple[TrendingLink, ...]:
        """Return the links that trend."""
        return await self._read(trends.links, function="trending links")

    async def thread(self, post_id: PostId) -> Thread:
        """Return the post with its ancestors and descendants, without them if there is no way.

        Of a large thread the first piece has been read.
        """
        here = await self._post_here(post_id)
        focus, around = await asyncio.gather(
            self._read(partial(posts.read, post_id=here)),
            self._read(partial(posts.around, post_id=here)),
            return_exceptions=True,
        )
        if isinstance(focus, BaseException):
            raise focus
        if here != post_id:
            focus = replace(focus, id=post_id)
        if isinstance(around, (Gone, NotOffered)):
            return Thread(focus)
        if isinstance(around, BaseException):
            raise around
        return await self.read_on(Thread(focus, *around))

    async def read_on(self, thread: Thread) -> Thread:
        """Return ``thread`` with the next piece of it read."""
        if not thread.unread:
            return thread
        return await self._do(self._reading, lambda _: threads.read_on(thread), Priority.USER)

    async def thread_refresh(self, refresh_id: str) -> ThreadRefresh:
        """Return how far the server is with looking for more replies."""
        return await self._read(
            partial(thread_refreshes.asked, refresh_id=refresh_id),
            Priority.BACKGROUND,
            function="thread refresh",
        )

    async def post(self, post_id: PostId) -> Post:
        """Return the post as it is now."""
        here = await self._post_here(post_id)
        found = await self._read(partial(posts.read, post_id=here))
        return found if here == post_id else replace(found, id=post_id)

    async def poll(self, poll_id: PollId) -> Poll:
        """Return the poll as it is now."""
        return await self._read(partial(polls.read, poll_id=poll_id))

    async def vote(self, poll_id: PollId, choices: Sequence[int]) -> Poll:
        """Vote; return the poll as it is then."""
        return await self._write(partial(polls.vote, poll_id=poll_id, choices=choices))

    async def react(self, post_id: PostId, name: str, on: bool) -> Post:
        """Put an emoji under the post, or take it back, by the way that the server offers."""
        here = await self._post_here(post_id)
        post = await self._by_any(
            self._writes,
            tuple(reactions.WAYS),
            lambda client, way: reactions.WAYS[way](client, here, name, on),
        )
        return post if here == post_id else replace(post, id=post_id)

    async def find_post(self, url: str) -> Post | None:
        """Return the post at ``url``, fetched from its server if need be; None if there is none."""
        return await self._read(partial(posts.find, url=url), function=SEARCH)

    async def marker(self, spec: TimelineSpec) -> ReadMarker | None:
        """Return how far ``spec`` was read, on any device; None if nobody said so yet."""
        call = partial(markers.read, spec=spec)
        return await self._learning(
            self._reads, call, Priority.BACKGROUND, _MARKER.format(spec=spec)
        )

    async def set_marker(self, spec: TimelineSpec, row_id: RowId) -> ReadMarker | None:
        """Say that ``spec`` was read up to this row; return what the server keeps now."""
        call = partial(markers.write, spec=spec, row_id=row_id)
        return await self._learning(
            self._writes, call, Priority.BACKGROUND, _MARKER.format(spec=spec)
        )

    async def server(self) -> Server:
        """Return what the server says of itself and its limits."""
        try:
            server = await self._read(instance.version_2, Priority.VISIBLE, function=_INSTANCE_2)
        except NotOffered:
            server = await self._read(instance.version_1, Priority.VISIBLE)
        self._streaming_url = server.streaming_url
        return server

    async def open_stream(self) -> MastodonStream:
        """Open a stream where the server says that it streams, or where its API is."""
        stream = await open_stream(
            self._doors, self._host, self._orders, await self._where_it_streams()
        )
        self._streams.add(stream)
        return stream

    async def revoke(self) -> None:
        """Make the token worthless."""
        await self._write(_revoke)

    def close(self) -> None:
        """Take no more calls; what is under way is dropped, streams are closed."""
        self._reads.close()
        self._reading.close()
        self._writes.close()
        self._uploads.close()
        self._orders.close()
        for stream in tuple(self._streams):
            stream.close()

    def _heard(self, answer: Answer) -> None:
        self._budget.heard(answer)
        self._clock.heard(answer)

    async def _where_it_streams(self) -> str:
        if self._streaming_url is None:
            try:
                await self.server()
            except _TELLS_NOTHING:
                self._streaming_url = ""
        return self._streaming_url or ""

    async def _switch(self, what: dict[bool, posts.Switch], post_id: PostId, on: bool) -> Post:
        here = await self._post_here(post_id)
        post = await self._write(partial(posts.switch, what=what, post_id=here, on=on))
        return post if here == post_id else replace(post, id=post_id)

    async def _post_here(self, post_id: PostId) -> PostId:
        """Return the id that this server gives to what may be named by its address."""
        if not is_address(post_id):
            return post_id
        if post_id not in self._here:
            found = await self.find_post(post_id)
            if found is None:
                raise Gone(self._host)
            self._here[post_id] = found.id
        return PostId(self._here[post_id])

    async def _spec_here(self, spec: TimelineSpec) -> TimelineSpec:
        """Return ``spec`` in the words of this server."""
        if spec.kind is TimelineKind.QUOTES:
            return replace(spec, argument=await self._post_here(PostId(spec.argument)))
        if spec.kind is not TimelineKind.PROFILE:
            return spec
        wanted = profile_posts(spec)
        return replace(wanted, profile_id=await self._profile_here(wanted.profile_id)).spec

    async def _profile_here(self, profile_id: ProfileId) -> ProfileId:
        """Return the id that this server gives to who may be named by their address."""
        if not is_address(profile_id):
            return profile_id
        if profile_id not in self._here:
            found = await self.find_profile(profile_id)
            if found is None:
                raise Gone(self._host)
            self._here[profile_id] = found.id
        return ProfileId(self._here[profile_id])

    async def _read(
        self,
        call: Callable[[Client], Result],
        priority: Priority = Priority.USER,
        *,
        function: str = "",
    ) -> Result:
        return await self._learning(self._reads, call, priority, function)

    async def _write(self, call: Callable[[Client], Result], *, function: str = "") -> Result:
        return await self._learning(self._writes, call, Priority.USER, function)

    async def _upload(self, ways: tuple[str, ...], call: Callable[[Client, str], Result]) -> Result:
        return await self._by_any(self._uploads, ways, call)

    async def _by_any(
        self, lane: Lane[Client], ways: tuple[str, ...], call: Callable[[Client, str], Result]
    ) -> Result:
        """Do ``call`` by the first of the ``ways`` that the server offers."""
        for way in sorted(ways, key=self._capabilities.lacks):
            by_this = partial(_by, call=call, way=way)
            try:
                return await self._learning(lane, by_this, Priority.USER, way)
            except NotOffered:
                continue
        raise NotOffered(self._host)

    async def _learning(
        self,
        lane: Lane[Client],
        call: Callable[[Client], Result],
        priority: Priority,
        function: str,
    ) -> Result:
        """Do ``call``, which needs a ``function`` that the server may lack.

        What a person asks for is tried even where it was missing: a server in trouble says so too.
        """
        if priority is not Priority.USER:
            self._capabilities.check(function)
        try:
            result = await self._run(lane, call, priority)
        except NotOffered:
            if function:
                self._capabilities.is_missing(function)
            raise
        self._capabilities.is_there(function)
        return result

    async def _run(
        self, lane: Lane[Client], call: Callable[[Client], Result], priority: Priority
    ) -> Result:
        await self._budget.admit(priority)
        return await self._do(lane, call, priority)

    async def _do(
        self, lane: Lane[Tool], call: Callable[[Tool], Result], priority: Priority
    ) -> Result:
        try:
            # A file takes as long as it takes.
            patience = None if lane is self._uploads else _PATIENCE
            return await lane.run(call, priority=priority, timeout=patience)
        except TimeoutError:
            raise Silent(self._host) from None
        except LaneClosed:
            raise Unreachable(self._host) from None


def _make_client(
    base_url: str,
    credentials: Credentials,
    make_session: Callable[[], CapturingSession],
    heard: Callable[[Answer], None],
) -> Client:
    return Client(base_url, credentials, make_session(), heard)


def _by(client: Client, call: Callable[[Client, str], Result], way: str) -> Result:
    return call(client, way)


def _revoke(client: Client) -> None:
    oauth.revoke(client.session, client.base_url, client.credentials)


def _nothing() -> None:
    """Make the tool of a lane whose calls need none."""
