"""Elements of HTML while they are read: what is said around them, and how lists count."""

import re

from selectolax.lexbor import LexborNode

from fedidesk.domain.html_tags import Attributes, Style
from fedidesk.domain.late_pattern import late_pattern

_NUMBER = late_pattern(r"\s*(-?\d{1,6})(?!\d)")
_SCHEME = late_pattern(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
_LONGEST_ADDRESS, _LONGEST_TITLE = 120, 200


class Element:
    """An element that is being read: what comes next in it, and what is said when it ends."""

    __slots__ = ("after", "begin", "is_block", "items", "names_quote", "next", "style", "tag")

    def __init__(self, node: LexborNode, tag: str, style: Style) -> None:
        self.tag = tag
        self.style = style
        self.next = node.child
        self.items = 0
        self.begin = 0
        """How many spans there were before it, in its paragraph."""
        self.after = ""
        self.is_block = False
        self.names_quote = False


class NumberedList(Element):
    """An ``ol``, which counts up or down."""

    __slots__ = ("_number", "_step")

    def __init__(self, node: LexborNode, tag: str, style: Style) -> None:
        super().__init__(node, tag, style)
        attributes = node.attributes
        self._step = -1 if "reversed" in attributes else 1
        begin = _number(attributes.get("start"))
        if begin is None:
            begin = 1 if self._step > 0 else _count_items(node)
        self._number = begin

    def next_label(self, value: str | None) -> str:
        """Return the number of the next item, which may say which one it has."""
        own = _number(value)
        number = self._number if own is None else own
        self._number = number + self._step
        return f"{number}."


def said_after(tag: str, attributes: Attributes) -> str:
    """Return what follows the text of a link or an abbreviation so that nothing gets lost."""
    if tag == "abbr" and (title := (attributes.get("title") or "").strip()):
        return f" ({title[:_LONGEST_TITLE]})"
    if tag == "a":
        address = (attributes.get("href") or "").strip()
        if _SCHEME.match(address) and not _is_broken_web(address):
            return f" ({address[:_LONGEST_ADDRESS]})"
    return ""


def formula(math: LexborNode) -> str:
    """Return the TeX of a ``math`` element if it brings it along; else nothing."""
    inside = math.child
    while inside is not None and inside.tag != "semantics":
        inside = inside.next
    node = None if inside is None else inside.child
    while node is not None:
        if node.tag == "annotation" and node.attributes.get("encoding") == "application/x-tex":
            text = node.child
            return "" if text is None else (text.text_content or "").strip()
        node = node.next
    return (math.attributes.get("alttext") or "").strip()


def _is_broken_web(address: str) -> bool:
    return address.lower().startswith(("http:", "https:"))


def _number(text: str | None) -> int | None:
    found = _NUMBER.match(text or "")
    return None if found is None else int(found[1])


def _count_items(node: LexborNode) -> int:
    count, child = 0, node.child
    while child is not None:
        count += child.tag == "li"
        child = child.next
    return count
