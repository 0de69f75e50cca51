"""A digest: each post once, counted, chosen and put in order."""

from collections import Counter
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fedidesk.domain.catch_up import (
    HOURS,
    SINCE_LAST,
    Choice,
    Entry,
    Kind,
    Order,
    arranged,
    beginning,
    chosen,
    counted,
    earliest,
    entries_of,
    people_of,
    reaches,
    usual_hours,
    usual_kinds,
    within,
)
from fedidesk.domain.digest import Heading
from fedidesk.domain.ids import PostId, ProfileId
from fedidesk.domain.post import Bundle, Card
from fedidesk.domain.timeline_look import EVERYTHING, TimelineLook
from tests.builders import NOON, a_post, a_profile, a_row

ADA, BOB, EVE = a_profile("Ada"), a_profile("Bob"), a_profile("Eve")
BREAD = Card(url="https://bread.test/", title="Bread")
NEWS = Card(url="https://news.test/", title="News")


def came(post_id: str, minutes: int = 0, boosted_by: Any = None, **changes: Any) -> Bundle:
    """Return what was written so many minutes before noon."""
    post = a_post(post_id, created_at=NOON - timedelta(minutes=minutes), **changes)
    return Bundle(a_row(post, boosted_by), post)


def ids(found: Any) -> list[str]:
    return [each.post.id for each in found]


bundles = st.lists(
    st.builds(
        came,
        st.integers(0, 12).map(str),
        st.integers(0, 90),
        st.sampled_from([None, None, ADA, BOB, EVE]),
        author=st.sampled_from([ADA, BOB, EVE]),
        reply_to=st.sampled_from([None, PostId("0")]),
        card=st.sampled_from([None, BREAD, NEWS]),
        favourites_count=st.integers(0, 3),
    )
)
choices = st.builds(
    Choice, st.sampled_from(HOURS), st.frozensets(st.sampled_from(Kind)), st.sampled_from(Order)
)


@given(bundles, choices)
def test_every_post_that_was_chosen_has_one_row(found: list[Bundle], choice: Choice) -> None:
    entries = entries_of(found)
    assert sorted(ids(entries)) == sorted({each.post.id for each in found})
    picked = chosen(entries, choice)
    rows = arranged(picked, choice.order)
    assert sorted(row.post_id for row in rows) == sorted(ids(picked))
    assert len({row.id for row in rows}) == len(rows)
    assert all(entry.kind in choice.kinds for entry in picked)


@given(bundles)
def test_counts_are_of_what_would_be_shown_alone(found: list[Bundle]) -> None:
    entries = entries_of(found)
    counts = counted(entries)
    for kind, count in counts.items():
        assert count == len(chosen(entries, Choice(kinds=frozenset({kind}))))
    assert sum(counts.values()) == len(entries)


@given(bundles)
def test_newest_first_is_oldest_first_turned_round(found: list[Bundle]) -> None:
    entries = entries_of(found)
    assert arranged(entries, Order.NEWEST) == arranged(entries, Order.OLDEST)[::-1]


@given(bundles)
def test_people_who_brought_least_come_first_and_nobody_twice(found: list[Bundle]) -> None:
    entries = entries_of(found)
    rows = arranged(entries, Order.PEOPLE)
    brought = Counter(entry.brought_by.id for entry in entries)
    headings = [row.heading for row in rows if row.heading is not None]
    assert [each.count for each in headings] == sorted(brought.values())
    assert {each.about.id: each.count for each in headings} == brought  # type: ignore[union-attr]
    who = {entry.post.id: entry.brought_by.id for entry in entries}
    assert [each.about.id for each in headings for _ in range(each.count)] == [  # type: ignore[union-attr]
        who[row.post_id] for row in rows
    ]


@given(bundles, st.integers(0, 90))
def test_a_span_is_the_top_of_a_timeline_and_has_all_that_came_in_it(
    found: list[Bundle], minutes: int
) -> None:
    since = NOON - timedelta(minutes=minutes)
    picked = within(found, since)
    assert list(picked) == found[: len(picked)]
    left = found[len(picked) :]
    in_time = [each for each in left if each.post.created_at and each.post.created_at >= since]
    assert all(each.row.boosted_by is not None for each in in_time)


def test_what_came_late_belongs_to_the_span_and_so_does_what_was_boosted_in_it() -> None:
    found = [
        came("new", 1),
        came("late", 5000),
        came("boosted", 9000, BOB),
        came("last", 50),
        came("edge", 9000, BOB),
        came("old", 61),
        came("older", 9000, BOB),
    ]
    picked = within(found, NOON - timedelta(hours=1))
    assert ids(picked) == ["new", "late", "boosted", "last", "edge"]
    assert earliest(picked) == found[3].post.created_at
    assert earliest([]) is None


