"""What one can do to a post that is there."""

from collections.abc import Sequence
from functools import cached_property, partial

from fedidesk.core.tasks import TaskScope
from fedidesk.domain.account import Account
from fedidesk.domain.errors import FedideskError, Gone
from fedidesk.domain.ids import PostId
from fedidesk.domain.outgoing import Switch
from fedidesk.services import polls
from fedidesk.services.connection import Connection
from fedidesk.services.foresight import Foresight
from fedidesk.services.notices import Notice, NoticeKind, Notices
from fedidesk.services.outbox import Outbox
from fedidesk.services.unsent import Unsent
from fedidesk.services.wishes import Wishes
from fedidesk.store.posts import PostStore


class PostActions:
    """What changes a post: shown at once, taken back when the server refuses.

    It waits in the outbox, so closing a view does not end it, nor does the end of a run.
    """

    def __init__(
        self,
        account: Account,
        posts: PostStore,
        connection: Connection,
        notices: Notices,
        scope: TaskScope,
        unsent: Unsent,
        outbox: Outbox,
    ) -> None:
        self._account = account
        self._posts = posts
        self._connection = connection
        self._notices = notices
        self._scope = scope
        self._outbox = outbox
        self._foresight = Foresight(posts, unsent)
        self.wishes = Wishes(account, posts, connection, notices, unsent, outbox, self._foresight)
        """What is on or off about posts."""

    @cached_property
    def polls(self) -> "polls.Polls":
        """Votes, and how polls stand."""
        return polls.Polls(
            self._account,
            self._posts,
            self._connection,
            self._notices,
            self._scope,
            self._outbox,
            self._foresight,
        )

    def toggle_boost(self, post_id: PostId) -> None:
        """Boost the post, or take the boost back."""
        self.wishes.toggle(Switch.BOOST, post_id)

    def toggle_favourite(self, post_id: PostId) -> None:
        """Favourite the post, or take it back."""
        self.wishes.toggle(Switch.FAVOURITE, post_id)

    def toggle_bookmark(self, post_id: PostId) -> None:
        """Bookmark the post, or take it back."""
        self.wishes.toggle(Switch.BOOKMARK, post_id)

    def vote(self, post_id: PostId, choices: Sequence[int]) -> None:
        """Vote in the poll of the post for the answers with these numbers, from 0."""
        self.polls.vote(post_id, choices)

    def refresh_poll(self, post_id: PostId, *, quietly: bool = False) -> None:
        """Ask how the poll of the post stands now; ``quietly``: nobody waits for the answer."""
        self.polls.refresh(post_id, quietly=quietly)

    def toggle_reaction(self, post_id: PostId, name: str) -> None:
        """Put an emoji under the post, or take it back."""
        self.wishes.toggle(Switch.REACTION, post_id, name)

    @property
    def reactions_are_taken(self) -> bool:
        """Whether the server has taken an emoji under a post since the start."""
        return Switch.REACTION in self.wishes.granted

    def boost_to(self, post_id: PostId, visibility: str) -> None:
        """Boost the post for those whom ``visibility`` names, unless it is boosted already."""
        post = self._posts.get(post_id)
        if post is not None and not post.boosted:
            self.wishes.wish(Switch.BOOST, post_id, True, visibility=visibility)

    def toggle_pin(self, post_id: PostId) -> None:
        """Put one's own post at the top of one's profile, or take it from there."""
        self.wishes.toggle(Switch.PIN, post_id)

    def toggle_mute(self, post_id: PostId) -> None:
        """Want no notifications of the conversation any more, or want them again."""
        self.wishes.toggle(Switch.MUTE, post_id)

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
