"""What elements of HTML mean for the text inside them."""

from collections.abc import Mapping

from msgspec import Struct
from msgspec.structs import replace

from fedidesk.domain.text import ParagraphKind, SpanKind
from fedidesk.domain.web_address import is_web_address

Attributes = Mapping[str, str | None]


def _tags(names: str) -> frozenset[str]:
    return frozenset(names.split())


DROPPED = _tags(
    "script style iframe object embed template svg noscript title video audio canvas map datalist "
    "select textarea rp annotation annotation-xml head link meta"
)
"""What vanishes with all that is in it."""
HEADINGS = _tags("h1 h2 h3 h4 h5 h6")
BLOCKS = HEADINGS | _tags(
    "p div blockquote pre ul ol li table caption tr section article header footer figure "
    "figcaption details summary dl dt dd address aside main nav center"
)
CELLS = _tags("td th")
LOOSE_IN_CELLS = _tags("p div center section")
"""Blocks that don't begin a paragraph in a table's row."""
WITH_CLASSES = _tags("span a img pre code")
BETWEEN = {
    "tr": (" | ", " | "),
    "mfrac": ("/", "/"),
    "msup": ("^", "^"),
    "msub": ("_", "_"),
    "msubsup": ("_", "^"),
    "munder": ("_", "_"),
    "mover": ("^", "^"),
    "munderover": ("_", "^"),
    "mtable": ("; ", "; "),
    "mtr": (" ", " "),
}
"""What stands between the first two parts of an element, and between the later ones."""
AROUND = {
    "q": ("“", "”"),
    "rt": ("(", ")"),
    "msqrt": ("√(", ")"),
    "mroot": ("√(", ")"),
}
"""What stands around the text of an element."""
_INLINE_STYLES = {
    **dict.fromkeys(("b", "strong", "th", "summary", "dt", *HEADINGS), "bold"),
    **dict.fromkeys(("i", "em", "cite", "dfn", "var"), "italic"),
    **dict.fromkeys(("code", "kbd", "samp", "tt"), "code"),
    **dict.fromkeys(("del", "s", "strike"), "struck"),
    **dict.fromkeys(("u", "ins"), "underlined"),
}


STYLED = frozenset(_INLINE_STYLES) | _tags("a blockquote pre ul ol dd li")


class Style(Struct, frozen=True):
    """How the text inside an element looks."""

    bold: bool = False
    italic: bool = False
    code: bool = False
    struck: bool = False
    underlined: bool = False
    preformatted: bool = False
    kind: SpanKind = SpanKind.TEXT
    target: str = ""
    block: ParagraphKind = ParagraphKind.PLAIN
    depth: int = 0
    quotes: int = 0


def style_inside(tag: str, attributes: Attributes, style: Style) -> Style:
    """Return how what is inside of an element looks, where ``style`` is around it."""
    if tag == "a":
        return _link_style(attributes, style)
    if tag in _INLINE_STYLES:
        return replace(style, **{_INLINE_STYLES[tag]: True})
    return _block_style(tag, style)


def words(attributes: Attributes, name: str) -> list[str]:
    """Return the words of an attribute."""
    return (attributes.get(name) or "").split()


def _block_style(tag: str, style: Style) -> Style:
    if tag == "blockquote":
        kind = ParagraphKind.QUOTE
        return replace(style, block=kind, depth=style.depth + 1, quotes=style.quotes + 1)
    if tag == "pre":
        return replace(style, block=ParagraphKind.CODE, code=True, preformatted=True)
    if tag in ("ul", "ol"):
        return replace(style, depth=style.depth + 1)
    if tag == "dd":
        return replace(style, block=ParagraphKind.ITEM, depth=style.depth + 1)
    if tag == "li":
        return replace(style, block=ParagraphKind.ITEM)
    return style


def _link_style(attributes: Attributes, style: Style) -> Style:
    target = (attributes.get("href") or "").strip()
    if not is_web_address(target):
        return style
    classes = words(attributes, "class")
    kind = SpanKind.LINK
    if "hashtag" in classes or "tag" in words(attributes, "rel"):
        kind = SpanKind.HASHTAG
    elif "mention" in classes:
        kind = SpanKind.MENTION
    return replace(style, kind=kind, target=target)
