"""The line of an account: what it waits for, and what it learns."""

import asyncio

import pytest

from fedidesk.domain.errors import (
    FedideskError,
    Gone,
    NotOpen,
    NotSecure,
    OtherServerAway,
    Refused,
    ServerBusy,
    SignedOut,
    Silent,
    Unreachable,
    VaultLocked,
)
from fedidesk.services.connection import Connection, Line
from fedidesk.services.ports import Gateway
from tests.fakes.gateway import FakeGateway
from tests.fakes.server import HOST, FakeServer
from tests.fakes.stream import ScriptedStream


async def _ask(gateway: Gateway) -> str:
    return (await gateway.server()).host


class Watched:
    """A connection and what it told."""

    def __init__(self) -> None:
        self.connection = Connection()
        self.lines: list[Line] = []
        self.connection.changed.connect(self._changed)

    def _changed(self) -> None:
        self.lines.append(self.connection.line)


@pytest.fixture
def watched() -> Watched:
    return Watched()


@pytest.fixture
def gateway() -> FakeGateway:
    return FakeGateway(FakeServer())


async def test_a_call_waits_until_there_is_a_gateway(
    watched: Watched, gateway: FakeGateway
) -> None:
    calls = [asyncio.ensure_future(watched.connection.call(_ask)) for _ in range(2)]
    await asyncio.sleep(0)
    assert not any(call.done() for call in calls)
    watched.connection.provide(gateway)
    assert await asyncio.gather(*calls) == [HOST, HOST]
    assert watched.lines == [Line.ONLINE]


async def test_without_a_token_calls_fail_with_the_reason(watched: Watched) -> None:
    waiting = asyncio.ensure_future(watched.connection.call(_ask))
    trouble = VaultLocked()
    watched.connection.refuse(trouble)
    for call in (waiting, watched.connection.call(_ask)):
        with pytest.raises(VaultLocked):
            await call
    assert (watched.lines, watched.connection.trouble) == ([Line.NO_TOKEN], trouble)


async def test_asking_for_the_token_again_makes_calls_wait_again(
    watched: Watched, gateway: FakeGateway
) -> None:
    watched.connection.refuse(VaultLocked())
    watched.connection.restart()
    assert watched.connection.trouble is None
    call = asyncio.ensure_future(watched.connection.call(_ask))
    await asyncio.sleep(0)
    assert not call.done()
    watched.connection.provide(gateway)
    assert await call == HOST
    assert watched.lines == [Line.NO_TOKEN, Line.CONNECTING, Line.ONLINE]


async def test_a_refusal_after_a_restart_hangs_up_the_old_line(
    watched: Watched, gateway: FakeGateway
) -> None:
    watched.connection.provide(gateway)
    watched.connection.restart()
    watched.connection.refuse(VaultLocked())
    assert gateway.closed
    with pytest.raises(VaultLocked):
        await watched.connection.call(_ask)


@pytest.mark.parametrize("error", [Unreachable(HOST), Silent(HOST), NotSecure(HOST)])
async def test_a_server_away_and_back(
    watched: Watched, gateway: FakeGateway, error: FedideskError
) -> None:
    watched.connection.provide(gateway)
    gateway.fail("server", error, error)
    for _ in range(2):
        with pytest.raises(type(error)):
            await watched.connection.call(_ask)
    assert watched.connection.line is Line.OFFLINE
    assert watched.connection.trouble is error
    await watched.connection.call(_ask)
    assert watched.lines == [Line.ONLINE, Line.OFFLINE, Line.ONLINE]
    assert watched.connection.trouble is None


@pytest.mark.parametrize("error", [Gone(HOST), Refused(HOST), ServerBusy(HOST, 503)])
async def test_any_answer_shows_that_the_server_is_there(
    watched: Watched, gateway: FakeGateway, error: FedideskError
) -> None:
    watched.connection.provide(gateway)
    gateway.fail("server", Unreachable(HOST), error)
    for expected in (Unreachable, type(error)):
        with pytest.raises(expected):
            await watched.connection.call(_ask)
    assert watched.lines == [Line.ONLINE, Line.OFFLINE, Line.ONLINE]


@pytest.mark.parametrize("error", [OtherServerAway("away.example"), NotOpen("away.example")])
async def test_another_server_says_nothing_of_this_one(
    watched: Watched, gateway: FakeGateway, error: FedideskError
) -> None:
    watched.connection.provide(gateway)
    gateway.fail("server", error, Unreachable(HOST), error)
    for expected in (type(error), Unreachable, type(error)):
        with pytest.raises(expected):
            await watched.connection.call(_ask)
    assert watched.lines == [Line.ONLINE, Line.OFFLINE]


async def test_a_token_that_is_no_longer_good(watched: Watched, gateway: FakeGateway) -> None:
    watched.connection.provide(gateway)
    gateway.fail("server", SignedOut(HOST), Unreachable(HOST), Gone(HOST))
    for expected in (SignedOut, Unreachable, Gone):
        with pytest.raises(expected):
            await watched.connection.call(_ask)
    assert watched.lines == [Line.ONLINE, Line.SIGNED_OUT]
    watched.connection.provide(FakeGateway(FakeServer()))
    assert watched.connection.line is Line.ONLINE


async def test_what_comes_late_from_an_old_gateway_says_nothing_of_the_new_one(
    watched: Watched, gateway: FakeGateway
) -> None:
    watched.connection.provide(gateway)
    gate = gateway.hold("server")
    gateway.fail("server", SignedOut(HOST))
    call = asyncio.ensure_future(watched.connection.call(_ask))
    await asyncio.sleep(0)
    watched.connection.provide(FakeGateway(FakeServer()))
    assert gateway.closed
    gate.set()
    with pytest.raises(SignedOut):
        await call
    assert watched.connection.line is Line.ONLINE


async def test_a_closed_line_takes_no_gateway_any_more(
    watched: Watched, gateway: FakeGateway
) -> None:
    watched.connection.provide(gateway)
    watched.connection.close()
    assert gateway.closed
    late = FakeGateway(FakeServer())
    watched.connection.provide(late)
    assert late.closed


async def test_a_stream_waits_too_and_teaches_nothing(
    watched: Watched, gateway: FakeGateway
) -> None:
    stream = ScriptedStream()
    gateway.streams = [stream, SignedOut(HOST), Unreachable(HOST)]
    opening = asyncio.ensure_future(watched.connection.open_stream())
    await asyncio.sleep(0)
    assert not opening.done()
    watched.connection.provide(gateway)
    assert await opening is stream
    for error in (SignedOut, Unreachable):
        with pytest.raises(error):
            await watched.connection.open_stream()
    assert watched.lines == [Line.ONLINE]
    watched.connection.refuse(VaultLocked())
    with pytest.raises(VaultLocked):
        await watched.connection.open_stream()
