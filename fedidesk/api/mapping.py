"""From the API's words to ours. What is missing becomes empty; what names a thing must be there.

Times without a zone are taken for UTC, addresses that are not http or https for none.
"""

import re
from collections.abc import Iterable
from datetime import MAXYEAR, MINYEAR, UTC, datetime
from typing import TypeVar

from fedidesk.api import wire
from fedidesk.domain.address import host_of
from fedidesk.domain.ids import MediaId, PollId, PostId, ProfileId, RowId
from fedidesk.domain.media import KINDS, UNKNOWN, Media
from fedidesk.domain.poll import Poll, PollOption
from fedidesk.domain.post import Bundle, Card, Mention, Post, Quote, Row
from fedidesk.domain.profile import CustomEmoji, Profile
from fedidesk.domain.read_marker import ReadMarker
from fedidesk.domain.server import Server, ServerLimits, TimelinesOffered

Value = TypeVar("Value")

MOST = 2**31 - 1
_DISABLED = "disabled"
_DOMAIN = re.compile(r"[\w.-]+(:\d+)?")
QUOTE_SHOWN = "accepted"
"""The only state of a quote in which the quoted post is to be seen."""


def bundle(status: wire.Status) -> Bundle | None:
    """Return the row that ``status`` makes in a timeline, with its post; None if it names none."""
    if status.reblog is None:
        own = post(status)
        return None if own is None else Bundle(Row(RowId(own.id), own.id), own)
    boosted = post(status.reblog)
    booster = profile(status.account)
    if boosted is None or booster is None or status.id is None or status.id == "":
        return None
    return Bundle(Row(RowId(str(status.id)), boosted.id, booster), boosted)


def bundles(statuses: Iterable[wire.Status]) -> tuple[tuple[Bundle, ...], int]:
    """Return the rows of ``statuses``, and how many of these make none."""
    found = [bundle(status) for status in statuses]
    kept = tuple(one for one in found if one is not None)
    return kept, len(found) - len(kept)


def post(status: wire.Status, *, with_quote: bool = True) -> Post | None:
    """Return the post; None if it has no id or nobody wrote it."""
    author = profile(status.account)
    if author is None or status.id is None or status.id == "":
        return None
    return Post(
        id=PostId(str(status.id)),
        author=author,
        html=status.content or "",
        created_at=_moment(status.created_at),
        edited_at=_moment(status.edited_at),
        url=_address(status.url) or _address(status.uri),
        visibility=status.visibility or "",
        content_warning=status.spoiler_text or "",
        sensitive=status.sensitive or False,
        language=status.language or "",
        reply_to=PostId(str(status.in_reply_to_id)) if status.in_reply_to_id else None,
        reply_to_profile=_profile_id(status.in_reply_to_account_id),
        media=_all(_media(item) for item in status.media_attachments or ()),
        mentions=_all(_mention(item) for item in status.mentions or ()),
        tags=tuple(item.name for item in status.tags or () if item.name),
        emojis=_emojis(status.emojis),
        poll=_poll(status.poll),
        card=card(status.card),
        quote=_quote(status, with_post=with_quote),
        replies_count=_count(status.replies_count),
        boosts_count=_count(status.reblogs_count),
        favourites_count=_count(status.favourites_count),
        boosted=status.reblogged or False,
        favourited=status.favourited or False,
        bookmarked=status.bookmarked or False,
    )


def profile(account: wire.Account | None) -> Profile | None:
    """Return the profile; None if it has no id or no name."""
    if account is None or account.id is None or account.id == "":
        return None
    handle = (account.acct or account.username or "").removeprefix("@")
    if not handle:
        return None
    avatar = _address(account.avatar)
    return Profile(
        id=ProfileId(str(account.id)),
        handle=handle,
        display_name=account.display_name or "",
        url=_address(account.url),
        avatar_url=avatar,
        avatar_static_url=_address(account.avatar_static) or avatar,
        locked=account.locked or False,
        bot=account.bot or False,
        emojis=_emojis(account.emojis),
    )


def card(found: wire.PreviewCard | None) -> Card | None:
    """Return the preview; None if it leads nowhere."""
    url = _address(found.url) if found else ""
    if found is None or not url:
        return None
    return Card(
        url=url,
        title=found.title or "",
        description=found.description or "",
        provider=found.provider_name or "",
        image_url=_address(found.image),
        width=_pixels(found.width),
        height=_pixels(found.height),
    )


def server(instance: wire.Instance, host: str, base_url: str) -> Server:
    """Return what a server says of itself."""
    said = instance.configuration and instance.configuration.statuses
    said = said or wire.StatusLimits()
    usual = ServerLimits()
    return Server(
        host=host,
        base_url=base_url,
        domain=_domain(instance.domain or instance.uri or ""),
        title=instance.title or "",
        version=instance.version or "",
        streaming_url=_streaming_url(instance),
        limits=ServerLimits(
            characters=_count(said.max_characters)
            or _count(instance.max_toot_chars)
            or usual.characters,
            characters_per_link=_count(said.characters_reserved_per_url)
            or usual.characters_per_link,
            media=usual.media
            if said.max_media_attachments is None
            else max(0, said.max_media_attachments),
        ),
        timelines=_timelines_offered(instance),
    )


