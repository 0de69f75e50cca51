"""What a post said at one time."""

from datetime import datetime

from msgspec import Struct

from fedidesk.domain.content import read_html
from fedidesk.domain.media import Media
from fedidesk.domain.post_text import as_plain
from fedidesk.domain.profile import CustomEmoji

_MOST_MARKUP = 200_000
_MOST_LETTERS = 30_000
"""What no person writes is cut, so that showing it stays quick."""


class Version(Struct, frozen=True, gc=False, kw_only=True):
    """What a post said from ``created_at`` on, until it was edited again."""

    created_at: datetime | None = None
    html: str = ""
    """As the server sent it: unsafe."""
    content_warning: str = ""
    sensitive: bool = False
    media: tuple[Media, ...] = ()
    poll: tuple[str, ...] = ()
    """The answers to choose from."""
    emojis: tuple[CustomEmoji, ...] = ()

    @property
    def text(self) -> str:
        """What it said, as plain text; a line a paragraph."""
        content = read_html(self.html[:_MOST_MARKUP], self.emojis)
        text = as_plain(content.paragraphs)
        return text if len(text) <= _MOST_LETTERS else text[:_MOST_LETTERS] + "…"
