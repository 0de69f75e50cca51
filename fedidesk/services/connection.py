"""One account's line to its server: whether it is up, and the one door for all calls."""

import asyncio
from collections.abc import Awaitable, Callable
from enum import Enum
from typing import TypeVar

from fedidesk.core.events import Signal
from fedidesk.domain.errors import FedideskError, ServerError, SignedOut, Unreachable
from fedidesk.services.ports import Gateway

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
        self._settled = asyncio.Event()

    def provide(self, gateway: Gateway) -> None:
        """The token was there: calls go through ``gateway`` from now on."""
        self._gateway = gateway
        self._set(Line.ONLINE)
        self._settled.set()

    def refuse(self, trouble: FedideskError) -> None:
        """There is no token: calls fail with ``trouble`` until a gateway is provided."""
        self._set(Line.NO_TOKEN, trouble)
        self._settled.set()

    def restart(self) -> None:
        """The token is being asked for again."""
        self._settled.clear()
        self._set(Line.CONNECTING)

    async def call(self, ask: Callable[[Gateway], Awaitable[Result]]) -> Result:
        """Return ``await ask(gateway)``; raises what that raises, or the trouble with the token."""
        await self._settled.wait()
        if self._gateway is None:
            assert self.trouble is not None, "settled without a gateway means trouble"
            raise self.trouble
        try:
            answer = await ask(self._gateway)
        except SignedOut as error:
            self._set(Line.SIGNED_OUT, error)
            raise
        except Unreachable as error:
            if self.line is Line.ONLINE:
                self._set(Line.OFFLINE, error)
            raise
        except ServerError:
            self._reached()
            raise
        self._reached()
        return answer

    def close(self) -> None:
        """Hang up."""
        if self._gateway is not None:
            self._gateway.close()

    def _reached(self) -> None:
        if self.line is Line.OFFLINE:
            self._set(Line.ONLINE)

    def _set(self, line: Line, trouble: FedideskError | None = None) -> None:
        self.trouble = trouble
        if self.line is not line:
            self.line = line
            self.changed.emit()
