"""From the API's words to ours: what is missing becomes empty, what names a thing must be there."""

from collections.abc import Iterable
from typing import TypeVar

from msgspec.structs import replace

from fedidesk.api import values, wire
from fedidesk.domain.filters import WARN, FilterMatch
from fedidesk.domain.ids import MediaId, PollId, PostId, ProfileId, RowId
from fedidesk.domain.media import KINDS, UNKNOWN, Media
from fedidesk.domain.poll import Poll, PollOption
from fedidesk.domain.post import (
    QUOTE_KEPT_BACK,
    QUOTE_SHOWN,
    Bundle,
    Card,
    CardAuthor,
    Mention,
    Post,
    Quote,
    QuoteApproval,
    Row,
)
from fedidesk.domain.profile import CustomEmoji, Profile
from fedidesk.domain.reaction import Reaction

Value = TypeVar("Value")


def bundle(status: wire.Status) -> Bundle | None:
    """Return the row that ``status`` makes in a timeline, with its post; None if it names none."""
    if status.reblog is None:
        own = post(status)
        return None if own is None else Bundle(Row(RowId(own.id), own.id), own)
    boosted = post(status.reblog)
    booster = profile(status.account)
    if boosted is None or booster is None or status.id is None or status.id == "":
        return None
    if status.filtered:
        # Some servers match the boost, some what it boosts, some both.
        more = tuple(each for each in _filters(status) if each not in boosted.filters)
        boosted = replace(boosted, filters=boosted.filters + more)
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
        created_at=values.moment(status.created_at),
        edited_at=values.moment(status.edited_at),
        url=values.address(status.url) or values.address(status.uri),
        visibility=status.visibility or "",
        content_warning=status.spoiler_text or "",
        sensitive=status.sensitive or False,
        language=status.language or "",
        reply_to=PostId(str(status.in_reply_to_id)) if status.in_reply_to_id else None,
        reply_to_profile=_profile_id(status.in_reply_to_account_id),
        media=media(status.media_attachments),
        mentions=_all(_mention(item) for item in status.mentions or ()),
        tags=tuple(item.name for item in status.tags or () if item.name),
        emojis=emojis(status.emojis),
        poll=poll(status.poll),
        card=card(status.card),
        quote=_quote(status, with_post=with_quote),
        quote_approval=_quote_approval(status.quote_approval),
        filters=_filters(status),
        reactions=_reactions(status),
        application=(status.application.name or "") if status.application else "",
        replies_count=values.known_count(status.replies_count),
        boosts_count=values.known_count(status.reblogs_count),
        favourites_count=values.known_count(status.favourites_count),
        quotes_count=values.known_count(status.quotes_count),
        boosted=status.reblogged or False,
        favourited=status.favourited or False,
        bookmarked=status.bookmarked or False,
        muted=status.muted or False,
        pinned=status.pinned or False,
    )


def profile(account: wire.Account | None) -> Profile | None:
    """Return the profile; None if it has no id or no name."""
    if account is None or account.id is None or account.id == "":
        return None
    handle = handle_of(account)
    if not handle:
        return None
    avatar = values.address(account.avatar)
    return Profile(
        id=ProfileId(str(account.id)),
        handle=handle,
        display_name=account.display_name or "",
        url=values.address(account.url),
        avatar_url=avatar,
        avatar_static_url=values.address(account.avatar_static) or avatar,
        locked=account.locked or False,
        bot=account.bot or False,
        emojis=emojis(account.emojis),
    )


def handle_of(person: wire.Person) -> str:
    """Return the handle; empty where there is none."""
    return (person.acct or person.username or "").removeprefix("@")


def card(found: wire.PreviewCard | None) -> Card | None:
    """Return the preview; None if it leads nowhere."""
    url = values.address(found.url) if found else ""
    if found is None or not url:
        return None
    return Card(
        url=url,
        title=found.title or "",
        description=found.description or "",
        provider=found.provider_name or "",
        image_url=values.address(found.image),
        image_description=found.image_description or "",
        blurhash=found.blurhash or "",
        width=values.pixels(found.width),
        height=values.pixels(found.height),
        authors=_card_authors(found),
        published_at=values.moment(found.published_at),
    )


def _card_authors(found: wire.PreviewCard) -> tuple[CardAuthor, ...]:
    authors = tuple(
        CardAuthor(name, values.address(one.url), who)
        for one in found.authors or ()
        for who in (profile(one.account),)
        if (name := one.name or (who.name if who is not None else ""))
    )
    if authors or not found.author_name:
        return authors
    return (CardAuthor(found.author_name, values.address(found.author_url)),)


