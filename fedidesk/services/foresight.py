"""Posts as they will be once the server has what waits for it."""

from fedidesk.domain.outgoing import Switching, Voting
from fedidesk.domain.post import Post
from fedidesk.domain.post_changes import with_vote
from fedidesk.services.switches import WAYS
from fedidesk.services.unsent import Unsent
from fedidesk.store.posts import PostStore

Wish = Switching | Voting
"""What waits and is about a post that is there."""


class Foresight:
    """Lays every wish over its post from when it begins to wait until it waits no longer."""

    def __init__(self, posts: PostStore, unsent: Unsent) -> None:
        self._posts = posts
        self._unsent = unsent
        self._laid: dict[str, Wish] = {}
        unsent.changed.connect(self._follow)
        self._follow()

    def come_true(self, wish: Wish, truth: Post | None) -> None:
        """Let ``wish`` wait no longer; ``truth`` is what the server says of its post, if it did."""
        self._laid.pop(wish.key, None)
        self._posts.release(wish.post_id, wish.key, truth)
        self._unsent.done(wish)

    def _follow(self) -> None:
        before = self._laid
        self._laid = {each.key: each for each in self._unsent.outgoing if isinstance(each, Wish)}
        for key, wish in before.items():
            if key not in self._laid:
                self._posts.release(wish.post_id, key)
        for key, wish in self._laid.items():
            if before.get(key) is not wish:
                self._lay(wish)

    def _lay(self, wish: Wish) -> None:
        if isinstance(wish, Switching):
            way = WAYS[wish.switch]
            self._posts.hold(wish.post_id, wish.key, lambda post: way.fulfilled(post, wish))
        else:
            self._posts.hold(wish.post_id, wish.key, lambda post: with_vote(post, wish.choices))
