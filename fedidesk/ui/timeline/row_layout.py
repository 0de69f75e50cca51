"""What the view asks of whatever stands in a row, a post or a gap."""

from typing import Protocol

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter

from fedidesk.domain.ids import PostId, RowId
from fedidesk.ui.timeline.parts.text_parts import TextPart
from fedidesk.ui.timeline.scene import Act, Scene, Spot


class RowLayout(Protocol):
    """Something laid out for one width. It never changes: what changes gets a new one."""

    height: int
    line: QRect
    """Where it is set off from the next."""

    @property
    def row_id(self) -> RowId:
        """The row or gap of the model."""

    @property
    def post_id(self) -> PostId | None:
        """The post in it, if there is one."""

    @property
    def body(self) -> TextPart | None:
        """The text of the post, where it is shown."""

    @property
    def spots(self) -> list[Spot]:
        """Everything that can be pressed, in reading order."""

    @property
    def urls(self) -> frozenset[str]:
        """The addresses of all its pictures that may be fetched."""

    def paint(self, painter: QPainter, scene: Scene) -> None:
        """Paint all that stands in the clip of ``scene``."""

    def spoken(self) -> str:
        """Return it as one sentence."""

    def tip_at(self, x: int, y: int) -> str:
        """Return what to show about a place under the mouse that can't be pressed."""

    def spot(self, act: Act) -> Spot | None:
        """Return the first spot for ``act``."""
