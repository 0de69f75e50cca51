"""Catching up: what is on disk first, what is missing after it, and home untouched."""

from datetime import UTC, datetime, timedelta

import pytest
from msgspec.structs import replace

from fedidesk.domain.catch_up import SINCE_LAST, Choice, Kind, Order
from fedidesk.domain.errors import Unreachable
from fedidesk.domain.filters import HIDE, WARN, FilterMatch
from fedidesk.domain.ids import PostId, ProfileId
from fedidesk.domain.timeline import HOME
from fedidesk.domain.timeline_look import TimelineLook
from fedidesk.services.catching_up import MOST_PAGES, CatchUps, OpenCatchUp
from fedidesk.store.catch_up_file import CatchUpFile
from fedidesk.store.rows import END, IDLE, LOADING, Phase
from tests.builders import a_post, a_profile
from tests.fakes.clock import VirtualClock
from tests.fakes.server import HOST
from tests.unit.services.desk import Desk, ids
from tests.waiting import until

NOW = datetime.fromtimestamp(VirtualClock().wall(), UTC)


def publish(desk: Desk, minutes: list[int]) -> None:
    """Let posts stand at home that were written so many minutes ago, and are named for that."""
    for each in sorted(minutes, reverse=True):
        post = a_post(f"{each}", created_at=NOW - timedelta(minutes=each))
        desk.server.posts[post.id] = post
        desk.server.publish([post.id])


@pytest.fixture
def catch_ups(desk: Desk) -> CatchUps:
    return catch_ups_of(desk)


def catch_ups_of(desk: Desk) -> CatchUps:
    return CatchUps(
        desk.posts,
        desk.timelines,
        desk.shelf,
        desk.connection,
        lambda: TimelineLook(hide_replies=True),
        CatchUpFile(desk.folder / "catch-up.json"),
        desk.disk,
        desk.scope,
        VirtualClock(),
        ProfileId("profile-Me"),
    )


def opened(catch_ups: CatchUps, hours: int = 6) -> OpenCatchUp:
    catch_up = catch_ups.open()
    catch_up.choice = Choice(hours)
    catch_up.refresh()
    return catch_up


async def test_all_of_the_span_is_there_oldest_first(desk: Desk, catch_ups: CatchUps) -> None:
    publish(desk, [10, 20, 90, 170, *range(190, 200), 400])
    catch_up = opened(catch_ups, 3)
    assert catch_up.state == LOADING
    await desk.rest()
    assert ids(catch_up.rows) == ["170", "90", "20", "10"]
    assert (catch_up.state, catch_up.rows.newest, catch_up.rows.older) == (END, IDLE, END)
    assert catch_up.complete_since == catch_up.since == NOW - timedelta(hours=3)
    assert (catch_up.until, catch_up.people) == (NOW, 1)
    assert catch_up.counts == {Kind.POST: 4, Kind.REPLY: 0, Kind.BOOST: 0}
    # Two pages of four have the span, one more shows that it was passed.
    assert desk.gateway.count("newest") + desk.gateway.count("older") == 3


async def test_what_filters_hide_is_not_among_it(desk: Desk, catch_ups: CatchUps) -> None:
    publish(desk, [10, 20, 30, 40])
    for post_id, action, who in (("20", HIDE, "Ada"), ("30", WARN, "Ada"), ("40", HIDE, "Me")):
        one = FilterMatch(title="Spiders", action=action, contexts=("home",))
        desk.server.posts[PostId(post_id)] = replace(
            desk.server.posts[PostId(post_id)], filters=(one,), author=a_profile(who)
        )
    catch_up = opened(catch_ups)
    await desk.rest()
    assert ids(catch_up.rows) == ["40", "30", "10"]
    assert catch_up.counts[Kind.POST] == 3


async def test_home_is_left_as_it_is(desk: Desk, catch_ups: CatchUps) -> None:
    publish(desk, list(range(10, 300, 10)))
    desk.timelines.refresh(HOME)
    await desk.rest()
    home = desk.shelf.open(HOME)
    before = (ids(home), home.ways, home.newest, home.older, home.unseen)
    publish(desk, [1, 2, 3, 4, 5, 6])
    catch_up = opened(catch_ups)
    await desk.rest()
    assert len(catch_up.rows) == 29 + 6
    assert (ids(home), home.ways, home.newest, home.older, home.unseen) == before


