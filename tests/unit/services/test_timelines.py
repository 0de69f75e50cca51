"""Timelines, page by page: cached first, then new; never two strangers side by side."""

import pytest

from fedidesk.core.lanes import Priority
from fedidesk.domain.errors import ServerBusy, Unreachable
from fedidesk.domain.ids import PostId, RowId
from fedidesk.domain.timeline import HOME, LOCAL
from fedidesk.store.rows import END, IDLE, LOADING, Phase, Rows
from tests.builders import a_post
from tests.fakes.server import HOST
from tests.unit.services.desk import Desk, arrived, ids
from tests.waiting import until


def _phases(rows: Rows) -> tuple[Phase, Phase]:
    return rows.newest.phase, rows.older.phase


async def test_the_newest_page_comes_first(desk: Desk) -> None:
    desk.server.publish("abcdef")
    rows = desk.shelf.open(HOME)
    assert desk.shelf.open(HOME) is rows
    assert ids(rows) == []
    gate = desk.gateway.hold("newest")
    desk.timelines.refresh(HOME)
    desk.timelines.refresh(HOME)
    await until(lambda: rows.newest.phase is Phase.LOADING)
    gate.set()
    await desk.rest()
    assert ids(rows) == list("fedc")
    assert _phases(rows) == (Phase.IDLE, Phase.IDLE)
    assert desk.gateway.calls == ["newest"]
    assert desk.posts.get(PostId("f")) == a_post("f")


async def test_older_pages_to_the_end(desk: Desk) -> None:
    desk.server.publish("abcdef")
    rows = desk.shelf.open(HOME)
    await desk.refreshed()
    gate = desk.gateway.hold("older")
    desk.timelines.load_older(HOME)
    desk.timelines.load_older(HOME)
    await until(lambda: rows.older.phase is Phase.LOADING)
    gate.set()
    await desk.rest()
    assert ids(rows) == list("fedcba")
    assert _phases(rows) == (Phase.IDLE, Phase.END)
    desk.timelines.load_older(HOME)
    await desk.rest()
    assert desk.gateway.calls == ["newest", "older"]


async def test_a_view_that_asks_again_as_soon_as_a_page_is_there_gets_the_next(desk: Desk) -> None:
    desk.server.publish("abcdefghijklmno")
    rows = desk.shelf.open(HOME)
    await desk.refreshed()

    def want_more() -> None:
        if rows.older == IDLE:
            desk.timelines.load_older(HOME)

    rows.state_changed.connect(want_more)
    desk.timelines.load_older(HOME)
    await desk.rest()
    assert ids(rows) == list("onmlkjihgfedcba")
    assert rows.older.phase is Phase.END


async def test_an_empty_timeline(desk: Desk) -> None:
    assert await desk.refreshed() == []
    assert desk.shelf.open(HOME).newest.phase is Phase.IDLE
    desk.timelines.load_older(HOME)
    await desk.rest()
    assert desk.gateway.calls == ["newest"]


async def test_what_is_kept_is_there_at_once_and_what_is_new_joins_it(desk: Desk) -> None:
    desk.server.publish("abcdef")
    await desk.refreshed()
    desk.server.publish("gh")
    later = desk.again()
    rows = later.shelf.open(HOME)
    assert ids(rows) == list("fedc")
    await later.rest()
    assert await later.refreshed() == list("hgfedc")
    later.timelines.load_older(HOME)
    await later.rest()
    assert ids(rows) == list("hgfedcba")
    assert later.gateway.calls == ["newest", "older"]
    await later.close()


async def test_catching_up_fills_page_by_page_from_below(desk: Desk) -> None:
    desk.server.publish("abcd")
    await desk.refreshed()
    desk.server.publish("efghijklm")
    rows = desk.shelf.open(HOME)
    gate = desk.gateway.hold("newer")
    desk.timelines.refresh(HOME)
    await until(lambda: desk.gateway.count("newer"))
    assert ids(rows) == [*"mlkj", "…", *"dcba"]
    assert rows.gap_state(rows[4].id) == LOADING
    gate.set()
    await desk.rest()
    assert ids(rows) == list("mlkjihgfedcba")
    assert desk.gateway.calls == ["newest", "newest", "newer", "newer"]


