"""Which ways to a stream are tried, in which order, and what is learned from it."""

from collections.abc import AsyncIterator
from http import HTTPStatus

import pytest
import pytest_asyncio
from websockets.http11 import Request
from websockets.sync.server import ServerConnection

from fedidesk.api.capabilities import DAY, Capabilities
from fedidesk.api.capture import CapturingSession, Timeouts
from fedidesk.api.streaming import Doors, StreamPatience, addresses, open_stream, weightiest
from fedidesk.api.streaming_inbox import Inbox
from fedidesk.api.streaming_socket import SocketPatience
from fedidesk.core.lanes import Lane
from fedidesk.domain.errors import (
    NotAllowed,
    NotOffered,
    NotSecure,
    Refused,
    ServerBusy,
    ServerError,
    SignedOut,
    Silent,
    Unreachable,
)
from fedidesk.domain.ids import PostId
from fedidesk.domain.stream import Deleted
from tests.unit.api.raw_server import RawServer, answer, hang
from tests.unit.api.socket_server import SocketServer
from tests.unit.api.test_streaming_sse import says

HOST = "a.example"
API = "https://a.example"
HERE = "http://127.0.0.1:1234"
DELETE = '{"stream": ["user"], "event": "delete", "payload": "1"}'
GONE = (Deleted(PostId("1")),)


@pytest.mark.parametrize(
    ("base_url", "advertised", "found"),
    [
        (API, "", (API,)),
        (API, "wss://a.example", (API,)),
        (API, "wss://stream.a.example", ("https://stream.a.example", API)),
        (API, "https://stream.a.example/", ("https://stream.a.example", API)),
        (API, " wss://b.example:444/x/api/v1/streaming ", ("https://b.example:444/x", API)),
        (API, "ws://stream.a.example", (API,)),
        (API, "wss://[2001:db8::1]:9", ("https://[2001:db8::1]:9", API)),
        (API, "wss://me@b.example", ("https://b.example", API)),
        (API, "ftp://b.example", (API,)),
        (API, "wss://", (API,)),
        (API, "wss://b.example:nine", (API,)),
        (API, "nonsense", (API,)),
        (HERE, "wss://mock.example", (HERE,)),
        (HERE, "ws://localhost:99", ("http://localhost:99", HERE)),
    ],
)
def test_where_to_look(base_url: str, advertised: str, found: tuple[str, ...]) -> None:
    assert addresses(base_url, advertised) == found


@pytest.mark.parametrize(
    ("troubles", "counts"),
    [
        ([], NotOffered),
        ([NotOffered(HOST), Refused(HOST)], NotOffered),
        ([NotAllowed(HOST), SignedOut(HOST), NotOffered(HOST)], SignedOut),
        ([NotOffered(HOST), NotAllowed(HOST)], NotAllowed),
        ([SignedOut(HOST), ServerBusy(HOST, 502)], ServerBusy),
        ([NotSecure(HOST), NotOffered(HOST)], NotSecure),
    ],
)
def test_what_counts(troubles: list[ServerError], counts: type[Exception]) -> None:
    assert type(weightiest(troubles, HOST)) is counts


class Ways:
    """The doors to a server, with a memory whose time the test makes go by."""

    def __init__(self) -> None:
        self.now = 0.0
        self.capabilities = Capabilities(HOST, lambda: self.now)
        self.lane: Lane[None] = Lane("streams", lambda: None)

    def doors(self, base_url: str) -> Doors:
        """Return the doors to what answers at ``base_url``."""
        patience = StreamPatience(SocketPatience(open=2.0, close=0.1), events=5.0)
        timeouts = Timeouts(connect=2.0, silence=2.0, whole=2.0)
        return Doors(
            base_url,
            "the-token",
            lambda: CapturingSession("fedidesk/test", timeouts=timeouts),
            self.capabilities,
            patience,
        )

    async def first(self, base_url: str, advertised: str = "") -> tuple[object, ...]:
        """Open a stream and return the first events."""
        stream = await open_stream(self.doors(base_url), HOST, self.lane, advertised)
        events = (await stream.next()).events
        stream.close()
        with pytest.raises(Unreachable):
            await stream.next()
        return events


@pytest_asyncio.fixture
async def ways() -> AsyncIterator[Ways]:
    ways = Ways()
    yield ways
    ways.lane.close()


def kinds(server: RawServer) -> list[str]:
    """Return how each request came: by a header, a subprotocol, or for events."""
    found = []
    for request in server.requests:
        text = request.decode().lower()
        assert "the-token" not in text.partition("\r\n")[0]
        assert "the-token" in text
        is_socket = "upgrade: websocket" in text
        by_header = "authorization:" in text
        found.append(("header" if by_header else "protocol") if is_socket else "events")
    return found


