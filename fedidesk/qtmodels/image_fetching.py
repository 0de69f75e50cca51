"""Fetches pictures from the web, politely: a few at a time from each server."""

from collections import deque
from pathlib import Path
from urllib.parse import urlsplit

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtNetwork import (
    QNetworkAccessManager,
    QNetworkDiskCache,
    QNetworkProxy,
    QNetworkProxyFactory,
    QNetworkReply,
    QNetworkRequest,
)

from fedidesk import USER_AGENT

_PER_HOST = 6
_MOST_BYTES = 24_000_000
_DISK_BYTES = 200_000_000
_REDIRECTS = 5
_SILENCE_MS = 30_000
_PROXY_KINDS = {
    "http": QNetworkProxy.ProxyType.HttpProxy,
    "https": QNetworkProxy.ProxyType.HttpProxy,
    "socks5": QNetworkProxy.ProxyType.Socks5Proxy,
    "socks5h": QNetworkProxy.ProxyType.Socks5Proxy,
}


class ImageFetcher(QObject):
    """Downloads by address, through a cache on disk; tells what came and what did not.

    The network machinery is made at the first download. No cookies are sent or kept, a redirect
    never leads from https to http.
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
        most_bytes: int = 0,
    ) -> None:
        super().__init__(parent)
        self._most_bytes = most_bytes
        self._folder = folder
        self._proxy = proxy
        self._manager: QNetworkAccessManager | None = None
        self._waiting: dict[str, deque[str]] = {}
        self._running: dict[QNetworkReply, tuple[str, str]] = {}

    def fetch(self, url: str) -> None:
        """Queue a download; ``url`` must be http or https."""
        host = _host(url)
        if not host:
            self.failed.emit(url)
            return
        self._waiting.setdefault(host, deque()).append(url)
        self._start_next(host)

    def drop(self, url: str) -> bool:
        """Take a download out of the queue; False if it is under way already, or unknown."""
        queue = self._waiting.get(_host(url))
        if queue is None or url not in queue:
            return False
        queue.remove(url)
        return True

    def close(self) -> None:
        """End all downloads."""
        self._waiting.clear()
        running, self._running = self._running, {}
        for reply in running:
            reply.abort()
            reply.deleteLater()

    def _start_next(self, host: str) -> None:
        queue = self._waiting.get(host)
        while queue and sum(host == of for _, of in self._running.values()) < _PER_HOST:
            self._start(queue.popleft(), host)
        if not queue:
            self._waiting.pop(host, None)

    def _start(self, url: str, host: str) -> None:
        manager = self._manager or self._make_manager()
        request = QNetworkRequest(QUrl(url))
        header = QNetworkRequest.KnownHeaders.UserAgentHeader
        request.setHeader(header, USER_AGENT)
        request.setMaximumRedirectsAllowed(_REDIRECTS)
        request.setTransferTimeout(_SILENCE_MS)
        attribute = QNetworkRequest.Attribute
        control = QNetworkRequest.CacheLoadControl
        request.setAttribute(attribute.CacheLoadControlAttribute, control.PreferCache)
        manual = QNetworkRequest.LoadControl.Manual
        request.setAttribute(attribute.CookieLoadControlAttribute, manual)
        request.setAttribute(attribute.CookieSaveControlAttribute, manual)
        request.setAttribute(attribute.AuthenticationReuseAttribute, manual)
        reply = manager.get(request)
        self._running[reply] = (url, host)
        reply.downloadProgress.connect(self._progressed)

    def _make_manager(self) -> QNetworkAccessManager:
        manager = self._manager = QNetworkAccessManager(self)
        manager.setRedirectPolicy(QNetworkRequest.RedirectPolicy.NoLessSafeRedirectPolicy)
        cache = QNetworkDiskCache(manager)
        cache.setCacheDirectory(str(self._folder))
        cache.setMaximumCacheSize(_DISK_BYTES)
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

    def _progressed(self, received: int, total: int) -> None:
        reply = self.sender()
        if not isinstance(reply, QNetworkReply):
            return
        if received > (self._most_bytes or _MOST_BYTES):
            reply.abort()
        elif reply in self._running:
            self.progressed.emit(self._running[reply][0], received, total)

    def _finished(self, reply: QNetworkReply) -> None:
        url, host = self._running.pop(reply, ("", ""))
        reply.deleteLater()
        if not url:
            return
        if reply.error() is QNetworkReply.NetworkError.NoError:
            self.fetched.emit(url, reply.readAll().data())
        else:
            self.failed.emit(url)
        self._start_next(host)


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
