"""Where posts are missing: what is said of it, and the button that loads them."""

from datetime import datetime

from PySide6.QtCore import QCoreApplication, QRect

from fedidesk.domain.post import Gap
from fedidesk.store.rows import LoadState, Phase
from fedidesk.ui.error_text import sentence_for
from fedidesk.ui.timeline.bare_layout import BareLayout
from fedidesk.ui.timeline.column import MARGIN, text_column
from fedidesk.ui.timeline.parts.gap_part import GapPart
from fedidesk.ui.timeline.typesetter import Typesetter

_translate = QCoreApplication.translate
_SPACE = 12


class GapLayout(BareLayout):
    """A gap laid out for one width, in the state it is in."""

    __slots__ = ("_text",)

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
        frame = text_column(typesetter, width, mirrored=mirrored, now=now)
        space = typesetter.theme.px(_SPACE)
        self._text, button = _words(state)
        part = GapPart(self._text, button, frame, space)
        generation = typesetter.theme.generation
        super().__init__(gap.id, state, [part], width, mirrored=mirrored, generation=generation)
        self.height = part.bottom + space + 1
        reach = frame.left + frame.width + MARGIN
        self.line = QRect(width - reach, self.height - 1, 2 * reach - width, 1)

    def spoken(self) -> str:
        """Return what is missing or going on, and what Enter does."""
        if not self.spots:
            return self._text
        press = _translate("Gap", "{action}: Enter.").format(action=self.spots[0].name)
        return f"{self._text} {press}"


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
