"""A large thread comes in pieces: what is on screen stays, and in the end all is there."""

import random

import pytest

from fedidesk.domain.errors import Unreachable
from fedidesk.domain.ids import PostId
from fedidesk.domain.post import Post
from fedidesk.domain.thread_row import Stub, ThreadRow
from fedidesk.domain.timeline import ThreadRefresh
from fedidesk.services.open_thread import OpenThread
from fedidesk.services.threads import Threads
from fedidesk.store.rows import END, IDLE, LOADING, Phase
from tests.account_builders import an_account
from tests.builders import a_post, a_profile
from tests.fakes.clock import VirtualClock
from tests.fakes.server import HOST
from tests.unit.services.desk import Desk, ids
from tests.waiting import until

FOCUS = PostId("f")
WAY = ["a", "b"]
BREATH = 0.02


@pytest.fixture
def clock() -> VirtualClock:
    return VirtualClock()


@pytest.fixture
def threads(desk: Desk, clock: VirtualClock) -> Threads:
    for name, to in (("a", None), ("b", "a"), ("f", "b")):
        a_reply(desk, name, to)
    return Threads(
        an_account(), desk.posts, desk.connection, desk.shelf.kept_way_to, desk.scope, clock
    )


def a_reply(desk: Desk, name: str, to: str | None) -> Post:
    post = a_post(name, reply_to=None if to is None else PostId(to), author=a_profile(name))
    desk.server.posts[post.id] = post
    return post


def answers(desk: Desk, *answers: tuple[str, str], piece: int = 4) -> None:
    """Let the post be answered so, and the answers be read in pieces."""
    for name, to in answers:
        a_reply(desk, name, to)
    desk.server.threads[FOCUS] = (WAY, [name for name, _ in answers])
    desk.server.piece = piece


def flat(count: int) -> list[tuple[str, str]]:
    return [(f"r{n}", FOCUS) for n in range(count)]


def tree(count: int, seed: int) -> list[tuple[str, str]]:
    """Return so many answers to each other, in no order."""
    choose = random.Random(seed)
    found = [(f"r{n}", choose.choice([FOCUS, *(f"r{m}" for m in range(n))])) for n in range(count)]
    choose.shuffle(found)
    return found


async def whole(thread: OpenThread, clock: VirtualClock) -> list[str]:
    """Wait for all of it."""
    for _ in range(400):
        if thread.rows.older == END:
            break
        await clock.advance(BREATH)
    assert thread.rows.older == END
    return ids(thread.rows)


def row(thread: OpenThread, name: str) -> ThreadRow:
    rows = (thread.rows[index] for index in range(len(thread.rows)))
    return next(each for each in rows if isinstance(each, ThreadRow) and each.id == name)


async def test_what_is_seen_first_is_there_first(
    desk: Desk, threads: Threads, clock: VirtualClock
) -> None:
    answers(desk, *flat(9))
    thread = threads.open(FOCUS)
    await clock.settle()
    assert ids(thread.rows) == [*"abf", "r0", "r1"]
    assert (thread.rows.newest, thread.rows.older) == (IDLE, LOADING)
    assert thread.post_ids() == {*"abf", *(f"r{n}" for n in range(9))}
    await clock.advance(BREATH)
    assert ids(thread.rows) == [*"abf", *(f"r{n}" for n in range(6))]
    assert thread.rows.older == LOADING
    await clock.advance(BREATH)
    assert ids(thread.rows) == [*"abf", *(f"r{n}" for n in range(9))]
    assert thread.rows.older == END
    assert desk.gateway.count("thread") == 1


@pytest.mark.parametrize("piece", [2, 3, 7, 30])
@pytest.mark.parametrize("seed", range(3))
async def test_it_comes_to_what_it_is_when_read_at_once(
    desk: Desk, threads: Threads, clock: VirtualClock, seed: int, piece: int
) -> None:
    answers(desk, *tree(40, seed), piece=piece)
    thread = threads.open(FOCUS)
    altered: list[object] = []
    removed: list[object] = []
    thread.rows.altered.connect(altered.append)
    thread.rows.removed.connect(lambda *gone: removed.append(gone))
    thread.rows.replaced.connect(lambda: removed.append("all"))
    in_pieces = await whole(thread, clock)
    assert altered == removed == []
    rows = [thread.rows[index] for index in range(len(thread.rows))]
    thread.close()
    desk.posts.keep_only(())
    desk.server.piece = 0
    at_once = threads.open(FOCUS)
    await desk.rest()
    assert in_pieces == ids(at_once.rows)
    assert rows == [at_once.rows[index] for index in range(len(at_once.rows))]
    at_once.close()


async def test_each_post_is_learned_once(desk: Desk, threads: Threads, clock: VirtualClock) -> None:
    learned: list[str] = []
    desk.posts.learned.connect(lambda posts: learned.extend(post.id for post in posts))
    answers(desk, *flat(20))
    await whole(threads.open(FOCUS), clock)
    assert sorted(learned) == sorted([*"abf", *(f"r{n}" for n in range(20))])