async def test_what_the_disk_has_is_there_before_the_server_answers_and_is_not_fetched(
    desk: Desk, catch_ups: CatchUps
) -> None:
    publish(desk, list(range(10, 400, 10)))
    desk.timelines.refresh(HOME)
    await desk.rest()
    for _ in range(9):
        desk.timelines.load_older(HOME)
        await desk.rest()
    asked = len(desk.gateway.calls)
    gate = desk.gateway.hold("newest")
    catch_up = opened(catch_ups, 3)
    await until(lambda: len(catch_up.rows))
    assert ids(catch_up.rows) == [f"{each}" for each in range(180, 0, -10)]
    gate.set()
    await desk.rest()
    assert catch_up.state == END
    assert desk.gateway.calls[asked:] == ["newest"]


async def test_a_gap_is_closed_for_it(desk: Desk, catch_ups: CatchUps) -> None:
    publish(desk, list(range(100, 400, 10)))
    desk.timelines.refresh(HOME)
    await desk.rest()
    publish(desk, list(range(10, 100, 10)))
    desk.gateway.fail("newer", Unreachable(HOST))
    desk.timelines.refresh(HOME)
    await desk.rest()
    assert "…" in ids(desk.shelf.open(HOME))
    catch_up = opened(catch_ups, 2)
    await desk.rest()
    assert ids(catch_up.rows) == [f"{each}" for each in range(120, 0, -10)]
    assert "…" in ids(desk.shelf.open(HOME))


async def test_what_came_stays_when_the_server_fails_and_can_be_gone_on_with(
    desk: Desk, catch_ups: CatchUps
) -> None:
    publish(desk, list(range(10, 200, 10)))
    error = Unreachable(HOST)
    desk.gateway.fail("older", error)
    catch_up = opened(catch_ups, 2)
    await desk.rest()
    assert (catch_up.state.phase, catch_up.state.error) == (Phase.FAILED, error)
    assert catch_up.rows.newest == catch_up.state
    assert ids(catch_up.rows) == ["40", "30", "20", "10"]
    assert catch_up.complete_since == NOW - timedelta(minutes=40)
    catch_up.go_on()
    await desk.rest()
    assert (catch_up.state, len(catch_up.rows)) == (END, 12)
    assert desk.gateway.count("newest") == 1


async def test_without_a_server_there_is_what_the_disk_has(desk: Desk, catch_ups: CatchUps) -> None:
    publish(desk, [10, 20, 30])
    desk.timelines.refresh(HOME)
    await desk.rest()
    desk.gateway.fail("newest", Unreachable(HOST))
    catch_up = opened(catch_ups, 1)
    await desk.rest()
    assert (catch_up.state.phase, ids(catch_up.rows)) == (Phase.FAILED, ["30", "20", "10"])
    assert catch_up.complete_since is None
    left = opened(catch_ups, 1)
    left.stop()
    publish(desk, [5])
    desk.timelines.refresh(HOME)
    await desk.rest()
    assert (catch_up.state, ids(catch_up.rows)) == (END, ["30", "20", "10", "5"])
    assert left.state == IDLE


async def test_it_ends_somewhere_and_says_where(desk: Desk, catch_ups: CatchUps) -> None:
    publish(desk, list(range(1, 100)))
    catch_up = opened(catch_ups, 24)
    await desk.rest()
    most = MOST_PAGES * desk.server.page_length
    assert (catch_up.state, len(catch_up.rows)) == (IDLE, most)
    assert catch_up.complete_since == NOW - timedelta(minutes=most)
    catch_up.go_on()
    await desk.rest()
    assert (catch_up.state, len(catch_up.rows)) == (END, 99)


async def test_it_stops_when_told_to(desk: Desk, catch_ups: CatchUps) -> None:
    publish(desk, list(range(10, 200, 10)))
    gate = desk.gateway.hold("older")
    catch_up = opened(catch_ups)
    await until(lambda: desk.gateway.count("older"))
    catch_up.stop()
    gate.set()
    await desk.rest()
    assert (catch_up.state, len(catch_up.rows)) == (IDLE, 4)
    assert desk.gateway.count("older") == 1
    catch_up.stop()
    assert catch_up.state == IDLE


