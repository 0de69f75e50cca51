"""How far a timeline was read here, kept so that it is known as one's own after a restart."""

import logging
from pathlib import Path

import msgspec

from fedidesk.domain.errors import StorageError
from fedidesk.domain.ids import RowId
from fedidesk.store.kept_file import KeptFile

log = logging.getLogger(__name__)


class _Place(msgspec.Struct, frozen=True):
    """The file's one object."""

    home: str = ""


_decode = msgspec.json.Decoder(_Place).decode


class PlaceFile:
    """The row up to which this device last told the server that the home timeline was read.

    May be used from any thread, one call at a time.
    """

    def __init__(self, path: Path) -> None:
        self._file = KeptFile(path)

    def read(self) -> RowId | None:
        """Return the row; damage is as good as none."""
        try:
            place = self._file.read(_decode)
        except StorageError:
            log.info("a place that can't be read is set aside")
            return None
        return RowId(place.home) if place is not None and place.home else None

    def write(self, row_id: RowId) -> None:
        """Keep the row. Raises ``StorageError``; the old file is whole then."""
        self._file.write(msgspec.json.encode(_Place(row_id)))
