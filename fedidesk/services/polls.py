"""Polls in posts: voting, and looking how they stand."""

from collections.abc import Sequence
from functools import partial

from fedidesk.core.tasks import TaskScope
from fedidesk.domain.account import Account
from fedidesk.domain.elsewhere import is_address
from fedidesk.domain.errors import BadAnswer, FedideskError, Gone, Refused, Unreachable
from fedidesk.domain.ids import PollId, PostId
from fedidesk.domain.outgoing import Voting
from fedidesk.domain.poll import Poll
from fedidesk.domain.post_changes import with_poll
from fedidesk.services.connection import Connection
from fedidesk.services.foresight import Foresight
from fedidesk.services.notices import Notice, NoticeKind, Notices
from fedidesk.services.outbox import Outbox
from fedidesk.store.posts import PostStore


class Polls:
    """Votes are shown at once and taken back when the server refuses them."""

    def __init__(
        self,
        account: Account,
        posts: PostStore,
        connection: Connection,
        notices: Notices,
        scope: TaskScope,
        outbox: Outbox,
        foresight: Foresight,
    ) -> None:
        self._account = account
        self._posts = posts
        self._connection = connection
        self._notices = notices
        self._scope = scope
        self._outbox = outbox
        self._foresight = foresight

    def vote(self, post_id: PostId, choices: Sequence[int]) -> None:
        """Vote in the poll of a post for the answers with these numbers, from 0."""
        post = self._posts.get(post_id)
        if post is None or post.poll is None or post.poll.voted:
            return
        chosen = tuple(sorted({each for each in choices if 0 <= each < len(post.poll.options)}))
        if chosen:
            now = self._outbox.now()
            self._outbox.put(
                Voting(post_id=post_id, poll_id=post.poll.id, choices=chosen, asked_at=now)
            )

    def refresh(self, post_id: PostId, *, quietly: bool = False) -> None:
        """Ask how the poll of a post stands now; ``quietly``: nobody waits for the answer."""
        self._scope.start(self._refresh(post_id, quietly=quietly), key=f"poll:{post_id}")

    async def send(self, vote: Voting) -> None:
        """Cast the vote. Raises a ``FedideskError``."""
        try:
            poll_id = await self._poll_here(vote.post_id, vote.poll_id)
            poll = await self._connection.call(lambda gateway: gateway.vote(poll_id, vote.choices))
        except (Refused, BadAnswer, Unreachable) as error:
            # Voted elsewhere, ended meanwhile, or only the answer was lost.
            found = await self._looked_up(vote)
            if found is not None and found.voted:
                self._decided(vote, found)
            elif isinstance(error, Unreachable):
                raise
            else:
                self._take_back(vote, error, found)
        else:
            self._decided(vote, poll)

    def refused(self, vote: Voting, error: FedideskError) -> None:
        """Take the vote back and say why."""
        self._take_back(vote, error, None)

    def _take_back(self, vote: Voting, error: FedideskError, poll: Poll | None) -> None:
        self._decided(vote, poll)
        has_ended = poll is not None and poll.expired
        again = None if has_ended else partial(self.vote, vote.post_id, vote.choices)
        self._tell(NoticeKind.VOTE_FAILED, error, again)

    def _decided(self, vote: Voting, poll: Poll | None) -> None:
        truth = self._posts.truth(vote.post_id)
        told = None if truth is None or poll is None else with_poll(truth, poll)
        self._foresight.come_true(vote, told)

    async def _looked_up(self, vote: Voting) -> Poll | None:
        try:
            return await self._read(vote.post_id, vote.poll_id)
        except FedideskError:
            return None

    async def _refresh(self, post_id: PostId, *, quietly: bool) -> None:
        truth = self._posts.truth(post_id)
        if truth is None or truth.poll is None:
            return
        try:
            poll = await self._read(post_id, truth.poll.id)
        except FedideskError as error:
            if not quietly:
                self._tell(NoticeKind.POLL_NOT_READ, error, partial(self.refresh, post_id))
            return
        truth = self._posts.truth(post_id)
        if truth is not None:
            self._posts.learn([with_poll(truth, poll)])

    async def _read(self, post_id: PostId, poll_id: PollId) -> Poll:
        here = await self._poll_here(post_id, poll_id)
        return await self._connection.call(lambda gateway: gateway.poll(here))

    async def _poll_here(self, post_id: PostId, poll_id: PollId) -> PollId:
        """Return the id of the poll on one's own server, for a post that may come from another."""
        if not is_address(post_id):
            return poll_id
        post = await self._connection.call(lambda gateway: gateway.post(post_id))
        if post.poll is None:
            raise Gone(self._account.key.host)
        return post.poll.id

    def _tell(self, kind: NoticeKind, error: FedideskError, retry: partial[None] | None) -> None:
        self._notices.tell(Notice(kind, self._account, error, retry))
