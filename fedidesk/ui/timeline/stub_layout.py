"""What stands in a thread for a post that is hidden or gone."""

from datetime import datetime

from msgspec.structs import replace
from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QPainter

from fedidesk.domain.ids import PostId, RowId
from fedidesk.domain.thread_row import Stub, ThreadRow
from fedidesk.ui.timeline.column import hairline, text_column
from fedidesk.ui.timeline.parts.header import ContextLine
from fedidesk.ui.timeline.parts.part import Part
from fedidesk.ui.timeline.parts.text_parts import TextPart
from fedidesk.ui.timeline.parts.thread_parts import FoldPart, ThreadPlace, spoken_place
from fedidesk.ui.timeline.scene import Act, Scene, Spot
from fedidesk.ui.timeline.typesetter import Typesetter

_translate = QCoreApplication.translate
_SPACE = 10


class StubLayout:
    """A line in the place of a post, laid out for one width; it never changes."""

    __slots__ = ("_made_for", "_parts", "_row", "_text", "height", "line", "spots")

    def __init__(
        self,
        row: ThreadRow,
        typesetter: Typesetter,
        width: int,
        *,
        mirrored: bool,
        now: datetime,
    ) -> None:
        frame = text_column(typesetter, width, mirrored=mirrored, now=now, depth=row.depth)
        space = typesetter.theme.px(_SPACE)
        self._row = row
        self._text = _words(row)
        self._parts: list[Part] = []
        bottom = space
        if self._text:
            self._parts.append(ContextLine("trash-2", self._text, None, frame, bottom))
            bottom = self._parts[-1].bottom
        if row.offers_folding or not self._text:
            self._parts.append(FoldPart(row, frame, bottom))
        self.height = self._parts[-1].bottom + space + 1
        middle = (space, self._parts[0].bottom)
        self._parts.insert(0, ThreadPlace(replace(row, parts=0), frame, self.height, middle))
        self.line = hairline(frame, self.height)
        if row.joins_below:
            self.line.setHeight(0)
        self.spots: list[Spot] = [spot for part in self._parts for spot in part.spots()]
        self._made_for = (row, width, mirrored, typesetter.theme.generation)

    @property
    def row_id(self) -> RowId:
        """The row of the model."""
        return self._row.id

    @property
    def post_id(self) -> PostId | None:
        """None: nothing can be done with the post."""
        return None

    @property
    def body(self) -> TextPart | None:
        """None: what it says is no post's text."""
        return None

    @property
    def urls(self) -> frozenset[str]:
        """None: there are no pictures in it."""
        return frozenset()

    def fits(self, row: ThreadRow, width: int, *, mirrored: bool, generation: int) -> bool:
        """Return whether it is still how the row is to be shown."""
        return self._made_for == (row, width, mirrored, generation)

    def paint(self, painter: QPainter, scene: Scene) -> None:
        """Paint it."""
        for part in self._parts:
            part.paint(painter, scene)

    def spoken(self) -> str:
        """Return what is missing, and what Enter does."""
        said = [*spoken_place(self._row), self._text]
        if self.spots:
            said.append(_translate("Gap", "{action}: Enter.").format(action=self.spots[0].name))
        return ", ".join(part for part in said if part)

    def tip_at(self, _x: int, _y: int) -> str:
        """Return nothing."""
        return ""

    def spot(self, act: Act) -> Spot | None:
        """Return the first spot for ``act``."""
        return next((spot for spot in self.spots if spot.act is act), None)


def _words(row: ThreadRow) -> str:
    """Return what is said of the post; of hidden ones the button says all there is."""
    return _translate("Thread", "A deleted post") if row.stub is Stub.DELETED else ""
