"""What is on its way to the server, and waits where there is no way."""

from datetime import datetime
from enum import StrEnum

from msgspec import Struct

from fedidesk.domain.draft import Draft
from fedidesk.domain.ids import PollId, PostId, ProfileId


class Switch(StrEnum):
    """What is on or off about a post; the values are kept in files."""

    BOOST = "boost"
    FAVOURITE = "favourite"
    BOOKMARK = "bookmark"
    PIN = "pin"
    MUTE = "mute"
    REACTION = "reaction"


class Posting(Struct, frozen=True, kw_only=True, tag="post"):
    """A post that is to be published, or changed."""

    draft: Draft
    asked_at: datetime
    not_before: datetime | None = None
    """Until then it can be taken back unseen."""

    @property
    def key(self) -> str:
        """Names it among all that waits."""
        return posting_key(self.draft)


class Switching(Struct, frozen=True, kw_only=True, tag="switch"):
    """A wish about a post: that it be boosted, favourited …, or no longer."""

    switch: Switch
    post_id: PostId
    on: bool
    asked_at: datetime
    visibility: str = ""
    """Who sees a boost; empty leaves that to the server."""
    emoji: str = ""
    """Which reaction it is."""

    @property
    def key(self) -> str:
        """Names it among all that waits: the last wish about a post wins."""
        name = f"{self.switch} {self.emoji}" if self.emoji else str(self.switch)
        return f"{name}:{self.post_id}"


class Voting(Struct, frozen=True, kw_only=True, tag="vote"):
    """A vote in a poll."""

    post_id: PostId
    poll_id: PollId
    choices: tuple[int, ...]
    """The numbers of the answers, from 0."""
    asked_at: datetime

    @property
    def key(self) -> str:
        """Names it among all that waits."""
        return f"vote:{self.poll_id}"


class Following(Struct, frozen=True, kw_only=True, tag="follow"):
    """A wish about a person: to follow them, or no longer."""

    profile_id: ProfileId
    handle: str
    """What to call them where nothing else is at hand; empty where that is not known."""
    locked: bool = False
    """Whether they choose who follows them, as far as that is known."""
    on: bool
    asked_at: datetime

    @property
    def key(self) -> str:
        """Names it among all that waits: the last wish about a person wins."""
        return f"follow:{self.profile_id}"


Outgoing = Posting | Switching | Voting | Following


def posting_key(draft: Draft) -> str:
    """Return what names a draft among all that waits."""
    return f"post:{draft.id}"


def waits_until(outgoing: Outgoing) -> datetime | None:
    """Return before when it is not to be sent."""
    return outgoing.not_before if isinstance(outgoing, Posting) else None
