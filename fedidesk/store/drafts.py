"""What somebody is writing, kept on disk while they do."""

from pathlib import Path

import msgspec

from fedidesk.core.files import write_atomically
from fedidesk.domain.draft import Draft
from fedidesk.domain.errors import StorageError


class DraftFile:
    """The unsent posts of one account in one file; no file where there is nothing to lose.

    May be used from any thread, one call at a time.
    """

    def __init__(self, path: Path) -> None:
        self._path = path

    def read(self) -> tuple[Draft, ...]:
        """Return the drafts that are kept; damage is set aside, not deleted."""
        try:
            return msgspec.json.decode(self._path.read_bytes(), type=tuple[Draft, ...])
        except OSError:
            return ()
        except msgspec.MsgspecError:
            self._path.replace(self._path.with_suffix(".damaged"))
            return ()

    def write(self, drafts: tuple[Draft, ...]) -> None:
        """Keep ``drafts`` and no others. Raises ``StorageError``; the old file is whole then."""
        try:
            if drafts:
                self._path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
                write_atomically(self._path, msgspec.json.encode(drafts))
            else:
                self._path.unlink(missing_ok=True)
        except OSError as error:
            raise StorageError(type(error).__name__) from None
