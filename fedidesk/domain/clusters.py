"""Where a text may be cut: never inside of what a reader takes for one letter."""

import unicodedata

from fedidesk.domain.safe_text import one_line

_FARTHEST = 64
"""Steps back to a place to cut; no letter is so long."""
_JOINER, _NO_JOINER = "\u200d", "\u200c"
_VIRAMA = 9
"""The combining class of signs that join two letters to one."""
_INDICATORS = range(0x1F1E6, 0x1F200)
"""Two of these are a flag."""
_MODIFIERS = range(0x1F3FB, 0x1F400)
"""Colours of skin."""
_TAGS = range(0xE0020, 0xE0080)
_JAMO = range(0x1160, 0x1200)
"""Korean vowels and final letters."""


def cut(text: str, most: int) -> str:
    """Return the beginning of ``text``: ``most`` letters, or fewer where that would split one."""
    if len(text) <= most:
        return text
    end = most = max(0, most)
    while end and most - end < _FARTHEST and not is_boundary(text, end):
        end -= 1
    return text[: end if most - end < _FARTHEST else most]


def label(text: str, most: int) -> str:
    """Return ``text`` as one line of about ``most`` letters, with dots where it would go on."""
    text = one_line(text).strip()
    return text if len(text) <= most else cut(text, most) + "…"


def is_boundary(text: str, at: int) -> bool:
    """Return whether ``text`` may be cut before the code point at ``at``."""
    if not 0 < at < len(text):
        return True
    before, after = text[at - 1], text[at]
    if before.isascii() and after.isascii():
        return not (before == "\r" and after == "\n")
    return not (_goes_on(before, after) or _splits_flag(text, at))


def _goes_on(before: str, after: str) -> bool:
    """Return whether ``after`` belongs to the letter that ``before`` is in."""
    code = ord(after)
    if after in (_JOINER, _NO_JOINER) or code in _MODIFIERS or code in _TAGS or code in _JAMO:
        return True
    if unicodedata.category(after)[0] == "M" or before == _JOINER:
        return True
    return unicodedata.combining(before) == _VIRAMA and after.isalpha()


def _splits_flag(text: str, at: int) -> bool:
    if ord(text[at]) not in _INDICATORS:
        return False
    first = at
    while first > max(0, at - _FARTHEST) and ord(text[first - 1]) in _INDICATORS:
        first -= 1
    return (at - first) % 2 == 1
