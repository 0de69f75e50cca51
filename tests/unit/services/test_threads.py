"""Threads: the post at once, then what is around it."""

import pytest
from msgspec.structs import replace

from fedidesk.domain.errors import BadAnswer, FedideskError, Gone, NotOffered, Unreachable
from fedidesk.domain.filters import HIDE, FilterMatch
from fedidesk.domain.ids import PostId, RowId
from fedidesk.domain.post import Bundle, Post
from fedidesk.domain.stream import Arrived
from fedidesk.domain.thread_row import Stub, ThreadRow
from fedidesk.domain.timeline import HOME, ThreadRefresh
from fedidesk.services.open_thread import OpenThread
from fedidesk.services.threads import Threads
from fedidesk.store.rows import END, IDLE, LOADING, Phase
from tests.account_builders import an_account
from tests.builders import a_post, a_profile, a_row
from tests.fakes.clock import VirtualClock
from tests.fakes.server import HOST
from tests.unit.services.desk import Desk, ids
from tests.waiting import until

FOCUS = PostId("f")
ANSWERS = {"b": "a", "f": "b", "x": "f", "y": "f", "z": "f"}


@pytest.fixture
def clock() -> VirtualClock:
    return VirtualClock()


@pytest.fixture
def threads(desk: Desk, clock: VirtualClock) -> Threads:
    for post_id in "abfxyz":
        to = ANSWERS.get(post_id)
        desk.server.posts[PostId(post_id)] = a_post(
            post_id,
            url=f"https://one.test/{post_id}",
            reply_to=None if to is None else PostId(to),
            author=a_profile(post_id),
        )
    desk.server.threads[FOCUS] = (["a", "b"], ["x", "y"])
    threads = Threads(
        an_account(), desk.posts, desk.connection, desk.shelf.kept_way_to, desk.scope, clock
    )
    desk.timelines.arrived.connect(threads.take)
    return threads


async def test_a_known_post_is_there_at_once(desk: Desk, threads: Threads) -> None:
    desk.posts.put([a_post("f")])
    gate = desk.gateway.hold("thread")
    thread = threads.open(FOCUS)
    assert ids(thread.rows) == ["f"]
    await until(lambda: thread.rows.newest.phase is Phase.LOADING)
    gate.set()
    await desk.rest()
    assert ids(thread.rows) == list("abfxy")
    assert (thread.rows.newest, thread.rows.older) == (IDLE, END)
    assert thread.focus == FOCUS


async def test_an_unknown_post_comes_with_its_thread(desk: Desk, threads: Threads) -> None:
    thread = threads.open(FOCUS)
    assert ids(thread.rows) == []
    await desk.rest()
    assert ids(thread.rows) == list("abfxy")
    assert desk.posts.get(PostId("y")) is not None


async def test_the_same_thread_twice_loads_twice(desk: Desk, threads: Threads) -> None:
    one, other = threads.open(FOCUS), threads.open(FOCUS)
    one.reload()
    await desk.rest()
    assert ids(one.rows) == ids(other.rows) == list("abfxy")
    assert desk.gateway.count("thread") == 2


@pytest.mark.parametrize("error", [Gone(HOST), Unreachable(HOST)])
async def test_a_failure_is_said_and_reload_tries_again(
    desk: Desk, threads: Threads, error: Gone | Unreachable
) -> None:
    desk.posts.put([a_post("f")])
    desk.gateway.fail("thread", error)
    thread = threads.open(FOCUS)
    await desk.rest()
    assert (thread.rows.newest.phase, thread.rows.newest.error) == (Phase.FAILED, error)
    assert thread.rows.older == thread.rows.newest
    assert ids(thread.rows) == ["f"]
    thread.reload()
    await desk.rest()
    assert thread.rows.newest == IDLE
    assert ids(thread.rows) == list("abfxy")


