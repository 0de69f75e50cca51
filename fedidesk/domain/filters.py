"""The reader's own filters, as the server has matched them to a post."""

from collections.abc import Sequence
from datetime import datetime

from msgspec import Struct

HIDE, WARN, BLUR = "hide", "warn", "blur"
"""What a filter does: leave the post out, put a line in its place, cover its media."""

HOME, PUBLIC, THREAD, ACCOUNT = "home", "public", "thread", "account"
"""Where a filter applies, in the words of the API."""

_BY_STRENGTH = (HIDE, WARN, BLUR)


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


class Verdict(Struct, frozen=True, gc=False):
    """What is to be done about a post, and the titles of the filters that say so."""

    action: str = ""
    """``HIDE``, ``WARN`` or ``BLUR``; empty where nothing is to be done."""
    titles: tuple[str, ...] = ()

    @property
    def keeps_back(self) -> bool:
        """Whether nothing of the post is to be seen before the reader asks for it."""
        return self.action in (HIDE, WARN)


PASSED = Verdict()
"""No filter has anything against it."""


def verdict_on(filters: Sequence[FilterMatch], context: str, now: datetime) -> Verdict:
    """Return what the strictest of ``filters`` wants where a post is shown in ``context``.

    Without a context none applies: the reader looks at what they put aside themselves.
    """
    if not filters or not context:
        return PASSED
    found: dict[str, list[str]] = {}
    for one in filters:
        expired = one.expires_at is not None and one.expires_at <= now
        if not expired and (context in one.contexts or not one.contexts):
            action = one.action if one.action in _BY_STRENGTH else WARN
            found.setdefault(action, []).append(one.title.strip())
    for action in _BY_STRENGTH:
        if action in found:
            titles = dict.fromkeys(title for title in found[action] if title)
            return Verdict(action, tuple(titles))
    return PASSED
