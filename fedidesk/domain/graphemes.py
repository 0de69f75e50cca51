"""How many letters a text has by the rule of Unicode for grapheme clusters, as Ruby applies it.

That is not how people see them everywhere: signs that join two letters to one, as in Indic
scripts, don't by this rule (``clusters`` knows them). Where versions of Unicode differ, letters
are told apart.
"""

import unicodedata
from functools import cache

from fedidesk.domain.late_pattern import late_pattern

# Each code point becomes a letter for its class; clusters are patterns of those.
_RETURN, _NEW_LINE, _CONTROL, _PREPENDED, _EXTENDING, _SPACING = "r", "n", "C", "P", "E", "M"
_JOINER, _INDICATOR, _PICTURE, _OTHER = "Z", "R", "X", "o"
_LEADING, _VOWEL, _TRAILING, _SYLLABLE, _CLOSED_SYLLABLE = "L", "V", "T", "2", "3"

_CLUSTER = late_pattern(
    "rn|[Crn]|P*(?:L*(?:V+|2V*|3)T*|L+|T+|RR|X(?:E*ZX)*|[^Crn])[EZM]*",
)

_CLASSES = (
    (_LEADING, "1100-115F A960-A97C"),
    (_VOWEL, "1160-11A7 D7B0-D7C6"),
    (_TRAILING, "11A8-11FF D7CB-D7FB"),
    (_INDICATOR, "1F1E6-1F1FF"),
    (_EXTENDING, "200C FF9E-FF9F 1F3FB-1F3FF E0020-E007F"),
    (_SPACING, "E33 EB3"),
    (
        _OTHER,
        """
        102B-102C 1038 1062-1064 1067-106D 1083 1087-108C 108F 109A-109C 1A61 1A63-1A64 AA7B AA7D
        11720-11721
        """,
    ),
    (
        _PREPENDED,
        "600-605 6DD 70F 8E2 D4E 110BD 110CD 111C2-111C3 1193F 11941 11A3A 11A84-11A89 11D46",
    ),
    (_CONTROL, "FFF0-FFFB E0000-E001F E0080-E00FF E01F0-E0FFF"),
    (
        _PICTURE,
        """
        A9 AE 203C 2049 2122 2139 2194-2199 21A9-21AA 231A-231B 2328 2388 23CF 23E9-23F3
        23F8-23FA 24C2 25AA-25AB 25B6 25C0 25FB-25FE 2600-2605 2607-2612 2614-2685 2690-2705
        2708-2712 2714 2716 271D 2721 2728 2733-2734 2744 2747 274C 274E 2753-2755 2757 2763-2767
        2795-2797 27A1 27B0 27BF 2934-2935 2B05-2B07 2B1B-2B1C 2B50 2B55 3030 303D 3297 3299
        1F000-1F0FF 1F10D-1F10F 1F12F 1F16C-1F171 1F17E-1F17F 1F18E 1F191-1F19A 1F1AD-1F1E5
        1F201-1F20F 1F21A 1F22F 1F232-1F23A 1F23C-1F23F 1F249-1F3FA 1F400-1F53D 1F546-1F64F
        1F680-1F6FF 1F774-1F77F 1F7D5-1F7FF 1F80C-1F80F 1F848-1F84F 1F85A-1F85F 1F888-1F88F
        1F8AE-1F8FF 1F90C-1F93A 1F93C-1F945 1F947-1FAFF 1FC00-1FFFD
        """,
    ),
)
"""What the general category of a code point does not say, in ranges."""


def count(text: str) -> int:
    """Return how many grapheme clusters ``text`` has."""
    if text.isascii():
        return len(text) - text.count("\r\n")
    return len(_CLUSTER.sub(_OTHER, text.translate(_classes)))


class _Classes(dict[int, str]):
    """The class of every code point that was met so far."""

    def __missing__(self, code: int) -> str:
        found = self[code] = _exceptions().get(code) or _by_category(chr(code))
        return found


_classes = _Classes()


@cache
def _exceptions() -> dict[int, str]:
    """Return the class of every code point of which no category says it."""
    found = {0x0D: _RETURN, 0x0A: _NEW_LINE, 0x200D: _JOINER}
    for name, ranges in _CLASSES:
        for each in ranges.split():
            first, _, last = each.partition("-")
            codes = range(int(first, 16), int(last or first, 16) + 1)
            found.update(dict.fromkeys(codes, name))
    return found


def _by_category(letter: str) -> str:
    if "\uac00" <= letter <= "\ud7a3":
        return _CLOSED_SYLLABLE if (ord(letter) - 0xAC00) % 28 else _SYLLABLE
    category = unicodedata.category(letter)
    if category in ("Mn", "Me"):
        return _EXTENDING
    if category == "Mc":
        return _SPACING
    return _CONTROL if category in ("Cc", "Cf", "Zl", "Zp", "Cs") else _OTHER
