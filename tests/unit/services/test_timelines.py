"""Timelines: cached first, then new; in the server's order; never two strangers side by side."""

from itertools import pairwise

import pytest

from fedidesk.core.lanes import Priority
from fedidesk.domain.errors import ServerBusy, Unreachable
from fedidesk.domain.ids import Cursor, PostId, RowId
from fedidesk.domain.post import UNLISTED, Bundle
from fedidesk.domain.stream import Arrived, Deleted, Edited, FiltersChanged
from fedidesk.domain.timeline import FEDERATED, HOME, LOCAL, TimelineSpec
from fedidesk.services.timelines import Timelines
from fedidesk.store.rows import END, IDLE, LOADING, Phase, Rows
from tests.builders import NOON, a_post, a_row
from tests.fakes.gateway import HOST, edited
from tests.unit.services.desk import Desk, ids
from tests.waiting import until


@pytest.fixture
def timelines(desk: Desk) -> Timelines:
    return desk.timelines


async def _refreshed(desk: Desk, timelines: Timelines, spec: TimelineSpec = HOME) -> list[str]:
    timelines.refresh(spec)
    await desk.rest()
    return ids(desk.shelf.open(spec))


def _phases(rows: Rows) -> tuple[Phase, Phase]:
    return rows.newest.phase, rows.older.phase


async def test_the_newest_page_comes_first(desk: Desk, timelines: Timelines) -> None:
    desk.server.publish("abcdef")
    rows = desk.shelf.open(HOME)
    assert desk.shelf.open(HOME) is rows
    assert ids(rows) == []
    gate = desk.gateway.hold("newest")
    timelines.refresh(HOME)
    timelines.refresh(HOME)
    await until(lambda: rows.newest.phase is Phase.LOADING)
    gate.set()
    await desk.rest()
    assert ids(rows) == list("fedc")
    assert _phases(rows) == (Phase.IDLE, Phase.IDLE)
    assert desk.gateway.calls == ["newest"]
    assert desk.posts.get(PostId("f")) == a_post("f")


async def test_older_pages_to_the_end(desk: Desk, timelines: Timelines) -> None:
    desk.server.publish("abcdef")
    rows = desk.shelf.open(HOME)
    await _refreshed(desk, timelines)
    gate = desk.gateway.hold("older")
    timelines.load_older(HOME)
    timelines.load_older(HOME)
    await until(lambda: rows.older.phase is Phase.LOADING)
    gate.set()
    await desk.rest()
    assert ids(rows) == list("fedcba")
    assert _phases(rows) == (Phase.IDLE, Phase.END)
    timelines.load_older(HOME)
    await desk.rest()
    assert desk.gateway.calls == ["newest", "older"]


async def test_a_view_that_asks_again_as_soon_as_a_page_is_there_gets_the_next(
    desk: Desk, timelines: Timelines
) -> None:
    desk.server.publish("abcdefghijklmno")
    rows = desk.shelf.open(HOME)
    await _refreshed(desk, timelines)

    def want_more() -> None:
        if rows.older == IDLE:
            timelines.load_older(HOME)

    rows.state_changed.connect(want_more)
    timelines.load_older(HOME)
    await desk.rest()
    assert ids(rows) == list("onmlkjihgfedcba")
    assert rows.older.phase is Phase.END


async def test_an_empty_timeline(desk: Desk, timelines: Timelines) -> None:
    assert await _refreshed(desk, timelines) == []
    assert desk.shelf.open(HOME).newest.phase is Phase.IDLE
    timelines.load_older(HOME)
    await desk.rest()
    assert desk.gateway.calls == ["newest"]


async def test_what_is_kept_is_there_at_once_and_what_is_new_joins_it(
    desk: Desk, timelines: Timelines
) -> None:
    desk.server.publish("abcdef")
    await _refreshed(desk, timelines)
    desk.server.publish("gh")
    later = desk.again()
    rows = later.shelf.open(HOME)
    assert ids(rows) == list("fedc")
    await later.rest()
    assert await _refreshed(later, later.timelines) == list("hgfedc")
    later.timelines.load_older(HOME)
    await later.rest()
    assert ids(rows) == list("hgfedcba")
    assert later.gateway.calls == ["newest", "older"]
    await later.close()