def _quote(status: wire.Status, *, with_post: bool) -> Quote | None:
    found = _quoted(status)
    if found is None:
        return None
    state, quoted = found
    if quoted is None or state not in (QUOTE_SHOWN, *QUOTE_KEPT_BACK) or not with_post:
        of = status.quote.quoted_status_id if status.quote is not None else None
        known = of if quoted is None else quoted.id
        return Quote(state, post_id=PostId(str(known)) if known else None)
    shown = post(quoted, with_quote=False)
    return Quote(state, shown, None if shown is None else shown.id)


def _quote_approval(said: wire.QuoteApproval | None) -> QuoteApproval | None:
    if said is None:
        return None
    return QuoteApproval(
        said.current_user or "", tuple(said.automatic or ()), tuple(said.manual or ())
    )


def _filters(status: wire.Status) -> tuple[FilterMatch, ...]:
    if not status.filtered:
        return ()
    return tuple(
        FilterMatch(
            title=one.filter.title or "",
            action=one.filter.filter_action or WARN,
            contexts=tuple(one.filter.context or ()),
            expires_at=values.moment(one.filter.expires_at),
            words=tuple(one.keyword_matches or ()),
        )
        for one in status.filtered
        if one.filter is not None
    )


def _reactions(status: wire.Status) -> tuple[Reaction, ...]:
    """Return what any server that has reactions says of them."""
    said = status.reactions or status.emoji_reactions
    if not said and status.pleroma is not None:
        said = status.pleroma.emoji_reactions
    return tuple(
        Reaction(
            name=one.name.strip(":"),
            count=values.count(one.count),
            own=one.me or False,
            url=values.address(one.url),
            static_url=values.address(one.static_url) or values.address(one.url),
        )
        for one in said or ()
        if one.name and one.name.strip(":") and one.count
    )


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


def media(found: list[wire.MediaAttachment] | None) -> tuple[Media, ...]:
    """Return the attachments that have a name."""
    return _all(_media(item) for item in found or ())


def _media(media: wire.MediaAttachment) -> Media | None:
    if media.id is None:
        return None
    meta = media.meta or wire.MediaMeta()
    width, height = _size(meta)
    focus = meta.focus or wire.MediaFocus()
    url = values.address(media.url) or values.address(media.remote_url)
    return Media(
        id=MediaId(str(media.id)),
        kind=media.type if media.type in KINDS else UNKNOWN,
        url=url,
        preview_url=values.address(media.preview_url),
        description=media.description or "",
        width=width,
        height=height,
        focus_x=values.within_one(focus.x),
        focus_y=values.within_one(focus.y),
        blurhash=media.blurhash or "",
        remote_url=values.address(media.remote_url),
        seconds=_seconds(meta),
    )


def _size(meta: wire.MediaMeta) -> tuple[int, int]:
    """Return width and height; two times 0 where nothing says them."""
    for size in (meta.original, meta.small, meta):
        if (
            size is not None
            and (width := values.pixels(size.width))
            and (height := values.pixels(size.height))
        ):
            return width, height
    return 0, 0


def _seconds(meta: wire.MediaMeta) -> float:
    said = meta.original.duration if meta.original is not None else None
    duration = meta.duration if said is None else said
    return float(duration) if duration is not None and 0 < duration < values.MOST else 0.0


def _mention(mention: wire.Mention) -> Mention | None:
    handle = handle_of(mention)
    if not handle:
        return None
    return Mention(_profile_id(mention.id) or ProfileId(""), handle, values.address(mention.url))


def poll(found: wire.Poll | None) -> Poll | None:
    """Return the poll; None if it has no id."""
    if found is None or found.id is None:
        return None
    return Poll(
        id=PollId(str(found.id)),
        options=tuple(_poll_option(one) for one in found.options or ()),
        multiple=found.multiple or False,
        expires_at=values.moment(found.expires_at),
        expired=found.expired or False,
        votes_count=values.count(found.votes_count),
        voters_count=values.known_count(found.voters_count),
        voted=found.voted or False,
        own_votes=tuple(values.count(index) for index in found.own_votes or ()),
        emojis=emojis(found.emojis),
    )


def _poll_option(option: wire.PollOption) -> PollOption:
    votes = option.votes_count
    return PollOption(option.title or "", values.known_count(votes))


def emojis(found: list[wire.Emoji] | None) -> tuple[CustomEmoji, ...]:
    """Return the custom emoji that have a picture."""
    if not found:
        return ()
    return tuple(
        CustomEmoji(emoji.shortcode, url, values.address(emoji.static_url) or url)
        for emoji in found
        if emoji.shortcode
        and (url := values.address(emoji.url) or values.address(emoji.static_url))
    )


def _profile_id(value: wire.Id | None) -> ProfileId | None:
    return ProfileId(str(value)) if value else None


def _all(values: Iterable[Value | None]) -> tuple[Value, ...]:
    return tuple(value for value in values if value is not None)
