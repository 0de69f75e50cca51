"""Small files that matter: what can't be read is never overwritten."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import msgspec

from fedidesk.core.files import set_aside, write_atomically
from fedidesk.domain.errors import StorageError

Content = TypeVar("Content")


class KeptFile:
    """Reads and writes one file as a whole; any thread, one call at a time.

    A file that could not be read or understood stays where it is until something is written, and
    is set aside then.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._unread = False

    def read(self, decode: Callable[[bytes], Content]) -> Content | None:
        """Return what the file holds, None where there is none. Raises ``StorageError``."""
        self._unread = False
        try:
            return decode(self._path.read_bytes())
        except FileNotFoundError:
            return None
        except (OSError, msgspec.MsgspecError) as error:
            self._unread = True
            raise StorageError(type(error).__name__) from None

    def write(self, content: bytes) -> None:
        """Make ``content`` the file's. Raises ``StorageError``; the old file is whole then."""
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            self._set_aside_unread()
            write_atomically(self._path, content)
        except OSError as error:
            raise StorageError(type(error).__name__) from None

    def remove(self) -> None:
        """Let there be no file. Raises ``StorageError``."""
        try:
            self._set_aside_unread()
            self._path.unlink(missing_ok=True)
        except OSError as error:
            raise StorageError(type(error).__name__) from None

    def _set_aside_unread(self) -> None:
        if self._unread:
            set_aside(self._path)
            self._unread = False
