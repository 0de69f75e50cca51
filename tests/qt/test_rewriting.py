"""Editing, writing anew and quoting, from the menu of a post or by a key."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QMessageBox, QPlainTextEdit

from fedidesk.domain.errors import Gone, Unreachable
from fedidesk.domain.ids import PostId
from fedidesk.domain.post import Quote, QuoteApproval
from fedidesk.domain.post_source import PostSource
from fedidesk.domain.server import Server, ServerLimits
from fedidesk.services.session import AccountSession
from fedidesk.ui.compose.compose_window import ComposeWindow
from tests.account_builders import an_account
from tests.builders import a_post, a_profile
from tests.fakes.server import HOST
from tests.qt.test_post_menu import ONE, entries, menu_of, shown, with_own_post, with_post
from tests.qt.world import World, delete_what_is_due, named, press, settle, texts, type_text
from tests.waiting import until


@pytest.fixture(autouse=True)
def _quotes(world: World) -> None:
    """Let the server know quotes."""
    limits = ServerLimits(characters=1000, quotes=True)
    world.servers[HOST].description = Server(host=HOST, limits=limits)


async def learned(session: AccountSession) -> None:
    """Wait until it is known that there are quotes."""
    await until(lambda: session.at_hand.content.quotes)


async def composer_of(world: World) -> ComposeWindow:
    """Wait for the one compose window, and for the keyboard in it."""
    await until(lambda: len(world.composers()) == 1)
    (composer,) = world.composers()
    await until(lambda: QApplication.focusWidget() is field(composer))
    return composer


def field(composer: ComposeWindow) -> QPlainTextEdit:
    return named(composer, "Post text", QPlainTextEdit)


async def answer(yes: bool) -> None:
    """Answer the question on screen."""
    await until(lambda: isinstance(QApplication.activeModalWidget(), QMessageBox))
    box = QApplication.activeModalWidget()
    assert isinstance(box, QMessageBox)
    role = QMessageBox.ButtonRole
    wanted = role.DestructiveRole if yes else role.RejectRole
    next(button for button in box.buttons() if box.buttonRole(button) is wanted).click()
    await settle()
    delete_what_is_due()


async def test_a_post_is_changed_where_it_stands(world: World) -> None:
    world.servers[HOST].sources[ONE] = PostSource(text="Guten *Tag*")
    session = await with_own_post(world)
    await press("Shift+E")
    composer = await composer_of(world)
    assert field(composer).toPlainText() == "Guten *Tag*"
    await type_text("!")
    await press("Ctrl+Return")
    await until(lambda: "!" in shown(session).html)
    assert shown(session).html == "<p>Guten *Tag*!</p>"
    assert world.gateway(session).count("create") == 0
    assert len(world.servers[HOST].posts) == 1


async def test_the_same_change_is_not_begun_twice(world: World) -> None:
    session = await with_own_post(world)
    await press("Shift+E")
    composer = await composer_of(world)
    await type_text(" half")
    await world.activate()
    world.do("edit_post")
    await settle()
    assert world.composers() == [composer]
    composer.close()
    await world.activate()
    world.do("edit_post")
    again = await composer_of(world)
    assert field(again).toPlainText() == "Guten Tag half"
    assert world.gateway(session).count("source") == 1


async def test_a_change_is_neither_a_new_post_nor_a_reply(world: World) -> None:
    session = await with_own_post(world)
    await press("Shift+E")
    composer = await composer_of(world)
    await type_text("x")
    composer.close()
    await world.activate()
    await press("N")
    assert field(await composer_of(world)).toPlainText() == ""
    assert [draft.edits for draft in session.writing.unsent] == [ONE]


async def test_strangers_posts_are_neither_changed_nor_written_anew(world: World) -> None:
    session = await with_post(world)
    for command in ("edit_post", "redraft_post", "quote_policy", "revoke_quote"):
        world.do(command)
    await settle()
    assert world.gateway(session).count("source") == 0
    assert QApplication.activeModalWidget() is None
    assert QApplication.activePopupWidget() is None
    menu = menu_of(world)
    assert not {"Edit the post", "Delete and write anew…", "Who may quote it"} & set(entries(menu))
    menu.close()


async def test_a_post_that_can_not_be_read_is_said_in_the_window(world: World) -> None:
    session = await with_own_post(world)
    world.gateway(session).fail("source", Unreachable(HOST))
    await press("Shift+E")
    await until(lambda: any("can't be edited" in text for text in texts(world.window)))
    assert world.composers() == []


async def test_writing_anew_asks_first(world: World) -> None:
    session = await with_own_post(world)
    await press("Ctrl+Shift+Del")
    await answer(yes=False)
    assert ONE in world.servers[HOST].posts
    await world.activate()
    await press("Ctrl+Shift+Del")
    await answer(yes=True)
    composer = await composer_of(world)
    assert field(composer).toPlainText() == "Guten Tag"
    assert ONE not in world.servers[HOST].posts
    assert session.posts.get(ONE) is None


async def test_a_quote(world: World) -> None:
    session = await with_post(world)
    await learned(session)
    await press("Q")
    await composer_of(world)
    await type_text("So true")
    await press("Ctrl+Return")
    await until(lambda: world.servers[HOST].sent)
    (post,) = world.servers[HOST].sent.values()
    assert post.quote is not None
    assert post.quote.post_id == ONE


async def test_why_a_post_can_not_be_quoted(world: World) -> None:
    session = await with_post(world, quote_approval=QuoteApproval("denied"))
    await learned(session)
    menu = menu_of(world)
    entry = next(each for each in menu.actions() if each.objectName() == "quote")
    assert not entry.isEnabled()
    assert entry.text() == "Quote: Its author does not want that."
    menu.close()
    await press("Q")
    said = "You can't quote this post. Its author does not want that."
    await until(lambda: said in texts(world.window))
    assert world.composers() == []


async def test_an_author_who_is_asked_first(world: World) -> None:
    session = await with_post(world, quote_approval=QuoteApproval("manual", (), ("public",)))
    await learned(session)
    menu = menu_of(world)
    assert "Quote, if its author agrees" in entries(menu)
    menu.close()


async def test_a_server_without_quotes_offers_none(world: World) -> None:
    world.servers[HOST].description = Server(host=HOST)
    await with_own_post(world)
    menu = menu_of(world)
    assert not {"Quote", "Who may quote it"} & set(entries(menu))
    menu.close()
    await press("Q")
    await until(
        lambda: any("a.example does not offer this" in text for text in texts(world.window))
    )
    assert world.composers() == []


async def test_who_may_quote_by_key(world: World) -> None:
    session = await with_own_post(world, quote_approval=QuoteApproval("automatic", ("public",)))
    await learned(session)
    await press("Shift+Q")
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert entries(menu) == ["Everybody", "Your followers", "Only you"]
    assert [action.isChecked() for action in menu.actions()] == [True, False, False]
    assert menu.accessibleName() == "Who may quote it"
    for key in (Qt.Key.Key_Up, Qt.Key.Key_Return):
        QTest.keyClick(menu, key)
    await until(lambda: shown(session).quote_approval == QuoteApproval("automatic", ()))
    await until(lambda: "Who may quote the post was changed." in texts(world.window))


async def test_ones_post_is_taken_out_of_another(world: World) -> None:
    own = an_account("ann", HOST).key.profile_id
    quoted = a_post("own", author=a_profile("Ann", id=own, handle="ann"))
    session = await with_post(world, quote=Quote("accepted", quoted, PostId("own")))
    menu = menu_of(world)
    assert "Take your post out of this one…" in entries(menu)
    menu.close()
    await press("Ctrl+Shift+K")
    await answer(yes=True)
    await until(lambda: shown(session).quote == Quote("revoked", post_id=PostId("own")))


async def test_a_post_that_comes_back_says_what_is_gone(world: World) -> None:
    session = await with_post(world)
    await press("R")
    await composer_of(world)
    await type_text("yes")
    world.servers[HOST].delete(ONE)
    world.gateway(session).fail("create", Gone(HOST))
    await press("Ctrl+Return")
    await until(lambda: session.writing.unsent)
    composer = await composer_of(world)
    assert any("that you answer is no longer there" in text for text in texts(composer))
    assert field(composer).toPlainText().endswith("yes")
