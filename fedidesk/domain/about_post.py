"""What one may want to know about a post besides what it says."""

from enum import StrEnum

from msgspec import Struct

from fedidesk.domain.ids import PostId


class About(StrEnum):
    """The sorts of it that are no timelines."""

    BOOSTED = "boosted by"
    """Who boosted it."""
    FAVOURITED = "favourited by"
    """Who favourited it."""
    HISTORY = "history"
    """What it said before."""


class AboutPost(Struct, frozen=True):
    """One sort of it, about one post."""

    about: About
    post_id: PostId
