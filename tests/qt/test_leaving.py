"""What was closed is gone: no window, no dialog and no thread stays behind in secret."""

import gc
from weakref import WeakSet

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QDialog, QMenu, QWidget

from fedidesk.domain.ids import PostId
from fedidesk.ui.account_page import AccountPage
from fedidesk.ui.compose.compose_window import ComposeWindow
from fedidesk.ui.timeline.scene import Act
from fedidesk.ui.timeline.timeline_pane import TimelinePane
from tests.qt.conftest import MakeWorld
from tests.qt.world import World, delete_what_is_due, press, settle, type_text
from tests.waiting import until

TIMES = 5


async def leftovers(*remembered: WeakSet[QObject]) -> list[QObject]:
    """Return what is still alive of ``remembered``."""
    await settle()
    delete_what_is_due()
    gc.collect()
    return [each for some in remembered for each in some]


@pytest.mark.parametrize("ending", ["closed", "discarded", "sent"])
async def test_compose_windows_go(ending: str, world: World) -> None:
    await world.add()
    seen: WeakSet[QObject] = WeakSet()
    for _ in range(TIMES):
        await world.activate()
        await press("Ctrl+N")
        (composer,) = world.composers()
        await until(composer.isActiveWindow)
        seen.add(composer)
        del composer
        await type_text("Words")
        await press(
            {"closed": "Esc", "discarded": "Ctrl+Shift+Backspace", "sent": "Ctrl+Return"}[ending]
        )
        await until(lambda: not world.composers())
    assert await leftovers(seen) == []
    assert world.window.findChildren(ComposeWindow) == []


@pytest.mark.parametrize("key", ["Ctrl+,", "F1", "Ctrl+Shift+N", "Ctrl+Shift+Q"])
async def test_dialogs_go(key: str, world: World) -> None:
    await world.add()
    seen: WeakSet[QObject] = WeakSet()
    for _ in range(TIMES):
        await world.activate()
        await press(key)
        dialog = world.window.findChild(QDialog)
        await until(dialog.isActiveWindow)
        seen.update([dialog, *dialog.findChildren(QWidget)])
        del dialog
        await press("Esc")
        delete_what_is_due()
    assert await leftovers(seen) == []


async def test_threads_go(world: World) -> None:
    await world.add()
    before = len(world.page.findChildren(TimelinePane))
    seen: WeakSet[QObject] = WeakSet()
    for _ in range(TIMES):
        world.page.open_thread(PostId("p1"))
        await until(lambda: world.page._current().view.rows)
        seen.add(world.page._current())
        await press("Esc")
    assert await leftovers(seen) == []
    assert len(world.page.findChildren(TimelinePane)) == before


async def test_menus_of_posts_go(world: World) -> None:
    await world.add()
    await until(lambda: world.page._current().view.rows)
    seen: WeakSet[QObject] = WeakSet()
    for _ in range(TIMES):
        row = world.page._current().view.rows[0]
        row.button_for(Act.MORE).click()
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        seen.add(menu)
        menu.close()
        del menu
    assert await leftovers(seen) == []


async def test_pages_go_with_their_accounts(world: World) -> None:
    await world.add("ann", "a.example")
    seen: WeakSet[QObject] = WeakSet()
    for _ in range(TIMES):
        session = await world.add("bob", "b.example")
        seen.add(world.page)
        await press("Ctrl+N")
        seen.update(world.composers())
        await world.registry.remove(session)
        del session
    world.registry._scope.cancel("")
    assert await leftovers(seen) == []
    assert len(world.window.findChildren(AccountPage)) == 1


async def test_the_welcome_goes_with_the_first_account(world: World) -> None:
    seen: WeakSet[QObject] = WeakSet([world.window._welcome])
    await world.add()
    assert await leftovers(seen) == []


async def test_what_stays_would_be_found(world: World) -> None:
    hidden, unreferenced = QWidget(world.window), QWidget(world.window)
    deleted = QWidget(world.window)
    seen = WeakSet([hidden, unreferenced, deleted])
    deleted.deleteLater()
    del unreferenced, deleted
    assert len(await leftovers(seen)) == 2


async def test_nothing_is_left_of_a_whole_run(make_world: MakeWorld) -> None:
    world = await make_world()
    await world.add()
    await press("Ctrl+N")
    await world.close()
    assert not [each for each in QApplication.topLevelWidgets() if each.isVisible()]
