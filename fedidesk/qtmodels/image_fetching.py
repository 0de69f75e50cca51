"""Fetches pictures from the web, politely: a few at a time from each server."""

import itertools
from collections import Counter, deque
from collections.abc import Callable
from functools import partial
from pathlib import Path
from urllib.parse import urlsplit

from PySide6.QtCore import QDateTime, QObject, QTimer, QUrl, Signal
from PySide6.QtNetwork import (
    QNetworkAccessManager,
    QNetworkDiskCache,
    QNetworkProxy,
    QNetworkProxyFactory,
    QNetworkReply,
    QNetworkRequest,
)

from fedidesk import USER_AGENT
from fedidesk.qtmodels.home_network import HomeNetwork

DISK_BYTES = 200_000_000
"""The room for pictures on disk, where nobody says otherwise."""
_PER_HOST, _AT_ONCE = 6, 24
MOST_BYTES = 24_000_000
"""What is downloaded of one picture, where nobody says otherwise."""
_LITTLE = 32_000
"""Bytes that come in the time that it takes to decide."""
_REDIRECTS = 5
_SILENCE_MS, _DEADLINE_MS = 30_000, 120_000
_Control = QNetworkRequest.CacheLoadControl
_WHERE_TO_LOOK = QNetworkRequest.Attribute.CacheLoadControlAttribute
_PROXY_KINDS = {
    "http": QNetworkProxy.ProxyType.HttpProxy,
    "https": QNetworkProxy.ProxyType.HttpProxy,
    "socks5": QNetworkProxy.ProxyType.Socks5Proxy,
    "socks5h": QNetworkProxy.ProxyType.Socks5Proxy,
}


class ImageFetcher(QObject):
    """Downloads by address, through a cache on disk; tells what came and what did not.

    The network machinery is made at the first download. No cookies are sent or kept, a redirect
    never leads from https to http. ``home`` says who may be asked, also after a redirect.
    """

    fetched = Signal(str, bytes)
    failed = Signal(str)
    progressed = Signal(str, int, int)
    """An address, the bytes that are here, and of how many; -1 where the server does not say."""

    def __init__(
        self,
        folder: Path,
        proxy: str = "",
        parent: QObject | None = None,
        *,
        home: HomeNetwork | None = None,
        most_on_disk: Callable[[], int] = lambda: DISK_BYTES,
        most_bytes: int = MOST_BYTES,
    ) -> None:
        super().__init__(parent)
        self._folder = folder
        self._proxy = proxy
        self._home = home or HomeNetwork()
        self._most_on_disk = most_on_disk
        self._most_bytes = most_bytes
        self._manager: QNetworkAccessManager | None = None
        self._cache: QNetworkDiskCache | None = None
        self._waiting: dict[str, deque[str]] = {}
        self._asking: dict[int, tuple[str, str]] = {}
        """Those whose host is being looked up."""
        self._numbers = itertools.count()
        self._running: dict[QNetworkReply, tuple[str, str]] = {}

    def fetch(self, url: str) -> None:
        """Queue a download; ``url`` must be http or https."""
        host = _host(url)
        if not host or self._home.refuses(QUrl(url)):
            self.failed.emit(url)
            return
        self._waiting.setdefault(host, deque()).append(url)
        self._start_next()

    def drop(self, url: str) -> bool:
        """End a download, or take it out of the queue; False if it is unknown or nearly done."""
        queue = self._waiting.get(_host(url))
        if queue is not None and url in queue:
            queue.remove(url)
            return True
        for number, (of, _) in self._asking.items():
            if of == url:
                del self._asking[number]
                self._start_next()
                return True
        for reply, (of, _) in self._running.items():
            if of == url and not _is_nearly_done(reply):
                del self._running[reply]
                reply.abort()
                self._start_next()
                return True
        return False

    def close(self) -> None:
        """End all downloads."""
        self._waiting.clear()
        self._asking.clear()
        running, self._running = self._running, {}
        for reply in running:
            reply.abort()
            reply.deleteLater()

    def _start_next(self) -> None:
        under_way = (*self._running.values(), *self._asking.values())
        hosts = Counter(host for _, host in under_way)
        for host in tuple(self._waiting):
            queue = self._waiting.get(host, deque())
            while queue and hosts[host] < _PER_HOST and hosts.total() < _AT_ONCE:
                hosts[host] += 1
                self._start(queue.popleft(), host)
            if not queue:
                self._waiting.pop(host, None)

    def _start(self, url: str, host: str) -> None:
        manager = self._manager or self._make_manager()
        if self._cache is not None and self._cache.maximumCacheSize() != self._most_on_disk():
            self._cache.setMaximumCacheSize(self._most_on_disk())
        if self._is_fresh_on_disk(url):
            self._run(manager, _request(url, _Control.AlwaysCache), url, host)
            return
        number = next(self._numbers)
        self._asking[number] = (url, host)
        self._home.ask(QUrl(url), partial(self._ask_or_not, number))

    def _is_fresh_on_disk(self, url: str) -> bool:
        """Whether nobody has to be asked for it, nor looked up."""
        kept = None if self._cache is None else self._cache.metaData(QUrl(url))
        return (
            kept is not None
            and kept.isValid()
            and kept.expirationDate() > QDateTime.currentDateTimeUtc()
        )

    def _ask_or_not(self, number: int, may: bool | None) -> None:
        """Go on with a download when it is known where its server is."""
        url, host = self._asking.pop(number, ("", ""))
        if not url or self._manager is None:
            return
        if may is False:
            self.failed.emit(url)
            self._start_next()
        else:
            where = _Control.PreferCache if may else _Control.AlwaysCache
            self._run(self._manager, _request(url, where), url, host)

    def _run(
        self, manager: QNetworkAccessManager, request: QNetworkRequest, url: str, host: str
    ) -> None:
        reply = manager.get(request)
        self._running[reply] = (url, host)
        # Qt tells nothing while bytes come in faster than this thread takes them up, unless they
        # are held back; what fits must never be, as Qt may then miss the end of an answer.
        reply.setReadBufferSize(2 * self._most_bytes)
        reply.metaDataChanged.connect(self._size_known)
        reply.readyRead.connect(self._bytes_came)
        reply.downloadProgress.connect(self._progressed)
        reply.redirected.connect(self._redirected)
        deadline = QTimer(reply, singleShot=True, interval=_DEADLINE_MS)
        deadline.timeout.connect(reply.abort)
        deadline.start()

    def _make_manager(self) -> QNetworkAccessManager:
        manager = self._manager = QNetworkAccessManager(self)
        manager.setRedirectPolicy(QNetworkRequest.RedirectPolicy.UserVerifiedRedirectPolicy)
        cache = self._cache = QNetworkDiskCache(manager)
        cache.setCacheDirectory(str(self._folder))
        cache.setMaximumCacheSize(self._most_on_disk())
        manager.setCache(cache)
        self._set_proxy(manager)
        manager.finished.connect(self._finished)
        return manager

    def _set_proxy(self, manager: QNetworkAccessManager) -> None:
        if not self._proxy:
            QNetworkProxyFactory.setUseSystemConfiguration(True)
            manager.setProxy(QNetworkProxy(QNetworkProxy.ProxyType.DefaultProxy))
            return
        manager.setProxy(_proxy(self._proxy))

    def _redirected(self, url: QUrl) -> None:
        """Go on to where a server sends, if it is as safe as where we are."""
        reply = self.sender()
        if not isinstance(reply, QNetworkReply):
            return
        if url.scheme() == "https" or url.scheme() == reply.url().scheme() == "http":
            self._home.ask(url, partial(self._follow_or_not, reply))
        else:
            reply.abort()

    def _follow_or_not(self, reply: QNetworkReply, may: bool | None) -> None:
        if reply not in self._running:
            return
        if may:
            reply.redirectAllowed.emit()
        else:
            reply.abort()

    def _size_known(self) -> None:
        reply = self.sender()
        if isinstance(reply, QNetworkReply) and _size_of(reply) > self._most_bytes:
            reply.abort()

    def _bytes_came(self) -> None:
        reply = self.sender()
        if isinstance(reply, QNetworkReply) and reply.bytesAvailable() > self._most_bytes:
            reply.abort()

    def _progressed(self, received: int, total: int) -> None:
        reply = self.sender()
        if isinstance(reply, QNetworkReply) and reply in self._running:
            self.progressed.emit(self._running[reply][0], received, total)

    def _finished(self, reply: QNetworkReply) -> None:
        url, host = self._running.pop(reply, ("", ""))
        reply.deleteLater()
        if not url or self._looks_on_disk(reply, url, host):
            return
        if reply.error() is QNetworkReply.NetworkError.NoError:
            self.fetched.emit(url, reply.readAll().data())
        else:
            self.failed.emit(url)
        self._start_next()

    def _looks_on_disk(self, reply: QNetworkReply, url: str, host: str) -> bool:
        """Take what is there, however old, where no server answers; False where that was done."""
        ended_well = reply.error() is QNetworkReply.NetworkError.NoError
        answered = reply.attribute(QNetworkRequest.Attribute.HttpStatusCodeAttribute) is not None
        only_disk = reply.request().attribute(_WHERE_TO_LOOK) == _Control.AlwaysCache.value
        if ended_well or answered or only_disk or self._manager is None:
            return False
        self._run(self._manager, _request(url, _Control.AlwaysCache), url, host)
        return True