EVENTS = says(b"event: delete\ndata: 1\n\n", then_hang=False)


def tells(connection: ServerConnection) -> None:
    """Say one thing and wait for the end."""
    connection.send(DELETE)
    connection.recv()


async def test_where_there_are_sockets_nothing_else_is_tried(ways: Ways) -> None:
    with SocketServer(tells) as server:
        for _ in range(2):
            assert await ways.first(server.address.replace("ws", "http")) == GONE
        assert len(server.requests) == 2


async def test_a_header_that_is_not_looked_at_is_not_tried_again(ways: Ways) -> None:
    def refuse(request: Request) -> HTTPStatus | None:
        return HTTPStatus.FORBIDDEN if "Authorization" in request.headers else None

    with SocketServer(tells, refuse) as server:
        for _ in range(2):
            assert await ways.first(server.address.replace("ws", "http")) == GONE
        assert len(server.requests) == 3


@pytest.mark.parametrize(
    ("status", "asked"),
    [
        ("404 Not Found", ["header", "events"]),
        ("405 Method Not Allowed", ["header", "events"]),
        ("501 Not Implemented", ["header", "events"]),
        ("401 Unauthorized", ["header", "protocol", "events"]),
        ("403 Forbidden", ["header", "protocol", "events"]),
        ("400 Bad Request", ["header", "protocol", "events"]),
    ],
)
async def test_a_shut_door_is_left_for_the_next_and_for_a_day(
    ways: Ways, status: str, asked: list[str]
) -> None:
    shut = answer(b"{}", status)
    with RawServer(*[shut] * (len(asked) - 1), EVENTS) as server:
        assert await ways.first(server.url) == GONE
        assert kinds(server) == asked
        # The server answers with events to whatever it is asked now.
        assert await ways.first(server.url) == GONE
        assert kinds(server) == [*asked, "events"]


async def test_a_server_without_streams_is_asked_once_a_day(ways: Ways) -> None:
    with RawServer(answer(b"{}", "404 Not Found")) as server:
        for _ in range(3):
            with pytest.raises(NotOffered):
                await ways.first(server.url)
        assert kinds(server) == ["header", "events"]
        ways.now += DAY
        with pytest.raises(NotOffered):
            await ways.first(server.url)
        assert kinds(server) == ["header", "events"] * 2


async def test_who_is_refused_everywhere_is_perhaps_signed_out(ways: Ways) -> None:
    with RawServer(answer(b"{}", "401 Unauthorized")) as server:
        with pytest.raises(SignedOut):
            await ways.first(server.url)
        assert kinds(server) == ["header", "protocol", "events"]


async def test_a_server_in_trouble_is_tried_again(ways: Ways) -> None:
    with RawServer(answer(b"{}", "502 Bad Gateway", "a/b", "Retry-After: 7")) as server:
        for _ in range(2):
            with pytest.raises(ServerBusy) as caught:
                await ways.first(server.url)
            assert caught.value.retry_after == 7
        assert kinds(server) == ["header", "events"] * 2


async def test_a_socket_that_gets_stuck_on_the_way_leaves_events(ways: Ways) -> None:
    with RawServer(b"", EVENTS) as server:
        assert await ways.first(server.url) == GONE
        assert kinds(server) == ["header", "events"]


async def test_a_streaming_host_that_is_away_leaves_that_of_the_api(ways: Ways) -> None:
    with RawServer(hang) as away:
        nowhere = away.url
    with SocketServer(tells) as server:
        assert await ways.first(server.address.replace("ws", "http"), nowhere) == GONE


async def test_nobody_is_at_home(ways: Ways) -> None:
    with RawServer(hang) as away:
        nowhere = away.url
    with pytest.raises(Unreachable) as caught:
        await ways.first(nowhere)
    assert not isinstance(caught.value, Silent)


async def test_a_lane_that_is_closed_opens_nothing(ways: Ways) -> None:
    ways.lane.close()
    with pytest.raises(Unreachable):
        await ways.first(HERE)


async def test_who_gives_up_leaves_no_connection(
    ways: Ways, monkeypatch: pytest.MonkeyPatch
) -> None:
    closed: list[str] = []

    class Late:
        def hang_up(self) -> None:
            closed.append("late")

    def open_late(_: Doors, inbox: Inbox, __: str) -> Late:
        inbox.close()
        return Late()

    monkeypatch.setattr(Doors, "open", open_late)
    await open_stream(ways.doors(HERE), HOST, ways.lane, "")
    assert closed == ["late"]
