"""Timelines: cached first, then new; in the server's order; never two strangers side by side."""

from itertools import pairwise

import pytest

from fedidesk.core.lanes import Priority
from fedidesk.core.tasks import TaskScope
from fedidesk.domain.errors import ServerBusy, StorageError, Unreachable
from fedidesk.domain.ids import Cursor, PostId
from fedidesk.domain.post import UNLISTED, Bundle
from fedidesk.domain.timeline import FEDERATED, HOME, LOCAL, TimelineSpec
from fedidesk.services.timelines import Timelines
from fedidesk.store.cache_db import CacheDb, CachedPage
from fedidesk.store.posts import PostStore
from fedidesk.store.rows import IDLE, Phase, Rows
from tests.builders import a_post, a_row
from tests.fakes.gateway import HOST, edited
from tests.unit.services.desk import Desk, ids
from tests.waiting import until


@pytest.fixture
def timelines(desk: Desk) -> Timelines:
    return _timelines(desk)


def _timelines(desk: Desk, posts: PostStore | None = None) -> Timelines:
    cache = CacheDb(desk.folder / "cache.db")
    return Timelines(posts or desk.posts, desk.connection, cache, desk.disk, desk.scope)


async def _refreshed(desk: Desk, timelines: Timelines, spec: TimelineSpec = HOME) -> list[str]:
    timelines.refresh(spec)
    await desk.rest()
    return ids(timelines.open(spec))


def _phases(rows: Rows) -> tuple[Phase, Phase]:
    return rows.newest.phase, rows.older.phase


async def test_the_newest_page_comes_first(desk: Desk, timelines: Timelines) -> None:
    desk.server.publish("abcdef")
    rows = timelines.open(HOME)
    assert timelines.open(HOME) is rows
    assert timelines.known() == (rows,)
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
    rows = timelines.open(HOME)
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
    rows = timelines.open(HOME)
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
    assert timelines.open(HOME).newest.phase is Phase.IDLE
    timelines.load_older(HOME)
    await desk.rest()
    assert desk.gateway.calls == ["newest"]


async def test_the_cached_page_is_there_at_once_and_what_is_new_joins_it(
    desk: Desk, timelines: Timelines
) -> None:
    desk.server.publish("abcdef")
    await _refreshed(desk, timelines)
    desk.server.publish("gh")
    later = _timelines(desk, PostStore())
    rows = later.open(HOME)
    assert ids(rows) == list("fedc")
    await _refreshed(desk, later)
    assert ids(rows) == list("hgfedc")
    later.load_older(HOME)
    await desk.rest()
    assert ids(rows) == list("hgfedcba")
    assert desk.gateway.count("newest") == 1


async def test_catching_up_goes_page_by_page(desk: Desk, timelines: Timelines) -> None:
    desk.server.publish("abcd")
    await _refreshed(desk, timelines)
    desk.server.publish("efghijklm")
    assert await _refreshed(desk, timelines) == list("mlkjihgfedcba")
    assert desk.gateway.calls == ["newest", *["newer"] * 4]


async def test_too_far_behind_it_begins_anew(desk: Desk, timelines: Timelines) -> None:
    desk.server.publish(f"old {number}" for number in range(4))
    await _refreshed(desk, timelines)
    new = [f"new {number}" for number in range(40)]
    desk.server.publish(new)
    assert await _refreshed(desk, timelines) == new[:-5:-1]
    timelines.load_older(HOME)
    await desk.rest()
    assert ids(timelines.open(HOME)) == new[:-9:-1]


async def test_just_within_reach_it_joins(desk: Desk, timelines: Timelines) -> None:
    desk.server.publish("abcd")
    await _refreshed(desk, timelines)
    new = [f"new {number}" for number in range(20)]
    desk.server.publish(new)
    assert await _refreshed(desk, timelines) == [*reversed(new), *"dcba"]


@pytest.mark.parametrize(("new", "shown"), [("efg", "gfedcba"), ("efgh", "hgfe")])
async def test_where_no_way_forward_is_given_the_newest_page_joins_or_replaces(
    desk: Desk, timelines: Timelines, new: str, shown: str
) -> None:
    desk.server.gives_newer = False
    desk.server.publish("abcd")
    await _refreshed(desk, timelines)
    desk.server.publish(new)
    assert await _refreshed(desk, timelines) == list(shown)


async def test_after_posts_were_deleted_an_overlapping_page_still_leads_on(
    desk: Desk, timelines: Timelines
) -> None:
    desk.server.gives_newer = False
    desk.server.publish("abcdefg")
    await _refreshed(desk, timelines)
    for post_id in "ef":
        desk.server.delete(post_id)
        desk.posts.remove(PostId(post_id))
    assert await _refreshed(desk, timelines) == list("gdcb")
    timelines.load_older(HOME)
    await desk.rest()
    assert ids(timelines.open(HOME)) == list("gdcba")


