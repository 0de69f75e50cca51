"""Brings wishes to the server, whatever they are about."""

from collections.abc import Callable
from typing import Any, Protocol, TypeVar

from fedidesk.domain.errors import FedideskError, ServerBusy
from fedidesk.domain.outgoing import Following, Outgoing, Switching, Voting

_CHOKED = 500
"""The status of a server on which something broke, perhaps over this one thing."""
_PATIENCE = 3
"""How often it may do so over the same thing: everything else waits behind it."""
Kind = TypeVar("Kind", contravariant=True)


class Granting(Protocol[Kind]):
    """Knows how wishes of one kind come true."""

    async def send(self, wish: Kind, /) -> None:
        """Ask the server for it, so that it waits no longer. Raises a ``FedideskError``."""
        ...

    def refused(self, wish: Kind, error: FedideskError, /) -> None:
        """Take it back and say why."""
        ...


class WishSender:
    """Lets every kind of wish be sent by who knows it; whoever chokes on one has answered it."""

    def __init__(
        self,
        switches: Granting[Switching],
        votes: Granting[Voting],
        following: Granting[Following],
    ) -> None:
        self._granting: dict[type[Outgoing], Granting[Any]] = {
            Switching: switches,
            Voting: votes,
            Following: following,
        }
        self._choked: dict[str, int] = {}
        """How often the server choked on what waits, by key."""

    async def send(self, outgoing: Outgoing) -> None:
        """Let the server do what waits. Raises a ``FedideskError``."""
        try:
            await self._granting[type(outgoing)].send(outgoing)
        except ServerBusy as error:
            if error.status != _CHOKED:
                raise
            choked = self._choked[outgoing.key] = self._choked.get(outgoing.key, 0) + 1
            if choked < _PATIENCE:
                raise
            self.refused(outgoing, error)
        self._choked.pop(outgoing.key, None)

    def way_to_stop(self, _outgoing: Outgoing) -> Callable[[], None] | None:
        """Return nothing: what is on its way may be there already."""
        return None

    def refused(self, outgoing: Outgoing, error: FedideskError) -> None:
        """Take back what can't be done, and say why."""
        self._granting[type(outgoing)].refused(outgoing, error)
