"""What stands around a post: a large answer is outlined first, and then read in pieces.

Most of the time goes into what no screen shows yet: decision 0013.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import TypeVar

from fedidesk.api import decoding, mapping, wire
from fedidesk.api.answer import Answer
from fedidesk.api.wire_threads import OutlinedContext, OutlinedStatus
from fedidesk.domain.ids import PostId, ProfileId
from fedidesk.domain.post import Post
from fedidesk.domain.profile import Profile
from fedidesk.domain.thread_reading import next_to_read, with_read
from fedidesk.domain.timeline import Thread

Said = TypeVar("Said")

_PIECE = 40
"""Posts that are read at once, more than any screen shows; later ones have no such hurry."""
_GROWTH = 6
"""How many times what is read already a later piece is: each costs the screen a look at all."""


def surroundings(
    answer: Answer, host: str
) -> tuple[tuple[Post, ...], tuple[Post, ...], Mapping[PostId, bytes]]:
    """Return what came before and what answers, and what is still to be read of them.

    Raises ``BadAnswer``.
    """
    found = decoding.exactly(answer.body, OutlinedContext)
    if found is None:
        context = decoding.one(answer, wire.Context, host)
        before, after = context.ancestors or (), context.descendants or ()
        return _each(before, _post), _each(after, _post), {}
    above, below = found.ancestors or (), found.descendants or ()
    if len(above) + len(below) <= _PIECE:
        return _each(above, _whole), _each(below, _whole), {}
    unread: dict[PostId, bytes] = {}

    def outlined(said: bytes) -> Post | None:
        post = _outline(said)
        if post is None:
            return _whole(said)
        unread[post.id] = said
        return post

    return _each(above, outlined), _each(below, outlined), unread


def read_on(thread: Thread) -> Thread:
    """Return ``thread`` with the next piece of it read."""
    read = len(thread.ancestors) + len(thread.descendants) - len(thread.unread)
    wanted = next_to_read(thread, max(_PIECE, _GROWTH * read))
    return with_read(thread, {post_id: _whole(thread.unread[post_id]) for post_id in wanted})


def _each(said: Iterable[Said], read: Callable[[Said], Post | None]) -> tuple[Post, ...]:
    return tuple(post for one in said if (post := read(one)) is not None)


def _whole(said: bytes) -> Post | None:
    """Return the post that the bytes of a status say; None if they say none."""
    status = decoding.read(said, wire.Status)
    return None if status is None else _post(status)


def _post(status: wire.Status) -> Post | None:
    found = mapping.bundle(status)
    return None if found is None else found.post


def _outline(said: bytes) -> Post | None:
    """Return where a post stands; None for what has to be read to know that."""
    status = decoding.exactly(said, OutlinedStatus)
    if status is None or status.reblog is not None or not status.id:
        return None
    author = status.account
    if author is None or not author.id or not (handle := mapping.handle_of(author)):
        return None
    return Post(
        id=PostId(str(status.id)),
        author=Profile(id=ProfileId(str(author.id)), handle=handle),
        reply_to=PostId(str(status.in_reply_to_id)) if status.in_reply_to_id else None,
    )