async def test_catching_up_fills_page_by_page_from_below(desk: Desk, timelines: Timelines) -> None:
    desk.server.publish("abcd")
    await _refreshed(desk, timelines)
    desk.server.publish("efghijklm")
    rows = desk.shelf.open(HOME)
    gate = desk.gateway.hold("newer")
    timelines.refresh(HOME)
    await until(lambda: desk.gateway.count("newer"))
    assert ids(rows) == [*"mlkj", "…", *"dcba"]
    assert rows.gap_state(rows[4].id) == LOADING
    gate.set()
    await desk.rest()
    assert ids(rows) == list("mlkjihgfedcba")
    assert desk.gateway.calls == ["newest", "newest", "newer", "newer"]


async def test_what_a_server_forgot_stays_marked(desk: Desk, timelines: Timelines) -> None:
    desk.server.publish("abcd")
    await _refreshed(desk, timelines)
    desk.server.publish("efghijklmnop")
    desk.server.forget(older_than="j")
    rows = desk.shelf.open(HOME)
    assert await _refreshed(desk, timelines) == [*"ponmlkj", "…", *"dcba"]
    (gap,) = rows.ways.gaps
    assert gap.is_lost
    assert rows.gap_state(gap.id) == END
    asked = len(desk.gateway.calls)
    timelines.fill(HOME, gap.id)
    await desk.rest()
    assert len(desk.gateway.calls) == asked
    later = desk.again()
    assert ids(later.shelf.open(HOME)) == [*"ponmlkj", "…", *"dcba"]
    assert later.shelf.open(HOME).gap_state(gap.id) == END
    later.server.publish("q")
    assert await _refreshed(later, later.timelines) == [*"qponmlkj", "…", *"dcba"]
    await later.close()


async def test_a_server_that_has_nothing_just_now_proves_nothing(
    desk: Desk, timelines: Timelines
) -> None:
    desk.server.publish("abcd")
    await _refreshed(desk, timelines)
    timelines.connected({HOME})
    await desk.rest()
    timelines.connected({HOME})
    desk.server.forget(older_than="zz")
    timelines.take([_arrived("f")])
    await desk.rest()
    rows = desk.shelf.open(HOME)
    assert ids(rows) == ["f", "…", *"dcba"]
    assert not rows.ways.gaps[0].is_lost
    desk.server.publish("abcdef")
    assert await _refreshed(desk, timelines) == list("fedcba")


async def test_what_a_server_forgot_is_marked_where_a_gap_is_filled_from_above(
    desk: Desk, timelines: Timelines
) -> None:
    desk.server.gives_newer = False
    desk.server.publish("abcd")
    await _refreshed(desk, timelines)
    desk.server.publish("efghijklmnop")
    desk.server.forget(older_than="j")
    assert await _refreshed(desk, timelines) == [*"ponmlkj", "…", *"dcba"]
    (gap,) = desk.shelf.open(HOME).ways.gaps
    assert gap.is_lost


async def test_a_server_that_begins_anew_leaves_a_lost_gap_above_all_that_is_kept(
    desk: Desk, timelines: Timelines
) -> None:
    desk.server.publish("abcd")
    await _refreshed(desk, timelines)
    desk.server.forget(older_than="zz")
    desk.server.publish("e")
    assert await _refreshed(desk, timelines) == ["e", "…", *"dcba"]
    assert desk.shelf.open(HOME).ways.gaps[0].is_lost


