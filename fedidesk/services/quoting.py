"""Who may quote one's posts."""

from functools import partial

from fedidesk.domain.ids import PostId
from fedidesk.domain.post import Post
from fedidesk.services.connection import Connection
from fedidesk.services.errands import Errands
from fedidesk.services.notices import NoticeKind
from fedidesk.store.posts import PostStore


class Quoting:
    """Changes it in the background; what the server answers is shown."""

    def __init__(self, posts: PostStore, connection: Connection, errands: Errands) -> None:
        self._posts = posts
        self._connection = connection
        self._errands = errands

    def set_policy(self, post_id: PostId, policy: str) -> None:
        """Say who may quote one's own post from now on; quotes that are there stay."""
        self._errands.run(
            partial(self._set_policy, post_id, policy),
            f"quote policy:{post_id}",
            NoticeKind.QUOTE_POLICY_FAILED,
            NoticeKind.QUOTE_POLICY_SET,
        )

    def revoke(self, quoting: Post) -> None:
        """Let ``quoting`` no longer show the own post that it quotes."""
        self._errands.run(
            partial(self._revoke, quoting),
            f"revoke:{quoting.id}",
            NoticeKind.REVOKE_FAILED,
            NoticeKind.QUOTE_REVOKED,
        )

    async def _set_policy(self, post_id: PostId, policy: str) -> None:
        post = await self._connection.call(
            lambda gateway: gateway.set_quote_policy(post_id, policy)
        )
        self._posts.learn([post])

    async def _revoke(self, quoting: Post) -> None:
        quoted = None if quoting.quote is None else quoting.quote.post_id
        if quoted is not None:
            post = await self._connection.call(
                lambda gateway: gateway.revoke_quote(quoted, quoting.id)
            )
            self._posts.learn([post])
