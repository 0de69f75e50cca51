"""Polls in posts: voting, and looking how they stand."""

from collections.abc import Sequence
from functools import partial

from fedidesk.core.tasks import TaskScope
from fedidesk.domain.account import Account
from fedidesk.domain.elsewhere import is_address
from fedidesk.domain.errors import FedideskError, Gone, Refused, Unreachable
from fedidesk.domain.ids import PollId, PostId
from fedidesk.domain.poll import Poll
from fedidesk.domain.post import Post
from fedidesk.domain.post_changes import with_poll, with_vote
from fedidesk.services.connection import Connection
from fedidesk.services.notices import Notice, NoticeKind, Notices
from fedidesk.store.posts import PostStore

_VOTE = "vote"


class Polls:
    """Votes are shown at once and taken back when the server refuses them."""

    def __init__(
        self,
        account: Account,
        posts: PostStore,
        connection: Connection,
        notices: Notices,
        scope: TaskScope,
    ) -> None:
        self._account = account
        self._posts = posts
        self._connection = connection
        self._notices = notices
        self._scope = scope

    def vote(self, post_id: PostId, choices: Sequence[int]) -> None:
        """Vote in the poll of a post for the answers with these numbers, from 0."""
        post = self._posts.get(post_id)
        if post is None or post.poll is None or post.poll.voted:
            return
        chosen = tuple(sorted({each for each in choices if 0 <= each < len(post.poll.options)}))
        if not chosen:
            return
        self._posts.hold(post_id, _VOTE, lambda post: with_vote(post, chosen))
        self._scope.start(self._vote(post_id, chosen), key=f"{_VOTE}:{post_id}")

    def refresh(self, post_id: PostId, *, quietly: bool = False) -> None:
        """Ask how the poll of a post stands now; ``quietly``: nobody waits for the answer."""
        self._scope.start(self._refresh(post_id, quietly=quietly), key=f"poll:{post_id}")

    async def _vote(self, post_id: PostId, choices: tuple[int, ...]) -> None:
        poll: Poll | None = None
        failure: FedideskError | None = None
        try:
            poll, failure = await self._ask(post_id, choices)
        finally:
            truth = self._posts.truth(post_id)
            told = None if truth is None or poll is None else with_poll(truth, poll)
            self._posts.release(post_id, _VOTE, told)
        if failure is not None:
            retry = (
                None if poll is not None and poll.expired else partial(self.vote, post_id, choices)
            )
            self._tell(NoticeKind.VOTE_FAILED, failure, retry)

    async def _ask(
        self, post_id: PostId, choices: tuple[int, ...]
    ) -> tuple[Poll | None, FedideskError | None]:
        """Return the poll as the server has it, and why the vote is not in it."""
        try:
            poll_id = await self._poll_here(post_id)
            return await self._connection.call(lambda gateway: gateway.vote(poll_id, choices)), None
        except (Refused, Unreachable) as error:
            # Voted elsewhere, ended meanwhile, or only the answer was lost.
            poll = await self._looked_up(post_id)
            return poll, None if poll is not None and poll.voted else error
        except FedideskError as error:
            return None, error

    async def _looked_up(self, post_id: PostId) -> Poll | None:
        try:
            return await self._read(post_id)
        except FedideskError:
            return None

    async def _refresh(self, post_id: PostId, *, quietly: bool) -> None:
        try:
            poll = await self._read(post_id)
        except FedideskError as error:
            if not quietly:
                self._tell(NoticeKind.POLL_NOT_READ, error, partial(self.refresh, post_id))
            return
        truth = self._posts.truth(post_id)
        if truth is not None:
            self._posts.learn([with_poll(truth, poll)])

    async def _read(self, post_id: PostId) -> Poll:
        poll_id = await self._poll_here(post_id)
        return await self._connection.call(lambda gateway: gateway.poll(poll_id))

    async def _poll_here(self, post_id: PostId) -> PollId:
        """Return the id of the poll on one's own server, for a post that may come from another."""
        post: Post | None = self._posts.truth(post_id)
        if is_address(post_id):
            post = await self._connection.call(lambda gateway: gateway.post(post_id))
        if post is None or post.poll is None:
            raise Gone(self._account.key.host)
        return post.poll.id

    def _tell(self, kind: NoticeKind, error: FedideskError, retry: partial[None] | None) -> None:
        self._notices.tell(Notice(kind, self._account, error, retry))
