"""What servers send, in the API's words. Every field may be missing or null.

https://docs.joinmastodon.org/entities/. Enumerations are plain text, so unknown words pass;
``ESSENTIAL`` names the fields without which the whole means something else.
"""

from datetime import datetime
from typing import Any, ClassVar

from msgspec import Struct

Id = str | int
"""Text by the API; some servers send numbers."""


class Emoji(Struct, gc=False):
    """A custom emoji."""

    shortcode: str | None = None
    url: str | None = None
    static_url: str | None = None


class Person(Struct, gc=False):
    """Anybody, by name."""

    id: Id | None = None
    username: str | None = None
    acct: str | None = None


class Account(Person, gc=False):
    """Anybody."""

    display_name: str | None = None
    url: str | None = None
    avatar: str | None = None
    avatar_static: str | None = None
    locked: bool | None = None
    bot: bool | None = None
    emojis: list[Emoji] | None = None


class Relationship(Struct, gc=False):
    """How the account and somebody else stand to each other."""

    id: Id | None = None
    following: bool | None = None
    requested: bool | None = None
    followed_by: bool | None = None


class MediaSize(Struct, gc=False):
    """Pixels."""

    width: int | float | None = None
    height: int | float | None = None


class MediaFocus(Struct, gc=False):
    """The point that matters: -1 … 1, from left to right and from bottom to top."""

    x: int | float | None = None
    y: int | float | None = None


class MediaOriginal(MediaSize, gc=False):
    """The file itself; ``duration`` in seconds."""

    duration: int | float | None = None


class MediaMeta(MediaSize, gc=False):
    """What is known of the file; some servers have its size right here."""

    original: MediaOriginal | None = None
    small: MediaSize | None = None
    focus: MediaFocus | None = None
    duration: int | float | None = None


class MediaAttachment(Struct, gc=False):
    """A picture, film or sound."""

    id: Id | None = None
    type: str | None = None
    url: str | None = None
    preview_url: str | None = None
    remote_url: str | None = None
    description: str | None = None
    blurhash: str | None = None
    meta: MediaMeta | None = None


class Mention(Person, gc=False):
    """Somebody named in a status."""

    url: str | None = None


class Usage(Struct, gc=False):
    """How many people used something on one day; the API writes the number as text."""

    accounts: str | int | None = None


class Tag(Struct, gc=False):
    """A hashtag."""

    name: str | None = None
    history: list[Usage] | None = None
    """Newest first; only where trends are asked for."""


class PollOption(Struct, gc=False):
    """One answer of a poll."""

    title: str | None = None
    votes_count: int | None = None


class Poll(Struct, gc=False):
    """A poll."""

    id: Id | None = None
    options: list[PollOption] | None = None
    multiple: bool | None = None
    expires_at: datetime | None = None
    expired: bool | None = None
    votes_count: int | None = None
    voters_count: int | None = None
    voted: bool | None = None
    own_votes: list[int] | None = None
    emojis: list[Emoji] | None = None


class CardAuthor(Struct, gc=False):
    """Who wrote a page; Mastodon 4.3 and later."""

    name: str | None = None
    url: str | None = None
    account: Account | None = None


class PreviewCard(Struct, gc=False):
    """What a link leads to."""

    url: str | None = None
    title: str | None = None
    description: str | None = None
    provider_name: str | None = None
    author_name: str | None = None
    author_url: str | None = None
    authors: list[CardAuthor] | None = None
    published_at: datetime | None = None
    image: str | None = None
    image_description: str | None = None
    blurhash: str | None = None
    width: int | None = None
    height: int | None = None
    history: list[Usage] | None = None
    """Newest first; only where trends are asked for."""


class Filter(Struct, gc=False):
    """A filter of the account. https://docs.joinmastodon.org/entities/Filter/"""

    title: str | None = None
    context: list[str] | None = None
    filter_action: str | None = None
    expires_at: datetime | None = None


class QuoteApproval(Struct, gc=False):
    """Who may quote a status; Mastodon 4.5 and later."""

    current_user: str | None = None
    automatic: list[str] | None = None
    manual: list[str] | None = None


class FilterResult(Struct, gc=False):
    """A filter that a status meets."""

    filter: Filter | None = None
    keyword_matches: list[str] | None = None


class UsedApplication(Struct, gc=False):
    """What a status was written with."""

    name: str | None = None


class EmojiReaction(Struct, gc=False):
    """An emoji with which people answered a status; Pleroma and its kin, Iceshrimp, glitch-soc."""

    name: str | None = None
    count: int | None = None
    me: bool | None = None
    url: str | None = None
    static_url: str | None = None


class Status(Struct, gc=False):
    """A post, or a boost around one."""

    ESSENTIAL: ClassVar[frozenset[str]] = frozenset({"id", "account", "reblog"})

    id: Id | None = None
    account: Account | None = None
    reblog: "Status | None" = None
    content: str | None = None
    created_at: datetime | None = None
    edited_at: datetime | None = None
    url: str | None = None
    uri: str | None = None
    visibility: str | None = None
    spoiler_text: str | None = None
    sensitive: bool | None = None
    language: str | None = None
    in_reply_to_id: Id | None = None
    in_reply_to_account_id: Id | None = None
    media_attachments: list[MediaAttachment] | None = None
    mentions: list[Mention] | None = None
    tags: list[Tag] | None = None
    emojis: list[Emoji] | None = None
    poll: Poll | None = None
    card: PreviewCard | None = None
    quote: "Quote | None" = None
    quote_approval: QuoteApproval | None = None
    filtered: list[FilterResult] | None = None
    application: UsedApplication | None = None
    reactions: list[EmojiReaction] | None = None
    emoji_reactions: list[EmojiReaction] | None = None
    replies_count: int | None = None
    reblogs_count: int | None = None
    favourites_count: int | None = None
    quotes_count: int | None = None
    reblogged: bool | None = None
    favourited: bool | None = None
    bookmarked: bool | None = None
    muted: bool | None = None
    pinned: bool | None = None
    pleroma: "Pleroma | None" = None


class Pleroma(Struct, gc=False):
    """What Pleroma puts into an object of its own."""

    quote: Status | None = None
    emoji_reactions: list[EmojiReaction] | None = None


class Quote(Status, gc=False):
    """A quote as Mastodon 4.5 has it; other servers put the quoted status itself in its place."""

    ESSENTIAL: ClassVar[frozenset[str]] = frozenset()

    state: str | None = None
    quoted_status: Status | None = None
    quoted_status_id: Id | None = None


class Context(Struct):
    """What stands around a status."""

    ancestors: list[Status] | None = None
    descendants: list[Status] | None = None


class AsyncRefresh(Struct):
    """How far some work is that goes on behind an answer."""

    id: Id | None = None
    status: str | None = None
    result_count: int | None = None


class AsyncRefreshAnswer(Struct):
    """What an `AsyncRefresh` comes in."""

    async_refresh: AsyncRefresh | None = None


class SearchResults(Struct):
    """What a search found."""

    statuses: list[Status] | None = None
    accounts: list[Account] | None = None


class UserList(Struct):
    """A list of accounts."""

    id: Id | None = None
    title: str | None = None


class Marker(Struct):
    """How far one timeline was read."""

    last_read_id: Id | None = None
    version: int | None = None
    updated_at: datetime | None = None


class Markers(Struct):
    """How far timelines were read."""

    home: Marker | None = None


class StreamFrame(Struct, gc=False):
    """One message of a WebSocket: an event, or an error where something is refused."""

    event: str | None = None
    stream: list[str] | None = None
    payload: Any = None
    error: Any = None
