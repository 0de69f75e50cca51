"""The HTML of posts, made safe: paragraphs of plain spans, and nothing else.

What a server sends is only read here, never shown. Elements that are not known lose their tags
and keep their text; scripts, styles and embedded things vanish; only links to http and https
keep their target.
"""

import re
from functools import lru_cache
from itertools import groupby
from urllib.parse import urlsplit

from msgspec import Struct
from msgspec.structs import replace
from selectolax.lexbor import LexborHTMLParser, LexborNode

from fedidesk.domain.emojis import with_emojis
from fedidesk.domain.markup import bounded
from fedidesk.domain.profile import CustomEmoji
from fedidesk.domain.text import Paragraph, ParagraphKind, Span, SpanKind, reads_right_to_left

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


def _tags(names: str) -> frozenset[str]:
    return frozenset(names.split())


_DROPPED = _tags("script style iframe object embed template svg math noscript title")
_HEADINGS = _tags("h1 h2 h3 h4 h5 h6")
_BLOCKS = _HEADINGS | _tags(
    "p div blockquote pre ul ol li table caption tr td th section article header footer figure "
    "figcaption details summary hr dl dt dd address aside main nav center"
)
_INLINE_STYLES = {
    **dict.fromkeys(("b", "strong"), "bold"),
    **dict.fromkeys(("i", "em"), "italic"),
    **dict.fromkeys(("code", "kbd", "samp", "tt"), "code"),
    **dict.fromkeys(("del", "s", "strike"), "struck"),
}
_REMEMBERED = 1200
"""Texts; somewhat more than a timeline has in memory."""
_NOT_REMEMBERED = 20_000
"""Characters of what few people write, and somebody might to fill the memory."""
_SPACE = re.compile(r"[ \t\r\n\f]+")


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
    reader = _Reader(_by_shortcode(emojis))
    if "<" not in html and "&" not in html and "\0" not in html:
        reader.read_text(html)
    elif (body := LexborHTMLParser(f"<body>{bounded(html)}").body) is not None:
        reader.read(body)
    return Content(tuple(reader.paragraphs))


_read_once = lru_cache(_REMEMBERED)(_read)


def read_plain(text: str, emojis: tuple[CustomEmoji, ...] = ()) -> tuple[Span, ...]:
    """Return the spans of a text without markup: a display name, a content warning."""
    return tuple(with_emojis([Span(text)], _by_shortcode(emojis)))


