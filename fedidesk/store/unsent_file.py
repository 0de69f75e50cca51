"""What somebody wrote or wished and the server does not have yet, kept on disk."""

import logging
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

import msgspec
from msgspec import Struct

from fedidesk.domain.draft import Draft
from fedidesk.domain.errors import StorageError
from fedidesk.domain.ids import PostId
from fedidesk.domain.outgoing import Outgoing
from fedidesk.store.kept_file import KeptFile

log = logging.getLogger(__name__)
Piece = TypeVar("Piece")


class UnsentContent(Struct, frozen=True):
    """All of it, so that what goes from one place to another is never in both or neither."""

    drafts: tuple[Draft, ...] = ()
    """What is being written, oldest first."""
    outgoing: tuple[Outgoing, ...] = ()
    """What waits to be sent, in that order."""
    sent: tuple[PostId, ...] = ()
    """The last posts that are known to have come of it."""


class _Pieces(Struct):
    """The same, piece by piece: one that makes no sense costs no other."""

    drafts: tuple[msgspec.Raw, ...] = ()
    outgoing: tuple[msgspec.Raw, ...] = ()
    sent: tuple[PostId, ...] = ()


_NOTHING = UnsentContent()
_decode = msgspec.json.Decoder(UnsentContent).decode
_decode_pieces = msgspec.json.Decoder(_Pieces).decode


class UnsentFile:
    """The unsent of one account in one file; no file where there is nothing to lose.

    May be used from any thread, one call at a time.
    """

    def __init__(self, path: Path) -> None:
        self._file = KeptFile(path)
        self._readable = _NOTHING

    def read(self) -> UnsentContent:
        """Return what can be read of what is kept; a damaged file is set aside, not deleted."""
        self._readable = _NOTHING
        try:
            return self._file.read(self._decode) or _NOTHING
        except StorageError:
            log.info("what is unsent can't be read as a whole and is set aside")
            return self._readable

    def write(self, content: UnsentContent) -> None:
        """Keep this and nothing else. Raises ``StorageError``; the old file is whole then."""
        if content == _NOTHING:
            self._file.remove()
        else:
            self._file.write(msgspec.json.encode(content))

    def _decode(self, content: bytes) -> UnsentContent:
        try:
            return _decode(content)
        except msgspec.MsgspecError:
            self._readable = _readable(content)
            raise


def _readable(content: bytes) -> UnsentContent:
    """Return what makes sense of a file that does not as a whole, perhaps of a later version."""
    try:
        pieces = _decode_pieces(content)
    except msgspec.MsgspecError:
        return _NOTHING
    return UnsentContent(
        tuple(_those_of(pieces.drafts, msgspec.json.Decoder(Draft))),
        tuple(_those_of(pieces.outgoing, msgspec.json.Decoder(Outgoing))),
        pieces.sent,
    )


def _those_of(
    pieces: Iterable[msgspec.Raw], decoder: msgspec.json.Decoder[Piece]
) -> Iterator[Piece]:
    for piece in pieces:
        with suppress(msgspec.MsgspecError):
            yield decoder.decode(piece)
