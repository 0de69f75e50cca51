"""Addresses of the web: which are any, where they really lead, and how to show that."""

import re
import unicodedata
from functools import lru_cache

from fedidesk.domain.late_pattern import late_pattern


def _names(words: str) -> frozenset[str]:
    return frozenset(words.split())


_WEB = re.compile(
    r"(?P<scheme>https?)://(?P<user>[^\s/?#\\]*@)?"
    r"(?P<host>\[[0-9A-Fa-f:.]+\]|[^\s/?#\\@:\[\]]+)(?P<port>:\d*)?(?=[/?#]|$)",
    re.IGNORECASE,
)
_ENCODED = late_pattern(r"[A-Za-z0-9\-._~:/?#\[\]@!$&'()*+,;=%]+")
_NAMED = late_pattern(
    r"(?<![\w@.-])(?:[a-z][a-z0-9+.-]{0,20}://)?"
    r"((?:[\w-]{1,63}\.){1,9}(?:xn--[\w-]+|[^\W\d_]{2,63}))(?=[/:?#@…,;!)\]'\"\s]|\.?$|\.\s)",
    re.IGNORECASE,
)
"""A host that a text names."""
_FILES = _names(
    "js ts html htm txt pdf jpg jpeg png gif svg json xml css exe php csv tsx jsx vue yaml yml "
    "toml cfg ini odt doc docx mp3 ogg webm epub cpp hpp tar gz iso"
)
"""What ends names of files and is no domain."""
_SPLITTING = frozenset("/?#@:\\ ")
"""What ends a host, also where another letter only stands for it."""
_DOTS = str.maketrans({"。": ".", "․": ".", "…": " ", "\u00ad": None, "\ufeff": None})
_UNSEEN = late_pattern("[\u200b-\u200f\u202a-\u202e\u2060-\u206f]+")
_LOOKED_AT, _LONGEST_SHOWN = 300, 300
"""Letters of a link in which a host is looked for; letters of an address that are shown."""
_ONE_WRITING = (
    frozenset({"CJK", "HIRAGANA", "KATAKANA", "KATAKANA-HIRAGANA", "LATIN", "FULLWIDTH"}),
    frozenset({"CJK", "HANGUL", "LATIN"}),
    frozenset({"CJK", "BOPOMOFO", "LATIN"}),
)
"""Scripts that people write together."""
_LIKE_LATIN = frozenset(
    "\u0430\u0435\u043e\u0440\u0441\u0443\u0445\u0455\u0456\u0458\u04bb\u04cf\u0501\u051b\u051d"
    "\u0475\u03b1\u03b9\u03ba\u03bd\u03bf\u03c1\u03c5"
)
"""Letters of others that look like Latin ones."""


def is_web_address(url: str) -> bool:
    """Whether ``url`` is one that fedidesk opens at all: http or https, with a host."""
    found = _WEB.match(url)
    if found is None:
        return False
    return url.isascii() or _SPLITTING.isdisjoint(unicodedata.normalize("NFKC", found["host"]))


def is_encoded(url: str) -> bool:
    """Whether all letters of ``url`` are such as addresses are made of."""
    return _ENCODED.fullmatch(url) is not None


def host_in(url: str) -> str:
    """Return the host that ``url`` leads to, in small letters; empty for what is none."""
    found = _WEB.match(url)
    return "" if found is None else _host_of(found)


def _host_of(found: re.Match[str]) -> str:
    return found["host"].lower().rstrip(".")


def shown_address(url: str) -> str:
    """Return ``url`` as it can be shown: nothing in it looks like a host that it does not lead to.

    A host in letters that are easily taken for others is written as DNS does.
    """
    found = _WEB.match(url)
    if found is not None:
        rest = url[found.end() :]
        host = _shown(_host_of(found))
        url = f"{found['scheme']}://{host}{found['port'] or ''}{rest}"
    if not url.isprintable() or "<" in url:
        url = "".join(map(_visible, url))
    return url if len(url) <= _LONGEST_SHOWN else f"{url[:_LONGEST_SHOWN]}…"


def shown_host(url: str) -> str:
    """Return the host of ``url``; in ASCII where its letters may be taken for others."""
    return _shown(host_in(url))


def _shown(host: str) -> str:
    if host.isascii() or not any(map(_misleads, host.split("."))):
        return host
    return _in_ascii(host)


def real_host(text: str, url: str) -> str:
    """Return where ``url`` leads if ``text``, which stands for it, says otherwise; else nothing."""
    if _says_so(text, url):
        return ""
    found = _WEB.match(url)
    if found is None:
        return ""
    host = _host_of(found)
    shown = _shown(host)
    if found["user"] or shown != host:
        return shown
    named = (each[1] for each in _NAMED.finditer(_readable(text)))
    return shown if any(not _is_same(each, host) for each in named) else ""


def _says_so(text: str, url: str) -> bool:
    """Return whether ``text`` plainly is the beginning of ``url``, or names no host at all."""
    rest = url.partition("//")[2]
    host = rest.partition("/")[0]
    if "@" in host or not url.isascii():
        return False
    said = text.removesuffix("…")
    whole = len(said) > len(host) or (said is text and said == host)
    return (whole and rest.startswith(said)) or (text.isascii() and "." not in text)


def _readable(text: str) -> str:
    """Return what an eye takes the beginning of ``text`` for."""
    text = text[:_LOOKED_AT]
    if text.isascii():
        return text
    return _UNSEEN.sub("", unicodedata.normalize("NFKC", text.translate(_DOTS)))


def _is_same(named: str, host: str) -> bool:
    """Return whether who reads ``named`` expects to come to ``host``."""
    named, host = named.lower().removeprefix("www."), host.removeprefix("www.")
    if named == host:
        return True
    named, host = _in_ascii(named), _in_ascii(host)
    return named == host or host.endswith(f".{named}") or named.rpartition(".")[2] in _FILES


@lru_cache(256)
def _in_ascii(host: str) -> str:
    if host.isascii():
        return host
    try:
        return host.encode("idna").decode("ascii")
    except UnicodeError:
        return "".join(map(_visible, host.encode("ascii", "backslashreplace").decode("ascii")))


@lru_cache(256)
def _misleads(label: str) -> bool:
    """Return whether a part of a host's name mixes scripts, or has only letters like Latin ones."""
    letters = [letter for letter in label if letter.isalpha()]
    if label.isascii() or not letters:
        return not label.isascii()
    if all(letter in _LIKE_LATIN for letter in letters):
        return True
    scripts = {unicodedata.name(letter, "?").partition(" ")[0] for letter in letters}
    return len(scripts) > 1 and not any(scripts <= together for together in _ONE_WRITING)


def _visible(letter: str) -> str:
    """Return ``letter``, or its bytes as addresses have them where it can't be seen."""
    if letter.isprintable() and letter != "<":
        return letter
    return "".join(f"%{byte:02X}" for byte in letter.encode("utf-8", "replace"))
