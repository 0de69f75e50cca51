"""Boost, favourite, bookmark, delete: at once on screen, and in the end as the server has it."""

import asyncio
import gc
from collections.abc import Callable

import pytest

from fedidesk.domain.errors import (
    BadAnswer,
    FedideskError,
    Gone,
    NotAllowed,
    ServerBusy,
    SignedOut,
    Silent,
    Unreachable,
)
from fedidesk.domain.ids import PostId
from fedidesk.domain.post import Post
from fedidesk.services.notices import NoticeKind
from fedidesk.services.post_actions import PostActions
from fedidesk.store.rows import Rows
from fedidesk.store.unsent_file import UnsentContent
from tests.account_builders import an_account
from tests.builders import NOON, a_post, a_row
from tests.fakes.server import HOST
from tests.unit.services.desk import Desk, DeskOutbox
from tests.waiting import until

ONE = PostId("1")
Toggle = Callable[[PostActions, PostId], None]
SWITCHES = [
    (PostActions.toggle_boost, "boost", "boosted", NoticeKind.BOOST_FAILED),
    (PostActions.toggle_favourite, "favourite", "favourited", NoticeKind.FAVOURITE_FAILED),
    (PostActions.toggle_bookmark, "bookmark", "bookmarked", NoticeKind.BOOKMARK_FAILED),
    (PostActions.toggle_pin, "pin", "pinned", NoticeKind.PIN_FAILED),
    (PostActions.toggle_mute, "mute", "muted", NoticeKind.MUTE_FAILED),
]


@pytest.fixture
def outbox(desk: Desk) -> DeskOutbox:
    return desk.an_outbox()


@pytest.fixture
def actions(desk: Desk, outbox: DeskOutbox) -> PostActions:
    desk.server.posts[ONE] = a_post("1", boosts_count=3)
    desk.posts.put([a_post("1", boosts_count=3)])
    return outbox.begin()


def _shown(desk: Desk) -> Post:
    post = desk.posts.get(ONE)
    assert post is not None
    return post


@pytest.mark.parametrize(("toggle", "name", "flag", "failure"), SWITCHES)
async def test_on_and_off(
    desk: Desk, actions: PostActions, toggle: Toggle, name: str, flag: str, failure: NoticeKind
) -> None:
    for on in (True, False):
        toggle(actions, ONE)
        assert getattr(_shown(desk), flag) is on
        assert getattr(desk.server.posts[ONE], flag) is not on
        await desk.rest()
        assert getattr(_shown(desk), flag) is on
        assert getattr(desk.server.posts[ONE], flag) is on
    assert desk.gateway.calls == [f"{name} on", f"{name} off"]
    assert failure not in desk.kinds
    assert desk.posts.get(ONE) == desk.posts.truth(ONE)


@pytest.mark.parametrize(("toggle", "name", "flag", "failure"), SWITCHES)
async def test_a_refusal_takes_it_back_and_can_be_tried_again(
    desk: Desk, actions: PostActions, toggle: Toggle, name: str, flag: str, failure: NoticeKind
) -> None:
    error = NotAllowed(HOST, "no")
    desk.gateway.fail(name, error)
    toggle(actions, ONE)
    await desk.rest()
    assert _shown(desk) == a_post("1", boosts_count=3)
    (notice,) = desk.told
    assert (notice.kind, notice.error, notice.account) == (failure, error, an_account())
    assert notice.retry is not None
    notice.retry()
    assert getattr(_shown(desk), flag)
    await desk.rest()
    assert getattr(desk.server.posts[ONE], flag)
    assert len(desk.told) == 1


async def test_the_servers_count_is_shown_in_the_end(desk: Desk, actions: PostActions) -> None:
    desk.server.posts[ONE] = a_post("1", boosts_count=10)
    actions.toggle_boost(ONE)
    assert _shown(desk).boosts_count == 4
    await desk.rest()
    assert _shown(desk).boosts_count == 11


async def test_quick_presses_send_one_request_at_a_time_and_the_last_wish_wins(
    desk: Desk, actions: PostActions
) -> None:
    gate = desk.gateway.hold("boost")
    actions.toggle_boost(ONE)
    await until(lambda: desk.gateway.calls == ["boost on"])
    for boosted in (False, True, False):
        actions.toggle_boost(ONE)
        assert _shown(desk).boosted is boosted
    assert desk.gateway.calls == ["boost on"]
    gate.set()
    await desk.rest()
    assert desk.gateway.calls == ["boost on", "boost off"]
    assert not _shown(desk).boosted
    assert not desk.server.posts[ONE].boosted


