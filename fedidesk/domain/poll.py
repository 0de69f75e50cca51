"""Polls in posts."""

from collections.abc import Iterable
from datetime import datetime

from msgspec import Struct
from msgspec.structs import replace

from fedidesk.domain.clusters import label
from fedidesk.domain.ids import PollId
from fedidesk.domain.profile import CustomEmoji

_LONGEST = 500
"""Letters of an answer that are shown; no server lets people write so many."""


class PollOption(Struct, frozen=True, gc=False):
    """One answer; ``votes`` is None while the server hides it."""

    title: str
    votes: int | None

    @property
    def label(self) -> str:
        """The answer on one line, without the end of one that is far too long."""
        return label(self.title, _LONGEST)


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

    def is_over(self, now: datetime) -> bool:
        """Whether nobody can vote any more, whether the server has noticed or not."""
        return self.expired or (self.expires_at is not None and self.expires_at <= now)

    @property
    def shares(self) -> list[int] | None:
        """Each answer's share in percent; None while the server hides them.

        Where people may choose several, it is the share of those who voted, if that is known.
        """
        if any(option.votes is None for option in self.options):
            return None
        votes = [option.votes or 0 for option in self.options]
        whole = sum(votes)
        if self.multiple and self.voters_count:
            whole = max(self.voters_count, max(votes, default=0))
        return [round(100 * count / max(whole, 1)) for count in votes]


def with_vote(poll: Poll, choices: Iterable[int]) -> Poll:
    """Return ``poll`` as it is once the reader has chosen."""
    chosen = tuple(sorted(set(choices)))
    if poll.voted or not chosen:
        return poll
    options = tuple(
        PollOption(option.title, option.votes + 1)
        if index in chosen and option.votes is not None
        else option
        for index, option in enumerate(poll.options)
    )
    voters = None if poll.voters_count is None else poll.voters_count + 1
    return replace(
        poll,
        options=options,
        voted=True,
        own_votes=chosen,
        votes_count=poll.votes_count + len(chosen),
        voters_count=voters,
    )
