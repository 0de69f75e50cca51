"""Which way out of this network the desktop's settings want, as far as Qt can tell."""

import threading
import time
from collections.abc import Callable
from urllib.parse import quote, urlsplit

from PySide6.QtCore import QUrl
from PySide6.QtNetwork import QNetworkProxy, QNetworkProxyFactory, QNetworkProxyQuery

_HOLDS = 60.0
"""Seconds for which an answer is good: a script of an office's network may take seconds to ask."""
_SCHEMES = {
    QNetworkProxy.ProxyType.HttpProxy: "http",
    QNetworkProxy.ProxyType.HttpCachingProxy: "http",
    QNetworkProxy.ProxyType.Socks5Proxy: "socks5h",
}


class SystemProxy:
    """Asks Windows, macOS or, where Qt was built with it, libproxy; else it knows the environment.

    May be called from any thread; blocks while the system thinks.
    """

    def __init__(
        self,
        ask: Callable[[QNetworkProxyQuery], list[QNetworkProxy]] = (
            QNetworkProxyFactory.systemProxyForQuery
        ),
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._ask = ask
        self._clock = clock
        self._lock = threading.Lock()
        self._known: dict[tuple[str, ...], tuple[float, str]] = {}

    def __call__(self, url: str) -> str:
        """Return the address of the proxy for the server of ``url``, empty to go directly."""
        place = urlsplit(url)[:2]
        with self._lock:
            until, address = self._known.get(place, (0.0, ""))
            if self._clock() >= until:
                proxies = self._ask(QNetworkProxyQuery(QUrl(url)))
                address = _address(proxies[0]) if proxies else ""
                self._known[place] = (self._clock() + _HOLDS, address)
            return address


def goes_by_proxy(setting: str) -> Callable[[str], bool]:
    """Return what says of an address whether a proxy is asked for it.

    ``setting`` is empty for the system's, "none", or the address of one's own.
    """
    if setting:
        return lambda _: setting != "none"
    system = SystemProxy()
    return lambda url: bool(system(url))


def _address(proxy: QNetworkProxy) -> str:
    scheme = _SCHEMES.get(proxy.type())
    if scheme is None or not proxy.hostName():
        return ""
    user = f"{quote(proxy.user(), '')}:{quote(proxy.password(), '')}@" if proxy.user() else ""
    return f"{scheme}://{user}{proxy.hostName()}:{proxy.port()}"
