"""Catching up: the page one opens after hours away, in place of scrolling through everything."""

import gc
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QPushButton
from shiboken6 import isValid

from fedidesk.domain.catch_up import SINCE_LAST, Order
from fedidesk.domain.errors import ServerBusy, Unreachable
from fedidesk.domain.ids import PostId
from fedidesk.domain.media import AUDIO, VIDEO
from fedidesk.domain.post import Bundle, Card, Row
from fedidesk.domain.timeline import HOME
from fedidesk.services.session import AccountSession
from fedidesk.store.rows import END, Phase
from fedidesk.ui.places import catch_up_pane
from fedidesk.ui.places.catch_up_pane import CatchUpPane
from fedidesk.ui.places.timeline_opener import TimelineOpener
from fedidesk.ui.places.views import CatchUpView
from fedidesk.ui.timeline.spoken import spoken_post
from tests.builders import a_picture, a_post, a_profile, a_row
from tests.fakes.server import FakeServer
from tests.qt.world import World, click, delete_what_is_due, named, press, settle, texts, type_text
from tests.waiting import until

HOST = "a.example"
BOB = a_profile("Bob")


def publish(server: FakeServer, post_id: str, minutes: int, **changes: Any) -> None:
    """Let somebody have written a post so many minutes ago; it comes to the top of home."""
    written = datetime.now(UTC) - timedelta(minutes=minutes)
    post = a_post(post_id, f"Post {post_id}", created_at=written, **changes)
    server.posts[post.id] = post
    server.publish([post.id])


async def signed_in(world: World) -> AccountSession:
    """Sign in to a home timeline of two days: three posts of Ada in the last hours, one of Bob."""
    server = world.servers[HOST]
    for number in range(30):
        publish(server, f"old{number}", 3000 - number)
    publish(server, "a1", 240)
    publish(server, "b1", 180, author=BOB, favourites_count=9)
    publish(server, "a2", 120, reply_to=PostId("0"))
    publish(server, "a3", 60)
    return await world.add()


def pane_of(world: World) -> CatchUpPane:
    widget = world.page.places.top.widget
    assert isinstance(widget, CatchUpPane)
    return widget


def shown(world: World) -> list[str]:
    """Return the posts, in their order."""
    model = pane_of(world).pane.model
    return [model.row_at(index).post_id for index in range(len(model))]  # type: ignore[union-attr]


def choose(world: World, name: str, value: object) -> None:
    box = named(world.page, name, QComboBox)
    box.setCurrentIndex(next(i for i in range(box.count()) if box.itemData(i) == value))


async def opened(world: World) -> AccountSession:
    session = await signed_in(world)
    await press("Ctrl+7")
    await until(lambda: pane_of(world)._catch_up.state == END)
    await settle()
    return session


async def test_it_opens_by_key_over_home_and_esc_leads_back_to_the_same_place(
    world: World,
) -> None:
    session = await signed_in(world)
    view = world.page._current().view
    await until(lambda: view.rows)
    view.scroll_by(700)
    await press("J")
    place = view.place()
    await press("Ctrl+7")
    assert (world.page.spec, world.page._header._title.text()) == (CatchUpView.HOME, "Catch up")
    button = named(world.window._sidebar, "Catch up", QAbstractButton)
    assert button.accessibleDescription() == "On screen now"
    await until(lambda: shown(world) == ["a1", "b1", "a2", "a3"])
    assert not world.page._header._line.text()
    pane = pane_of(world)
    assert session.catch_ups.post_ids() >= {"a1", "b1", "a2", "a3"}
    await press("Ctrl+7")
    assert button.accessibleDescription() == "On screen now"
    await press("Esc")
    assert world.page.spec == HOME
    assert world.page._header._line.text()
    assert world.page._current().view is view
    assert view.place() == place
    await until(lambda: QApplication.focusWidget() is view.keyboard.current_row)
    await settle()
    delete_what_is_due()
    assert not isValid(pane)
    del pane
    gc.collect()
    assert session.catch_ups.post_ids() == set()


