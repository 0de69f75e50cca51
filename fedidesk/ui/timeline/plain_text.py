"""Paragraphs of text without anything around or between the letters: what most posts are."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPalette, QTextLayout

from fedidesk.domain.content import Paragraph, ParagraphKind, SpanKind
from fedidesk.qtmodels.image_cache import ImageCache
from fedidesk.ui.theme import FontRole
from fedidesk.ui.timeline.body_text import (
    REACH,
    BodyText,
    Link,
    LinkRun,
    has_endless_word,
    line_parts,
    text_of,
)
from fedidesk.ui.timeline.typesetter import Typesetter


def is_plain(paragraphs: Sequence[Paragraph]) -> bool:
    """Return whether ``PlainText`` can show them: no pictures, lists, quotes or code."""
    return all(
        paragraph.kind is ParagraphKind.PLAIN
        and not paragraph.depth
        and not paragraph.label
        and not any(span.kind is SpanKind.EMOJI or span.code for span in paragraph.spans)
        for paragraph in paragraphs
    )


class PlainText(BodyText):
    """Looks to the pixel like ``RichText``, for half of the work."""

    def __init__(
        self,
        paragraphs: Sequence[Paragraph],
        width: int,
        typesetter: Typesetter,
        direction: Qt.LayoutDirection,
        role: FontRole = FontRole.BODY,
    ) -> None:
        super().__init__()
        self._theme = typesetter.theme
        self._style = typesetter.style(role)
        self._blocks: list[tuple[QTextLayout, float, float]] = []
        """Each paragraph with its top and bottom."""
        self._links: list[tuple[QTextLayout, float, LinkRun]] = []
        self._anywhere = has_endless_word(paragraphs)
        mirrored = direction is Qt.LayoutDirection.RightToLeft
        gap = self._style.gap
        y = 0.0
        for paragraph in paragraphs:
            own = paragraph.right_to_left
            bottom = self._lay(paragraph, y, width, mirrored if own is None else own)
            y = bottom + gap
        self.height = round(y - gap) if paragraphs else 0

    def draw(self, painter: QPainter, x: int, y: int, clip: QRect) -> None:
        """Paint it with its corner at x, y; what is outside of ``clip`` may be left out."""
        theme = self._theme
        palette = theme.muted_palette if self.muted else theme.text_palette
        painter.setPen(palette.color(QPalette.ColorRole.Text))
        reach = theme.px(REACH)
        clip = clip.adjusted(0, -reach, 0, reach)
        top, bottom = clip.top() - y, clip.bottom() - y
        for layout, begin, end in self._blocks:
            if end < top:
                continue
            if begin > bottom:
                break
            if begin >= top and end <= bottom:
                layout.draw(painter, QPointF(x, y + begin))
            else:
                layout.draw(painter, QPointF(x, y + begin), [], QRectF(clip))

    def ask_for_emoji(self, images: ImageCache, dpr: float) -> None:
        """Do nothing: there are none."""

    def _lay(self, paragraph: Paragraph, top: float, width: int, right_to_left: bool) -> float:
        """Break a paragraph into lines; return where it ends."""
        style = self._style
        spans = paragraph.spans
        texts = [text_of(span, right_to_left=right_to_left) for span in spans]
        text = "".join(texts)
        layout = QTextLayout(text, style.font)
        layout.setCacheEnabled(True)
        option = style.line_option(right_to_left=right_to_left, anywhere=self._anywhere)
        layout.setTextOption(option)
        formats, position = [], 0
        run: LinkRun | None = None
        for span, text in zip(spans, texts, strict=True):
            end = position + len(text.encode("utf-16-le")) // 2
            if not span.target:
                run = None
            elif run is not None and run.takes(span):
                run.end = end
                run.spans.append(span)
            else:
                run = LinkRun(position, end, [span])
                self._links.append((layout, top, run))
            if style.is_styled(span):
                formats.append(style.stretch(span, position, end - position))
            position = end
        if formats:
            layout.setFormats(formats)
        bottom = top + _break_lines(layout, width, style.line_height)
        self._blocks.append((layout, top, bottom))
        return bottom

    def _find_links(self) -> list[Link]:
        return [
            run.link(line_parts(layout, run.begin, run.end, QPointF(0, top)))
            for layout, top, run in self._links
        ]


def _break_lines(layout: QTextLayout, width: int, least: int) -> float:
    """Fill lines that are at least so high, as ``QTextDocument`` does; return the height."""
    y = 0.0
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLeadingIncluded(True)
        line.setLineWidth(width)
        height = line.height()
        room = max(height, least)
        line.setPosition(QPointF(0, y + room - height))
        y += room
    layout.endLayout()
    return y
