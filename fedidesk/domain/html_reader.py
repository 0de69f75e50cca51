"""A walk over the tree of a post's HTML that collects paragraphs of plain spans."""

import re

from msgspec.structs import replace
from selectolax.lexbor import LexborNode

from fedidesk.domain.code import Code, language_in
from fedidesk.domain.emojis import with_emojis
from fedidesk.domain.formulas import with_formulas
from fedidesk.domain.html_elements import Element, NumberedList, formula, said_after
from fedidesk.domain.html_tags import (
    AROUND,
    BETWEEN,
    BLOCKS,
    CELLS,
    DROPPED,
    LOOSE_IN_CELLS,
    STYLED,
    WITH_CLASSES,
    Attributes,
    Style,
    style_inside,
    words,
)
from fedidesk.domain.late_pattern import late_pattern
from fedidesk.domain.paragraph_spans import UNSEEN, honest, joined, safe, trimmed
from fedidesk.domain.profile import CustomEmoji
from fedidesk.domain.raised import as_lowered, as_raised
from fedidesk.domain.text import Paragraph, ParagraphKind, Span

_SPACE = re.compile(r"[ \t\r\n\f]+")
_TWICE = late_pattern(r"&(?:#39|#x27|#34|quot|apos|nbsp|#160);", re.IGNORECASE)
"""What stands for letters that nobody has to hide: somebody hid it twice."""
_MEANT = {"quot": '"', "#34": '"', "nbsp": "\u00a0", "#160": "\u00a0"}
_NOTHING: Attributes = {}
_WITH_CLASSES_OR_QUOTES = WITH_CLASSES | {"p", "div"}
_HIDDEN = frozenset({"invisible", "katex-html"})
"""Classes of what is not to be seen, or says again what stands beside it."""
_TAKEN_WHOLE = frozenset({"img", "hr", "math"})
_FEW = 4
"""Letters of what may be there for nothing but room."""