async def test_presses_that_come_back_to_the_first_wish_send_nothing_more(
    desk: Desk, actions: PostActions
) -> None:
    gate = desk.gateway.hold("boost")
    actions.toggle_boost(ONE)
    await until(lambda: desk.gateway.calls)
    actions.toggle_boost(ONE)
    actions.toggle_boost(ONE)
    gate.set()
    await desk.rest()
    assert desk.gateway.calls == ["boost on"]
    assert _shown(desk).boosted


async def test_each_switch_is_asked_for_by_itself(desk: Desk, actions: PostActions) -> None:
    gate = desk.gateway.hold("favourite")
    actions.toggle_favourite(ONE)
    actions.toggle_boost(ONE)
    await until(lambda: desk.server.posts[ONE].boosted)
    desk.gateway.fail("bookmark", NotAllowed(HOST))
    actions.toggle_bookmark(ONE)
    await until(lambda: desk.kinds == [NoticeKind.BOOKMARK_FAILED])
    assert _shown(desk).favourited
    assert _shown(desk).boosted
    assert not _shown(desk).bookmarked
    gate.set()
    await desk.rest()
    assert _shown(desk).favourited


async def test_after_silence_the_post_is_looked_up_and_a_lost_answer_is_no_failure(
    desk: Desk, actions: PostActions
) -> None:
    desk.gateway.lose_answer("boost", Silent(HOST))
    actions.toggle_boost(ONE)
    await desk.rest()
    assert desk.gateway.calls == ["boost on", "post"]
    assert _shown(desk).boosted
    assert desk.told == []


AWAY = [Unreachable(HOST), Silent(HOST), ServerBusy(HOST, 503), SignedOut(HOST)]


@pytest.mark.parametrize("error", AWAY, ids=lambda error: type(error).__name__)
async def test_while_the_server_is_away_it_waits_as_shown(
    desk: Desk, outbox: DeskOutbox, actions: PostActions, error: FedideskError
) -> None:
    desk.gateway.fail("boost", error)
    actions.toggle_boost(ONE)
    await until(lambda: outbox.outbox.troubles)
    assert _shown(desk).boosted
    assert not desk.server.posts[ONE].boosted
    await outbox.clock.advance(10)
    await desk.rest()
    assert desk.server.posts[ONE].boosted
    assert _shown(desk) == desk.posts.truth(ONE)
    assert desk.told == []
    assert outbox.file.read() == UnsentContent()


async def test_a_busy_server_is_not_looked_up(
    desk: Desk, outbox: DeskOutbox, actions: PostActions
) -> None:
    desk.gateway.fail("boost", ServerBusy(HOST, 429, 30.0))
    actions.toggle_boost(ONE)
    await until(lambda: outbox.outbox.troubles)
    actions.toggle_favourite(ONE)
    await outbox.clock.advance(29)
    assert desk.gateway.calls == ["boost on"]
    await outbox.clock.advance(2)
    await desk.rest()
    assert desk.gateway.calls == ["boost on", "boost on", "favourite on"]


async def test_what_can_not_be_read_is_looked_up(desk: Desk, actions: PostActions) -> None:
    desk.gateway.lose_answer("boost", BadAnswer(HOST, "?"))
    actions.toggle_boost(ONE)
    await desk.rest()
    assert _shown(desk).boosted
    desk.gateway.fail("favourite", BadAnswer(HOST, "?"))
    actions.toggle_favourite(ONE)
    await desk.rest()
    assert not _shown(desk).favourited
    assert desk.kinds == [NoticeKind.FAVOURITE_FAILED]


async def test_nothing_waits_for_ever_behind_what_the_server_chokes_on(
    desk: Desk, outbox: DeskOutbox, actions: PostActions
) -> None:
    desk.gateway.fail("boost", *[ServerBusy(HOST, 500)] * 3)
    actions.toggle_boost(ONE)
    await until(lambda: outbox.outbox.troubles)
    actions.toggle_favourite(ONE)
    await outbox.clock.advance(60)
    await desk.rest()
    assert (_shown(desk).boosted, _shown(desk).favourited) == (False, True)
    assert desk.kinds == [NoticeKind.BOOST_FAILED]


async def test_what_waits_is_shown_and_sent_after_a_restart(
    desk: Desk, outbox: DeskOutbox, actions: PostActions
) -> None:
    desk.gateway.fail("boost", Unreachable(HOST))
    desk.gateway.fail("post", Unreachable(HOST))
    actions.toggle_boost(ONE)
    actions.toggle_bookmark(ONE)
    await until(lambda: outbox.outbox.troubles and not outbox.outbox.under_way)
    await outbox.unsent.settle()
    await desk.scope.close()
    assert _shown(desk).boosted
    again = desk.again()
    later = again.an_outbox()
    assert again.posts.get(ONE) is None
    again.posts.put_kept([a_post("1", boosts_count=3)])
    assert (_shown(again).boosted, _shown(again).boosts_count) == (True, 4)
    later.begin()
    await again.rest()
    assert _shown(again) == desk.server.posts[ONE]
    assert _shown(again).boosted
    assert later.file.read() == UnsentContent()
    await again.close()


