"""All timelines of an account on disk: opened at the reader's place, read on, cut to size."""

import sqlite3
from collections.abc import Iterable

from msgspec import Struct

from fedidesk.domain.ids import Cursor, PostId, RowId
from fedidesk.domain.post import Gap, Item, Post, Row
from fedidesk.domain.timeline import TimelineSpec
from fedidesk.store.delta import Delta, KeptPlace, Opened, Placed, Stretch, Ways
from fedidesk.store.kept_order import KeptOrder, open_gaps
from fedidesk.store.kept_posts import decode_post, decode_profile
from fedidesk.store.weaver import Weaver

_ITEMS = """
SELECT item.rank, item.id, item.post IS NULL, post.id, item.boosted_by, post.content
FROM item LEFT JOIN post ON post.no = item.post
"""
_KEEP_SHARE = 0.8
"""How much of a timeline stays where there is too much."""
_SHORT = 400
"""Items that a timeline may keep, however little room there is."""


class _Head(Struct, frozen=True):
    """What is kept of a timeline besides its items."""

    no: int
    newer: Cursor | None
    older: Cursor | None
    place_id: str | None
    place_rank: int | None
    place_y: int | None
    seen_rank: int | None


def open_timeline(
    connection: sqlite3.Connection, spec: TimelineSpec, above: int, below: int
) -> Opened:
    """Return a timeline where its reader left it, with so many items around that place.

    What stands beyond is not counted. Where the item of the place is gone, the next older one
    is it.
    """
    head = _head(connection, spec)
    if head is None:
        return Opened(Stretch((), ()))
    rank, place = _place(connection, head)
    stretch = _stretch(connection, head.no, rank, above, below)
    return Opened(stretch, place, head.seen_rank, _ways(connection, head))


