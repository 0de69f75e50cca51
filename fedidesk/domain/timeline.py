"""Which timelines there are, and their pages."""

from collections.abc import Mapping
from enum import StrEnum

from msgspec import Struct, field

from fedidesk.domain.ids import Cursor, PostId, RowId
from fedidesk.domain.post import Bundle, Post


class TimelineKind(StrEnum):
    """The kinds of timelines; the values are kept in files."""

    HOME = "home"
    LOCAL = "local"
    FEDERATED = "federated"
    BUBBLE = "bubble"
    """What servers that trust each other write, on Akkoma and Iceshrimp."""
    TRENDING = "trending"
    FAVOURITES = "favourites"
    BOOKMARKS = "bookmarks"
    LIST = "list"
    """The argument is the list's id."""
    HASHTAG = "hashtag"
    """The argument is that of ``domain.hashtags.Hashtags``."""
    PROFILE = "profile"
    """The argument is that of ``domain.profile_posts.ProfilePosts``."""
    LINK = "link"
    """The argument is the address that the posts lead to."""
    REMOTE = "remote"
    """What is written on another server; the argument is its host."""
    QUOTES = "quotes"
    """What quotes a post; the argument is the post's id."""


class TimelineSpec(Struct, frozen=True):
    """Names one timeline of one account; ``argument`` is a list's id, a hashtag …"""

    kind: TimelineKind
    argument: str = ""

    @property
    def is_chronological(self) -> bool:
        """Whether new rows come on top and nothing else changes the order."""
        return self.kind is not TimelineKind.TRENDING

    @property
    def goes_by_ids(self) -> bool:
        """Whether the id of a row asks for those next to it, and a server may forget some."""
        return self.is_chronological and self.kind not in _GO_BY_CURSORS

    @classmethod
    def parse(cls, text: str) -> "TimelineSpec":
        """Return the spec that ``str`` wrote. Raises ``ValueError`` for a kind nobody knows."""
        kind, _, argument = text.partition(":")
        return cls(TimelineKind(kind), argument)

    def __str__(self) -> str:
        return f"{self.kind}:{self.argument}" if self.argument else str(self.kind)


_GO_BY_CURSORS = (
    TimelineKind.FAVOURITES,
    TimelineKind.BOOKMARKS,
    TimelineKind.REMOTE,
    TimelineKind.QUOTES,
)

HOME = TimelineSpec(TimelineKind.HOME)
LOCAL = TimelineSpec(TimelineKind.LOCAL)
FEDERATED = TimelineSpec(TimelineKind.FEDERATED)
BUBBLE = TimelineSpec(TimelineKind.BUBBLE)
TRENDING = TimelineSpec(TimelineKind.TRENDING)
FAVOURITES = TimelineSpec(TimelineKind.FAVOURITES)
BOOKMARKS = TimelineSpec(TimelineKind.BOOKMARKS)

PAGE_LENGTH = 40
"""Posts asked for at a time; the most that Mastodon gives."""


def cursor_at(row_id: RowId) -> Cursor:
    """Return what asks for the rows next to one that no page has brought.

    Timelines of posts take the id of a row for it:
    https://docs.joinmastodon.org/methods/timelines/#query-parameters
    """
    return Cursor(row_id)


class Page(Struct, frozen=True):
    """A stretch of a timeline, newest first, with where to go on in both directions."""

    bundles: tuple[Bundle, ...]
    older: Cursor | None = None
    """Asks for the posts before this page; None at the end of the timeline."""
    newer: Cursor | None = None
    """Asks for the posts after this page; None where the server gave no way."""
    skipped: int = 0
    """How many posts of the page could not be read."""


class ThreadRefresh(Struct, frozen=True):
    """What a server says of its search for replies that it does not know yet."""

    id: str
    wait: float
    """Seconds after which it wants to be asked how far it is."""
    is_running: bool = True
    found: int | None = None
    """How many replies it has found, where it says so."""


class Thread(Struct, frozen=True):
    """A post with what came before it and what answers it, as the server gives them."""

    focus: Post
    ancestors: tuple[Post, ...] = ()
    descendants: tuple[Post, ...] = ()
    refresh: ThreadRefresh | None = None
    """There is one while the server looks for more replies."""
    unread: Mapping[PostId, bytes] = field(default_factory=dict)
    """What the server said of the posts that are outlined so far: an id, who wrote it, and what it
    answers. ``domain/thread_reading.py`` says which of them come next."""
