"""Anybody on the fediverse, as seen from an account."""

from msgspec import Struct

from fedidesk.domain.ids import ProfileId
from fedidesk.domain.safe_text import one_line


class CustomEmoji(Struct, frozen=True, gc=False):
    """A picture that stands for ``:shortcode:`` in texts of its server."""

    shortcode: str
    url: str
    static_url: str
    category: str = ""
    """With which others its server shows it where one chooses; empty where that is not asked."""


class Profile(Struct, frozen=True, gc=False, kw_only=True):
    """A person, group or bot."""

    id: ProfileId
    handle: str
    """``user`` on the account's own server, ``user@host`` elsewhere; without a leading @."""
    display_name: str = ""
    """As written; empty where none is set. ``name`` is what to show."""
    url: str = ""
    avatar_url: str = ""
    avatar_static_url: str = ""
    locked: bool = False
    bot: bool = False
    emojis: tuple[CustomEmoji, ...] = ()

    @property
    def name(self) -> str:
        """What to call them: the display name if it says anything, or else their handle's user."""
        return one_line(self.display_name).strip() or self.handle.partition("@")[0]