async def test_what_a_server_forgot_stays_marked(desk: Desk) -> None:
    desk.server.publish("abcd")
    await desk.refreshed()
    desk.server.publish("efghijklmnop")
    desk.server.forget(older_than="j")
    rows = desk.shelf.open(HOME)
    assert await desk.refreshed() == [*"ponmlkj", "…", *"dcba"]
    (gap,) = rows.ways.gaps
    assert gap.is_lost
    assert rows.gap_state(gap.id) == END
    asked = len(desk.gateway.calls)
    desk.timelines.fill(HOME, gap.id)
    await desk.rest()
    assert len(desk.gateway.calls) == asked
    later = desk.again()
    assert ids(later.shelf.open(HOME)) == [*"ponmlkj", "…", *"dcba"]
    assert later.shelf.open(HOME).gap_state(gap.id) == END
    later.server.publish("q")
    assert await later.refreshed() == [*"qponmlkj", "…", *"dcba"]
    await later.close()


async def test_a_server_that_has_nothing_just_now_proves_nothing(desk: Desk) -> None:
    desk.server.publish("abcd")
    await desk.refreshed()
    desk.timelines.connected({HOME})
    await desk.rest()
    desk.timelines.connected({HOME})
    desk.server.forget(older_than="zz")
    desk.timelines.take([arrived("f")])
    await desk.rest()
    rows = desk.shelf.open(HOME)
    assert ids(rows) == ["f", "…", *"dcba"]
    assert not rows.ways.gaps[0].is_lost
    desk.server.publish("abcdef")
    assert await desk.refreshed() == list("fedcba")


async def test_what_a_server_forgot_is_marked_where_a_gap_is_filled_from_above(desk: Desk) -> None:
    desk.server.gives_newer = False
    desk.server.publish("abcd")
    await desk.refreshed()
    desk.server.publish("efghijklmnop")
    desk.server.forget(older_than="j")
    assert await desk.refreshed() == [*"ponmlkj", "…", *"dcba"]
    (gap,) = desk.shelf.open(HOME).ways.gaps
    assert gap.is_lost


async def test_a_server_that_begins_anew_leaves_a_lost_gap_above_all_that_is_kept(
    desk: Desk,
) -> None:
    desk.server.publish("abcd")
    await desk.refreshed()
    desk.server.forget(older_than="zz")
    desk.server.publish("e")
    assert await desk.refreshed() == ["e", "…", *"dcba"]
    assert desk.shelf.open(HOME).ways.gaps[0].is_lost


async def test_too_far_behind_it_leaves_a_gap_for_the_reader(desk: Desk) -> None:
    old = [f"old {number}" for number in range(4)]
    desk.server.publish(old)
    await desk.refreshed()
    new = [f"new {number}" for number in range(60)]
    desk.server.publish(new)
    found = await desk.refreshed()
    # Each page begins with a row that is here: the server shows that it has forgotten none.
    assert found == [*new[:-5:-1], "…", *new[29::-1], *old[::-1]]
    assert desk.gateway.count("newer") == 10
    await desk.refreshed()
    assert desk.gateway.count("newer") == 10
    rows = desk.shelf.open(HOME)
    while "…" in ids(rows):
        desk.timelines.fill(HOME, rows[ids(rows).index("…")].id)
        await desk.rest()
    assert ids(rows) == desk.server.ids()
    assert desk.gateway.count("newer") == 19


async def test_just_within_reach_it_joins(desk: Desk) -> None:
    desk.server.publish("abcd")
    await desk.refreshed()
    new = [f"new {number}" for number in range(33)]
    desk.server.publish(new)
    assert await desk.refreshed() == [*reversed(new), *"dcba"]


