"""What people type to get somewhere: hashtags, somebody, a link, a server."""

import re

from msgspec import Struct

from fedidesk.domain.address import host_of, server_url
from fedidesk.domain.content import is_web_address
from fedidesk.domain.errors import SignInFailed
from fedidesk.domain.hashtags import read_hashtags
from fedidesk.domain.timeline import TimelineKind, TimelineSpec

_HANDLE = re.compile(r"@?[^\s@/:#]+@[^\s@/#]+\.[^\s@/#]+|@[^\s@/:#]+")


class TypedPlace(Struct, frozen=True):
    """What a text can mean: timelines, the likeliest first, or somebody's handle."""

    specs: tuple[TimelineSpec, ...] = ()
    handle: str = ""
    """With a leading @; empty unless it is somebody who was typed."""


def read_place(text: str) -> TypedPlace:
    """Return what ``text`` asks for; nothing where it makes no sense."""
    text = text.strip()
    if _HANDLE.fullmatch(text):
        return TypedPlace(handle=text if text.startswith("@") else f"@{text}")
    if is_web_address(text):
        return TypedPlace((TimelineSpec(TimelineKind.LINK, text),))
    specs = []
    if (tags := read_hashtags(text)) is not None:
        specs.append(tags.spec)
    if (host := _host(text)) is not None:
        specs.append(TimelineSpec(TimelineKind.REMOTE, host))
    return TypedPlace(tuple(specs))


def _host(text: str) -> str | None:
    if any(letter.isspace() or letter in "#@/" for letter in text):
        return None
    try:
        return host_of(server_url(text))
    except SignInFailed:
        return None
