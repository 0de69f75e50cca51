"""What is at hand and what is fetched become one timeline, whatever was at hand."""

from collections.abc import Callable
from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from fedidesk.domain.catch_up import within
from fedidesk.domain.ids import Cursor, PostId
from fedidesk.domain.joining import (
    NOTHING,
    Known,
    Missing,
    above,
    at_hand,
    bundles_in,
    filled,
    first_missing,
    reopened,
    without_post,
)
from fedidesk.domain.post import Bundle
from fedidesk.domain.timeline import Page, cursor_at
from tests.builders import NOON, a_post, a_profile, a_row

Ask = Callable[[Cursor | None], Page]
LONGEST = 40


def a_bundle(number: int, *, late: bool = False, boosted: bool = False) -> Bundle:
    """Return what came ``number`` hours before noon; ``late`` if it was written long before."""
    written = NOON - timedelta(hours=number + (1000 if late else 0))
    post = a_post(f"{number}", created_at=written)
    return Bundle(a_row(post, a_profile("Bob") if boosted else None), post)


def a_server(timeline: list[Bundle], page_length: int) -> Ask:
    """Return what answers as a server does that has ``timeline``."""

    def ask(cursor: Cursor | None) -> Page:
        ids = [each.row.id for each in timeline]
        start = 0 if cursor is None else ids.index(cursor) + 1  # type: ignore[arg-type]
        bundles = tuple(timeline[start : start + page_length])
        more = start + page_length < len(timeline)
        return Page(bundles, older=cursor_at(bundles[-1].row.id) if more else None)

    return ask


@st.composite
def timelines(draw: st.DrawFn) -> list[Bundle]:
    length = draw(st.integers(0, LONGEST))
    late = draw(st.sets(st.integers(0, LONGEST), max_size=4))
    boosted = draw(st.sets(st.integers(0, LONGEST)))
    return [a_bundle(n, late=n in late, boosted=n in boosted) for n in range(length)]


def kept_of(timeline: list[Bundle], kept: set[int]) -> list[Bundle | None]:
    """Return those of ``timeline`` with these numbers, and gaps wherever any are missing."""
    pieces: list[Bundle | None] = []
    for number, bundle in enumerate(timeline):
        if number in kept:
            pieces.append(bundle)
        elif pieces and pieces[-1] is not None:
            pieces.append(None)
    return pieces


def fetch_all(known: Known, ask: Ask, since_hours: int) -> tuple[Known, int]:
    """Fetch what is missing; return what is known then, and how often was asked."""
    asked = 0
    since = NOON - timedelta(hours=since_hours)
    while missing := first_missing(known, since):
        assert asked <= LONGEST + 2, "it never ends"
        asked += 1
        known = filled(known, missing, ask(missing.cursor))
    return known, asked


@given(
    timelines(),
    st.sets(st.integers(0, LONGEST)),
    st.integers(1, 12),
    st.integers(0, LONGEST + 10),
)
def test_nothing_of_a_span_is_lost_or_doubled(
    timeline: list[Bundle], kept: set[int], page_length: int, hours: int
) -> None:
    ask = a_server(timeline, page_length)
    known, _ = fetch_all(at_hand(kept_of(timeline, kept)), ask, hours)
    since = NOON - timedelta(hours=hours)
    assert list(within(bundles_in(known), since)) == list(within(timeline, since))


@given(timelines(), st.sets(st.integers(0, LONGEST)), st.integers(1, 12))
def test_a_longer_span_later_is_as_good_as_at_once(
    timeline: list[Bundle], kept: set[int], page_length: int
) -> None:
    ask = a_server(timeline, page_length)
    known, _ = fetch_all(at_hand(kept_of(timeline, kept)), ask, 5)
    known, _ = fetch_all(reopened(known), ask, 20)
    since = NOON - timedelta(hours=20)
    assert list(within(bundles_in(known), since)) == list(within(timeline, since))


def test_what_is_at_hand_is_not_fetched_again() -> None:
    timeline = [a_bundle(number) for number in range(LONGEST)]
    ask = a_server(timeline, 4)
    whole = at_hand(timeline[2:])
    _, asked = fetch_all(whole, ask, 20)
    assert asked == 1
    _, asked = fetch_all(NOTHING, ask, 20)
    assert asked == 7


def test_gaps_are_where_they_were_and_at_both_ends() -> None:
    one, two, three = (a_bundle(number) for number in range(3))
    top, below = Missing(), Missing(cursor_at(two.row.id))
    assert at_hand([]) == NOTHING
    assert at_hand([None, one, two, None, None, three]) == (
        *(top, one, two, below, three),
        Missing(cursor_at(three.row.id)),
    )
    assert reopened(at_hand([one])) == at_hand([one])
    assert reopened((one, two)) == (top, one, two)
    assert above((one, two, below, three), below) == (one, two)


def test_what_the_server_has_no_longer_leads_nowhere() -> None:
    one, two, three = (a_bundle(number) for number in range(3))
    known = filled(at_hand([two, None, three]), Missing(), Page((one,)))
    assert known == (one, two, three)
    assert first_missing(known, NOON - timedelta(days=9)) is None


def test_a_server_that_has_nothing_just_now_proves_nothing() -> None:
    known = at_hand([a_bundle(1), None, a_bundle(5)])
    missing = first_missing(known, NOON - timedelta(hours=10))
    assert missing is not None
    assert filled(known, missing, Page(())) == known


def test_a_post_that_is_gone_leaves() -> None:
    one, two = a_bundle(1), a_bundle(2)
    known = at_hand([one, two])
    assert bundles_in(without_post(known, PostId("1"))) == (two,)
