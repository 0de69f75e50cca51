"""A post before it is one."""

from msgspec import Struct

from fedidesk.domain.ids import PostId
from fedidesk.domain.post import PUBLIC


class Draft(Struct, frozen=True, kw_only=True):
    """What somebody has written and not yet sent."""

    text: str = ""
    content_warning: str = ""
    visibility: str = PUBLIC
    language: str = ""
    reply_to: PostId | None = None
    idempotency_key: str = ""
    """One per revision of the text; sent again with every try, so the server posts it once."""

    @property
    def empty(self) -> bool:
        """Whether there is nothing to lose."""
        return not (self.text.strip() or self.content_warning.strip())
