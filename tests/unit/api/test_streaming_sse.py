"""Server-sent events: how they are cut out, and streams of them over a real connection."""

import json
import socket
import threading
from collections.abc import AsyncIterator, Callable

import pytest
import pytest_asyncio
from hypothesis import given
from hypothesis import strategies as st

from fedidesk.api.capture import CapturingSession, Timeouts
from fedidesk.api.errors import TOO_LARGE
from fedidesk.api.streaming_inbox import Inbox
from fedidesk.api.streaming_sse import EventLines, EventStreams
from fedidesk.domain.errors import (
    BadAnswer,
    NotAllowed,
    NotOffered,
    ServerBusy,
    SignedOut,
    Silent,
    Unreachable,
)
from fedidesk.domain.ids import PostId
from fedidesk.domain.stream import Deleted
from fedidesk.domain.timeline import HOME, LOCAL
from tests.unit.api.raw_server import RawServer, Say, answer, hang
from tests.unit.api.test_streaming_names import TAG, spec

HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream; charset=utf-8\r\n\r\n"
TIMEOUTS = Timeouts(connect=5.0, silence=5.0, whole=5.0)


def all_events(*chunks: bytes) -> list[tuple[str, bytes]]:
    lines = EventLines()
    return [event for chunk in chunks for event in lines.feed(chunk)]


@pytest.mark.parametrize(
    ("text", "events"),
    [
        (b"event: delete\ndata: 1\n\n", [("delete", b"1")]),
        (b"event:delete\r\ndata:1\r\n\r\n", [("delete", b"1")]),
        (b":thump\n\n:thump\n", []),
        (b"data: 1\n\n", [("message", b"1")]),
        (b"event: filters_changed\n\n", [("filters_changed", b"")]),
        (b"data: {\ndata: }\nid: 7\nretry: 1\nwhat\nevent: update\n\n", [("update", b"{\n}")]),
        (b"event: a\ndata: 1\n\n\n\nevent: b\ndata: 2\n\n", [("a", b"1"), ("b", b"2")]),
        (b"event: update\ndata: half", []),
    ],
)
def test_events_are_cut_out(text: bytes, events: list[tuple[str, bytes]]) -> None:
    assert all_events(text) == events
    assert all_events(*(bytes([byte]) for byte in text)) == events


@given(st.lists(st.binary(max_size=60)))
def test_it_does_not_matter_where_it_is_torn(chunks: list[bytes]) -> None:
    assert all_events(*chunks) == all_events(b"".join(chunks))


@pytest.mark.parametrize("piece", [b"x" * 100, b"data: " + b"x" * 100 + b"\n"])
def test_an_event_has_an_end(piece: bytes) -> None:
    lines = EventLines(most=1_000)
    fed = [lines.feed(piece) for _ in range(9)]
    assert fed == [[]] * 9
    with pytest.raises(ValueError):
        lines.feed(piece * 2)


def says(*pieces: bytes, then_hang: bool = True) -> Say:
    """Return an answer that is no more than begun."""

    def say(connection: socket.socket, ending: threading.Event) -> None:
        for piece in (HEAD, *pieces):
            connection.sendall(piece)
        if then_hang:
            ending.wait(30)

    return say


Streams = Callable[..., EventStreams]


@pytest_asyncio.fixture
async def inbox() -> AsyncIterator[Inbox]:
    inbox = Inbox()
    yield inbox
    inbox.close()


@pytest.fixture
def to(inbox: Inbox) -> Streams:
    """Return what makes streams to a server."""

    def make(server: RawServer, silence: float = 5.0) -> EventStreams:
        streams = EventStreams(
            server.url,
            "the-token",
            lambda: CapturingSession("fedidesk/test", timeouts=TIMEOUTS),
            inbox,
            silence,
        )
        inbox.hang_up_with(streams.hang_up)
        return streams

    return make


