"""What stands in a row where there is no post."""

from collections.abc import Sequence

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter

from fedidesk.domain.ids import PostId, RowId
from fedidesk.domain.thread_row import ThreadRow
from fedidesk.store.rows import LoadState
from fedidesk.ui.timeline.parts.part import Part
from fedidesk.ui.timeline.parts.text_parts import TextPart
from fedidesk.ui.timeline.scene import Act, Scene, Spot


class BareLayout:
    """A row without a post, laid out for one width; it never changes.

    ``about`` is what it speaks of: it is laid out anew where that, or how wide it is, is another.
    """

    __slots__ = ("_made_for", "_parts", "height", "line", "row_id", "spots")

    def __init__(
        self,
        row_id: RowId,
        about: ThreadRow | LoadState,
        parts: Sequence[Part],
        width: int,
        *,
        mirrored: bool,
        generation: int,
    ) -> None:
        self.row_id = row_id
        self.height = 0
        self.line = QRect()
        self.spots: list[Spot] = [spot for part in parts for spot in part.spots()]
        self._parts = parts
        self._made_for = (about, width, mirrored, generation)

    @property
    def post_id(self) -> PostId | None:
        """None: there is no post that anything could be done with."""
        return None

    @property
    def body(self) -> TextPart | None:
        """None: what it says is no post's text."""
        return None

    @property
    def urls(self) -> frozenset[str]:
        """None: there are no pictures in it."""
        return frozenset()

    def fits(
        self, about: ThreadRow | LoadState, width: int, *, mirrored: bool, generation: int
    ) -> bool:
        """Return whether it is still how the row is to be shown."""
        return self._made_for == (about, width, mirrored, generation)

    def paint(self, painter: QPainter, scene: Scene) -> None:
        """Paint it."""
        for part in self._parts:
            part.paint(painter, scene)

    def tip_at(self, _x: int, _y: int) -> str:
        """Return nothing."""
        return ""

    def spot(self, act: Act) -> Spot | None:
        """Return the first spot for ``act``."""
        return next((spot for spot in self.spots if spot.act is act), None)
