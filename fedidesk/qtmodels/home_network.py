"""Keeps the reader's own network out of reach of the addresses that posts name."""

from collections.abc import Callable, Collection
from functools import partial

from PySide6.QtCore import QUrl
from PySide6.QtNetwork import QHostInfo

from fedidesk.domain.local_hosts import is_local, is_number, is_of, leads_home, may_be_asked

LookUp = Callable[[str, Callable[[QHostInfo], object]], object]


def _direct(_: str) -> bool:
    return False


class HomeNetwork:
    """Says of addresses whether they may be asked for what anybody put there.

    What is on ``own_hosts``, where somebody is signed in, may be asked wherever that is. Names are
    looked up before anything is sent; where ``goes_by_proxy`` says so of an address they are not,
    because the proxy looks them up, in its own network.
    """

    def __init__(
        self,
        own_hosts: Callable[[], Collection[str]] = tuple,
        goes_by_proxy: Callable[[str], bool] = _direct,
        look_up: LookUp | None = None,
    ) -> None:
        self._own_hosts = own_hosts
        self._goes_by_proxy = goes_by_proxy
        self._look_up = look_up or QHostInfo().lookupHost

    def refuses(self, url: QUrl) -> bool:
        """Whether the address alone says that it leads into the network at home."""
        return not may_be_asked(url.host(), self._own_hosts())

    def ask(self, url: QUrl, tell: Callable[[bool | None], object]) -> None:
        """Let ``tell`` know whether ``url`` may be asked; None where nobody knows where it is.

        Qt remembers for a minute what it found: a request that follows at once goes there, and
        not where the same name leads a moment later.
        """
        host = url.host()
        if self.refuses(url):
            tell(False)
        elif self._is_known(host) or self._goes_by_proxy(url.url()):
            tell(True)
        else:
            self._look_up(host, partial(_judge, tell))

    def _is_known(self, host: str) -> bool:
        """Whether nothing has to be found out about it."""
        return is_local(host) or is_number(host) or is_of(host, self._own_hosts())


def _judge(tell: Callable[[bool | None], object], found: QHostInfo) -> None:
    numbers = [address.toString() for address in found.addresses()]
    tell(not leads_home(numbers) if numbers else None)
