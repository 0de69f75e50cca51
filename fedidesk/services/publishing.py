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
from fedidesk.services.uploads import Uploads

_SKEW = timedelta(minutes=10)
"""By how much a server's clock may differ from ours."""
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
        uploads: Uploads,
        connection: Connection,
        clock: Clock,
        show: Callable[[Post], Awaitable[None]],
        failed_to_keep: Callable[[StorageError], None],
    ) -> None:
        self._own = ProfilePosts(own, Portion.REPLIES).spec
        self._unsent = unsent
        self._uploads = uploads
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
            outgoing = await self._uploads.bring(outgoing, self._note)
            draft = replace(outgoing.draft, tried_at=outgoing.draft.tried_at or self._now())
            await self._note(replace(outgoing, draft=draft))
            post = await self._connection.call(lambda gateway: gateway.create_post(draft))
        self._unsent.done(outgoing, post.id)
        await self._show(post)
        self.published.emit(draft, post)
        await self._on_disk(self._unsent.release(draft))

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

    async def _find(self, draft: Draft) -> Post | None:
        """Return the post that a draft has become, where one's own posts on the server show it."""
        assert draft.tried_at is not None
        since = draft.tried_at - _SKEW
        cursor: Cursor | None = None
        for _ in range(_MOST_PAGES):
            try:
                page = await self._own_page(cursor)
            except (NotOffered, NotAllowed, Gone):
                return None
            for bundle in page.bundles:
                post = bundle.post
                is_new = post.created_at is None or post.created_at >= since
                if is_new and post.id not in self._unsent.sent and is_of(post, draft):
                    return post
            cursor = page.older
            last = page.bundles[-1].post.created_at if page.bundles else None
            if cursor is None or last is None or last < since:
                break
        return None

    async def _own_page(self, cursor: Cursor | None) -> Page:
        return await self._connection.call(
            lambda gateway: gateway.timeline_page(self._own, older_than=cursor)
        )

    def _now(self) -> datetime:
        return datetime.fromtimestamp(self._clock.wall(), UTC)
