"""What of a thread is on screen: branches that are folded, hidden or gone are a row or less."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime

from fedidesk.domain.filters import HIDE, THREAD, verdict_on
from fedidesk.domain.ids import PostId, ProfileId, RowId
from fedidesk.domain.post import Post
from fedidesk.domain.thread_row import Stub, ThreadRow
from fedidesk.domain.thread_tree import Branch

_FAR, _MANY = 3, 6
"""A branch so far out starts folded where more than so many posts answer it."""
_LONG = 183
"""Days after which a reply is worth a word about it."""


class View:
    """What the reader wants to see of a thread: ``opened`` says of a post whether its branch is.

    Filters don't apply to what ``own`` wrote, and not after their end: ``now`` says when that is.
    """

    def __init__(self, now: datetime, own: ProfileId, opened: Mapping[PostId, bool]) -> None:
        self._now = now
        self._own = own
        self._opened = opened

    def is_open(self, branch: Branch, filtered: str) -> bool:
        """Whether what answers ``branch`` is on screen."""
        if not branch.depth:
            return True
        usual = not filtered and not starts_folded(branch)
        return self._opened.get(branch.post.id, usual)

    def filtered(self, post: Post) -> str:
        """Return ``HIDE`` or ``WARN`` where that is to be done with it, if any."""
        if not post.filters or post.author.id == self._own:
            return ""
        verdict = verdict_on(post.filters, THREAD, self._now)
        return verdict.action if verdict.keeps_back else ""


def starts_folded(branch: Branch) -> bool:
    """Whether what answers ``branch`` is so much, so far out, that the reader has to ask for it."""
    return branch.depth == _FAR and branch.size > _MANY


def rows_of(
    branches: Sequence[Branch],
    view: View,
    gone: Collection[PostId] = (),
    unread: Collection[PostId] = (),
) -> list[ThreadRow]:
    """Return the rows that are on screen, in reading order: without what is ``unread`` yet."""
    rows: list[ThreadRow] = []
    index = 0
    above: Branch | None = None
    while index < len(branches):
        branch = branches[index]
        if branch.post.id in unread:
            index += 1 + (branch.size if branch.depth else 0)
            continue
        filtered = view.filtered(branch.post) if branch.depth else ""
        is_open = view.is_open(branch, filtered)
        after = branches[index + 1] if index + 1 < len(branches) else None
        stub = Stub.HIDDEN if filtered == HIDE and not is_open else Stub.NONE
        if branch.post.id in gone:
            stub = Stub.DELETED
        rows.append(_row(branch, above, after, is_open=is_open, stub=stub))
        above = branch
        index += 1 if is_open else 1 + branch.size
    return rows


def _row(
    branch: Branch, above: Branch | None, after: Branch | None, *, is_open: bool, stub: Stub
) -> ThreadRow:
    post, parent = branch.post, branch.parent
    says_part = branch.depth == 1 and parent is not None and not branch.is_guided
    return ThreadRow(
        RowId(post.id),
        post.id,
        depth=branch.depth,
        is_focus=branch.is_focus,
        answers=None if parent is None else parent.post.author,
        answers_part=parent.part if parent is not None and says_part else 0,
        is_below=parent is not None and parent is above,
        is_guided=branch.is_guided,
        part=branch.part,
        parts=branch.parts,
        days_later=0 if parent is None else _days_between(parent.post, post),
        joins_above=not branch.depth and parent is not None,
        joins_below=not branch.depth
        and after is not None
        and not after.depth
        and after.parent is branch,
        replies=_foldable(branch, stub),
        is_folded=not is_open,
        stub=stub,
    )


def _foldable(branch: Branch, stub: Stub) -> int:
    """Return how many rows go away when it is folded; a hidden post goes with its replies."""
    if not branch.depth:
        return 0
    return branch.size + (stub is Stub.HIDDEN)


def _days_between(earlier: Post, later: Post) -> int:
    if earlier.created_at is None or later.created_at is None:
        return 0
    days = (later.created_at - earlier.created_at).days
    return days if days >= _LONG else 0