async def test_it_opens_by_button_and_by_typing(world: World) -> None:
    await signed_in(world)
    await click(named(world.window._sidebar, "Catch up", QAbstractButton))
    await until(lambda: shown(world))
    assert world.page.places.has_way_back
    await press("Esc")
    await press("Ctrl+K")
    dialog = world.window.findChild(TimelineOpener)
    await until(lambda: QApplication.focusWidget() is dialog.text)
    await type_text("catch")
    await press("Return")
    assert world.page.spec is CatchUpView.HOME


async def test_it_says_how_much_there_is_and_from_when_and_that_is_spoken(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    monkeypatch.setattr(catch_up_pane, "announce", lambda _, text: said.append(text))
    await opened(world)
    (status,) = [text for text in texts(pane_of(world)) if text.startswith("4 posts by 2 people,")]
    assert said == [status]
    names = [each.accessibleName() for each in pane_of(world)._kinds.values()]
    assert names == ["3 posts", "1 reply", "0 boosts"]


async def test_posts_are_those_of_any_timeline(world: World) -> None:
    session = await opened(world)
    await until(lambda: pane_of(world).pane.view.rows)
    await press("J")
    await press("K")
    post_id = pane_of(world).pane.view.current_post()
    assert post_id == "a1"
    await press("F")
    await until(lambda: world.servers[HOST].posts[PostId("a1")].favourited)
    await press("B")
    await until(lambda: world.servers[HOST].posts[PostId("a1")].boosted)
    view = pane_of(world).pane.view
    await press("O")
    assert world.page.places.top.thread is not None
    await press("Ctrl+7")
    assert world.page.places.top.view is CatchUpView.HOME
    await press("O")
    assert world.page.places.top.thread is not None
    await press("Esc")
    assert pane_of(world).pane.view is view
    assert view.current_post() == post_id
    session.posts.remove(PostId("a1"))
    assert shown(world) == ["b1", "a2", "a3"]


async def test_tab_leads_through_all_of_it_to_the_posts(world: World) -> None:
    await opened(world)
    named(world.page, "How far back", QComboBox).setFocus()
    names = []
    for _ in range(6):
        focus = QApplication.focusWidget()
        assert focus is not None
        names.append(focus.accessibleName())
        await press("Tab")
    kinds = ["3 posts", "1 reply", "0 boosts"]
    assert names == ["How far back", "Order", *kinds, "With pictures"]
    assert QApplication.focusWidget() is pane_of(world).pane.view.keyboard.current_row
    named(world.page, "1 reply", QPushButton).setFocus()
    await press("Space")
    assert shown(world) == ["a1", "b1", "a3"]


async def test_order_kinds_and_span_are_the_readers_choice(world: World) -> None:
    session = await opened(world)
    choose(world, "Order", Order.NEWEST)
    assert shown(world) == ["a3", "a2", "b1", "a1"]
    choose(world, "Order", Order.TALK)
    assert shown(world)[0] == "b1"
    choose(world, "Order", Order.PEOPLE)
    assert shown(world) == ["b1", "a1", "a2", "a3"]
    await click(named(world.page, "1 reply", QPushButton))
    assert shown(world) == ["b1", "a1", "a3"]
    await until(lambda: any(each.startswith("3 posts by 2 people") for each in texts(world.page)))
    choose(world, "How far back", 1)
    await until(lambda: pane_of(world)._catch_up.state == END)
    assert shown(world) == []
    assert "Nothing new" in texts(world.page)
    choose(world, "How far back", 3)
    await until(lambda: shown(world) == ["a3"])
    await press("Esc")
    await press("Ctrl+7")
    await until(lambda: pane_of(world)._catch_up.state == END)
    assert named(world.page, "How far back", QComboBox).currentText() == "Last 3 hours"
    assert named(world.page, "Order", QComboBox).currentText() == "By person"
    assert not named(world.page, "1 reply", QPushButton).isChecked()
    assert session.connection.trouble is None


async def test_only_what_has_pictures_where_that_is_wanted(world: World) -> None:
    publish(world.servers[HOST], "film", 30, media=(a_picture(kind=VIDEO),))
    publish(world.servers[HOST], "sound", 20, media=(a_picture(kind=AUDIO),))
    await world.add()
    await press("Ctrl+7")
    await until(lambda: shown(world) == ["film", "sound"])
    await click(named(world.page, "With pictures", QPushButton))
    assert shown(world) == ["film"]
    await press("Esc")
    await press("Ctrl+7")
    assert named(world.page, "With pictures", QPushButton).isChecked()


async def test_the_reader_begins_at_the_beginning_also_of_another_order(world: World) -> None:
    server = world.servers[HOST]
    for number in range(60, 0, -1):
        publish(server, f"p{number}", number)
    await world.add()
    await press("Ctrl+7")
    await until(lambda: pane_of(world)._catch_up.state == END)
    view = pane_of(world).pane.view
    await until(lambda: view.rows and view.rows[0].post_id == "p60")
    view.scroll_by(3000)
    place = view.place()
    assert place is not None
    assert place.row_id != "p60"
    choose(world, "Order", Order.NEWEST)
    assert (view.rows[0].post_id, view.rows[0].y()) == ("p1", 0)


async def test_who_has_scrolled_is_not_moved_by_what_is_gathered(world: World) -> None:
    session = await signed_in(world)
    for number in range(60, 0, -1):
        publish(world.servers[HOST], f"p{number}", number)
    world.servers[HOST].page_length = 20
    gate = world.gateway(session).hold("older")
    await press("Ctrl+7")
    await until(lambda: len(shown(world)) >= 20)
    view = pane_of(world).pane.view
    await until(lambda: view.rows)
    view.scroll_by(900)
    place = view.place()
    count = len(shown(world))
    gate.set()
    await until(lambda: pane_of(world)._catch_up.state == END)
    assert len(shown(world)) > count
    assert view.place() == place


async def test_trouble_is_told_what_came_stays_and_retry_goes_on(world: World) -> None:
    session = await signed_in(world)
    server = world.servers[HOST]
    server.page_length = 2
    publish(server, "new1", 20)
    publish(server, "new2", 10)
    world.gateway(session).fail("older", ServerBusy(HOST, 503))
    await press("Ctrl+7")
    await until(lambda: pane_of(world)._catch_up.state.phase is Phase.FAILED)
    assert "new2" in shown(world)
    assert any("a.example" in each and "by 2 people" in each for each in texts(world.page))
    await click(named(world.page, "Retry", QPushButton))
    await until(lambda: pane_of(world)._catch_up.state == END)
    assert shown(world) == ["a1", "b1", "a2", "a3", "new1", "new2"]
    assert not pane_of(world)._button.isVisible()


async def test_trouble_without_posts_is_told_in_their_place(world: World) -> None:
    session = await world.add()
    world.gateway(session).fail("newest", Unreachable(HOST))
    await press("Ctrl+7")
    await until(lambda: "This could not be loaded" in texts(world.page))
    publish(world.servers[HOST], "late", 5)
    await click(named(world.page, "Retry", QPushButton))
    await until(lambda: shown(world) == ["late"])


async def test_without_a_connection_it_says_so_and_shows_what_is_there(world: World) -> None:
    session = await signed_in(world)
    world.gateway(session).fail("newest", Unreachable(HOST))
    await press("Ctrl+7")
    await until(lambda: pane_of(world)._catch_up.state.phase is Phase.FAILED)
    assert shown(world) == ["a1", "b1", "a2", "a3"]
    said = texts(world.page)
    assert "No connection. You see what was loaded before." in said
    assert any(each.startswith("4 posts") and each.endswith("may be missing.") for each in said)
    assert world.page._header._line.text() == "Offline"


async def test_it_can_be_stopped_and_gone_on_with(world: World) -> None:
    session = await signed_in(world)
    for number in range(1, 10):
        publish(world.servers[HOST], f"new{number}", 10 - number)
    world.servers[HOST].page_length = 2
    gate = world.gateway(session).hold("older")
    await press("Ctrl+7")
    await until(lambda: world.gateway(session).count("older"))
    await click(named(world.page, "Stop", QPushButton))
    gate.set()
    assert any(each.endswith("There may be more from before that.") for each in texts(world.page))
    await click(named(world.page, "Fetch more", QPushButton))
    await until(lambda: pane_of(world)._catch_up.state == END)
    assert len(shown(world)) == 13


async def test_leaving_ends_the_gathering(world: World) -> None:
    session = await signed_in(world)
    world.servers[HOST].page_length = 2
    gate = world.gateway(session).hold("newest")
    await press("Ctrl+7")
    await until(lambda: world.gateway(session).count("newest") == 2)
    await press("Esc")
    gate.set()
    await settle()
    assert world.gateway(session).count("older") == 0


async def test_since_one_was_here_last_is_offered_where_that_is_known(world: World) -> None:
    session = await signed_in(world)
    await until(lambda: world.page._current().view.rows)
    await press("Ctrl+7")
    box = named(world.page, "How far back", QComboBox)
    assert [box.itemText(index) for index in range(box.count())] == [
        "Last hour", "Last 3 hours", "Last 6 hours", "Last 12 hours", "Last 24 hours",
    ]  # fmt: skip
    await press("Esc")
    publish(world.servers[HOST], "new", 1)
    session.timelines.refresh(HOME)
    await until(lambda: world.rows(session)[0] == "new")
    await press("Ctrl+7")
    choose(world, "How far back", SINCE_LAST)
    await until(lambda: shown(world) == ["a3", "new"])
    assert named(world.page, "How far back", QComboBox).currentText() == "Since you were here last"


async def test_groups_begin_with_a_heading_that_is_spoken(world: World) -> None:
    await opened(world)
    choose(world, "Order", Order.PEOPLE)
    view = pane_of(world).pane.view
    await until(lambda: view.rows)
    spoken = [row.shown.spoken() for row in view.rows if row.shown is not None]
    assert [each.partition(", Post")[0] for each in spoken] == [
        "Bob, 1 post, Bob",
        "Ada, 3 posts, Ada",
        "Ada",
        "Ada",
    ]
    bob, ada, _, last = (row.height() for row in view.rows)
    assert bob == ada > last + 30
    choose(world, "Order", Order.OLDEST)
    await until(lambda: [row.height() for row in view.rows][:2] == [last, last])


async def test_links_are_headings_too(world: World) -> None:
    server = world.servers[HOST]
    card = Card(url="https://news.test/a", title="News")
    publish(server, "one", 30, card=card)
    publish(server, "none", 20)
    publish(server, "two", 10, card=card, author=BOB)
    await world.add()
    await press("Ctrl+7")
    await until(lambda: pane_of(world)._catch_up.state == END)
    choose(world, "Order", Order.LINKS)
    assert shown(world) == ["one", "two"]
    view = pane_of(world).pane.view
    await until(lambda: view.rows)
    assert view.rows[0].shown.spoken().startswith("News, 2 people, Ada, ")


async def test_who_else_boosted_a_post_is_said(world: World) -> None:
    post = a_post("loved", "Loved", created_at=datetime.now(UTC))
    server = world.servers[HOST]
    boosts = [a_row(post, a_profile(name), id=name) for name in ("Eve", "Bob", "Zoe")]
    for boost in boosts:
        bring(server, boost, post)
    await world.add()
    await press("Ctrl+7")
    await until(lambda: shown(world) == ["loved"])
    row = pane_of(world).pane.model.row_at(0)
    assert isinstance(row, Row)
    assert "boosted by Eve and 2 others" in spoken_post(post, row, revealed=False)
    await click(named(world.page, "1 boost", QPushButton))
    await until(lambda: "Nothing to show" in texts(world.page))


def bring(server: FakeServer, row: Row, post: object) -> None:
    """Put a boost at the top of home."""
    server.publish([row.id])
    entries = server._timelines[HOME]
    entries[0] = type(entries[0])(entries[0].number, Bundle(row, post))  # type: ignore[arg-type]
