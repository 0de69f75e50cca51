"""The way into this layer, for ``app/wiring``."""

from collections.abc import Callable
from weakref import WeakSet

from requests.adapters import BaseAdapter

from fedidesk import USER_AGENT
from fedidesk.api.capture import CapturingSession, Timeouts
from fedidesk.api.gateway import MastodonGateway
from fedidesk.api.sign_in import MastodonSignIn
from fedidesk.api.streaming import StreamPatience
from fedidesk.domain.account import Account
from fedidesk.domain.credentials import Credentials


class Api:
    """Makes what talks to servers.

    ``proxy`` is empty for that of the system, ``"none"``, or an address (http, socks5).
    ``system_proxy`` says where the system's settings lead for an address, see `CapturingSession`.
    ``make_carrier`` makes, for each session, what carries requests in place of the network.
    """

    def __init__(
        self,
        proxy: str = "",
        *,
        user_agent: str = USER_AGENT,
        timeouts: Timeouts | None = None,
        system_proxy: Callable[[str], str] | None = None,
        patience: StreamPatience | None = None,
        make_carrier: Callable[[], BaseAdapter] | None = None,
    ) -> None:
        self._proxy = proxy
        self._user_agent = user_agent
        self._timeouts = timeouts
        self._system_proxy = system_proxy
        self._patience = patience
        self._make_carrier = make_carrier
        self._open: WeakSet[MastodonGateway | MastodonSignIn] = WeakSet()

    def gateway(self, account: Account, credentials: Credentials) -> MastodonGateway:
        """Return the gateway of one account."""
        gateway = MastodonGateway(account, credentials, self.session, self._patience)
        self._open.add(gateway)
        return gateway

    def sign_in(self) -> MastodonSignIn:
        """Return the way to servers without an account."""
        sign_in = MastodonSignIn(self.session)
        self._open.add(sign_in)
        return sign_in

    def close(self) -> None:
        """Close whatever was made here and is still open."""
        for door in tuple(self._open):
            door.close()

    def session(self) -> CapturingSession:
        """Return a session for one thread."""
        session = CapturingSession(
            self._user_agent,
            proxy=self._proxy,
            timeouts=self._timeouts,
            system_proxy=self._system_proxy,
        )
        if self._make_carrier is not None:
            session.mount("https://", self._make_carrier())
            session.mount("http://", self._make_carrier())
        return session
