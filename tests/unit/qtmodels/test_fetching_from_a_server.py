"""What a real server is asked, and how often."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from fedidesk.qtmodels import image_fetching
from fedidesk.qtmodels.home_network import HomeNetwork
from fedidesk.qtmodels.image_fetching import ImageFetcher
from fedidesk.qtmodels.picture_room import PictureRoom
from tests.picture_server import PICTURE, PictureServer

Server = PictureServer
_ONE = 400
"""What one small picture takes on disk."""


@pytest.fixture(scope="module")
def server() -> Iterator[PictureServer]:
    with PictureServer() as server:
        yield server


class Fetchers:
    """Makes fetchers over one folder, as one start of the application after another does."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.own = ["127.0.0.1"]
        self.most = 200_000_000
        self._open: list[ImageFetcher] = []

    def new(self) -> ImageFetcher:
        fetcher = ImageFetcher(
            self.folder, "none", home=HomeNetwork(lambda: self.own), most_on_disk=lambda: self.most
        )
        self._open.append(fetcher)
        return fetcher

    def close(self) -> None:
        for fetcher in self._open:
            fetcher.close()
            fetcher.deleteLater()


@pytest.fixture
def fetchers(qtbot: QtBot, tmp_path: Path) -> Iterator[Fetchers]:
    fetchers = Fetchers(tmp_path / "images")
    assert qtbot
    yield fetchers
    fetchers.close()


def came(qtbot: QtBot, fetcher: ImageFetcher, url: str) -> bytes:
    with qtbot.waitSignal(fetcher.fetched) as fetched:
        fetcher.fetch(url)
    assert fetched.args is not None
    assert fetched.args[0] == url
    return bytes(fetched.args[1])


def failed(qtbot: QtBot, fetcher: ImageFetcher, url: str) -> None:
    with qtbot.waitSignal(fetcher.failed) as told:
        fetcher.fetch(url)
    assert told.args == [url]


def test_what_is_fresh_is_not_asked_for_again(
    qtbot: QtBot, fetchers: Fetchers, server: Server
) -> None:
    for _ in range(3):
        assert came(qtbot, fetchers.new(), f"{server.url}/fresh/a") == PICTURE
    assert server.times("/fresh/a") == 1


@pytest.mark.parametrize("path", ["/tagged/a", "/dated/a"])
def test_what_is_stale_is_asked_about_and_not_sent_again(
    qtbot: QtBot, fetchers: Fetchers, server: Server, path: str
) -> None:
    for _ in range(3):
        assert came(qtbot, fetchers.new(), server.url + path) == PICTURE
    statuses = [status for seen, status in server.seen() if seen == path]
    assert statuses == [200, 304, 304]


def test_what_is_stale_is_shown_where_no_server_answers(qtbot: QtBot, fetchers: Fetchers) -> None:
    with PictureServer() as server:
        url = f"{server.url}/tagged/a"
        assert came(qtbot, fetchers.new(), url) == PICTURE
    assert came(qtbot, fetchers.new(), url) == PICTURE
    failed(qtbot, fetchers.new(), f"{server.url}/tagged/b")


def test_the_room_on_disk_is_bounded(qtbot: QtBot, fetchers: Fetchers, server: Server) -> None:
    fetchers.most = 3000
    fetcher = fetchers.new()
    for number in range(20):
        came(qtbot, fetcher, f"{server.url}/fresh/{number}")
    assert 0 < measured(qtbot, fetchers.folder) <= 3000 + _ONE
    fetchers.most = 1000
    came(qtbot, fetcher, f"{server.url}/fresh/last")
    assert measured(qtbot, fetchers.folder) <= 1000 + _ONE


def test_the_room_is_measured_and_given_back(
    qtbot: QtBot, fetchers: Fetchers, server: Server
) -> None:
    fetcher = fetchers.new()
    assert measured(qtbot, fetchers.folder) == 0
    came(qtbot, fetcher, f"{server.url}/fresh/room")
    assert measured(qtbot, fetchers.folder) > len(PICTURE)
    room = PictureRoom(fetchers.folder)
    with qtbot.waitSignal(room.measured) as told:
        room.clear()
    assert told.args == [0]
    room.close()
    assert came(qtbot, fetcher, f"{server.url}/fresh/room") == PICTURE
    assert server.times("/fresh/room") == 2


def measured(qtbot: QtBot, folder: Path) -> int:
    room = PictureRoom(folder)
    with qtbot.waitSignal(room.measured) as told:
        room.measure()
    room.close()
    assert told.args is not None
    return int(told.args[0])


def test_a_redirect_is_followed_and_a_circle_is_left(
    qtbot: QtBot, fetchers: Fetchers, server: Server
) -> None:
    assert came(qtbot, fetchers.new(), f"{server.url}/on") == PICTURE
    failed(qtbot, fetchers.new(), f"{server.url}/round")
    assert server.times("/round") < 10


@pytest.mark.parametrize("path", ["/private", "/file", "/cut", "/cut-chunk", "/nowhere", "/huge"])
def test_what_goes_wrong_is_told_at_once(
    qtbot: QtBot, fetchers: Fetchers, server: Server, path: str
) -> None:
    failed(qtbot, fetchers.new(), server.url + path)


def test_bytes_that_come_one_by_one_come_to_an_end(
    qtbot: QtBot, fetchers: Fetchers, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(image_fetching, "_DEADLINE_MS", 150)
    failed(qtbot, fetchers.new(), f"{server.url}/drip")


def test_a_private_network_is_asked_only_for_what_ones_own_server_there_has(
    qtbot: QtBot, fetchers: Fetchers, server: Server
) -> None:
    fetchers.own = ["public.example"]
    for url in (f"{server.url}/fresh/private", "http://192.168.0.1/a.png", "http://2130706433/a"):
        failed(qtbot, fetchers.new(), url)
    assert server.times("/fresh/private") == 0
    fetchers.own = ["public.example", "localhost"]
    assert came(qtbot, fetchers.new(), f"{server.url}/fresh/private") == PICTURE
    failed(qtbot, fetchers.new(), "http://192.168.0.1/a.png")


def test_a_download_that_nobody_wants_ends_unless_it_is_nearly_done(
    qtbot: QtBot, fetchers: Fetchers, server: Server
) -> None:
    fetcher = fetchers.new()
    fetcher.fetch(f"{server.url}/held/one")
    qtbot.waitUntil(lambda: any(reply.bytesAvailable() for reply in fetcher._running))
    with qtbot.assertNotEmitted(fetcher.failed, wait=50):
        assert fetcher.drop(f"{server.url}/held/one")
    assert not fetcher._running
    fetcher.fetch(f"{server.url}/nearly")
    qtbot.waitUntil(lambda: any(reply.bytesAvailable() for reply in fetcher._running))
    with qtbot.waitSignal(fetcher.fetched):
        assert not fetcher.drop(f"{server.url}/nearly")


def test_few_are_fetched_at_once_and_what_is_dropped_makes_room(
    qtbot: QtBot, fetchers: Fetchers, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(image_fetching, "_AT_ONCE", 3)
    fetcher = fetchers.new()
    names = [server.url, server.url.replace("127.0.0.1", "localhost")]
    urls = [f"{name}/held/{number}" for number in range(2) for name in names]
    for url in urls:
        fetcher.fetch(url)
    assert len(fetcher._running) == 3
    fetcher.fetch(f"{server.url}/fresh/waits")
    for url in urls:
        assert fetcher.drop(url)
    with qtbot.waitSignal(fetcher.fetched) as fetched:
        pass
    assert fetched.args == [f"{server.url}/fresh/waits", PICTURE]
