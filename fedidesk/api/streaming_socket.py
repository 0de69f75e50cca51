"""Streams over one WebSocket.

https://docs.joinmastodon.org/methods/streaming/#websocket
"""

import logging
import socket
import ssl
import threading
from contextlib import ExitStack
from functools import cache
from pathlib import Path
from urllib.parse import SplitResult, unquote, urlsplit

import msgspec
import socks
from msgspec import Struct
from requests.structures import CaseInsensitiveDict
from websockets.exceptions import (
    ConnectionClosed,
    InvalidMessage,
    InvalidStatus,
    WebSocketException,
)
from websockets.sync.client import ClientConnection, connect
from websockets.typing import Subprotocol

from fedidesk.api.answer import Answer
from fedidesk.api.capture import MAX_BODY, Way
from fedidesk.api.errors import UNEXPECTED, network_error, status_error
from fedidesk.api.streaming_events import EventReader, Refusal, frame
from fedidesk.api.streaming_inbox import Inbox
from fedidesk.api.streaming_names import USER, is_streamed, name_of, order
from fedidesk.domain.errors import BadAnswer, NotOffered, ServerError, Silent, Unreachable
from fedidesk.domain.timeline import HOME, TimelineSpec

_log = logging.getLogger(f"{__name__}.websockets")
# That a server has gone is its way of life, and no error of ours.
_log.addFilter(lambda record: record.msg != "keepalive ping failed")

_PATH = "/api/v1/streaming"
_USUAL_PORT = {"wss": 443, "ws": 80, "http": 80, "socks5": 1080, "socks5h": 1080, "socks4": 1080}
_PROXIES = {
    "http": socks.HTTP,
    "socks5": socks.SOCKS5,
    "socks5h": socks.SOCKS5,
    "socks4": socks.SOCKS4,
    "socks4a": socks.SOCKS4,
}


class SocketPatience(Struct, frozen=True):
    """How long to wait for a WebSocket, in seconds; together less than the 45 of a dead stream."""

    open: float = 10.0
    ping_every: float = 20.0
    pong_within: float = 20.0
    close: float = 2.0


