"""Things about a post that are on or off, as the reader wishes and the server allows."""

from collections.abc import Awaitable, Callable
from functools import partial

from fedidesk.core.tasks import TaskScope
from fedidesk.domain.account import Account
from fedidesk.domain.errors import FedideskError, Unreachable
from fedidesk.domain.ids import PostId
from fedidesk.domain.post import Post
from fedidesk.services.connection import Connection
from fedidesk.services.notices import Notice, NoticeKind, Notices
from fedidesk.services.ports import Gateway
from fedidesk.store.posts import PostStore


class Switch:
    """A thing about a post that is on or off: how to read it, wish it, and ask for it."""

    def __init__(
        self,
        name: str,
        failure: NoticeKind,
        is_on: Callable[[Post], bool],
        with_it: Callable[[Post, bool], Post],
        ask: Callable[[Gateway, PostId, bool], Awaitable[Post]],
    ) -> None:
        self.name = name
        self.failure = failure
        self.is_on = is_on
        self.with_it = with_it
        self.ask = ask


class Wishes:
    """Shows what is wished at once, and takes it back when the server refuses.

    For each post and switch one request is under way; presses meanwhile change the wish and the
    last wish wins.
    """

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

    def toggle(self, switch: Switch, post_id: PostId) -> None:
        """Wish for the other of on and off than is shown."""
        post = self._posts.get(post_id)
        if post is not None:
            self.wish(switch, post_id, not switch.is_on(post))

    def wish(self, switch: Switch, post_id: PostId, on: bool) -> None:
        """Let it be on, or off, from now on."""
        self._wishes[post_id, switch.name] = on
        self._posts.hold(post_id, switch.name, lambda post: switch.with_it(post, on))
        self._scope.start(self._fulfil(switch, post_id), key=f"{switch.name}:{post_id}")

    async def _fulfil(self, switch: Switch, post_id: PostId) -> None:
        """Ask until the server has been asked for what is wished now."""
        wish = (post_id, switch.name)
        truth: Post | None = None
        asked: bool | None = None
        failure: FedideskError | None = None
        try:
            while asked != self._wishes[wish]:
                asked = self._wishes[wish]
                truth, failure = await self._ask(switch, post_id, asked)
        finally:
            wished = self._wishes.pop(wish)
            self._posts.release(post_id, switch.name, truth)
        if failure is not None:
            retry = partial(self.wish, switch, post_id, wished)
            self._notices.tell(Notice(switch.failure, self._account, failure, retry))

    async def _ask(
        self, switch: Switch, post_id: PostId, on: bool
    ) -> tuple[Post | None, FedideskError | None]:
        """Return what the server says of the post, and why it is not as it was asked to be."""
        try:
            truth = await self._connection.call(lambda gateway: switch.ask(gateway, post_id, on))
        except Unreachable as error:
            # Perhaps only the answer was lost.
            looked_up = await self._looked_up(post_id)
            done = looked_up is not None and switch.is_on(looked_up) == on
            return looked_up, None if done else error
        except FedideskError as error:
            return None, error
        return truth, None

    async def _looked_up(self, post_id: PostId) -> Post | None:
        try:
            return await self._connection.call(lambda gateway: gateway.post(post_id))
        except FedideskError:
            return None
