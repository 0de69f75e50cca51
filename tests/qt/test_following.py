"""Following people: by button, by key, by the menu of a post, and while the server is away."""

import pytest
from msgspec.structs import replace
from PySide6.QtWidgets import QAbstractButton, QApplication, QListWidget, QMenu, QMessageBox

from fedidesk.domain.errors import FedideskError, NotAllowed, Refused, Unreachable
from fedidesk.domain.ids import PostId
from fedidesk.domain.profile import Profile
from fedidesk.domain.profile_posts import ProfilePosts
from fedidesk.domain.relationship import Relationship
from fedidesk.domain.timeline import HOME
from fedidesk.services.connection import Line
from fedidesk.services.session import AccountSession
from fedidesk.ui.compose.outbox_dialog import OutboxDialog
from fedidesk.ui.places.follow_button import FollowButton
from fedidesk.ui.timeline.scene import Act
from tests.account_builders import an_account
from tests.builders import a_post, a_profile
from tests.fakes.server import HOST, FakeServer
from tests.qt.conftest import MakeWorld
from tests.qt.world import World, click, named, press, settle, texts
from tests.waiting import until

ADA = a_profile()
FOLLOWED = Relationship(following=True, followed_by=True)
AWAY = [Unreachable(HOST)] * 9


@pytest.fixture
async def session(world: World) -> AccountSession:
    return await world.add()


@pytest.fixture
def server(world: World) -> FakeServer:
    return world.servers[HOST]


def plain(text: str) -> str:
    """Return ``text`` without what keeps directions apart."""
    return text.replace("\u2068", "").replace("\u2069", "")


def button(world: World) -> FollowButton:
    found = world.page.findChild(FollowButton)
    assert found is not None
    return found


async def see(world: World, session: AccountSession, person: Profile = ADA) -> None:
    """Open what somebody posts, and wait until it is known how things are with them."""
    world.page.open_profile(person)
    await until(lambda: session.relationships.truth(person.id) is not None)


async def answer(world: World, word: str) -> None:
    """Give an answer to the question on screen."""
    box = world.window.findChild(QMessageBox)
    assert box is not None
    await click(named(box, word, QAbstractButton))


async def test_a_button_follows_and_says_how_things_are(
    world: World, session: AccountSession, server: FakeServer
) -> None:
    server.relationships[ADA.id] = Relationship(followed_by=True)
    await see(world, session)
    follow = button(world)
    assert follow.text() == "Follow"
    assert plain(follow.accessibleName()) == "Follow @ada@one.test"
    assert plain(follow.toolTip()) == "Follow @ada@one.test (Ctrl+Shift+G)"
    assert "Follows you" in texts(world.page)
    await click(follow)
    assert (follow.text(), plain(follow.accessibleName())) == ("Unfollow", "Unfollow @ada@one.test")
    await until(lambda: server.relationships[ADA.id] == FOLLOWED)
    await until(lambda: session.relationships.truth(ADA.id) == FOLLOWED)
    assert follow.text() == "Unfollow"


async def test_nobody_is_unfollowed_by_accident(
    world: World, session: AccountSession, server: FakeServer
) -> None:
    server.relationships[ADA.id] = FOLLOWED
    await see(world, session)
    await press("Ctrl+Shift+G")
    box = world.window.findChild(QMessageBox)
    assert box is not None
    assert plain(box.text()) == "Unfollow @ada@one.test?"
    await answer(world, "Keep following")
    await until(lambda: world.window.findChild(QMessageBox) is None)
    assert button(world).text() == "Unfollow"
    assert not session.unsent.outgoing
    await world.activate()
    await press("Ctrl+Shift+G")
    await answer(world, "Unfollow")
    assert button(world).text() == "Follow"
    await until(lambda: not server.relationships[ADA.id].following)


