"""How a post is looked at: by whom and where, and what the reader chose in it."""

from datetime import datetime

from msgspec import Struct

from fedidesk.domain.filters import PASSED, Verdict, verdict_on
from fedidesk.domain.ids import PollId, PostId, ProfileId
from fedidesk.domain.poll import Poll
from fedidesk.domain.post import Post
from fedidesk.domain.timeline_look import is_left_out


class Ballot(Struct, frozen=True):
    """What the reader has picked in a poll and not sent yet."""

    poll_id: PollId
    chosen: tuple[int, ...] = ()
    sees_results: bool = False
    """Whether they look at the results before they vote."""


class Viewing(Struct, frozen=True):
    """How one post is looked at."""

    reader: ProfileId | None = None
    context: str = ""
    """Where it is shown, as filters have it; empty where none applies."""
    is_focus: bool = False
    """Whether a thread was opened for it."""
    shown_anyway: bool = False
    """Whether the reader wants to see it despite a filter."""
    quote_shown_anyway: bool = False
    quote_uncovered: bool = False
    """Whether the reader has opened what the quoted post has behind a warning."""
    ballot: Ballot | None = None

    def is_own(self, post: Post) -> bool:
        """Whether the reader wrote ``post``."""
        return self.reader is not None and post.author.id == self.reader

    def verdict(self, post: Post, now: datetime) -> Verdict:
        """Return what filters want of ``post``, which is the post itself or the one it quotes."""
        if not post.filters or self.is_own(post):
            return PASSED
        return verdict_on(post.filters, self.context, now)

    def leaves_out(self, post: Post, now: datetime) -> bool:
        """Whether ``post`` has no row at all; in a thread it has one, for what answers it."""
        return not self.is_focus and is_left_out(post, self.reader, self.context, now)


PLAIN_VIEWING = Viewing()


class Choices:
    """What the reader chose in the posts of one view; it survives scrolling."""

    def __init__(self) -> None:
        self._usual = PLAIN_VIEWING
        self._focus: PostId | None = None
        self.shown_anyway: set[PostId] = set()
        """Posts, also quoted ones, that are shown despite a filter, a block or a mute."""
        self.uncovered: set[PostId] = set()
        """Quoted posts of which is shown what stands behind a warning."""
        self._ballots: dict[PostId, Ballot] = {}

    def read_as(self, reader: ProfileId | None, context: str) -> None:
        """Say who reads, and where."""
        self._usual = Viewing(reader, context)

    def set_focus(self, post_id: PostId | None) -> None:
        """Say which post the view was opened for."""
        self._focus = post_id

    def viewing(self, post: Post) -> Viewing:
        """Return how ``post`` is looked at."""
        quote = post.quote
        quoted = None if quote is None or quote.post is None else quote.post.id
        is_focus = post.id == self._focus
        is_shown = post.id in self.shown_anyway
        is_quote_shown = quoted is not None and quoted in self.shown_anyway
        is_quote_uncovered = quoted is not None and quoted in self.uncovered
        ballot = self._ballots.get(post.id)
        if not (is_focus or is_shown or is_quote_shown or is_quote_uncovered or ballot):
            return self._usual
        return Viewing(
            self._usual.reader,
            self._usual.context,
            is_focus,
            is_shown,
            is_quote_shown,
            is_quote_uncovered,
            ballot if ballot is not None and post.poll and ballot.poll_id == post.poll.id else None,
        )

    def chosen(self, post: Post) -> tuple[int, ...]:
        """Return which answers are picked in the poll of ``post``."""
        ballot = self.viewing(post).ballot
        return () if ballot is None else ballot.chosen

    def choose(self, post: Post, index: int) -> None:
        """Pick an answer, or another one; where several are possible, pick it or let it go."""
        if post.poll is None:
            return
        before = self.chosen(post)
        chosen = tuple(sorted({*before} ^ {index})) if post.poll.multiple else (index,)
        self._ballots[post.id] = Ballot(post.poll.id, chosen)

    def turn_over(self, post: Post) -> None:
        """Look at the results, or go back to voting with the same answers picked."""
        if post.poll is not None:
            ballot = self.viewing(post).ballot
            sees = ballot is None or not ballot.sees_results
            self._ballots[post.id] = Ballot(post.poll.id, self.chosen(post), sees)


def can_vote(poll: Poll, post: Post, viewing: Viewing, now: datetime) -> bool:
    """Whether the reader may still vote in the poll of ``post``."""
    return not (poll.voted or poll.is_over(now) or viewing.is_own(post))
