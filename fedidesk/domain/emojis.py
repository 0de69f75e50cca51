"""Custom emoji: where they stand in a text."""

import re
from collections.abc import Iterable, Iterator, Mapping

from fedidesk.domain.profile import CustomEmoji
from fedidesk.domain.text import Span, SpanKind

_SHORTCODE = re.compile(r":([^\s:]+)(?=:)")
"""The closing colon may be the opening one of the next."""
_NO_SPACE = "\u200b"
"""Some servers put it around emoji; a screen reader may call it by its name."""


def with_emojis(spans: Iterable[Span], emojis: Mapping[str, CustomEmoji]) -> Iterator[Span]:
    """Split every span where an emoji of ``emojis`` (by shortcode) stands in it."""
    for span in spans:
        if not emojis or span.code or ":" not in span.text:
            yield span
        else:
            yield from _split(span, emojis)


def in_words(spans: Iterable[Span]) -> str:
    """Return what spans say aloud, on one line; an emoji is called what its shortcode says."""
    parts = (
        f" {span.text.strip(':').replace('_', ' ')} " if span.kind is SpanKind.EMOJI else span.text
        for span in spans
    )
    return " ".join("".join(parts).replace(_NO_SPACE, "").split())


def _split(span: Span, emojis: Mapping[str, CustomEmoji]) -> Iterator[Span]:
    done = 0
    for match in _SHORTCODE.finditer(span.text):
        emoji = emojis.get(match[1])
        if emoji is None or match.start() < done:
            continue
        if match.start() > done:
            yield span.with_text(span.text[done : match.start()])
        yield Span(f":{match[1]}:", SpanKind.EMOJI, emoji.static_url or emoji.url)
        done = match.end() + 1
    if done < len(span.text):
        yield span.with_text(span.text[done:])