async def test_who_is_locked_is_asked_and_the_request_withdrawn_without_a_question(
    world: World, session: AccountSession, server: FakeServer
) -> None:
    grace = a_profile("Grace", locked=True)
    server.locked.add(grace.id)
    await see(world, session, grace)
    await press("Ctrl+Shift+G")
    follow = button(world)
    assert follow.text() == "Requested"
    assert plain(follow.accessibleName()) == "Requested to follow @grace@one.test"
    assert plain(follow.toolTip()).startswith("Withdraw the request to @grace@one.test (")
    await until(lambda: server.relationships[grace.id].requested)
    await until(lambda: not session.unsent.outgoing)
    await press("Ctrl+Shift+G")
    assert follow.text() == "Follow"
    await until(lambda: not server.relationships[grace.id].requested)
    assert world.window.findChild(QMessageBox) is None


async def test_it_is_offered_only_where_somebody_else_is(
    world: World, session: AccountSession
) -> None:
    follow, command = button(world), world.commands["follow"]
    assert not follow.isVisible()
    assert not command.isEnabled()
    await see(world, session)
    assert follow.isVisible()
    assert command.isEnabled()
    world.page.open_over(ProfilePosts(an_account("ann", HOST).key.profile_id).spec)
    assert world.page._portions.isVisible()
    assert not follow.isVisible()
    assert not command.isEnabled()
    await press("Esc")
    assert follow.isVisible()
    await world.add("bob")
    assert not command.isEnabled()
    world.window.show_session(session)
    assert command.isEnabled()
    await press("Esc")
    assert not follow.isVisible()
    assert not command.isEnabled()


async def test_it_stands_at_the_end_of_its_line(world: World, session: AccountSession) -> None:
    await see(world, session)
    bar, follow = world.page._portions, button(world)
    await until(lambda: follow.geometry().right() == bar.contentsRect().right() - 8)
    media = named(bar, "Media", QAbstractButton)
    assert follow.y() == media.y()
    assert media.geometry().right() < follow.x() - 100
    await press("Esc")
    world.do("trending")
    links = named(bar, "Links", QAbstractButton)
    assert links.geometry().right() < bar.width() - 100


async def test_the_keyboard_comes_to_it_behind_the_portions(
    world: World, session: AccountSession
) -> None:
    await see(world, session)
    named(world.page, "Media", QAbstractButton).setFocus()
    await press("Tab")
    assert button(world).hasFocus()


async def test_a_pinned_person_is_named_by_their_posts(
    world: World, session: AccountSession, server: FakeServer
) -> None:
    spec = ProfilePosts(ADA.id).spec
    server.publish(["p1"], spec)
    world.page.open_over(spec)
    await until(lambda: session.relationships.truth(ADA.id) is not None)
    await until(lambda: world.rows(session, spec) == ["p1"])
    session.relationships.changed.emit()
    assert plain(button(world).accessibleName()) == "Follow @ada@one.test"


async def test_what_is_not_known_while_the_server_is_away_is_asked_for_later(
    world: World, session: AccountSession, server: FakeServer
) -> None:
    server.relationships[ADA.id] = FOLLOWED
    world.gateway(session).fail("relationship", *AWAY)
    world.page.open_profile(ADA)
    await until(lambda: session.connection.line is Line.OFFLINE)
    assert button(world).text() == "Follow"
    world.gateway(session)._failures.clear()
    session.timelines.refresh(HOME)
    await until(lambda: button(world).text() == "Unfollow")


@pytest.mark.parametrize("error", [NotAllowed(HOST, "no"), Refused(HOST, "no")])
async def test_a_refusal_is_said_and_shown(
    world: World,
    session: AccountSession,
    server: FakeServer,
    error: FedideskError,
) -> None:
    await see(world, session)
    world.gateway(session).fail("follow", error)
    await click(button(world))
    what = "Whether you follow @ada@one.test was not changed."
    await until(lambda: any(plain(text).startswith(what) for text in texts(world.window)))
    (said,) = (text for text in texts(world.window) if plain(text).startswith(what))
    assert said.endswith("a.example did not accept this. It says: “no”")
    assert button(world).text() == "Follow"
    assert not server.relationships[ADA.id].following


# --- while the server is away


def listed(dialog: OutboxDialog) -> list[str]:
    """Return the titles of what waits."""
    found = dialog.findChild(QListWidget)
    said = [str(found.item(row).data(11)) for row in range(found.count())]  # AccessibleTextRole
    return [plain(each).partition(",")[0] for each in said]


