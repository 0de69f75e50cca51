"""The hashtags at the end of a post, taken out of its text to be shown in a bar of their own."""

import unicodedata
from collections.abc import Iterable, Iterator, Sequence

from msgspec.structs import replace

from fedidesk.domain.hashtags import is_hashtag
from fedidesk.domain.late_pattern import late_pattern
from fedidesk.domain.post import Post
from fedidesk.domain.post_text import paragraphs_of
from fedidesk.domain.text import Paragraph, ParagraphKind, Span, SpanKind

_BETWEEN = " \n\u00a0\u200b,;·•|/"
"""What people put between hashtags."""
_UNMARKED = late_pattern(r"(?<![\w/&])[#＃]([^\s#＃.,:;!?()\[\]{}<>\"'/]+)")
"""A hashtag that is no link."""


def text_and_hashtags(
    post: Post, *, quote_shown: bool = True
) -> tuple[Sequence[Paragraph], tuple[str, ...]]:
    """Return the text without the hashtags that end it, and these, without #, each once.

    Hashtags that the server knows and the text does not say come after them. What says nothing
    but hashtags stays as it is, unless there is something else to see.
    """
    paragraphs = paragraphs_of(post, quote_shown=quote_shown)
    text, tags = _parted(paragraphs)
    if not text and not (post.media or post.poll):
        text, tags = paragraphs, []
    if post.tags:
        tags += _unsaid(post.tags, text)
    once: dict[str, str] = {}
    for tag in tags:
        once.setdefault(_folded(tag), tag)
    return text, tuple(once.values())


def _parted(paragraphs: Sequence[Paragraph]) -> tuple[Sequence[Paragraph], list[str]]:
    """Return what is before the last hashtags, and the hashtags."""
    last = paragraphs[-1] if paragraphs else None
    if last is None or last.kind is not ParagraphKind.PLAIN or last.depth or last.names_quote:
        return paragraphs, []
    spans = list(last.spans)
    groups: list[list[str]] = []
    while spans and (found := _hashtags_of(spans[-1])) is not None:
        groups.append(found)
        spans.pop()
    tags = [tag for group in reversed(groups) for tag in group]
    if not tags:
        return paragraphs, []
    if spans:
        return _line_parted(paragraphs, last, spans, tags)
    return paragraphs[:-1], tags


def _line_parted(
    paragraphs: Sequence[Paragraph], last: Paragraph, spans: list[Span], tags: list[str]
) -> tuple[Sequence[Paragraph], list[str]]:
    """Part a paragraph of which the last line is all hashtags."""
    text, line_break, rest = spans[-1].text.rpartition("\n")
    if not line_break or spans[-1].kind is not SpanKind.TEXT:
        return paragraphs, []
    found = _hashtags_of(Span(rest))
    if found is None:
        return paragraphs, []
    spans[-1] = replace(spans[-1], text=text.rstrip(" \n"))
    kept = replace(last, spans=tuple(span for span in spans if span.text))
    return [*paragraphs[:-1], *([kept] if kept.spans else ())], found + tags


def _hashtags_of(span: Span) -> list[str] | None:
    """Return the hashtags in a span that says nothing else; None for any other span."""
    text = span.text.strip(_BETWEEN)
    if not text:
        return []
    if span.kind not in (SpanKind.HASHTAG, SpanKind.TEXT) or span.code:
        return None
    names = [word[1:] for word in text.split() if word[0] in "#＃"]
    whole = len(names) == len(text.split())
    return names if whole and all(map(is_hashtag, names)) else None


def _unsaid(tags: Iterable[str], text: Sequence[Paragraph]) -> Iterator[str]:
    """Yield the hashtags that ``text`` does not say."""
    said = {
        _folded(name) for each in text if "#" in each.text or "＃" in each.text
        for name in _UNMARKED.findall(each.text)
    }  # fmt: skip
    return (tag for tag in tags if is_hashtag(tag) and _folded(tag) not in said)


def _folded(tag: str) -> str:
    return unicodedata.normalize("NFKC", tag).casefold()
