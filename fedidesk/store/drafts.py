"""What somebody is writing, kept on disk while they do."""

import logging
from pathlib import Path

import msgspec

from fedidesk.domain.draft import Draft
from fedidesk.domain.errors import StorageError
from fedidesk.store.kept_file import KeptFile

log = logging.getLogger(__name__)

_decode = msgspec.json.Decoder(tuple[Draft, ...]).decode


class DraftFile:
    """The unsent posts of one account in one file; no file where there is nothing to lose.

    May be used from any thread, one call at a time.
    """

    def __init__(self, path: Path) -> None:
        self._file = KeptFile(path)

    def read(self) -> tuple[Draft, ...]:
        """Return the drafts that are kept; damage is set aside, not deleted."""
        try:
            return self._file.read(_decode) or ()
        except StorageError:
            log.info("drafts that can't be read are set aside")
            return ()

    def write(self, drafts: tuple[Draft, ...]) -> None:
        """Keep ``drafts`` and no others. Raises ``StorageError``; the old file is whole then."""
        if drafts:
            self._file.write(msgspec.json.encode(drafts))
        else:
            self._file.remove()
