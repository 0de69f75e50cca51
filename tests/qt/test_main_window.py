"""The window around the timelines: going from place to place and from account to account."""

from pathlib import Path
from typing import Self

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QAbstractButton, QApplication, QMessageBox

from fedidesk.app.demo import server as demo_server
from fedidesk.app.demo.server import DemoAccount
from fedidesk.domain.ids import PostId
from fedidesk.domain.timeline import FEDERATED, HOME, LOCAL
from fedidesk.store.delta import KeptPlace
from fedidesk.store.kept_timelines import open_timeline
from fedidesk.ui.timeline.descriptions import Descriptions
from tests.builders import a_picture, a_post, a_profile
from tests.qt.conftest import MakeWorld
from tests.qt.world import World, click, delete_what_is_due, named, press, settle, texts
from tests.waiting import until


def many(count: int) -> list[str]:
    return [f"p{number}" for number in range(count)]


async def test_the_sidebar_names_what_one_needs(world: World) -> None:
    await world.add()
    for name in ("Home", "Local", "Federated", "New post", "Accounts", "Settings"):
        named(world.window, name, QAbstractButton)


async def test_the_keyboard_begins_at_the_posts(world: World) -> None:
    await world.add()
    await until(lambda: QApplication.focusWidget() in world.page._current().view.rows)


async def test_buttons_and_keys_lead_to_the_timelines(world: World) -> None:
    session = await world.add()
    world.servers["a.example"].publish(["l1"], LOCAL)
    world.servers["a.example"].publish(["f1"], FEDERATED)
    await click(named(world.window, "Local", QAbstractButton))
    await until(lambda: world.rows(session, LOCAL) == ["l1"])
    assert world.page.spec == LOCAL
    assert "Local" in texts(world.page)
    assert named(world.window, "Local", QAbstractButton).accessibleDescription() == "On screen now"
    await press("Ctrl+3")
    await until(lambda: world.rows(session, FEDERATED) == ["f1"])
    assert world.page.spec == FEDERATED
    await press("Ctrl+1")
    assert world.page.spec == HOME
    assert named(world.window, "Local", QAbstractButton).accessibleDescription() == ""
    await until(lambda: QApplication.focusWidget() in world.page._current().view.rows)


async def test_a_timeline_is_found_again_where_it_was_left(world: World) -> None:
    world.servers["a.example"].publish(many(30))
    await world.add()
    view = world.page._current().view
    await until(lambda: view.rows)
    view.scroll_by(700)
    place = view.place()
    await press("Ctrl+2")
    await press("Ctrl+1")
    await settle()
    assert world.page._current().view is view
    assert view.place() == place


async def test_the_next_start_is_where_the_last_one_ended(make_world: MakeWorld) -> None:
    world = await make_world()
    world.servers["a.example"].publish(many(30))
    session = await world.add()
    view = world.page._current().view
    await until(lambda: view.rows)
    view.scroll_by(700)
    place = view.place()
    assert place is not None

    def is_kept() -> bool:
        kept = session.shelf._keeper.glance(lambda sql: open_timeline(sql, HOME, 1, 1))
        return kept is not None and kept.place == KeptPlace(place.row_id, place.y)

    await until(is_kept)
    await world.close()
    again = await make_world()
    assert again.page._current().view.place() == place


async def test_a_thread_opens_over_the_timeline_and_esc_goes_back(world: World) -> None:
    world.servers["a.example"].publish(many(30))
    session = await world.add()
    view = world.page._current().view
    await until(lambda: view.rows)
    view.scroll_by(300)
    await press("J")
    place, post_id = view.place(), view.current_post()
    assert post_id is not None
    world.servers["a.example"].threads[post_id] = (["p1"], ["p2", "p4"])
    world.do("open_post")
    thread = world.page.places.threads[-1].thread
    await until(lambda: len(thread.rows) == 4)
    assert "Thread" in texts(world.page)
    assert world.page._current().view.accessibleName() == "Thread"
    assert QApplication.focusWidget() in world.page._current().view.rows
    await press("Esc")
    assert not world.page.places.threads
    assert QApplication.focusWidget() is view.keyboard.current_row
    assert view.place() == place
    assert view.current_post() == post_id
    assert "Home" in texts(world.page)
    assert session.shelf.open(HOME).index_of_post(post_id) is not None


