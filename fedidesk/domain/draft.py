"""A post before it is one."""

from datetime import datetime

from msgspec import Struct

from fedidesk.domain.ids import AttachmentId, DraftId, MediaId, PostId
from fedidesk.domain.post import PUBLIC


class Attachment(Struct, frozen=True, kw_only=True):
    """A file that goes with a post; a copy of it is kept until the server has the post."""

    id: AttachmentId
    name: str = ""
    """What the file was called where it came from."""
    mime: str = ""
    description: str = ""
    """The alt text."""
    focus: tuple[float, float] | None = None
    """What stays in sight where it is cut, each from -1 to 1, from the middle up and right."""
    thumbnail: AttachmentId | None = None
    """A picture for a sound or film, kept like the file itself."""
    media_id: MediaId | None = None
    """What the server calls it; None until it has it."""
    preview_url: str = ""
    """Where the server shows it, if it came from there: then there is no copy of the file."""
    size: int = 0
    """Bytes; 0 where that is not known."""
    width: int = 0
    """Pixels; 0 for what is no picture, as with the height."""
    height: int = 0
    moves: bool = False
    """Whether it is a picture of several, such as a GIF."""
    shrunk: bool = False
    """Whether it was made smaller than it came, for the server's sake."""
    lost: bool = False
    """Whether neither the server has it nor is there a copy."""
    suggestion: str = ""
    """What the file itself says that it shows; nobody is told that unasked."""


class PollDraft(Struct, frozen=True, kw_only=True):
    """A question with answers to choose from."""

    options: tuple[str, ...] = ("", "")
    multiple: bool = False
    hides_totals: bool = False
    seconds: int = 86_400
    """How long people can vote."""


class Draft(Struct, frozen=True, kw_only=True):
    """What somebody has written and not yet sent."""

    id: DraftId = DraftId("")
    text: str = ""
    content_warning: str = ""
    visibility: str = PUBLIC
    language: str = ""
    sensitive: bool = False
    """Whether its pictures are covered; a content warning covers them too."""
    reply_to: PostId | None = None
    follows: DraftId | None = None
    """What it continues, as long as that is not sent either."""
    quotes: PostId | None = None
    quote_policy: str = ""
    """Who may quote it; empty leaves that to the server."""
    attachments: tuple[Attachment, ...] = ()
    poll: PollDraft | None = None
    scheduled_at: datetime | None = None
    local_only: bool = False
    content_type: str = ""
    edits: PostId | None = None
    """The published post that it changes; a draft of a new post never gets one."""
    changed_at: datetime | None = None
    tried_at: datetime | None = None
    """Since then, by its clock, the server may have this revision, though it did not say so."""
    refusal: str = ""
    """Why the server did not take it, in its own words."""
    idempotency_key: str = ""
    """One per revision; sent again with every try, so the server posts it once."""

    @property
    def empty(self) -> bool:
        """Whether there is nothing to lose."""
        written = self.text.strip() or self.content_warning.strip()
        asked = self.poll is not None and any(option.strip() for option in self.poll.options)
        return not (written or self.attachments or asked)

    def says_the_same_as(self, other: "Draft") -> bool:
        """Return whether nothing was written that ``other`` does not say too."""
        return (self.text, self.content_warning, self.attachments, self.poll) == (
            other.text,
            other.content_warning,
            other.attachments,
            other.poll,
        )