async def test_reload_brings_what_is_new_and_drops_what_is_gone(
    desk: Desk, threads: Threads
) -> None:
    thread = threads.open(FOCUS)
    await desk.rest()
    desk.server.threads[FOCUS] = (["a"], ["x", "z"])
    thread.reload()
    await desk.rest()
    assert ids(thread.rows) == list("afxz")


async def test_a_removed_post_leaves_the_thread(desk: Desk, threads: Threads) -> None:
    thread = threads.open(FOCUS)
    await desk.rest()
    desk.posts.remove(PostId("x"))
    assert ids(thread.rows) == list("abfy")


async def test_an_own_reply_is_there_at_once_and_finds_its_place(
    desk: Desk, threads: Threads
) -> None:
    thread = threads.open(FOCUS)
    await desk.rest()
    reply = desk.server.posts[PostId("own")] = a_post("own", reply_to=FOCUS, author=a_profile("me"))
    thread.show_reply(reply)
    assert ids(thread.rows) == [*"abfxy", "own"]
    await desk.rest()
    assert ids(thread.rows) == [*"abfxy", "own"]
    desk.server.threads[FOCUS] = (["a", "b"], ["x", "y", "own", "z"])
    thread.reload()
    await desk.rest()
    assert ids(thread.rows) == [*"abfxy", "own", "z"]


async def test_a_thread_that_nobody_has_is_not_kept_by_the_store(
    desk: Desk, threads: Threads
) -> None:
    thread = threads.open(FOCUS)
    await desk.rest()
    rows = thread.rows
    del thread
    desk.posts.remove(PostId("x"))
    assert "x" in ids(rows)


async def test_find_tells_what_it_found(desk: Desk, threads: Threads) -> None:
    found: list[str] = []
    threads.found.connect(found.append)
    threads.not_found.connect(lambda url: found.append(f"not {url}"))
    threads.find("https://one.test/x")
    await desk.rest()
    threads.find("https://one.test/nowhere")
    await desk.rest()
    desk.gateway.fail("find", Unreachable(HOST))
    threads.find("https://one.test/y")
    await desk.rest()
    assert found == ["x", "not https://one.test/nowhere", "not https://one.test/y"]
    assert desk.posts.get(PostId("x")) is not None


def rows_of(thread: OpenThread) -> list[ThreadRow]:
    rows = (thread.rows[index] for index in range(len(thread.rows)))
    return [row for row in rows if isinstance(row, ThreadRow)]


def reply(desk: Desk, name: str, to: str, **more: object) -> Post:
    """Let there be one more post on the server."""
    post = a_post(name, reply_to=PostId(to), author=a_profile(name), **more)
    desk.server.posts[post.id] = post
    return post


async def test_what_came_before_is_there_at_once_where_it_is_known(
    desk: Desk, threads: Threads
) -> None:
    desk.posts.put(desk.server.posts[PostId(name)] for name in "abf")
    desk.gateway.hold("thread")
    assert ids(threads.open(FOCUS).rows) == list("abf")


async def test_without_the_server_what_came_before_is_read_from_the_disk(
    desk: Desk, threads: Threads
) -> None:
    desk.server.publish("abf")
    desk.timelines.refresh(HOME)
    await desk.rest()
    desk.posts.keep_only([FOCUS])
    desk.gateway.fail("thread", Unreachable(HOST))
    thread = threads.open(FOCUS)
    assert ids(thread.rows) == ["f"]
    await desk.rest()
    assert ids(thread.rows) == list("abf")
    assert thread.rows.older.phase is Phase.FAILED


async def test_that_it_takes_time_is_said_only_after_a_while(
    desk: Desk, threads: Threads, clock: VirtualClock
) -> None:
    desk.posts.put([a_post("f")])
    gate = desk.gateway.hold("thread")
    thread = threads.open(FOCUS)
    await clock.advance(0.2)
    assert thread.rows.older == IDLE
    await clock.advance(0.2)
    assert thread.rows.older == LOADING
    gate.set()
    await desk.rest()
    assert thread.rows.older == END


