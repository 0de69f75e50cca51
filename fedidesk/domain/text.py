"""Text that is safe to show: spans in paragraphs."""

import re
import unicodedata
from enum import StrEnum

from msgspec import Struct

from fedidesk.domain.code import Code

_ASIDE = re.compile(r"https?://\S+|(?<!\w)[@#][\w.@-]+|:[\w+-]+(?:@[\w.-]+)?:")
"""Mentions, hashtags, links and emoji that nobody marked up; they say nothing of a language."""


class SpanKind(StrEnum):
    """What a stretch of text is."""

    TEXT = "text"
    LINK = "link"
    MENTION = "mention"
    HASHTAG = "hashtag"
    EMOJI = "emoji"


class Span(Struct, frozen=True, gc=False):
    """A stretch of text in one style. ``target`` is an address, or the picture of an emoji."""

    text: str
    kind: SpanKind = SpanKind.TEXT
    target: str = ""
    bold: bool = False
    italic: bool = False
    code: bool = False
    struck: bool = False
    underlined: bool = False

    def with_text(self, text: str) -> "Span":
        """Return ``text`` in the same style."""
        return Span(
            text,
            self.kind,
            self.target,
            self.bold,
            self.italic,
            self.code,
            self.struck,
            self.underlined,
        )


class ParagraphKind(StrEnum):
    """What a paragraph is."""

    PLAIN = "plain"
    QUOTE = "quote"
    CODE = "code"
    ITEM = "item"
    RULE = "rule"
    """A line across; it says nothing."""


class Paragraph(Struct, frozen=True, gc=False):
    """Spans that stand together; line breaks inside are newlines in their text."""

    spans: tuple[Span, ...]
    kind: ParagraphKind = ParagraphKind.PLAIN
    depth: int = 0
    """How many quotes or lists it stands in."""
    label: str = ""
    """The bullet or number of an item."""
    quotes: int = 0
    """How many of those that it stands in are quotes."""
    names_quote: bool = False
    """Whether it only says which post is quoted, for readers that know no quotes."""
    code: Code | None = None
    """What is known of it where it is code whose language somebody named."""

    @property
    def text(self) -> str:
        """All its text."""
        return "".join(span.text for span in self.spans)

    @property
    def right_to_left(self) -> bool | None:
        """Its direction by the first strong letter that is its own; None where there is none.

        Mentions, hashtags, links and emoji that lead a paragraph say nothing of its language.
        """
        for span in self.spans:
            if span.kind is SpanKind.TEXT and (found := reads_right_to_left(span.text)) is not None:
                return found
        return None


def reads_right_to_left(text: str) -> bool | None:
    """Return whether the first strong letter of ``text`` reads from right to left.

    None where there is none but in mentions, hashtags and links.
    """
    for letter in _ASIDE.sub(" ", text):
        kind = unicodedata.bidirectional(letter)
        if kind == "L":
            return False
        if kind in ("R", "AL"):
            return True
    return None


def isolated(text: str) -> str:
    """Return ``text`` for use within another: its direction stays its own."""
    return f"\u2068{text}\u2069"
