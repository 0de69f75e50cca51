"""Polls in posts."""

from datetime import datetime

from msgspec import Struct

from fedidesk.domain.ids import PollId
from fedidesk.domain.profile import CustomEmoji


class PollOption(Struct, frozen=True, gc=False):
    """One answer; ``votes`` is None while the server hides it."""

    title: str
    votes: int | None


class Poll(Struct, frozen=True, gc=False, kw_only=True):
    """A question with answers to choose from."""

    id: PollId
    options: tuple[PollOption, ...] = ()
    multiple: bool = False
    expires_at: datetime | None = None
    expired: bool = False
    votes_count: int = 0
    voters_count: int | None = None
    """How many people voted; None where the server counts votes alone."""
    voted: bool = False
    own_votes: tuple[int, ...] = ()
    emojis: tuple[CustomEmoji, ...] = ()
