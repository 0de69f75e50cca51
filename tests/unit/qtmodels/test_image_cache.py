import time
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject, QSize
from pytestqt.qtbot import QtBot

from fedidesk.qtmodels import image_cache, image_failures
from fedidesk.qtmodels.image_cache import ImageCache
from fedidesk.qtmodels.image_failures import Trouble
from fedidesk.qtmodels.picture_key import blurred_address
from tests.fakes.pictures import FakeFetcher
from tests.unit.qtmodels.test_image_decoding import two_halves

URL = "https://one.test/a.png"
SIZE = QSize(20, 10)


@pytest.fixture
def fetcher(qapp: QObject) -> FakeFetcher:
    return FakeFetcher(qapp)


@pytest.fixture
def images(fetcher: FakeFetcher) -> Iterator[ImageCache]:
    images = ImageCache(lambda _: fetcher)
    yield images
    images.close()


def deliver(qtbot: QtBot, images: ImageCache, fetcher: FakeFetcher, url: str = URL) -> None:
    with qtbot.waitSignal(images.arrived):
        fetcher.fetched.emit(url, two_halves(40, 20))


def test_nothing_is_fetched_before_it_may_begin(
    qtbot: QtBot, images: ImageCache, fetcher: FakeFetcher
) -> None:
    assert images.pixmap(URL, SIZE) is None
    qtbot.wait(1)
    assert fetcher.asked == []
    images.begin()
    qtbot.waitUntil(lambda: fetcher.asked == [URL])


def test_a_picture_is_asked_for_once_and_kept(
    qtbot: QtBot, images: ImageCache, fetcher: FakeFetcher
) -> None:
    images.begin()
    for _ in range(3):
        assert images.pixmap(URL, SIZE) is None
    qtbot.waitUntil(lambda: fetcher.asked == [URL])
    deliver(qtbot, images, fetcher)
    pixmap = images.pixmap(URL, SIZE)
    assert pixmap is not None
    assert pixmap.size() == SIZE
    assert fetcher.asked == [URL]


def test_while_another_size_is_made_the_one_that_is_there_stands_in(
    qtbot: QtBot, images: ImageCache, fetcher: FakeFetcher
) -> None:
    images.begin()
    images.pixmap(URL, SIZE)
    qtbot.waitUntil(lambda: fetcher.asked == [URL])
    deliver(qtbot, images, fetcher)
    stand_in = images.pixmap(URL, SIZE * 2)
    assert stand_in is not None
    assert stand_in.size() == SIZE
    qtbot.waitUntil(lambda: fetcher.asked == [URL, URL])
    deliver(qtbot, images, fetcher)
    pixmap = images.pixmap(URL, SIZE * 2)
    assert pixmap is not None
    assert pixmap.size() == SIZE * 2


def test_what_is_scrolled_away_is_not_fetched_any_more(
    qtbot: QtBot, images: ImageCache, fetcher: FakeFetcher
) -> None:
    first, second = QObject(), QObject()
    other = "https://one.test/b.png"
    images.begin()
    images.pixmap(URL, SIZE)
    images.pixmap(other, SIZE)
    qtbot.waitUntil(lambda: fetcher.asked == [URL, other])
    images.set_wanted(first, frozenset({URL, other}))
    images.set_wanted(second, frozenset({other}))
    images.set_wanted(first, frozenset())
    assert fetcher.asked == [other]
    images.set_wanted(second, frozenset())
    assert fetcher.asked == []


def test_a_failure_is_not_tried_again_at_once(
    qtbot: QtBot, images: ImageCache, fetcher: FakeFetcher, monkeypatch: pytest.MonkeyPatch
) -> None:
    images.begin()
    images.pixmap(URL, SIZE)
    qtbot.waitUntil(lambda: fetcher.asked == [URL])
    with qtbot.waitSignal(images.failed):
        fetcher.failed.emit(URL)
    assert images.trouble(URL) is Trouble.NOT_LOADED
    images.pixmap(URL, SIZE)
    qtbot.wait(1)
    assert fetcher.asked == [URL]
    later = time.monotonic() + image_failures._FIRST_WAIT + 1
    monkeypatch.setattr(image_failures.time, "monotonic", lambda: later)
    images.pixmap(URL, SIZE)
    qtbot.waitUntil(lambda: fetcher.asked == [URL, URL])
    deliver(qtbot, images, fetcher)
    assert images.trouble(URL) is None


