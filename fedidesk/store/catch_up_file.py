"""What somebody wanted to see the last time that they caught up, kept for the next one."""

import logging
from pathlib import Path

import msgspec

from fedidesk.domain.catch_up import Choice
from fedidesk.domain.errors import StorageError
from fedidesk.store.kept_file import KeptFile

log = logging.getLogger(__name__)
_decode = msgspec.json.Decoder(Choice).decode


class CatchUpFile:
    """The choice of one account. May be used from any thread, one call at a time."""

    def __init__(self, path: Path) -> None:
        self._file = KeptFile(path)

    def read(self) -> Choice | None:
        """Return the choice, None where nobody has chosen; damage is as good as that."""
        try:
            return self._file.read(_decode)
        except StorageError:
            log.info("a choice for catching up that can't be read is set aside")
            return None

    def write(self, choice: Choice) -> None:
        """Keep ``choice``. Raises ``StorageError``; the old file is whole then."""
        self._file.write(msgspec.json.encode(choice))
