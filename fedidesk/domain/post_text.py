"""What a post says: to be laid out, and to be copied."""

import re
from collections.abc import Iterable

from msgspec.structs import replace

from fedidesk.domain.content import Paragraph, ParagraphKind, Span, SpanKind, read_html
from fedidesk.domain.emojis import in_words
from fedidesk.domain.post import Post

_MOST_HTML = 500_000
"""What no person writes; a page of markup ends there."""
_RULE = "———"
_BEFORE_ADDRESS = re.compile(r"(?:^|\n)\s*(?:RE|QT)\s*:?\s*$", re.IGNORECASE)


def paragraphs_of(post: Post, *, quote_shown: bool = True) -> tuple[Paragraph, ...]:
    """Return the text; without the line that only says what is quoted, where that is shown too."""
    paragraphs = read_html(post.html[:_MOST_HTML], post.emojis).paragraphs
    quoted = post.quote.post if post.quote is not None and quote_shown else None
    if quoted is None:
        return paragraphs
    kept = (_without_address(p, quoted) for p in paragraphs if not p.names_quote)
    return tuple(p for p in kept if p.spans or p.kind is ParagraphKind.RULE)


def shows_card(post: Post) -> bool:
    """Return whether the page that a post links to is shown: media come first, and quotes of it.

    Of a quoted post that may not be seen nothing is shown, by no way.
    """
    if post.card is None or post.media:
        return False
    if post.quote is None:
        return True
    quoted = post.quote.post
    return quoted is not None and post.card.url.rstrip("/") != quoted.url.rstrip("/")


def as_plain(paragraphs: Iterable[Paragraph]) -> str:
    """Return the text as it is copied: a line a paragraph, emoji by their shortcodes."""
    return "\n".join(map(_line, paragraphs))


def said_aloud(paragraphs: Iterable[Paragraph]) -> str:
    """Return the text as it is said, in one line: with the numbers of lists, without bullets."""
    said = (
        f"{p.label} {in_words(p.spans)}" if p.label[:-1].isdigit() else in_words(p.spans)
        for p in paragraphs
        if p.spans
    )
    return " ".join(said)


def _line(paragraph: Paragraph) -> str:
    if paragraph.kind is ParagraphKind.RULE:
        return _RULE
    return f"{paragraph.label} {paragraph.text}" if paragraph.label else paragraph.text


def _without_address(paragraph: Paragraph, quoted: Post) -> Paragraph:
    """Return a paragraph without the "RE: address" at its end, for readers that know no quotes."""
    *before, last = paragraph.spans or (Span(""),)
    if last.target and _leads_to(last, quoted):
        lead = before[-1] if before else None
        found = _BEFORE_ADDRESS.search(lead.text) if lead is not None else None
        if lead is not None and found is not None and (found.start() or len(before) == 1):
            kept = (*before[:-1], lead.with_text(lead.text[: found.start()].rstrip()))
            return replace(paragraph, spans=tuple(span for span in kept if span.text))
    return paragraph


def _leads_to(span: Span, quoted: Post) -> bool:
    if span.kind is SpanKind.EMOJI:
        return False
    return span.target == quoted.url or span.target.rstrip("/").endswith(f"/{quoted.id}")
