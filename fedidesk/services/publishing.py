"""How a post gets to the server once, whatever happens on the way."""

from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta

from msgspec.structs import replace

from fedidesk.core.clock import Clock
from fedidesk.core.events import Signal
from fedidesk.domain import quoting, sent_already
from fedidesk.domain.draft import Draft
from fedidesk.domain.errors import (
    AnsweredGone,
    BeforeItUnsent,
    EditedGone,
    FedideskError,
    Gone,
    MaybeScheduled,
    NotAllowed,
    NotOffered,
    QuoteDenied,
    QuotedGone,
    Refused,
    StorageError,
    may_have_been_done,
)
from fedidesk.domain.ids import AccountKey, Cursor, PostId
from fedidesk.domain.outgoing import Outgoing, Posting
from fedidesk.domain.post import Post
from fedidesk.domain.profile_posts import Portion, ProfilePosts
from fedidesk.domain.scheduled import ScheduledPost
from fedidesk.domain.scheduled import is_of as is_scheduled_of
from fedidesk.domain.timeline import Page
from fedidesk.services.connection import Connection
from fedidesk.services.ports import Gateway
from fedidesk.services.unsent import Unsent
from fedidesk.services.uploads import Uploads
from fedidesk.store.posts import PostStore

_SKEW = timedelta(minutes=10)
"""By how much what a server says of its time may be wrong."""
_MOST_PAGES = 3
"""Pages of one's own posts that are looked through."""