def is_web_address(url: str) -> bool:
    """Whether ``url`` is one that fedidesk opens at all: http or https, with a host."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.netloc)


def _by_shortcode(emojis: tuple[CustomEmoji, ...]) -> dict[str, CustomEmoji]:
    return {
        emoji.shortcode: emoji for emoji in emojis if is_web_address(emoji.static_url or emoji.url)
    }


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


class _Element:
    """An element that is being read: what comes next in it."""

    __slots__ = ("ends_short", "items", "next", "style", "tag")

    def __init__(self, node: LexborNode, tag: str, style: _Style) -> None:
        self.tag = tag
        self.style = style
        self.next = node.child
        self.items = 0
        self.ends_short = tag == "span" and "ellipsis" in _words(node, "class")


class _Reader:
    """Walks a tree once, without recursion, and collects paragraphs."""

    def __init__(self, emojis: dict[str, CustomEmoji]) -> None:
        self.paragraphs: list[Paragraph] = []
        self._emojis = emojis
        self._spans: list[Span] = []
        self._block = _Style()
        self._label = ""

    def read(self, body: LexborNode) -> None:
        """Read what stands inside ``body``."""
        path = [_Element(body, "body", self._block)]
        while path:
            node = path[-1].next
            if node is None:
                self._leave(path.pop(), path[-1].style if path else self._block)
            else:
                path[-1].next = node.next
                if (inside := self._enter(node, path[-1])) is not None:
                    path.append(inside)
        self._end_paragraph()

    def read_text(self, text: str) -> None:
        """Read a text in which there is no markup."""
        self._add(text, self._block)
        self._end_paragraph()

    def _enter(self, node: LexborNode, parent: _Element) -> _Element | None:
        """Take what ``node`` itself says; return it where more stands inside."""
        tag = node.tag or "-"
        if tag == "-text":
            self._add(node.text_content or "", parent.style)
        elif tag == "br":
            self._add_break(parent.style)
        elif tag == "img":
            self._add(node.attributes.get("alt") or "", parent.style)
        elif not (tag.startswith(("-", "!")) or tag in _DROPPED or _is_hidden(node, tag)):
            inside = _Element(node, tag, _style_inside(node, tag, parent.style))
            if tag in _BLOCKS:
                self._end_paragraph()
                self._block = inside.style
                if tag == "li":
                    parent.items += 1
                    self._label = f"{parent.items}." if parent.tag == "ol" else "•"
            return inside
        return None

    def _leave(self, element: _Element, around: _Style) -> None:
        if element.tag in _BLOCKS:
            self._end_paragraph()
            self._block = around
            if element.tag == "li":
                self._label = ""
        elif element.ends_short:
            self._add("…", element.style)

    def _end_paragraph(self) -> None:
        """Close the paragraph that is being collected, if it says anything."""
        spans = _trimmed(self._spans, preformatted=self._block.preformatted)
        self._spans = []
        if spans:
            self.paragraphs.append(
                Paragraph(
                    tuple(with_emojis(_joined(spans), self._emojis)),
                    self._block.block,
                    self._block.depth,
                    self._label,
                )
            )
            self._label = ""

    def _add(self, text: str, style: _Style) -> None:
        if not style.preformatted:
            text = _SPACE.sub(" ", text)
            if not self._spans or self._spans[-1].text.endswith((" ", "\n")):
                text = text.lstrip(" ")
        if text:
            self._spans.append(
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
            if not style.preformatted:
                last = self._spans[-1]
                self._spans[-1] = last.with_text(last.text.rstrip(" "))
            self._spans.append(Span("\n", bold=style.bold, italic=style.italic, code=style.code))


def _style_inside(node: LexborNode, tag: str, style: _Style) -> _Style:
    if tag == "a":
        return _link_style(node, style)
    if tag in _INLINE_STYLES:
        return replace(style, **{_INLINE_STYLES[tag]: True})
    return _block_style(tag, style)


def _block_style(tag: str, style: _Style) -> _Style:
    if tag == "blockquote":
        return replace(style, block=ParagraphKind.QUOTE, depth=style.depth + 1)
    if tag == "pre":
        return replace(style, block=ParagraphKind.CODE, code=True, preformatted=True)
    if tag in ("ul", "ol"):
        return replace(style, depth=style.depth + 1)
    if tag == "li":
        return replace(style, block=ParagraphKind.ITEM)
    return replace(style, bold=True) if tag in _HEADINGS else style


def _link_style(node: LexborNode, style: _Style) -> _Style:
    target = node.attributes.get("href") or ""
    if not is_web_address(target):
        return style
    classes = _words(node, "class")
    kind = SpanKind.LINK
    if "hashtag" in classes or "tag" in _words(node, "rel"):
        kind = SpanKind.HASHTAG
    elif "mention" in classes:
        kind = SpanKind.MENTION
    return replace(style, kind=kind, target=target)


def _is_hidden(node: LexborNode, tag: str) -> bool:
    return tag == "span" and "invisible" in _words(node, "class")


def _words(node: LexborNode, attribute: str) -> list[str]:
    return (node.attributes.get(attribute) or "").split()


def _joined(spans: list[Span]) -> list[Span]:
    """Return ``spans`` with neighbours of one style made one."""
    runs = groupby(spans, lambda span: span.with_text(""))
    return [style.with_text("".join(span.text for span in run)) for style, run in runs]


def _trimmed(spans: list[Span], *, preformatted: bool) -> list[Span]:
    """Return ``spans`` without the white space at both ends."""
    before = "\n" if preformatted else " \n"
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