async def test_deleting_the_last_row_does_not_cut_the_way(desk: Desk, timelines: Timelines) -> None:
    desk.server.publish("abcdef")
    await _refreshed(desk, timelines)
    desk.server.delete("c")
    desk.posts.remove(PostId("c"))
    timelines.load_older(HOME)
    await desk.rest()
    assert ids(timelines.open(HOME)) == list("fedba")


async def test_an_older_page_of_rows_that_have_gone_is_dropped(
    desk: Desk, timelines: Timelines
) -> None:
    desk.server.gives_newer = False
    desk.server.publish("abcdefgh")
    rows = timelines.open(HOME)
    await _refreshed(desk, timelines)
    gate = desk.gateway.hold("older")
    timelines.load_older(HOME)
    await until(lambda: desk.gateway.count("older"))
    desk.server.publish("ijklmn")
    timelines.refresh(HOME)
    await until(lambda: ids(rows) == list("nmlk"))
    gate.set()
    await desk.rest()
    assert ids(rows) == list("nmlk")
    assert rows.older.phase is Phase.IDLE
    timelines.load_older(HOME)
    await desk.rest()
    assert ids(rows) == list("nmlkjihg")


async def test_a_failure_is_said_and_the_next_try_goes_on(desk: Desk, timelines: Timelines) -> None:
    desk.server.publish("abcdef")
    rows = timelines.open(HOME)
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


async def test_catching_up_that_breaks_off_goes_on_where_it_was(
    desk: Desk, timelines: Timelines
) -> None:
    desk.server.publish("abcd")
    await _refreshed(desk, timelines)
    desk.server.publish("efghijklm")
    gate = desk.gateway.hold("newer")
    timelines.refresh(HOME)
    await until(lambda: desk.gateway.count("newer") == 1)
    desk.gateway.fail("newer", Unreachable(HOST))
    gate.set()
    await desk.rest()
    rows = timelines.open(HOME)
    assert rows.newest.phase is Phase.FAILED
    assert ids(rows) == list("hgfedcba")
    assert await _refreshed(desk, timelines) == list("mlkjihgfedcba")


async def test_timelines_do_not_wait_for_each_other(desk: Desk, timelines: Timelines) -> None:
    desk.server.publish("ab")
    desk.server.publish("xy", LOCAL)
    timelines.refresh(HOME, Priority.BACKGROUND)
    timelines.refresh(LOCAL)
    await desk.rest()
    assert ids(timelines.open(HOME)) == ["b", "a"]
    assert ids(timelines.open(LOCAL)) == ["y", "x"]
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


async def test_a_deleted_post_leaves_every_timeline(desk: Desk, timelines: Timelines) -> None:
    desk.server.publish("abc")
    desk.server.publish("bcd", LOCAL)
    await _refreshed(desk, timelines)
    await _refreshed(desk, timelines, LOCAL)
    desk.posts.remove(PostId("b"))
    assert ids(timelines.open(HOME)) == ["c", "a"]
    assert ids(timelines.open(LOCAL)) == ["d", "c"]


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
    timelines.add_own(a_post("own"))
    assert ids(timelines.open(HOME)) == ["own", *"dcba"]
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
    timelines.add_own(a_post("own"))
    desk.server.publish(f"after {number}" for number in range(after))
    assert await _refreshed(desk, timelines) == desk.server.ids()


async def test_an_own_post_is_no_bridge_over_a_hole(desk: Desk, timelines: Timelines) -> None:
    desk.server.publish("abcd")
    await _refreshed(desk, timelines)
    desk.server.publish(f"before {number}" for number in range(40))
    _own(desk)
    timelines.add_own(a_post("own"))
    shown = await _refreshed(desk, timelines)
    assert shown == desk.server.ids()[:4]
    assert shown[0] == "own"


async def test_an_own_post_before_the_first_page_is_no_end(
    desk: Desk, timelines: Timelines
) -> None:
    desk.server.publish("abcdef")
    timelines.open(HOME)
    _own(desk)
    timelines.add_own(a_post("own"))
    assert await _refreshed(desk, timelines) == ["own", *"fed"]
    timelines.load_older(HOME)
    await desk.rest()
    assert ids(timelines.open(HOME)) == ["own", *"fedcba"]


async def test_an_own_post_that_a_slow_server_does_not_list_yet_stays(
    desk: Desk, timelines: Timelines
) -> None:
    desk.server.publish("abcd")
    await _refreshed(desk, timelines)
    _own(desk, listed=False)
    timelines.add_own(a_post("own"))
    assert await _refreshed(desk, timelines) == ["own", *"dcba"]
    desk.server.publish(["own", "e"])
    assert await _refreshed(desk, timelines) == ["e", "own", *"dcba"]


async def test_an_own_post_that_is_never_listed_sinks(desk: Desk, timelines: Timelines) -> None:
    desk.server.publish("abcd")
    await _refreshed(desk, timelines)
    timelines.add_own(a_post("own"))
    await _refreshed(desk, timelines)
    desk.server.publish("ef")
    assert await _refreshed(desk, timelines) == [*"fe", "own", *"dcba"]


