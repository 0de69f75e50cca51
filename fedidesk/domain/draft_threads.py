"""Drafts that continue one another, as they were written: one thread at a time."""

from collections.abc import Iterable

from fedidesk.domain.draft import Draft
from fedidesk.domain.ids import DraftId

DraftThread = tuple[Draft, ...]
"""One that stands for itself, and those that continue it, in that order."""


def draft_threads(drafts: Iterable[Draft]) -> tuple[DraftThread, ...]:
    """Return all of ``drafts``, each once, in the order of those that threads begin with."""
    drafts = tuple(drafts)
    known = {draft.id for draft in drafts}
    after: dict[DraftId, list[Draft]] = {}
    for draft in drafts:
        if draft.follows is not None and draft.follows in known:
            after.setdefault(draft.follows, []).append(draft)
    heads = [draft for draft in drafts if draft.follows not in known]
    return tuple(tuple(_from(head, after)) for head in heads)


def thread_of(draft: Draft, drafts: Iterable[Draft]) -> DraftThread:
    """Return the thread that ``draft`` is in; it alone where it is not among ``drafts``."""
    threads = draft_threads(drafts)
    return next((each for each in threads if any(one.id == draft.id for one in each)), (draft,))


def _from(head: Draft, after: dict[DraftId, list[Draft]]) -> list[Draft]:
    thread = [head]
    for draft in thread:
        thread += after.pop(draft.id, [])
    return thread
