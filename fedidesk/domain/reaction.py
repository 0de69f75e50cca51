"""Emoji with which people answer a post, where their servers have such."""

import re
import unicodedata
from collections.abc import Iterable

from msgspec import Struct
from msgspec.structs import replace

_SHORTCODE = re.compile(r":([A-Za-z0-9_+-]{1,64}(?:@[A-Za-z0-9.-]{1,253})?):")
_KEYCAP = "\u20e3"
_LONGEST = 32
"""Code points; families and flags of regions take up to a dozen."""


class Reaction(Struct, frozen=True, gc=False, kw_only=True):
    """One emoji and how many chose it."""

    name: str
    """A Unicode emoji, or the shortcode of a custom one."""
    count: int = 0
    own: bool = False
    """Whether the reader is among them."""
    url: str = ""
    static_url: str = ""
    """The pictures of a custom one."""


def shortcode_in(typed: str) -> str:
    """Return the name between the colons of ``:name:``; empty where that is not what was typed."""
    match = _SHORTCODE.fullmatch(typed.strip())
    return match[1] if match else ""


def is_shortcode(name: str) -> bool:
    """Whether ``name`` is that of a custom emoji."""
    return bool(shortcode_in(f":{name}:"))


def looks_like_emoji(text: str) -> bool:
    """Whether ``text``, one letter as people see letters, may be an emoji."""
    if not text or len(text) > _LONGEST:
        return False
    if text.isascii():
        return False
    return text.endswith(_KEYCAP) or unicodedata.category(text[0]) in ("So", "Sm", "Po")


def with_reaction(reactions: Iterable[Reaction], name: str, on: bool) -> tuple[Reaction, ...]:
    """Return ``reactions`` with that of the reader, or without it; one that nobody has is gone."""
    kept = []
    known = False
    for one in reactions:
        if one.name == name:
            known = True
            if one.own != on:
                one = replace(one, own=on, count=max(0, one.count + (1 if on else -1)))
        if one.count:
            kept.append(one)
    if on and not known:
        kept.append(Reaction(name=name, count=1, own=True))
    return tuple(kept)


def has_own(reactions: Iterable[Reaction], name: str) -> bool:
    """Whether the reader is among those who chose ``name``."""
    return any(one.own and one.name == name for one in reactions)
