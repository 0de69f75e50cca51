"""What stands in a thread for a post that is hidden or gone."""

from datetime import datetime

from msgspec.structs import replace
from PySide6.QtCore import QCoreApplication

from fedidesk.domain.thread_row import Stub, ThreadRow
from fedidesk.ui.timeline.bare_layout import BareLayout
from fedidesk.ui.timeline.column import hairline, text_column
from fedidesk.ui.timeline.parts.header import ContextLine
from fedidesk.ui.timeline.parts.part import Part
from fedidesk.ui.timeline.parts.thread_parts import FoldPart, ThreadPlace, spoken_place
from fedidesk.ui.timeline.typesetter import Typesetter

_translate = QCoreApplication.translate
_SPACE = 10


class StubLayout(BareLayout):
    """A line in the place of a post."""

    __slots__ = ("_row", "_text")

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
        parts: list[Part] = []
        bottom = space
        if self._text:
            parts.append(ContextLine("trash-2", self._text, None, frame, bottom))
            bottom = parts[-1].bottom
        if row.offers_folding or not self._text:
            parts.append(FoldPart(row, frame, bottom))
        height = parts[-1].bottom + space + 1
        middle = (space, parts[0].bottom)
        parts.insert(0, ThreadPlace(replace(row, parts=0), frame, height, middle))
        generation = typesetter.theme.generation
        super().__init__(row.id, row, parts, width, mirrored=mirrored, generation=generation)
        self.height = height
        self.line = hairline(frame, height)
        if row.joins_below:
            self.line.setHeight(0)

    def spoken(self) -> str:
        """Return what is missing, and what Enter does."""
        said = [*spoken_place(self._row), self._text]
        if self.spots:
            said.append(_translate("Gap", "{action}: Enter.").format(action=self.spots[0].name))
        return ", ".join(part for part in said if part)


def _words(row: ThreadRow) -> str:
    """Return what is said of the post; of hidden ones the button says all there is."""
    return _translate("Thread", "A deleted post") if row.stub is Stub.DELETED else ""