async def test_a_wish_that_was_given_up_before_it_was_sent_is_none(
    desk: Desk, outbox: DeskOutbox, actions: PostActions
) -> None:
    desk.gateway.fail("favourite", ServerBusy(HOST, 503))
    actions.toggle_favourite(ONE)
    await until(lambda: outbox.outbox.troubles)
    actions.toggle_boost(ONE)
    actions.toggle_boost(ONE)
    await until(lambda: [each.key for each in outbox.unsent.outgoing] == ["favourite:1"])
    assert not _shown(desk).boosted
    await outbox.clock.advance(10)
    await desk.rest()
    assert set(desk.gateway.calls) == {"favourite on"}


async def test_a_wish_that_may_have_come_true_is_taken_back_at_the_server_too(
    desk: Desk, outbox: DeskOutbox, actions: PostActions
) -> None:
    desk.gateway.lose_answer("boost", Silent(HOST))
    desk.gateway.fail("post", Silent(HOST))
    actions.toggle_boost(ONE)
    await until(lambda: outbox.outbox.troubles)
    assert desk.server.posts[ONE].boosted
    actions.toggle_boost(ONE)
    await outbox.clock.advance(10)
    await desk.rest()
    assert not desk.server.posts[ONE].boosted
    assert desk.gateway.calls[-1] == "boost off"


async def test_who_takes_back_what_waits_sees_the_post_as_it_is(
    desk: Desk, outbox: DeskOutbox, actions: PostActions
) -> None:
    desk.gateway.fail("boost", ServerBusy(HOST, 503))
    actions.toggle_boost(ONE)
    await until(lambda: outbox.outbox.troubles)
    (waiting,) = outbox.unsent.outgoing
    assert outbox.outbox.take_back(waiting)
    assert _shown(desk) == a_post("1", boosts_count=3)
    await desk.rest()
    assert desk.gateway.calls == ["boost on"]


async def test_a_few_are_under_way_at_a_time_and_one_alone_in_trouble(
    desk: Desk, outbox: DeskOutbox, actions: PostActions
) -> None:
    names = [PostId(f"{number}") for number in range(9)]
    for name in names:
        desk.server.posts[name] = a_post(name)
    desk.posts.put(desk.server.posts.values())
    gate = desk.gateway.hold("favourite")
    desk.gateway.fail("favourite", *[Unreachable(HOST)] * 5)
    for name in names:
        actions.toggle_favourite(name)
    await until(lambda: desk.gateway.count("favourite on") == 4)
    await outbox.clock.settle()
    assert len(outbox.outbox.under_way) == desk.gateway.count("favourite on") == 4
    gate.set()
    await until(lambda: outbox.outbox.troubles and not outbox.outbox.under_way)
    await outbox.clock.advance(3)
    await until(lambda: not outbox.outbox.under_way)
    assert desk.gateway.count("favourite on") == 5
    await outbox.clock.advance(10)
    await desk.rest()
    assert desk.gateway.count("favourite on") == 5 + len(names)


async def test_a_thousand_wishes_are_granted_in_order(
    desk: Desk, outbox: DeskOutbox, actions: PostActions
) -> None:
    names = [f"{number}" for number in range(1000)]
    asked: list[str] = []
    change = desk.server.change

    def noted(post_id: PostId, changed: Callable[[Post], Post]) -> Post:
        asked.append(post_id)
        return change(post_id, changed)

    desk.server.change = noted  # type: ignore[method-assign]
    for name in names:
        desk.server.posts[PostId(name)] = a_post(name)
    desk.posts.put(desk.server.posts.values())
    desk.gateway.fail("favourite", *[ServerBusy(HOST, 503)] * 4)
    for name in names:
        actions.toggle_favourite(PostId(name))
    await until(lambda: outbox.outbox.troubles and not outbox.outbox.under_way)
    assert len(outbox.unsent.outgoing) == 1000
    await outbox.clock.advance(10)
    await until(lambda: not desk.scope.busy, 30)
    assert asked == names


async def test_a_press_while_the_post_is_looked_up_is_not_lost(
    desk: Desk, actions: PostActions
) -> None:
    desk.gateway.lose_answer("boost", Silent(HOST))
    gate = desk.gateway.hold("post")
    actions.toggle_boost(ONE)
    await until(lambda: desk.gateway.count("post"))
    actions.toggle_boost(ONE)
    gate.set()
    await desk.rest()
    assert desk.gateway.calls == ["boost on", "post", "boost off"]
    assert not _shown(desk).boosted
    assert not desk.server.posts[ONE].boosted
    assert desk.told == []


