"""The cache of one account on disk: the newest page of each timeline."""

import logging
import sqlite3
from pathlib import Path

import msgspec

from fedidesk.domain.errors import StorageError
from fedidesk.domain.ids import Cursor
from fedidesk.domain.post import Bundle
from fedidesk.domain.timeline import TimelineSpec

log = logging.getLogger(__name__)

_VERSION = 1
_SCHEMA = f"""
CREATE TABLE IF NOT EXISTS page (
    spec TEXT PRIMARY KEY,
    bundles BLOB NOT NULL
) STRICT;
PRAGMA user_version = {_VERSION};
"""


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
        if not self._path.exists():
            return CachedPage()
        try:
            with self._open() as connection:
                found = connection.execute(
                    "SELECT bundles FROM page WHERE spec = ?", (str(spec),)
                ).fetchone()
            connection.close()
            return _decode(found[0]) if found else CachedPage()
        except (sqlite3.DatabaseError, msgspec.MsgspecError) as error:
            log.info("dropped an unreadable cache: %s", type(error).__name__)
            self._path.unlink(missing_ok=True)
            return CachedPage()

    def write_page(self, spec: TimelineSpec, page: CachedPage) -> None:
        """Keep ``page`` for ``spec``. Raises ``StorageError``."""
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            with self._open() as connection:
                connection.executescript(_SCHEMA)
                connection.execute(
                    "INSERT OR REPLACE INTO page VALUES (?, ?)", (str(spec), _encode(page))
                )
            connection.close()
        except (sqlite3.Error, OSError) as error:
            raise StorageError(type(error).__name__) from None

    def _open(self) -> sqlite3.Connection:
        connection = sqlite3.connect(self._path, timeout=5.0)
        version = connection.execute("PRAGMA user_version").fetchone()[0]
        if version not in (0, _VERSION):
            connection.close()
            raise sqlite3.DatabaseError("a cache of another version")
        return connection
