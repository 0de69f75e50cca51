"""Which picture, and in which shape."""

from enum import StrEnum
from typing import NamedTuple


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
