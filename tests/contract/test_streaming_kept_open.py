"""A stream that is kept open, and a real server that misbehaves; time goes by as the test says."""

import asyncio
from collections.abc import AsyncIterator, Collection, Iterator, Sequence

import pytest
import pytest_asyncio

from fedidesk.api.api import Api
from fedidesk.api.capture import Timeouts
from fedidesk.api.streaming import StreamPatience
from fedidesk.api.streaming_socket import SocketPatience
from fedidesk.core.tasks import TaskScope
from fedidesk.domain.stream import Arrived, StreamEvent
from fedidesk.domain.timeline import HOME, LOCAL, TimelineSpec
from fedidesk.services.connection import Connection, Line
from fedidesk.services.streaming import Liveness, Streaming
from tests.contract.conftest import gateway_to
from tests.fakes.clock import VirtualClock
from tests.strict_server.process import StrictServer
from tests.waiting import until

PATH = "/api/v1/streaming"


@pytest.fixture
def server(strict: StrictServer) -> Iterator[StrictServer]:
    strict.clear_faults()
    strict.control("clear_requests")
    yield strict
    strict.control("thaw")
    strict.control("accept_connections")
    strict.clear_faults()


class Reader:
    """Implements ``LiveTimelines``: somebody whose home and local timelines are to be live."""

    def __init__(self, api: Api, server: StrictServer) -> None:
        self._server = server
        self.clock = VirtualClock()
        self.connection = Connection()
        self.connection.provide(gateway_to(api, server.url, server.sign_in("mina")))
        self.scope = TaskScope("test")
        self.streaming = Streaming(self, self.connection, self.scope, self.clock)
        self.streaming.watch(LOCAL)
        self.caught_up: list[TimelineSpec] = []
        self.seen: list[str] = []

    def connected(self, specs: Collection[TimelineSpec]) -> None:
        """Note it; by then the server has to know of the subscription."""
        self.caught_up += specs

    def disconnected(self, specs: Collection[TimelineSpec]) -> None:
        """Do nothing: what comes next is connected anew."""

    def take(self, events: Sequence[StreamEvent]) -> None:
        """Note what arrived at home."""
        self.seen += [
            str(event.bundle.post.id)
            for event in events
            if isinstance(event, Arrived) and event.spec == HOME
        ]

    async def is_live(self) -> None:
        """Wait until both timelines are."""
        await until(lambda: self.streaming.is_live(HOME) and self.streaming.is_live(LOCAL))

    async def reads(self, text: str) -> None:
        """Let something be written, and wait until it is there."""
        post_id = self._server.post_as("omar", text)["id"]
        async with asyncio.timeout(10):
            while self.seen[-1:] != [post_id]:
                # The pauses between batches.
                await self.clock.advance(0.1)
        await self.clock.advance(1)

    async def reconnects(self) -> None:
        """Wait until the stream is lost, let a pause go by, and wait until it is there again."""
        await until(lambda: not self.streaming.is_live(HOME))
        await self.clock.advance(1.25)
        await self.is_live()


@pytest_asyncio.fixture
async def reader(server: StrictServer) -> AsyncIterator[Reader]:
    patience = StreamPatience(
        SocketPatience(open=5.0, ping_every=0.1, pong_within=0.3, close=0.1), events=5.0
    )
    api = Api(timeouts=Timeouts(connect=5.0, silence=5.0, whole=10.0), patience=patience)
    reader = Reader(api, server)
    yield reader
    await reader.scope.close()
    reader.connection.close()
    api.close()


async def test_a_cut_connection_is_made_again_with_all_that_belongs_to_it(
    reader: Reader, server: StrictServer
) -> None:
    reader.streaming.start()
    await reader.is_live()
    await reader.reads("Before")
    for _ in range(3):
        server.control("cut_connections")
        await reader.reconnects()
        assert server.control("streams")[-1]["streams"] == ["public:local", "user"]
        await reader.reads("After")
        await reader.clock.advance(60)
    assert reader.caught_up == [HOME, LOCAL] * 4


async def test_silence_is_the_end_and_a_beginning(reader: Reader, server: StrictServer) -> None:
    reader.streaming.start()
    await reader.is_live()
    server.control("freeze")
    await until(lambda: not reader.streaming.is_live(HOME))
    server.control("thaw")
    await reader.reconnects()
    await reader.reads("Thawed")


async def test_a_server_that_is_away_is_found_again(reader: Reader, server: StrictServer) -> None:
    reader.streaming.start()
    await reader.is_live()
    server.control("refuse_connections")
    await until(lambda: not reader.streaming.is_live(HOME))
    await reader.clock.advance(1.25)
    await until(lambda: reader.streaming.liveness(HOME) is Liveness.POLLING)
    server.control("accept_connections")
    await reader.clock.advance(2.5)
    await reader.is_live()
    await reader.reads("Back")


@pytest.mark.parametrize("status", [404, 405, 501])
async def test_a_server_without_streams_is_left_in_peace(
    reader: Reader, server: StrictServer, status: int
) -> None:
    server.switch_off(f"{PATH}*", status=status)
    reader.streaming.start()
    await until(lambda: reader.streaming.liveness(HOME) is Liveness.POLLING)
    for _ in range(10):
        await reader.clock.advance(60)
        reader.streaming.network_changed()
        await reader.clock.settle()
    await until(lambda: reader.streaming.liveness(HOME) is Liveness.POLLING)
    assert len(server.requests()) < 5


async def test_a_refused_handshake_is_no_sign_out(reader: Reader, server: StrictServer) -> None:
    server.switch_off(f"{PATH}*", status=401)
    reader.streaming.start()
    await until(lambda: reader.streaming.liveness(HOME) is Liveness.POLLING)
    assert reader.connection.line is Line.ONLINE
    await reader.clock.advance(600)
    paths = [entry["path"] for entry in server.requests()]
    assert paths.count("/api/v1/accounts/verify_credentials") == 1
    assert len(paths) == 5


async def test_a_revoked_token_is(reader: Reader, server: StrictServer) -> None:
    reader.streaming.start()
    await reader.is_live()
    server.control("revoke_tokens", username="mina")
    server.control("cut_connections")
    await until(lambda: not reader.streaming.is_live(HOME))
    await reader.clock.advance(1.25)
    await until(lambda: reader.connection.line is Line.SIGNED_OUT)
    server.control("clear_requests")
    await reader.clock.advance(24 * 3600)
    assert server.requests() == []