# What changes while it is open


async def test_a_deleted_post_leaves_a_stub_where_something_answers_it(
    desk: Desk, threads: Threads
) -> None:
    reply(desk, "z", "x")
    desk.server.threads[FOCUS] = (["a", "b"], ["x", "z", "y"])
    thread = threads.open(FOCUS)
    await desk.rest()
    desk.posts.remove(PostId("x"))
    assert [(row.id, row.stub) for row in rows_of(thread)[3:]] == [
        ("x", Stub.DELETED),
        ("z", Stub.NONE),
        ("y", Stub.NONE),
    ]
    # The server has it no more; the stub stays, and what answers it stays below.
    desk.server.threads[FOCUS] = (["a", "b"], ["z", "y"])
    thread.reload()
    await desk.rest()
    assert set(ids(thread.rows)) == set("abfxzy")
    assert ids(thread.rows).index("z") == ids(thread.rows).index("x") + 1
    desk.posts.remove(PostId("z"))
    assert ids(thread.rows) == list("abfy")
    desk.posts.remove(PostId("a"))
    assert rows_of(thread)[0].stub is Stub.DELETED


async def test_where_all_is_deleted_that_is_said(desk: Desk, threads: Threads) -> None:
    desk.server.threads[FOCUS] = ([], [])
    thread = threads.open(FOCUS)
    await desk.rest()
    desk.posts.remove(FOCUS)
    assert ids(thread.rows) == []
    assert isinstance(thread.rows.newest.error, Gone)


async def test_an_answer_from_before_does_not_bring_back_what_was_deleted(
    desk: Desk, threads: Threads
) -> None:
    gate = desk.gateway.hold("thread")
    thread = threads.open(FOCUS)
    await until(lambda: desk.gateway.count("thread") == 1)
    desk.posts.remove(PostId("x"))
    gate.set()
    await desk.rest()
    assert ids(thread.rows) == list("abfy")


async def test_replies_that_stream_in_come_to_their_place(desk: Desk, threads: Threads) -> None:
    thread = threads.open(FOCUS)
    await desk.rest()
    came = [reply(desk, "n", "x"), reply(desk, "m", "n"), reply(desk, "?", "a"), a_post("other")]
    desk.timelines.take([Arrived(HOME, Bundle(a_row(post), post)) for post in came])
    assert ids(thread.rows) == list("abfxnmy")
    await desk.rest()
    desk.server.threads[FOCUS] = (["a", "b"], ["x", "n", "y"])
    thread.reload()
    await desk.rest()
    assert ids(thread.rows) == list("abfxnmy")


async def test_what_did_not_change_is_not_touched(desk: Desk, threads: Threads) -> None:
    thread = threads.open(FOCUS)
    await desk.rest()
    said: list[object] = []
    for signal in (thread.rows.inserted, thread.rows.removed, thread.rows.altered):
        signal.connect(lambda *what: said.append(what))  # type: ignore[attr-defined]
    thread.rows.replaced.connect(lambda: said.append("all"))
    thread.reload()
    await desk.rest()
    assert said == []
    reply(desk, "z", "x")
    desk.server.threads[FOCUS] = (["a", "b"], ["x", "z", "y"])
    thread.reload()
    await desk.rest()
    assert said == [(frozenset({"x"}),), (4, 1)]


# Folding


