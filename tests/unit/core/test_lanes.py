"""Lanes: order, timeouts, the end, and a process that ends whatever hangs in them."""

import asyncio
import subprocess
import sys
import threading
from collections.abc import Callable

import pytest

from fedidesk.core.lanes import Lane, LaneClosed, Priority
from tests.waiting import until


class Gate:
    """Holds a lane's thread until it is opened."""

    def __init__(self) -> None:
        self.reached = threading.Event()
        self._open = threading.Event()

    def __call__(self, _: object) -> str:
        self.reached.set()
        assert self._open.wait(10)
        return "through"

    def open(self) -> None:
        self._open.set()


def _lane(threads: int = 1) -> Lane[None]:
    return Lane("test", lambda: None, threads)


async def test_results_and_errors_come_back() -> None:
    lane = _lane()

    def fail(_: None) -> None:
        raise KeyError("x")

    assert await lane.run(lambda _: 7) == 7
    with pytest.raises(KeyError):
        await lane.run(fail)
    assert await lane.run(lambda _: threading.current_thread().daemon)
    lane.close()


async def test_each_thread_makes_its_tool_once_and_at_need() -> None:
    made: list[str] = []

    def make() -> str:
        made.append(threading.current_thread().name)
        return made[-1]

    lane = Lane("test", make, threads=2)
    assert made == []
    gates = [Gate(), Gate()]
    calls = [asyncio.ensure_future(lane.run(gate)) for gate in gates]
    await until(lambda: all(gate.reached.is_set() for gate in gates))
    assert sorted(made) == ["test-0", "test-1"]
    for gate in gates:
        gate.open()
    await asyncio.gather(*calls)
    assert await lane.run(lambda tool: tool) in made
    assert len(made) == 2
    lane.close()


async def test_a_tool_that_fails_is_tried_again() -> None:
    tries: list[int] = []

    def make() -> str:
        tries.append(1)
        if len(tries) == 1:
            raise OSError("not yet")
        return "tool"

    lane = Lane("test", make)
    with pytest.raises(OSError, match="not yet"):
        await lane.run(lambda tool: tool)
    assert await lane.run(lambda tool: tool) == "tool"
    lane.close()


async def test_the_person_comes_first_then_the_order_of_asking() -> None:
    lane = _lane()
    gate = Gate()
    holding = asyncio.ensure_future(lane.run(gate))
    await until(gate.reached.is_set)
    order: list[str] = []

    def job(name: str) -> Callable[[None], None]:
        return lambda _: order.append(name)

    jobs = [
        asyncio.ensure_future(lane.run(job(name), priority=priority))
        for name, priority in (
            ("background", Priority.BACKGROUND),
            ("visible", Priority.VISIBLE),
            ("user 1", Priority.USER),
            ("user 2", Priority.USER),
        )
    ]
    await asyncio.sleep(0)
    gate.open()
    await asyncio.gather(holding, *jobs)
    assert order == ["user 1", "user 2", "visible", "background"]
    lane.close()


async def test_a_timeout_frees_the_caller_and_its_place() -> None:
    lane = _lane()
    gate = Gate()
    holding = asyncio.ensure_future(lane.run(gate))
    await until(gate.reached.is_set)
    done: list[int] = []
    with pytest.raises(TimeoutError):
        await lane.run(lambda _: done.append(1), timeout=0.01)
    assert lane._waiting == []
    gate.open()
    assert await holding == "through"
    assert await lane.run(lambda _: "next") == "next"
    assert done == []
    lane.close()


async def test_the_result_of_a_call_that_took_too_long_is_dropped() -> None:
    lane = _lane()
    gate = Gate()
    with pytest.raises(TimeoutError):
        await lane.run(gate, timeout=0.01)
    gate.open()
    assert await lane.run(lambda _: "next") == "next"
    lane.close()


async def test_who_is_cancelled_while_waiting_is_never_run() -> None:
    lane = _lane()
    gate = Gate()
    holding = asyncio.ensure_future(lane.run(gate))
    await until(gate.reached.is_set)
    done: list[int] = []
    waiting = asyncio.ensure_future(lane.run(lambda _: done.append(1)))
    await asyncio.sleep(0)
    waiting.cancel()
    with pytest.raises(asyncio.CancelledError):
        await waiting
    gate.open()
    await holding
    await lane.run(lambda _: None)
    assert done == []
    lane.close()


async def test_close_ends_who_waits_and_lets_the_running_call_finish() -> None:
    lane = _lane()
    gate = Gate()
    running = asyncio.ensure_future(lane.run(gate))
    await until(gate.reached.is_set)
    waiting = asyncio.ensure_future(lane.run(lambda _: None))
    await asyncio.sleep(0)
    lane.close()
    with pytest.raises(LaneClosed):
        await waiting
    with pytest.raises(LaneClosed):
        await lane.run(lambda _: None)
    gate.open()
    assert await running == "through"
    await until(lambda: not any(thread.is_alive() for thread in lane._threads))


async def test_no_more_threads_than_allowed() -> None:
    lane = _lane(threads=2)
    names = await asyncio.gather(
        *(lane.run(lambda _: threading.current_thread().name) for _ in range(20))
    )
    assert set(names) <= {"test-0", "test-1"}
    lane.close()


_HANGS = """
import asyncio, threading
from fedidesk.core.lanes import Lane

async def main():
    lane = Lane("hung", lambda: None)
    try:
        await lane.run(lambda _: threading.Event().wait(), timeout=0.05)
    except TimeoutError:
        print("free")

asyncio.run(main())
"""


def test_a_hung_call_does_not_keep_the_process() -> None:
    ended = subprocess.run(
        [sys.executable, "-c", _HANGS], timeout=20, capture_output=True, text=True, check=False
    )
    assert (ended.returncode, ended.stdout.strip(), ended.stderr) == (0, "free", "")


_LOOP_GONE = """
import asyncio, threading
from fedidesk.core.lanes import Lane

go_on, done = threading.Event(), threading.Event()
lane = Lane("late", lambda: None)

async def main():
    try:
        await lane.run(lambda _: go_on.wait(), timeout=0.05)
    except TimeoutError:
        pass

asyncio.run(main())
go_on.set()
lane.close()
for thread in lane._threads:
    thread.join(5)
    assert not thread.is_alive()
"""


def test_an_answer_after_the_end_of_the_loop_harms_nobody() -> None:
    ended = subprocess.run(
        [sys.executable, "-c", _LOOP_GONE], timeout=20, capture_output=True, text=True, check=False
    )
    assert (ended.returncode, ended.stderr) == (0, "")
