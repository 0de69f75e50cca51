"""Streams over a WebSocket, with a server that says what it likes."""

import json
import threading
from collections.abc import AsyncIterator, Callable
from contextlib import suppress
from http import HTTPStatus
from pathlib import Path

import msgspec
import pytest
import pytest_asyncio
from websockets.http11 import Request
from websockets.sync.server import ServerConnection

from fedidesk.api.capture import Way
from fedidesk.api.streaming_inbox import Inbox
from fedidesk.api.streaming_socket import SocketPatience, SocketStream
from fedidesk.domain.errors import (
    BadAnswer,
    NotAllowed,
    NotOffered,
    NotSecure,
    Refused,
    ServerBusy,
    SignedOut,
    Silent,
    Unreachable,
)
from fedidesk.domain.ids import PostId
from fedidesk.domain.stream import Arrived, Deleted, StreamBatch
from fedidesk.domain.timeline import FEDERATED, LOCAL
from tests.unit.api.certificates import write_certificate
from tests.unit.api.raw_server import RawServer, answer, hang
from tests.unit.api.socket_server import SocketServer
from tests.unit.api.test_streaming_names import LIST, TAG, spec
from tests.waiting import until

DIRECT = Way("", "")
QUICK = SocketPatience(open=5.0, ping_every=0.1, pong_within=0.2, close=0.1)
DELETE = '{"stream": ["user"], "event": "delete", "payload": "1"}'
GONE = (Deleted(PostId("1")),)
STATUS = {"id": "5", "account": {"id": "1", "acct": "ada"}}


def update(*stream: str) -> str:
    return json.dumps({"stream": stream, "event": "update", "payload": json.dumps(STATUS)})


class Listener:
    """A script that says something first, then notes what it hears and answers some of it."""

    def __init__(self, *first: str | bytes) -> None:
        self._first = first
        self.answers: dict[str, str] = {}
        """What is said when a message names this stream."""
        self.heard: list[dict[str, str]] = []

    def __call__(self, connection: ServerConnection) -> None:
        for message in self._first:
            connection.send(message)
        while True:
            self.heard.append(msgspec.json.decode(connection.recv()))
            reply = self.answers.get(self.heard[-1]["stream"])
            if reply is not None:
                connection.send(reply)


@pytest_asyncio.fixture
async def inbox() -> AsyncIterator[Inbox]:
    inbox = Inbox()
    before = threading.enumerate()
    yield inbox
    inbox.close()
    for thread in threading.enumerate():
        if thread not in before and thread.name.startswith(("stream ", "bye ")):
            thread.join(5)
            assert not thread.is_alive()


Open = Callable[..., SocketStream]


@pytest.fixture
def opened(inbox: Inbox) -> Open:
    """Return what opens a stream."""

    def open_stream(
        address: str, *, in_header: bool = True, way: Way = DIRECT, patience: SocketPatience = QUICK
    ) -> SocketStream:
        stream = SocketStream("a.example", inbox, patience)
        stream.open(address, way, "fedidesk/test", "the-token", in_header=in_header)
        inbox.hang_up_with(stream.hang_up)
        return stream

    return open_stream


async def test_the_token_is_in_a_header_and_home_in_the_address(inbox: Inbox, opened: Open) -> None:
    with SocketServer(Listener(DELETE)) as server:
        opened(server.address)
        assert (await inbox.next()).events == GONE
        (request,) = server.requests
    assert request.path == "/api/v1/streaming?stream=user"
    assert request.headers["Authorization"] == "Bearer the-token"
    assert request.headers["User-Agent"] == "fedidesk/test"
    assert "Sec-WebSocket-Protocol" not in request.headers


async def test_the_token_may_be_a_subprotocol_that_is_not_answered(
    inbox: Inbox, opened: Open
) -> None:
    with SocketServer(Listener(DELETE)) as server:
        opened(server.address, in_header=False)
        assert (await inbox.next()).events == GONE
        (request,) = server.requests
    assert request.headers["Sec-WebSocket-Protocol"] == "the-token"
    assert "Authorization" not in request.headers
    assert "the-token" not in request.path


async def test_timelines_are_subscribed_to_and_left(inbox: Inbox, opened: Open) -> None:
    listener = Listener()
    listener.answers = {
        "public:local": update("public:local"),
        "hashtag": update("hashtag", "bücher & TEE"),
    }
    with SocketServer(listener) as server:
        stream = opened(server.address)
        for each in (LOCAL, TAG, LIST):
            stream.subscribe(each)
        stream.subscribe(LOCAL)
        events = (await inbox.next()).events
        while len(events) < 2:
            events += (await inbox.next()).events
        stream.unsubscribe(LOCAL)
        stream.unsubscribe(LOCAL)
        await until(lambda: len(listener.heard) == 4)
    assert [event.spec for event in events if isinstance(event, Arrived)] == [LOCAL, TAG]
    assert listener.heard == [
        {"type": "subscribe", "stream": "public:local"},
        {"type": "subscribe", "stream": "hashtag", "tag": "Bücher & Tee"},
        {"type": "subscribe", "stream": "list", "list": "12"},
        {"type": "unsubscribe", "stream": "public:local"},
    ]


async def test_a_refusal_is_about_the_last_that_nothing_came_of(inbox: Inbox, opened: Open) -> None:
    refusal = '{"error": "Unauthorized", "status": 401}'
    listener = Listener(refusal, DELETE)
    listener.answers = {"public:local": update("public:local"), "list": refusal}
    with SocketServer(listener) as server:
        stream = opened(server.address)
        assert await inbox.next() == StreamBatch(GONE)
        stream.subscribe(LOCAL)
        stream.subscribe(FEDERATED)
        with pytest.raises(NotOffered):
            stream.subscribe(spec("telepathy"))
        assert len((await inbox.next()).events) == 1
        # The pong may be quicker than the refusal.
        with suppress(NotOffered):
            stream.subscribe(LIST)
        assert (await inbox.next()).refused == {LIST}


