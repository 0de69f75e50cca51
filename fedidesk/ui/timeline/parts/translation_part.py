"""The line below a translated text: from which language, by whom, and the way back."""

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QPainter

from fedidesk.domain.text import isolated
from fedidesk.domain.translation import TranslationNote
from fedidesk.ui.languages import language_name
from fedidesk.ui.theme import FontRole
from fedidesk.ui.timeline.frame import Frame
from fedidesk.ui.timeline.line_text import LineText
from fedidesk.ui.timeline.parts.part import Part
from fedidesk.ui.timeline.parts.text_parts import CaptionPart
from fedidesk.ui.timeline.scene import Act, Scene, Spot

_translate = QCoreApplication.translate
_LINE, _BETWEEN = 24, 12
_ENDLESS = 100_000


def translation_text(note: TranslationNote) -> str:
    """Return where the words come from, as well as it is known."""
    if note.is_pending:
        return _translate("Post", "Translating…")
    language, provider = language_name(note.language), isolated(note.provider)
    if language and note.provider:
        text = _translate("Post", "Translated from %1 by %2")
        return text.replace("%1", language).replace("%2", provider)
    if language:
        return _translate("Post", "Translated from %1").replace("%1", language)
    if note.provider:
        return _translate("Post", "Translated by %1").replace("%1", provider)
    return _translate("Post", "Translated")


class TranslationPart(Part):
    """Says it in muted words, with "Show original" beside or, where there is no room, below."""

    def __init__(self, note: TranslationNote, frame: Frame, top: int) -> None:
        px = frame.theme.px
        self.top = top
        height = px(_LINE)
        self._about: CaptionPart | LineText
        text = translation_text(note)
        line = self._about = frame.line(text, FontRole.SMALL, _ENDLESS)
        self._about_rect = frame.rect(frame.left, top, line.width, height)
        self._about_baseline = frame.baseline(top, height, FontRole.SMALL)
        label = _translate("Post", "Cancel") if note.is_pending else ""
        self._label = label or _translate("Post", "Show original")
        self._back = frame.line(self._label, FontRole.SMALL)
        x = line.width + px(_BETWEEN)
        if line.width > frame.width:
            self._about = CaptionPart(text, frame, top + px(4))
            x, top = 0, self._about.bottom
        elif x + self._back.width > frame.width:
            x, top = 0, top + height
        self._back_rect = frame.rect(frame.left + x, top, self._back.width, height)
        self._back_baseline = frame.baseline(top, height, FontRole.SMALL)
        self.bottom = top + height

    def paint(self, painter: QPainter, scene: Scene) -> None:
        """Paint words and link."""
        painter.setPen(scene.colours.muted)
        if isinstance(self._about, CaptionPart):
            self._about.paint(painter, scene)
        else:
            self._about.paint(painter, self._about_rect.x(), self._about_baseline, scene)
        painter.setPen(scene.colours.link)
        self._back.paint(painter, self._back_rect.x(), self._back_baseline, scene)

    def spots(self) -> Iterable[Spot]:
        """Return the link."""
        yield Spot(Act.ORIGINAL, self._back_rect, self._label)
