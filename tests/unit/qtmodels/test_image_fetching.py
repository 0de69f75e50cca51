"""Downloads from a real server on loopback."""

import gzip
import os
import socket
import threading
import time
from collections.abc import Iterator
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QTimer
from PySide6.QtNetwork import QNetworkProxy
from pytestqt.qtbot import QtBot

from fedidesk import USER_AGENT
from fedidesk.qtmodels import image_fetching
from fedidesk.qtmodels.home_network import HomeNetwork
from fedidesk.qtmodels.image_fetching import ImageFetcher
from tests.unit.api.raw_server import RawServer, answer

PICTURE = b"\x89PNG and more"


@pytest.fixture
def fetcher(qapp: QObject, tmp_path: Path) -> Iterator[ImageFetcher]:
    fetcher = ImageFetcher(
        tmp_path / "pictures", "none", qapp, home=HomeNetwork(lambda: ["127.0.0.1"])
    )
    yield fetcher
    fetcher.close()


def test_a_download_says_who_asks_and_nothing_about_the_person(
    qtbot: QtBot, fetcher: ImageFetcher
) -> None:
    cookie = "Set-Cookie: track=me; Path=/"
    with RawServer(answer(PICTURE, "200 OK", "image/png", cookie)) as server:
        for name in ("a", "b"):
            with qtbot.waitSignal(fetcher.fetched) as fetched:
                fetcher.fetch(f"{server.url}/{name}.png")
            assert fetched.args == [f"{server.url}/{name}.png", PICTURE]
    assert len(server.requests) == 2
    for request in server.requests:
        assert f"User-Agent: {USER_AGENT}".encode() in request
        assert b"ookie" not in request
        assert b"Authorization" not in request


def test_the_second_time_it_comes_from_the_disk(qtbot: QtBot, tmp_path: Path) -> None:
    fresh = answer(PICTURE, "200 OK", "image/png", "Cache-Control: max-age=1000")
    with RawServer(fresh) as server:
        for _ in range(2):
            fetcher = ImageFetcher(tmp_path, "none", home=HomeNetwork(lambda: ["127.0.0.1"]))
            with qtbot.waitSignal(fetcher.fetched) as fetched:
                fetcher.fetch(f"{server.url}/a.png")
            assert fetched.args is not None
            assert fetched.args[1] == PICTURE
            fetcher.close()
            fetcher.deleteLater()
    assert len(server.requests) == 1


@pytest.mark.parametrize(
    "bad",
    [
        answer(b"gone", "404 Not Found"),
        answer(b"", "500 Internal Server Error"),
        b"nonsense\r\n\r\n",
        answer(b"", "302 Found", "text/plain", "Location: file:///etc/passwd"),
    ],
)
def test_what_goes_wrong_is_told(qtbot: QtBot, fetcher: ImageFetcher, bad: bytes) -> None:
    with RawServer(bad) as server, qtbot.waitSignal(fetcher.failed) as failed:
        fetcher.fetch(f"{server.url}/a.png")
    assert failed.args == [f"{server.url}/a.png"]


class Signposts(BaseHTTPRequestHandler):
    """Sends everybody from /a to /b, and from /round to /round."""

    def do_GET(self) -> None:
        target = {"/a": "/b", "/round": "/round"}.get(self.path)
        self.send_response(200 if target is None else 302)
        if target is not None:
            self.send_header("Location", target)
        self.send_header("Content-Length", str(len(PICTURE)))
        self.end_headers()
        self.wfile.write(PICTURE)

    def log_message(self, *_: object) -> None:
        """Keep quiet."""


@pytest.fixture
def signposts() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Signposts) as server:
        server.daemon_threads = True
        thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join(10)


def test_redirects_are_followed_a_few_times(
    qtbot: QtBot, fetcher: ImageFetcher, signposts: str
) -> None:
    with qtbot.waitSignal(fetcher.fetched) as fetched:
        fetcher.fetch(f"{signposts}/a")
    assert fetched.args == [f"{signposts}/a", PICTURE]
    with qtbot.waitSignal(fetcher.failed) as failed:
        fetcher.fetch(f"{signposts}/round")
    assert failed.args == [f"{signposts}/round"]


@pytest.mark.parametrize(
    "url",
    ["file:///etc/passwd", "data:image/png;base64,AA", "ftp://a/b", "https://", "https://[", ""],
)
def test_only_the_web_is_asked(qtbot: QtBot, fetcher: ImageFetcher, url: str) -> None:
    with qtbot.waitSignal(fetcher.failed) as failed:
        fetcher.fetch(url)
    assert failed.args == [url]