async def test_the_same_thread_opens_once(world: World) -> None:
    await world.add()
    await until(lambda: world.page._current().view.rows)
    await press("J")
    await press("O")
    await press("O")
    assert len(world.page.places.threads) == 1
    await press("Ctrl+1")
    assert not world.page.places.threads


async def test_the_buttons_of_a_post_reach_the_server(world: World) -> None:
    session = await world.add()
    await until(lambda: world.page._current().view.rows)
    await press("J")
    for key, call in (("B", "boost on"), ("F", "favourite on"), ("D", "bookmark on")):
        await press(key)
        await until(lambda call=call: call in world.gateway(session).calls)
    await press("B")
    await until(lambda: "boost off" in world.gateway(session).calls)


async def test_descriptions_are_one_key_away_and_sensitive_media_another(world: World) -> None:
    media = (a_picture("a", description="A loaf"),)
    server = world.servers["a.example"]
    server.posts[PostId("p1")] = a_post("p1", sensitive=True, media=media)
    server.publish(["p1"])
    await world.add()
    view = world.page._current().view
    await until(lambda: view.rows)
    await press("J")
    await press("X")
    assert view.is_revealed(PostId("p1"))
    await press("A")

    def cards() -> list[Descriptions]:
        return [each for each in world.window.findChildren(Descriptions) if each.isVisible()]

    (card,) = cards()
    assert card.text.toPlainText() == "A loaf"
    assert card.text.hasFocus()
    await press("A")
    assert not cards()
    assert world.page.places.top.pane is not None
    await press("A")
    assert len(cards()) == 1
    await press("Esc")
    assert not cards()
    await press("X")
    assert not view.is_revealed(PostId("p1"))


async def test_new_accounts_come_to_the_screen_and_keys_switch(world: World) -> None:
    first = await world.add("ann", "a.example", display_name="Ann")
    second = await world.add("bob", "b.example", display_name="Bob")
    assert world.page.session is second
    first_page = world.window._pages[first]
    await press("Ctrl+Alt+1")
    assert world.page is first_page
    await press("Ctrl+Tab")
    assert world.page.session is second
    await press("Ctrl+Tab")
    assert world.page is first_page
    await press("Ctrl+Alt+9")
    assert world.page is first_page


async def test_each_account_keeps_its_own_place(world: World) -> None:
    await world.add("ann", "a.example")
    await world.add("bob", "b.example")
    await press("Ctrl+2")
    await press("Ctrl+Alt+1")
    assert world.page.spec == HOME
    await press("Ctrl+Alt+2")
    assert world.page.spec == LOCAL
    assert named(world.window, "Local", QAbstractButton).accessibleDescription() == "On screen now"


async def test_the_menu_of_accounts(world: World) -> None:
    first = await world.add("ann", "a.example")
    await world.add("bob", "b.example")
    await click(named(world.window, "Accounts", QAbstractButton))
    menu = world.window._sidebar.accounts.choices
    assert menu.isVisible()
    entries = [action for action in menu.actions() if not action.isSeparator()]
    handles = [action.text().partition("@")[2] for action in entries[:2]]
    assert handles == ["ann@a.example", "bob@b.example"]
    assert [action.isChecked() for action in entries[:2]] == [False, True]
    assert all(not action.icon().isNull() for action in entries[:2])
    others = ("drafts", "outbox", "scheduled", "add_account", "remove_account")
    assert entries[2:] == [world.commands[name] for name in others]
    entries[0].trigger()
    menu.hide()
    assert world.page.session is first


async def test_an_account_is_shown_as_its_server_knows_it(world: World) -> None:
    session = await world.add("ann", "a.example", display_name="Once :sprout: Ann")
    button = named(world.window, "Accounts", QAbstractButton)
    await until(lambda: button.text().strip() == "Ada")
    assert session.account.display_name == "Ada"
    assert button.accessibleDescription() == "@ann@a.example"
    assert not button.icon().isNull()


