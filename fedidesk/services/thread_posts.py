"""What is known of one thread: the server's answer, and what came to it since."""

from collections.abc import Iterable, Iterator, Mapping

from fedidesk.domain.ids import PostId
from fedidesk.domain.post import Post
from fedidesk.domain.timeline import Thread
from fedidesk.store.posts import PostStore

_MOST_ABOVE = 100
"""Posts that are looked for in memory above one that is opened."""


class ThreadPosts:
    """The posts around one, by their places; what is gone is remembered without its words."""

    def __init__(self, focus: PostId, store: PostStore) -> None:
        self._focus = focus
        self._store = store
        self._post = store.get(focus)
        self._above: dict[PostId, Post] = {}
        self._below: dict[PostId, Post] = {}
        self._new: dict[PostId, Post] = {}
        """Replies that no answer has brought yet."""
        self._gone: dict[PostId, Post] = {}
        self.unread: set[PostId] = set()
        """The posts of which it is known where they stand, and nothing else."""

    @property
    def focus(self) -> Post | None:
        """The post the thread is about, as it is now, or what is left of it."""
        return self._gone.get(self._focus) or self._store.get(self._focus) or self._post

    @property
    def above(self) -> Iterator[Post]:
        """What came before it."""
        return self._now(self._above)

    @property
    def below(self) -> Iterator[Post]:
        """What answers it, in the order in which it is known."""
        return self._now(self._below | self._new)

    @property
    def gone(self) -> Mapping[PostId, Post]:
        """The posts that are no more."""
        return self._gone

    @property
    def direct_replies(self) -> int:
        """How many answer the post itself."""
        known = (self._below | self._new).values()
        return sum(post.reply_to == self._focus for post in known)

    def ids(self) -> set[PostId]:
        """Return all that belongs to the thread."""
        return {self._focus, *self._above, *self._below, *self._new}

    def look_above(self) -> None:
        """Take in what is in memory of what came before."""
        post = self._store.get(self._focus)
        while post is not None and post.reply_to is not None and len(self._above) < _MOST_ABOVE:
            post = self._store.get(post.reply_to)
            if post is None or post.id in self._above or post.id == self._focus:
                return
            self._above[post.id] = post

    def become(self, thread: Thread) -> None:
        """Take over an answer; what came since stays until an answer has it."""
        self._above = {post.id: post for post in thread.ancestors} | self._gone_of(self._above)
        self._below = {post.id: post for post in thread.descendants} | self._gone_of(self._below)
        self._post = self._gone.get(self._focus, thread.focus)
        self.unread = {name for name in thread.unread if self._store.get(name) is None}
        answered = self._above.keys() | self._below.keys()
        self._new = {name: post for name, post in self._new.items() if name not in answered}
        for post_id in self.ids():
            if self._store.is_removed(post_id):
                self.remove(post_id)

    def add(self, posts: Iterable[Post]) -> bool:
        """Take in those of ``posts`` that answer something of the thread; say if there are any."""
        ids = self.ids()
        before = len(self._new)
        for post in posts:
            if post.id not in ids and post.reply_to in ids - self._above.keys():
                ids.add(post.id)
                self._new[post.id] = post
        return len(self._new) > before

    def add_own(self, post: Post) -> None:
        """Take in one's own reply, whatever it answers."""
        self._new[post.id] = post

    def remove(self, post_id: PostId) -> bool:
        """Let a post be gone; say if it was in the thread."""
        self.unread.discard(post_id)
        for posts in (self._above, self._below, self._new):
            if post_id in posts:
                posts[post_id] = self._gone[post_id] = _husk(posts[post_id])
                return True
        if post_id == self._focus and self._post is not None:
            self._post = self._gone[post_id] = _husk(self._post)
            return True
        return False

    def newcomers(self, thread: Thread) -> list[Post]:
        """Return the replies of an answer that are not known yet."""
        known = self.ids()
        return [
            post
            for post in thread.descendants
            if post.id not in known and not self._store.is_removed(post.id)
        ]

    def with_answer(self, thread: Thread) -> "ThreadPosts":
        """Return what would be known after ``become``; nothing is changed."""
        other = ThreadPosts(self._focus, self._store)
        other._post, other._gone = self._post, dict(self._gone)
        other._above, other._below, other._new = dict(self._above), dict(self._below), self._new
        other.become(thread)
        return other

    def _gone_of(self, posts: Mapping[PostId, Post]) -> dict[PostId, Post]:
        return {post_id: self._gone[post_id] for post_id in posts if post_id in self._gone}

    def _now(self, posts: Mapping[PostId, Post]) -> Iterator[Post]:
        gone, now = self._gone, self._store.get
        for post_id, post in posts.items():
            yield (gone and gone.get(post_id)) or now(post_id) or post


def _husk(post: Post) -> Post:
    return Post(id=post.id, author=post.author, reply_to=post.reply_to)
