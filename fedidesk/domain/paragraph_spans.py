"""What is done to the spans of a paragraph once all of them are there."""

from itertools import groupby

from fedidesk.domain.safe_text import safe_body
from fedidesk.domain.text import Span, SpanKind
from fedidesk.domain.web_address import real_host

UNSEEN = "\u200b\u200c\u200d\u200e\u200f\u2060\u00ad\u061c\ufe0e\ufe0f\ufeff \n"
"""What takes part in no word that one can see."""


def safe(spans: list[Span]) -> list[Span]:
    """Return ``spans`` without letters that do harm; nothing where one can see nothing."""
    if not any(span.text.strip(UNSEEN) for span in spans):
        return []
    kept = (span.with_text(safe_body(span.text)) for span in spans)
    return [span for span in kept if span.text]


def honest(spans: list[Span]) -> list[Span]:
    """Return ``spans`` with the host beside each link that says it leads elsewhere."""
    end = len(spans)
    while end:
        last = spans[end - 1]
        begin = end - 1
        if target := last.target:
            text = last.text
            while begin and spans[begin - 1].target == target:
                begin -= 1
                text = spans[begin].text + text
            if host := real_host(text, target):
                said = last.with_text(f"{last.text} ({host})")
                spans[begin:end] = [_as_link(span) for span in (*spans[begin : end - 1], said)]
        end = begin
    return spans


def _as_link(span: Span) -> Span:
    return Span(
        span.text,
        SpanKind.LINK,
        span.target,
        span.bold,
        span.italic,
        span.code,
        span.struck,
        span.underlined,
    )


def joined(spans: list[Span]) -> list[Span]:
    """Return ``spans`` with neighbours of one style made one."""
    if len(spans) < 2:
        return spans
    runs = groupby(spans, lambda span: span.with_text(""))
    return [style.with_text("".join(span.text for span in run)) for style, run in runs]


def trimmed(spans: list[Span], *, preformatted: bool) -> list[Span]:
    """Return ``spans`` without the white space at both ends."""
    before = "\n" if preformatted else " \n"
    if len(spans) == 1:
        text = spans[0].text
        kept_text = text.lstrip(before).rstrip(" \n")
        if kept_text == text:
            return spans
        return [spans[0].with_text(kept_text)] if kept_text else []
    first, last = 0, len(spans) - 1
    while first <= last and not spans[first].text.lstrip(before):
        first += 1
    while last >= first and not spans[last].text.rstrip(" \n"):
        last -= 1
    kept = spans[first : last + 1]
    if kept:
        kept[0] = kept[0].with_text(kept[0].text.lstrip(before))
        kept[-1] = kept[-1].with_text(kept[-1].text.rstrip(" \n"))
    return kept
