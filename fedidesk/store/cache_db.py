"""The cache of one account on disk: the newest page of each timeline."""

import logging
import sqlite3
from contextlib import closing, suppress
from pathlib import Path

import msgspec

from fedidesk.domain.errors import StorageError
from fedidesk.domain.ids import Cursor
from fedidesk.domain.post import Bundle
from fedidesk.domain.timeline import TimelineSpec

log = logging.getLogger(__name__)

_VERSION = 1
# Readers never wait for the writer this way: the first look at a timeline is in the loop's thread.
_SCHEMA = f"""
PRAGMA journal_mode = WAL;
PRAGMA synchronous = NORMAL;
CREATE TABLE IF NOT EXISTS page (
    spec TEXT PRIMARY KEY,
    bundles BLOB NOT NULL
) STRICT;
PRAGMA user_version = {_VERSION};
"""

_PATIENCE_TO_READ = 0.1
"""Seconds to wait for another call's end; the reader may be in the loop's thread."""
_PATIENCE_TO_WRITE = 5.0


class CachedPage(msgspec.Struct, frozen=True, gc=False):
    """The top of a timeline as it was last seen, newest first."""

    bundles: tuple[Bundle, ...] = ()
    older: Cursor | None = None
    newer: Cursor | None = None


_encode = msgspec.msgpack.Encoder().encode
_decode = msgspec.msgpack.Decoder(CachedPage).decode


class CacheDb:
    """Opens the file for each call, so it may be used from any thread, one call at a time.

    A file of another version or with damage is dropped: all of it can be fetched again.
    """

    def __init__(self, path: Path) -> None:
        self._path = path

    def read_page(self, spec: TimelineSpec) -> CachedPage:
        """Return the page kept for ``spec``, empty if there is none that can be read."""
        try:
            return self._read(spec) if self._path.exists() else CachedPage()
        except (sqlite3.OperationalError, OSError) as error:
            log.info("no way to the cache now: %s", type(error).__name__)
        except (sqlite3.DatabaseError, msgspec.MsgspecError) as error:
            self._drop(error)
        return CachedPage()

    def write_page(self, spec: TimelineSpec, page: CachedPage) -> None:
        """Keep ``page`` for ``spec``. Raises ``StorageError``."""
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            try:
                self._write(spec, page)
            except sqlite3.DatabaseError as error:
                if isinstance(error, sqlite3.OperationalError):
                    raise
                self._drop(error)
                self._write(spec, page)
        except (sqlite3.Error, OSError) as error:
            raise StorageError(type(error).__name__) from None

    def _read(self, spec: TimelineSpec) -> CachedPage:
        with closing(self._open(_PATIENCE_TO_READ)) as connection:
            if not connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'page'").fetchone():
                return CachedPage()
            found = connection.execute(
                "SELECT bundles FROM page WHERE spec = ?", (str(spec),)
            ).fetchone()
        return _decode(found[0]) if found else CachedPage()

    def _write(self, spec: TimelineSpec, page: CachedPage) -> None:
        with closing(self._open(_PATIENCE_TO_WRITE)) as connection, connection:
            connection.executescript(_SCHEMA)
            connection.execute(
                "INSERT OR REPLACE INTO page VALUES (?, ?)", (str(spec), _encode(page))
            )

    def _open(self, patience: float) -> sqlite3.Connection:
        connection = sqlite3.connect(self._path, timeout=patience)
        try:
            version = connection.execute("PRAGMA user_version").fetchone()[0]
            if version not in (0, _VERSION):
                raise sqlite3.DatabaseError("a cache of another version")
        except sqlite3.Error:
            connection.close()
            raise
        return connection

    def _drop(self, reason: Exception) -> None:
        """Delete the file with what SQLite keeps beside it, which would spoil the next one."""
        log.info("dropped an unreadable cache: %s", type(reason).__name__)
        for suffix in ("", "-wal", "-shm", "-journal"):
            with suppress(OSError):
                self._path.with_name(self._path.name + suffix).unlink(missing_ok=True)