async def test_an_own_post_that_came_by_a_page_already_is_not_there_twice(
    desk: Desk, timelines: Timelines
) -> None:
    desk.server.publish("ab")
    _own(desk)
    desk.server.publish("c")
    await _refreshed(desk, timelines)
    timelines.add_own(a_post("own"))
    assert ids(timelines.open(HOME)) == ["c", "own", "b", "a"]


async def test_own_posts_go_where_they_belong(desk: Desk, timelines: Timelines) -> None:
    for spec in (HOME, LOCAL, FEDERATED):
        timelines.open(spec)
    timelines.add_own(a_post("public"))
    timelines.add_own(a_post("unlisted", visibility=UNLISTED))
    timelines.add_own(a_post("reply", reply_to=PostId("x")))
    assert ids(timelines.open(HOME)) == ["reply", "unlisted", "public"]
    assert ids(timelines.open(LOCAL)) == ["public"]
    assert ids(timelines.open(FEDERATED)) == ["public"]
    assert desk.posts.get(PostId("reply")) is not None


async def test_what_is_pending_is_not_kept_in_the_cache(desk: Desk, timelines: Timelines) -> None:
    desk.server.publish("ab")
    timelines.open(HOME)
    desk.posts.hold(PostId("a"), "test", lambda _: a_post("a", text="wished"))
    await _refreshed(desk, timelines)
    kept = CacheDb(desk.folder / "cache.db").read_page(HOME)
    assert [bundle.post for bundle in kept.bundles] == [a_post("b"), a_post("a")]


async def test_the_cache_keeps_the_top_with_the_way_on(desk: Desk, timelines: Timelines) -> None:
    desk.server.page_length = 30
    names = [f"{number}" for number in range(120)]
    desk.server.publish(names)
    await _refreshed(desk, timelines)
    for _ in range(2):
        timelines.load_older(HOME)
        await desk.rest()
    await _refreshed(desk, timelines)
    later = _timelines(desk, PostStore())
    rows = later.open(HOME)
    assert ids(rows) == names[:-61:-1]
    later.load_older(HOME)
    await desk.rest()
    assert ids(rows) == names[:-91:-1]


async def test_an_unchanged_page_is_not_written_again(desk: Desk, timelines: Timelines) -> None:
    desk.server.publish("ab")
    await _refreshed(desk, timelines)
    path = desk.folder / "cache.db"
    path.unlink()
    await _refreshed(desk, timelines)
    assert not path.exists()
    desk.server.publish("c")
    await _refreshed(desk, timelines)
    assert len(CacheDb(path).read_page(HOME).bundles) == 3


async def test_a_disk_that_hangs_does_not_stop_the_reading(
    desk: Desk, timelines: Timelines
) -> None:
    desk.disk.close()
    failures: list[Exception] = []
    scope = TaskScope("hangs", failures.append)
    timelines = Timelines(
        desk.posts, desk.connection, CacheDb(desk.folder / "cache.db"), desk.disk, scope
    )
    desk.server.publish("ab")
    rows = timelines.open(HOME)
    timelines.refresh(HOME)
    await until(lambda: not scope.busy)
    assert ids(rows) == ["b", "a"]
    assert rows.newest == IDLE
    assert len(failures) == 1


async def test_a_full_disk_is_told_by_the_scope(desk: Desk, timelines: Timelines) -> None:
    (desk.folder / "cache.db").mkdir()
    desk.server.publish("ab")
    assert await _refreshed(desk, timelines) == ["b", "a"]
    assert [type(error) for error in desk.errors] == [StorageError]
    desk.errors.clear()


async def test_a_broken_cache_is_no_trouble(desk: Desk) -> None:
    (desk.folder / "cache.db").write_bytes(b"broken")
    timelines = _timelines(desk)
    assert ids(timelines.open(HOME)) == []
    desk.server.publish("ab")
    assert await _refreshed(desk, timelines) == ["b", "a"]
    assert CacheDb(desk.folder / "cache.db").read_page(HOME).bundles


async def test_a_cached_page_from_long_ago_is_replaced(desk: Desk) -> None:
    old = CachedPage((Bundle(a_row("gone"), a_post("gone")),), Cursor("~0~"), None)
    CacheDb(desk.folder / "cache.db").write_page(HOME, old)
    timelines = _timelines(desk)
    assert ids(timelines.open(HOME)) == ["gone"]
    desk.server.publish("abcdef")
    assert await _refreshed(desk, timelines) == list("fedc")


async def test_rows_in_every_moment_are_neighbours_on_the_server(
    desk: Desk, timelines: Timelines
) -> None:
    rows = timelines.open(HOME)
    desk.server.publish("ab")
    broken: list[list[str]] = []

    def look(*_: object) -> None:
        server = desk.server.ids()
        places = [server.index(row_id) for row_id in ids(rows)]
        if any(next_ != place + 1 for place, next_ in pairwise(places)):
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
    desk.gateway.fail("newer", ServerBusy(HOST, 429))
    timelines.refresh(HOME, Priority.BACKGROUND)
    await desk.rest()
    assert desk.gateway.count("newer") == 1
    assert timelines.open(HOME).newest == IDLE