def test_one_late_post_is_no_end() -> None:
    since = NOON - timedelta(hours=1)
    late = [came(f"late {number}", 100) for number in range(4)]
    assert not reaches([came("new", 1), *late], since)
    assert not reaches([*late, came("boost", 200, BOB)], since)
    assert reaches([*late, came("boost", 200, BOB), came("old", 90)], since)
    assert not reaches([], since)


def test_a_post_that_came_often_stands_once_with_all_who_brought_it() -> None:
    often = [
        came("1", 0, BOB, author=ADA, boosts_count=2),
        came("2", 10, author=EVE),
        came("1", 0, EVE, author=ADA, boosts_count=1),
        came("1", 0, BOB, author=ADA),
        came("1", 30, author=ADA),
    ]
    one, other = entries_of(often)
    assert one == Entry(often[0].post, Kind.POST, (BOB, EVE))
    assert (one.brought_by, one.people) == (ADA, {ADA.id, BOB.id, EVE.id})
    row = arranged((one, other), Order.OLDEST)[0]
    assert (row.id, row.post_id, row.boosted_by, row.more_boosts) == ("1", "1", BOB, 1)
    assert people_of((one, other)) == {ADA.id, BOB.id, EVE.id}
    boosted = entries_of(often[:1])[0]
    assert (boosted.kind, boosted.brought_by, boosted.people) == (Kind.BOOST, BOB, {BOB.id})


def test_kinds() -> None:
    to_somebody = {"reply_to": PostId("0"), "reply_to_profile": ProfileId("somebody")}
    to_oneself = {"reply_to": PostId("0"), "reply_to_profile": ADA.id}
    found = entries_of(
        [came("a"), came("b", **to_somebody), came("c", **to_oneself), came("d", 0, BOB)]
    )
    assert counted(found) == {Kind.POST: 2, Kind.REPLY: 1, Kind.BOOST: 1}


def test_what_is_talked_about_most_comes_first_and_the_older_one_of_two() -> None:
    found = [
        came("quiet"),
        came("uncounted", replies_count=None, boosts_count=None, favourites_count=1),
        came("loud", favourites_count=2, boosts_count=3, replies_count=4),
        came("liked", favourites_count=5),
        came("liked before", favourites_count=5),
    ]
    rows = arranged(entries_of(found), Order.TALK)
    assert [row.post_id for row in rows] == ["loud", "liked before", "liked", "uncounted", "quiet"]


def test_links_that_most_people_brought_come_first() -> None:
    found = [
        came("1", author=ADA, card=NEWS),
        came("2", author=ADA, card=NEWS),
        came("3", author=BOB, card=BREAD),
        came("4", author=EVE, card=BREAD),
        came("5", author=EVE),
    ]
    picked = chosen(entries_of(found), Choice(order=Order.LINKS))
    rows = arranged(picked, Order.LINKS)
    assert [row.post_id for row in rows] == ["4", "3", "2", "1"]
    assert [row.heading for row in rows] == [Heading(BREAD, 2), None, Heading(NEWS, 1), None]


@pytest.mark.parametrize(
    ("hours", "last_here", "expected"),
    [
        (3, None, timedelta(hours=3)),
        (24, timedelta(hours=2), timedelta(hours=24)),
        (SINCE_LAST, timedelta(hours=9), timedelta(hours=9)),
        (SINCE_LAST, None, timedelta(hours=6)),
    ],
)
def test_beginnings(hours: int, last_here: timedelta | None, expected: timedelta) -> None:
    seen = None if last_here is None else NOON - last_here
    assert NOON - beginning(hours, NOON, seen) == expected


def test_what_is_hidden_at_home_is_left_out_at_first() -> None:
    assert usual_kinds(EVERYTHING) == Choice().kinds == set(Kind)
    assert usual_kinds(TimelineLook(hide_boosts=True)) == {Kind.POST, Kind.REPLY}
    assert usual_kinds(TimelineLook(hide_replies=True)) == {Kind.POST, Kind.BOOST}


def test_who_was_away_for_long_sees_all_since_then() -> None:
    assert usual_hours(NOON, None) == 6
    assert usual_hours(NOON, NOON - timedelta(minutes=59)) == 6
    assert usual_hours(NOON, NOON - timedelta(hours=8)) == SINCE_LAST