@pytest.mark.parametrize("new", ["efg", "efgh", "efghijklmnop"])
async def test_where_no_way_forward_is_given_a_gap_is_filled_from_above(
    desk: Desk, new: str
) -> None:
    desk.server.gives_newer = False
    desk.server.publish("abcd")
    await desk.refreshed()
    desk.server.publish(new)
    assert await desk.refreshed() == desk.server.ids()


async def test_a_gap_that_can_not_be_filled_says_why_and_is_tried_again(desk: Desk) -> None:
    desk.server.publish("abcd")
    await desk.refreshed()
    desk.server.publish("efghijklm")
    away = Unreachable(HOST)
    desk.gateway.fail("newer", away)
    assert await desk.refreshed() == [*"mlkj", "…", *"dcba"]
    rows = desk.shelf.open(HOME)
    assert rows.gap_state(rows[4].id).error == away
    desk.timelines.fill(HOME, rows[4].id)
    await desk.rest()
    assert ids(rows) == [*"mlkj", "…", *"gfedcba"]
    assert rows.gap_state(rows[4].id) == IDLE
    desk.timelines.fill(HOME, rows[4].id)
    desk.timelines.fill(HOME, RowId("no such gap"))
    await desk.rest()
    assert ids(rows) == list("mlkjihgfedcba")


async def test_after_posts_were_deleted_an_overlapping_page_still_leads_on(desk: Desk) -> None:
    desk.server.gives_newer = False
    desk.server.publish("abcdefg")
    await desk.refreshed()
    for post_id in "ef":
        desk.server.delete(post_id)
        desk.posts.remove(PostId(post_id))
    await desk.rest()
    assert await desk.refreshed() == list("gdcb")
    desk.timelines.load_older(HOME)
    await desk.rest()
    assert ids(desk.shelf.open(HOME)) == list("gdcba")


async def test_deleting_the_last_row_does_not_cut_the_way(desk: Desk) -> None:
    desk.server.publish("abcdef")
    await desk.refreshed()
    desk.server.delete("c")
    desk.posts.remove(PostId("c"))
    await desk.rest()
    desk.timelines.load_older(HOME)
    await desk.rest()
    assert ids(desk.shelf.open(HOME)) == list("fedba")


async def test_a_failure_is_said_and_the_next_try_goes_on(desk: Desk) -> None:
    desk.server.publish("abcdef")
    rows = desk.shelf.open(HOME)
    busy, away = ServerBusy(HOST, 500), Unreachable(HOST)
    desk.gateway.fail("newest", busy)
    assert await desk.refreshed() == []
    assert (rows.newest.phase, rows.newest.error) == (Phase.FAILED, busy)
    await desk.refreshed()
    assert rows.newest == IDLE
    desk.gateway.fail("older", away)
    desk.timelines.load_older(HOME)
    await desk.rest()
    assert (rows.older.phase, rows.older.error) == (Phase.FAILED, away)
    assert ids(rows) == list("fedc")
    desk.timelines.load_older(HOME)
    await desk.rest()
    assert ids(rows) == list("fedcba")


async def test_timelines_do_not_wait_for_each_other(desk: Desk) -> None:
    desk.server.publish("ab")
    desk.server.publish("xy", LOCAL)
    desk.timelines.refresh(HOME, Priority.BACKGROUND)
    desk.timelines.refresh(LOCAL)
    await desk.rest()
    assert ids(desk.shelf.open(HOME)) == ["b", "a"]
    assert ids(desk.shelf.open(LOCAL)) == ["y", "x"]
    assert sorted(desk.gateway.priorities) == [Priority.USER, Priority.BACKGROUND]


async def test_a_look_in_the_background_that_fails_is_not_shown(desk: Desk) -> None:
    desk.server.publish("ab")
    await desk.refreshed()
    desk.gateway.fail("newest", ServerBusy(HOST, 429))
    desk.timelines.refresh(HOME, Priority.BACKGROUND)
    await desk.rest()
    assert desk.gateway.count("newest") == 2
    assert desk.shelf.open(HOME).newest == IDLE
