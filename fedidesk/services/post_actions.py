"""What one can do to a post that is there."""

from collections.abc import Awaitable, Callable, Sequence
from functools import cached_property, partial

from fedidesk.core.tasks import TaskScope
from fedidesk.domain.account import Account
from fedidesk.domain.errors import FedideskError, Gone, Unreachable
from fedidesk.domain.ids import PostId
from fedidesk.domain.post import Post
from fedidesk.domain.post_changes import (
    with_bookmark,
    with_boost,
    with_favourite,
    with_mute,
    with_pin,
)
from fedidesk.services import polls, reactions
from fedidesk.services.connection import Connection
from fedidesk.services.notices import Notice, NoticeKind, Notices
from fedidesk.services.ports import Gateway
from fedidesk.store.posts import PostStore


class _Switch:
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


def _boost(visibility: str = "") -> _Switch:
    return _Switch(
        "boost",
        NoticeKind.BOOST_FAILED,
        lambda post: post.boosted,
        with_boost,
        lambda gateway, post_id, on: gateway.set_boost(post_id, on, visibility),
    )


_BOOST = _boost()
_FAVOURITE = _Switch(
    "favourite",
    NoticeKind.FAVOURITE_FAILED,
    lambda post: post.favourited,
    with_favourite,
    lambda gateway, post_id, on: gateway.set_favourite(post_id, on),
)
_BOOKMARK = _Switch(
    "bookmark",
    NoticeKind.BOOKMARK_FAILED,
    lambda post: post.bookmarked,
    with_bookmark,
    lambda gateway, post_id, on: gateway.set_bookmark(post_id, on),
)
_PIN = _Switch(
    "pin",
    NoticeKind.PIN_FAILED,
    lambda post: post.pinned,
    with_pin,
    lambda gateway, post_id, on: gateway.set_pin(post_id, on),
)
_MUTE = _Switch(
    "mute",
    NoticeKind.MUTE_FAILED,
    lambda post: post.muted,
    with_mute,
    lambda gateway, post_id, on: gateway.set_mute(post_id, on),
)


class PostActions:
    """What changes a post: shown at once, taken back when the server refuses.

    For each post and switch one request is under way; presses meanwhile change the wish and the
    last wish wins. The work belongs to the session, so closing a view does not end it.
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

    @cached_property
    def _polls(self) -> "polls.Polls":
        return polls.Polls(self._account, self._posts, self._connection, self._notices, self._scope)

    @cached_property
    def _reactions(self) -> "reactions.Reactions":
        return reactions.Reactions(
            self._account, self._posts, self._connection, self._notices, self._scope
        )

    def toggle_boost(self, post_id: PostId) -> None:
        """Boost the post, or take the boost back."""
        self._toggle(_BOOST, post_id)

    def toggle_favourite(self, post_id: PostId) -> None:
        """Favourite the post, or take it back."""
        self._toggle(_FAVOURITE, post_id)

    def toggle_bookmark(self, post_id: PostId) -> None:
        """Bookmark the post, or take it back."""
        self._toggle(_BOOKMARK, post_id)

    def vote(self, post_id: PostId, choices: Sequence[int]) -> None:
        """Vote in the poll of the post for the answers with these numbers, from 0."""
        self._polls.vote(post_id, choices)

    def refresh_poll(self, post_id: PostId, *, quietly: bool = False) -> None:
        """Ask how the poll of the post stands now; ``quietly``: nobody waits for the answer."""
        self._polls.refresh(post_id, quietly=quietly)

    def toggle_reaction(self, post_id: PostId, name: str) -> None:
        """Put an emoji under the post, or take it back."""
        self._reactions.toggle(post_id, name)

    @property
    def reactions_are_taken(self) -> bool:
        """Whether the server has taken an emoji under a post since the start."""
        return self._reactions.are_taken

    def boost_to(self, post_id: PostId, visibility: str) -> None:
        """Boost the post for those whom ``visibility`` names, unless it is boosted already."""
        post = self._posts.get(post_id)
        if post is not None and not post.boosted:
            self._wish(_boost(visibility), post_id, True)

    def toggle_pin(self, post_id: PostId) -> None:
        """Put one's own post at the top of one's profile, or take it from there."""
        self._toggle(_PIN, post_id)

    def toggle_mute(self, post_id: PostId) -> None:
        """Want no notifications of the conversation any more, or want them again."""
        self._toggle(_MUTE, post_id)

    def delete(self, post_id: PostId) -> None:
        """Delete one's own post; it stays on screen until the server has done so."""
        self._scope.start(self._delete(post_id), key=f"delete:{post_id}")

    def _toggle(self, switch: _Switch, post_id: PostId) -> None:
        post = self._posts.get(post_id)
        if post is not None:
            self._wish(switch, post_id, not switch.is_on(post))

    def _wish(self, switch: _Switch, post_id: PostId, on: bool) -> None:
        self._wishes[post_id, switch.name] = on
        self._posts.hold(post_id, switch.name, lambda post: switch.with_it(post, on))
        self._scope.start(self._fulfil(switch, post_id), key=f"{switch.name}:{post_id}")

    async def _fulfil(self, switch: _Switch, post_id: PostId) -> None:
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
            retry = partial(self._wish, switch, post_id, wished)
            self._notices.tell(Notice(switch.failure, self._account, failure, retry))

    async def _ask(
        self, switch: _Switch, post_id: PostId, on: bool
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

    async def _delete(self, post_id: PostId) -> None:
        try:
            await self._connection.call(lambda gateway: gateway.delete_post(post_id))
        except Gone:
            self._posts.remove(post_id)
        except FedideskError as error:
            retry = partial(self.delete, post_id)
            self._notices.tell(Notice(NoticeKind.DELETE_FAILED, self._account, error, retry))
        else:
            self._posts.remove(post_id)
            self._notices.tell(Notice(NoticeKind.POST_DELETED, self._account))
