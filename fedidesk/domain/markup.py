"""HTML that no person writes, brought down to what can be read in time.

A parser that follows the standard takes time and memory with the square of the length where tags
are nested by the thousand, never closed, or carry thousands of attributes. Here such HTML is
written anew: all of its text, a bounded number of tags, and of attributes those that matter.
"""

import re
from collections import Counter

from fedidesk.domain.late_pattern import late_pattern

_FEW_TAGS = 400
"""As many tags do no harm, however they stand."""
_SHORT = 10_000
"""Characters in which no attributes can do harm."""
_MANY_TAGS = 3_000
"""What comes after so many tags keeps its text alone."""

_DEEPEST = 60
"""So many inside one another; those further in keep their text alone."""

_TAG = late_pattern(r"<(/?)([A-Za-z][A-Za-z0-9-]*)([^>]*)>?")
_WITH_ATTRIBUTES = frozenset(
    {"a", "span", "img", "p", "div", "ol", "li", "abbr", "math", "annotation"}
)
_FLAT = frozenset({"p", "li", "dt", "dd", "tr", "td", "th", "br", "hr", "img"})
"""These can't be nested by themselves, and many people don't close them."""
_HIDING = frozenset({"script", "style"})
"""What stands in these is no text; they can't be nested."""
_ATTRIBUTE = late_pattern(
    r"""\b(href|class|rel|alt|title|start|value|encoding|alttext)=(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""",
    re.IGNORECASE,
)
_QUOTED = str.maketrans({'"': "&quot;", "<": "&lt;"})
_TAG_LENGTH = 4_000
"""Characters of a tag in which attributes are looked for."""


def bounded(html: str) -> str:
    """Return ``html``, or what it says in tags that any parser reads in time."""
    if len(html) <= _SHORT and html.count("<") <= _FEW_TAGS:
        return html
    return _TAG.sub(_Rewriter().rewrite, html)


class _Rewriter:
    """Writes tags anew: not too many of them, and not too many inside one another."""

    def __init__(self) -> None:
        self._tags = 0
        self._open: Counter[str] = Counter()
        self._depth = 0

    def rewrite(self, match: re.Match[str]) -> str:
        """Return what to write for a tag."""
        self._tags += 1
        tag = match[2].lower()
        if tag in _HIDING:
            return _simple(match)
        wanted = self._tags <= _MANY_TAGS and (tag in _FLAT or self._nests(tag, bool(match[1])))
        return _simple(match) if wanted else " "

    def _nests(self, tag: str, closing: bool) -> bool:
        """Take note of a tag; return whether it is one of a few that are open, or closes one."""
        if not (self._open[tag] if closing else self._depth < _DEEPEST):
            return False
        step = -1 if closing else 1
        self._open[tag] += step
        self._depth += step
        return True


def _simple(match: re.Match[str]) -> str:
    """Return the tag alone, with the attributes that say something."""
    closing, tag, attributes = match.groups()
    if not attributes or closing or tag.lower() not in _WITH_ATTRIBUTES:
        return f"<{closing}{tag}>"
    kept: dict[str, str] = {}
    for found in _ATTRIBUTE.finditer(attributes[:_TAG_LENGTH]):
        name, *values = found.groups("")
        kept.setdefault(name.lower(), "".join(values).translate(_QUOTED))
    written = "".join(f' {name}="{value}"' for name, value in kept.items())
    return f"<{tag}{written}>"
