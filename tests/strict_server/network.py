"""The wire between the server and the world, which a test may cut, freeze or take away."""

import asyncio
import socket
import struct
from typing import Any

from starlette.types import Scope
from uvicorn.config import Config
from uvicorn.protocols.http.h11_impl import H11Protocol
from uvicorn.server import ServerState

HOST = "127.0.0.1"


class Network:
    """The public port and every connection on it.

    The port stays reserved while nobody listens on it, so a refused connection is refused by
    nobody else.
    """

    def __init__(self, port: int) -> None:
        self._reservation = bound_socket(port)
        self.port: int = self._reservation.getsockname()[1]
        self.flowing = asyncio.Event()
        self.flowing.set()
        self._listener: asyncio.Server | None = None
        self._transports: set[asyncio.Transport] = set()
        self._return: asyncio.TimerHandle | None = None
        self._config: Config | None = None
        self._server_state: ServerState | None = None

    async def serve(self, config: Config, server_state: ServerState) -> None:
        """Begin to accept connections and serve them with the application in `config`."""
        self._config = config
        self._server_state = server_state
        await self.come_back()

    async def come_back(self) -> None:
        """Accept connections again."""
        if self._return is not None:
            self._return.cancel()
            self._return = None
        if self._listener is None:
            loop = asyncio.get_running_loop()
            self._listener = await loop.create_server(self._protocol, sock=bound_socket(self.port))

    async def go_away(self, seconds: float | None = None) -> None:
        """Refuse connections, for some seconds or until told otherwise, and cut those there are."""
        await self.come_back()
        assert self._listener is not None
        self._listener.close()
        self._listener = None
        self.cut_all()
        if seconds is not None:
            loop = asyncio.get_running_loop()
            self._return = loop.call_later(
                seconds, lambda: loop.create_task(self.come_back(), name="network comes back")
            )

    def cut_all(self) -> int:
        """Reset every open connection and say how many there were."""
        there = [transport for transport in self._transports if not transport.is_closing()]
        for transport in there:
            _reset(transport)
        self._transports.clear()
        return len(there)

    def freeze(self) -> None:
        """Neither read nor answer any more, without closing anything: packets get lost."""
        self.flowing.clear()
        for transport in self._transports:
            if not transport.is_closing():
                transport.pause_reading()

    def thaw(self) -> None:
        """Read and answer again."""
        self.flowing.set()
        for transport in self._transports:
            if not transport.is_closing():
                transport.resume_reading()

    def cut(self, scope: Scope, *, reset: bool) -> None:
        """End the connection a request came by: at once with a reset, or after what was sent."""
        for transport in self._transports:
            if transport.get_extra_info("peername") == tuple(scope["client"]):
                if reset:
                    _reset(transport)
                else:
                    transport.close()

    def opened(self, transport: asyncio.Transport) -> None:
        """Remember a new connection."""
        self._transports = {one for one in self._transports if not one.is_closing()}
        self._transports.add(transport)
        if not self.flowing.is_set():
            transport.pause_reading()

    def _protocol(self) -> asyncio.Protocol:
        assert self._config is not None
        assert self._server_state is not None
        return _KnownConnection(
            self, config=self._config, server_state=self._server_state, app_state={}
        )


class _KnownConnection(H11Protocol):
    """A connection the network knows of."""

    def __init__(self, network: Network, **settings: Any) -> None:
        super().__init__(**settings)
        self._network = network

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        self._network.opened(transport)


def bound_socket(port: int) -> socket.socket:
    """A loopback socket on this port (0: any free one) that does not listen yet."""
    # asyncio turns Nagle's algorithm off only where it sees the protocol named.
    bound = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
    bound.bind((HOST, port))
    return bound


def _reset(transport: asyncio.Transport) -> None:
    at_once = struct.pack("ii", 1, 0)
    transport.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, at_once)
    transport.abort()
