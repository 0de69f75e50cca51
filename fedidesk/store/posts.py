"""What is known of each post: the server's truth, and what is wished over it."""

from collections.abc import Callable, Container, Iterable
from itertools import islice

from msgspec.structs import replace

from fedidesk.core.events import Signal
from fedidesk.domain.ids import PostId
from fedidesk.domain.post import Post

Patch = Callable[[Post], Post]

_MOST_REMOVED = 2000
"""How many names of what is gone are remembered: an answer on its way may still bring it."""


class PostStore:
    """The posts of one account. A visible post is the pending patches folded over the truth.

    ``changed`` tells which posts look different now, ``removed`` which are gone for good and
    ``learned`` what is known anew of posts and not on disk yet. All of it lives in the loop's
    thread.
    """

    def __init__(self) -> None:
        self._truth: dict[PostId, Post] = {}
        self._pending: dict[PostId, dict[str, Patch]] = {}
        self._removed: dict[str, None] = {}
        self.changed: Signal[frozenset[PostId]] = Signal()
        self.removed: Signal[PostId] = Signal()
        self.learned: Signal[tuple[Post, ...]] = Signal()

    def __len__(self) -> int:
        return len(self._truth)

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

    def latest_first(self, most: int) -> Iterable[Post]:
        """Return the posts that were met here last, ``most`` of them."""
        return tuple(islice(reversed(self._truth.values()), most))

    def latest(self, post: Post) -> Post:
        """Return the later edited of what is known of a post and what a server says of it.

        An answer or an event may have left the server before an edit, and come after the word of
        that.
        """
        known = self._truth.get(post.id)
        if known is None or known.edited_at is None:
            return post
        is_later = post.edited_at is None or post.edited_at < known.edited_at
        return known if is_later else post

    def learn(self, posts: Iterable[Post]) -> None:
        """Take over what a server says of posts outside of a timeline's pages."""
        posts = tuple(self.latest(post) for post in posts)
        self.put(posts)
        self.learned.emit(posts)

    def put_kept(self, posts: Iterable[Post]) -> None:
        """Take over what was read from the disk: it knows nothing newer than what is known here."""
        self.put(post for post in posts if post.id not in self._truth)

    def put(self, posts: Iterable[Post]) -> None:
        """Take over what is being kept on disk; pending wishes stay laid over it."""
        changed = set()
        for told in posts:
            post = self.latest(told)
            if post.id in self._removed:
                continue
            before = self._truth.get(post.id)
            if before != post:
                self._truth[post.id] = post
                if before is not None:
                    changed.add(post.id)
        if changed:
            self.changed.emit(frozenset(changed))

    def is_removed(self, name: str) -> bool:
        """Whether a post, or a row, of this name is known to be gone for good."""
        return name in self._removed

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
            latest = self.latest(truth)
            now = truth if latest is truth else _as_done(latest, truth)
            self._truth[post_id] = now
            self.learned.emit((now,))
        self.changed.emit(frozenset({post_id}))

    def keep_only(self, post_ids: Container[PostId]) -> None:
        """Forget the posts that nothing shows any more; what is pending stays."""
        self._truth = {
            post_id: post
            for post_id, post in self._truth.items()
            if post_id in post_ids or post_id in self._pending
        }

    def remove(self, post_id: PostId) -> None:
        """Forget a post that was deleted, whether it is in memory or not."""
        if post_id in self._removed:
            return
        self._removed[post_id] = None
        if len(self._removed) > _MOST_REMOVED:
            del self._removed[next(iter(self._removed))]
        self._pending.pop(post_id, None)
        self._truth.pop(post_id, None)
        self.removed.emit(post_id)


def _as_done(post: Post, answer: Post) -> Post:
    """Return ``post`` with what an answer says of what was done with it."""
    return replace(
        post,
        boosted=answer.boosted,
        favourited=answer.favourited,
        bookmarked=answer.bookmarked,
        muted=answer.muted,
        pinned=answer.pinned,
        replies_count=answer.replies_count,
        boosts_count=answer.boosts_count,
        favourites_count=answer.favourites_count,
    )
