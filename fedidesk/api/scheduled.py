"""What the server publishes later: looking at it, moving it, calling it off.

https://docs.joinmastodon.org/methods/scheduled_statuses/
"""

from datetime import datetime

from fedidesk.api import decoding, mapping, values, wire_writing
from fedidesk.api.answer import Answer
from fedidesk.api.client import Client, in_path
from fedidesk.api.errors import UNEXPECTED
from fedidesk.domain.draft import Attachment, Draft, PollDraft
from fedidesk.domain.errors import BadAnswer
from fedidesk.domain.ids import AttachmentId, Cursor, PostId, ScheduledId
from fedidesk.domain.media import Media
from fedidesk.domain.post import PUBLIC
from fedidesk.domain.scheduled import ScheduledPost

_PATH = "/api/v1/scheduled_statuses"
_MOST = "40"
"""Posts asked for at a time; the most that Mastodon gives."""
_MOST_PAGES = 8
"""Mastodon keeps at most 300 for an account."""


def all_of(client: Client) -> tuple[ScheduledPost, ...]:
    """Return all of it, what comes first before the rest."""
    found: dict[ScheduledId, ScheduledPost] = {}
    older: Cursor | None = None
    for _ in range(_MOST_PAGES):
        query = [("limit", _MOST)] if older is None else [("limit", _MOST), ("max_id", older)]
        answer = client.fetch(_PATH, query)
        page, _ = decoding.many(answer, wire_writing.ScheduledStatus, client.host)
        known = len(found)
        found |= {each.id: each for each in map(_scheduled, page) if each is not None}
        older, _ = answer.cursors()
        if older is None or len(found) == known:
            break
    return tuple(sorted(found.values(), key=_time))


def move(client: Client, scheduled_id: ScheduledId, when: str) -> ScheduledPost:
    """Let a post come at another time."""
    answer = client.submit("PUT", f"{_PATH}/{in_path(scheduled_id)}", {"scheduled_at": when})
    found = in_answer(client, answer)
    if found is None:
        raise BadAnswer(client.host, UNEXPECTED)
    return found


def cancel(client: Client, scheduled_id: ScheduledId) -> None:
    """Let a post not come at all; the server's answer to it is of no use."""
    client.ask(lambda mastodon: mastodon.scheduled_status_delete(in_path(scheduled_id)))


def in_answer(client: Client, answer: Answer) -> ScheduledPost | None:
    """Return what is to come, if ``answer`` is about that. Raises ``BadAnswer``."""
    return _scheduled(decoding.one(answer, wire_writing.ScheduledStatus, client.host))


def _scheduled(found: wire_writing.ScheduledStatus) -> ScheduledPost | None:
    if found.id is None or found.id == "" or (found.scheduled_at is None and found.params is None):
        return None
    said = found.params or wire_writing.ScheduledParams()
    at = values.moment(found.scheduled_at)
    return ScheduledPost(
        id=ScheduledId(str(found.id)),
        at=at,
        draft=Draft(
            text=said.text or "",
            content_warning=said.spoiler_text or "",
            visibility=said.visibility or PUBLIC,
            language=said.language or "",
            sensitive=said.sensitive or False,
            reply_to=_post_id(said.in_reply_to_id),
            quotes=_post_id(said.quoted_status_id),
            quote_policy=said.quote_approval_policy or "",
            attachments=tuple(map(_attachment, mapping.media(found.media_attachments))),
            poll=_poll(said.poll),
            scheduled_at=at,
            idempotency_key=said.idempotency or "",
        ),
    )


def _post_id(said: str | int | None) -> PostId | None:
    return PostId(str(said)) if said else None


def _attachment(media: Media) -> Attachment:
    return Attachment(
        id=AttachmentId(media.id),
        description=media.description,
        media_id=media.id,
        preview_url=media.preview_url or media.url,
    )


def _poll(said: wire_writing.PollParams | None) -> PollDraft | None:
    if said is None:
        return None
    usual = PollDraft()
    return PollDraft(
        options=tuple(said.options or ()) or usual.options,
        multiple=said.multiple or False,
        hides_totals=said.hide_totals or False,
        seconds=values.count(said.expires_in) or usual.seconds,
    )


def _time(scheduled: ScheduledPost) -> tuple[bool, datetime | None]:
    return scheduled.at is None, scheduled.at
