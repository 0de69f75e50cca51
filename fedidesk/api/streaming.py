"""One account's stream: whichever way the server offers, as long as the token stays out of sight.

https://docs.joinmastodon.org/methods/streaming/
"""

import weakref
from collections.abc import Callable
from functools import partial
from typing import Protocol, TypeVar
from urllib.parse import urlsplit

from msgspec import Struct

from fedidesk.api.capabilities import Capabilities
from fedidesk.api.capture import CapturingSession
from fedidesk.api.streaming_inbox import Inbox
from fedidesk.api.streaming_socket import SocketPatience, SocketStream
from fedidesk.api.streaming_sse import SILENCE, EventStreams
from fedidesk.core.lanes import Lane, LaneClosed
from fedidesk.domain.address import host_of, is_loopback
from fedidesk.domain.errors import (
    BadAnswer,
    Gone,
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
from fedidesk.domain.stream import StreamBatch
from fedidesk.domain.timeline import TimelineSpec

Result = TypeVar("Result")

_PATIENCE = 90.0
"""Seconds for an order with its wait for the thread; what it does ends long before."""
_NO_WAY_IN = (SignedOut, NotAllowed, Refused, NotOffered, Gone, BadAnswer)
_PASSING = (Unreachable, ServerBusy, NotSecure)
_BY_HEADER, _BY_SUBPROTOCOL, _EVENTS = "stream:header", "stream:subprotocol", "stream:events"


class StreamPatience(Struct, frozen=True):
    """How long a stream may be silent before it is taken for dead, in seconds."""

    socket: SocketPatience = SocketPatience()
    events: float = SILENCE


class Transport(Protocol):
    """A way by which events come, open already. All methods block, but for ``hang_up``."""

    def subscribe(self, spec: TimelineSpec) -> None:
        """Return when ``spec`` is streamed. Raises ``ServerError``."""
        ...

    def unsubscribe(self, spec: TimelineSpec) -> None:
        """End what ``subscribe`` began."""
        ...

    def hang_up(self) -> None:
        """Close all connections; returns at once."""
        ...


class Doors:
    """All ways to the stream of one account; those that were shut are left alone for a day."""

    def __init__(
        self,
        base_url: str,
        token: str,
        make_session: Callable[[], CapturingSession],
        capabilities: Capabilities,
        patience: StreamPatience,
    ) -> None:
        self._base_url = base_url
        self._token = token
        self._make_session = make_session
        self._capabilities = capabilities
        self._patience = patience

    def open(self, inbox: Inbox, advertised: str) -> Transport:
        """Return the first way that is open; its events go to ``inbox``. Blocks.

        ``advertised`` is where the server says that it streams. Raises a passing trouble if there
        is any, else ``SignedOut`` or ``NotAllowed`` if that was said, else ``NotOffered``.
        """
        troubles: list[ServerError] = []
        for address in addresses(self._base_url, advertised):
            transport = self._open_at(address, inbox, troubles)
            if transport is not None:
                return transport
            if not _is_away(troubles[-1]):
                break
        raise weightiest(troubles, host_of(self._base_url))

    def _open_at(self, address: str, inbox: Inbox, troubles: list[ServerError]) -> Transport | None:
        """Try one way after the other, as long as that makes sense; add what went wrong."""
        ways: dict[str, Callable[[str, Inbox], Transport]] = {
            _BY_HEADER: partial(self._socket, in_header=True),
            _BY_SUBPROTOCOL: partial(self._socket, in_header=False),
            _EVENTS: self._events,
        }
        for kind in tuple(ways):
            if kind not in ways:
                continue
            try:
                return self._through(kind, address, ways[kind], inbox)
            except ServerError as trouble:
                troubles.append(trouble)
                if _is_away(trouble):
                    break
                if isinstance(trouble, _PASSING):
                    # It is not the header that is wrong.
                    ways.pop(_BY_SUBPROTOCOL, None)
        return None

    def _through(
        self, kind: str, address: str, door: Callable[[str, Inbox], Transport], inbox: Inbox
    ) -> Transport:
        function = f"{kind}:{host_of(address)}"
        self._capabilities.check(function)
        try:
            return door(address, inbox)
        except _NO_WAY_IN as error:
            self._capabilities.is_missing(function)
            if kind == _BY_HEADER and isinstance(error, NotOffered):
                # No WebSocket at all: then not with a subprotocol either.
                self._capabilities.is_missing(f"{_BY_SUBPROTOCOL}:{host_of(address)}")
            raise

    def _socket(self, address: str, inbox: Inbox, *, in_header: bool) -> Transport:
        with self._make_session() as session:
            way, user_agent = session.way_to(address), str(session.headers["User-Agent"])
        stream = SocketStream(host_of(address), inbox, self._patience.socket)
        scheme, _, rest = address.partition("://")
        socket_address = f"{'wss' if scheme == 'https' else 'ws'}://{rest}"
        stream.open(socket_address, way, user_agent, self._token, in_header=in_header)
        return stream

    def _events(self, address: str, inbox: Inbox) -> Transport:
        streams = EventStreams(
            address, self._token, self._make_session, inbox, self._patience.events
        )
        streams.open()
        return streams


class MastodonStream:
    """Implements ``services.ports.Stream``. Hangs up too when nobody holds it any more."""

    def __init__(self, host: str, lane: Lane[None], transport: Transport, inbox: Inbox) -> None:
        self._host = host
        self._lane = lane
        self._transport = transport
        self._inbox = inbox
        self._dropped = weakref.finalize(self, inbox.close)
        # What ends the process ends the connection.
        self._dropped.atexit = False

    async def subscribe(self, spec: TimelineSpec) -> None:
        """Return once events of ``spec`` come too."""
        await run(self._lane, self._host, lambda _: self._transport.subscribe(spec))

    async def unsubscribe(self, spec: TimelineSpec) -> None:
        """Want no more events of ``spec``."""
        await run(self._lane, self._host, lambda _: self._transport.unsubscribe(spec))

    async def next(self) -> StreamBatch:
        """Wait until something has happened and return all of it."""
        return await self._inbox.next()

    def close(self) -> None:
        """Hang up."""
        self._inbox.end(Unreachable(self._host))
        self._dropped()


async def open_stream(doors: Doors, host: str, lane: Lane[None], advertised: str) -> MastodonStream:
    """Open a stream by one of ``doors``. Raises ``ServerError``, see ``Doors.open``.

    Who is cancelled meanwhile leaves no connection behind.
    """
    inbox = Inbox()

    def opened(_: None) -> Transport:
        transport = doors.open(inbox, advertised)
        inbox.hang_up_with(transport.hang_up)
        return transport

    try:
        transport = await run(lane, host, opened)
    except BaseException:
        inbox.close()
        raise
    return MastodonStream(host, lane, transport, inbox)


async def run(lane: Lane[None], host: str, call: Callable[[None], Result]) -> Result:
    """Do what blocks in the lane of streams."""
    try:
        return await lane.run(call, timeout=_PATIENCE)
    except TimeoutError:
        raise Silent(host) from None
    except LaneClosed:
        raise Unreachable(host) from None


def addresses(base_url: str, advertised: str) -> tuple[str, ...]:
    """Return where to look for streams, as web addresses: where the server says, then the API's.

    What is not secure is left out, and a server of this machine is not believed to be elsewhere:
    those that are tried out say ``example.com``.
    """
    found = _web_address(advertised)
    if not found or (_is_here(base_url) and not _is_here(found)):
        return (base_url,)
    return (found,) if found == base_url else (found, base_url)


def _is_away(trouble: ServerError) -> bool:
    """Whether nothing at that address can be reached, so another way there need not be tried."""
    return isinstance(trouble, Unreachable | NotSecure) and not isinstance(trouble, Silent)


def weightiest(troubles: list[ServerError], host: str) -> ServerError:
    """Return what counts of all that went wrong at one door or another."""
    for kind in (_PASSING, SignedOut, NotAllowed):
        for trouble in troubles:
            if isinstance(trouble, kind):
                return trouble
    return NotOffered(host)


def _web_address(advertised: str) -> str:
    try:
        parts = urlsplit(advertised.strip())
        host, port = parts.hostname or "", parts.port
    except ValueError:
        return ""
    scheme = {"wss": "https", "https": "https", "ws": "http", "http": "http"}.get(parts.scheme)
    if scheme is None or not host or (scheme == "http" and not is_loopback(host)):
        return ""
    shown = f"[{host}]" if ":" in host else host
    place = f"{scheme}://{shown}" + (f":{port}" if port else "")
    return place + parts.path.rstrip("/").removesuffix("/api/v1/streaming")


def _is_here(url: str) -> bool:
    return is_loopback(urlsplit(url).hostname or "")
