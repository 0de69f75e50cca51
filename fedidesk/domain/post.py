"""What people write, and the rows that bring it."""

from datetime import datetime

from msgspec import Struct

from fedidesk.domain.ids import PostId, ProfileId, RowId
from fedidesk.domain.media import Media
from fedidesk.domain.poll import Poll
from fedidesk.domain.profile import CustomEmoji, Profile

PUBLIC, UNLISTED, FOLLOWERS, MENTIONED = "public", "unlisted", "private", "direct"
VISIBILITIES = (PUBLIC, UNLISTED, FOLLOWERS, MENTIONED)
"""From the widest to the narrowest, in the words of the API."""


class Mention(Struct, frozen=True, gc=False):
    """Somebody named in a post."""

    profile_id: ProfileId
    handle: str
    url: str


class Card(Struct, frozen=True, gc=False, kw_only=True):
    """A preview of the page that a post links to."""

    url: str
    title: str = ""
    description: str = ""
    provider: str = ""
    image_url: str = ""
    width: int = 0
    height: int = 0


class Post(Struct, frozen=True, gc=False, kw_only=True):
    """A post as this account sees it. Boosts are rows, not posts."""

    id: PostId
    author: Profile
    html: str = ""
    """As the server sent it: unsafe until it went through ``domain.content``."""
    created_at: datetime | None = None
    edited_at: datetime | None = None
    url: str = ""
    visibility: str = PUBLIC
    """One of ``VISIBILITIES``, or a word this version does not know."""
    content_warning: str = ""
    sensitive: bool = False
    language: str = ""
    reply_to: PostId | None = None
    reply_to_profile: ProfileId | None = None
    media: tuple[Media, ...] = ()
    mentions: tuple[Mention, ...] = ()
    tags: tuple[str, ...] = ()
    emojis: tuple[CustomEmoji, ...] = ()
    poll: Poll | None = None
    card: Card | None = None
    quote: "Quote | None" = None
    replies_count: int = 0
    boosts_count: int = 0
    favourites_count: int = 0
    boosted: bool = False
    favourited: bool = False
    bookmarked: bool = False

    @property
    def can_be_boosted(self) -> bool:
        """Whether a boost makes sense at all; the server may still refuse it."""
        return self.visibility in (PUBLIC, UNLISTED)


class Quote(Struct, frozen=True, gc=False):
    """A post inside a post; ``state`` in the API's words, ``post`` only when it may be shown."""

    state: str
    post: Post | None = None


class Row(Struct, frozen=True, gc=False):
    """One line of a timeline: a post, and who boosted it there."""

    id: RowId
    post_id: PostId
    boosted_by: Profile | None = None


class Gap(Struct, frozen=True, gc=False):
    """A stretch of a timeline that nobody has fetched yet; it stands between two rows like one."""

    id: RowId


Item = Row | Gap
"""What a timeline is made of."""


class Bundle(Struct, frozen=True, gc=False):
    """A row together with the post it brings, as it came from a server or the cache."""

    row: Row
    post: Post
