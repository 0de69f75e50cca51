"""What people write, and the rows that bring it."""

from datetime import datetime

from msgspec import Struct

from fedidesk.domain.filters import FilterMatch
from fedidesk.domain.ids import PostId, ProfileId, RowId
from fedidesk.domain.media import Media
from fedidesk.domain.poll import Poll
from fedidesk.domain.profile import CustomEmoji, Profile
from fedidesk.domain.reaction import Reaction
from fedidesk.domain.translation import TranslationNote

PUBLIC, UNLISTED, FOLLOWERS, MENTIONED = "public", "unlisted", "private", "direct"
VISIBILITIES = (PUBLIC, UNLISTED, FOLLOWERS, MENTIONED)
"""From the widest to the narrowest, in the words of the API."""

_BOOSTS = {PUBLIC: (PUBLIC, UNLISTED, FOLLOWERS), UNLISTED: (UNLISTED, FOLLOWERS)}


class Mention(Struct, frozen=True, gc=False):
    """Somebody named in a post."""

    profile_id: ProfileId
    handle: str
    url: str


class CardAuthor(Struct, frozen=True, gc=False):
    """Who wrote a page; ``profile`` is there where they are on the fediverse too."""

    name: str
    url: str = ""
    profile: Profile | None = None


class Card(Struct, frozen=True, gc=False, kw_only=True):
    """A preview of the page that a post links to. The size is that of its picture, in pixels."""

    url: str
    title: str = ""
    description: str = ""
    provider: str = ""
    image_url: str = ""
    image_description: str = ""
    blurhash: str = ""
    width: int = 0
    height: int = 0
    authors: tuple[CardAuthor, ...] = ()
    published_at: datetime | None = None


class QuoteApproval(Struct, frozen=True, gc=False):
    """Who may quote a post, in the API's words: see ``domain.quoting``."""

    current_user: str = ""
    """``automatic``, ``manual``, ``denied``, or a word this version does not know."""
    automatic: tuple[str, ...] = ()
    """Whose quotes are shown at once."""
    manual: tuple[str, ...] = ()
    """Whose quotes the author looks at first."""


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
    quote_approval: QuoteApproval | None = None
    """None where the server says nothing of it."""
    filters: tuple[FilterMatch, ...] = ()
    """The reader's filters that it meets, by itself or as a boost of somebody."""
    reactions: tuple[Reaction, ...] = ()
    application: str = ""
    """What it was written with."""
    replies_count: int | None = None
    """None where the server does not say, as with the other counts."""
    boosts_count: int | None = None
    favourites_count: int | None = None
    quotes_count: int | None = None
    boosted: bool = False
    favourited: bool = False
    bookmarked: bool = False
    muted: bool = False
    """Whether its conversation brings the reader no notifications."""
    pinned: bool = False
    """Whether it stands at the top of the reader's own profile."""
    translation: TranslationNote | None = None
    """Whose words these are where they are not the author's; never kept on disk."""

    @property
    def can_be_boosted(self) -> bool:
        """Whether a boost makes sense at all; the server may still refuse it."""
        return self.visibility in (PUBLIC, UNLISTED)

    @property
    def boost_visibilities(self) -> tuple[str, ...]:
        """Who may see a boost of it: nobody more than see the post."""
        return _BOOSTS.get(self.visibility, ())


QUOTE_SHOWN = "accepted"
"""The state of a quote in which the quoted post is seen at once."""
QUOTE_KEPT_BACK = ("blocked_account", "blocked_domain", "muted_account")
"""Those in which the reader wanted not to see who wrote it: it is seen only when they ask."""


class Quote(Struct, frozen=True, gc=False):
    """A post inside a post; ``state`` in the API's words, ``post`` only when it may be shown."""

    state: str
    post: Post | None = None
    post_id: PostId | None = None
    """Its id, also where that alone is known."""

    @property
    def is_kept_back(self) -> bool:
        """Whether the reader has blocked or muted those it is of."""
        return self.state in QUOTE_KEPT_BACK


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
