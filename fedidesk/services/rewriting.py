"""Posts that are there already, as drafts again: to be changed, or to be written anew."""

from contextlib import suppress
from datetime import UTC, datetime
from functools import partial

from fedidesk.core.clock import Clock
from fedidesk.core.events import Signal
from fedidesk.domain import rewriting
from fedidesk.domain.draft import Draft
from fedidesk.domain.errors import FedideskError, Gone, may_have_been_done
from fedidesk.domain.ids import PostId
from fedidesk.domain.outgoing import Posting
from fedidesk.domain.post import Post
from fedidesk.services.connection import Connection
from fedidesk.services.errands import Errands
from fedidesk.services.notices import NoticeKind
from fedidesk.services.outbox import Outbox
from fedidesk.services.unsent import Unsent
from fedidesk.services.writing import Writing
from fedidesk.store.posts import PostStore


class Rewriting:
    """Makes them in the background; ``ready`` brings each."""

    def __init__(
        self,
        posts: PostStore,
        unsent: Unsent,
        outbox: Outbox,
        writing: Writing,
        connection: Connection,
        errands: Errands,
        clock: Clock,
    ) -> None:
        self._posts = posts
        self._unsent = unsent
        self._outbox = outbox
        self._writing = writing
        self._connection = connection
        self._errands = errands
        self._clock = clock
        self.ready: Signal[Draft] = Signal()

    def begin_edit(self, post_id: PostId) -> None:
        """Let one's own post be changed, or go on with a change that was begun."""
        post = self._posts.truth(post_id)
        if post is not None:
            do = partial(self._begin_edit, post)
            self._errands.run(do, f"edit:{post_id}", NoticeKind.EDIT_FAILED)

    def begin_redraft(self, post_id: PostId) -> None:
        """Delete one's own post, and let it be written anew."""
        post = self._posts.truth(post_id)
        if post is not None:
            do = partial(self._begin_redraft, post)
            self._errands.run(do, f"redraft:{post_id}", NoticeKind.REDRAFT_FAILED)

    async def edit(self, post: Post) -> Draft:
        """Return a draft that changes ``post``. Raises a ``FedideskError``."""
        begun = self._begun(post.id)
        if begun is not None:
            return begun
        source = await self._connection.call(lambda gateway: gateway.source(post.id))
        return rewriting.to_edit(self._writing.new_draft(), post, source, self._now())

    async def redraft(self, post: Post) -> Draft:
        """Return a draft that says what ``post`` did, which is deleted then.

        The draft is on disk before that. Raises a ``FedideskError``: then the draft is gone if the
        post surely is still there.
        """
        source = await self._connection.call(lambda gateway: gateway.source(post.id))
        draft = rewriting.to_redraft(self._writing.new_draft(), post, source, self._now())
        self._writing.keep(draft)
        try:
            await self._writing.settle()
            with suppress(Gone):
                await self._connection.call(lambda gateway: gateway.delete_post(post.id))
        except FedideskError as error:
            if not may_have_been_done(error):
                self._writing.discard(draft)
            raise
        self._posts.remove(post.id)
        return draft

    async def _begin_edit(self, post: Post) -> None:
        self.ready.emit(await self.edit(post))

    async def _begin_redraft(self, post: Post) -> None:
        self.ready.emit(await self.redraft(post))

    def _begun(self, post_id: PostId) -> Draft | None:
        """Return the change of a post that was begun, taken back if it waits to be sent."""
        for waiting in self._unsent.outgoing:
            if isinstance(waiting, Posting) and waiting.draft.edits == post_id:
                self._outbox.take_back(waiting)
        return next((draft for draft in self._unsent.drafts if draft.edits == post_id), None)

    def _now(self) -> datetime:
        return datetime.fromtimestamp(self._clock.wall(), UTC)
