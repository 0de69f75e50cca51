from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject, QSize
from pytestqt.qtbot import QtBot

from fedidesk.qtmodels import image_cache
from fedidesk.qtmodels.image_cache import ImageCache
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
    images.pixmap(URL, SIZE)
    qtbot.wait(1)
    assert fetcher.asked == [URL]
    monkeypatch.setattr(image_cache, "_TRY_AGAIN_AFTER", 0.0)
    images.pixmap(URL, SIZE)
    qtbot.waitUntil(lambda: fetcher.asked == [URL, URL])


def test_what_is_no_picture_counts_as_a_failure(
    qtbot: QtBot, images: ImageCache, fetcher: FakeFetcher
) -> None:
    images.begin()
    images.pixmap(URL, SIZE)
    qtbot.waitUntil(lambda: fetcher.asked == [URL])
    with qtbot.waitSignal(images.failed) as failed:
        fetcher.fetched.emit(URL, b"<html>not here</html>")
    assert failed.args == [URL]


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
