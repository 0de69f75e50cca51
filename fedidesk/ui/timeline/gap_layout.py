"""Where posts are missing: what is said of it, and the button that loads them."""

from datetime import datetime

from PySide6.QtCore import QCoreApplication, QRect
from PySide6.QtGui import QPainter

from fedidesk.domain.ids import PostId, RowId
from fedidesk.domain.post import Gap
from fedidesk.store.rows import LoadState, Phase
from fedidesk.ui.error_text import sentence_for
from fedidesk.ui.timeline.column import MARGIN, text_column
from fedidesk.ui.timeline.parts.gap_part import GapPart
from fedidesk.ui.timeline.parts.text_parts import TextPart
from fedidesk.ui.timeline.scene import Act, Scene, Spot
from fedidesk.ui.timeline.typesetter import Typesetter

_translate = QCoreApplication.translate
_SPACE = 12


class GapLayout:
    """A gap laid out for one width, in the state it is in."""

    __slots__ = ("_made_for", "_part", "_text", "height", "line", "row_id", "spots")

    def __init__(
        self,
        gap: Gap,
        state: LoadState,
        typesetter: Typesetter,
        width: int,
        *,
        mirrored: bool,
        now: datetime,
    ) -> None:
        self.row_id: RowId = gap.id
        frame = text_column(typesetter, width, mirrored=mirrored, now=now)
        space = typesetter.theme.px(_SPACE)
        self._text, button = _words(state)
        self._part = GapPart(self._text, button, frame, space)
        self.height = self._part.bottom + space + 1
        reach = frame.left + frame.width + MARGIN
        self.line = QRect(width - reach, self.height - 1, 2 * reach - width, 1)
        self.spots: list[Spot] = list(self._part.spots())
        self._made_for = (state, width, mirrored, typesetter.theme.generation)

    @property
    def post_id(self) -> PostId | None:
        """None: there is no post in it."""
        return None

    @property
    def body(self) -> TextPart | None:
        """None: what it says is no post's text."""
        return None

    @property
    def urls(self) -> frozenset[str]:
        """None: there are no pictures in it."""
        return frozenset()

    def fits(self, state: LoadState, width: int, *, mirrored: bool, generation: int) -> bool:
        """Return whether it is still how the gap is to be shown."""
        return self._made_for == (state, width, mirrored, generation)

    def paint(self, painter: QPainter, scene: Scene) -> None:
        """Paint it."""
        self._part.paint(painter, scene)

    def spoken(self) -> str:
        """Return what is missing or going on, and what Enter does."""
        if not self.spots:
            return self._text
        press = _translate("Gap", "{action}: Enter.").format(action=self.spots[0].name)
        return f"{self._text} {press}"

    def tip_at(self, _x: int, _y: int) -> str:
        """Return nothing."""
        return ""

    def spot(self, act: Act) -> Spot | None:
        """Return the button, for its act."""
        return next((spot for spot in self.spots if spot.act is act), None)


def _words(state: LoadState) -> tuple[str, str]:
    """Return what is said, and what the button is called; empty where there is none."""
    if state.phase is Phase.LOADING:
        return _translate("Gap", "Loading…"), ""
    if state.phase is Phase.FAILED and state.error is not None:
        return sentence_for(state.error), _translate("Gap", "Retry")
    if state.phase is Phase.END:
        return _translate(
            "Gap", "Posts are missing here, and the server can't bring them back."
        ), ""
    return _translate("Gap", "Posts are missing here."), _translate("Gap", "Load missing posts")
