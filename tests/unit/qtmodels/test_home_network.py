"""What may be asked, by where its name leads."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QUrl
from PySide6.QtNetwork import QHostAddress, QHostInfo
from pytestqt.qtbot import QtBot

from fedidesk.qtmodels.home_network import HomeNetwork
from fedidesk.qtmodels.image_fetching import ImageFetcher
from tests.picture_server import PICTURE, PictureServer

Tell = Callable[[QHostInfo], object]
PUBLIC, PRIVATE = "203.0.114.7", "192.168.1.1"


class Names:
    """A register of names, in the place of the one of the world; ``late`` answers wait."""

    def __init__(self, **numbers: list[str]) -> None:
        self.numbers = {name.replace("_", "."): found for name, found in numbers.items()}
        self.asked: list[str] = []
        self.is_late = False
        self._waiting: list[Callable[[], object]] = []

    def look_up(self, name: str, tell: Tell) -> None:
        self.asked.append(name)
        info = QHostInfo()
        info.setAddresses([QHostAddress(number) for number in self.numbers.get(name, [])])
        if self.is_late:
            self._waiting.append(lambda: tell(info))
        else:
            tell(info)

    def answer(self) -> None:
        waiting, self._waiting = self._waiting, []
        for tell in waiting:
            tell()


def said(home: HomeNetwork, url: str) -> bool | None:
    told: list[bool | None] = []
    home.ask(QUrl(url), told.append)
    (only,) = told
    return only


@pytest.mark.parametrize(
    ("numbers", "may"),
    [
        ([PUBLIC], True),
        (["2606:4700::1111"], True),
        ([PRIVATE], False),
        ([PUBLIC, PRIVATE], False),
        (["127.0.0.1"], False),
        (["::1"], False),
        (["fe80::1%eth0"], False),
        (["::ffff:10.0.0.1"], False),
        (["169.254.169.254"], False),
        (["198.18.4.4"], True),
        ([], None),
    ],
)
def test_a_public_name_may_not_lead_home(numbers: list[str], may: bool | None) -> None:
    names = Names(one_test=numbers)
    assert said(HomeNetwork(look_up=names.look_up), "https://one.test/a.png") is may
    assert names.asked == ["one.test"]


def test_ones_own_server_may_stand_at_home_and_is_not_looked_up() -> None:
    names = Names(social_home_test=[PRIVATE], other_home_test=[PRIVATE])
    home = HomeNetwork(lambda: ["social.home.test"], look_up=names.look_up)
    assert said(home, "https://social.home.test/a.png") is True
    assert said(home, "https://files.social.home.test/a.png") is True
    assert names.asked == []
    assert said(home, "https://other.home.test/a.png") is False


def test_numbers_are_not_looked_up() -> None:
    names = Names()
    home = HomeNetwork(lambda: ["127.0.0.1"], look_up=names.look_up)
    assert said(home, "http://8.8.8.8/a.png") is True
    assert said(home, "http://127.0.0.1:1/a.png") is True
    assert said(home, "http://192.168.1.1/a.png") is False
    assert said(home, "http://printer/a.png") is False
    assert names.asked == []


def test_names_that_a_proxy_looks_up_are_left_to_it() -> None:
    names = Names(one_test=[PRIVATE])
    home = HomeNetwork(goes_by_proxy=lambda url: "one" in url, look_up=names.look_up)
    assert said(home, "https://one.test/a.png") is True
    assert names.asked == []
    assert said(home, "http://192.168.1.1/one.png") is False


class Doorman(HomeNetwork):
    """Asks the register also where a number says it all, as a test server is reached by none."""

    def __init__(self, names: Names) -> None:
        super().__init__(lambda: ["127.0.0.1"])
        self.names = names

    def ask(self, url: QUrl, tell: Callable[[bool | None], object]) -> None:
        HomeNetwork(look_up=self.names.look_up).ask(
            QUrl(f"https://{url.path()[1:].replace('/', '-')}.test"), tell
        )


@pytest.fixture
def names() -> Names:
    return Names(fresh_test=[PUBLIC], home_test=[PRIVATE], on_test=[PUBLIC])


@pytest.fixture
def fetcher(qapp: QObject, tmp_path: Path, names: Names) -> Iterator[ImageFetcher]:
    fetcher = ImageFetcher(tmp_path / "pictures", "none", qapp, home=Doorman(names))
    yield fetcher
    fetcher.close()


@pytest.fixture(scope="module")
def server() -> Iterator[PictureServer]:
    with PictureServer() as server:
        yield server


def test_nothing_is_sent_before_it_is_known_where_it_goes(
    qtbot: QtBot, fetcher: ImageFetcher, names: Names, server: PictureServer
) -> None:
    names.is_late = True
    for path in ("home", "fresh"):
        fetcher.fetch(f"{server.url}/{path}")
    assert names.asked == ["home.test", "fresh.test"]
    assert not fetcher._running
    with qtbot.waitSignal(fetcher.fetched) as came, qtbot.waitSignal(fetcher.failed) as failed:
        names.answer()
    assert came.args == [f"{server.url}/fresh", PICTURE]
    assert failed.args == [f"{server.url}/home"]
    assert server.times("/home") == 0


def test_a_redirect_home_is_not_followed(
    qtbot: QtBot, fetcher: ImageFetcher, names: Names, server: PictureServer
) -> None:
    with qtbot.waitSignal(fetcher.failed):
        fetcher.fetch(f"{server.url}/on")
    assert names.asked[0] == "on.test"
    assert len(names.asked) == 2
    names.numbers[names.asked[1]] = [PUBLIC]
    with qtbot.waitSignal(fetcher.fetched) as came:
        fetcher.fetch(f"{server.url}/on")
    assert came.args is not None
    assert came.args[1] == PICTURE


def test_what_nobody_wants_any_more_is_not_asked_for_when_its_place_is_known(
    fetcher: ImageFetcher, names: Names, server: PictureServer
) -> None:
    names.is_late = True
    names.numbers |= {"dropped.test": [PUBLIC], "closed.test": [PUBLIC]}
    fetcher.fetch(f"{server.url}/dropped")
    assert fetcher.drop(f"{server.url}/dropped")
    names.answer()
    assert not fetcher._running
    fetcher.fetch(f"{server.url}/closed")
    fetcher.close()
    names.answer()
    assert names.asked == ["dropped.test", "closed.test"]
    assert not fetcher._running


def test_what_the_disk_has_needs_no_name(
    qtbot: QtBot, fetcher: ImageFetcher, names: Names, server: PictureServer
) -> None:
    url = f"{server.url}/fresh/kept"
    names.numbers["fresh-kept.test"] = [PUBLIC]
    for _ in range(2):
        with qtbot.waitSignal(fetcher.fetched):
            fetcher.fetch(url)
    assert len(names.asked) == 1
