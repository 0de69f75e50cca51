"""Which picture, and in which shape."""

from enum import StrEnum
from typing import NamedTuple

_BLURRED = "blurhash:"
_LONGEST_HASH = 4 + 2 * 9 * 9


class Fit(StrEnum):
    """How a picture of another shape goes into its place."""

    COVER = "cover"
    """Fill it and lose what sticks out, away from the focus."""
    CONTAIN = "contain"
    """Show all of it, with see-through margins."""


class PictureKey(NamedTuple):
    """One picture in one shape; lengths in device pixels."""

    url: str
    width: int
    height: int
    radius: int = 0
    fit: Fit = Fit.COVER
    focus_x: float = 0.0
    focus_y: float = 0.0


def blurred_address(blurhash: str) -> str:
    """Return the address under which the picture that a blurhash makes is had, or nothing.

    It is no address of the web: whoever has the hash has the picture.
    """
    return _BLURRED + blurhash if 6 <= len(blurhash) <= _LONGEST_HASH else ""


def blurhash_of(address: str) -> str:
    """Return the blurhash that ``address`` stands for; empty for one of the web."""
    return address[len(_BLURRED) :] if address.startswith(_BLURRED) else ""
