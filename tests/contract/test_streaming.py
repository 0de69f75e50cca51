"""Both ways to stream, against servers in other processes."""

import asyncio
from collections.abc import AsyncIterator, Iterator

import pytest
import pytest_asyncio
import requests

from fedidesk import USER_AGENT
from fedidesk.api.api import Api
from fedidesk.api.capture import Timeouts
from fedidesk.api.gateway import MastodonGateway
from fedidesk.api.streaming import MastodonStream, StreamPatience
from fedidesk.api.streaming_socket import SocketPatience
from fedidesk.domain.errors import NotOffered, ServerBusy, SignedOut, Unreachable
from fedidesk.domain.stream import Arrived, Deleted, Edited, StreamEvent
from fedidesk.domain.timeline import HOME, LOCAL, TimelineSpec
from fedidesk.services.ports import Gateway, Stream
from tests.contract.conftest import gateway_to
from tests.contract.mock_server import TOKEN, MockServer
from tests.strict_server.process import StrictServer
from tests.unit.api.test_streaming_names import TAG
from tests.waiting import until

PATH = "/api/v1/streaming"
SETTINGS = {"streaming_url": "", "stream_token_in": "anywhere", "echo_subprotocol": True}


@pytest.fixture
def server(strict: StrictServer) -> Iterator[StrictServer]:
    strict.clear_faults()
    strict.control("clear_requests")
    yield strict
    strict.control("thaw")
    strict.control("settings", **SETTINGS)
    strict.clear_faults()


@pytest_asyncio.fixture
async def api() -> AsyncIterator[Api]:
    """The API layer, in more of a hurry than usual."""
    patience = StreamPatience(
        SocketPatience(open=5.0, ping_every=0.1, pong_within=0.3, close=0.1), events=20.0
    )
    api = Api(timeouts=Timeouts(connect=5.0, silence=5.0, whole=10.0), patience=patience)
    yield api
    api.close()


@pytest.fixture
def gateway(api: Api, server: StrictServer) -> MastodonGateway:
    return gateway_to(api, server.url, server.sign_in("mina"))


async def heard(stream: Stream, count: int) -> list[StreamEvent]:
    """Return the next events."""
    events: list[StreamEvent] = []
    async with asyncio.timeout(10):
        while len(events) < count:
            events += (await stream.next()).events
    return events


async def ended(stream: Stream) -> None:
    """Wait until the stream ends, as a connection does that breaks off."""
    with pytest.raises(Unreachable):
        await heard(stream, 1_000_000)


def handshakes(server: StrictServer) -> list[tuple[int, bool]]:
    """Return the status of each handshake, and whether its token was in a header."""
    found = []
    for entry in server.requests(PATH, "WEBSOCKET"):
        assert entry["user_agent"] == USER_AGENT
        assert entry["query"] == "stream=user"
        found.append((entry["status"], "authorization" in entry["headers"]))
    return found


def test_the_port_fits(gateway: MastodonGateway) -> None:
    port: Gateway = gateway
    assert port.open_stream
    wanted = {name for name in vars(Stream) if not name.startswith("_")}
    assert wanted <= set(dir(MastodonStream))


async def test_a_post_arrives_changes_and_goes(
    gateway: MastodonGateway, server: StrictServer
) -> None:
    stream = await gateway.open_stream()
    post_id = server.post_as("omar", "live!")["id"]
    (arrived,) = await heard(stream, 1)
    assert isinstance(arrived, Arrived)
    assert (arrived.spec, arrived.bundle.post.id) == (HOME, post_id)
    # It is the post that one reads, and its place is one from where one may read on.
    assert arrived.bundle.post == await gateway.post(arrived.bundle.post.id)
    page = await gateway.timeline_page(HOME, older_than=arrived.older)
    assert page.bundles[0].row.id < arrived.bundle.row.id
    assert (await gateway.timeline_page(HOME, newer_than=arrived.newer)).bundles == ()
    server.control("edit_post", post_id=post_id, text="changed")
    (edited,) = await heard(stream, 1)
    assert isinstance(edited, Edited)
    assert "changed" in edited.post.html
    server.control("delete_post", post_id=post_id)
    assert await heard(stream, 1) == [Deleted(arrived.bundle.post.id)]
    stream.close()


