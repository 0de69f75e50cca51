"""Keeps very long posts from filling the timeline."""

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from fedidesk.domain.clusters import cut
from fedidesk.domain.content import Paragraph, Span, SpanKind

FOLDED, LONGEST = 1500, 60_000
"""How much of a long post is shown before and after the reader asks for all of it, in letters."""
_LONG = 2500
"""A post is folded only if that saves something."""


class _Measure(Struct, frozen=True):
    """How many letters a new line, and a link or an emoji, count for beyond their own."""

    of_paragraph: int
    of_target: int

    def of_span(self, span: Span) -> int:
        return len(span.text) + (self.of_target if span.target else 0)

    def of_spans(self, paragraph: Paragraph) -> int:
        return sum(map(self.of_span, paragraph.spans))


_BY_ROOM = _Measure(20, 10)
"""What a reader would have to scroll past."""
_BY_WORK = _Measure(100, 40)
"""What it costs to lay out and to paint."""


def shortened(paragraphs: Sequence[Paragraph], *, whole: bool) -> tuple[Sequence[Paragraph], bool]:
    """Return the beginning of a text that is too long, and whether anything was left out.

    ``whole``: the reader asked for all of it, which is as much as can be shown at once.
    """
    measure = _BY_WORK if whole else _BY_ROOM
    length = sum(measure.of_paragraph + measure.of_spans(paragraph) for paragraph in paragraphs)
    if length <= (LONGEST if whole else _LONG):
        return paragraphs, False
    return _beginning(paragraphs, LONGEST if whole else FOLDED, measure), True


def _beginning(paragraphs: Sequence[Paragraph], most: int, measure: _Measure) -> list[Paragraph]:
    begin = []
    for paragraph in paragraphs:
        length = measure.of_spans(paragraph)
        if length > most:
            begin.append(_cut(paragraph, most, measure))
            break
        begin.append(paragraph)
        most -= length + measure.of_paragraph
    return begin


def _cut(paragraph: Paragraph, most: int, measure: _Measure) -> Paragraph:
    """Return as many of its words as there is room for."""
    spans: list[Span] = []
    for span in paragraph.spans:
        length = measure.of_span(span)
        if length > most:
            spans.append(_cut_span(span, most))
            break
        spans.append(span)
        most -= length
    return replace(paragraph, spans=tuple(spans))


def _cut_span(span: Span, most: int) -> Span:
    if span.kind is SpanKind.EMOJI:
        return Span("…")
    beginning = cut(span.text, most)
    words, space, _ = beginning.rpartition(" ")
    text = words if space else beginning
    return span.with_text(text.rstrip() + "…")


def first_lines(
    paragraphs: Sequence[Paragraph], lines: int, letters: int
) -> tuple[Sequence[Paragraph], bool]:
    """Return as much as fills about so many lines of so many ``letters``, and whether that is less.

    Lines that somebody has broken count as whole ones.
    """
    begin: list[Paragraph] = []
    left = lines
    for paragraph in paragraphs:
        if not left:
            begin[-1] = _with_dots(begin[-1])
            return begin, True
        pieces = paragraph.text.split("\n")
        room = 0
        for piece in pieces:
            needed = max(1, -(-len(piece) // letters))
            if needed > left:
                room += left * letters
                begin.append(_cut(paragraph, max(room, 1), _BY_ROOM))
                return begin, True
            left -= needed
            room += len(piece) + 1
        begin.append(paragraph)
    return begin, False


def _with_dots(paragraph: Paragraph) -> Paragraph:
    return replace(paragraph, spans=(*paragraph.spans, Span(" …")))