class Publishing:
    """Sends posts. What may have reached the server is looked for there before it is sent again.

    ``published`` brings what the server made of a draft, ``scheduled`` what it will make of one
    later, ``given_back`` the draft that it did not take, and why.
    """

    def __init__(
        self,
        account: AccountKey,
        posts: PostStore,
        unsent: Unsent,
        uploads: Uploads,
        connection: Connection,
        clock: Clock,
        show: Callable[[Post], Awaitable[None]],
        failed_to_keep: Callable[[StorageError], None],
    ) -> None:
        self._host = account.host
        self._own = ProfilePosts(account.profile_id, Portion.REPLIES).spec
        self._posts = posts
        self._unsent = unsent
        self._uploads = uploads
        self._connection = connection
        self._clock = clock
        self._show = show
        self._failed_to_keep = failed_to_keep
        self.published: Signal[Draft, Post] = Signal()
        self.scheduled: Signal[Draft, ScheduledPost] = Signal()
        self.given_back: Signal[Draft, FedideskError] = Signal()

    async def send(self, outgoing: Outgoing) -> None:
        """Bring a post to the server, or find that it is there already."""
        assert isinstance(outgoing, Posting)
        draft = outgoing.draft
        if draft.follows is not None:
            raise BeforeItUnsent
        became = await self._found(draft) or await self._tried(outgoing)
        if isinstance(became, ScheduledPost):
            self._unsent.done(outgoing)
            self.scheduled.emit(draft, became)
        elif draft.edits is not None:
            self._unsent.done(outgoing)
            self._posts.learn([became])
            self.published.emit(draft, became)
        else:
            self._unsent.done(outgoing, became.id)
            await self._on_disk(self._show(became))
            self.published.emit(draft, became)
        await self._on_disk(self._unsent.release(draft))

    def way_to_stop(self, outgoing: Outgoing) -> Callable[[], None] | None:
        """Return what stops it while only its files are on their way."""
        assert isinstance(outgoing, Posting)
        return self._uploads.way_to_stop(outgoing.draft)

    def refused(self, outgoing: Outgoing, error: FedideskError) -> None:
        """Let the post be a draft again, and all that would continue it."""
        outgoing = self._as_noted(outgoing)
        reason = error.reason if isinstance(error, Refused | NotAllowed) else ""
        draft = replace(outgoing.draft, refusal=reason, tried_at=None)
        self._unsent.give_back(outgoing, draft)
        for other in self._unsent.outgoing:
            if isinstance(other, Posting) and other.draft.follows == draft.id:
                self.refused(other, error)
        self.given_back.emit(draft, error)

    async def _tried(self, posting: Posting) -> Post | ScheduledPost:
        """Return what the server makes of a post. Before it is asked, that is written down."""
        posting = await self._uploads.bring(posting, self._note)
        draft = replace(posting.draft, tried_at=posting.draft.tried_at or self._now())
        await self._note(replace(posting, draft=draft))
        try:
            return await self._connection.call(lambda gateway: _hand_over(gateway, draft))
        except FedideskError as error:
            if not may_have_been_done(error):
                self._unsent.renew(posting)
            failure = await self._better_known(draft, error)
        raise failure

    def _as_noted(self, outgoing: Outgoing) -> Posting:
        """Return what is known of it by now: which of its files the server has."""
        same = (each for each in self._unsent.outgoing if each.key == outgoing.key)
        posting = next(same, outgoing)
        assert isinstance(posting, Posting)
        return posting

    async def _note(self, posting: Posting) -> None:
        """Write down that it is tried, before it is."""
        self._unsent.renew(posting)
        await self._on_disk(self._unsent.settle())

    async def _on_disk(self, work: Awaitable[None]) -> None:
        """Do what the disk may refuse: that stops no post."""
        try:
            await work
        except StorageError as error:
            self._failed_to_keep(error)

    async def _better_known(self, draft: Draft, error: FedideskError) -> FedideskError:
        """Return what is gone: servers don't say so, nor that something may not be quoted."""
        if not isinstance(error, Gone | Refused):
            return error
        is_gone = isinstance(error, Gone)
        if draft.edits is not None:
            return EditedGone(error.host) if is_gone else error
        if draft.reply_to is not None and await self._look_up(draft.reply_to) is None:
            return AnsweredGone(error.host)
        if draft.quotes is None:
            return error
        quoted = await self._look_up(draft.quotes)
        if quoted is None:
            return QuotedGone(error.host)
        how = quoting.quotable(quoted, is_own=False)
        return QuoteDenied(error.host, how) if is_gone else error

    async def _look_up(self, post_id: PostId) -> Post | None:
        try:
            return await self._connection.call(lambda gateway: gateway.post(post_id))
        except Gone:
            return None

    async def _found(self, draft: Draft) -> Post | ScheduledPost | None:
        """Return what a draft has become, if it was tried and the server shows it.

        Raises ``MaybeScheduled`` for one that would be published later: it is not tried again.
        A change may be sent any number of times.
        """
        if draft.tried_at is None or draft.edits is not None:
            return None
        if draft.scheduled_at is None:
            return await self._find(draft)
        waiting = await self._connection.call(lambda gateway: gateway.scheduled_posts())
        found = next((each for each in waiting if is_scheduled_of(each, draft)), None)
        became = found or await self._find(draft)
        if became is None:
            raise MaybeScheduled(self._host)
        return became

    async def _find(self, draft: Draft) -> Post | None:
        """Return the post that a draft has become, where one's own posts on the server show it."""
        assert draft.tried_at is not None
        # Where a clock was put back since, nobody knows when that was.
        since = min(draft.tried_at, self._now()) - _SKEW
        cursor: Cursor | None = None
        for _ in range(_MOST_PAGES):
            try:
                page = await self._own_page(cursor)
            except (NotOffered, NotAllowed, Gone):
                return None
            # What was boosted may be as old as the hills.
            posts = [each.post for each in page.bundles if each.row.boosted_by is None]
            new = [post for post in posts if post.created_at is None or post.created_at >= since]
            for post in new:
                if post.id not in self._unsent.sent and sent_already.is_of(post, draft):
                    return post
            cursor = page.older
            if cursor is None or len(new) < len(posts):
                break
        return None

    async def _own_page(self, cursor: Cursor | None) -> Page:
        return await self._connection.call(
            lambda gateway: gateway.timeline_page(self._own, older_than=cursor)
        )

    def _now(self) -> datetime:
        """Return what time it is at the server."""
        here = datetime.fromtimestamp(self._clock.wall(), UTC)
        return here + timedelta(seconds=self._connection.seconds_ahead)


async def _hand_over(gateway: Gateway, draft: Draft) -> Post | ScheduledPost:
    if draft.edits is not None:
        return await gateway.edit_post(draft.edits, draft)
    if draft.scheduled_at is not None:
        return await gateway.schedule_post(draft)
    return await gateway.create_post(draft)
