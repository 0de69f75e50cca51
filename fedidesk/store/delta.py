"""What a change on disk means for whoever has a part of the timeline in memory."""

from msgspec import Struct

from fedidesk.domain.ids import Cursor, RowId
from fedidesk.domain.post import Item, Post


class Placed(Struct, frozen=True, gc=False):
    """An item with its rank in the timeline: the higher, the newer."""

    rank: int
    item: Item


class OpenGap(Struct, frozen=True):
    """A gap with what a server has to be asked to fill it."""

    id: RowId
    newer: Cursor | None
    """Asks for what comes after the row below the gap."""
    older: Cursor | None
    """Asks for what follows the row above it; None where nobody knows."""
    under: RowId | None = None
    """The row under the one below the gap, where they are neighbours."""

    @property
    def is_lost(self) -> bool:
        """Whether there is no way to what is missing: most often the server forgot it."""
        return self.newer is None and self.older is None


class Ways(Struct, frozen=True):
    """What a server has to be asked to go on from what is known of a timeline."""

    newer: Cursor | None = None
    """Asks for what comes after the first row that the server has told of."""
    older: Cursor | None = None
    """Asks for what follows the last row; None where nothing does."""
    gaps: tuple[OpenGap, ...] = ()
    """The highest first."""


class Delta(Struct, frozen=True):
    """What came to a timeline and what went. ``posts`` are those that the new rows show."""

    came: tuple[Placed, ...] = ()
    """The highest rank first."""
    gone: tuple[int, ...] = ()
    posts: tuple[Post, ...] = ()
    ways: Ways = Ways()
    ranks_changed: bool = False
    """All ranks are others now: what is in memory has to be read anew."""
    cut_below: int | None = None
    """Everything below this rank has gone."""


class Stretch(Struct, frozen=True):
    """Some neighbouring items of a timeline, with how many there are on both sides."""

    items: tuple[Placed, ...]
    """The highest rank first."""
    posts: tuple[Post, ...]
    above: int = 0
    below: int = 0


class KeptPlace(Struct, frozen=True):
    """Where a reader was: an item, and how many pixels below the top of the view it began."""

    item_id: RowId
    y: int


class Opened(Struct, frozen=True):
    """A timeline as it was left."""

    stretch: Stretch
    place: KeptPlace | None = None
    seen_rank: int | None = None
    """The rank of the highest row that was ever on the screen."""
    ways: Ways = Ways()
