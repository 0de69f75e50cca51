"""What somebody wrote or wished and the server does not have yet, kept on disk."""

import logging
from pathlib import Path

import msgspec
from msgspec import Struct

from fedidesk.domain.draft import Draft
from fedidesk.domain.errors import StorageError
from fedidesk.domain.ids import PostId
from fedidesk.domain.outgoing import Outgoing
from fedidesk.store.kept_file import KeptFile

log = logging.getLogger(__name__)


class UnsentContent(Struct, frozen=True):
    """All of it, so that what goes from one place to another is never in both or neither."""

    drafts: tuple[Draft, ...] = ()
    """What is being written, oldest first."""
    outgoing: tuple[Outgoing, ...] = ()
    """What waits to be sent, in that order."""
    sent: tuple[PostId, ...] = ()
    """The last posts that are known to have come of it."""


_NOTHING = UnsentContent()
_decode = msgspec.json.Decoder(UnsentContent).decode


class UnsentFile:
    """The unsent of one account in one file; no file where there is nothing to lose.

    May be used from any thread, one call at a time.
    """

    def __init__(self, path: Path) -> None:
        self._file = KeptFile(path)

    def read(self) -> UnsentContent:
        """Return what is kept; damage is set aside, not deleted."""
        try:
            return self._file.read(_decode) or _NOTHING
        except StorageError:
            log.info("what is unsent can't be read and is set aside")
            return _NOTHING

    def write(self, content: UnsentContent) -> None:
        """Keep this and nothing else. Raises ``StorageError``; the old file is whole then."""
        if content == _NOTHING:
            self._file.remove()
        else:
            self._file.write(msgspec.json.encode(content))
