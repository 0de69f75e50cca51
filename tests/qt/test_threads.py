"""A thread on screen: the post that was opened stands still, however much comes around it."""

import pytest
from PySide6.QtWidgets import QLabel, QMenu, QPushButton

from fedidesk.domain.ids import PostId
from fedidesk.domain.post import Bundle, Post
from fedidesk.domain.profile_posts import ProfilePosts
from fedidesk.domain.stream import Arrived
from fedidesk.domain.timeline import HOME
from fedidesk.services.session import AccountSession
from fedidesk.ui.timeline import layout_cache
from fedidesk.ui.timeline.post_layout import PostLayout
from fedidesk.ui.timeline.post_view import PostView
from tests.builders import a_post, a_profile, a_row
from tests.qt.world import World, named, press, settle
from tests.waiting import until

FOCUS = PostId("focus")


async def a_conversation(world: World, before: int, after: int) -> AccountSession:
    """Sign in where a post has so many others before and after it."""
    server = world.servers["a.example"]
    around = [f"before{n}" for n in range(before)], [f"after{n}" for n in range(after)]
    for name in (FOCUS, *around[0], *around[1]):
        server.posts[PostId(name)] = a_post(name, f"{name} says a few words")
    server.threads[FOCUS] = around
    server.publish([FOCUS])
    return await world.add()


def top_of(view: PostView) -> int:
    """Return where the post begins that the thread is about."""
    return next(row.y() for row in view.rows if row.post_id == FOCUS)


async def test_the_post_stays_where_it_is_when_its_thread_comes(world: World) -> None:
    session = await a_conversation(world, before=12, after=8)
    for _ in range(2):
        gate = world.gateway(session).hold("thread")
        world.page.open_thread(FOCUS)
        view = world.page._current().view
        await until(lambda view=view: view.rows)
        await settle()
        top = top_of(view)
        gate.set()
        await until(lambda view=view: len(view.model) == 21)
        await settle()
        assert top_of(view) == top
        world.page.go_back()


async def test_of_a_thousand_answers_only_those_on_screen_are_laid_out(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    laid: list[object] = []

    class Noted(PostLayout):
        def __init__(self, *arguments: object, **options: object) -> None:
            laid.append(arguments)
            super().__init__(*arguments, **options)  # type: ignore[arg-type]

    session = await a_conversation(world, before=3, after=1000)
    gate = world.gateway(session).hold("thread")
    world.page.open_thread(FOCUS)
    view = world.page._current().view
    await until(lambda: view.rows)
    monkeypatch.setattr(layout_cache, "PostLayout", Noted)
    gate.set()
    await until(lambda: len(view.model) == 1004)
    await settle()
    assert 0 < len(laid) < 60


async def a_tree(world: World) -> AccountSession:
    """Sign in where a post has a branch of three and another reply, and open it."""
    session = await a_conversation(world, before=1, after=0)
    server = world.servers["a.example"]
    server.threads[FOCUS] = (["before0"], ["a", "b", "c", "z"])
    for name, to in {"focus": "before0", "a": "focus", "b": "a", "c": "b", "z": "focus"}.items():
        server.posts[PostId(name)] = a_reply(name, to)
    world.page.open_thread(FOCUS)
    await until(lambda: len(world.page._current().view.model) == 6)
    await settle()
    return session


def a_reply(name: str, to: str) -> Post:
    return a_post(name, f"{name} says so", reply_to=PostId(to), author=a_profile(name))


def shown(world: World) -> list[str]:
    model = world.page._current().view.model
    return [str(model.row_at(index).id) for index in range(len(model))]


async def test_a_thread_is_folded_by_key_and_by_menu(world: World) -> None:
    await a_tree(world)
    view = world.page._current().view
    assert view.current_post() == FOCUS
    await press("J")
    await press("Z")
    assert shown(world) == ["before0", FOCUS, "a", "z"]
    await press("Z")
    assert shown(world) == ["before0", FOCUS, "a", "b", "c", "z"]
    await press("J")
    await press("J")
    await press("Z")
    assert shown(world) == ["before0", FOCUS, "a", "b", "z"]
    assert view.current_post() == "b"
    menu = QMenu()
    view.menu_requested.emit(PostId("a"), menu)
    action = next(each for each in menu.actions() if "unfold" in each.text())
    assert action.shortcut().toString() == "Z"
    action.trigger()
    assert shown(world) == ["before0", FOCUS, "a", "z"]
    leaf = QMenu()
    view.menu_requested.emit(PostId("z"), leaf)
    assert not any("unfold" in each.text() for each in leaf.actions())


async def test_a_reply_that_streams_in_comes_to_its_place(world: World) -> None:
    session = await a_tree(world)
    post = a_reply("live", "b")
    session.timelines.take([Arrived(HOME, Bundle(a_row(post), post))])
    assert shown(world) == ["before0", FOCUS, "a", "b", "c", "live", "z"]
    await settle()
    view = world.page._current().view
    assert any(row.post_id == "live" for row in view.rows)


async def test_what_was_found_is_shown_by_key(world: World) -> None:
    await a_tree(world)
    thread = world.page.places.top.thread
    assert thread is not None
    server = world.servers["a.example"]
    server.posts[PostId("late")] = a_reply("late", "focus")
    server.threads[FOCUS] = (["before0"], ["late", "a", "b", "c", "z"])
    thread._found = server.thread(FOCUS)
    thread.changed.emit()
    assert "late" not in shown(world)
    assert named(world.window, "Show more replies", QPushButton).isVisible()
    await press("Ctrl+Shift+M")
    assert "late" in shown(world)
    assert world.page.places.top.thread is thread


async def test_leaving_a_thread_ends_what_goes_on_for_it(world: World) -> None:
    session = await a_tree(world)
    gate = world.gateway(session).hold("thread")
    world.page.refresh()
    await until(lambda: world.gateway(session).count("thread") == 2)
    await press("Esc")
    keys = session.scope._exclusive
    await until(lambda: not any(key.startswith("thread:") for key in keys))
    gate.set()


async def test_the_end_of_a_profile_from_elsewhere_leads_to_the_original(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    urls: list[str] = []
    await a_conversation(world, before=0, after=0)
    monkeypatch.setattr(world.page.on_posts._tools.browser, "open", urls.append)
    here = a_profile("Here", handle="here", url="https://a.example/@here")
    far = a_profile("Far", handle="far@two.test", url="https://two.test/@far")
    for profile, elsewhere in ((here, False), (far, True)):
        world.servers["a.example"].publish([f"of {profile.id}"], ProfilePosts(profile.id).spec)
        world.page.open_profile(profile)
        pane = world.page._current()
        await until(lambda pane=pane: len(pane.model))
        await settle()
        said = [each.text() for each in pane.findChildren(QLabel) if each.isVisible()]
        assert ("Older posts may be missing here." in said) is elsewhere
    named(world.page, "Open the original profile", QPushButton).click()
    assert urls == ["https://two.test/@far"]
