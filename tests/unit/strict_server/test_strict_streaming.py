"""Live events: WebSocket, many streams on one connection."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from websockets.exceptions import ConnectionClosedError, InvalidMessage, InvalidStatus
from websockets.sync.client import ClientConnection, connect
from websockets.typing import Subprotocol

from tests.strict_server.process import StrictServer
from tests.unit.strict_server.clients import USER_AGENT, ApiClient


@contextmanager
def stream(
    server: StrictServer,
    token: str | None,
    *,
    query: str = "",
    user_agent: str | None = USER_AGENT,
    subprotocol: str | None = None,
) -> Iterator[ClientConnection]:
    address = f"ws://{server.host}/api/v1/streaming{query}"
    headers = {"Authorization": f"Bearer {token}"} if token else {}
    with connect(
        address,
        additional_headers=headers,
        user_agent_header=user_agent,
        subprotocols=[Subprotocol(subprotocol)] if subprotocol else None,
        proxy=None,
    ) as connection:
        yield connection


def event(connection: ClientConnection) -> tuple[list[str], str, Any]:
    message = json.loads(connection.recv(timeout=10))
    payload = message["payload"]
    if message["event"] != "delete":
        payload = json.loads(payload)
    return message["stream"], message["event"], payload


def subscribe(server: StrictServer, connection: ClientConnection, *names: str) -> None:
    for name in names:
        connection.send(json.dumps({"type": "subscribe", "stream": name}))
    connection.send("not json")
    assert json.loads(connection.recv(timeout=10)) == {"error": "bad request", "status": 400}
    assert server.control("streams")[0]["streams"] == sorted(names)


def test_a_post_arrives_changes_and_goes(server: StrictServer) -> None:
    with stream(server, server.sign_in("mina")) as connection:
        subscribe(server, connection, "user", "public:local")
        post_id = server.post_as("omar", "live!")["id"]
        for name in ("public:local", "user"):
            streams, kind, payload = event(connection)
            assert (streams, kind, payload["id"]) == ([name], "update", post_id)
        server.control("edit_post", post_id=post_id, text="changed")
        assert [event(connection)[1] for _ in range(2)] == ["status.update"] * 2
        server.control("delete_post", post_id=post_id)
        assert event(connection) == (["public:local"], "delete", post_id)
        assert event(connection) == (["user"], "delete", post_id)


def test_a_mention_is_notified(server: StrictServer) -> None:
    with stream(server, server.sign_in("mina"), query="?stream=user") as connection:
        server.post_as("omar", "hello @mina")
        assert event(connection)[1] == "update"
        streams, kind, payload = event(connection)
        assert (streams, kind, payload["type"]) == (["user"], "notification", "mention")


def test_what_one_must_not_see_is_not_streamed(server: StrictServer) -> None:
    with stream(server, server.sign_in("mina"), query="?stream=user") as connection:
        server.post_as("omar", "for nobody", visibility="direct")
        seen = server.post_as("omar", "for all")["id"]
        assert event(connection)[2]["id"] == seen


def test_the_token_may_be_a_subprotocol(server: StrictServer) -> None:
    token = server.sign_in("mina")
    with stream(server, None, subprotocol=token) as connection:
        assert connection.subprotocol == token
    assert token not in json.dumps(server.requests())


@pytest.mark.parametrize(
    ("query", "user_agent", "status"),
    [("", USER_AGENT, 401), ("?access_token={token}", USER_AGENT, 401), ("", None, 418)],
)
def test_a_wrong_handshake_is_refused(
    server: StrictServer, query: str, user_agent: str | None, status: int
) -> None:
    address = query.format(token=server.sign_in("mina"))
    with (
        pytest.raises(InvalidStatus) as refused,
        stream(server, None, query=address, user_agent=user_agent),
    ):
        pass
    assert refused.value.response.status_code == status


def test_streaming_can_be_switched_off(server: StrictServer) -> None:
    server.switch_off("/api/v1/streaming", method="WEBSOCKET", status=501)
    with pytest.raises(InvalidStatus) as refused, stream(server, server.sign_in("mina")):
        pass
    assert refused.value.response.status_code == 501


def test_an_unknown_stream_is_an_error_and_no_end(server: StrictServer) -> None:
    with stream(server, server.sign_in("mina"), query="?stream=telepathy") as connection:
        assert json.loads(connection.recv(timeout=10))["status"] == 400
        server.control("send_to_streams", text="{garbage")
        assert connection.recv(timeout=10) == "{garbage"


def test_a_stream_can_be_cut(server: StrictServer) -> None:
    with stream(server, server.sign_in("mina"), query="?stream=user") as connection:
        assert server.control("cut_connections") >= 1
        with pytest.raises(ConnectionClosedError):
            connection.recv(timeout=10)


def test_a_frozen_stream_answers_no_ping(server: StrictServer) -> None:
    with stream(server, server.sign_in("mina"), query="?stream=user") as connection:
        assert connection.ping().wait(10)
        server.control("freeze")
        lost = connection.ping()
        server.post_as("omar", "unheard")
        with pytest.raises(TimeoutError):
            connection.recv(timeout=0.2)
        assert not lost.is_set()
        server.control("thaw")
        assert lost.wait(10)
        assert event(connection)[1] == "update"


def test_streamed_posts_are_the_posts_one_reads(server: StrictServer, mina: ApiClient) -> None:
    with stream(server, server.sign_in("mina"), query="?stream=user") as connection:
        post_id = server.post_as("omar", "the same")["id"]
        assert event(connection)[2] == mina.get(f"/api/v1/statuses/{post_id}").json()


@pytest.mark.parametrize(("kind", "options"), [("reset", {}), ("silence", {"seconds": 0.1})])
def test_a_handshake_may_get_no_answer(
    server: StrictServer, kind: str, options: dict[str, Any]
) -> None:
    token = server.sign_in("mina")
    server.fault(kind, "/api/v1/streaming", method="WEBSOCKET", **options)
    with pytest.raises((OSError, InvalidMessage)), stream(server, token):
        pass
    with stream(server, token, query="?stream=user"):
        assert server.requests("/api/v1/streaming")[-1]["status"] == 101
