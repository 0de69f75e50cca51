"""Posts that are there already, as drafts: to be changed, or to be written anew."""

from datetime import datetime

from msgspec.structs import replace

from fedidesk.domain.draft import Attachment, Draft, PollDraft
from fedidesk.domain.ids import AttachmentId
from fedidesk.domain.media import Media
from fedidesk.domain.poll import Poll
from fedidesk.domain.post import Post
from fedidesk.domain.post_source import PostSource
from fedidesk.domain.server import PollLimits

_SHORTEST = PollLimits().shortest


def to_edit(draft: Draft, post: Post, source: PostSource, now: datetime) -> Draft:
    """Return ``draft``, a new one, as that of a change of ``post``."""
    return replace(_carried_over(draft, post, source, now), edits=post.id)


def to_redraft(draft: Draft, post: Post, source: PostSource, now: datetime) -> Draft:
    """Return ``draft``, a new one, as that of a post that takes the place of ``post``."""
    quoted = None if post.quote is None else post.quote.post_id
    carried = _carried_over(draft, post, source, now)
    whole = None if post.poll is None else poll_of(post.poll, post.created_at or now)
    return replace(carried, quotes=quoted, poll=whole)


def poll_of(poll: Poll, since: datetime) -> PollDraft:
    """Return ``poll`` as it was asked for, or for as long as it has to go on since then."""
    usual = PollDraft()
    left = usual.seconds
    if poll.expires_at is not None:
        # One that is over has to be open again for a moment: servers drop it else.
        left = max(_SHORTEST, round((poll.expires_at - since).total_seconds()))
    return PollDraft(
        options=tuple(option.title for option in poll.options) or usual.options,
        multiple=poll.multiple,
        hides_totals=any(option.votes is None for option in poll.options),
        seconds=left,
    )


def _carried_over(draft: Draft, post: Post, source: PostSource, now: datetime) -> Draft:
    return replace(
        draft,
        text=source.text,
        content_warning=source.content_warning,
        content_type=source.content_type,
        visibility=post.visibility,
        language=post.language,
        sensitive=post.sensitive and not source.content_warning,
        reply_to=post.reply_to,
        quote_policy="",
        attachments=tuple(map(_attachment, post.media)),
        poll=None if post.poll is None else poll_of(post.poll, now),
    )


def _attachment(media: Media) -> Attachment:
    return Attachment(
        id=AttachmentId(media.id),
        description=media.description,
        focus=(media.focus_x, media.focus_y),
        media_id=media.id,
        preview_url=media.preview_url or media.url,
    )
