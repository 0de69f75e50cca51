"""A large thread is read in pieces: in which order, and what has come with each."""

from collections.abc import Iterator, Mapping
from itertools import islice

from msgspec.structs import replace

from fedidesk.domain.ids import PostId
from fedidesk.domain.post import Post
from fedidesk.domain.thread_folding import starts_folded
from fedidesk.domain.thread_tree import Branch, branches_of
from fedidesk.domain.timeline import Thread

_ABOVE = 10
"""Posts before the one that was opened that are wanted at once: it stands at the top."""


def next_to_read(thread: Thread, count: int) -> list[PostId]:
    """Return at most ``count`` of the posts that are outlined only, first what is seen first."""
    wanted = (branch.post.id for branch in _as_seen(thread) if branch.post.id in thread.unread)
    return list(islice(wanted, count))


def with_read(thread: Thread, read: Mapping[PostId, Post | None]) -> Thread:
    """Return ``thread`` with the posts of ``read`` whole; None is for one that makes no sense."""

    def now(posts: tuple[Post, ...]) -> tuple[Post, ...]:
        found = (read.get(post.id, post) for post in posts)
        return tuple(post for post in found if post is not None)

    return replace(
        thread,
        ancestors=now(thread.ancestors),
        descendants=now(thread.descendants),
        unread={name: said for name, said in thread.unread.items() if name not in read},
    )


def read_since(before: Thread, thread: Thread) -> list[Post]:
    """Return the posts that are whole now and were not ``before``."""
    return [
        post
        for post in (*thread.ancestors, *thread.descendants)
        if post.id in before.unread and post.id not in thread.unread
    ]


def whole_posts(thread: Thread) -> list[Post]:
    """Return the posts that are whole, the one that was opened among them."""
    around = (*thread.ancestors, *thread.descendants)
    return [thread.focus, *(post for post in around if post.id not in thread.unread)]


def _as_seen(thread: Thread) -> Iterator[Branch]:
    """Go from what is on the screen first to what takes scrolling, and then unfolding."""
    branches = branches_of(thread.ancestors, thread.focus, thread.descendants)
    at = next(index for index, branch in enumerate(branches) if branch.is_focus)
    start = max(0, at - _ABOVE)
    folded: list[Branch] = []
    index = start
    while index < len(branches):
        branch = branches[index]
        yield branch
        index += 1
        if starts_folded(branch):
            folded += branches[index : index + branch.size]
            index += branch.size
    yield from reversed(branches[:start])
    yield from folded