async def test_too_far_behind_it_leaves_a_gap_for_the_reader(
    desk: Desk, timelines: Timelines
) -> None:
    old = [f"old {number}" for number in range(4)]
    desk.server.publish(old)
    await _refreshed(desk, timelines)
    new = [f"new {number}" for number in range(60)]
    desk.server.publish(new)
    found = await _refreshed(desk, timelines)
    # Each page begins with a row that is here: the server shows that it has forgotten none.
    assert found == [*new[:-5:-1], "…", *new[29::-1], *old[::-1]]
    assert desk.gateway.count("newer") == 10
    await _refreshed(desk, timelines)
    assert desk.gateway.count("newer") == 10
    rows = desk.shelf.open(HOME)
    while "…" in ids(rows):
        timelines.fill(HOME, rows[ids(rows).index("…")].id)
        await desk.rest()
    assert ids(rows) == desk.server.ids()
    assert desk.gateway.count("newer") == 19


async def test_just_within_reach_it_joins(desk: Desk, timelines: Timelines) -> None:
    desk.server.publish("abcd")
    await _refreshed(desk, timelines)
    new = [f"new {number}" for number in range(33)]
    desk.server.publish(new)
    assert await _refreshed(desk, timelines) == [*reversed(new), *"dcba"]


@pytest.mark.parametrize("new", ["efg", "efgh", "efghijklmnop"])
async def test_where_no_way_forward_is_given_a_gap_is_filled_from_above(
    desk: Desk, timelines: Timelines, new: str
) -> None:
    desk.server.gives_newer = False
    desk.server.publish("abcd")
    await _refreshed(desk, timelines)
    desk.server.publish(new)
    assert await _refreshed(desk, timelines) == desk.server.ids()


async def test_a_gap_that_can_not_be_filled_says_why_and_is_tried_again(
    desk: Desk, timelines: Timelines
) -> None:
    desk.server.publish("abcd")
    await _refreshed(desk, timelines)
    desk.server.publish("efghijklm")
    away = Unreachable(HOST)
    desk.gateway.fail("newer", away)
    assert await _refreshed(desk, timelines) == [*"mlkj", "…", *"dcba"]
    rows = desk.shelf.open(HOME)
    assert rows.gap_state(rows[4].id).error == away
    timelines.fill(HOME, rows[4].id)
    await desk.rest()
    assert ids(rows) == [*"mlkj", "…", *"gfedcba"]
    assert rows.gap_state(rows[4].id) == IDLE
    timelines.fill(HOME, rows[4].id)
    timelines.fill(HOME, RowId("no such gap"))
    await desk.rest()
    assert ids(rows) == list("mlkjihgfedcba")


async def test_after_posts_were_deleted_an_overlapping_page_still_leads_on(
    desk: Desk, timelines: Timelines
) -> None:
    desk.server.gives_newer = False
    desk.server.publish("abcdefg")
    await _refreshed(desk, timelines)
    for post_id in "ef":
        desk.server.delete(post_id)
        desk.posts.remove(PostId(post_id))
    await desk.rest()
    assert await _refreshed(desk, timelines) == list("gdcb")
    timelines.load_older(HOME)
    await desk.rest()
    assert ids(desk.shelf.open(HOME)) == list("gdcba")


async def test_deleting_the_last_row_does_not_cut_the_way(desk: Desk, timelines: Timelines) -> None:
    desk.server.publish("abcdef")
    await _refreshed(desk, timelines)
    desk.server.delete("c")
    desk.posts.remove(PostId("c"))
    await desk.rest()
    timelines.load_older(HOME)
    await desk.rest()
    assert ids(desk.shelf.open(HOME)) == list("fedba")


async def test_a_failure_is_said_and_the_next_try_goes_on(desk: Desk, timelines: Timelines) -> None:
    desk.server.publish("abcdef")
    rows = desk.shelf.open(HOME)
    busy, away = ServerBusy(HOST, 500), Unreachable(HOST)
    desk.gateway.fail("newest", busy)
    assert await _refreshed(desk, timelines) == []
    assert (rows.newest.phase, rows.newest.error) == (Phase.FAILED, busy)
    await _refreshed(desk, timelines)
    assert rows.newest == IDLE
    desk.gateway.fail("older", away)
    timelines.load_older(HOME)
    await desk.rest()
    assert (rows.older.phase, rows.older.error) == (Phase.FAILED, away)
    assert ids(rows) == list("fedc")
    timelines.load_older(HOME)
    await desk.rest()
    assert ids(rows) == list("fedcba")


