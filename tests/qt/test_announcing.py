"""What is said to those who don't see it, and what is not because they don't want to hear it."""

import pytest
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QDialog, QWidget

from fedidesk.domain.errors import Refused
from fedidesk.domain.timeline import HOME
from fedidesk.domain.timeline_look import TimelineLook
from fedidesk.services.session import AccountSession
from fedidesk.ui.notices.notice_text import countdown
from tests.fakes.clock import VirtualClock
from tests.qt.conftest import MakeWorld
from tests.qt.world import World, named, press, settle, texts, type_text
from tests.waiting import until

HOST = "a.example"


@pytest.fixture
def spoken(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    spoken: list[str] = []

    def listen(event: QAccessibleEvent) -> None:
        if isinstance(event, QAccessibleAnnouncementEvent):
            spoken.append(event.message())

    monkeypatch.setattr(QAccessible, "updateAccessibility", listen)
    return spoken


@pytest.fixture
def clock() -> VirtualClock:
    return VirtualClock()


@pytest.fixture
async def world(make_world: MakeWorld, clock: VirtualClock) -> World:
    """Return a world in which announcements go by a clock of the test's own."""

    def prepare(world: World) -> None:
        world.fedidesk._new_posts._clock = clock

    world = await make_world(prepare=prepare)
    world.servers[HOST].publish(f"p{number}" for number in range(30))
    await world.add()
    await until(lambda: world.page._current().view.rows)
    return world


async def come(world: World, *post_ids: str) -> AccountSession:
    session = world.page.session
    world.servers[HOST].publish(post_ids)
    session.timelines.refresh(HOME)
    await until(lambda: world.rows(session)[0] == post_ids[-1])
    await settle()
    return session


async def test_new_posts_are_announced_but_not_one_by_one(
    world: World, clock: VirtualClock, spoken: list[str]
) -> None:
    await come(world, "a", "b", "c")
    assert spoken == ["3 new posts"]
    for second in range(25):
        await come(world, f"x{second}")
        await clock.advance(1)
    assert spoken == ["3 new posts", "13 new posts", "23 new posts"]
    await clock.advance(60)
    assert spoken[3:] == ["28 new posts"]


async def test_what_was_seen_meanwhile_is_not_announced(
    world: World, clock: VirtualClock, spoken: list[str]
) -> None:
    await come(world, "a")
    await come(world, "b")
    await press(".")
    await clock.advance(60)
    assert spoken == ["1 new post"]


async def test_what_is_shown_live_is_announced_too(
    world: World, clock: VirtualClock, spoken: list[str]
) -> None:
    world.page.session.at_hand.set_look(HOME, TimelineLook(follow_live=True))
    view = world.page._current().view
    for name in ("a", "b", "c"):
        await come(world, name)
        await until(lambda name=name: view.is_at_top() and view.rows[0].post_id == name)
    assert spoken == ["1 new post"]
    await clock.advance(10)
    assert spoken == ["1 new post", "2 new posts"]


async def test_nobody_hears_of_what_is_not_on_screen(
    world: World, clock: VirtualClock, spoken: list[str]
) -> None:
    world.do("local")
    await come(world, "a")
    await clock.advance(60)
    world.do("home")
    other = QWidget()
    other.show()
    other.activateWindow()
    await until(other.isActiveWindow)
    await come(world, "b")
    await clock.advance(60)
    assert spoken == []
    other.close()
    await world.activate()
    await come(world, "c")
    assert spoken == ["3 new posts"]


async def open_settings(world: World) -> QDialog:
    await press("Ctrl+,")
    dialog = world.window.findChild(QDialog)
    await until(dialog.isActiveWindow)
    return dialog


async def test_new_posts_can_be_silent_or_rarer(
    world: World, clock: VirtualClock, spoken: list[str]
) -> None:
    box = named(await open_settings(world), "New posts", QComboBox)
    assert box.currentText() == "Every 10 seconds"
    box.setCurrentIndex(box.findData("0"))
    assert world.settings.current.speaks_of_new_posts_every == 0
    await press("Esc")
    await world.activate()
    await come(world, "a")
    await clock.advance(60)
    assert spoken == []
    world.settings.update(speaks_of_new_posts_every=60)
    await come(world, "b")
    await come(world, "c")
    await clock.advance(59)
    assert spoken == ["2 new posts"]
    await clock.advance(1)
    assert spoken == ["2 new posts", "3 new posts"]


async def send(world: World, text: str) -> None:
    world.do("new_post")
    (composer,) = world.composers()
    await until(composer.parts.current.editor.hasFocus)
    await type_text(text)
    await press("Ctrl+Return")


async def test_sent_and_failed_posts_are_announced(world: World, spoken: list[str]) -> None:
    await send(world, "One")
    await until(lambda: spoken)
    assert spoken == ["Your post was sent."]
    await world.activate()
    world.gateway(world.page.session).fail("create", Refused(HOST, "Too short"))
    await send(world, "Two")
    await until(lambda: len(spoken) == 2)
    assert spoken[1].startswith("Your post was not sent.")


async def test_how_long_sending_can_be_undone_is_said_once(world: World, spoken: list[str]) -> None:
    world.settings.update(undo_seconds=30)
    await send(world, "One")
    await until(lambda: spoken)
    bar = world.window._notice_bar
    for left in (29, 28):
        bar._timer.start(1000 * left)
        bar._count_down()
        assert countdown(left) in texts(bar)
    assert spoken == [countdown(30)]
    assert bar._text.accessibleName() == "Your post is about to be sent."


async def test_sent_and_failed_posts_can_be_silent(world: World, spoken: list[str]) -> None:
    box = named(await open_settings(world), "Sent and failed posts", QCheckBox)
    assert box.isChecked()
    box.click()
    assert not world.settings.current.speaks_of_sending
    await press("Esc")
    await world.activate()
    await send(world, "One")
    await until(lambda: world.servers["a.example"].sent)
    await until(lambda: not world.page.session.unsent.outgoing)
    await world.activate()
    world.gateway(world.page.session).fail("create", Refused(HOST, "Too short"))
    await send(world, "Two")
    await until(world.composers)
    (composer,) = world.composers()
    await until(composer._trouble.isVisible)
    assert spoken == []
