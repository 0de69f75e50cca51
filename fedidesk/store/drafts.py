"""What somebody is writing, kept on disk while they do."""

from pathlib import Path

import msgspec

from fedidesk.core.files import write_atomically
from fedidesk.domain.draft import Draft
from fedidesk.domain.errors import StorageError


class DraftFile:
    """The unsent post of one account: one file, gone when there is nothing to lose."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def read(self) -> Draft | None:
        """Return the draft that is kept, or None; damage is set aside, not deleted."""
        try:
            return msgspec.json.decode(self._path.read_bytes(), type=Draft)
        except OSError:
            return None
        except msgspec.MsgspecError:
            self._path.replace(self._path.with_suffix(".damaged"))
            return None

    def write(self, draft: Draft) -> None:
        """Keep ``draft``. Raises ``StorageError``."""
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            write_atomically(self._path, msgspec.json.encode(draft))
        except OSError as error:
            raise StorageError(type(error).__name__) from None

    def clear(self) -> None:
        """Forget the draft: it was sent, or thrown away by the person."""
        try:
            self._path.unlink(missing_ok=True)
        except OSError as error:
            raise StorageError(type(error).__name__) from None
