"""The reader's own filters, as the server has matched them to a post."""

from datetime import datetime

from msgspec import Struct

HIDE, WARN, BLUR = "hide", "warn", "blur"
"""What a filter does: leave the post out, put a line in its place, cover its media."""


class FilterMatch(Struct, frozen=True, gc=False, kw_only=True):
    """A filter that a post has met."""

    title: str = ""
    action: str = WARN
    """One of the constants above, or a word this version does not know: that means ``WARN``."""
    contexts: tuple[str, ...] = ()
    """Where it applies, in the words of the API: home, notifications, public, thread, account."""
    expires_at: datetime | None = None
    words: tuple[str, ...] = ()
    """What was found in the post."""
