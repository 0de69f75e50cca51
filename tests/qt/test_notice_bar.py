"""The bar at the foot of the window: one message at a time, and the way on."""

from functools import partial

import pytest
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleEvent
from PySide6.QtWidgets import QAbstractButton, QLabel

from fedidesk.domain.errors import NotAllowed, Unreachable
from fedidesk.services.notices import Notice, NoticeKind
from fedidesk.ui.notices.notice_bar import NoticeBar
from fedidesk.ui.notices.notice_text import countdown, is_trouble, text_of
from tests.account_builders import an_account
from tests.qt.world import World, click, named, press, settle
from tests.waiting import until

BOOST = Notice(NoticeKind.BOOST_FAILED, error=Unreachable("a.example"))
CRASH = Notice(NoticeKind.CRASHED)
DELETED = Notice(NoticeKind.POST_DELETED)


@pytest.fixture
def bar(world: World) -> NoticeBar:
    return world.window._notice_bar


def told(bar: NoticeBar) -> str:
    """Return what the bar says, or nothing."""
    return bar.findChild(QLabel).text() if bar.isVisible() else ""


def says(bar: NoticeBar, words: str) -> bool:
    return told(bar) == words


@pytest.mark.parametrize("kind", NoticeKind)
def test_every_notice_has_a_sentence(kind: NoticeKind) -> None:
    text = text_of(Notice(kind, an_account(), Unreachable("a.example")))
    assert text.count(".") > 1
    assert "a.example" in text


async def test_good_news_goes_by_itself(world: World, bar: NoticeBar) -> None:
    world.notices.tell(DELETED)
    assert told(bar) == "The post was deleted."
    bar._timer.setInterval(0)
    bar._timer.start()
    await until(lambda: not told(bar))


async def test_trouble_stays_and_waits_its_turn(world: World, bar: NoticeBar) -> None:
    world.notices.tell(BOOST)
    world.notices.tell(CRASH)
    world.notices.tell(DELETED)
    assert told(bar).startswith("The boost was not changed. No connection to a.example.")
    assert not bar._timer.isActive()
    await press("Ctrl+Shift+X")
    assert told(bar).startswith("Something unexpected went wrong.")
    await click(named(bar, "Close this message", QAbstractButton))
    assert told(bar) == "The post was deleted."
    await press("Ctrl+Shift+X")
    assert told(bar) == ""
    assert not world.commands["close_message"].isEnabled()


async def test_trouble_takes_the_place_of_good_news(world: World, bar: NoticeBar) -> None:
    world.notices.tell(DELETED)
    world.notices.tell(BOOST)
    assert told(bar).startswith("The boost")
    await settle()
    assert told(bar).startswith("The boost")


@pytest.fixture
async def counting(world: World, bar: NoticeBar) -> list[bool]:
    """Let something be told of that can be undone for 30 seconds; return whether it is so still."""
    so = [True]
    world.notices.tell(Notice(NoticeKind.POST_SENDING, seconds=30.0, still_so=lambda: so[-1]))
    assert told(bar) == countdown(30)
    return so


@pytest.mark.usefixtures("counting")
async def test_the_seconds_are_counted_down(bar: NoticeBar) -> None:
    assert bar._seconds.interval() == 1000
    bar._seconds.start(0)
    for milliseconds, left in ((12_400, 12), (1_400, 1), (300, 1)):
        bar._timer.start(milliseconds)
        await until(partial(says, bar, countdown(left)))
    await until(lambda: not told(bar))
    assert not bar._seconds.isActive()


async def test_what_is_no_longer_so_is_counted_no_longer(
    world: World, bar: NoticeBar, counting: list[bool]
) -> None:
    world.notices.tell(DELETED)
    counting.append(False)
    bar._seconds.start(0)
    await until(lambda: told(bar) == "The post was deleted.")
    assert not bar._seconds.isActive()
    assert bar._timer.remainingTime() > 4000


async def test_what_can_be_undone_for_a_moment_goes_before_trouble(
    world: World, bar: NoticeBar
) -> None:
    world.notices.tell(BOOST)
    world.notices.tell(Notice(NoticeKind.POST_SENDING, seconds=9.0))
    world.notices.tell(CRASH)
    assert told(bar) == countdown(9)
    bar._timer.start(0)
    await until(lambda: told(bar).startswith("The boost was not changed."))
    assert not bar._timer.isActive()
    await press("Ctrl+Shift+X")
    assert told(bar).startswith("Something unexpected")


@pytest.mark.parametrize("way", ["key", "button"])
async def test_retry_does_it_again(way: str, world: World, bar: NoticeBar) -> None:
    again: list[str] = []
    world.notices.tell(Notice(NoticeKind.BOOST_FAILED, retry=lambda: again.append("again")))
    if way == "key":
        await press("Ctrl+Shift+R")
    else:
        await click(named(bar, "Retry", QAbstractButton))
    assert again == ["again"]
    assert told(bar) == ""
    assert not world.commands["retry"].isEnabled()


async def test_what_can_not_be_retried_offers_nothing(world: World, bar: NoticeBar) -> None:
    world.notices.tell(CRASH)
    names = [
        each.accessibleName() for each in bar.findChildren(QAbstractButton) if each.isVisible()
    ]
    assert names == ["Close this message"]
    assert not world.commands["retry"].isEnabled()


async def test_messages_are_spoken(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    spoken: list[str] = []

    def listen(event: QAccessibleEvent) -> None:
        if isinstance(event, QAccessibleAnnouncementEvent):
            spoken.append(event.message())

    monkeypatch.setattr(QAccessible, "updateAccessibility", listen)
    world.notices.tell(DELETED)
    assert spoken == ["The post was deleted."]


async def test_a_failed_boost_is_told_and_tried_again(world: World, bar: NoticeBar) -> None:
    session = await world.add()
    gateway = world.gateway(session)
    await until(lambda: world.page._current().view.rows)
    await press("J")
    gateway.fail("boost", NotAllowed("a.example"))
    await press("B")
    await until(lambda: told(bar).startswith("The boost was not changed."))
    post_id = world.page._current().view.current_post()
    assert post_id is not None
    assert not session.posts.get(post_id).boosted  # type: ignore[union-attr]  # it is on screen
    await press("Ctrl+Shift+R")
    await until(lambda: gateway.count("boost on") == 2)
    await until(lambda: session.posts.get(post_id).boosted)  # type: ignore[union-attr]  # as above
    assert is_trouble(BOOST)
