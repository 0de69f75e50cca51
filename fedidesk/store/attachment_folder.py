"""The files that go with what is unsent: copies of our own, for the originals may go."""

import os
import shutil
from collections.abc import Callable, Collection
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO
from urllib.parse import quote

from fedidesk.domain.errors import StorageError
from fedidesk.domain.ids import AttachmentId

_PIECE = 1 << 20
"""Bytes that are copied at a time."""
_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL


class AttachmentFolder:
    """One account's copies, each in a file with its own name. From any thread.

    Whatever is in the folder belongs to an attachment, or is of no use.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._taken: set[str] = set()
        """Copied in this run: the draft that it is for may not be kept yet."""

    def path_of(self, attachment: AttachmentId) -> Path:
        """Return where the copy of an attachment is, and nowhere outside, whatever it is called."""
        return self._path / _name_of(attachment)

    def take(self, attachment: AttachmentId, source: Path) -> None:
        """Copy ``source``, as a whole or not at all. Raises ``StorageError``."""

        def copy(to: BinaryIO) -> None:
            with source.open("rb") as stream:
                shutil.copyfileobj(stream, to, _PIECE)

        self._write(attachment, copy)

    def keep(self, attachment: AttachmentId, content: bytes) -> None:
        """Keep ``content``. Raises ``StorageError``."""
        self._write(attachment, lambda to: to.write(content))

    def keep_only(self, attachments: Collection[AttachmentId]) -> None:
        """Delete what an earlier run left and none of these needs. Raises ``StorageError``."""
        needed = set(map(_name_of, attachments))
        try:
            for path in self._path.iterdir():
                if path.name not in needed and path.stem not in self._taken:
                    path.unlink(missing_ok=True)
        except FileNotFoundError:
            return
        except OSError as error:
            raise StorageError(type(error).__name__) from None

    def remove(self, attachments: Collection[AttachmentId]) -> None:
        """Delete these copies. Raises ``StorageError``."""
        try:
            for attachment in attachments:
                self.path_of(attachment).unlink(missing_ok=True)
        except OSError as error:
            raise StorageError(type(error).__name__) from None

    def _write(self, attachment: AttachmentId, fill: Callable[[BinaryIO], object]) -> None:
        path = self.path_of(attachment)
        self._taken.add(path.name)
        half = path.with_name(path.name + ".new")
        try:
            self._path.mkdir(parents=True, exist_ok=True, mode=0o700)
            half.unlink(missing_ok=True)
            with os.fdopen(os.open(half, _NEW, 0o600), "wb") as stream:
                fill(stream)
                stream.flush()
                os.fsync(stream.fileno())
            half.replace(path)
        except OSError as error:
            with suppress(OSError):
                half.unlink()
            raise StorageError(type(error).__name__) from None


def _name_of(attachment: AttachmentId) -> str:
    return quote(attachment, safe="").replace(".", "%2E")
