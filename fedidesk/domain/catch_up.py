"""What came to a timeline in a span of time, chosen and put in order for somebody who was away."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Sequence
from datetime import datetime, timedelta
from enum import StrEnum

from msgspec import Struct

from fedidesk.domain.digest import DigestRow, Heading
from fedidesk.domain.ids import ProfileId, RowId
from fedidesk.domain.media import SEEN
from fedidesk.domain.post import Bundle, Post
from fedidesk.domain.profile import Profile
from fedidesk.domain.timeline_look import TimelineLook, is_reply

HOURS = (1, 3, 6, 12, 24)
SINCE_LAST = 0
"""Stands among the hours for the time since the person was here last."""
_USUAL_HOURS = 6
_LONG_ENOUGH = timedelta(hours=1)
_ENOUGH = 5
"""So many posts in a row from before a moment show that it was passed, and not just one late."""


class Kind(StrEnum):
    """What brings a post to a timeline."""

    POST = "post"
    REPLY = "reply"
    BOOST = "boost"


class Order(StrEnum):
    """How what came is put in order."""

    OLDEST = "oldest"
    NEWEST = "newest"
    PEOPLE = "people"
    """Those who brought least come first, so that they are not drowned."""
    TALK = "talk"
    """What was answered, boosted and marked most comes first."""
    LINKS = "links"
    """Only what leads to a page; the pages that most people brought come first."""


class Choice(Struct, frozen=True):
    """What somebody wants to see of the time they were away."""

    hours: int = _USUAL_HOURS
    """One of ``HOURS``, or ``SINCE_LAST``."""
    kinds: frozenset[Kind] = frozenset(Kind)
    order: Order = Order.OLDEST
    with_pictures: bool = False
    """Whether nothing but posts with pictures or films is wanted."""


class Entry(Struct, frozen=True):
    """A post that came, once, with all who brought it."""

    post: Post
    kind: Kind
    """A boost only where nothing but boosts brought it."""
    boosted_by: tuple[Profile, ...] = ()
    """Who boosted it, the first one first."""

    @property
    def brought_by(self) -> Profile:
        """Whoever brought it: its author, or the first who boosted it where the author did not."""
        return self.boosted_by[0] if self.kind is Kind.BOOST else self.post.author

    @property
    def people(self) -> frozenset[ProfileId]:
        """All who brought it."""
        return frozenset({self.brought_by.id, *(each.id for each in self.boosted_by)})

    @property
    def talk(self) -> int:
        """How often it was answered, boosted or marked as a favourite."""
        post = self.post
        counts = (post.replies_count, post.boosts_count, post.favourites_count)
        return sum(count or 0 for count in counts)

    @property
    def has_pictures(self) -> bool:
        """Whether there is something to look at in it."""
        return any(media.kind in SEEN for media in self.post.media)


def usual_hours(now: datetime, last_here: datetime | None) -> int:
    """Return the span for somebody who has not chosen yet."""
    was_away = last_here is not None and now - last_here >= _LONG_ENOUGH
    return SINCE_LAST if was_away else _USUAL_HOURS


def usual_kinds(look: TimelineLook) -> frozenset[Kind]:
    """Return what somebody wants to see who looks at home like that and has not chosen yet."""
    hidden = {Kind.BOOST: look.hide_boosts, Kind.REPLY: look.hide_replies}
    return frozenset(kind for kind in Kind if not hidden.get(kind, False))


def beginning(hours: int, now: datetime, last_here: datetime | None) -> datetime:
    """Return the moment at which a span begins."""
    if hours == SINCE_LAST and last_here is not None:
        return last_here
    return now - timedelta(hours=hours or _USUAL_HOURS)


def within(bundles: Sequence[Bundle], since: datetime) -> Sequence[Bundle]:
    """Return what of ``bundles``, newest first, came since then.

    A timeline has its own order: what was written earlier and came late is new to the reader. When
    something was boosted is not known; it is as new as what stands above it.
    """
    last = max((at for at, each in enumerate(bundles) if not _is_before(each, since)), default=-1)
    below = range(last + 1, len(bundles))
    end = next((at for at in below if _written_at(bundles[at]) is not None), len(bundles))
    return bundles[:end]


def reaches(bundles: Sequence[Bundle], moment: datetime) -> bool:
    """Whether ``bundles``, newest first, surely go back beyond ``moment``."""
    times = [time for time in map(_written_at, bundles) if time is not None][-_ENOUGH:]
    return len(times) == _ENOUGH and max(times) < moment


def earliest(bundles: Sequence[Bundle]) -> datetime | None:
    """Return when the oldest of ``bundles``, newest first, was written, as far as that is known."""
    times = (_written_at(each) for each in reversed(bundles))
    return next((time for time in times if time is not None), None)


def entries_of(bundles: Sequence[Bundle]) -> tuple[Entry, ...]:
    """Return every post of ``bundles``, newest first, once; the oldest comes first."""
    found: dict[str, Entry] = {}
    for bundle in reversed(bundles):
        before = found.get(bundle.post.id)
        kind = _kind_of(bundle)
        boosters = () if before is None else before.boosted_by
        booster = bundle.row.boosted_by
        if booster is not None and all(booster.id != each.id for each in boosters):
            boosters = (*boosters, booster)
        if before is not None and kind is Kind.BOOST:
            kind = before.kind
        # The last one is the newest, and knows best how often it was boosted.
        found[bundle.post.id] = Entry(bundle.post, kind, boosters)
    return tuple(found.values())


def counted(entries: Iterable[Entry]) -> dict[Kind, int]:
    """Return how many posts there are of each kind."""
    counts = Counter(entry.kind for entry in entries)
    return {kind: counts[kind] for kind in Kind}


def chosen(entries: Iterable[Entry], choice: Choice) -> tuple[Entry, ...]:
    """Return what is to be seen by that choice."""
    return tuple(
        entry
        for entry in entries
        if entry.kind in choice.kinds
        and (choice.order is not Order.LINKS or entry.post.card is not None)
        and (entry.has_pictures or not choice.with_pictures)
    )


def people_of(entries: Iterable[Entry]) -> frozenset[ProfileId]:
    """Return all who brought something."""
    return frozenset().union(*(entry.people for entry in entries))


def arranged(entries: Sequence[Entry], order: Order) -> tuple[DigestRow, ...]:
    """Return a row for each of ``entries``, the oldest of which comes first, in that order."""
    if order is Order.PEOPLE:
        return _by_people(entries)
    if order is Order.LINKS:
        return _by_links(entries)
    if order is Order.NEWEST:
        entries = entries[::-1]
    elif order is Order.TALK:
        entries = sorted(entries, key=lambda entry: -entry.talk)
    return tuple(map(_row, entries))


def _by_people(entries: Sequence[Entry]) -> tuple[DigestRow, ...]:
    groups = _grouped(entries, lambda entry: entry.brought_by.id)
    groups.sort(key=len)
    return tuple(
        row for group in groups for row in _headed(group, Heading(group[0].brought_by, len(group)))
    )


def _by_links(entries: Sequence[Entry]) -> tuple[DigestRow, ...]:
    with_links = [entry for entry in entries if entry.post.card is not None]
    groups = _grouped(with_links, _link_of)
    groups.sort(key=lambda group: (-len(people_of(group)), -len(group)))
    rows: list[DigestRow] = []
    for group in groups:
        card = group[0].post.card
        if card is not None:
            rows += _headed(group, Heading(card, len(people_of(group))))
    return tuple(rows)


def _link_of(entry: Entry) -> str:
    return "" if entry.post.card is None else entry.post.card.url


def _grouped(entries: Iterable[Entry], key: Callable[[Entry], str]) -> list[list[Entry]]:
    groups: dict[str, list[Entry]] = {}
    for entry in entries:
        groups.setdefault(key(entry), []).append(entry)
    return list(groups.values())


def _headed(group: Sequence[Entry], heading: Heading) -> Collection[DigestRow]:
    return [_row(entry, None if at else heading) for at, entry in enumerate(group)]


def _row(entry: Entry, heading: Heading | None = None) -> DigestRow:
    booster = entry.boosted_by[0] if entry.boosted_by else None
    more = max(0, len(entry.boosted_by) - 1)
    return DigestRow(RowId(entry.post.id), entry.post.id, booster, more, heading)


def _kind_of(bundle: Bundle) -> Kind:
    if bundle.row.boosted_by is not None:
        return Kind.BOOST
    return Kind.REPLY if is_reply(bundle.post) else Kind.POST


def _written_at(bundle: Bundle) -> datetime | None:
    """Return when it came to the timeline, where that is when it was written."""
    return bundle.post.created_at if bundle.row.boosted_by is None else None


def _is_before(bundle: Bundle, moment: datetime) -> bool:
    """Whether it came before ``moment``, or nobody knows."""
    written_at = _written_at(bundle)
    return written_at is None or written_at < moment