def _timelines_offered(instance: wire.Instance) -> TimelinesOffered:
    said = instance.configuration and instance.configuration.timelines_access
    if not said:
        return TimelinesOffered()
    live = said.live_feeds or wire.FeedAccess()
    return TimelinesOffered(
        local=live.local != _DISABLED,
        federated=live.remote != _DISABLED,
        hashtags=_any_is_shown(said.hashtag_feeds),
        links=_any_is_shown(said.trending_link_feeds),
    )


def _any_is_shown(feeds: wire.FeedAccess | None) -> bool:
    return feeds is None or not feeds.local == feeds.remote == _DISABLED


def _streaming_url(instance: wire.Instance) -> str:
    """Return what either version of the description says of streaming."""
    newer = instance.configuration and instance.configuration.urls
    for urls in (newer, instance.urls):
        said = urls and (urls.streaming or urls.streaming_api)
        if said:
            return said
    return ""


def _domain(said: str) -> str:
    """Return the domain where some servers give an address; empty for what can be none."""
    try:
        domain = host_of(said if "://" in said else f"//{said}")
    except ValueError:
        return ""
    return domain if _DOMAIN.fullmatch(domain) else ""


def _quote(status: wire.Status, *, with_post: bool) -> Quote | None:
    found = _quoted(status)
    if found is None:
        return None
    state, quoted = found
    if quoted is None or state != QUOTE_SHOWN or not with_post:
        return Quote(state)
    return Quote(state, post(quoted, with_quote=False))


def _quoted(status: wire.Status) -> tuple[str, wire.Status | None] | None:
    """Return in which state the quote is, and the quoted status where it is there."""
    quote = status.quote
    if quote is None:
        quoted = status.pleroma.quote if status.pleroma is not None else None
        return None if quoted is None else (QUOTE_SHOWN, quoted)
    if quote.quoted_status is None and not quote.state and quote.id is not None:
        # Servers that knew quotes before Mastodon did give the quoted status itself.
        return QUOTE_SHOWN, quote
    return quote.state or "", quote.quoted_status


def _media(media: wire.MediaAttachment) -> Media | None:
    if media.id is None:
        return None
    meta = media.meta or wire.MediaMeta()
    width, height = _size(meta)
    focus = meta.focus or wire.MediaFocus()
    url = _address(media.url) or _address(media.remote_url)
    return Media(
        id=MediaId(str(media.id)),
        kind=media.type if media.type in KINDS else UNKNOWN,
        url=url,
        preview_url=_address(media.preview_url),
        description=media.description or "",
        width=width,
        height=height,
        focus_x=_within_one(focus.x),
        focus_y=_within_one(focus.y),
        blurhash=media.blurhash or "",
    )


def _size(meta: wire.MediaMeta) -> tuple[int, int]:
    """Return width and height; two times 0 where nothing says them."""
    for size in (meta.original, meta.small, meta):
        if size is not None and (width := _pixels(size.width)) and (height := _pixels(size.height)):
            return width, height
    return 0, 0


def _mention(mention: wire.Mention) -> Mention | None:
    handle = (mention.acct or mention.username or "").removeprefix("@")
    if not handle:
        return None
    return Mention(_profile_id(mention.id) or ProfileId(""), handle, _address(mention.url))


def _poll(poll: wire.Poll | None) -> Poll | None:
    if poll is None or poll.id is None:
        return None
    return Poll(
        id=PollId(str(poll.id)),
        options=tuple(_poll_option(one) for one in poll.options or ()),
        multiple=poll.multiple or False,
        expires_at=_moment(poll.expires_at),
        expired=poll.expired or False,
        votes_count=_count(poll.votes_count),
        voted=poll.voted or False,
        own_votes=tuple(_count(index) for index in poll.own_votes or ()),
    )


def _poll_option(option: wire.PollOption) -> PollOption:
    votes = option.votes_count
    return PollOption(option.title or "", None if votes is None else _count(votes))


def read_marker(marker: wire.Marker | None) -> ReadMarker | None:
    """Return how far a timeline was read; None where that is not said."""
    if marker is None or marker.last_read_id is None or marker.last_read_id == "":
        return None
    return ReadMarker(
        RowId(str(marker.last_read_id)), _count(marker.version), _moment(marker.updated_at)
    )


def _emojis(emojis: list[wire.Emoji] | None) -> tuple[CustomEmoji, ...]:
    if not emojis:
        return ()
    return tuple(
        CustomEmoji(emoji.shortcode, url, _address(emoji.static_url) or url)
        for emoji in emojis
        if emoji.shortcode and (url := _address(emoji.url) or _address(emoji.static_url))
    )


def _profile_id(value: wire.Id | None) -> ProfileId | None:
    return ProfileId(str(value)) if value else None


def _moment(value: datetime | None) -> datetime | None:
    """Return the time, but not one with which nobody can reckon: some say "never" like that."""
    if value is None or not MINYEAR < value.year < MAXYEAR:
        return None
    return value.replace(tzinfo=UTC) if value.tzinfo is None else value


def _address(value: str | None) -> str:
    return value if value is not None and value.startswith(("https://", "http://")) else ""


def _count(value: int | None) -> int:
    return min(value, MOST) if value is not None and value > 0 else 0


def _pixels(value: float | None) -> int:
    return int(value) if value is not None and 0 < value < MOST else 0


def _within_one(value: float | None) -> float:
    return max(-1.0, min(1.0, float(value))) if value is not None else 0.0


def _all(values: Iterable[Value | None]) -> tuple[Value, ...]:
    return tuple(value for value in values if value is not None)
