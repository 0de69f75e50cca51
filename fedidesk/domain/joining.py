"""Pieces of one timeline, some at hand and some to be fetched, joined without losing any between.

A timeline is a sequence, newest first, of what is known and of ``Missing`` wherever something may
stand that is not.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime

from msgspec import Struct

from fedidesk.domain.catch_up import reaches
from fedidesk.domain.ids import Cursor, PostId
from fedidesk.domain.post import Bundle
from fedidesk.domain.timeline import Page, cursor_at


class Missing(Struct, frozen=True):
    """A place where something may be missing; ``cursor`` asks for it, None for the newest page."""

    cursor: Cursor | None = None


Known = tuple[Bundle | Missing, ...]

NOTHING: Known = (Missing(),)
"""A timeline of which nothing is at hand."""


def at_hand(pieces: Iterable[Bundle | None]) -> Known:
    """Return what is known where ``pieces`` are at hand, newest first, with None for a gap.

    What is newer than them, and what is older, is missing too.
    """
    known: list[Bundle | Missing] = [Missing()]
    for piece in (*pieces, None):
        if piece is not None:
            known.append(piece)
        elif isinstance(known[-1], Bundle):
            known.append(Missing(cursor_at(known[-1].row.id)))
    return tuple(known)


def reopened(known: Known) -> Known:
    """Return what is known where something newer may have come."""
    is_open = bool(known) and isinstance(known[0], Missing) and known[0].cursor is None
    return known if is_open else (Missing(), *known)


def without_post(known: Known, post_id: PostId) -> Known:
    """Return what is known but for one post, which is gone."""
    return tuple(each for each in known if isinstance(each, Missing) or each.post.id != post_id)


def bundles_in(known: Known) -> tuple[Bundle, ...]:
    """Return all that is known."""
    return tuple(each for each in known if isinstance(each, Bundle))


def first_missing(known: Known, since: datetime) -> Missing | None:
    """Return the uppermost place where something may be missing that came since then."""
    for at, each in enumerate(known):
        if isinstance(each, Missing):
            return None if reaches(bundles_in(known[:at]), since) else each
    return None


def above(known: Known, missing: Missing) -> tuple[Bundle, ...]:
    """Return what is known from the top down to that place, without a gap."""
    return bundles_in(known[: known.index(missing)])


def filled(known: Known, missing: Missing, page: Page) -> Known:
    """Return what is known once ``page``, which was asked for there, has come."""
    at = known.index(missing)
    upper, lower = known[:at], known[at + 1 :]
    if not page.bundles and lower:
        # A server that has nothing just now proves nothing of what is known to be below.
        return known
    there = {each.row.id for each in bundles_in(upper)}
    fresh = tuple(each for each in page.bundles if each.row.id not in there)
    came = {each.row.id for each in fresh}
    met = [n for n, each in enumerate(lower) if isinstance(each, Bundle) and each.row.id in came]
    if met:
        last = lower[met[-1]]
        lower = lower[met[-1] + 1 :]
        if isinstance(last, Bundle) and fresh[-1].row.id == last.row.id and page.older is not None:
            return (*upper, *fresh, *lower)
    if page.older is None:
        # The server has no more, so there is nothing to be asked for below either.
        return (*upper, *fresh, *bundles_in(lower))
    return (*upper, *fresh, Missing(page.older), *_without_first(lower))


def _without_first(lower: Sequence[Bundle | Missing]) -> Sequence[Bundle | Missing]:
    """Return ``lower`` without a place at its very top: the one above it is the same."""
    return lower[1:] if lower and isinstance(lower[0], Missing) else lower
