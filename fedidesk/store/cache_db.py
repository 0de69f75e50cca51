"""The file that keeps an account's timelines: opened, brought up to date, replaced when damaged."""

import logging
import sqlite3
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path
from typing import TypeVar

import msgspec

from fedidesk.core.files import set_aside

log = logging.getLogger(__name__)
Result = TypeVar("Result")

_MIGRATIONS = (
    # 1: one page for each timeline. All of it can be fetched again.
    "CREATE TABLE page (spec TEXT PRIMARY KEY, bundles BLOB NOT NULL) STRICT;",
    # 2: timelines as ranks of items, with the gaps between them.
    """
    DROP TABLE page;
    CREATE TABLE post (
        no INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        content BLOB NOT NULL
    ) STRICT;
    CREATE TABLE timeline (
        no INTEGER PRIMARY KEY,
        spec TEXT NOT NULL UNIQUE,
        newer TEXT,
        older TEXT,
        opened INTEGER NOT NULL DEFAULT 0,
        place_id TEXT,
        place_rank INTEGER,
        place_y INTEGER,
        seen_rank INTEGER
    ) STRICT;
    CREATE TABLE item (
        timeline INTEGER NOT NULL,
        rank INTEGER NOT NULL,
        id TEXT NOT NULL,
        post INTEGER,
        boosted_by BLOB,
        newer TEXT,
        older TEXT,
        PRIMARY KEY (timeline, rank)
    ) STRICT, WITHOUT ROWID;
    CREATE UNIQUE INDEX item_by_id ON item (timeline, id);
    CREATE INDEX item_by_post ON item (post);
    """,
)
VERSION = len(_MIGRATIONS)

_PATIENCE_TO_READ = 0.1
"""Seconds to wait for another call's end; the reader is in the loop's thread."""
_PATIENCE_TO_WRITE = 5.0
_DAMAGE = (sqlite3.DatabaseError, msgspec.MsgspecError)


class CacheLost(Exception):
    """What was kept is gone, or can't be added to; an empty place was made to go on with.

    ``damaged``: the file was set aside; else there is no room for it and memory has to do.
    """

    def __init__(self, *, damaged: bool) -> None:
        super().__init__("damaged" if damaged else "no room")
        self.damaged = damaged


class CacheDb:
    """One thread writes, with ``do``; any thread may ``glance`` at what is there."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._connection: sqlite3.Connection | None = None
        self._in_memory = False

    @classmethod
    def in_memory(cls) -> "CacheDb":
        """Return one that keeps nothing beyond the run."""
        cache = cls(Path())
        cache._in_memory = True
        return cache

    def glance(self, read: Callable[[sqlite3.Connection], Result]) -> Result | None:
        """Return what ``read`` finds; None where there is nothing that can be read now."""
        if not self._path.exists():
            return None
        try:
            with closing(_open_to_read(self._path)) as connection:
                return read(connection) if _version(connection) == VERSION else None
        except _DAMAGE as error:
            # Whoever writes meets the same and does something about it.
            log.info("the cache can't be read now: %s", type(error).__name__)
            return None

    def do(self, work: Callable[[sqlite3.Connection], Result]) -> Result:
        """Return ``work(connection)``, all of which is kept or nothing. Raises ``CacheLost``."""
        if self._connection is None:
            self._connection = self._opened()
        connection = self._connection
        try:
            with connection:
                connection.execute("BEGIN IMMEDIATE")
                return work(connection)
        except _DAMAGE as error:
            self.close()
            self._begin_anew(error)
            raise CacheLost(damaged=not self._in_memory) from error

    def close(self) -> None:
        """Let go of the file."""
        if self._connection is not None:
            with suppress(sqlite3.Error):
                self._connection.close()
            self._connection = None

    def _opened(self) -> sqlite3.Connection:
        try:
            return self._open()
        except (sqlite3.Error, OSError) as error:
            self._begin_anew(error)
            raise CacheLost(damaged=not self._in_memory) from error

    def _open(self) -> sqlite3.Connection:
        if self._in_memory:
            return _brought_up_to_date(sqlite3.connect(":memory:", isolation_level=None))
        self._path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        connection = sqlite3.connect(self._path, timeout=_PATIENCE_TO_WRITE, isolation_level=None)
        try:
            # Readers never wait for the writer this way.
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = NORMAL")
            return _brought_up_to_date(connection)
        except BaseException:
            connection.close()
            raise

    def _begin_anew(self, reason: Exception) -> None:
        """Make an empty place: in a new file where the old one is damaged, else in memory."""
        log.info("the cache is lost: %s", type(reason).__name__)
        self._in_memory = not _is_damage(reason)
        if not self._in_memory:
            try:
                self._set_aside()
                self._connection = self._open()
            except (sqlite3.Error, OSError):
                self._in_memory = True
        if self._in_memory:
            self._connection = self._open()

    def _set_aside(self) -> None:
        """Move the file away; what SQLite keeps beside it would spoil the next one."""
        for suffix in ("-wal", "-shm", "-journal"):
            self._path.with_name(self._path.name + suffix).unlink(missing_ok=True)
        set_aside(self._path)


def _open_to_read(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(path, timeout=_PATIENCE_TO_READ, isolation_level=None)


def _version(connection: sqlite3.Connection) -> int:
    found: int = connection.execute("PRAGMA user_version").fetchone()[0]
    return found


def _brought_up_to_date(connection: sqlite3.Connection) -> sqlite3.Connection:
    version = _version(connection)
    if version > VERSION:
        raise sqlite3.DatabaseError("a cache of a later version")
    for number, migration in enumerate(_MIGRATIONS[version:], version + 1):
        connection.executescript(f"BEGIN; {migration} PRAGMA user_version = {number}; COMMIT;")
    return connection


def _is_damage(error: Exception) -> bool:
    """Whether the content is at fault, and not the room for it or the way to it."""
    if isinstance(error, sqlite3.OperationalError):
        return error.sqlite_errorcode & 0xFF in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_ERROR)
    return isinstance(error, _DAMAGE)
