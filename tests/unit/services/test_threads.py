"""Threads: the post at once, then what is around it."""

import pytest

from fedidesk.domain.errors import Gone, Unreachable
from fedidesk.domain.ids import PostId
from fedidesk.services.threads import Threads
from fedidesk.store.rows import END, IDLE, Phase
from tests.builders import a_post
from tests.fakes.gateway import HOST
from tests.unit.services.desk import Desk, ids
from tests.waiting import until

FOCUS = PostId("f")


@pytest.fixture
def threads(desk: Desk) -> Threads:
    for post_id in "abfxyz":
        desk.server.posts[PostId(post_id)] = a_post(post_id, url=f"https://one.test/{post_id}")
    desk.server.threads[FOCUS] = (["a", "b"], ["x", "y"])
    return Threads(desk.posts, desk.connection, desk.scope)


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
    reply = desk.server.posts[PostId("own")] = a_post("own", reply_to=FOCUS)
    thread.show_reply(reply)
    assert ids(thread.rows) == [*"abfxy", "own"]
    await desk.rest()
    assert ids(thread.rows) == [*"abfxy", "own"]
    desk.server.threads[FOCUS] = (["a", "b"], ["x", "y", "own", "z"])
    thread.reload()
    await desk.rest()
    assert ids(thread.rows) == [*"abfxy", "own", "z"]


async def test_a_closed_thread_is_not_kept_by_the_store(desk: Desk, threads: Threads) -> None:
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
