"""Posts and profiles as they are written to disk."""

import sqlite3
from collections.abc import Iterable, Mapping

import msgspec

from fedidesk.domain.ids import PostId
from fedidesk.domain.post import Post
from fedidesk.domain.profile import Profile

_encode = msgspec.msgpack.Encoder().encode
decode_post = msgspec.msgpack.Decoder(Post).decode
decode_profile = msgspec.msgpack.Decoder(Profile).decode

_LONGEST_WAY = 100
"""Posts that are read one above the other."""
_PUT = """
INSERT INTO post (id, content) VALUES (?, ?)
ON CONFLICT (id) DO UPDATE SET content = excluded.content RETURNING no
"""


def put_posts(connection: sqlite3.Connection, posts: Iterable[Post]) -> Mapping[PostId, int]:
    """Keep ``posts`` and return their numbers."""
    return {
        post.id: connection.execute(_PUT, (post.id, _encode(post))).fetchone()[0] for post in posts
    }


def renew_posts(connection: sqlite3.Connection, posts: Iterable[Post]) -> None:
    """Keep what is known of ``posts`` now, where they were kept before."""
    # Most of a thread is not kept, and what is written takes longer than to find that out.
    kept = [
        post
        for post in posts
        if connection.execute("SELECT 1 FROM post WHERE id = ?", (post.id,)).fetchone()
    ]
    connection.executemany(
        "UPDATE post SET content = ? WHERE id = ?", [(_encode(post), post.id) for post in kept]
    )


def read_way_to(connection: sqlite3.Connection, post_id: PostId) -> tuple[Post, ...]:
    """Return a post and, one by one, what came before it, as far as they are kept."""
    found: dict[PostId, Post] = {}
    wanted: PostId | None = post_id
    while wanted is not None and wanted not in found and len(found) < _LONGEST_WAY:
        kept = connection.execute("SELECT content FROM post WHERE id = ?", (wanted,)).fetchone()
        if kept is None:
            break
        post = found[wanted] = decode_post(kept[0])
        wanted = post.reply_to
    return tuple(found.values())


def encoded(profile: Profile | None) -> bytes | None:
    """Return ``profile`` as it is written."""
    return None if profile is None else _encode(profile)
