"""What servers say about a status besides itself, in the API's words, as ``wire`` has it.

https://docs.joinmastodon.org/entities/StatusEdit/,
https://docs.joinmastodon.org/entities/Translation/
"""

from datetime import datetime

from msgspec import Struct

from fedidesk.api.wire import Emoji, Id, MediaAttachment, PollOption


class StatusEditPoll(Struct, gc=False):
    """The answers of a poll in one version of a status."""

    options: list[PollOption] | None = None


class StatusEdit(Struct, gc=False):
    """One version of a status."""

    content: str | None = None
    spoiler_text: str | None = None
    sensitive: bool | None = None
    created_at: datetime | None = None
    media_attachments: list[MediaAttachment] | None = None
    poll: StatusEditPoll | None = None
    emojis: list[Emoji] | None = None


class TranslationAttachment(Struct, gc=False):
    """The description of an attachment, translated."""

    id: Id | None = None
    description: str | None = None


class Translation(Struct, gc=False):
    """The words of a status in another language."""

    content: str | None = None
    spoiler_text: str | None = None
    media_attachments: list[TranslationAttachment] | None = None
    poll: StatusEditPoll | None = None
    detected_source_language: str | None = None
    provider: str | None = None