async def test_signing_out_asks_first(world: World) -> None:
    session = await world.add("ann", "a.example")
    await world.add("bob", "b.example")
    await press("Ctrl+Alt+1")
    await press("Ctrl+Shift+Q")
    box = world.window.findChild(QMessageBox)
    assert "@ann@a.example" in box.text()
    assert box.defaultButton() is named(box, "Stay", QAbstractButton)
    await click(named(box, "Stay", QAbstractButton))
    delete_what_is_due()
    await world.activate()
    assert len(world.registry.sessions) == 2
    await press("Ctrl+Shift+Q")
    await click(named(world.window.findChild(QMessageBox), "Sign out", QAbstractButton))
    gateway = world.gateway(session)
    await until(lambda: len(world.registry.sessions) == 1)
    assert gateway.revoked
    assert session.account.key not in world.vault.kept
    assert world.page.session is world.registry.sessions[0]
    await until(lambda: "@ann@a.example was signed out." in texts(world.window))


async def test_deleting_a_post_asks_first(world: World) -> None:
    session = await world.add()
    own = a_profile("Ann", id=session.account.key.profile_id)
    for post in (a_post("own", author=own), a_post("p9")):
        world.servers["a.example"].posts[post.id] = post
        world.servers["a.example"].publish([post.id])
    session.timelines.refresh(HOME)
    await until(lambda: "own" in world.rows(session))
    world.page.on_posts.ask_to_delete(PostId("p9"))
    assert world.window.findChild(QMessageBox) is None
    world.page.on_posts.ask_to_delete(PostId("own"))
    box = world.window.findChild(QMessageBox)
    assert box.defaultButton() is named(box, "Keep", QAbstractButton)
    await click(named(box, "Delete", QAbstractButton))
    await until(lambda: "own" not in world.rows(session))
    assert world.gateway(session).count("delete") == 1
    await until(lambda: "The post was deleted." in texts(world.window))


async def test_signing_out_of_the_last_account_leads_back_to_the_beginning(world: World) -> None:
    await world.add()
    await press("Ctrl+Shift+Q")
    await click(named(world.window.findChild(QMessageBox), "Sign out", QAbstractButton))
    await until(lambda: "Welcome to fedidesk" in texts(world.window))
    await world.activate()
    await until(lambda: QApplication.focusWidget() is named(world.window, "Server address"))
    assert not world.commands["new_post"].isEnabled()


async def test_accounts_are_there_again_at_the_next_start(make_world: MakeWorld) -> None:
    world = await make_world()
    await world.add("ann", "a.example")
    await world.add("bob", "b.example")
    kept = world.vault.kept
    await world.close()
    again = await make_world()
    again.vault.kept.update(kept)
    assert [session.account.username for session in again.registry.sessions] == ["ann", "bob"]
    assert again.page.session is again.registry.sessions[0]


async def test_the_window_comes_back_as_it_was_left(make_world: MakeWorld) -> None:
    world = await make_world()
    world.window.resize(611, 677)
    await settle()
    await world.close()
    again = await make_world(0, 0)
    assert (again.window.width(), again.window.height()) == (611, 677)


async def test_narrow_windows_show_pictures_alone(world: World) -> None:
    await world.add()
    wide = world.window._sidebar.width()
    world.window.resize(500, 700)
    await until(lambda: world.window._sidebar.width() < wide / 2)
    home = named(world.window, "Home", QAbstractButton)
    assert home.toolTip() == "Home (Ctrl+1)"
    assert world.window._sidebar.rect().contains(home.geometry())
    world.window.resize(960, 700)
    await until(lambda: world.window._sidebar.width() == wide)


class FakeDemo:
    """A demo without a server behind it."""

    url = "http://127.0.0.1:1"
    accounts = (DemoAccount("mira", "1", "token", "Mira"), DemoAccount("obi", "2", "token", "Obi"))

    @classmethod
    def start(cls, _: Path, **__: object) -> Self:
        return cls()

    def stop(self) -> None:
        """Nothing runs."""


async def test_the_demo_says_so(make_world: MakeWorld, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(demo_server, "DemoServer", FakeDemo)
    world = await make_world(demo=True)
    (strip,) = [text for text in texts(world.window) if text.startswith("This is a demo")]
    assert strip
    assert "demo" in world.window.windowTitle()
    label = named(world.window, strip)
    assert label.mapTo(world.window, QPoint(0, 0)).x() == 0
    assert label.width() == world.window.width()
