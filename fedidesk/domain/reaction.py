"""Emoji with which people answer a post, where their servers have such."""

from msgspec import Struct


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
