"""The text of a post, laid out: built from safe spans, never from what a server sent."""

from abc import ABC, abstractmethod
from collections.abc import Sequence

from msgspec import Struct
from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize
from PySide6.QtGui import QPainter, QTextLayout

from fedidesk.domain.content import Paragraph, Span, SpanKind
from fedidesk.domain.late_pattern import late_pattern
from fedidesk.qtmodels.image_cache import ImageCache

REACH = 10
"""Pixels at 100 % by which letters with marks may reach out of their line, above and below: what
is painted in part is painted with what reaches into that."""
_ENDLESS_FROM = 500
"""Letters without a space that count as one word."""
_ENDLESS = late_pattern(
    # Between Chinese, Japanese and Korean letters and emoji lines are broken without spaces.
    "[^ \t\n\u2000-\u200b\u2028\u2029\u2e80-\ud7ff\uf900-\ufaff\uff00-\uffef"
    f"\U0001f000-\U0003ffff]{{{_ENDLESS_FROM}}}"
)
_ISOLATE, _END_OF_ISOLATE = "\u2068", "\u2069"
"""Around a name or address in a line that reads from right to left, to keep its @ in front."""


class Link(Struct, frozen=True):
    """Something in a text that leads somewhere: what it says, and where it stands."""

    text: str
    target: str
    kind: SpanKind
    parts: Sequence[QRect]
    """A rectangle for each line, in the text's own pixels."""


class LinkRun(Struct):
    """Spans in a row that lead to one place, and where they stand among the letters."""

    begin: int
    end: int
    spans: list[Span]

    def takes(self, span: Span) -> bool:
        """Return whether ``span``, which comes next, is more of the same link."""
        first = self.spans[0]
        return span.target == first.target and span.kind is first.kind

    def link(self, parts: Sequence[QRect]) -> Link:
        """Return the link that it is, with the places where it stands."""
        first = self.spans[0]
        return Link("".join(span.text for span in self.spans), first.target, first.kind, parts)


class BodyText(ABC):
    """Paragraphs laid out for a width: ``height``, ``draw`` and ``links``."""

    def __init__(self) -> None:
        self.height = 0
        self.emojis: dict[str, QSize] = {}
        """Addresses of the custom emoji in it, and how large each is."""
        self.muted = False
        """Whether all of it is of little weight."""
        self._found: list[Link] | None = None

    @property
    def links(self) -> list[Link]:
        """All links with their places, in reading order; found at the first question."""
        if self._found is None:
            self._found = self._find_links()
        return self._found

    @abstractmethod
    def draw(self, painter: QPainter, x: int, y: int, clip: QRect) -> None:
        """Paint it with its corner at x, y; what is outside of ``clip`` may be left out."""

    @abstractmethod
    def ask_for_emoji(self, images: ImageCache, dpr: float) -> None:
        """Put in those that are there, ask for the others."""

    def tip_at(self, _where: QPoint) -> str:
        """Return what to show about a place of the text."""
        return ""

    @abstractmethod
    def _find_links(self) -> list[Link]:
        """Return the links."""


def has_endless_word(paragraphs: Sequence[Paragraph]) -> bool:
    """Return whether there is a word that nobody reads, and that fills many lines.

    For each of its lines Qt would look for its end, to see whether it has room as a whole.
    """
    texts = (paragraph.text for paragraph in paragraphs)
    return any(len(text) >= _ENDLESS_FROM and _ENDLESS.search(text) for text in texts)


def text_of(span: Span, *, right_to_left: bool) -> str:
    """Return what stands for ``span`` in a paragraph that reads in a direction."""
    text = span.text.replace("\n", "\u2028") if "\n" in span.text else span.text
    return _ISOLATE + text + _END_OF_ISOLATE if span.target and right_to_left else text


def line_parts(layout: QTextLayout, start: int, end: int, origin: QPointF) -> Sequence[QRect]:
    """Return where the characters from ``start`` to ``end`` stand: a rectangle a line."""
    parts = []
    # Qt finds the line sooner than Python, which counts where a text is all links.
    there = layout.lineForTextPosition(max(start, 0))
    for index in range(there.lineNumber() if there.isValid() else 0, layout.lineCount()):
        line = layout.lineAt(index)
        begin = line.textStart()
        first = max(start, begin)
        after = min(end, begin + line.textLength())
        if first >= after:
            if begin >= end:
                break
            continue
        one, other = _x_of(line.cursorToX(first)), _x_of(line.cursorToX(after))
        left, right = min(one, other), max(one, other)
        rect = QRectF(left, line.y(), right - left, line.height())
        parts.append(rect.translated(origin).toAlignedRect())
    return parts


def _x_of(answer: object) -> float:
    """Return the x of ``QTextLine.cursorToX``, which answers with a pair in PySide."""
    return float(answer[0] if isinstance(answer, tuple) else answer)  # type: ignore[arg-type]