def test_no_end_of_bytes_is_an_end(
    qtbot: QtBot, fetcher: ImageFetcher, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fetcher, "_most_bytes", 1000)

    def pour(connection: socket.socket, ending: threading.Event) -> None:
        connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\n")
        while not ending.is_set():
            connection.sendall(b"x" * 4096)

    with RawServer(pour) as server, qtbot.waitSignal(fetcher.failed):
        fetcher.fetch(f"{server.url}/a.png")


def test_a_busy_application_takes_no_more_than_it_may(
    qtbot: QtBot, fetcher: ImageFetcher, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fetcher, "_most_bytes", 100_000)
    poured = 0

    def pour(connection: socket.socket, ending: threading.Event) -> None:
        nonlocal poured
        connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\n")
        while not ending.is_set():
            poured += connection.send(b"x" * 4096)

    work = QTimer(interval=0)
    work.timeout.connect(partial(time.sleep, 0.02))
    work.start()
    with RawServer(pour) as server, qtbot.waitSignal(fetcher.failed):
        fetcher.fetch(f"{server.url}/a.png")
    work.stop()
    assert poured < 20_000_000


@pytest.mark.parametrize("way", ["plain", "unsized", "packed"])
def test_a_picture_of_the_greatest_size_comes(
    qtbot: QtBot, fetcher: ImageFetcher, monkeypatch: pytest.MonkeyPatch, way: str
) -> None:
    picture = os.urandom(1000) * 1000
    monkeypatch.setattr(fetcher, "_most_bytes", len(picture))
    packed = way == "packed"
    body = gzip.compress(picture) if packed else picture
    size = b"" if way == "unsized" else b"Content-Length: %d\r\n" % len(body)
    encoding = b"Content-Encoding: gzip\r\n" if packed else b""

    def send(connection: socket.socket, _: threading.Event) -> None:
        connection.sendall(b"HTTP/1.1 200 OK\r\n" + size + encoding + b"\r\n" + body)

    with RawServer(send) as server, qtbot.waitSignal(fetcher.fetched) as fetched:
        fetcher.fetch(f"{server.url}/a.png")
    assert fetched.args == [f"{server.url}/a.png", picture]


def test_what_waits_can_be_dropped_and_the_rest_comes(qtbot: QtBot, fetcher: ImageFetcher) -> None:
    hold = threading.Event()

    def wait(connection: socket.socket, ending: threading.Event) -> None:
        while not (hold.wait(0.01) or ending.is_set()):
            continue
        connection.sendall(answer(PICTURE))

    with RawServer(wait) as server:
        urls = [f"{server.url}/{number}.png" for number in range(10)]
        for url in urls:
            fetcher.fetch(url)
        assert [fetcher.drop(url) for url in urls[6:9]] == [True] * 3
        assert not fetcher.drop(urls[7])
        came: list[str] = []
        fetcher.fetched.connect(lambda url, _: came.append(url))
        hold.set()
        qtbot.waitUntil(lambda: sorted(came) == sorted([*urls[:6], urls[9]]))


@pytest.mark.parametrize(
    ("setting", "kind", "host", "port"),
    [
        ("http://proxy.test:3128", QNetworkProxy.ProxyType.HttpProxy, "proxy.test", 3128),
        ("http://proxy.test", QNetworkProxy.ProxyType.HttpProxy, "proxy.test", 8080),
        ("socks5://me:secret@proxy.test", QNetworkProxy.ProxyType.Socks5Proxy, "proxy.test", 1080),
        ("none", QNetworkProxy.ProxyType.NoProxy, "", 0),
        ("nonsense://x", QNetworkProxy.ProxyType.NoProxy, "", 0),
    ],
)
def test_proxies_are_set_as_chosen(
    setting: str, kind: QNetworkProxy.ProxyType, host: str, port: int
) -> None:
    proxy = image_fetching._proxy(setting)
    assert (proxy.type(), proxy.hostName(), proxy.port()) == (kind, host, port)


def test_a_download_goes_through_the_proxy(qtbot: QtBot, tmp_path: Path) -> None:
    with RawServer(answer(PICTURE)) as server:
        home = HomeNetwork(goes_by_proxy=lambda _: True)
        fetcher = ImageFetcher(tmp_path, f"http://{server.host}", home=home)
        with qtbot.waitSignal(fetcher.fetched):
            fetcher.fetch("http://far.test/a.png")
        fetcher.close()
    assert server.requests[0].startswith(b"GET http://far.test/a.png ")
