"""Emoji under posts: at once on screen, and in the end as the server has it."""

import pytest

from fedidesk.domain.errors import NotOffered, Unreachable
from fedidesk.domain.ids import PostId
from fedidesk.domain.reaction import Reaction
from fedidesk.services.notices import NoticeKind
from fedidesk.services.post_actions import PostActions
from tests.builders import a_post
from tests.fakes.server import HOST
from tests.unit.services.desk import Desk

ONE = PostId("1")
STAR = Reaction(name="⭐", count=2)


@pytest.fixture
def actions(desk: Desk) -> PostActions:
    post = a_post("1", reactions=(STAR,))
    desk.server.posts[ONE] = post
    desk.posts.put([post])
    return desk.an_outbox().begin()


def shown(desk: Desk) -> list[tuple[str, int, bool]]:
    post = desk.posts.get(ONE)
    assert post is not None
    return [(one.name, one.count, one.own) for one in post.reactions]


async def test_one_joins_in_and_leaves(desk: Desk, actions: PostActions) -> None:
    actions.toggle_reaction(ONE, "⭐")
    assert shown(desk) == [("⭐", 3, True)]
    await desk.rest()
    assert shown(desk) == [("⭐", 3, True)]
    assert actions.reactions_are_taken
    actions.toggle_reaction(ONE, "⭐")
    await desk.rest()
    assert shown(desk) == [("⭐", 2, False)]
    assert desk.gateway.calls == ["react ⭐", "unreact ⭐"]


async def test_one_that_nobody_had_comes_and_goes(desk: Desk, actions: PostActions) -> None:
    actions.toggle_reaction(ONE, "blob")
    assert shown(desk) == [("⭐", 2, False), ("blob", 1, True)]
    actions.toggle_reaction(ONE, "blob")
    assert shown(desk) == [("⭐", 2, False)]
    await desk.rest()
    assert shown(desk) == [("⭐", 2, False)]


async def test_a_refusal_takes_it_back_and_can_be_tried_again(
    desk: Desk, actions: PostActions
) -> None:
    error = NotOffered(HOST)
    desk.gateway.fail("react", error)
    actions.toggle_reaction(ONE, "⭐")
    await desk.rest()
    assert shown(desk) == [("⭐", 2, False)]
    assert not actions.reactions_are_taken
    (notice,) = desk.told
    assert (notice.kind, notice.error) == (NoticeKind.REACTION_FAILED, error)
    assert notice.retry is not None
    notice.retry()
    await desk.rest()
    assert shown(desk) == [("⭐", 3, True)]


async def test_a_lost_answer_is_no_lost_reaction(desk: Desk, actions: PostActions) -> None:
    desk.gateway.lose_answer("react", Unreachable(HOST))
    actions.toggle_reaction(ONE, "⭐")
    await desk.rest()
    assert shown(desk) == [("⭐", 3, True)]
    assert desk.told == []
