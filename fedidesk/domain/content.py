"""The HTML of posts, made safe: paragraphs of plain spans, and nothing else.

What a server sends is only read here, never shown. Elements that are not known lose their tags
and keep their text; scripts, styles and embedded things vanish; only links to http and https
keep their target, and those of which the text names another host say where they lead.
"""

import re
from functools import lru_cache

from msgspec import Struct
from selectolax.lexbor import LexborHTMLParser

from fedidesk.domain.emojis import with_emojis
from fedidesk.domain.formulas import may_have_formulas
from fedidesk.domain.html_reader import Reader
from fedidesk.domain.markup import bounded
from fedidesk.domain.profile import CustomEmoji
from fedidesk.domain.safe_text import may_be_odd, one_line
from fedidesk.domain.text import Paragraph, ParagraphKind, Span, SpanKind, reads_right_to_left
from fedidesk.domain.web_address import is_web_address

__all__ = [
    "Content",
    "Paragraph",
    "ParagraphKind",
    "Span",
    "SpanKind",
    "is_web_address",
    "read_html",
    "read_plain",
    "reads_right_to_left",
]

_REMEMBERED = 1200
"""Texts; somewhat more than a timeline has in memory."""
_NOT_REMEMBERED = 20_000
"""Characters of what few people write, and somebody might to fill the memory."""
_ODD_ENTITY = re.compile(r"&(?!(?:amp;[\w.-]+=|lt;|gt;|#39;|nbsp;))")
"""What may stand for any letter, or be hidden twice."""


class Content(Struct, frozen=True, gc=False):
    """What a post says."""

    paragraphs: tuple[Paragraph, ...]

    @property
    def text(self) -> str:
        """All of it as plain text, a line for each paragraph."""
        return "\n".join(paragraph.text for paragraph in self.paragraphs)


def read_html(html: str, emojis: tuple[CustomEmoji, ...] = ()) -> Content:
    """Return what ``html``, from any server, says; the time it takes grows with its length.

    What was read lately is not read again: a thread that can wait may read ahead for one that
    can't.
    """
    return (_read if len(html) > _NOT_REMEMBERED else _read_once)(html, emojis)


def _read(html: str, emojis: tuple[CustomEmoji, ...]) -> Content:
    odd = may_be_odd(html) or ("&" in html and _ODD_ENTITY.search(html) is not None)
    reader = Reader(
        _by_shortcode(emojis),
        odd=odd,
        quotes="quote-inline" in html,
        formulas=may_have_formulas(html),
    )
    if "<" not in html and "&" not in html and "\0" not in html:
        reader.read_text(html)
    elif (body := LexborHTMLParser(f"<body>{bounded(html)}").body) is not None:
        reader.read(body)
    return Content(tuple(reader.paragraphs))


_read_once = lru_cache(_REMEMBERED)(_read)


def read_plain(text: str, emojis: tuple[CustomEmoji, ...] = ()) -> tuple[Span, ...]:
    """Return the spans of a text without markup, on one line: a display name, a warning."""
    return tuple(with_emojis([Span(one_line(text))], _by_shortcode(emojis)))


def _by_shortcode(emojis: tuple[CustomEmoji, ...]) -> dict[str, CustomEmoji]:
    return {
        emoji.shortcode: emoji for emoji in emojis if is_web_address(emoji.static_url or emoji.url)
    }
