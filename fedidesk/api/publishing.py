"""Posts on their way to the server: new ones, changed ones, and those for later.

https://docs.joinmastodon.org/methods/statuses/#create, …/#edit, …/#source
"""

from datetime import UTC, datetime

from fedidesk.api import about_posts, decoding, posts, scheduled, wire_writing
from fedidesk.api.client import Client, in_path
from fedidesk.domain.draft import Attachment, Draft, PollDraft
from fedidesk.domain.ids import PostId
from fedidesk.domain.post import Post
from fedidesk.domain.post_source import PostSource
from fedidesk.domain.scheduled import ScheduledPost

_STATUSES = "/api/v1/statuses"
Said = dict[str, object]


def create(client: Client, draft: Draft) -> Post:
    """Publish ``draft``; sent again with its key it gives the same post."""
    said = _new(draft)
    answer = client.submit("POST", _STATUSES, said, idempotency_key=draft.idempotency_key)
    return posts.answered(client, answer)


def schedule(client: Client, draft: Draft) -> ScheduledPost | Post:
    """Let the server publish ``draft`` at its time; it does so at once where that has passed."""
    said = _new(draft)
    if draft.scheduled_at is not None:
        said["scheduled_at"] = moment(draft.scheduled_at)
    answer = client.submit("POST", _STATUSES, said, idempotency_key=draft.idempotency_key)
    found = scheduled.in_answer(client, answer)
    return posts.answered(client, answer) if found is None else found


def edit(client: Client, post_id: PostId, draft: Draft) -> Post:
    """Let a post be what ``draft`` says."""
    path = f"{_STATUSES}/{in_path(post_id)}"
    answer = about_posts.of_post(
        client, post_id, lambda: client.submit("PUT", path, _changed(draft))
    )
    return posts.answered(client, answer)


def source(client: Client, post_id: PostId) -> PostSource:
    """Return one's own post as it was typed."""
    answer = about_posts.fetch(client, post_id, "source")
    found = decoding.one(answer, wire_writing.StatusSource, client.host)
    return PostSource(
        text=found.text or "",
        content_warning=found.spoiler_text or "",
        content_type=found.content_type or "",
    )


def moment(value: datetime) -> str:
    """Return a time as the API writes it."""
    return value.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.") + f"{value.microsecond // 1000:03}Z"


def _new(draft: Draft) -> Said:
    """Return what a new post is made of; what is left open is the server's to choose."""
    said = _whatever_is_said(draft) | {"visibility": draft.visibility}
    if draft.content_warning:
        said["spoiler_text"] = draft.content_warning
    if draft.reply_to is not None:
        said["in_reply_to_id"] = draft.reply_to
    if draft.quotes is not None:
        # Mastodon knows the first name, servers that quoted before it the other.
        said |= {"quoted_status_id": draft.quotes, "quote_id": draft.quotes}
    if draft.local_only:
        # The same to GoToSocial, today and before 0.17.
        said |= {"local_only": True, "federated": False}
    media_ids = _media_ids(draft)
    return said | {"media_ids": media_ids} if media_ids else said


def _changed(draft: Draft) -> Said:
    """Return what a post is to be; what is not named would stay, so all is."""
    attributes = [_attributes(each) for each in draft.attachments if each.media_id is not None]
    return _whatever_is_said(draft) | {
        "spoiler_text": draft.content_warning,
        "media_ids": _media_ids(draft),
        "media_attributes": attributes,
    }


def _whatever_is_said(draft: Draft) -> Said:
    chosen = {
        "language": draft.language,
        "quote_approval_policy": draft.quote_policy,
        "content_type": draft.content_type,
        "poll": None if draft.poll is None else _poll(draft.poll),
    }
    return {
        "status": draft.text,
        "sensitive": draft.sensitive or bool(draft.content_warning),
        **{name: value for name, value in chosen.items() if value},
    }


def _media_ids(draft: Draft) -> list[str]:
    return [each.media_id for each in draft.attachments if each.media_id is not None]


def _attributes(attachment: Attachment) -> Said:
    said: Said = {"id": attachment.media_id, "description": attachment.description}
    if attachment.focus is not None:
        said["focus"] = "{:.2f},{:.2f}".format(*attachment.focus)
    return said


def _poll(poll: PollDraft) -> Said:
    return {
        "options": [option for option in poll.options if option.strip()],
        "expires_in": poll.seconds,
        "multiple": poll.multiple,
        "hide_totals": poll.hides_totals,
    }
