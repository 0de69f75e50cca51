"""Filters where posts are shown, and votes that come through, in the real application."""

from datetime import UTC, datetime, timedelta

from fedidesk.domain.filters import FilterMatch
from fedidesk.domain.ids import PostId
from fedidesk.domain.post import Post
from fedidesk.services.session import AccountSession
from fedidesk.ui.timeline.post_view import PostView
from fedidesk.ui.timeline.scene import Act
from tests.builders import a_poll, a_post
from tests.qt.world import World
from tests.waiting import until


def view_of(world: World) -> PostView:
    pane = world.page.places.top.pane
    assert pane is not None
    return pane.view


def on_screen(world: World) -> set[str]:
    return {str(row.post_id) for row in view_of(world).rows}


async def signed_in(world: World, *posts: Post) -> AccountSession:
    server = world.servers["a.example"]
    for post in posts:
        server.posts[post.id] = post
    server.publish([post.id for post in posts])
    return await world.add()


async def test_a_filter_hides_at_home_and_folds_in_a_thread(world: World) -> None:
    hidden = FilterMatch(title="Spiders", action="hide", contexts=("home", "thread"))
    await signed_in(world, a_post("p1"), a_post("p2", "SECRET", filters=(hidden,)), a_post("p3"))
    await until(lambda: on_screen(world) == {"p1", "p3"})
    world.servers["a.example"].threads[PostId("p1")] = ([], ["p2"])
    world.page.open_thread(PostId("p1"))
    await until(lambda: len(view_of(world).rows) == 2)
    assert on_screen(world) >= {"p1"}
    assert "p2" not in on_screen(world), "a line says that a reply is hidden, and no more"
    fold = view_of(world).rows[1].button_for(Act.FOLD)
    assert fold is not None
    fold.click()
    await until(lambda: on_screen(world) == {"p1", "p2"})
    row = next(row for row in view_of(world).rows if row.post_id == "p2")
    assert row.button_for(Act.REPLY) is not None, "one press is enough to read it"
    hide = row.button_for(Act.SHOW_ANYWAY)
    assert hide is not None
    hide.click()
    assert row.button_for(Act.REPLY) is None
    world.page.open_thread(PostId("p2"))
    await until(lambda: on_screen(world) == {"p2"})
    (row,) = view_of(world).rows
    assert row.button_for(Act.REPLY) is not None


async def test_a_vote_goes_to_the_server_and_comes_back(world: World) -> None:
    poll = a_poll(expires_at=datetime.now(UTC) + timedelta(days=1))
    session = await signed_in(world, a_post("p1", poll=poll))
    await until(lambda: on_screen(world) == {"p1"})
    (row,) = view_of(world).rows
    for act in (Act.CHOOSE, Act.VOTE):
        button = row.button_for(act)
        assert button is not None
        button.click()
    await until(lambda: world.gateway(session).count("vote") == 1)
    server = world.servers["a.example"]
    voted = server.posts[PostId("p1")].poll
    assert voted is not None
    assert voted.own_votes == (0,)
    await until(lambda: row.button_for(Act.REFRESH) is not None)
    row.button_for(Act.REFRESH).click()
    await until(lambda: world.gateway(session).count("poll") == 1)