async def test_many_streams_are_one_connection(
    gateway: MastodonGateway, server: StrictServer
) -> None:
    stream = await gateway.open_stream()
    await stream.subscribe(HOME)
    await stream.subscribe(LOCAL)
    assert server.control("streams")[0]["streams"] == ["public:local", "user"]
    server.post_as("omar", "for all")
    specs = [event.spec for event in await heard(stream, 2) if isinstance(event, Arrived)]
    assert sorted(map(str, specs)) == ["home", "local"]
    await stream.unsubscribe(LOCAL)
    assert server.control("streams")[0]["streams"] == ["user"]
    assert handshakes(server) == [(101, True)]
    stream.close()
    await ended(stream)


async def test_odd_things_are_let_by(gateway: MastodonGateway, server: StrictServer) -> None:
    stream = await gateway.open_stream()
    for text in ("{", "null", '{"event": "tea"}', '{"event": "update", "payload": "{"}', "x" * 999):
        server.control("send_to_streams", text=text)
    server.post_as("omar", "still there")
    assert len(await heard(stream, 1)) == 1


async def test_a_cut_connection_is_the_end_and_the_next_one_begins(
    gateway: MastodonGateway, server: StrictServer
) -> None:
    for _ in range(2):
        stream = await gateway.open_stream()
        assert server.control("cut_connections") >= 1
        await ended(stream)
        with pytest.raises(Unreachable):
            await stream.subscribe(LOCAL)
    assert handshakes(server) == [(101, True)] * 2


async def test_a_frozen_connection_is_noticed(
    gateway: MastodonGateway, server: StrictServer
) -> None:
    stream = await gateway.open_stream()
    server.control("freeze")
    await ended(stream)


async def test_a_quiet_connection_is_not_taken_for_a_dead_one(
    gateway: MastodonGateway, server: StrictServer
) -> None:
    stream = await gateway.open_stream()
    # Four times as long as a pong may take.
    with pytest.raises(TimeoutError):
        async with asyncio.timeout(1.2):
            await stream.next()
    server.post_as("omar", "at last")
    assert len(await heard(stream, 1)) == 1


@pytest.mark.parametrize("echoes", [True, False])
async def test_a_token_that_has_to_be_a_subprotocol(
    gateway: MastodonGateway, server: StrictServer, echoes: bool
) -> None:
    server.control("settings", stream_token_in="subprotocol", echo_subprotocol=echoes)
    for _ in range(2):
        stream = await gateway.open_stream()
        server.post_as("omar", "for all")
        assert len(await heard(stream, 1)) == 1
        stream.close()
        await ended(stream)
    # What was learned is not tried again.
    assert handshakes(server) == [(403, True), (101, False), (101, False)]


async def test_the_server_says_where_it_streams(
    gateway: MastodonGateway, server: StrictServer
) -> None:
    port = server.host.partition(":")[2]
    server.control("settings", streaming_url=f"ws://localhost:{port}")
    stream = await gateway.open_stream()
    (entry,) = server.requests(PATH, "WEBSOCKET")
    assert entry["headers"]["host"] == f"localhost:{port}"
    stream.close()


async def test_an_advertised_place_where_nobody_is(
    gateway: MastodonGateway, server: StrictServer
) -> None:
    server.control("settings", streaming_url="ws://localhost:1")
    stream = await gateway.open_stream()
    (entry,) = server.requests(PATH, "WEBSOCKET")
    assert entry["headers"]["host"] == server.host
    stream.close()


async def test_without_a_description_it_streams_where_its_api_is(
    gateway: MastodonGateway, server: StrictServer
) -> None:
    for version in ("v1", "v2"):
        server.switch_off(f"/api/{version}/instance")
    for _ in range(2):
        stream = await gateway.open_stream()
        stream.close()
    assert len(server.requests("/api/v1/instance")) == 1


async def test_a_server_without_streams_is_not_asked_again(
    gateway: MastodonGateway, server: StrictServer
) -> None:
    server.switch_off(PATH, method="WEBSOCKET", status=501)
    for _ in range(5):
        with pytest.raises(NotOffered):
            await gateway.open_stream()
    asked = [entry["path"] for entry in server.requests()]
    assert asked == ["/api/v2/instance", PATH, f"{PATH}/user"]


