"""How far somebody has read."""

from datetime import datetime

from msgspec import Struct

from fedidesk.domain.ids import RowId


class ReadMarker(Struct, frozen=True, gc=False):
    """The newest row of a timeline that was read on any device, as the server keeps it."""

    row_id: RowId
    version: int = 0
    """Counts the changes of it; 0 where the server does not count."""
    updated_at: datetime | None = None
