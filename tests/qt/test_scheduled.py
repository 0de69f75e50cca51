"""The list of what the server will publish later."""

from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import QDateTime
from PySide6.QtWidgets import QApplication, QDateTimeEdit, QMessageBox, QPlainTextEdit, QPushButton

from fedidesk.domain.draft import Draft
from fedidesk.domain.errors import Unreachable
from fedidesk.services.session import AccountSession
from fedidesk.ui.compose.scheduled_dialog import ScheduledDialog
from tests.fakes.server import HOST, FakeServer
from tests.qt.world import World, click, named, press, settle, texts, type_text
from tests.waiting import until

LATER = (datetime.now(UTC) + timedelta(hours=2)).replace(microsecond=0)


@pytest.fixture
def server(world: World) -> FakeServer:
    return world.servers[HOST]


@pytest.fixture
async def session(world: World, server: FakeServer) -> AccountSession:
    for hours, text in enumerate(("first", "second")):
        server.schedule(Draft(text=text, scheduled_at=LATER + timedelta(hours=hours)))
    return await world.add()


async def opened(world: World, count: int = 2) -> ScheduledDialog:
    """Open the list and wait for what is in it."""
    await press("Ctrl+Shift+T")
    await until(lambda: world.window.findChild(ScheduledDialog) is not None)
    dialog = world.window.findChild(ScheduledDialog)
    await until(lambda: dialog.list.count() == count)
    dialog.list.setFocus()
    await until(lambda: not count or QApplication.focusWidget() is dialog.list)
    return dialog


def entries(dialog: ScheduledDialog) -> list[str]:
    return [dialog.list.item(row).text() for row in range(dialog.list.count())]


@pytest.mark.usefixtures("session")
async def test_a_post_is_moved(world: World, server: FakeServer) -> None:
    dialog = await opened(world)
    assert entries(dialog) == ["first", "second"]
    moment = named(dialog, "Day and time", QDateTimeEdit)
    assert moment.dateTime().toSecsSinceEpoch() == LATER.timestamp()
    later = LATER + timedelta(hours=5)
    moment.setDateTime(QDateTime.fromSecsSinceEpoch(int(later.timestamp())))
    await click(named(dialog, "Move", QPushButton))
    await until(lambda: entries(dialog) == ["second", "first"])
    assert next(iter(server.scheduled.values())).at == later
    marked = dialog.list.currentItem()
    assert marked.text() == "first", "what was moved stays marked"


@pytest.mark.usefixtures("session")
async def test_a_post_is_opened_to_be_edited(world: World, server: FakeServer) -> None:
    await opened(world)
    await press("Return")
    await until(world.composers)
    (composer,) = world.composers()
    text = named(composer, "Post text", QPlainTextEdit)
    await until(lambda: QApplication.focusWidget() is text)
    await type_text("!")
    assert text.toPlainText() == "first!"
    assert not any(each.isVisible() for each in world.window.findChildren(ScheduledDialog))
    assert [each.draft.text for each in server.scheduled.values()] == ["second"]


@pytest.mark.usefixtures("session")
async def test_calling_off_asks_first(world: World, server: FakeServer) -> None:
    dialog = await opened(world)
    await press("Del")
    await until(lambda: isinstance(QApplication.activeModalWidget(), QMessageBox))
    box = QApplication.activeModalWidget()
    assert isinstance(box, QMessageBox)
    assert len(server.scheduled) == 2
    next(each for each in box.buttons() if each.text() == "Call off").click()
    await until(lambda: entries(dialog) == ["second"])
    assert len(server.scheduled) == 1


async def test_what_went_wrong_is_said_and_tried_again(
    world: World, session: AccountSession
) -> None:
    world.gateway(session).fail("scheduled", Unreachable(HOST))
    dialog = await opened(world, count=0)
    await until(lambda: any("No connection" in text for text in texts(dialog)))
    shown = [each.text() for each in dialog.findChildren(QPushButton) if each.isVisible()]
    assert shown == ["Close"]
    await press("F5")
    await until(lambda: dialog.list.count() == 2)


async def test_nothing(world: World) -> None:
    await world.add()
    dialog = await opened(world, count=0)
    await until(lambda: any("Nothing is scheduled" in text for text in texts(dialog)))
    await press("Esc")
    await settle()
    assert not world.composers()
