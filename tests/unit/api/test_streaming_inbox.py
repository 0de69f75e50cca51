"""From threads to the loop, with a limit."""

import asyncio
import threading

import pytest

from fedidesk.api.streaming_inbox import Inbox
from fedidesk.domain.errors import Silent, Unreachable
from fedidesk.domain.ids import PostId
from fedidesk.domain.stream import Deleted, StreamBatch
from fedidesk.domain.timeline import LOCAL


def gone(number: int) -> Deleted:
    return Deleted(PostId(str(number)))


async def test_what_came_is_given_at_once_and_in_order() -> None:
    inbox = Inbox()
    for number in range(3):
        inbox.put(gone(number))
    assert await inbox.next() == StreamBatch((gone(0), gone(1), gone(2)))
    waiting = asyncio.ensure_future(inbox.next())
    await asyncio.sleep(0)
    assert not waiting.done()
    inbox.put(gone(3))
    assert await waiting == StreamBatch((gone(3),))


async def test_threads_may_fill_it() -> None:
    inbox = Inbox()
    thread = threading.Thread(target=lambda: [inbox.put(gone(number)) for number in range(500)])
    thread.start()
    seen: list[Deleted] = []
    async with asyncio.timeout(5):
        while len(seen) < 500:
            seen += [event for event in (await inbox.next()).events if isinstance(event, Deleted)]
    thread.join()
    assert seen == [gone(number) for number in range(500)]


async def test_more_than_it_holds_drops_all_that_came_before() -> None:
    inbox = Inbox(most=10)
    for number in range(25):
        inbox.put(gone(number))
    batch = await inbox.next()
    assert batch.overflowed
    assert batch.events == tuple(gone(number) for number in range(20, 25))
    inbox.put(gone(25))
    assert await inbox.next() == StreamBatch((gone(25),))


async def test_what_came_before_the_end_is_given_before_it() -> None:
    inbox = Inbox()
    inbox.put(gone(1))
    inbox.refuse(LOCAL)
    inbox.end(Silent("a.example"))
    inbox.end(Unreachable("a.example"))
    assert await inbox.next() == StreamBatch((gone(1),), refused=frozenset({LOCAL}))
    with pytest.raises(Silent):
        await inbox.next()


async def test_closing_hangs_up_once_whoever_is_first() -> None:
    calls: list[str] = []
    early, late = Inbox(), Inbox()
    early.hang_up_with(lambda: calls.append("early"))
    early.close()
    early.close()
    late.close()
    late.hang_up_with(lambda: calls.append("late"))
    assert calls == ["early", "late"]


def test_a_loop_that_is_gone_is_no_error() -> None:
    async def make() -> Inbox:
        return Inbox()

    inbox = asyncio.run(make())
    inbox.put(gone(1))
    inbox.end(Unreachable("a.example"))
