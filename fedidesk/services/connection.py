"""One account's line to its server: whether it is up, and the one door for all calls."""

import asyncio
from collections.abc import Awaitable, Callable
from enum import Enum
from typing import TypeVar

from fedidesk.core.events import Signal
from fedidesk.domain.errors import (
    Elsewhere,
    FedideskError,
    NotSecure,
    ServerError,
    SignedOut,
    Unreachable,
)
from fedidesk.services.ports import Gateway, Stream

Result = TypeVar("Result")


class Line(Enum):
    """How the line of an account is."""

    CONNECTING = "connecting"
    ONLINE = "online"
    OFFLINE = "offline"
    """The server can't be reached; calls are still tried."""
    NO_TOKEN = "no token"
    """The keyring gave no token; ``Connection.trouble`` says why."""
    SIGNED_OUT = "signed out"
    """The server no longer accepts the token; only a new sign-in helps."""


class Connection:
    """Hands calls to the gateway once there is one, and learns from how they end.

    A call made while the line is ``CONNECTING`` waits. ``changed`` tells every change of ``line``.
    """

    def __init__(self) -> None:
        self.line = Line.CONNECTING
        self.trouble: FedideskError | None = None
        self.changed: Signal[()] = Signal()
        self._gateway: Gateway | None = None
        self._waiting: list[asyncio.Future[None]] = []
        self._closed = False

    @property
    def seconds_ahead(self) -> float:
        """By how much the server's clock is ahead of this machine's, as far as that is known."""
        return 0.0 if self._gateway is None else self._gateway.seconds_ahead

    def provide(self, gateway: Gateway) -> None:
        """The token was there: calls go through ``gateway`` from now on.

        One that was there before is closed; so is this one where the line is closed already.
        """
        if self._closed:
            gateway.close()
            return
        self._hang_up()
        self._gateway = gateway
        self._set(Line.ONLINE)
        self._let_go()

    def refuse(self, trouble: FedideskError) -> None:
        """There is no token: calls fail with ``trouble`` until a gateway is provided."""
        self._hang_up()
        self._set(Line.NO_TOKEN, trouble)
        self._let_go()

    def restart(self) -> None:
        """The token is being asked for again."""
        self._set(Line.CONNECTING)

    async def call(self, ask: Callable[[Gateway], Awaitable[Result]]) -> Result:
        """Return ``await ask(gateway)``; raises what that raises, or the trouble with the token."""
        gateway = await self._settled()
        try:
            answer = await ask(gateway)
        except ServerError as error:
            if gateway is self._gateway:
                self._learn(error)
            raise
        if gateway is self._gateway:
            self._reached()
        return answer

    async def open_stream(self) -> Stream:
        """Open a stream; raises what that raises, or the trouble with the token.

        Nothing is learned from how it ends: streams go another way than calls.
        """
        return await (await self._settled()).open_stream()

    def close(self) -> None:
        """Hang up for good."""
        self._closed = True
        if self._gateway is not None:
            self._gateway.close()

    async def _settled(self) -> Gateway:
        """Wait until it is known whether there is a gateway; raise the trouble if there is none."""
        while self.line is Line.CONNECTING:
            settled = asyncio.get_running_loop().create_future()
            self._waiting.append(settled)
            await settled
        if self._gateway is None:
            assert self.trouble is not None, "settled without a gateway means trouble"
            raise self.trouble
        return self._gateway

    def _learn(self, error: ServerError) -> None:
        """Draw from an error what it says of the line."""
        if isinstance(error, Elsewhere):
            return
        if isinstance(error, SignedOut):
            self._set(Line.SIGNED_OUT, error)
        elif not isinstance(error, Unreachable | NotSecure):
            self._reached()
        elif self.line is Line.ONLINE:
            self._set(Line.OFFLINE, error)

    def _reached(self) -> None:
        if self.line is Line.OFFLINE:
            self._set(Line.ONLINE)

    def _let_go(self) -> None:
        waiting, self._waiting = self._waiting, []
        for settled in waiting:
            if not settled.done():
                settled.set_result(None)

    def _hang_up(self) -> None:
        if self._gateway is not None:
            self._gateway.close()
            self._gateway = None

    def _set(self, line: Line, trouble: FedideskError | None = None) -> None:
        self.trouble = trouble
        if self.line is not line:
            self.line = line
            self.changed.emit()