class Reader:
    """Walks a tree once, without recursion.

    ``odd``: there may be letters that do harm; ``quotes``: paragraphs that name a quoted post;
    ``formulas``: TeX in the text.
    """

    def __init__(
        self, emojis: dict[str, CustomEmoji], *, odd: bool, quotes: bool, formulas: bool
    ) -> None:
        self.paragraphs: list[Paragraph] = []
        self._emojis = emojis
        self._odd = odd
        self._formulas = formulas
        self._with_classes = _WITH_CLASSES_OR_QUOTES if quotes else WITH_CLASSES
        self._spans: list[Span] = []
        self._block = Style()
        self._label = ""
        self._language = ""
        self._has_links = False
        self._cells = 0
        self._names_quote = 0

    def read(self, body: LexborNode) -> None:
        """Read what stands inside ``body``."""
        path = [Element(body, "body", self._block)]
        while path:
            node = path[-1].next
            if node is None:
                self._leave(path.pop(), path[-1].style if path else self._block)
            else:
                path[-1].next = node.next
                if (inside := self._enter(node, path[-1])) is not None:
                    path.append(inside)
        self._end_paragraph()
        while self.paragraphs and self.paragraphs[-1].kind is ParagraphKind.RULE:
            self.paragraphs.pop()

    def read_text(self, text: str) -> None:
        """Read a text in which there is no markup; its lines are meant."""
        style = self._block
        for paragraph in text.replace("\r\n", "\n").split("\n\n"):
            for number, line in enumerate(paragraph.split("\n")):
                if number:
                    self._add_break(style)
                self._add(line, style)
            self._end_paragraph()

    def _enter(self, node: LexborNode, parent: Element) -> Element | None:
        """Take what ``node`` itself says; return it where more stands inside."""
        tag = node.tag or "-"
        if tag == "-text":
            self._add_text(node.text_content or "", parent)
        elif tag == "br":
            self._add_break(parent.style)
        elif not (tag in DROPPED or tag.startswith(("-", "!"))):
            return self._enter_element(node, tag, parent)
        return None

    def _enter_element(self, node: LexborNode, tag: str, parent: Element) -> Element | None:
        attributes = node.attributes if tag in self._with_classes else _NOTHING
        style = parent.style
        if tag == "span" and not _HIDDEN.isdisjoint(words(attributes, "class")):
            return None
        if tag in _TAKEN_WHOLE and self._take_whole(node, tag, attributes, style):
            return None
        if tag in STYLED:
            style = style_inside(tag, attributes, style)
        inside = (NumberedList if tag == "ol" else Element)(node, tag, style)
        if tag in BLOCKS:
            self._begin_block(inside, node, parent)
        elif tag != "span":
            self._begin_inline(inside, node, parent, attributes)
        if attributes:
            self._heed_classes(inside, attributes)
        inside.begin = len(self._spans)
        return inside

    def _take_whole(self, node: LexborNode, tag: str, attributes: Attributes, style: Style) -> bool:
        """Take an element that is no text; return whether that is all of it."""
        if tag == "img":
            self._add(_said_for(attributes), style)
        elif tag == "hr":
            self._add_rule()
        else:
            return self._take_formula(node, style)
        return True

    def _take_formula(self, node: LexborNode, style: Style) -> bool:
        """Take the TeX of a formula; return whether it brings any."""
        tex = formula(node)
        apart = node.attributes.get("display") == "block"
        if apart:
            self._end_paragraph()
        self._add(tex, replace(style, code=True))
        if apart and tex:
            self._end_paragraph()
        return bool(tex)

    def _heed_classes(self, inside: Element, attributes: Attributes) -> None:
        classes = attributes.get("class")
        if not classes or inside.tag == "a":
            return
        if inside.tag in ("pre", "code"):
            if inside.style.preformatted:
                self._language = language_in(classes) or self._language
        elif "ellipsis" in classes and "ellipsis" in classes.split():
            inside.after = "…"
        elif "quote-inline" in classes and "quote-inline" in classes.split():
            self._end_paragraph()
            inside.is_block = inside.names_quote = True
            self._names_quote += 1

    def _begin_block(self, inside: Element, node: LexborNode, parent: Element) -> None:
        if self._cells and inside.tag in LOOSE_IN_CELLS:
            self._add(" ", parent.style)
            inside.after = " "
            return
        self._end_paragraph()
        inside.is_block = True
        self._block = inside.style
        if inside.tag == "li":
            self._label = "•"
            if isinstance(parent, NumberedList):
                self._label = parent.next_label(node.attributes.get("value"))

    def _begin_inline(
        self, inside: Element, node: LexborNode, parent: Element, attributes: Attributes
    ) -> None:
        tag = inside.tag
        if tag == "a":
            self._has_links = True
            if not inside.style.target:
                inside.after = said_after(tag, attributes)
            return
        if parent.tag in BETWEEN:
            self._begin_part(inside, node, parent)
        if tag in CELLS:
            self._cells += 1
        elif tag in AROUND:
            self._add(AROUND[tag][0], inside.style)
            inside.after = AROUND[tag][1]
        elif tag == "abbr":
            inside.after = said_after(tag, node.attributes)

    def _begin_part(self, inside: Element, node: LexborNode, parent: Element) -> None:
        """Set a part of a row or a formula off from the part before."""
        parent.items += 1
        if parent.items > 1:
            self._add(BETWEEN[parent.tag][parent.items > 2], parent.style)
        if inside.tag == "mrow" and node.child is not None and node.child.next is not None:
            self._add("(", parent.style)
            inside.after = ")"

    def _leave(self, element: Element, around: Style) -> None:
        if element.is_block:
            self._end_paragraph()
            self._names_quote -= element.names_quote
            self._block = around
            if element.tag == "li":
                self._label = ""
        elif element.after:
            self._say_after(element)
        elif element.tag in CELLS:
            self._cells -= 1
        elif element.tag in ("sup", "sub"):
            self._raise(element)

    def _say_after(self, element: Element) -> None:
        """Say what follows an element, unless it says nothing itself."""
        spans = self._spans
        says = len(spans) > element.begin
        if element.tag == "a":
            address = element.after.strip(" ()").partition(":")[2]
            text = "".join(span.text for span in spans[element.begin :])
            if not text.strip() or (address and address in text):
                return
        elif element.tag == "rt" and not says:
            if spans and spans[-1].text == "(":
                spans.pop()
            return
        self._add(element.after, element.style)

    def _raise(self, element: Element) -> None:
        """Make what is above or below the line readable on it."""
        begin = element.begin
        if not 0 < len(self._spans) - begin <= 1:
            return
        span = self._spans[begin]
        if element.tag == "sub":
            text = as_lowered(span.text)
        else:
            text = as_raised(span.text, self._spans[begin - 1].text if begin else "")
        self._spans[begin] = span.with_text(text)

    def _add_rule(self) -> None:
        self._end_paragraph()
        if self.paragraphs and self.paragraphs[-1].kind is not ParagraphKind.RULE:
            block, kind = self._block, ParagraphKind.RULE
            self.paragraphs.append(Paragraph((), kind, block.depth, "", block.quotes))

    def _end_paragraph(self) -> None:
        """Close the paragraph that is being collected, if it says anything."""
        spans, self._spans = self._spans, []
        language, self._language = self._language, ""
        if not spans:
            return
        block = self._block
        if self._odd:
            spans = safe(joined(spans))
        spans = joined(trimmed(spans, preformatted=block.preformatted))
        if len(spans) == 1 and len(spans[0].text) < _FEW and not spans[0].text.strip(UNSEEN):
            return
        if self._has_links:
            spans = honest(spans)
        if self._formulas:
            spans = list(with_formulas(spans))
        if spans:
            self.paragraphs.append(
                Paragraph(
                    tuple(with_emojis(spans, self._emojis)),
                    block.block,
                    block.depth,
                    self._label,
                    block.quotes,
                    self._names_quote > 0,
                    Code(language) if language and not self._has_links else None,
                )
            )
            self._label = ""

    def _add_text(self, text: str, parent: Element) -> None:
        if parent.tag in BETWEEN and not text.strip():
            return
        if self._odd and "&" in text and not parent.style.code:
            text = _TWICE.sub(_meant, text)
        self._add(text, parent.style)

    def _add(self, text: str, style: Style) -> None:
        if not style.preformatted:
            if "  " in text or not text.isprintable():
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
                    style.underlined,
                )
            )

    def _add_break(self, style: Style) -> None:
        if self._spans:
            if not style.preformatted:
                last = self._spans[-1]
                self._spans[-1] = last.with_text(last.text.rstrip(" "))
            self._spans.append(Span("\n", bold=style.bold, italic=style.italic, code=style.code))


def _said_for(attributes: Attributes) -> str:
    """Return what stands for a picture: custom emoji are such."""
    text = attributes.get("alt") or ""
    if not text and any("emoji" in word for word in words(attributes, "class")):
        text = attributes.get("title") or ""
    return text


def _meant(found: re.Match[str]) -> str:
    return _MEANT.get(found[0][1:-1].lower(), "'")