class SocketStream:
    """A WebSocket that brings the home timeline from the start, and others when asked to.

    All methods block, but for ``hang_up``, and none may be called in the loop's thread.
    """

    def __init__(self, host: str, inbox: Inbox, patience: SocketPatience) -> None:
        self._host = host
        self._inbox = inbox
        self._patience = patience
        self._reader = EventReader(host)
        self._stack = ExitStack()
        self._socket: ClientConnection | None = None
        self._specs = {name_of(HOME): HOME}
        self._unproven: list[TimelineSpec] = []
        """Subscribed, and nothing came of it yet: the last may be what a refusal is about."""

    def open(self, address: str, way: Way, user_agent: str, token: str, *, in_header: bool) -> None:
        """Connect and begin to read. Raises ``ServerError``.

        The token goes into a header, or where it takes the place of a subprotocol. The home
        timeline is named in the address, so a server that saw no token says so at once.
        """
        try:
            raw = _connected(address, way, self._patience.open)
        except (OSError, ValueError) as error:
            raise network_error(error, self._host) from None
        try:
            connection = connect(
                f"{address}{_PATH}?stream={USER}",
                sock=raw,
                ssl=_trust(way.authorities) if address.startswith("wss:") else None,
                additional_headers={"Authorization": f"Bearer {token}"} if in_header else None,
                subprotocols=None if in_header else [Subprotocol(token)],
                user_agent_header=user_agent,
                open_timeout=self._patience.open,
                ping_interval=self._patience.ping_every,
                ping_timeout=self._patience.pong_within,
                close_timeout=self._patience.close,
                max_size=MAX_BODY,
                logger=_log,
            )
            self._socket = self._stack.enter_context(connection)
        except (OSError, WebSocketException, ValueError, EOFError) as error:
            raw.close()
            raise _refused(error, self._host, address) from None
        threading.Thread(target=self._read, name=f"stream {self._host}", daemon=True).start()

    def subscribe(self, spec: TimelineSpec) -> None:
        """Return when the server had word of it. Raises ``NotOffered`` or ``Unreachable``."""
        if not is_streamed(spec):
            raise NotOffered(self._host)
        if spec in self._specs.values():
            return
        self._specs = self._specs | {name_of(spec): spec}
        self._unproven = [*self._unproven, spec]
        try:
            self._send(order("subscribe", spec))
        except ServerError:
            self._forget(spec)
            raise
        if spec not in self._specs.values():
            raise NotOffered(self._host)

    def unsubscribe(self, spec: TimelineSpec) -> None:
        """End what ``subscribe`` began."""
        if spec in self._specs.values():
            self._forget(spec)
            self._send(order("unsubscribe", spec))

    def hang_up(self) -> None:
        """Close the connection; returns at once."""
        threading.Thread(target=self._stack.close, name=f"bye {self._host}", daemon=True).start()

    def _send(self, message: dict[str, str]) -> None:
        """Send ``message`` and wait until the server has read it: it answers a ping behind it."""
        assert self._socket is not None
        try:
            self._socket.send(msgspec.json.encode(message).decode())
            answered = self._socket.ping(ack_on_close=True).wait(self._patience.open)
        except ConnectionClosed:
            raise Unreachable(self._host) from None
        if not answered:
            raise Silent(self._host)

    def _read(self) -> None:
        assert self._socket is not None
        try:
            while True:
                self._take(self._socket.recv(decode=False))
        except ConnectionClosed:
            return
        finally:
            self._inbox.end(Unreachable(self._host))
            self._reader.tell()

    def _take(self, text: bytes) -> None:
        found = frame(text)
        if found is None:
            self._reader.skip()
        elif isinstance(found, Refusal):
            self._last_refused()
        else:
            spec = self._specs.get(found.stream) or self._specs.get(found.stream[:1])
            if spec in self._unproven:
                self._unproven = [other for other in self._unproven if other != spec]
            event = self._reader.read(found, spec)
            if event is not None:
                self._inbox.put(event)

    def _last_refused(self) -> None:
        if self._unproven:
            spec = self._unproven[-1]
            self._forget(spec)
            self._inbox.refuse(spec)

    def _forget(self, spec: TimelineSpec) -> None:
        # Made anew and never changed: two threads read them.
        self._specs = {name: other for name, other in self._specs.items() if other != spec}
        self._unproven = [other for other in self._unproven if other != spec]


def _connected(address: str, way: Way, patience: float) -> socket.socket:
    """Return a connection to where ``address`` leads, through the proxy if there is one.

    Made here, so that websockets follows no redirect with the token.
    """
    parts = urlsplit(address)
    there = (parts.hostname or "", parts.port or _USUAL_PORT[parts.scheme])
    if way.proxy:
        raw = _through_proxy(there, urlsplit(way.proxy), patience)
    else:
        raw = socket.create_connection(there, patience)
    raw.settimeout(None)
    return raw


def _through_proxy(there: tuple[str, int], proxy: SplitResult, patience: float) -> socket.socket:
    if proxy.scheme not in _PROXIES:
        raise OSError(f"no way through a proxy of {proxy.scheme}")
    connected: socket.socket = socks.create_connection(
        there,
        patience,
        proxy_type=_PROXIES[proxy.scheme],
        proxy_addr=proxy.hostname,
        proxy_port=proxy.port or _USUAL_PORT.get(proxy.scheme, 1080),
        proxy_username=unquote(proxy.username) if proxy.username else None,
        proxy_password=unquote(proxy.password) if proxy.password else None,
    )
    return connected


@cache
def _trust(authorities: str) -> ssl.SSLContext:
    """Return whom to trust: those that requests trusts; reading them takes 30 ms."""
    in_folder = Path(authorities).is_dir()
    return ssl.create_default_context(
        cafile=None if in_folder else authorities, capath=authorities if in_folder else None
    )


def _refused(error: Exception, host: str, address: str) -> ServerError:
    """Return what it means that a server which can be reached shook no hands."""
    if isinstance(error, InvalidStatus):
        response = error.response
        headers = CaseInsensitiveDict(response.headers.raw_items())
        answer = Answer(response.status_code, headers, bytes(response.body or b""), address)
        return status_error(answer, host, function=True)
    if isinstance(error, ssl.SSLError):
        return network_error(error, host)
    if isinstance(error, OSError | EOFError | InvalidMessage):
        return Silent(host)
    return BadAnswer(host, UNEXPECTED)