async def test_home_is_there_from_the_start(inbox: Inbox, to: Streams) -> None:
    with RawServer(says(b":thump\n\nevent: del", b"ete\ndata: 1\n\n")) as server:
        streams = to(server)
        streams.open()
        assert (await inbox.next()).events == (Deleted(PostId("1")),)
        streams.hang_up()
    (asked,) = server.requests
    assert asked.startswith(b"GET /api/v1/streaming/user HTTP/1.1\r\n")
    assert b"Authorization: Bearer the-token\r\n" in asked
    assert b"User-Agent: fedidesk/test\r\n" in asked


async def test_every_stream_has_a_connection(inbox: Inbox, to: Streams) -> None:
    with RawServer(says(b"event: delete\ndata: 1\n\n", then_hang=False), hang) as server:
        with pytest.raises(NotOffered):
            to(server).subscribe(spec("telepathy"))
        assert server.requests == []
        to(server).open()
        assert len((await inbox.next()).events) == 1
        with pytest.raises(Unreachable):
            await inbox.next()


async def test_a_stream_that_is_left_is_no_end(inbox: Inbox, to: Streams) -> None:
    before = threading.enumerate()
    with RawServer(says(b":\n")) as server:
        streams = to(server)
        streams.subscribe(TAG)
        streams.subscribe(TAG)
        begun = [each for each in threading.enumerate() if each not in before]
        (thread,) = [each for each in begun if each.name.startswith("stream ")]
        streams.unsubscribe(TAG)
        streams.unsubscribe(LOCAL)
        thread.join(5)
        assert not thread.is_alive()
    assert len(server.requests) == 1
    assert b"GET /api/v1/streaming/hashtag?tag=B%C3%BCcher+%26+Tee " in server.requests[0]
    inbox.put(Deleted(PostId("9")))
    assert (await inbox.next()).events == (Deleted(PostId("9")),)


@pytest.mark.parametrize(
    ("said", "error"),
    [
        (answer(b"", "401 Unauthorized"), SignedOut),
        (answer(b"", "403 Forbidden"), NotAllowed),
        (answer(b"", "404 Not Found"), NotOffered),
        (answer(b"", "501 Not Implemented"), NotOffered),
        (answer(b"", "502 Bad Gateway"), ServerBusy),
        (answer(b"", "302 Found", "text/html", "Location: https://b.example/"), BadAnswer),
        (answer(b"<html>", "200 OK", "text/html"), BadAnswer),
        (b"", Unreachable),
    ],
)
async def test_a_server_that_streams_nothing(
    to: Streams, said: bytes, error: type[Exception]
) -> None:
    with RawServer(said) as server, pytest.raises(error):
        to(server).open()
    assert len(server.requests) == 1


async def test_silence_is_death(inbox: Inbox, to: Streams) -> None:
    with RawServer(says(b":thump\n\n")) as server:
        to(server, silence=0.1).open()
        with pytest.raises(Silent):
            await inbox.next()


async def test_a_broken_event_is_let_by_and_an_endless_one_is_the_end(
    inbox: Inbox, to: Streams
) -> None:
    broken = b"event: update\ndata: {\n\nevent: what\n\nevent: delete\ndata: 1\n\n"
    endless = b"data: " + b"x" * 5_000_000
    with RawServer(says(broken, endless)) as server:
        to(server).open()
        assert (await inbox.next()).events == (Deleted(PostId("1")),)
        with pytest.raises(BadAnswer) as caught:
            await inbox.next()
    assert caught.value.what == TOO_LARGE


async def test_posts_arrive_where_they_were_asked_for(inbox: Inbox, to: Streams) -> None:
    status = json.dumps({"id": "5", "account": {"id": "1", "acct": "ada"}}).encode()
    with RawServer(says(b"event: update\ndata: " + status + b"\n\n")) as server:
        to(server).subscribe(LOCAL)
        ((event,),) = [(await inbox.next()).events]
    assert getattr(event, "spec", HOME) == LOCAL
