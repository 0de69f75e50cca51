"""What of a timeline one wants to see, and how."""

from datetime import datetime

from msgspec import Struct

from fedidesk.domain import filters
from fedidesk.domain.ids import ProfileId
from fedidesk.domain.post import Post, Row
from fedidesk.domain.timeline import TimelineKind, TimelineSpec


class TimelineLook(Struct, frozen=True, omit_defaults=True):
    """What is left out of what is shown, and what new posts do to those who stand at the top.

    The rows themselves stay as they are.
    """

    hide_boosts: bool = False
    hide_replies: bool = False
    """Those to oneself are shown: somebody who goes on where they stopped."""
    follow_live: bool = False
    """Whether a reader at the very top goes along with what comes."""


EVERYTHING = TimelineLook()
"""How a timeline is looked at where nobody has chosen."""


_CONTEXTS = {
    TimelineKind.HOME: filters.HOME,
    TimelineKind.LIST: filters.HOME,
    TimelineKind.PROFILE: filters.ACCOUNT,
    TimelineKind.FAVOURITES: "",
    TimelineKind.BOOKMARKS: "",
}


def filter_context(spec: TimelineSpec) -> str:
    """Return what filters are to take a timeline for.

    It is empty for what the reader has put aside: they want to find it again.
    """
    return _CONTEXTS.get(spec.kind, filters.PUBLIC)


def is_left_out(post: Post, reader: ProfileId | None, context: str, now: datetime) -> bool:
    """Whether a filter of ``reader`` leaves ``post`` out altogether where it would be shown.

    In a thread it leaves nothing out: what answers the post would hang in the air.
    """
    if not post.filters or post.author.id == reader or context == filters.THREAD:
        return False
    return filters.verdict_on(post.filters, context, now).action == filters.HIDE


def is_shown(row: Row, post: Post, look: TimelineLook) -> bool:
    """Whether ``row``, which brings ``post``, is to be seen by somebody who looks like that.

    A boost of a reply counts as a boost: somebody wanted it to be read on its own.
    """
    if row.boosted_by is not None:
        return not look.hide_boosts
    return not (look.hide_replies and is_reply(post))


def is_reply(post: Post) -> bool:
    """Whether ``post`` answers somebody else."""
    return post.reply_to is not None and post.reply_to_profile != post.author.id
