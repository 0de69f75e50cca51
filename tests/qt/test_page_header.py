"""The header: how new posts come, and how many there are."""

import pytest
from PySide6.QtCore import QPoint

from fedidesk.domain.errors import Unreachable
from fedidesk.domain.ids import Cursor
from fedidesk.domain.post import Bundle
from fedidesk.domain.stream import Arrived
from fedidesk.domain.timeline import HOME, LOCAL
from fedidesk.services.session import AccountSession
from fedidesk.store.rows import IDLE
from tests.builders import a_post, a_row
from tests.fakes.server import HOST
from tests.fakes.stream import ScriptedStream
from tests.qt.conftest import MakeWorld
from tests.qt.world import World, click, settle
from tests.waiting import until


class Watching:
    """Somebody whose server streams, and what the header says."""

    def __init__(self, world: World, session: AccountSession) -> None:
        self.world = world
        self.session = session
        self.label = world.page._header._line

    async def stream(self) -> ScriptedStream:
        """Let the server stream from now on."""
        stream = ScriptedStream()
        self.world.gateway(self.session).streams = [stream]
        self.world.registry.network_changed()
        await until(lambda: self.session.streaming.is_live(HOME))
        return stream

    @property
    def says(self) -> str:
        """The word, which is also what a screen reader says."""
        assert self.label.accessibleName() == self.label.text()
        assert self.label.accessibleDescription() == self.label.toolTip()
        return self.label.text()


@pytest.fixture
async def watching(make_world: MakeWorld) -> Watching:
    world = await make_world()
    watching = Watching(world, await world.add())
    await until(lambda: watching.says != "Connecting…")
    return watching


async def test_it_says_whether_posts_come_by_themselves(watching: Watching) -> None:
    assert watching.says == "Not live"
    assert "every minute" in watching.label.toolTip()
    stream = await watching.stream()
    assert watching.says == "Live"
    watching.world.gateway(watching.session).streams = [Unreachable(HOST)] * 9
    stream.end()
    await until(lambda: watching.says == "Connecting…")
    watching.world.registry.network_changed()
    await until(lambda: watching.says == "Not live")


async def test_it_speaks_of_what_is_on_screen(watching: Watching) -> None:
    stream = await watching.stream()
    stream.answers.clear()
    watching.world.do("local")
    assert watching.says == "Not live"
    stream.answers.set()
    await until(lambda: watching.says == "Live")
    assert stream.orders == ["+local"]


async def test_a_page_that_is_not_on_screen_wants_home_only(watching: Watching) -> None:
    await watching.stream()
    watching.world.do("local")
    await until(lambda: watching.session.streaming.is_live(LOCAL))
    first = watching.world.page
    await watching.world.add("bo", "b.example")
    assert watching.world.page is not first
    assert watching.session.streaming._on_screen == HOME
    watching.world.window.show_session(watching.session)
    assert watching.session.streaming._on_screen == LOCAL
    assert watching.session.polling._on_screen == LOCAL


async def test_a_post_that_arrives_is_there_without_anybody_asking(watching: Watching) -> None:
    stream = await watching.stream()
    gateway, home = watching.world.gateway(watching.session), watching.session.shelf.open(HOME)
    await until(lambda: gateway.count("newest") >= 2 and home.newest == IDLE)
    asked = len(gateway.calls)
    await settle()
    post = a_post("new")
    stream.bring(Arrived(HOME, Bundle(a_row(post), post), Cursor("new"), Cursor("new")))
    await until(lambda: watching.world.rows(watching.session)[0] == "new")
    assert len(gateway.calls) <= asked + 1


async def test_new_posts_are_offered_without_moving_anything(watching: Watching) -> None:
    world, session = watching.world, watching.session
    stream = await watching.stream()
    button = world.page._header._new_posts
    gateway, home = world.gateway(session), session.shelf.open(HOME)
    await until(lambda: gateway.count("newest") >= 2 and home.newest == IDLE)
    posts = [a_post(f"n{number}") for number in range(30)]
    for post in posts:
        stream.bring(Arrived(HOME, Bundle(a_row(post), post), Cursor(post.id), Cursor(post.id)))
    await until(lambda: world.rows(session)[:1] == ["n29"])
    world.page.show_newest()
    await settle()
    assert not button.isVisible()
    view = world.page._current().view
    first, top = view.rows[0], view.mapTo(world.window, QPoint())
    for name in ("x1", "x2"):
        post = a_post(name)
        stream.bring(Arrived(HOME, Bundle(a_row(post), post), Cursor(name), Cursor(name)))
    await until(lambda: button.isVisible() and button.accessibleName() == "2 new posts")
    await settle()
    assert (first.post_id, first.y()) == ("n29", 0)
    assert view.mapTo(world.window, QPoint()) == top
    world.do("local")
    assert not button.isVisible()
    world.do("home")
    assert button.isVisible()
    await click(button)
    assert view.rows[0].post_id == "x2"
    assert not button.isVisible()
    assert view.hasFocus() or view.isAncestorOf(world.window.focusWidget())
