"""The order of one timeline on disk: its items by rank, and a record of what changed."""

import os
import sqlite3
from collections.abc import Iterable, Mapping, Sequence

from fedidesk.domain.ids import Cursor, PostId, RowId
from fedidesk.domain.post import Bundle, Gap, Item, Post
from fedidesk.domain.timeline import TimelineSpec
from fedidesk.store.delta import Delta, OpenGap, Placed, Ways
from fedidesk.store.kept_posts import encoded, put_posts
from fedidesk.store.ranks import ROOM, STEP, between

_MOST_NAMES = 500
"""SQLite takes a bounded number of values in a statement."""


class KeptOrder:
    """Reads and changes the items of one timeline, within a transaction of the connection.

    The higher the rank, the newer. Items are named by id: ranks are given out anew where there is
    no room left between two neighbours.
    """

    def __init__(self, connection: sqlite3.Connection, spec: TimelineSpec) -> None:
        self._sql = connection
        self._no = self._number(str(spec))
        self._came: dict[RowId, Placed] = {}
        self._gone: list[int] = []
        self._posts: dict[PostId, Post] = {}
        self._ranks_changed = False
        self._cut_below: int | None = None

    def delta(self) -> Delta:
        """Return what has changed since this object was made."""
        came = sorted(self._came.values(), key=lambda placed: -placed.rank)
        return Delta(
            tuple(came),
            tuple(self._gone),
            tuple(self._posts.values()),
            Ways(self.newer, self.older, tuple(self.gaps())),
            ranks_changed=self._ranks_changed,
            cut_below=self._cut_below,
        )

    @property
    def newer(self) -> Cursor | None:
        """Asks for what comes after the first row that a server has told of."""
        return self._head("newer")

    @newer.setter
    def newer(self, cursor: Cursor | None) -> None:
        self._set_head("newer", cursor)

    @property
    def older(self) -> Cursor | None:
        """Asks for what follows the last row; None where nothing does."""
        return self._head("older")

    @older.setter
    def older(self, cursor: Cursor | None) -> None:
        self._set_head("older", cursor)

    @property
    def opened(self) -> int:
        """How often rows may have come on top that nobody told of; negative where all is known."""
        query = "SELECT opened FROM timeline WHERE no = ?"
        found: int = self._sql.execute(query, (self._no,)).fetchone()[0]
        return found

    @opened.setter
    def opened(self, number: int) -> None:
        self._sql.execute("UPDATE timeline SET opened = ? WHERE no = ?", (number, self._no))

    def top(self) -> RowId | None:
        """Return the first item."""
        return self._name("ORDER BY rank DESC LIMIT 1")

    def bottom(self) -> RowId | None:
        """Return the last item."""
        return self._name("ORDER BY rank LIMIT 1")

    def above(self, item_id: RowId) -> RowId | None:
        """Return the item right above another."""
        return self._name("AND rank > ? ORDER BY rank LIMIT 1", self.rank(item_id))

    def below(self, item_id: RowId) -> RowId | None:
        """Return the item right below another."""
        return self._name("AND rank < ? ORDER BY rank DESC LIMIT 1", self.rank(item_id))

    def at_or_below(self, rank: int) -> RowId | None:
        """Return the highest item that is not above a rank."""
        return self._name("AND rank <= ? ORDER BY rank DESC LIMIT 1", rank)

    def rank(self, item_id: RowId) -> int:
        """Return the rank of an item that is there."""
        return self.ranks([item_id])[item_id]

    def ranks(self, item_ids: Sequence[RowId]) -> dict[RowId, int]:
        """Return the ranks of those items that are there."""
        found: dict[RowId, int] = {}
        for first in range(0, len(item_ids), _MOST_NAMES):
            names = item_ids[first : first + _MOST_NAMES]
            marks = ",".join("?" * len(names))
            query = f"SELECT id, rank FROM item WHERE timeline = ? AND id IN ({marks})"  # noqa: S608 - marks only
            found.update(self._sql.execute(query, (self._no, *names)).fetchall())
        return found

    def ids_of_post(self, name: str) -> list[RowId]:
        """Return the rows that bring a post, and the one of this name itself."""
        query = (
            "SELECT id FROM item WHERE timeline = ?1 AND (id = ?2"
            " OR post = (SELECT no FROM post WHERE post.id = ?2)) AND post IS NOT NULL"
        )
        return [RowId(row_id) for (row_id,) in self._sql.execute(query, (self._no, name))]

    def gap(self, item_id: RowId | None) -> OpenGap | None:
        """Return what has to be asked to fill a gap; None where it is no gap, or not there."""
        return next((gap for gap in self.gaps() if gap.id == item_id), None)

    def gaps(self) -> list[OpenGap]:
        """Return all gaps, the highest first."""
        return open_gaps(self._sql, self._no)

    def put_gap_on_top(self, *, newer: Cursor | None, older: Cursor | None) -> None:
        """Put a gap above all that is there, for rows to come above it."""
        top = self.top()
        rank = STEP if top is None else self.rank(top) + STEP
        gap = Gap(RowId(f"gap {os.urandom(8).hex()}"))
        self._write(rank, gap, None, newer, older)

    def set_gap(self, gap_id: RowId, *, newer: Cursor | None, older: Cursor | None) -> None:
        """Change what has to be asked to fill a gap."""
        self._sql.execute(
            "UPDATE item SET newer = ?, older = ? WHERE timeline = ? AND id = ?",
            (newer, older, self._no, gap_id),
        )

    def put(
        self, run: Sequence[Bundle], *, below: RowId | None = None, above: RowId | None = None
    ) -> None:
        """Put neighbours, newest first, right below an item, else right above one, else on top."""
        if not run:
            return
        ranks = self._room_for(len(run), below, above)
        if ranks is None:
            self._spread()
            ranks = self._room_for(len(run), below, above)
        assert ranks is not None, "ranks that were given out anew have room"
        numbers = self.keep(run)
        for rank, bundle in zip(reversed(ranks), run, strict=True):
            self._write(rank, bundle.row, numbers[bundle.post.id], None, None)

    def keep(self, bundles: Iterable[Bundle]) -> Mapping[PostId, int]:
        """Keep the posts of ``bundles`` as they are now; return their numbers."""
        posts = {bundle.post.id: bundle.post for bundle in bundles}
        self._posts.update(posts)
        return put_posts(self._sql, posts.values())

    def end_page(self, row_id: RowId, older: Cursor | None) -> None:
        """Remember what asks for all that follows a row: the timeline can be cut there."""
        if older is not None:
            self._sql.execute(
                "UPDATE item SET older = ? WHERE timeline = ? AND id = ? AND post IS NOT NULL",
                (older, self._no, row_id),
            )

    def remove(self, item_id: RowId) -> None:
        """Take an item out."""
        if self._came.pop(item_id, None) is None:
            self._gone.append(self.rank(item_id))
        self._sql.execute("DELETE FROM item WHERE timeline = ? AND id = ?", (self._no, item_id))

    def remove_all(self) -> None:
        """Take every item out."""
        found = self._sql.execute("SELECT rank FROM item WHERE timeline = ?", (self._no,))
        fresh = {placed.rank for placed in self._came.values()}
        self._gone += [rank for (rank,) in found if rank not in fresh]
        self._came.clear()
        self._sql.execute("DELETE FROM item WHERE timeline = ?", (self._no,))

    def cut_below(self, rank: int, older: Cursor) -> None:
        """Take out everything below a rank; ``older`` asks for it again."""
        self._cut_below = rank
        self._sql.execute("DELETE FROM item WHERE timeline = ? AND rank < ?", (self._no, rank))
        self.older = older

    def restore(self, items: Sequence[Placed], ways: Ways, posts: Mapping[PostId, Post]) -> None:
        """Begin anew with what somebody had in memory."""
        self.remove_all()
        self.newer, self.older = ways.newer, ways.older
        numbers = put_posts(self._sql, posts.values())
        gaps = {gap.id: (gap.newer, gap.older) for gap in ways.gaps}
        for rank, item in ((placed.rank, placed.item) for placed in items):
            if isinstance(item, Gap):
                self._write(rank, item, None, *gaps.get(item.id, (None, None)))
            elif item.post_id in numbers:
                self._write(rank, item, numbers[item.post_id], None, None)

    def _room_for(self, count: int, below: RowId | None, above: RowId | None) -> list[int] | None:
        if below is not None:
            next_ = self.below(below)
            low = None if next_ is None else self.rank(next_)
            return between(count, low, self.rank(below), from_top=True)
        anchor = self.top() if above is None else above
        if anchor is None:
            # Higher than whatever was there before it was empty.
            return between(count, abs(self.opened) * ROOM, None, from_top=False)
        next_ = self.above(anchor)
        low = self.rank(anchor) + (ROOM if next_ is None and self.gap(anchor) else 0)
        high = None if next_ is None else self.rank(next_)
        return between(count, low, high, from_top=False)

    def _write(
        self,
        rank: int,
        item: Item,
        post: int | None,
        newer: Cursor | None,
        older: Cursor | None,
    ) -> None:
        boosted_by = None if isinstance(item, Gap) else encoded(item.boosted_by)
        self._sql.execute(
            "INSERT INTO item VALUES (?, ?, ?, ?, ?, ?, ?)",
            (self._no, rank, item.id, post, boosted_by, newer, older),
        )
        self._came[item.id] = Placed(rank, item)

    def _spread(self) -> None:
        """Give out all ranks anew, with the usual room."""
        self._ranks_changed = True
        items = self._sql.execute(
            "SELECT * FROM item WHERE timeline = ? ORDER BY rank", (self._no,)
        ).fetchall()
        self._sql.execute("DELETE FROM item WHERE timeline = ?", (self._no,))
        rank = 0
        moved: dict[int, int] = {}
        for no, before, row_id, post, *rest in items:
            rank += STEP
            moved[before] = rank
            self._sql.execute(
                "INSERT INTO item VALUES (?, ?, ?, ?, ?, ?, ?)", (no, rank, row_id, post, *rest)
            )
            rank += ROOM if post is None else 0
        for name in ("place_rank", "seen_rank"):
            self._sql.execute(
                f"UPDATE timeline SET {name} = ? WHERE no = ?",  # noqa: S608 - a name of ours
                (moved.get(self._raw_head(name) or 0), self._no),
            )

    def _number(self, spec: str) -> int:
        self._sql.execute("INSERT OR IGNORE INTO timeline (spec) VALUES (?)", (spec,))
        found = self._sql.execute("SELECT no FROM timeline WHERE spec = ?", (spec,)).fetchone()
        number: int = found[0]
        return number

    def _name(self, which: str, *values: int) -> RowId | None:
        query = f"SELECT id FROM item WHERE timeline = ? {which}"  # noqa: S608 - words of ours
        found = self._sql.execute(query, (self._no, *values)).fetchone()
        return None if found is None else RowId(found[0])

    def _raw_head(self, name: str) -> int | None:
        query = f"SELECT {name} FROM timeline WHERE no = ?"  # noqa: S608 - a name of ours
        found: int | None = self._sql.execute(query, (self._no,)).fetchone()[0]
        return found

    def _head(self, name: str) -> Cursor | None:
        query = f"SELECT {name} FROM timeline WHERE no = ?"  # noqa: S608 - a name of ours
        found = self._sql.execute(query, (self._no,)).fetchone()[0]
        return None if found is None else Cursor(found)

    def _set_head(self, name: str, cursor: Cursor | None) -> None:
        query = f"UPDATE timeline SET {name} = ? WHERE no = ?"  # noqa: S608 - a name of ours
        self._sql.execute(query, (cursor, self._no))


def open_gaps(connection: sqlite3.Connection, no: int) -> list[OpenGap]:
    """Return the gaps of the timeline with that number, the highest first."""
    found = connection.execute(
        "SELECT id, newer, older, (SELECT iif(post IS NULL, NULL, id) FROM item AS lower"
        " WHERE lower.timeline = gap.timeline AND lower.rank < gap.rank"
        " ORDER BY rank DESC LIMIT 1 OFFSET 1)"
        " FROM item AS gap WHERE timeline = ? AND post IS NULL ORDER BY rank DESC",
        (no,),
    )
    return [OpenGap(*row) for row in found]