def _size_of(reply: QNetworkReply) -> int:
    """Return how many bytes a server says that it sends; 0 while nobody knows."""
    size = reply.header(QNetworkRequest.KnownHeaders.ContentLengthHeader)
    return size if isinstance(size, int) else 0


def _is_nearly_done(reply: QNetworkReply) -> bool:
    """Return whether to end a download now would waste more than it saves."""
    size = _size_of(reply)
    return 0 < size - reply.bytesAvailable() < max(_LITTLE, size // 4)


def _request(url: str, where: _Control) -> QNetworkRequest:
    request = QNetworkRequest(QUrl(url))
    header = QNetworkRequest.KnownHeaders.UserAgentHeader
    request.setHeader(header, USER_AGENT)
    request.setMaximumRedirectsAllowed(_REDIRECTS)
    request.setTransferTimeout(_SILENCE_MS)
    attribute = QNetworkRequest.Attribute
    request.setAttribute(_WHERE_TO_LOOK, where.value)
    manual = QNetworkRequest.LoadControl.Manual
    request.setAttribute(attribute.CookieLoadControlAttribute, manual)
    request.setAttribute(attribute.CookieSaveControlAttribute, manual)
    request.setAttribute(attribute.AuthenticationReuseAttribute, manual)
    return request


def _host(url: str) -> str:
    """Return whom to ask for ``url``; empty for what is no address of the web."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    return parts.netloc if parts.scheme in ("http", "https") else ""


def _proxy(setting: str) -> QNetworkProxy:
    """Return the proxy that a setting names; none at all where it names nothing known."""
    parts = urlsplit(setting)
    kind = _PROXY_KINDS.get(parts.scheme)
    if kind is None or not parts.hostname:
        return QNetworkProxy(QNetworkProxy.ProxyType.NoProxy)
    proxy = QNetworkProxy(
        kind, parts.hostname, parts.port or (1080 if "socks" in setting else 8080)
    )
    if parts.username:
        proxy.setUser(parts.username)
        proxy.setPassword(parts.password or "")
    return proxy
