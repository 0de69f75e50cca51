"""Writing in the main window, beside the posts."""

import pytest
from PySide6.QtWidgets import QApplication, QComboBox

from fedidesk.services.session import AccountSession
from fedidesk.ui.compose.compose_window import ComposeWindow
from tests.qt.composing import at, field, new_post
from tests.qt.world import World, press, settle, type_text
from tests.waiting import until


@pytest.fixture
async def session(world: World) -> AccountSession:
    world.window.resize(1200, 700)
    return await world.add()


async def beside(world: World, text: str) -> ComposeWindow:
    """Begin a post in a window, and put it beside the posts by its key."""
    composer = await new_post(world, text)
    await press("F9")
    await at(composer)
    return composer


async def test_a_post_is_written_beside_what_is_read(world: World, session: AccountSession) -> None:
    composer = await beside(world, "Good ")
    assert composer.window() is world.window
    await type_text("morning")
    await press("Ctrl+Return")
    await until(lambda: [post.html for post in world.servers["a.example"].sent.values()])
    (post,) = world.servers["a.example"].sent.values()
    assert post.html == "<p>Good morning</p>"
    await until(lambda: not session.unsent.outgoing)
    assert not world.window.findChildren(ComposeWindow)


async def test_the_next_one_is_where_the_last_one_was(
    world: World, session: AccountSession
) -> None:
    await beside(world, "One")
    await press("Ctrl+N")
    await until(lambda: len(world.composers()) == 2)
    one, two = world.composers()
    windows = {field(one).toPlainText(): one.isWindow(), field(two).toPlainText(): two.isWindow()}
    assert windows == {"One": False, "": True}
    for composer in (one, two):
        composer.close()
    composer = await new_post(world)
    assert field(composer).toPlainText() == "One"
    assert not composer.isWindow()
    await press("F9")
    assert composer.isWindow()
    assert not world.settings.current.writes_beside_posts
    await at(composer)
    await type_text(" more")
    composer.close()
    assert [draft.text for draft in session.writing.unsent] == ["One more"]


async def test_keys_belong_to_where_the_keyboard_is(world: World, session: AccountSession) -> None:
    composer = await beside(world, "Half a sentence")
    box = composer.findChild(QComboBox)
    box.setFocus()
    for key in ("R", "Q", "F", "Ctrl+Shift+P"):
        await press(key)
    await settle()
    assert len(world.composers()) == 1
    assert composer.parts.current.poll_button.isChecked()
    assert world.gateway(session).count("favourite") == 0
    world.page.focus_posts()
    await until(lambda: not composer.isAncestorOf(QApplication.focusWidget()))
    await press("R")
    await until(lambda: len(world.composers()) == 2)


async def test_esc_keeps_the_draft_and_gives_the_room_back(
    world: World, session: AccountSession
) -> None:
    width = world.page.width()
    await beside(world, "Half a sentence")
    await until(lambda: world.page.width() < width - 200)
    await press("Esc")
    await until(lambda: world.page.width() == width)
    assert [draft.text for draft in session.writing.unsent] == ["Half a sentence"]
    assert world.commands["new_post"].shortcutContext().name == "WindowShortcut"


async def test_in_a_narrow_window_it_is_below(world: World, session: AccountSession) -> None:
    height, width = world.page.height(), world.page.width()
    composer = await beside(world, "x")
    world.window.resize(500, 700)
    await until(lambda: world.page.height() < height - 100)
    assert composer.isVisible()
    assert not composer.isWindow()
    world.window.resize(1200, 700)
    await until(lambda: world.page.height() == height)
    assert world.page.width() < width
    assert field(composer).toPlainText() == "x"
    assert session.writing.unsent
