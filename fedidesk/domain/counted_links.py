"""What of a text servers count as less than it is: links, and the hosts of people's addresses.

The rules are those of Mastodon, which has them from Twitter. Where one is too odd to be worth its
lines, nothing is made shorter: a post may turn out shorter on the server, never longer.
"""

import re
import unicodedata
from collections.abc import Sequence

from fedidesk.domain.late_pattern import late_pattern
from fedidesk.domain.top_level_domains import TOP_LEVEL_DOMAINS

_LONGEST_LINK = 4096
_ONLY_HOST_COUNTS = "t.co"
"""Twitter's own; of its paths only some are taken."""
_NOT_BEFORE = r"A-Za-z0-9@＠$#＃\ufeff\ufffe\uffff"
_NOT_IN_HOST = (
    r"\s\x00-\x1f\x7f\u061c\u180e\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff"
)
_NOT_AT_END = r"\s()?!*\"'「」<>;:=,.$%\[\]~&|@"
_IN_PARENS = r"\((?:[^\s<>()?]+|[^\s<>()?]*\([^\s<>()?]+\)[^\s<>()?]*)\)"
_BEYOND_ASCII = r"\xa0-\ud7ff\uf900-\ufdcf\ufdf0-\uffef\U00010000-\U0001fffd\U00020000-\U0002fffd"

_SCHEME = late_pattern(
    rf"(?<![{_NOT_BEFORE}])(?:https?|dat|dweb|ipfs|ipns|ssb|gopher|gemini)://", re.IGNORECASE
)
_HOST = late_pattern(rf"[^{_NOT_IN_HOST}!-,/:-@\[-^`{{-~]+")
"""The labels with the dots between them, and perhaps more."""
_LABEL = late_pattern(r"[^_-](?:.*[^_-])?")
_TOP_LABEL = late_pattern(
    rf"xn--[0-9A-Za-z]+|(?:[A-Za-z]+|[^{_NOT_IN_HOST}!-/:-@\[-`{{-~]+)(?![0-9A-Za-z@+-])"
)
_AFTER_HOST = late_pattern(
    r"(?::[0-9]+)?"
    rf"(?:/(?:(?:[^\s<>()?]|{_IN_PARENS})*(?:[^{_NOT_AT_END}]|{_IN_PARENS}))?)?"
    rf"(?:\?[A-Za-z0-9!?*'();:&=+$/%#\[\]\-_.,~|@^{_BEYOND_ASCII}]*"
    rf"[A-Za-z0-9_&=#/\-{_BEYOND_ASCII}])?"
)
_ADDRESS = late_pattern(
    r"(?<![=/])(?>(@[A-Za-z0-9_]+(?:[A-Za-z0-9_.-]+[A-Za-z0-9_]+)?)@\w+(?:[.-]+\w+)*)(?![@＠]|://)"
)


def shortened(text: str, per_link: int) -> str:
    """Return what ``text`` is counted as: ``per_link`` letters for a link, people without hosts."""
    pieces: list[str] = []
    done = 0
    for scheme in _SCHEME.finditer(text):
        if scheme.start() < done:
            continue
        end = _end_of_link(text, scheme.start(), scheme.end())
        if end:
            pieces += text[done : scheme.start()], "x" * per_link
            done = end
    pieces.append(text[done:])
    return _ADDRESS.sub(_without_host, "".join(pieces))


def _end_of_link(text: str, start: int, host: int) -> int:
    """Return where the link ends that begins at ``start``; 0 if a server takes it for none."""
    end = _end_of_host(text, host)
    if not end:
        return 0
    name = text[host:end]
    if name.casefold() != _ONLY_HOST_COUNTS:
        rest = _AFTER_HOST.match(text, end)
        end = rest.end() if rest else end
    try:
        longer = len(name.encode("idna")) - len(name)
    except UnicodeError:
        return 0
    return end if end - start + longer <= _LONGEST_LINK else 0


def _end_of_host(text: str, start: int) -> int:
    """Return where the longest name of a host ends that begins at ``start``; 0 if none does."""
    run = _HOST.match(text, start)
    labels = run[0].split(".") if run else []
    for count in range(len(labels) - 1, 0, -1):
        top = _TOP_LABEL.match(text, start + len(".".join(labels[:count])) + 1)
        if top and _is_top(top[0]) and _are_names(labels[:count]):
            return top.end()
    return 0


def _is_top(label: str) -> bool:
    return label.startswith("xn--") or label.lower() in TOP_LEVEL_DOMAINS


def _are_names(labels: Sequence[str]) -> bool:
    return all(_LABEL.fullmatch(label) for label in labels) and "_" not in labels[-1]


def _without_host(address: re.Match[str]) -> str:
    """Return the address as it is counted: whole where a server may take it for none."""
    text = address.string
    first, end = address.span()
    before, after = text[max(first - 1, 0) : first], text[end : end + 1]
    is_odd = (
        before == "_"
        or _category(before)[0] in "LMN"
        or _category(after)[0] == "M"
        or any(_category(letter) == "No" for letter in address[0])
    )
    return address[0] if is_odd else address[1]


def _category(letter: str) -> str:
    return unicodedata.category(letter or " ")
