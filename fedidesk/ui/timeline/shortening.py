"""Keeps very long posts from filling the timeline."""

from collections.abc import Sequence

from msgspec.structs import replace

from fedidesk.domain.clusters import cut
from fedidesk.domain.content import Paragraph, Span

FOLDED, LONGEST = 1500, 60_000
"""How much of a long post is shown before and after the reader asks for all of it, in letters."""
_LONG = 2500
"""A post is folded only if that saves something."""
_OF_PARAGRAPH, _OF_LINK = 20, 10
"""How many letters a new line and a link count for, beyond their own."""


def shortened(paragraphs: Sequence[Paragraph], *, whole: bool) -> tuple[Sequence[Paragraph], bool]:
    """Return the beginning of a text that is too long, and whether anything was left out."""
    length = sum(_OF_PARAGRAPH + sum(map(_length, paragraph.spans)) for paragraph in paragraphs)
    if length <= (LONGEST if whole else _LONG):
        return paragraphs, False
    return _beginning(paragraphs, LONGEST if whole else FOLDED), True


def _length(span: Span) -> int:
    return len(span.text) + (_OF_LINK if span.target else 0)


def _beginning(paragraphs: Sequence[Paragraph], most: int) -> list[Paragraph]:
    begin = []
    for paragraph in paragraphs:
        length = sum(map(_length, paragraph.spans))
        if length > most:
            begin.append(_cut(paragraph, most))
            break
        begin.append(paragraph)
        most -= length + _OF_PARAGRAPH
    return begin


def _cut(paragraph: Paragraph, most: int) -> Paragraph:
    """Return as many of its words as there is room for."""
    spans: list[Span] = []
    for span in paragraph.spans:
        if _length(span) > most:
            beginning = cut(span.text, most)
            words, space, _ = beginning.rpartition(" ")
            text = words if space else beginning
            spans.append(replace(span, text=text.rstrip() + "…"))
            break
        spans.append(span)
        most -= _length(span)
    return replace(paragraph, spans=tuple(spans))


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
                begin.append(_cut(paragraph, max(room, 1)))
                return begin, True
            left -= needed
            room += len(piece) + 1
        begin.append(paragraph)
    return begin, False


def _with_dots(paragraph: Paragraph) -> Paragraph:
    return replace(paragraph, spans=(*paragraph.spans, Span(" …")))