async def test_a_branch_is_folded_and_unfolded(desk: Desk, threads: Threads) -> None:
    for name, to in (("n", "x"), ("m", "n")):
        reply(desk, name, to)
    desk.server.threads[FOCUS] = (["a", "b"], ["x", "n", "m", "y"])
    thread = threads.open(FOCUS)
    await desk.rest()
    assert thread.toggle(RowId("m")) == "n"
    assert ids(thread.rows) == list("abfxny")
    assert thread.toggle(RowId("x")) == "x"
    assert ids(thread.rows) == list("abfxy")
    assert (rows_of(thread)[3].replies, rows_of(thread)[3].is_folded) == (2, True)
    assert thread.post_ids() >= {"n", "m"}
    thread.reload()
    await desk.rest()
    assert ids(thread.rows) == list("abfxy")
    assert thread.toggle(RowId("x")) == "x"
    assert ids(thread.rows) == list("abfxny")
    assert [thread.toggle(RowId(name)) for name in "yfa?"] == [None] * 4


async def test_a_hidden_reply_is_shown_on_demand(desk: Desk, threads: Threads) -> None:
    hidden = FilterMatch(title="Crabs", action=HIDE, contexts=("thread",))
    reply(desk, "n", "x")
    desk.server.change(PostId("x"), lambda post: replace(post, filters=(hidden,)))
    desk.server.threads[FOCUS] = (["a", "b"], ["x", "n", "y"])
    thread = threads.open(FOCUS)
    await desk.rest()
    assert ids(thread.rows) == list("abfxy")
    assert (rows_of(thread)[3].stub, rows_of(thread)[3].replies) == (Stub.HIDDEN, 2)
    thread.toggle(RowId("x"))
    assert ids(thread.rows) == list("abfxny")
    assert rows_of(thread)[3].stub is Stub.NONE


async def test_an_own_reply_unfolds_the_way_to_it(desk: Desk, threads: Threads) -> None:
    for name, to in (("n", "x"), ("m", "n")):
        reply(desk, name, to)
    desk.server.threads[FOCUS] = (["a", "b"], ["x", "n", "m", "y"])
    thread = threads.open(FOCUS)
    await desk.rest()
    thread.toggle(RowId("n"))
    thread.toggle(RowId("n"))
    thread.toggle(RowId("x"))
    assert ids(thread.rows) == list("abfxy")
    thread.show_reply(reply(desk, "own", "n"))
    assert ids(thread.rows) == ["a", "b", "f", "x", "n", "m", "own", "y"]


# Servers that look for more


SEARCH = ThreadRefresh("s", wait=3.0)


def searches(desk: Desk, *said: ThreadRefresh) -> None:
    """Let the server look for more replies, and say so one after the other."""
    desk.server.refreshing = SEARCH
    desk.server.refreshes["s"] = list(said)


async def test_what_a_search_finds_waits_for_the_reader(
    desk: Desk, threads: Threads, clock: VirtualClock
) -> None:
    searches(
        desk,
        ThreadRefresh("s", 3.0, found=1),
        ThreadRefresh("s", 3.0, is_running=False, found=1),
    )
    thread = threads.open(FOCUS)
    told: list[int] = []
    thread.changed.connect(lambda: told.append(thread.found))
    await clock.advance(2.9)
    assert desk.gateway.count("thread refresh") == 0
    await clock.advance(0.2)
    assert desk.gateway.count("thread refresh") == 1
    desk.server.threads[FOCUS] = (["a", "b"], ["x", "z", "y"])
    desk.server.refreshing = None
    await clock.advance(3.0)
    assert (desk.gateway.count("thread refresh"), desk.gateway.count("thread")) == (2, 2)
    assert ids(thread.rows) == list("abfxy")
    assert (thread.found, told[-1], thread.found_begin_at()) == (1, 1, 4)
    assert "z" in thread.post_ids()
    thread.show_found()
    assert ids(thread.rows) == list("abfxzy")
    assert (thread.found, told[-1]) == (0, 0)
    await desk.rest()


@pytest.mark.parametrize(("wants", "pause"), [(0.0, 1.0), (7.0, 7.0), (86400.0, 30.0)])
async def test_how_often_it_asks_is_bounded(
    desk: Desk, threads: Threads, clock: VirtualClock, wants: float, pause: float
) -> None:
    searches(desk, SEARCH)
    desk.server.refreshing = replace(SEARCH, wait=wants)
    threads.open(FOCUS)
    await clock.advance(4 * pause + 0.1)
    assert desk.gateway.count("thread refresh") == 4