async def test_timelines_do_not_wait_for_each_other(desk: Desk, timelines: Timelines) -> None:
    desk.server.publish("ab")
    desk.server.publish("xy", LOCAL)
    timelines.refresh(HOME, Priority.BACKGROUND)
    timelines.refresh(LOCAL)
    await desk.rest()
    assert ids(desk.shelf.open(HOME)) == ["b", "a"]
    assert ids(desk.shelf.open(LOCAL)) == ["y", "x"]
    assert sorted(desk.gateway.priorities) == [Priority.USER, Priority.BACKGROUND]


async def test_edits_are_taken_over(desk: Desk, timelines: Timelines) -> None:
    desk.server.gives_newer = False
    desk.server.publish("ab")
    await _refreshed(desk, timelines)
    edited(desk.server, "a", "other words")
    await _refreshed(desk, timelines)
    post = desk.posts.get(PostId("a"))
    assert post is not None
    assert post.html == "<p>other words</p>"


async def test_an_answer_from_before_an_edit_does_not_undo_it(
    desk: Desk, timelines: Timelines
) -> None:
    desk.server.publish("ab")
    await _refreshed(desk, timelines)
    desk.server.publish("c")
    gate = desk.gateway.hold("newest")
    timelines.refresh(HOME)
    await until(lambda: desk.gateway.count("newest") == 2)
    timelines.take([Edited(a_post("a", "other words", edited_at=NOON))])
    gate.set()
    await desk.rest()
    later = desk.again()
    for one in (desk, later):
        assert ids(one.shelf.open(HOME)) == ["c", "b", "a"]
        post = one.posts.get(PostId("a"))
        assert post is not None
        assert post.html == "<p>other words</p>"
    await later.close()


async def test_a_deleted_post_leaves_every_timeline(desk: Desk, timelines: Timelines) -> None:
    desk.server.publish("abc")
    desk.server.publish("bcd", LOCAL)
    await _refreshed(desk, timelines)
    await _refreshed(desk, timelines, LOCAL)
    desk.posts.remove(PostId("b"))
    await desk.rest()
    assert ids(desk.shelf.open(HOME)) == ["c", "a"]
    assert ids(desk.shelf.open(LOCAL)) == ["d", "c"]


def _own(desk: Desk, *, listed: bool = True) -> str:
    post = a_post("own")
    desk.server.posts[post.id] = post
    if listed:
        desk.server.publish(["own"])
    return post.id


async def test_an_own_post_finds_its_place_when_others_have_come(
    desk: Desk, timelines: Timelines
) -> None:
    desk.server.publish("abcd")
    await _refreshed(desk, timelines)
    desk.server.publish("ef")
    _own(desk)
    await timelines.add_own(a_post("own"))
    assert ids(desk.shelf.open(HOME)) == ["own", *"fedcba"]
    desk.server.publish("gh")
    assert await _refreshed(desk, timelines) == [*"hg", "own", *"fedcba"]


@pytest.mark.parametrize("before", [0, 1, 3, 4, 5, 9])
@pytest.mark.parametrize("after", [0, 1, 4, 5])
async def test_an_own_post_finds_its_place_on_whatever_page_it_is(
    desk: Desk, timelines: Timelines, before: int, after: int
) -> None:
    desk.server.publish("abcd")
    await _refreshed(desk, timelines)
    desk.server.publish(f"before {number}" for number in range(before))
    _own(desk)
    await timelines.add_own(a_post("own"))
    desk.server.publish(f"after {number}" for number in range(after))
    await desk.rest()
    assert await _refreshed(desk, timelines) == desk.server.ids()