async def test_a_refusal_does_not_lose_a_later_wish(desk: Desk, actions: PostActions) -> None:
    desk.gateway.fail("boost", NotAllowed(HOST))
    gate = desk.gateway.hold("boost")
    actions.toggle_boost(ONE)
    await until(lambda: desk.gateway.calls)
    actions.toggle_boost(ONE)
    gate.set()
    await desk.rest()
    assert desk.gateway.calls == ["boost on", "boost off"]
    assert not _shown(desk).boosted
    assert desk.told == []


async def test_an_unknown_post_can_not_be_switched(desk: Desk, actions: PostActions) -> None:
    actions.toggle_boost(PostId("nowhere"))
    await desk.rest()
    assert desk.gateway.calls == []


async def test_closing_the_view_does_not_end_it(desk: Desk, actions: PostActions) -> None:
    rows = Rows()
    rows.append([a_row("1")])
    gate = desk.gateway.hold("boost")
    actions.toggle_boost(ONE)
    await until(lambda: desk.gateway.calls)
    del rows
    gc.collect()
    gate.set()
    await desk.rest()
    assert desk.server.posts[ONE].boosted


async def test_delete_removes_the_post_when_the_server_has(
    desk: Desk, actions: PostActions
) -> None:
    gate = desk.gateway.hold("delete")
    actions.delete(ONE)
    actions.delete(ONE)
    await until(lambda: desk.gateway.calls)
    assert desk.posts.get(ONE) is not None
    gate.set()
    await desk.rest()
    assert desk.posts.get(ONE) is None
    assert desk.gateway.calls == ["delete"]
    assert desk.kinds == [NoticeKind.POST_DELETED]


async def test_a_post_that_is_gone_already_goes_without_a_word(
    desk: Desk, actions: PostActions
) -> None:
    desk.gateway.fail("delete", Gone(HOST))
    actions.delete(ONE)
    await desk.rest()
    assert desk.posts.get(ONE) is None
    assert desk.told == []


async def test_a_delete_that_fails_can_be_tried_again(desk: Desk, actions: PostActions) -> None:
    desk.gateway.lose_answer("delete", Silent(HOST))
    actions.delete(ONE)
    await desk.rest()
    assert desk.posts.get(ONE) is not None
    assert desk.kinds == [NoticeKind.DELETE_FAILED]
    retry = desk.told[0].retry
    assert retry is not None
    retry()
    await desk.rest()
    assert desk.posts.get(ONE) is None


async def test_the_answer_to_a_boost_does_not_bring_a_deleted_post_back(
    desk: Desk, actions: PostActions
) -> None:
    gate = desk.gateway.hold("boost")
    actions.toggle_boost(ONE)
    await until(lambda: desk.gateway.calls)
    actions.delete(ONE)
    await until(lambda: desk.posts.get(ONE) is None)
    gate.set()
    await desk.rest()
    assert desk.posts.get(ONE) is None


async def test_two_posts_are_two_requests(desk: Desk, actions: PostActions) -> None:
    two = PostId("2")
    desk.server.posts[two] = a_post("2")
    desk.posts.put([a_post("2")])
    actions.toggle_boost(ONE)
    actions.toggle_boost(two)
    await asyncio.sleep(0)
    await desk.rest()
    assert sorted(desk.gateway.calls) == ["boost on", "boost on"]
    assert desk.server.posts[two].boosted
    assert desk.server.posts[ONE].boosted


async def test_a_boost_for_whom_one_wants(desk: Desk, actions: PostActions) -> None:
    actions.boost_to(ONE, "unlisted")
    assert _shown(desk).boosted
    assert _shown(desk).boosts_count == 4
    await desk.rest()
    assert desk.server.posts[ONE].boosted
    assert desk.gateway.boost_visibilities == ["unlisted"]
    actions.boost_to(ONE, "private")
    await desk.rest()
    assert desk.gateway.calls == ["boost on"]
    actions.toggle_boost(ONE)
    await desk.rest()
    assert not _shown(desk).boosted


async def test_a_boost_that_was_tried_again_is_for_the_same_people(
    desk: Desk, actions: PostActions
) -> None:
    desk.gateway.fail("boost", NotAllowed(HOST))
    actions.boost_to(ONE, "private")
    await desk.rest()
    retry = desk.told[0].retry
    assert retry is not None
    retry()
    await desk.rest()
    assert desk.gateway.boost_visibilities == ["private", "private"]


async def test_pins_and_mutes_hold_where_an_edit_came_meanwhile(
    desk: Desk, actions: PostActions
) -> None:
    edited = a_post("1", "Anew", edited_at=NOON)
    gate = desk.gateway.hold("pin")
    actions.toggle_pin(ONE)
    await until(lambda: desk.gateway.calls)
    desk.posts.put([edited])
    gate.set()
    await desk.rest()
    assert _shown(desk).pinned
    assert _shown(desk).html == edited.html