def read_around(
    connection: sqlite3.Connection, spec: TimelineSpec, index: int, count: int
) -> Stretch:
    """Return the items around the one that is ``index`` from the top, counted."""
    head = _head(connection, spec)
    if head is None:
        return Stretch((), ())
    found = connection.execute(
        "SELECT rank FROM item WHERE timeline = ? ORDER BY rank DESC LIMIT 1 OFFSET ?",
        (head.no, max(0, index)),
    ).fetchone()
    rank = None if found is None else found[0]
    return _counted(connection, head.no, _stretch(connection, head.no, rank, count // 2, count))


def read_around_rank(
    connection: sqlite3.Connection, spec: TimelineSpec, rank: int, count: int
) -> Stretch:
    """Return the items around a rank, counted."""
    head = _head(connection, spec)
    if head is None:
        return Stretch((), ())
    stretch = _stretch(connection, head.no, rank, count // 2, count // 2)
    return _counted(connection, head.no, stretch)


def read_newest(connection: sqlite3.Connection, spec: TimelineSpec, count: int) -> Stretch:
    """Return the items at the top of a timeline."""
    head = _head(connection, spec)
    return Stretch((), ()) if head is None else _below(connection, head.no, 1 << 62, count)


def read_above(
    connection: sqlite3.Connection, spec: TimelineSpec, rank: int, count: int
) -> Stretch:
    """Return the next items above a rank."""
    head = _head(connection, spec)
    return Stretch((), ()) if head is None else _above(connection, head.no, rank, count)


def read_below(
    connection: sqlite3.Connection, spec: TimelineSpec, rank: int, count: int
) -> Stretch:
    """Return the next items below a rank."""
    head = _head(connection, spec)
    return Stretch((), ()) if head is None else _below(connection, head.no, rank - 1, count)


def count_beyond(
    connection: sqlite3.Connection, spec: TimelineSpec, first: int, last: int
) -> tuple[int, int]:
    """Return how many items stand above the rank ``first`` and below ``last``."""
    head = _head(connection, spec)
    if head is None:
        return 0, 0
    return _beyond(connection, head.no, first, last)


def keep_place(
    connection: sqlite3.Connection,
    spec: TimelineSpec,
    place: KeptPlace,
    seen_rank: int | None,
) -> None:
    """Remember where the reader is."""
    connection.execute(
        "UPDATE timeline SET place_id = ?1, place_y = ?2, seen_rank = ?3, place_rank ="
        " coalesce((SELECT rank FROM item WHERE item.timeline = timeline.no AND item.id = ?1),"
        " place_rank) WHERE spec = ?4",
        (place.item_id, place.y, seen_rank, str(spec)),
    )


def remove_everywhere(connection: sqlite3.Connection, name: str) -> dict[TimelineSpec, Delta]:
    """Take a post out of every timeline, and the row of this name; return what changed."""
    specs = connection.execute(
        "SELECT spec FROM timeline WHERE no IN (SELECT timeline FROM item WHERE id = ?1"
        " OR post = (SELECT no FROM post WHERE post.id = ?1))",
        (name,),
    ).fetchall()
    deltas = {}
    for (text,) in specs:
        spec = TimelineSpec.parse(text)
        order = KeptOrder(connection, spec)
        Weaver(order).remove(order.ids_of_post(name))
        deltas[spec] = order.delta()
    connection.execute("DELETE FROM post WHERE id = ?", (name,))
    return deltas


def keep_within(connection: sqlite3.Connection, most: int) -> dict[TimelineSpec, Delta]:
    """Let go of something if more than ``most`` bytes are in use; return what changed."""
    pages, free, length = (
        connection.execute(f"PRAGMA {name}").fetchone()[0]
        for name in ("page_count", "freelist_count", "page_size")
    )
    return cut_longest(connection) if (pages - free) * length > most else {}


def cut_longest(connection: sqlite3.Connection) -> dict[TimelineSpec, Delta]:
    """Let go of the oldest part of the longest timeline; nothing where all are short.

    The reader's place stays, and the cut is where a server can be asked for the rest.
    """
    lengths = connection.execute(
        "SELECT timeline.no, spec, place_rank, count(*) AS length FROM item"
        " JOIN timeline ON timeline.no = item.timeline GROUP BY timeline.no"
        " HAVING length > ? ORDER BY length DESC",
        (_SHORT,),
    )
    for no, text, place_rank, length in lengths.fetchall():
        cut = _cut(connection, no, max(_SHORT, int(length * _KEEP_SHARE)), place_rank)
        if cut is not None:
            spec = TimelineSpec.parse(text)
            order = KeptOrder(connection, spec)
            order.cut_below(*cut)
            connection.execute(
                "DELETE FROM post WHERE no NOT IN (SELECT post FROM item WHERE post IS NOT NULL)"
            )
            return {spec: order.delta()}
    return {}


def _cut(
    connection: sqlite3.Connection, no: int, stay: int, place_rank: int | None
) -> tuple[int, Cursor] | None:
    """Return the rank to cut below, and what asks for what follows it."""
    found: tuple[int, Cursor] | None = connection.execute(
        "SELECT rank, older FROM item WHERE timeline = ?1 AND post IS NOT NULL"
        " AND older IS NOT NULL AND rank <= (SELECT rank FROM item WHERE timeline = ?1"
        " ORDER BY rank DESC LIMIT 1 OFFSET ?2) AND rank <= ?3 AND EXISTS (SELECT 1 FROM item AS"
        " lower WHERE lower.timeline = ?1 AND lower.rank < item.rank) ORDER BY rank DESC LIMIT 1",
        (no, stay - 1, (1 << 62) if place_rank is None else place_rank),
    ).fetchone()
    return found


def _head(connection: sqlite3.Connection, spec: TimelineSpec) -> _Head | None:
    found = connection.execute(
        "SELECT no, newer, older, place_id, place_rank, place_y, seen_rank FROM timeline"
        " WHERE spec = ?",
        (str(spec),),
    ).fetchone()
    return None if found is None else _Head(*found)


def _ways(connection: sqlite3.Connection, head: _Head) -> Ways:
    return Ways(head.newer, head.older, tuple(open_gaps(connection, head.no)))


def _place(connection: sqlite3.Connection, head: _Head) -> tuple[int | None, KeptPlace | None]:
    """Return the rank of the reader's place, and the place, or the next older one."""
    for query, value in (
        ("SELECT rank, id FROM item WHERE timeline = ? AND id = ?", head.place_id),
        (
            "SELECT rank, id FROM item WHERE timeline = ? AND rank <= ? ORDER BY rank DESC LIMIT 1",
            head.place_rank,
        ),
    ):
        if value is not None:
            found = connection.execute(query, (head.no, value)).fetchone()
            if found is not None:
                return found[0], KeptPlace(RowId(found[1]), head.place_y or 0)
    return None, None


def _stretch(
    connection: sqlite3.Connection, no: int, rank: int | None, above: int, below: int
) -> Stretch:
    """Return what is around a rank; the top where there is none."""
    if rank is None:
        return _below(connection, no, 1 << 62, above + below)
    upper = _above(connection, no, rank, above)
    lower = _below(connection, no, rank, below)
    return Stretch(upper.items + lower.items, upper.posts + lower.posts)


def _above(connection: sqlite3.Connection, no: int, rank: int, count: int) -> Stretch:
    query = f"{_ITEMS} WHERE item.timeline = ? AND rank > ? ORDER BY rank LIMIT ?"
    found = connection.execute(query, (no, rank, count)).fetchall()
    return _read(reversed(found))


def _below(connection: sqlite3.Connection, no: int, rank: int, count: int) -> Stretch:
    """Return the item of this rank and the next ones below it."""
    query = f"{_ITEMS} WHERE item.timeline = ? AND rank <= ? ORDER BY rank DESC LIMIT ?"
    return _read(connection.execute(query, (no, rank, count)).fetchall())


def _counted(connection: sqlite3.Connection, no: int, stretch: Stretch) -> Stretch:
    if not stretch.items:
        return stretch
    beyond = _beyond(connection, no, stretch.items[0].rank, stretch.items[-1].rank)
    return Stretch(stretch.items, stretch.posts, *beyond)


def _beyond(connection: sqlite3.Connection, no: int, first: int, last: int) -> tuple[int, int]:
    query = "SELECT count(*) FROM item WHERE timeline = ? AND rank"
    above = connection.execute(f"{query} > ?", (no, first)).fetchone()[0]
    below = connection.execute(f"{query} < ?", (no, last)).fetchone()[0]
    return above, below


def _read(found: Iterable[tuple[int, str, int, str | None, bytes | None, bytes]]) -> Stretch:
    items: list[Placed] = []
    posts: list[Post] = []
    for rank, item_id, is_gap, post_id, boosted_by, content in found:
        item: Item = Gap(RowId(item_id))
        if not is_gap and post_id is not None:
            profile = None if boosted_by is None else decode_profile(boosted_by)
            item = Row(RowId(item_id), PostId(post_id), profile)
            posts.append(decode_post(content))
        items.append(Placed(rank, item))
    return Stretch(tuple(items), tuple(posts))