async def test_an_own_post_is_no_bridge_over_a_hole(desk: Desk, timelines: Timelines) -> None:
    desk.server.publish("abcd")
    await _refreshed(desk, timelines)
    desk.server.publish(f"before {number}" for number in range(60))
    _own(desk)
    await timelines.add_own(a_post("own"))
    shown = await _refreshed(desk, timelines)
    assert shown[:5] == [*desk.server.ids()[:4], "…"]
    assert shown[0] == "own"


async def test_an_own_post_before_the_first_page_is_no_end(
    desk: Desk, timelines: Timelines
) -> None:
    desk.server.publish("abcdef")
    desk.shelf.open(HOME)
    _own(desk)
    await timelines.add_own(a_post("own"))
    assert await _refreshed(desk, timelines) == ["own", *"fed"]
    timelines.load_older(HOME)
    await desk.rest()
    assert ids(desk.shelf.open(HOME)) == ["own", *"fedcba"]


async def test_an_own_post_that_a_slow_server_does_not_list_yet_stays(
    desk: Desk, timelines: Timelines
) -> None:
    desk.server.publish("abcd")
    await _refreshed(desk, timelines)
    _own(desk, listed=False)
    await timelines.add_own(a_post("own"))
    assert ids(desk.shelf.open(HOME)) == ["own", "…", *"dcba"]
    await desk.rest()
    assert ids(desk.shelf.open(HOME)) == ["own", *"dcba"]
    desk.server.publish(["own", "e"])
    assert await _refreshed(desk, timelines) == ["e", "own", *"dcba"]


async def test_an_own_post_that_is_never_listed_sinks(desk: Desk, timelines: Timelines) -> None:
    desk.server.publish("abcd")
    await _refreshed(desk, timelines)
    await timelines.add_own(a_post("own"))
    await _refreshed(desk, timelines)
    desk.server.publish("ef")
    assert await _refreshed(desk, timelines) == [*"fe", "own", *"dcba"]


async def test_an_own_post_comes_though_the_server_goes_away_right_then(
    desk: Desk, timelines: Timelines
) -> None:
    desk.server.publish("abcd")
    await _refreshed(desk, timelines)
    for _ in range(2):
        desk.gateway.fail("newest", Unreachable(HOST))
    await timelines.add_own(a_post("own"))
    await desk.rest()
    assert ids(desk.shelf.open(HOME)) == ["own", "…", *"dcba"]


async def test_an_own_post_that_came_by_a_page_already_is_not_there_twice(
    desk: Desk, timelines: Timelines
) -> None:
    desk.server.publish("ab")
    _own(desk)
    desk.server.publish("c")
    await _refreshed(desk, timelines)
    await timelines.add_own(a_post("own"))
    assert ids(desk.shelf.open(HOME)) == ["c", "own", "b", "a"]


async def test_own_posts_go_where_they_belong(desk: Desk, timelines: Timelines) -> None:
    for spec in (HOME, LOCAL, FEDERATED):
        desk.shelf.open(spec)
    for post, specs in (
        (a_post("public"), (HOME, LOCAL, FEDERATED)),
        (a_post("unlisted", visibility=UNLISTED), (HOME,)),
        (a_post("reply", reply_to=PostId("x")), (HOME,)),
    ):
        for spec in specs:
            desk.server.publish([post.id], spec)
        await timelines.add_own(post)
    await desk.rest()
    assert ids(desk.shelf.open(HOME)) == ["reply", "unlisted", "public"]
    assert ids(desk.shelf.open(LOCAL)) == ["public"]
    assert ids(desk.shelf.open(FEDERATED)) == ["public"]
    assert desk.posts.get(PostId("reply")) is not None


def _arrived(post_id: str, spec: TimelineSpec = HOME) -> Arrived:
    cursor = Cursor(post_id)
    return Arrived(spec, Bundle(a_row(post_id), a_post(post_id)), cursor, cursor)


