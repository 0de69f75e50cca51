"""What one can do to a post that is there."""

from collections.abc import Sequence
from functools import cached_property, partial

from fedidesk.core.tasks import TaskScope
from fedidesk.domain.account import Account
from fedidesk.domain.errors import FedideskError, Gone
from fedidesk.domain.ids import PostId
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
from fedidesk.services.wishes import Switch, Wishes
from fedidesk.store.posts import PostStore


def _boost(visibility: str = "") -> Switch:
    return Switch(
        "boost",
        NoticeKind.BOOST_FAILED,
        lambda post: post.boosted,
        with_boost,
        lambda gateway, post_id, on: gateway.set_boost(post_id, on, visibility),
    )


_BOOST = _boost()
_FAVOURITE = Switch(
    "favourite",
    NoticeKind.FAVOURITE_FAILED,
    lambda post: post.favourited,
    with_favourite,
    lambda gateway, post_id, on: gateway.set_favourite(post_id, on),
)
_BOOKMARK = Switch(
    "bookmark",
    NoticeKind.BOOKMARK_FAILED,
    lambda post: post.bookmarked,
    with_bookmark,
    lambda gateway, post_id, on: gateway.set_bookmark(post_id, on),
)
_PIN = Switch(
    "pin",
    NoticeKind.PIN_FAILED,
    lambda post: post.pinned,
    with_pin,
    lambda gateway, post_id, on: gateway.set_pin(post_id, on),
)
_MUTE = Switch(
    "mute",
    NoticeKind.MUTE_FAILED,
    lambda post: post.muted,
    with_mute,
    lambda gateway, post_id, on: gateway.set_mute(post_id, on),
)


class PostActions:
    """What changes a post: shown at once, taken back when the server refuses.

    The work belongs to the session, so closing a view does not end it.
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
        self._wishes = Wishes(account, posts, connection, notices, scope)

    @cached_property
    def _polls(self) -> "polls.Polls":
        return polls.Polls(self._account, self._posts, self._connection, self._notices, self._scope)

    @cached_property
    def _reactions(self) -> "reactions.Reactions":
        return reactions.Reactions(self._wishes)

    def toggle_boost(self, post_id: PostId) -> None:
        """Boost the post, or take the boost back."""
        self._wishes.toggle(_BOOST, post_id)

    def toggle_favourite(self, post_id: PostId) -> None:
        """Favourite the post, or take it back."""
        self._wishes.toggle(_FAVOURITE, post_id)

    def toggle_bookmark(self, post_id: PostId) -> None:
        """Bookmark the post, or take it back."""
        self._wishes.toggle(_BOOKMARK, post_id)

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
            self._wishes.wish(_boost(visibility), post_id, True)

    def toggle_pin(self, post_id: PostId) -> None:
        """Put one's own post at the top of one's profile, or take it from there."""
        self._wishes.toggle(_PIN, post_id)

    def toggle_mute(self, post_id: PostId) -> None:
        """Want no notifications of the conversation any more, or want them again."""
        self._wishes.toggle(_MUTE, post_id)

    def delete(self, post_id: PostId) -> None:
        """Delete one's own post; it stays on screen until the server has done so."""
        self._scope.start(self._delete(post_id), key=f"delete:{post_id}")

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
