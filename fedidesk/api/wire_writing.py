"""What servers say to those who write, in the API's words, as ``wire`` has it.

https://docs.joinmastodon.org/entities/StatusSource/, …/ScheduledStatus/, …/Preferences/,
…/CustomEmoji/
"""

from datetime import datetime

from msgspec import Struct

from fedidesk.api.wire import Emoji, Id, MediaAttachment, Tag


class StatusSource(Struct):
    """A status as it was typed; some servers say in which markup."""

    text: str | None = None
    spoiler_text: str | None = None
    content_type: str | None = None


class PollParams(Struct):
    """A poll as it was asked for."""

    options: list[str] | None = None
    expires_in: int | None = None
    multiple: bool | None = None
    hide_totals: bool | None = None


class ScheduledParams(Struct):
    """A status as it was asked for."""

    text: str | None = None
    spoiler_text: str | None = None
    visibility: str | None = None
    sensitive: bool | None = None
    language: str | None = None
    in_reply_to_id: Id | None = None
    quoted_status_id: Id | None = None
    quote_approval_policy: str | None = None
    poll: PollParams | None = None
    idempotency: str | None = None


class ScheduledStatus(Struct):
    """A status that is to come."""

    id: Id | None = None
    scheduled_at: datetime | None = None
    params: ScheduledParams | None = None
    media_attachments: list[MediaAttachment] | None = None


_DEFAULT = "posting:default:"


class Preferences(
    Struct,
    rename={
        name: _DEFAULT + name for name in ("visibility", "sensitive", "language", "quote_policy")
    },
):
    """What new statuses begin with."""

    visibility: str | None = None
    sensitive: bool | None = None
    language: str | None = None
    quote_policy: str | None = None


class OwnSource(Struct):
    """The same, as old servers say it beside the own account."""

    privacy: str | None = None
    sensitive: bool | None = None
    language: str | None = None
    quote_policy: str | None = None


class OwnAccount(Struct):
    """The own account, as far as it says how one writes."""

    source: OwnSource | None = None


class PickableEmoji(Emoji):
    """A custom emoji, and where it is to be found."""

    visible_in_picker: bool | None = None
    category: str | None = None


class FoundTags(Struct):
    """The hashtags that a search found."""

    hashtags: list[Tag] | None = None