async def test_nothing_that_is_said_ends_the_stream(inbox: Inbox, opened: Open) -> None:
    odd = ("", "{", "[]", b"\xff\xfe", '{"event": "update", "payload": "{"}', "\0" * 100)
    with SocketServer(Listener(*odd, '{"event": "tea"}', update("tea"), DELETE)) as server:
        opened(server.address)
        assert (await inbox.next()).events == GONE


async def test_pieces_make_a_whole(inbox: Inbox, opened: Open) -> None:
    def in_pieces(connection: ServerConnection) -> None:
        connection.send(iter(DELETE))
        connection.recv()

    with SocketServer(in_pieces) as server:
        opened(server.address)
        assert (await inbox.next()).events == GONE


async def test_ten_megabytes_end_the_connection_and_nothing_else(
    inbox: Inbox, opened: Open
) -> None:
    with SocketServer(Listener(DELETE, "x" * 10_000_000, DELETE)) as server:
        opened(server.address)
        assert (await inbox.next()).events == GONE
        with pytest.raises(Unreachable):
            await inbox.next()


async def test_a_server_that_says_good_bye(inbox: Inbox, opened: Open) -> None:
    with SocketServer(lambda connection: connection.send(DELETE)) as server:
        stream = opened(server.address)
        assert (await inbox.next()).events == GONE
        with pytest.raises(Unreachable):
            await inbox.next()
        with pytest.raises(Unreachable):
            stream.subscribe(LOCAL)


def test_silence_is_noticed_in_less_than_45_seconds() -> None:
    patience = SocketPatience()
    assert patience.ping_every + patience.pong_within + patience.close < 45


@pytest.mark.parametrize(
    ("status", "error"),
    [
        (HTTPStatus.UNAUTHORIZED, SignedOut),
        (HTTPStatus.FORBIDDEN, NotAllowed),
        (HTTPStatus.NOT_FOUND, NotOffered),
        (HTTPStatus.METHOD_NOT_ALLOWED, NotOffered),
        (HTTPStatus.NOT_IMPLEMENTED, NotOffered),
        (HTTPStatus.BAD_REQUEST, Refused),
        (HTTPStatus.IM_A_TEAPOT, Refused),
        (HTTPStatus.BAD_GATEWAY, ServerBusy),
        (HTTPStatus.OK, BadAnswer),
        (HTTPStatus.FOUND, BadAnswer),
    ],
)
async def test_a_handshake_is_refused(
    opened: Open, status: HTTPStatus, error: type[Exception]
) -> None:
    def refuse(_: Request) -> HTTPStatus:
        return status

    with SocketServer(Listener(), refuse) as server, pytest.raises(error):
        opened(server.address)


async def test_no_redirect_is_followed(opened: Open) -> None:
    with RawServer(hang) as there:
        moved = answer(b"", "302 Found", "text/html", f"Location: {there.url}/api/v1/streaming")
        with RawServer(moved) as here, pytest.raises(BadAnswer):
            opened(here.url.replace("http", "ws"))
        assert there.requests == []


@pytest.mark.parametrize("said", [b"", b"HTTP/1.1 101 Swit", b"nonsense\r\n\r\n"])
async def test_a_handshake_gets_no_answer(opened: Open, said: bytes) -> None:
    with RawServer(said) as server, pytest.raises((Silent, BadAnswer)):
        opened(server.url.replace("http", "ws"))


async def test_a_handshake_is_not_waited_for_for_ever(opened: Open) -> None:
    with RawServer(hang) as server, pytest.raises(Silent):
        opened(server.url.replace("http", "ws"), patience=SocketPatience(open=0.1))


async def test_nobody_is_there(opened: Open) -> None:
    with RawServer(hang) as server:
        address = server.url.replace("http", "ws")
    with pytest.raises(Unreachable) as caught:
        opened(address)
    assert not isinstance(caught.value, Silent)


async def test_a_certificate_that_nobody_vouches_for(opened: Open, tmp_path: Path) -> None:
    authorities = write_certificate(tmp_path)
    with RawServer(b"no TLS here") as server:
        with pytest.raises((NotSecure, Unreachable)):
            opened(server.url.replace("http", "wss"), way=Way("", str(authorities)))
        # Nothing was said before it was secure.
        assert b"the-token" not in b"".join(server.requests)


@pytest.mark.parametrize("proxy", ["http://{}", "http://me:secret@{}"])
async def test_a_proxy_is_asked_for_the_way(opened: Open, proxy: str) -> None:
    with RawServer(answer(b"", "502 Bad Gateway")) as server:
        with pytest.raises(Unreachable):
            opened("wss://social.example", way=Way(proxy.format(server.host), ""))
        (asked,) = server.requests
    assert asked.startswith(b"CONNECT social.example:443 ")
    assert (b"Proxy-Authorization" in asked) is ("@" in proxy)
    assert b"the-token" not in asked


async def test_a_socks_proxy_looks_names_up_itself(opened: Open) -> None:
    with RawServer(b"\x05\x00") as server:
        with pytest.raises(Unreachable):
            opened("wss://social.example", way=Way(f"socks5h://{server.host}", ""))
        assert server.requests[0][:1] == b"\x05"
    with pytest.raises(Unreachable):
        opened("wss://social.example", way=Way("gopher://127.0.0.1:1", ""))
