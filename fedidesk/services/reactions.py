"""Emoji under posts, one's own put there and taken back."""

from functools import partial

from fedidesk.core.tasks import TaskScope
from fedidesk.domain.account import Account
from fedidesk.domain.errors import FedideskError, Unreachable
from fedidesk.domain.ids import PostId
from fedidesk.domain.post import Post
from fedidesk.domain.post_changes import with_reaction
from fedidesk.domain.reaction import has_own
from fedidesk.services.connection import Connection
from fedidesk.services.notices import Notice, NoticeKind, Notices
from fedidesk.store.posts import PostStore


class Reactions:
    """Shown at once, taken back when the server refuses; for each emoji the last wish wins."""

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
        self._wishes: dict[tuple[PostId, str], bool] = {}
        self.are_taken = False
        """Whether the server has taken one since the start."""

    def toggle(self, post_id: PostId, name: str) -> None:
        """Put an emoji under a post, or take it back."""
        post = self._posts.get(post_id)
        if post is not None:
            self._wish(post_id, name, not has_own(post.reactions, name))

    def _wish(self, post_id: PostId, name: str, on: bool) -> None:
        self._wishes[post_id, name] = on
        self._posts.hold(post_id, _kind(name), lambda post: with_reaction(post, name, on))
        self._scope.start(self._fulfil(post_id, name), key=f"{_kind(name)}:{post_id}")

    async def _fulfil(self, post_id: PostId, name: str) -> None:
        """Ask until the server has been asked for what is wished now."""
        told: Post | None = None
        asked: bool | None = None
        failure: FedideskError | None = None
        try:
            while asked != self._wishes[post_id, name]:
                asked = self._wishes[post_id, name]
                told, failure = await self._ask(post_id, name, asked)
        finally:
            wished = self._wishes.pop((post_id, name))
            self._posts.release(post_id, _kind(name), told)
        if failure is not None:
            retry = partial(self._wish, post_id, name, wished)
            self._notices.tell(Notice(NoticeKind.REACTION_FAILED, self._account, failure, retry))

    async def _ask(
        self, post_id: PostId, name: str, on: bool
    ) -> tuple[Post | None, FedideskError | None]:
        try:
            post = await self._connection.call(lambda gateway: gateway.react(post_id, name, on))
        except Unreachable as error:
            # Perhaps only the answer was lost.
            found = await self._looked_up(post_id)
            done = found is not None and has_own(found.reactions, name) == on
            return found, None if done else error
        except FedideskError as error:
            return None, error
        self.are_taken = True
        return post, None

    async def _looked_up(self, post_id: PostId) -> Post | None:
        try:
            return await self._connection.call(lambda gateway: gateway.post(post_id))
        except FedideskError:
            return None


def _kind(name: str) -> str:
    return f"reaction {name}"