async def away(world: World, session: AccountSession) -> None:
    """Follow somebody of whom nothing is known, for the server is away."""
    for call in ("follow", "relationship"):
        world.gateway(session).fail(call, *AWAY)
    world.page.open_profile(ADA)
    assert (button(world).text(), button(world).isEnabled()) == ("Follow", True)
    await click(button(world))
    assert button(world).text() == "Unfollow"
    await until(lambda: session.outbox.troubles and not session.outbox.under_way)


async def outbox(world: World) -> OutboxDialog:
    world.do("outbox")
    dialog = world.window.findChild(OutboxDialog)
    assert dialog is not None
    await until(dialog.isActiveWindow)
    return dialog


async def test_it_waits_where_it_can_be_seen_and_taken_back(
    world: World, session: AccountSession, server: FakeServer
) -> None:
    await away(world, session)
    dialog = await outbox(world)
    assert listed(dialog) == ["Follow @ada@one.test"]
    await click(named(dialog, "Do not send", QAbstractButton))
    assert listed(dialog) == []
    assert button(world).text() == "Follow"
    assert not server.relationships[ADA.id].following


async def test_it_outlives_the_run_with_the_name_of_who_it_is_about(
    make_world: MakeWorld,
) -> None:
    world = await make_world()
    await away(world, await world.add())
    await world.close()
    again = await make_world()
    await until(lambda: again.registry.sessions)
    waiting = again.registry.sessions[0].unsent.outgoing
    assert [each.key for each in waiting] == [f"follow:{ADA.id}"]
    assert listed(await outbox(again)) == ["Follow @ada@one.test"]


# --- from a post


async def with_post(world: World, server: FakeServer) -> AccountSession:
    """Sign in to a timeline with one post, the keyboard on it."""
    post = a_post("x")
    server.posts[post.id] = post
    server.publish(["x"])
    session = await world.add()
    await until(lambda: world.page._current().view.rows)
    await press("J")
    return session


def entries(world: World) -> list[str]:
    """Return what the menu of the post offers."""
    row = next(row for row in world.page._current().view.rows if row.post_id == "x")
    more = row.button_for(Act.MORE)
    assert more is not None
    more.click()
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    found = [plain(action.text()) for action in menu.actions()]
    menu.close()
    return found


async def test_the_author_of_a_post_is_followed_by_key_and_that_is_said(
    world: World, server: FakeServer
) -> None:
    session = await with_post(world, server)
    assert "Follow @ada@one.test" in entries(world)
    await press("Shift+F")
    await until(lambda: server.relationships[ADA.id].following)
    await until(lambda: session.relationships.truth(ADA.id))
    assert "You follow @ada@one.test." in map(plain, texts(world.window))
    assert "Unfollow @ada@one.test" in entries(world)
    await world.activate()
    await press("Shift+F")
    await answer(world, "Unfollow")
    await until(lambda: not server.relationships[ADA.id].following)
    assert "You do not follow @ada@one.test." in map(plain, texts(world.window))


async def test_who_chooses_is_asked_from_a_post_too(world: World, server: FakeServer) -> None:
    server.posts[PostId("x")] = a_post("x", author=replace(ADA, locked=True))
    server.locked.add(ADA.id)
    server.publish(["x"])
    session = await world.add()
    await until(lambda: world.page._current().view.rows)
    await press("J")
    await press("Shift+F")
    said = "@ada@one.test is asked whether you may follow."
    assert said in map(plain, texts(world.window))
    await until(lambda: session.relationships.truth(ADA.id))
    assert "Withdraw the request to @ada@one.test" in entries(world)


async def test_nobody_follows_themselves(world: World, server: FakeServer) -> None:
    me = a_profile("Ann", id=an_account("ann", HOST).key.profile_id, handle="ann")
    server.posts[PostId("x")] = a_post("x", author=me)
    server.publish(["x"])
    session = await world.add()
    await until(lambda: world.page._current().view.rows)
    await press("J")
    assert not any("ollow" in entry for entry in entries(world))
    await press("Shift+F")
    await settle()
    assert not session.unsent.outgoing
