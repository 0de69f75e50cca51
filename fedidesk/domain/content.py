"""The HTML of posts, made safe: paragraphs of plain spans, and nothing else.

What a server sends is only read here, never shown. Elements that are not known lose their tags
and keep their text; scripts, styles and embedded things vanish; only links to http and https
keep their target.
"""

import re
import unicodedata
from collections.abc import Iterator
from enum import StrEnum
from urllib.parse import urlsplit

from msgspec import Struct
from selectolax.lexbor import LexborHTMLParser, LexborNode

from fedidesk.domain.profile import CustomEmoji

_DROPPED = frozenset(
    {"script", "style", "iframe", "object", "embed", "template", "svg", "math", "noscript"}
)
_BLOCKS = frozenset(
    {
        "p",
        "div",
        "blockquote",
        "pre",
        "ul",
        "ol",
        "li",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "table",
        "tr",
        "section",
        "article",
        "header",
        "footer",
        "figure",
        "figcaption",
        "details",
        "summary",
        "hr",
        "dl",
        "dt",
        "dd",
    }
)
_SHORTCODE = re.compile(r":(\w+):")
_SPACE = re.compile(r"[ \t\r\n\f]+")
_MAX_DEPTH = 100
"""Nesting that no person writes; what is deeper keeps its text."""


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


class ParagraphKind(StrEnum):
    """What a paragraph is."""

    PLAIN = "plain"
    QUOTE = "quote"
    CODE = "code"
    ITEM = "item"


class Paragraph(Struct, frozen=True, gc=False):
    """Spans that stand together; line breaks inside are newlines in their text."""

    spans: tuple[Span, ...]
    kind: ParagraphKind = ParagraphKind.PLAIN
    depth: int = 0
    """How many quotes or lists it stands in."""
    label: str = ""
    """The bullet or number of an item."""

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
            if span.kind is SpanKind.TEXT and (found := _direction(span.text)) is not None:
                return found
        return None


class Content(Struct, frozen=True, gc=False):
    """What a post says."""

    paragraphs: tuple[Paragraph, ...]

    @property
    def text(self) -> str:
        """All of it as plain text, a line for each paragraph."""
        return "\n".join(paragraph.text for paragraph in self.paragraphs)


def read_html(html: str, emojis: tuple[CustomEmoji, ...] = ()) -> Content:
    """Return what ``html``, from any server, says."""
    if "<" not in html and "&" not in html and "\n" not in html:
        spans = tuple(_with_emojis([Span(html)], emojis)) if html.strip() else ()
        return Content((Paragraph(spans),) if spans else ())
    reader = _Reader({emoji.shortcode: emoji for emoji in emojis})
    root = LexborHTMLParser(f"<body>{html}").body
    if root is not None:
        reader.walk(root, _Style(), 0)
        reader.end_paragraph()
    return Content(tuple(reader.paragraphs))


def read_plain(text: str, emojis: tuple[CustomEmoji, ...] = ()) -> tuple[Span, ...]:
    """Return the spans of a text without markup: a display name, a content warning."""
    return tuple(_with_emojis([Span(text)], emojis))


class _Style(Struct, frozen=True):
    """How the text inside an element looks."""

    bold: bool = False
    italic: bool = False
    code: bool = False
    struck: bool = False
    preformatted: bool = False
    kind: SpanKind = SpanKind.TEXT
    target: str = ""
    block: ParagraphKind = ParagraphKind.PLAIN
    depth: int = 0