def test_what_failed_is_tried_again_by_itself_while_it_is_on_screen(
    qtbot: QtBot, images: ImageCache, fetcher: FakeFetcher, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(image_failures, "_FIRST_WAIT", 0.02)
    view = QObject()
    images.begin()
    images.failed.connect(lambda url: images.pixmap(url, SIZE))
    images.set_wanted(view, frozenset({URL}))
    images.pixmap(URL, SIZE)
    qtbot.waitUntil(lambda: fetcher.asked == [URL])
    fetcher.failed.emit(URL)
    qtbot.waitUntil(lambda: fetcher.asked == [URL, URL])
    fetcher.failed.emit(URL)
    images.set_wanted(view, frozenset())
    assert not images._again.isActive()


def test_what_is_no_picture_counts_as_a_failure(
    qtbot: QtBot, images: ImageCache, fetcher: FakeFetcher
) -> None:
    images.begin()
    images.pixmap(URL, SIZE)
    qtbot.waitUntil(lambda: fetcher.asked == [URL])
    with qtbot.waitSignal(images.failed) as failed:
        fetcher.fetched.emit(URL, b"<html>not here</html>")
    assert failed.args == [URL]
    assert images.trouble(URL) is Trouble.NOT_SHOWN


def test_a_blurhash_makes_a_picture_of_its_own_and_asks_nobody(
    qtbot: QtBot, images: ImageCache, fetcher: FakeFetcher
) -> None:
    url = blurred_address("LEHV6nWB2yk8pyo0adR*.7kCMdnj")
    images.begin()
    assert images.pixmap(url, SIZE, radius=4) is None
    with qtbot.waitSignal(images.arrived) as arrived:
        pass
    assert arrived.args == [url]
    pixmap = images.pixmap(url, SIZE, radius=4)
    assert pixmap is not None
    assert pixmap.size() == SIZE
    image = pixmap.toImage()
    assert image.pixelColor(0, 0).alpha() == 0
    assert image.pixelColor(10, 5).alpha() == 255
    assert image.pixelColor(4, 2) != image.pixelColor(16, 8)
    assert fetcher.asked == []


@pytest.mark.parametrize("blurhash", ["", "short", "x" * 500])
def test_what_is_no_blurhash_has_no_address(blurhash: str) -> None:
    assert blurred_address(blurhash) == ""


@pytest.mark.parametrize(
    "blurhash", ["LEHV6nWB2yk8", "ü" * 28, '"' * 28, "LEHV6nWB2yk8pyo0adR*.7kCM nj"]
)
def test_a_broken_blurhash_is_no_picture_and_no_end(
    qtbot: QtBot, images: ImageCache, fetcher: FakeFetcher, blurhash: str
) -> None:
    url = blurred_address(blurhash)
    images.begin()
    images.pixmap(url, SIZE)
    with qtbot.waitSignal(images.failed) as failed:
        pass
    assert failed.args == [url]
    assert images.pixmap(url, SIZE) is None
    assert fetcher.asked == []


def test_a_picture_may_wait_until_it_is_pressed(
    qtbot: QtBot, images: ImageCache, fetcher: FakeFetcher
) -> None:
    images.begin()
    assert not images.holds_back(URL)
    images.load_on_demand(True)
    assert images.holds_back(URL)
    images.release(URL)
    assert not images.holds_back(URL)
    images.load_on_demand(False)
    images.pixmap("https://one.test/b.png", SIZE)
    qtbot.waitUntil(lambda: fetcher.asked == ["https://one.test/b.png"])
    deliver(qtbot, images, fetcher, "https://one.test/b.png")
    images.load_on_demand(True)
    assert not images.holds_back("https://one.test/b.png")


def test_memory_is_bounded_and_the_oldest_goes_first(
    qtbot: QtBot, images: ImageCache, fetcher: FakeFetcher, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(image_cache, "_MEMORY_BYTES", 3 * 20 * 10 * 4)
    urls = [f"https://one.test/{number}.png" for number in range(5)]
    images.begin()
    for url in urls:
        images.pixmap(url, SIZE)
    qtbot.waitUntil(lambda: fetcher.asked == urls)
    for url in urls:
        deliver(qtbot, images, fetcher, url)
    there = [url for url in urls if images.pixmap(url, SIZE) is not None]
    assert there == urls[2:]


def test_what_is_on_screen_stays_however_much_it_takes(
    qtbot: QtBot, images: ImageCache, fetcher: FakeFetcher, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(image_cache, "_MEMORY_BYTES", 20 * 10 * 4)
    urls = [f"https://one.test/{number}.png" for number in range(3)]
    view = QObject()
    images.begin()
    for url in urls:
        images.pixmap(url, SIZE)
    images.set_wanted(view, frozenset(urls[:2]))
    images.pixmap(urls[2], SIZE)
    qtbot.waitUntil(lambda: fetcher.asked == urls)
    for url in urls:
        deliver(qtbot, images, fetcher, url)
    assert all(images.pixmap(url, SIZE) is not None for url in urls)
    images.set_wanted(view, frozenset(urls[2:]))
    images.pixmap(urls[0], SIZE * 2)
    deliver(qtbot, images, fetcher, urls[0])
    there = [url for url in urls if images.pixmap(url, SIZE) is not None]
    assert urls[1] not in there
    assert urls[2] in there


def test_no_address_and_no_size_are_no_picture(images: ImageCache) -> None:
    assert images.pixmap("", SIZE) is None
    assert images.pixmap(URL, QSize()) is None
