"""Formulas that stand in a text as TeX: set like code, so that they read as one thing."""

from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from fedidesk.domain.late_pattern import late_pattern
from fedidesk.domain.text import Span, SpanKind

_FORMULA = late_pattern(
    r"\\\((?:[^\\\n]|\\(?![()]))+\\\)"
    r"|\\\[(?:[^\\]|\\(?![\[\]]))+\\\]"
    r"|\$\$(?=[^$]*[\\^_={])[^$]+\$\$"
)
r"""Between ``\(`` and ``\)``, ``\[`` and ``\]`` or double dollars, if it looks like a formula."""


def may_have_formulas(html: str) -> bool:
    """Return whether there may be any; quick."""
    return "$$" in html or ("\\" in html and ("\\(" in html or "\\[" in html))


def with_formulas(spans: Iterable[Span]) -> Iterator[Span]:
    """Split every span of plain text where a formula stands in it; nothing of it is lost."""
    for span in spans:
        if span.kind is SpanKind.TEXT and not span.code:
            yield from _split(span)
        else:
            yield span


def _split(span: Span) -> Iterator[Span]:
    done = 0
    for found in _FORMULA.finditer(span.text):
        if found.start() > done:
            yield span.with_text(span.text[done : found.start()])
        yield replace(span, text=found[0], code=True)
        done = found.end()
    if done < len(span.text):
        yield span.with_text(span.text[done:])
