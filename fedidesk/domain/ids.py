"""Names of things. All are opaque: compared and passed on, never counted or sorted."""

from typing import NewType

from msgspec import Struct

PostId = NewType("PostId", str)
ProfileId = NewType("ProfileId", str)
RowId = NewType("RowId", str)
"""Names one row of a timeline: the post's own id, or that of the boost that brought it."""
MediaId = NewType("MediaId", str)
PollId = NewType("PollId", str)
ListId = NewType("ListId", str)
DraftId = NewType("DraftId", str)
"""Names what is being written, from the first letter until the server has it."""
ScheduledId = NewType("ScheduledId", str)
"""Names what the server will publish later."""
AttachmentId = NewType("AttachmentId", str)
"""Names a file that goes with a draft; it is the file's name here."""
Cursor = NewType("Cursor", str)
"""Where a page ends, in the server's own words; only the server can read it."""


class AccountKey(Struct, frozen=True, order=True):
    """Names an account signed in here; unique over all servers."""

    host: str
    profile_id: ProfileId

    def __str__(self) -> str:
        return f"{self.profile_id}@{self.host}"
