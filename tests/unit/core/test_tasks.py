"""TaskScope: no work outlives it, no failure goes unseen, one work for each key."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import pytest

from fedidesk.core.tasks import TaskScope, begin_early_work
from tests.waiting import until


@pytest.fixture
async def lost() -> AsyncIterator[list[Exception]]:
    """What reaches the loop's exception handler."""
    errors: list[Exception] = []
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(lambda _, context: errors.append(context["exception"]))
    yield errors
    loop.set_exception_handler(None)


async def test_busy_while_work_runs() -> None:
    scope = TaskScope("test")
    gate = asyncio.Event()
    scope.start(gate.wait())
    assert scope.busy
    gate.set()
    await until(lambda: not scope.busy)


async def test_of_one_key_only_the_first_runs() -> None:
    scope = TaskScope("test")
    gate = asyncio.Event()
    began: list[int] = []

    async def work(number: int) -> None:
        began.append(number)
        await gate.wait()

    scope.start(work(1), key="a")
    scope.start(work(2), key="a")
    scope.start(work(3), key="b")
    await until(lambda: len(began) == 2)
    assert began == [1, 3]
    gate.set()
    await until(lambda: not scope.busy)
    scope.start(work(4), key="a")
    await until(lambda: not scope.busy)
    assert began == [1, 3, 4]


async def test_a_work_may_start_its_successor_as_it_ends() -> None:
    scope = TaskScope("test")
    runs: list[int] = []

    async def work(left: int) -> None:
        runs.append(left)
        if left:
            scope.start(work(left - 1), key="a")

    scope.start(work(2), key="a")
    await until(lambda: not scope.busy)
    assert runs == [2, 1, 0]


async def test_the_successor_keeps_the_key() -> None:
    scope = TaskScope("test")
    gate = asyncio.Event()
    runs: list[str] = []

    async def successor() -> None:
        runs.append("successor")
        await gate.wait()

    async def work() -> None:
        scope.start(successor(), key="a")

    async def stranger() -> None:
        runs.append("stranger")

    scope.start(work(), key="a")
    await until(lambda: runs == ["successor"])
    scope.start(stranger(), key="a")
    gate.set()
    await until(lambda: not scope.busy)
    assert runs == ["successor"]


async def test_cancel_ends_the_work_of_a_key() -> None:
    scope = TaskScope("test")
    ended: list[str] = []

    async def work(name: str) -> None:
        try:
            await asyncio.Event().wait()
        finally:
            ended.append(name)

    scope.start(work("a"), key="a")
    scope.start(work("b"), key="b")
    await asyncio.sleep(0)
    scope.cancel("a")
    scope.cancel("nothing")
    await until(lambda: ended == ["a"])
    await scope.close()
    assert ended == ["a", "b"]


async def test_close_ends_all_and_nothing_starts_after() -> None:
    scope = TaskScope("test")
    ended: list[str] = []

    async def work(name: str) -> None:
        try:
            await asyncio.Event().wait()
        finally:
            ended.append(name)

    scope.start(work("began"))
    await asyncio.sleep(0)
    scope.start(work("never began"))
    await scope.close()
    assert ended == ["began"]
    assert not scope.busy
    scope.start(work("too late"))
    assert not scope.busy


async def test_close_does_not_wait_for_ever() -> None:
    scope = TaskScope("test")
    release = asyncio.Event()

    async def stubborn() -> None:
        while not release.is_set():
            try:
                await release.wait()
            except asyncio.CancelledError:
                continue

    scope.start(stubborn())
    await asyncio.sleep(0)
    await scope.close(deadline=0.01)
    assert scope.busy
    release.set()
    await until(lambda: not scope.busy)


async def test_work_may_close_its_own_scope() -> None:
    scope = TaskScope("test")
    closed = asyncio.Event()

    async def work() -> None:
        await scope.close()
        closed.set()

    scope.start(work())
    async with asyncio.timeout(5):
        await closed.wait()


async def _fail(error: Exception) -> None:
    raise error


async def test_failures_go_to_on_error(lost: list[Exception]) -> None:
    errors: list[Exception] = []
    scope = TaskScope("test", errors.append)
    error = ValueError("x")
    scope.start(_fail(error))
    await until(lambda: not scope.busy)
    assert errors == [error]
    assert lost == []


async def test_failures_without_on_error_reach_the_loop(lost: list[Exception]) -> None:
    error = ValueError("x")
    scope = TaskScope("test")
    scope.start(_fail(error))
    await until(lambda: not scope.busy)
    assert lost == [error]


async def test_what_on_error_does_not_take_reaches_the_loop_at_once(lost: list[Exception]) -> None:
    def refuse(error: Exception) -> Any:
        raise error

    error = ValueError("x")
    scope = TaskScope("test", refuse)
    scope.start(_fail(error), key="a")
    await until(lambda: not scope.busy)
    assert lost == [error]


def test_what_is_asked_for_before_there_is_a_loop_waits_for_it() -> None:
    scope, closed = TaskScope("test"), TaskScope("closed")
    done: list[str] = []

    async def work(name: str) -> None:
        await asyncio.sleep(0)
        done.append(name)

    async def live() -> None:
        await closed.close()
        begin_early_work()
        scope.start(work("later"), key="one")
        await until(lambda: not scope.busy)

    for name in ("first", "again"):
        scope.start(work(name), key="one")
    closed.start(work("closed"))
    assert not scope.busy
    asyncio.run(live())
    assert done == ["first"]
    begin_early_work()