async def test_a_token_that_is_no_good_anywhere(
    gateway: MastodonGateway, server: StrictServer
) -> None:
    await gateway.server()
    server.control("revoke_tokens", username="mina")
    with pytest.raises(SignedOut):
        await gateway.open_stream()
    assert handshakes(server) == [(401, True), (401, False)]


@pytest.mark.parametrize(
    ("fault", "options", "error"),
    [
        ("status", {"status": 502}, ServerBusy),
        ("reset", {}, Unreachable),
        ("silence", {"seconds": 0.2}, Unreachable),
    ],
)
async def test_a_handshake_that_fails_is_no_lesson(
    gateway: MastodonGateway,
    server: StrictServer,
    fault: str,
    options: dict[str, object],
    error: type[Exception],
) -> None:
    server.fault(fault, PATH, method="WEBSOCKET", **options)
    with pytest.raises(error):
        await gateway.open_stream()
    stream = await gateway.open_stream()
    server.post_as("omar", "here again")
    assert len(await heard(stream, 1)) == 1


async def test_a_gateway_that_closes_hangs_up(
    gateway: MastodonGateway, server: StrictServer
) -> None:
    stream = await gateway.open_stream()
    gateway.close()
    await ended(stream)
    with pytest.raises(Unreachable):
        await gateway.open_stream()
    assert server.requests(PATH)[-1]["status"] == 101


async def test_a_stream_that_nobody_holds_hangs_up(
    gateway: MastodonGateway, server: StrictServer
) -> None:
    stream = await gateway.open_stream()
    assert server.control("streams")
    del stream
    await until(lambda: not server.control("streams"))


class Somebody:
    """Writes at the lenient server, as the one whose timeline is streamed."""

    def __init__(self, server: MockServer) -> None:
        self._url = f"{server.url}/api/v1/statuses"
        self._session = requests.Session()
        self._session.trust_env = False
        self._session.headers["Authorization"] = f"Bearer {TOKEN}"

    def write(self, text: str) -> str:
        answer = self._session.post(self._url, data={"status": text}, timeout=10)
        post_id: str = answer.json()["id"]
        return post_id

    def edit(self, post_id: str, text: str) -> None:
        self._session.put(f"{self._url}/{post_id}", data={"status": text}, timeout=10)

    def delete(self, post_id: str) -> None:
        self._session.delete(f"{self._url}/{post_id}", timeout=10)

    def close(self) -> None:
        self._session.close()


@pytest.fixture
def somebody(mock: MockServer) -> Iterator[Somebody]:
    somebody = Somebody(mock)
    yield somebody
    somebody.close()


@pytest.mark.parametrize("spec", [HOME, LOCAL, TAG], ids=lambda spec: str(spec.kind))
async def test_events_where_sockets_want_the_token_in_the_address(
    api: Api, mock: MockServer, somebody: Somebody, spec: TimelineSpec
) -> None:
    gateway = gateway_to(api, mock.url, TOKEN)
    stream = await gateway.open_stream()
    spec = TimelineSpec(spec.kind, "bread" if spec.argument else "")
    await stream.subscribe(spec)
    post_id = somebody.write("Fresh #bread")
    events = await heard(stream, 1 if spec == HOME else 2)
    arrived = {event.spec: event for event in events if isinstance(event, Arrived)}
    assert arrived.keys() == {HOME, spec}
    assert {event.bundle.post.id for event in arrived.values()} == {post_id}
    await stream.unsubscribe(LOCAL)
    somebody.edit(post_id, "Stale #bread")
    assert any(isinstance(event, Edited) for event in await heard(stream, 1))
    somebody.delete(post_id)
    async with asyncio.timeout(10):
        while not any(isinstance(event, Deleted) for event in await heard(stream, 1)):
            pass
    stream.close()
    await ended(stream)


async def test_what_was_learned_of_events_is_kept(api: Api, mock: MockServer) -> None:
    gateway = gateway_to(api, mock.url, TOKEN)
    for _ in range(2):
        stream = await gateway.open_stream()
        stream.close()
        await ended(stream)
    missing = sorted(gateway._capabilities._missing_since)
    host = mock.url.partition("://")[2]
    assert missing == [f"stream:header:{host}", f"stream:subprotocol:{host}"]
