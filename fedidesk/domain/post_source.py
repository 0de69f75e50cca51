"""A post as its author typed it."""

from msgspec import Struct


class PostSource(Struct, frozen=True, kw_only=True):
    """What a server made a post of."""

    text: str = ""
    content_warning: str = ""
    content_type: str = ""
    """How the text is marked up; empty where the server does not say."""