async def test_what_a_stream_brings_comes_on_top(desk: Desk, timelines: Timelines) -> None:
    desk.server.publish("ab")
    await _refreshed(desk, timelines)
    timelines.connected({HOME})
    await desk.rest()
    timelines.take([_arrived("c"), _arrived("d"), _arrived("c"), _arrived("x", LOCAL)])
    await desk.rest()
    assert ids(desk.shelf.open(HOME)) == list("dcba")
    assert ids(desk.shelf.open(LOCAL)) == ["x"]
    assert desk.gateway.calls == ["newest", "newest"]


async def test_a_stream_that_was_away_leaves_no_hidden_hole(
    desk: Desk, timelines: Timelines
) -> None:
    desk.server.publish("ab")
    await _refreshed(desk, timelines)
    desk.server.publish("cdefghijk")
    gate = desk.gateway.hold("newest")
    timelines.connected({HOME})
    await until(lambda: desk.gateway.count("newest") == 2)
    desk.server.publish("l")
    timelines.take([_arrived("l")])
    rows = desk.shelf.open(HOME)
    await until(lambda: len(rows) == 4)
    assert ids(rows) == ["l", "…", *"ba"]
    gate.set()
    await desk.rest()
    assert ids(rows) == desk.server.ids()


async def test_a_stream_that_opens_while_a_page_is_on_its_way_is_caught_up_with_again(
    desk: Desk, timelines: Timelines
) -> None:
    desk.server.publish("ab")
    await _refreshed(desk, timelines)
    gate = desk.gateway.hold("newest")
    timelines.refresh(HOME)
    await until(lambda: desk.gateway.count("newest") == 2)
    desk.server.publish("c")
    timelines.connected({HOME})
    desk.server.publish("d")
    timelines.take([_arrived("d")])
    gate.set()
    await desk.rest()
    assert ids(desk.shelf.open(HOME)) == list("dcba")


async def test_what_a_stream_says_of_posts_is_taken_over_and_kept(
    desk: Desk, timelines: Timelines
) -> None:
    desk.server.publish("abc")
    await _refreshed(desk, timelines)
    timelines.take(
        [
            Edited(a_post("a", "other words")),
            _arrived("d"),
            Deleted(PostId("b")),
            Deleted(PostId("e")),
            _arrived("e"),
        ]
    )
    await desk.rest()
    assert ids(desk.shelf.open(HOME)) == list("dca")
    later = desk.again()
    assert ids(later.shelf.open(HOME)) == list("dca")
    assert later.posts.get(PostId("a")) == a_post("a", "other words")
    await later.close()


async def test_where_filters_change_the_posts_are_fetched_anew(
    desk: Desk, timelines: Timelines
) -> None:
    desk.server.publish("ab")
    await _refreshed(desk, timelines)
    timelines.take([FiltersChanged()])
    await desk.rest()
    assert desk.gateway.calls == ["newest", "newest"]


async def test_a_page_on_its_way_does_not_bring_back_what_was_deleted(
    desk: Desk, timelines: Timelines
) -> None:
    desk.server.publish("ab")
    await _refreshed(desk, timelines)
    gate = desk.gateway.hold("newest")
    timelines.refresh(HOME)
    await until(lambda: desk.gateway.count("newest") == 2)
    desk.posts.remove(PostId("a"))
    gate.set()
    await desk.rest()
    assert ids(desk.shelf.open(HOME)) == ["b"]


async def test_rows_in_every_moment_are_neighbours_on_the_server(
    desk: Desk, timelines: Timelines
) -> None:
    rows = desk.shelf.open(HOME)
    desk.server.publish("ab")
    broken: list[list[str]] = []

    def look(*_: object) -> None:
        server = desk.server.ids()
        for above, below in pairwise(ids(rows)):
            if "…" not in (above, below) and server.index(below) != server.index(above) + 1:
                broken.append(ids(rows))

    for signal in (rows.inserted, rows.removed):
        signal.connect(look)
    rows.replaced.connect(look)
    for number in range(1, 12):
        desk.server.publish(f"{number}-{each}" for each in range(number * 3))
        timelines.refresh(HOME)
        if number % 2:
            timelines.load_older(HOME)
        await desk.rest()
    assert broken == []
    assert ids(rows)[0] == desk.server.ids()[0]


