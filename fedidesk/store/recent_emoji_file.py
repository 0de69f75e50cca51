"""The emoji that somebody chose last, in a file."""

import logging
from pathlib import Path

import msgspec

from fedidesk.domain.errors import StorageError
from fedidesk.store.kept_file import KeptFile

log = logging.getLogger(__name__)

_decode = msgspec.json.Decoder(tuple[str, ...]).decode


class RecentEmojiFile:
    """Reads and writes them as they are written in texts; any thread, one call at a time."""

    def __init__(self, path: Path) -> None:
        self._file = KeptFile(path)

    def read(self) -> tuple[str, ...]:
        """Return them, the last one first; damage is set aside, not deleted."""
        try:
            return self._file.read(_decode) or ()
        except StorageError:
            log.info("recent emoji that can't be read: they begin anew")
            return ()

    def write(self, recent: tuple[str, ...]) -> None:
        """Keep them. Raises ``StorageError``; the old file is whole then."""
        self._file.write(msgspec.json.encode(recent))