async def test_a_search_without_end_is_given_up(
    desk: Desk, threads: Threads, clock: VirtualClock
) -> None:
    searches(desk, SEARCH)
    threads.open(FOCUS)
    await clock.advance(330.0)
    asked = desk.gateway.count("thread refresh")
    await desk.rest()
    await clock.advance(1000.0)
    assert desk.gateway.count("thread refresh") == asked <= 100


async def test_where_nothing_is_found_nothing_is_fetched(
    desk: Desk, threads: Threads, clock: VirtualClock
) -> None:
    searches(desk, ThreadRefresh("s", 3.0, is_running=False, found=0))
    thread = threads.open(FOCUS)
    await clock.advance(10.0)
    await desk.rest()
    assert (thread.found, desk.gateway.count("thread")) == (0, 1)


@pytest.mark.parametrize("error", [Gone(HOST), NotOffered(HOST), BadAnswer(HOST, "x")])
async def test_where_nobody_knows_of_the_search_it_looks_once(
    desk: Desk, threads: Threads, clock: VirtualClock, error: FedideskError
) -> None:
    searches(desk)
    desk.gateway.fail("thread refresh", error)
    thread = threads.open(FOCUS)
    desk.server.threads[FOCUS] = (["a", "b"], ["x", "y", "z"])
    await clock.settle()
    await clock.advance(60.0)
    assert (desk.gateway.count("thread refresh"), desk.gateway.count("thread")) == (1, 2)
    assert thread.rows.newest == IDLE


@pytest.mark.parametrize("how", ["closed", "reloaded"])
async def test_the_search_ends_with_the_thread(
    desk: Desk, threads: Threads, clock: VirtualClock, how: str
) -> None:
    searches(desk, SEARCH)
    thread = threads.open(FOCUS)
    await clock.advance(4.0)
    desk.server.refreshing = None
    if how == "closed":
        thread.close()
    else:
        thread.reload()
    asked = desk.gateway.count("thread refresh")
    await clock.advance(60.0)
    assert desk.gateway.count("thread refresh") == asked
    await desk.rest()


async def test_without_a_search_nothing_is_asked(
    desk: Desk, threads: Threads, clock: VirtualClock
) -> None:
    threads.open(FOCUS)
    await clock.advance(100.0)
    assert desk.gateway.calls == ["thread"]


# What one's own server does not have


@pytest.mark.parametrize(
    ("url", "count", "wanted"),
    [
        ("https://one.test/f", 5, (2, 5)),
        ("https://one.test/f", 2, None),
        ("https://one.test/f", 0, None),
        (f"https://{HOST}/f", 5, None),
        ("", 5, None),
    ],
)
async def test_replies_that_are_elsewhere_are_counted(
    desk: Desk, threads: Threads, url: str, count: int, wanted: tuple[int, int] | None
) -> None:
    reply(desk, "deep", "x")
    desk.server.threads[FOCUS] = (["a", "b"], ["x", "deep", "y"])
    desk.server.change(FOCUS, lambda post: replace(post, url=url, replies_count=count))
    thread = threads.open(FOCUS)
    assert thread.missing is None
    await desk.rest()
    assert (thread.missing, thread.original) == (wanted, url)


async def test_what_is_missing_is_said_only_after_the_search(
    desk: Desk, threads: Threads, clock: VirtualClock
) -> None:
    searches(desk, ThreadRefresh("s", 3.0, is_running=False, found=0))
    desk.server.change(FOCUS, lambda post: replace(post, replies_count=9))
    thread = threads.open(FOCUS)
    await clock.advance(1.0)
    assert ids(thread.rows) == list("abfxy")
    assert thread.missing is None
    await clock.advance(3.0)
    assert thread.missing == (2, 9)
