"""A thread on screen: the post that was opened stands still, however much comes around it."""

import pytest

from fedidesk.domain.ids import PostId
from fedidesk.services.session import AccountSession
from fedidesk.ui.timeline import layout_cache
from fedidesk.ui.timeline.post_layout import PostLayout
from fedidesk.ui.timeline.post_view import PostView
from tests.builders import a_post
from tests.qt.world import World, settle
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
