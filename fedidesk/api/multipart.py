"""The body of an upload: read from the disk while it is sent, so that no film fills the memory.

https://www.rfc-editor.org/rfc/rfc7578
"""

import os
import threading
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import BinaryIO, Self

from msgspec import Struct

from fedidesk.domain.errors import FileLost

_PIECE = 1 << 16
_STEPS = 200
"""How often, at most, it is told how much has been sent."""


class FilePart(Struct, frozen=True):
    """A file of a form, under a name that says nothing but its type."""

    path: Path
    name: str
    mime: str


class UploadStopping:
    """A word to a thread that sends: stop. May be said from any thread, at any time."""

    def __init__(self) -> None:
        self._said = threading.Event()

    def say(self) -> None:
        """Let the upload end with the next piece."""
        self._said.set()

    def check(self) -> None:
        """Raise ``OSError`` where it was said: what the network does to a connection that ends."""
        if self._said.is_set():
            raise ConnectionAbortedError("the upload was stopped")


class Multipart:
    """A form with files, for requests to read. ``told`` gets the share that has been read, 0 to 1.

    Opens the files as it begins and closes them at its end: to be used in a ``with`` block. Raises
    ``FileLost`` for a file that is not there.
    """

    def __init__(
        self,
        fields: Mapping[str, str],
        files: Mapping[str, FilePart],
        told: Callable[[float], None],
        stopping: UploadStopping,
    ) -> None:
        self._boundary = os.urandom(16).hex()
        self._told = told
        self._stopping = stopping
        self._sent = self._steps_told = 0
        self._open: list[BinaryIO] = []
        self._size = 0
        self._pieces = self._read(fields, files)
        self._left = b""

    @property
    def content_type(self) -> str:
        """What to call it in the headers of the request."""
        return f"multipart/form-data; boundary={self._boundary}"

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        for file in self._open:
            file.close()

    def __len__(self) -> int:
        return self._size

    def __iter__(self) -> Iterator[bytes]:
        """Yield all of it; requests looks for this before it takes something for a body."""
        while piece := self.read(_PIECE):
            yield piece

    def read(self, size: int) -> bytes:
        """Return the next bytes, at most ``size``; none at the end."""
        self._stopping.check()
        if not self._left:
            self._left = next(self._pieces, b"")
        piece, self._left = self._left[:size], self._left[size:]
        self._sent += len(piece)
        self._tell()
        return piece

    def _tell(self) -> None:
        steps = _STEPS * self._sent // self._size
        if steps > self._steps_told:
            self._steps_told = steps
            self._told(self._sent / self._size)

    def _read(self, fields: Mapping[str, str], files: Mapping[str, FilePart]) -> Iterator[bytes]:
        """Open the files, reckon the size, and return what yields all pieces."""
        heads = [self._head(name) + value.encode() + b"\r\n" for name, value in fields.items()]
        parts: list[tuple[bytes, BinaryIO]] = []
        self._size = sum(map(len, heads))
        for name, part in files.items():
            try:
                file = part.path.open("rb")
                self._open.append(file)
                size = os.fstat(file.fileno()).st_size
            except OSError as error:
                self.__exit__()
                raise FileLost(type(error).__name__) from None
            head = self._head(name, part)
            parts.append((head, file))
            self._size += len(head) + size + len(b"\r\n")
        end = f"--{self._boundary}--\r\n".encode()
        self._size += len(end)
        return _all_of(heads, parts, end)

    def _head(self, name: str, part: FilePart | None = None) -> bytes:
        said = f'--{self._boundary}\r\nContent-Disposition: form-data; name="{name}"'
        if part is not None:
            said += f'; filename="{part.name}"\r\nContent-Type: {part.mime}'
        return f"{said}\r\n\r\n".encode()


def _all_of(heads: list[bytes], parts: list[tuple[bytes, BinaryIO]], end: bytes) -> Iterator[bytes]:
    yield from heads
    for head, file in parts:
        yield head
        while piece := file.read(_PIECE):
            yield piece
        yield b"\r\n"
    yield end
