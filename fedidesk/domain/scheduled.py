"""What the server will publish later."""

from datetime import datetime

from msgspec import Struct

from fedidesk.domain.draft import Draft
from fedidesk.domain.ids import ScheduledId


class ScheduledPost(Struct, frozen=True, kw_only=True):
    """A post that waits on the server for its time."""

    id: ScheduledId
    at: datetime | None = None
    draft: Draft = Draft()
    """What it will say, without a name of its own here."""


def is_of(scheduled: ScheduledPost, draft: Draft) -> bool:
    """Return whether ``scheduled`` is what became of ``draft``.

    Servers that keep the key say so; else the words, the time and the answered post decide.
    """
    kept = scheduled.draft
    if kept.idempotency_key:
        return kept.idempotency_key == draft.idempotency_key
    wanted = draft.scheduled_at
    same_time = (
        scheduled.at is not None
        and wanted is not None
        and abs((scheduled.at - wanted).total_seconds()) < 1
    )
    return (
        same_time
        and kept.text.strip() == draft.text.strip()
        and kept.content_warning.strip() == draft.content_warning.strip()
        and kept.reply_to == draft.reply_to
        and len(kept.attachments) == len(draft.attachments)
    )
