"""The menu of a post, by mouse and by key: what it offers, and that it does so."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from fedidesk.domain.errors import NotOffered, Refused, ServerBusy
from fedidesk.domain.ids import PostId
from fedidesk.domain.post import Card, Post
from fedidesk.domain.server import Server
from fedidesk.services.session import AccountSession
from fedidesk.ui.timeline.scene import Act
from tests.account_builders import an_account
from tests.builders import NOON, a_post, a_profile
from tests.fakes.server import HOST
from tests.qt.world import World, press, settle, texts
from tests.waiting import until

ONE = PostId("x")


async def with_post(world: World, **changes: object) -> AccountSession:
    """Sign in to a timeline with one post, the keyboard on it."""
    server = world.servers[HOST]
    post = a_post("x", "Guten Tag", **changes)
    server.posts[post.id] = post
    server.publish(["x"])
    session = await world.add()
    await until(lambda: world.page._current().view.rows)
    await press("J")
    return session


async def with_own_post(world: World, **changes: object) -> AccountSession:
    """The same with a post that the account itself wrote."""
    profile_id = an_account("ann", HOST).key.profile_id
    author = a_profile("Ann", id=profile_id, handle="ann")
    return await with_post(world, author=author, **changes)


def shown(session: AccountSession) -> Post:
    post = session.posts.get(ONE)
    assert post is not None
    return post


def entries(menu: QMenu) -> list[str]:
    """Return what the menu offers; a line is an empty text."""
    return [action.text() for action in menu.actions()]


def menu_of(world: World) -> QMenu:
    """Open the menu of the post."""
    row = next(row for row in world.page._current().view.rows if row.post_id == ONE)
    button = row.button_for(Act.MORE)
    assert button is not None
    button.click()
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


async def test_the_menu_of_a_strangers_post(world: World) -> None:
    await with_post(world)
    menu = menu_of(world)
    assert entries(menu) == [
        "Open the thread", "Reply", "",
        "Boost", "Boost to…", "Favourite", "Bookmark", "",
        "Translate", "Select text", "Copy the text", "",
        "Copy the link", "Open on one.test", "Open on a.example", "",
        "Follow \u2068@ada@one.test\u2069", "Mute the conversation",
    ]  # fmt: skip
    menu.close()


async def test_a_post_from_elsewhere_has_a_page_on_ones_own_server(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    await with_post(world)
    urls: list[str] = []
    monkeypatch.setattr(world.page.on_posts, "open_outside", urls.append)
    await press("Shift+V")
    assert urls == ["https://a.example/@ada@one.test/x"]


async def test_who_did_something_can_be_asked_where_nobody_has_counted(world: World) -> None:
    await with_post(world, boosts_count=None, favourites_count=None, quotes_count=None)
    menu = menu_of(world)
    assert {"Who boosted it", "Who favourited it"} <= set(entries(menu))
    assert "Who quoted it" not in entries(menu), "few servers know of quotes"
    menu.close()


async def test_the_menu_of_ones_own_post_says_how_things_are(world: World) -> None:
    await with_own_post(
        world, language="en", boosted=True, favourited=True, bookmarked=True, pinned=True,
        muted=True, edited_at=NOON, boosts_count=2, favourites_count=1, quotes_count=3,
        card=Card(url="https://news.test/a", title="A"),
    )  # fmt: skip
    menu = menu_of(world)
    assert entries(menu) == [
        "Open the thread", "Reply", "",
        "Undo the boost", "Remove the favourite", "Remove the bookmark", "",
        "Select text", "Copy the text", "",
        "Copy the link", "Open on one.test", "Posts about this link", "",
        "Who boosted it", "Who favourited it", "Who quoted it", "Edit history", "",
        "Edit the post", "Unpin from your profile", "Unmute the conversation",
        "Delete and write anew…", "Delete the post…",
    ]  # fmt: skip
    menu.close()


@pytest.mark.parametrize(
    ("visibility", "offered"),
    [
        ("public", ["Public", "Quiet public", "Followers only"]),
        ("unlisted", ["Quiet public", "Followers only"]),
    ],
)
async def test_for_whom_one_boosts(world: World, visibility: str, offered: list[str]) -> None:
    session = await with_post(world, visibility=visibility)
    await press("Shift+B")
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert entries(menu) == offered
    assert menu.accessibleName() == "Boost to"
    for key in (Qt.Key.Key_Up, Qt.Key.Key_Return):
        QTest.keyClick(menu, key)
    await until(lambda: world.servers[HOST].posts[ONE].boosted)
    assert world.gateway(session).boost_visibilities == ["private"]
    assert QApplication.activePopupWidget() is None
    await press("Shift+B")
    assert QApplication.activePopupWidget() is None


async def test_the_submenu_boosts_too(world: World) -> None:
    session = await with_post(world)
    menu = menu_of(world)
    inside = next(action.menu() for action in menu.actions() if action.text() == "Boost to…")
    assert isinstance(inside, QMenu)
    inside.actions()[1].trigger()
    menu.close()
    await until(lambda: world.servers[HOST].posts[ONE].boosted)
    assert world.gateway(session).boost_visibilities == ["unlisted"]


@pytest.mark.parametrize("visibility", ["private", "direct", "circle"])
async def test_what_few_may_see_is_boosted_to_nobody_and_not_pinned(
    world: World, visibility: str
) -> None:
    session = await with_own_post(world, visibility=visibility)
    await press("Shift+B")
    assert QApplication.activePopupWidget() is None
    menu = menu_of(world)
    assert not {"Boost to…", "Pin to your profile", "Translate"} & set(entries(menu))
    menu.close()
    await press("Shift+P")
    await settle()
    assert world.gateway(session).count("pin on") == 0


async def test_pinning_by_key_and_what_a_full_profile_says(world: World) -> None:
    session = await with_own_post(world)
    await press("Shift+P")
    assert shown(session).pinned
    await until(lambda: world.servers[HOST].posts[ONE].pinned)
    await press("Shift+P")
    await until(lambda: not world.servers[HOST].posts[ONE].pinned)
    world.gateway(session).fail("pin", Refused(HOST, "limit exceeded"))
    await press("Shift+P")
    said = (
        "Your pinned posts were not changed. a.example allows only so many. Unpin another post, "
        "then try again. It says: “limit exceeded”"
    )
    await until(lambda: said in texts(world.window))
    assert not shown(session).pinned


async def test_strangers_posts_are_not_pinned(world: World) -> None:
    session = await with_post(world)
    await press("Shift+P")
    await settle()
    assert world.gateway(session).count("pin on") == 0


async def test_muting_the_conversation_by_key(world: World) -> None:
    session = await with_post(world)
    await press("Shift+M")
    assert shown(session).muted
    await until(lambda: world.servers[HOST].posts[ONE].muted)
    await press("Shift+M")
    await until(lambda: not world.servers[HOST].posts[ONE].muted)


# --- translating


async def test_a_key_translates_and_the_line_below_leads_back(world: World) -> None:
    session = await with_post(world, language="de")
    await press("T")
    await until(lambda: shown(session).html == "<p>GUTEN TAG</p>")
    assert world.gateway(session).translated_into == ["en"]
    row = next(row for row in world.page._current().view.rows if row.post_id == ONE)
    assert row.shown is not None
    assert "Translated from German by \u2068A machine\u2069" in row.shown.spoken()
    back = row.button_for(Act.ORIGINAL)
    assert back is not None
    assert back.spot is not None
    assert back.spot.name == "Show original"
    menu = menu_of(world)
    assert "Show the original" in entries(menu)
    menu.close()
    back.click()
    assert shown(session).html == "<p>Guten Tag</p>"
    row = next(row for row in world.page._current().view.rows if row.post_id == ONE)
    assert row.button_for(Act.ORIGINAL) is None


async def test_a_limit_of_the_translator_is_said(world: World) -> None:
    session = await with_post(world, language="de")
    world.gateway(session).fail("translate", ServerBusy(HOST, 503))
    await press("T")
    said = (
        "The post was not translated. a.example translates no more for the moment. Try again later."
    )
    await until(lambda: said in texts(world.window))
    assert shown(session).translation is None


@pytest.mark.parametrize(
    ("changes", "translates"),
    [
        ({"language": "en"}, None),
        ({"language": "en-GB"}, None),
        ({"language": "de", "visibility": "private"}, None),
        ({"language": "de", "html": ""}, None),
        ({"language": "de"}, False),
    ],
)
async def test_translating_is_offered_where_it_makes_sense(
    world: World, changes: dict[str, object], translates: bool | None
) -> None:
    world.servers[HOST].description = Server(host=HOST, translates=translates)
    session = await with_post(world, **changes)
    await until(lambda: session.at_hand.content.translates is translates)
    menu = menu_of(world)
    assert "Translate" not in entries(menu)
    menu.close()


async def test_a_server_without_translator_is_asked_once(world: World) -> None:
    session = await with_post(world, language="de")
    world.gateway(session).fail("translate", NotOffered(HOST))
    await press("T")
    await until(lambda: session.translations.is_missing)
    menu = menu_of(world)
    assert "Translate" not in entries(menu)
    menu.close()