async def test_another_choice_is_shown_at_once_and_only_another_span_asks(
    desk: Desk, catch_ups: CatchUps
) -> None:
    publish(desk, list(range(10, 200, 10)))
    catch_up = opened(catch_ups, 1)
    await desk.rest()
    asked = len(desk.gateway.calls)
    catch_up.choose(replace(catch_up.choice, order=Order.NEWEST))
    assert ids(catch_up.rows) == ["10", "20", "30", "40", "50", "60"]
    catch_up.choose(replace(catch_up.choice, kinds=frozenset({Kind.BOOST})))
    assert ids(catch_up.rows) == []
    assert catch_up.counts[Kind.POST] == 6
    await desk.rest()
    assert len(desk.gateway.calls) == asked
    catch_up.choose(Choice(hours=3))
    assert len(catch_up.rows) >= 6
    await desk.rest()
    assert len(catch_up.rows) == 18
    catch_up.choose(Choice(hours=1))
    assert len(catch_up.rows) == 6


async def test_the_next_one_begins_with_what_was_chosen_last(
    desk: Desk, catch_ups: CatchUps
) -> None:
    assert catch_ups.open().choice == Choice(kinds=frozenset({Kind.POST, Kind.BOOST}))
    choice = Choice(hours=1, order=Order.TALK)
    catch_ups.open().choose(choice)
    await desk.rest()
    assert catch_ups.open().choice == choice
    assert catch_ups_of(desk).open().choice == choice, "also in the next run"
    for hours in (SINCE_LAST, 99):
        catch_ups.open().choose(replace(choice, hours=hours))
        assert catch_ups.open().choice == replace(choice, hours=6), "a span that is not offered"
        await desk.rest()


async def test_since_one_was_here_last(desk: Desk, catch_ups: CatchUps) -> None:
    publish(desk, list(range(100, 200, 10)))
    desk.timelines.refresh(HOME)
    await desk.rest()
    home = desk.shelf.open(HOME)
    home.reader_at(0)
    assert catch_ups.open().last_here is None
    publish(desk, [10, 20, 30])
    desk.timelines.refresh(HOME)
    await desk.rest()
    catch_up = catch_ups.open()
    assert catch_up.last_here == NOW - timedelta(minutes=100)
    assert catch_up.choice.hours == SINCE_LAST
    catch_up.refresh()
    await desk.rest()
    assert ids(catch_up.rows) == ["100", "30", "20", "10"]


async def test_posts_that_are_deleted_leave_and_do_not_come_again(
    desk: Desk, catch_ups: CatchUps
) -> None:
    publish(desk, [10, 20, 30])
    catch_up = opened(catch_ups)
    await desk.rest()
    told: list[int] = []
    catch_up.changed.connect(lambda: told.append(catch_up.counts[Kind.POST]))
    desk.posts.remove(PostId("20"))
    assert (ids(catch_up.rows), told) == (["30", "10"], [2])
    desk.posts.remove(PostId("of no interest"))
    assert told == [2]
    catch_up.refresh()
    await desk.rest()
    assert ids(catch_up.rows) == ["30", "10"]


async def test_its_posts_stay_in_memory_as_long_as_it_does(desk: Desk, catch_ups: CatchUps) -> None:
    publish(desk, [10, 20])
    catch_up = opened(catch_ups)
    await desk.rest()
    catch_up.choose(replace(catch_up.choice, kinds=frozenset()))
    assert catch_ups.post_ids() == {"10", "20"}
    del catch_up
    assert catch_ups.post_ids() == set()


async def test_people_are_those_who_brought_what_is_shown(desk: Desk, catch_ups: CatchUps) -> None:
    publish(desk, [10, 20])
    post = desk.server.posts[PostId("10")]
    desk.server.posts[post.id] = replace(post, author=a_profile("Bob"), reply_to=PostId("0"))
    catch_up = opened(catch_ups)
    await desk.rest()
    assert (catch_up.people, catch_up.counts[Kind.REPLY]) == (2, 1)
    catch_up.choose(replace(catch_up.choice, kinds=frozenset({Kind.REPLY})))
    assert catch_up.people == 1