async def test_a_fold_says_how_many_there_are_before_they_have_come(
    desk: Desk, threads: Threads, clock: VirtualClock
) -> None:
    deep = [("r0", FOCUS), ("r1", "r0"), ("r2", "r1")]
    answers(desk, *deep, *((f"x{n}", "r2") for n in range(8)), ("z", FOCUS), piece=6)
    thread = threads.open(FOCUS)
    await clock.settle()
    assert ids(thread.rows) == [*"abf", "r0", "r1", "r2", "z"]
    assert (row(thread, "r2").is_folded, row(thread, "r2").replies) == (True, 8)
    thread.toggle(row(thread, "r2").id)
    assert ids(thread.rows) == [*"abf", "r0", "r1", "r2", "z"]
    assert await whole(thread, clock) == [
        *"abf",
        *("r0", "r1", "r2"),
        *(f"x{n}" for n in range(8)),
        "z",
    ]


async def test_a_closed_thread_is_read_no_further(
    desk: Desk, threads: Threads, clock: VirtualClock
) -> None:
    answers(desk, *flat(20))
    thread = threads.open(FOCUS)
    await clock.advance(BREATH)
    assert desk.gateway.count("read on") == 1
    thread.close()
    shown = ids(thread.rows)
    await clock.advance(60.0)
    await desk.rest()
    assert desk.gateway.count("read on") == 1
    assert ids(thread.rows) == shown


async def test_a_piece_that_comes_after_the_end_is_dropped(
    desk: Desk, threads: Threads, clock: VirtualClock
) -> None:
    answers(desk, *flat(20))
    gate = desk.gateway.hold("read on")
    thread = threads.open(FOCUS)
    await clock.advance(BREATH)
    thread.close()
    gate.set()
    await clock.advance(60.0)
    await desk.rest()
    assert len(thread.rows) == 5


async def test_trouble_on_the_way_leaves_what_is_there_and_can_be_tried_again(
    desk: Desk, threads: Threads, clock: VirtualClock
) -> None:
    answers(desk, *flat(20))
    desk.server.refreshing = ThreadRefresh("s", 3.0)
    desk.gateway.fail("read on", Unreachable(HOST))
    thread = threads.open(FOCUS)
    await clock.advance(BREATH)
    await until(lambda: thread.rows.older.phase is Phase.FAILED)
    assert len(thread.rows) == 5
    assert not thread.is_searching
    desk.server.refreshing = None
    thread.reload()
    await clock.settle()
    assert len(thread.rows) == 5
    assert len(await whole(thread, clock)) == 23


async def test_what_turns_out_to_be_none_is_left_out(
    desk: Desk, threads: Threads, clock: VirtualClock
) -> None:
    answers(desk, *flat(6), ("deep", "r3"))
    desk.server.unreadable = {PostId("r1"), PostId("r3")}
    thread = threads.open(FOCUS)
    assert await whole(thread, clock) == [*"abf", "r0", "r2", "r4", "r5", "deep"]
    assert not thread.post_ids() & desk.server.unreadable


async def test_a_post_that_is_deleted_meanwhile_does_not_come(
    desk: Desk, threads: Threads, clock: VirtualClock
) -> None:
    answers(desk, *flat(6), ("deep", "r3"))
    thread = threads.open(FOCUS)
    await clock.settle()
    for name in ("r3", "r5"):
        desk.posts.remove(PostId(name))
    assert await whole(thread, clock) == [*"abf", "r0", "r1", "r2", "r3", "deep", "r4"]
    assert row(thread, "r3").stub is Stub.DELETED


async def test_what_comes_meanwhile_stays(
    desk: Desk, threads: Threads, clock: VirtualClock
) -> None:
    answers(desk, *flat(6))
    thread = threads.open(FOCUS)
    await clock.settle()
    thread.take([a_post("new", reply_to=PostId("r0"))])
    assert ids(thread.rows) == [*"abf", "r0", "new", "r1"]
    assert await whole(thread, clock) == [*"abf", "r0", "new", *(f"r{n}" for n in range(1, 6))]


async def test_a_reload_takes_nothing_away_while_it_comes(
    desk: Desk, threads: Threads, clock: VirtualClock
) -> None:
    answers(desk, *flat(12))
    thread = threads.open(FOCUS)
    before = await whole(thread, clock)
    answers(desk, *flat(5), ("late", FOCUS), *flat(12)[5:])
    thread.reload()
    await clock.settle()
    assert ids(thread.rows) == before
    assert await whole(thread, clock) == [*before[:8], "late", *before[8:]]


async def test_a_search_shows_what_it_found_when_all_of_it_is_read(
    desk: Desk, threads: Threads, clock: VirtualClock
) -> None:
    answers(desk, *flat(6))
    desk.server.refreshing = ThreadRefresh("s", 3.0)
    desk.server.refreshes["s"] = [ThreadRefresh("s", 3.0, is_running=False, found=8)]
    thread = threads.open(FOCUS)
    before = await whole(thread, clock)
    desk.server.refreshing = None
    answers(desk, *flat(14))
    await clock.advance(4.0)
    await until(lambda: thread.found)
    assert (thread.found, ids(thread.rows)) == (8, before)
    thread.show_found()
    assert ids(thread.rows) == [*before, *(f"r{n}" for n in range(6, 14))]