async def test_a_look_in_the_background_that_fails_is_not_shown(
    desk: Desk, timelines: Timelines
) -> None:
    desk.server.publish("ab")
    await _refreshed(desk, timelines)
    desk.gateway.fail("newest", ServerBusy(HOST, 429))
    timelines.refresh(HOME, Priority.BACKGROUND)
    await desk.rest()
    assert desk.gateway.count("newest") == 2
    assert desk.shelf.open(HOME).newest == IDLE


async def test_an_edit_right_behind_its_post_is_shown(desk: Desk, timelines: Timelines) -> None:
    desk.server.publish("a")
    await _refreshed(desk, timelines)
    timelines.connected({HOME})
    await desk.rest()
    timelines.take([_arrived("b"), Edited(a_post("b", "other words", edited_at=NOON))])
    await desk.rest()
    post = desk.posts.get(PostId("b"))
    assert post is not None
    assert post.html == "<p>other words</p>"


async def test_a_delete_overtakes_no_timeline(desk: Desk, timelines: Timelines) -> None:
    for spec in (HOME, LOCAL):
        desk.shelf.open(spec)
    timelines.take([_arrived("a"), _arrived("a", LOCAL), Deleted(PostId("a"))])
    await desk.rest()
    later = desk.again()
    for one in (desk, later):
        assert ids(one.shelf.open(HOME)) == []
        assert ids(one.shelf.open(LOCAL)) == []
    await later.close()


async def test_what_is_deleted_between_two_questions_for_a_gap_stays_away(
    desk: Desk, timelines: Timelines
) -> None:
    desk.server.publish("a")
    await _refreshed(desk, timelines)
    desk.server.publish("bcdefghij")
    gate = desk.gateway.hold("older")
    timelines.refresh(HOME)
    await until(lambda: desk.gateway.count("older"))
    desk.posts.remove(PostId("c"))
    gate.set()
    await desk.rest()
    later = desk.again()
    for one in (desk, later):
        assert ids(one.shelf.open(HOME)) == list("jihgfedba")
    await later.close()


async def test_what_a_timeline_knew_when_its_stream_ended_is_no_ground_to_stand_on(
    desk: Desk, timelines: Timelines
) -> None:
    desk.server.publish("abcd", LOCAL)
    await _refreshed(desk, timelines, LOCAL)
    gate = desk.gateway.hold("newest")
    timelines.refresh(LOCAL)
    await until(lambda: desk.gateway.count("newest") == 2)
    timelines.connected({LOCAL})
    desk.gateway.lose_answer("newest", Unreachable(HOST))
    gate.set()
    await desk.rest()
    desk.server.publish("e", LOCAL)
    timelines.take([_arrived("e", LOCAL)])
    await desk.rest()
    timelines.disconnected({LOCAL})
    desk.server.publish("fghijklmnop", LOCAL)
    assert await _refreshed(desk, timelines, LOCAL) == desk.server.ids(LOCAL)


async def test_an_answer_from_before_a_stream_ended_is_left_alone(
    desk: Desk, timelines: Timelines
) -> None:
    desk.server.publish("abcd")
    await _refreshed(desk, timelines)
    desk.gateway.answers_late("newest")
    timelines.refresh(HOME)
    await until(lambda: desk.gateway.count("newest") == 2)
    desk.server.publish("e")
    timelines.take([_arrived("e")])
    timelines.disconnected({HOME})
    desk.server.publish("fghijklm")
    desk.gateway.answer()
    await desk.rest()
    assert await _refreshed(desk, timelines) == desk.server.ids()
