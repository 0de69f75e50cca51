"""How an account writes when nobody says otherwise, kept for the next time."""

import logging
from pathlib import Path

import msgspec

from fedidesk.domain.errors import StorageError
from fedidesk.domain.habits import Habits
from fedidesk.store.kept_file import KeptFile

log = logging.getLogger(__name__)
_decode = msgspec.json.Decoder(Habits).decode


class HabitsFile:
    """The habits of one account. May be used from any thread, one call at a time."""

    def __init__(self, path: Path) -> None:
        self._file = KeptFile(path)

    def read(self) -> Habits:
        """Return what is kept; damage is set aside, and is as good as nothing."""
        try:
            return self._file.read(_decode) or Habits()
        except StorageError:
            log.info("habits of writing that can't be read are set aside")
            return Habits()

    def write(self, habits: Habits) -> None:
        """Keep ``habits``. Raises ``StorageError``; the old file is whole then."""
        self._file.write(msgspec.json.encode(habits))
