"""Keeps very long posts from filling the timeline."""

from collections.abc import Sequence

from msgspec.structs import replace

from fedidesk.domain.content import Paragraph

FOLDED, LONGEST = 1500, 60_000
"""Letters of a long post that are shown before and after the reader asks for all of it."""
_LONG = 2500
"""A post is folded only if that saves something."""


def shortened(paragraphs: Sequence[Paragraph], *, whole: bool) -> tuple[Sequence[Paragraph], bool]:
    """Return the beginning of a text that is too long, and whether anything was left out."""
    length = sum(len(span.text) for paragraph in paragraphs for span in paragraph.spans)
    if length <= (LONGEST if whole else _LONG):
        return paragraphs, False
    return _beginning(paragraphs, LONGEST if whole else FOLDED), True


def _beginning(paragraphs: Sequence[Paragraph], most: int) -> list[Paragraph]:
    begin = []
    for paragraph in paragraphs:
        length = sum(len(span.text) for span in paragraph.spans)
        if length > most:
            begin.append(_cut(paragraph, most))
            break
        begin.append(paragraph)
        most -= length
    return begin


def _cut(paragraph: Paragraph, most: int) -> Paragraph:
    """Return as many of its words as there is room for."""
    spans = []
    for span in paragraph.spans:
        if len(span.text) > most:
            text = span.text[:most]
            words, space, _ = text.rpartition(" ")
            spans.append(replace(span, text=(words if space else text).rstrip() + "…"))
            break
        spans.append(span)
        most -= len(span.text)
    return replace(paragraph, spans=tuple(spans))
