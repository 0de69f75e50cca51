"""How a post gets to the server once, whatever happens on the way."""

from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta

from msgspec.structs import replace

from fedidesk.core.clock import Clock
from fedidesk.core.events import Signal
from fedidesk.domain.draft import Draft
from fedidesk.domain.errors import (
    FedideskError,
    Gone,
    NotAllowed,
    NotOffered,
    Refused,
    StorageError,
)
from fedidesk.domain.ids import Cursor, ProfileId
from fedidesk.domain.outgoing import Outgoing, Posting
from fedidesk.domain.post import Post
from fedidesk.domain.profile_posts import Portion, ProfilePosts
from fedidesk.domain.sent_already import is_of
from fedidesk.domain.timeline import Page
from fedidesk.services.connection import Connection
from fedidesk.services.unsent import Unsent

_SKEW = timedelta(minutes=10)
"""By how much what a server says of its time may be wrong."""
_MOST_PAGES = 3
"""Pages of one's own posts that are looked through."""


class Publishing:
    """Sends posts. What may have reached the server is looked for there before it is sent again.

    ``published`` brings what the server made of a draft, ``given_back`` the draft that it did not
    take, and why.
    """

    def __init__(
        self,
        own: ProfileId,
        unsent: Unsent,
        connection: Connection,
        clock: Clock,
        show: Callable[[Post], Awaitable[None]],
        failed_to_keep: Callable[[StorageError], None],
    ) -> None:
        self._own = ProfilePosts(own, Portion.REPLIES).spec
        self._unsent = unsent
        self._connection = connection
        self._clock = clock
        self._show = show
        self._failed_to_keep = failed_to_keep
        self.published: Signal[Draft, Post] = Signal()
        self.given_back: Signal[Draft, FedideskError] = Signal()

    async def send(self, outgoing: Outgoing) -> None:
        """Publish a post, or find that it is published already."""
        assert isinstance(outgoing, Posting)
        draft = outgoing.draft
        post = await self._find(draft) if draft.tried_at is not None else None
        if post is None:
            draft = replace(draft, tried_at=self._now())
            await self._note(replace(outgoing, draft=draft))
            post = await self._connection.call(lambda gateway: gateway.create_post(draft))
        self._unsent.done(outgoing, post.id)
        try:
            await self._show(post)
        except StorageError as error:
            self._failed_to_keep(error)
        self.published.emit(draft, post)

    def refused(self, outgoing: Outgoing, error: FedideskError) -> None:
        """Let the post be a draft again, and all that would continue it."""
        assert isinstance(outgoing, Posting)
        reason = error.reason if isinstance(error, Refused | NotAllowed) else ""
        draft = replace(outgoing.draft, refusal=reason, tried_at=None)
        self._unsent.give_back(outgoing, draft)
        for other in self._unsent.outgoing:
            if isinstance(other, Posting) and other.draft.follows == draft.id:
                self.refused(other, error)
        self.given_back.emit(draft, error)

    async def _note(self, posting: Posting) -> None:
        """Write down that it is tried, before it is."""
        self._unsent.renew(posting)
        try:
            await self._unsent.settle()
        except StorageError as error:
            self._failed_to_keep(error)

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
                if post.id not in self._unsent.sent and is_of(post, draft):
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