class _Reader:
    """Walks the tree once and collects paragraphs."""

    def __init__(self, emojis: dict[str, CustomEmoji]) -> None:
        self.paragraphs: list[Paragraph] = []
        self._emojis = emojis
        self._spans: list[Span] = []
        self._block = _Style()
        self._label = ""

    def walk(self, node: LexborNode, style: _Style, level: int) -> None:
        """Read what stands inside ``node``."""
        if level > _MAX_DEPTH:
            self._add(node.text(deep=True, separator=" "), style)
            return
        child = node.child
        number = 0
        while child is not None:
            tag = child.tag
            if tag == "-text":
                self._add(child.text_content or "", style)
            elif tag == "li":
                number += 1
                self._item(child, style, level, "•" if node.tag != "ol" else f"{number}.")
            elif tag is not None:
                self._element(child, tag, style, level)
            child = child.next

    def end_paragraph(self) -> None:
        """Close the paragraph that is being collected, if it says anything."""
        spans = _trimmed(self._spans, preformatted=self._block.preformatted)
        self._spans = []
        if spans:
            self.paragraphs.append(
                Paragraph(
                    tuple(_with_emojis(spans, self._emojis)),
                    self._block.block,
                    self._block.depth,
                    self._label,
                )
            )
            self._label = ""

    def _element(self, node: LexborNode, tag: str, style: _Style, level: int) -> None:
        if tag in _DROPPED or tag.startswith(("-", "!")):
            return
        if tag == "br":
            self._add_break(style)
        elif tag in _BLOCKS:
            self.end_paragraph()
            self._block = inside = _block_style(tag, style)
            self.walk(node, inside, level + 1)
            self.end_paragraph()
            self._block = style
        elif tag == "a":
            self._link(node, style, level)
        elif tag == "img":
            self._add(node.attributes.get("alt") or "", style)
        else:
            self._inline(node, tag, style, level)

    def _item(self, node: LexborNode, style: _Style, level: int, label: str) -> None:
        self.end_paragraph()
        self._label = label
        self._block = inside = _changed(style, block=ParagraphKind.ITEM)
        self.walk(node, inside, level + 1)
        self.end_paragraph()
        self._label = ""
        self._block = style

    def _inline(self, node: LexborNode, tag: str, style: _Style, level: int) -> None:
        if tag == "span":
            classes = (node.attributes.get("class") or "").split()
            if "invisible" in classes:
                return
            self.walk(node, style, level + 1)
            if "ellipsis" in classes:
                self._add("…", style)
            return
        self.walk(node, _inline_style(tag, style), level + 1)

    def _link(self, node: LexborNode, style: _Style, level: int) -> None:
        target = node.attributes.get("href") or ""
        if not is_web_address(target):
            self.walk(node, style, level + 1)
            return
        classes = (node.attributes.get("class") or "").split()
        rel = (node.attributes.get("rel") or "").split()
        kind = SpanKind.LINK
        if "hashtag" in classes or "tag" in rel:
            kind = SpanKind.HASHTAG
        elif "mention" in classes:
            kind = SpanKind.MENTION
        self.walk(node, _changed(style, kind=kind, target=target), level + 1)

    def _add(self, text: str, style: _Style) -> None:
        if not style.preformatted:
            text = _SPACE.sub(" ", text)
            ends_open = not self._spans or self._spans[-1].text.endswith((" ", "\n"))
            if ends_open:
                text = text.lstrip(" ")
        if text:
            self._append(
                Span(
                    text,
                    style.kind,
                    style.target,
                    style.bold,
                    style.italic,
                    style.code,
                    style.struck,
                )
            )

    def _add_break(self, style: _Style) -> None:
        if self._spans:
            last = self._spans[-1]
            self._spans[-1] = _with_text(last, last.text.rstrip(" "))
            self._append(Span("\n", bold=style.bold, italic=style.italic, code=style.code))

    def _append(self, span: Span) -> None:
        if self._spans:
            last = self._spans[-1]
            if _with_text(last, "") == _with_text(span, ""):
                self._spans[-1] = _with_text(last, last.text + span.text)
                return
        self._spans.append(span)


def is_web_address(url: str) -> bool:
    """Whether ``url`` is one that fedidesk opens at all: http or https, with a host."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.netloc)


def _block_style(tag: str, style: _Style) -> _Style:
    if tag == "blockquote":
        return _changed(style, block=ParagraphKind.QUOTE, depth=style.depth + 1)
    if tag == "pre":
        return _changed(style, block=ParagraphKind.CODE, code=True, preformatted=True)
    if tag in ("ul", "ol"):
        return _changed(style, depth=style.depth + 1)
    if len(tag) == 2 and tag[0] == "h" and tag != "hr":
        return _changed(style, bold=True)
    return style


def _inline_style(tag: str, style: _Style) -> _Style:
    if tag in ("b", "strong"):
        return _changed(style, bold=True)
    if tag in ("i", "em"):
        return _changed(style, italic=True)
    if tag in ("code", "kbd", "samp", "tt"):
        return _changed(style, code=True)
    if tag in ("del", "s", "strike"):
        return _changed(style, struck=True)
    return style


def _changed(style: _Style, **changes: object) -> _Style:
    values = {name: getattr(style, name) for name in _Style.__struct_fields__}
    return _Style(**(values | changes))


def _with_text(span: Span, text: str) -> Span:
    return Span(text, span.kind, span.target, span.bold, span.italic, span.code, span.struck)


def _trimmed(spans: list[Span], *, preformatted: bool) -> list[Span]:
    """Return ``spans`` without the white space at both ends."""
    blank = "\n" if preformatted else " \n"
    spans = list(spans)
    while spans and not (text := spans[0].text.lstrip(blank)):
        spans.pop(0)
    if spans:
        spans[0] = _with_text(spans[0], text)
    while spans and not (text := spans[-1].text.rstrip(blank + " ")):
        spans.pop()
    if spans:
        spans[-1] = _with_text(spans[-1], text)
    return spans


def _with_emojis(
    spans: list[Span], emojis: dict[str, CustomEmoji] | tuple[CustomEmoji, ...]
) -> Iterator[Span]:
    """Split every span where a custom emoji stands in it."""
    known = emojis if isinstance(emojis, dict) else {emoji.shortcode: emoji for emoji in emojis}
    for span in spans:
        if not known or ":" not in span.text or span.code:
            yield span
            continue
        done = 0
        for match in _SHORTCODE.finditer(span.text):
            emoji = known.get(match[1])
            if emoji is not None:
                if match.start() > done:
                    yield _with_text(span, span.text[done : match.start()])
                yield Span(match[0], SpanKind.EMOJI, emoji.static_url or emoji.url)
                done = match.end()
        if done < len(span.text):
            yield _with_text(span, span.text[done:])


def _direction(text: str) -> bool | None:
    """Return whether the first strong letter of ``text`` reads from right to left."""
    for letter in text:
        kind = unicodedata.bidirectional(letter)
        if kind == "L":
            return False
        if kind in ("R", "AL"):
            return True
    return None
