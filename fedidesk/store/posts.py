"""What is known of each post: the server's truth, and what is wished over it."""

from collections.abc import Callable, Iterable

from fedidesk.core.events import Signal
from fedidesk.domain.ids import PostId
from fedidesk.domain.post import Post

Patch = Callable[[Post], Post]


class PostStore:
    """The posts of one account. A visible post is the pending patches folded over the truth.

    ``changed`` tells which posts look different now, ``removed`` which are gone for good. All of
    it lives in the loop's thread.
    """

    def __init__(self) -> None:
        self._truth: dict[PostId, Post] = {}
        self._pending: dict[PostId, dict[str, Patch]] = {}
        self.changed: Signal[frozenset[PostId]] = Signal()
        self.removed: Signal[PostId] = Signal()

    def get(self, post_id: PostId) -> Post | None:
        """Return the post as it is to be shown, or None if it is not known."""
        post = self._truth.get(post_id)
        if post is None:
            return None
        for patch in self._pending.get(post_id, {}).values():
            post = patch(post)
        return post

    def truth(self, post_id: PostId) -> Post | None:
        """Return the post as the server last told it."""
        return self._truth.get(post_id)

    def put(self, posts: Iterable[Post]) -> None:
        """Take over what a server says; pending wishes stay laid over it."""
        changed = set()
        for post in posts:
            before = self._truth.get(post.id)
            if before != post:
                self._truth[post.id] = post
                if before is not None:
                    changed.add(post.id)
        if changed:
            self.changed.emit(frozenset(changed))

    def hold(self, post_id: PostId, kind: str, patch: Patch) -> None:
        """Lay ``patch`` over the post until it is released; one for each ``kind``."""
        self._pending.setdefault(post_id, {})[kind] = patch
        self.changed.emit(frozenset({post_id}))

    def release(self, post_id: PostId, kind: str, truth: Post | None = None) -> None:
        """Take the patch off; ``truth`` is what the server answered, if it did.

        An answer that comes after the post was removed does not bring it back.
        """
        pending = self._pending.get(post_id, {})
        pending.pop(kind, None)
        if not pending:
            self._pending.pop(post_id, None)
        if truth is not None and truth.id == post_id and post_id in self._truth:
            self._truth[post_id] = truth
        self.changed.emit(frozenset({post_id}))

    def remove(self, post_id: PostId) -> None:
        """Forget a post that was deleted."""
        self._pending.pop(post_id, None)
        if self._truth.pop(post_id, None) is not None:
            self.removed.emit(post_id)
