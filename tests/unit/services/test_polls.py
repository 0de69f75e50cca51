"""A vote: shown at once, counted once, taken back when the server refuses."""

import pytest
from msgspec.structs import replace

from fedidesk.domain.errors import NotAllowed, Refused, ServerBusy, Unreachable
from fedidesk.domain.ids import PollId, PostId
from fedidesk.domain.poll import Poll
from fedidesk.services.notices import NoticeKind
from fedidesk.services.post_actions import PostActions
from tests.builders import a_poll, a_post
from tests.fakes.server import HOST
from tests.unit.services.desk import Desk
from tests.waiting import until

ONE = PostId("1")


@pytest.fixture(autouse=True)
def asked(desk: Desk) -> None:
    """Let there be a poll."""
    desk.server.posts[ONE] = a_post("1", poll=a_poll())
    desk.posts.put([a_post("1", poll=a_poll())])


@pytest.fixture
def actions(desk: Desk) -> PostActions:
    return desk.an_outbox().begin()


def shown(desk: Desk, post_id: PostId = ONE) -> Poll:
    post = desk.posts.get(post_id)
    assert post is not None
    assert post.poll is not None
    return post.poll


def there(desk: Desk, **changes: object) -> None:
    """Let the poll be so on the server."""
    desk.server.change(ONE, lambda post: replace(post, poll=a_poll(**changes)))


async def test_a_vote_is_shown_at_once_and_then_as_the_server_counts(
    desk: Desk, actions: PostActions
) -> None:
    there(desk, votes_count=99)
    actions.vote(ONE, [1])
    assert (shown(desk).voted, shown(desk).own_votes, shown(desk).votes_count) == (True, (1,), 61)
    await desk.rest()
    assert (shown(desk).voted, shown(desk).own_votes, shown(desk).votes_count) == (True, (1,), 100)
    assert desk.gateway.calls == ["vote"]
    assert desk.told == []
    actions.vote(ONE, [0])
    await desk.rest()
    assert desk.gateway.calls == ["vote"]


@pytest.mark.parametrize("choices", [[], [7], [-1]])
async def test_nothing_is_sent_without_a_choice(
    desk: Desk, actions: PostActions, choices: list[int]
) -> None:
    actions.vote(ONE, choices)
    await desk.rest()
    assert desk.gateway.calls == []


async def test_a_failure_takes_it_back_and_can_be_tried_again(
    desk: Desk, actions: PostActions
) -> None:
    error = NotAllowed(HOST, "no")
    desk.gateway.fail("vote", error)
    actions.vote(ONE, [2])
    await desk.rest()
    assert shown(desk) == a_poll()
    (notice,) = desk.told
    assert (notice.kind, notice.error) == (NoticeKind.VOTE_FAILED, error)
    assert notice.retry is not None
    notice.retry()
    await desk.rest()
    assert shown(desk).own_votes == (2,)
    assert len(desk.told) == 1


async def test_while_the_server_is_away_the_vote_waits(desk: Desk) -> None:
    outbox = desk.an_outbox()
    actions = outbox.begin()
    desk.gateway.fail("vote", ServerBusy(HOST, 503), Unreachable(HOST))
    actions.vote(ONE, [2])
    await until(lambda: outbox.outbox.troubles)
    assert shown(desk).own_votes == (2,)
    await outbox.clock.advance(10)
    await desk.rest()
    assert (shown(desk).own_votes, desk.gateway.count("vote")) == ((2,), 3)
    assert desk.told == []


async def test_a_vote_is_shown_and_counted_after_a_restart(desk: Desk) -> None:
    outbox = desk.an_outbox()
    outbox.actions.vote(ONE, [2])
    await desk.rest()
    again = desk.again()
    later = again.an_outbox()
    again.posts.put_kept([a_post("1", poll=a_poll())])
    assert shown(again).own_votes == (2,)
    later.begin()
    await again.rest()
    assert desk.server.poll(shown(again).id).own_votes == (2,)
    assert later.unsent.outgoing == ()
    await again.close()


async def test_who_has_voted_elsewhere_sees_that(desk: Desk, actions: PostActions) -> None:
    there(desk, voted=True, own_votes=(0,), votes_count=61)
    actions.vote(ONE, [2])
    await desk.rest()
    assert (shown(desk).own_votes, shown(desk).votes_count) == ((0,), 61)
    assert desk.told == []


async def test_a_poll_that_ended_meanwhile_shows_its_results(
    desk: Desk, actions: PostActions
) -> None:
    there(desk, expired=True)
    actions.vote(ONE, [2])
    await desk.rest()
    assert (shown(desk).expired, shown(desk).voted) == (True, False)
    (notice,) = desk.told
    assert isinstance(notice.error, Refused)
    assert notice.retry is None


async def test_a_lost_answer_is_no_lost_vote(desk: Desk, actions: PostActions) -> None:
    desk.gateway.lose_answer("vote", Unreachable(HOST))
    actions.vote(ONE, [1])
    await desk.rest()
    assert shown(desk).own_votes == (1,)
    assert desk.told == []


async def test_a_vote_leaves_alone_what_else_changed_meanwhile(
    desk: Desk, actions: PostActions
) -> None:
    gate = desk.gateway.hold("vote")
    actions.vote(ONE, [1])
    desk.posts.learn([a_post("1", poll=a_poll(), favourites_count=5)])
    gate.set()
    await desk.rest()
    post = desk.posts.get(ONE)
    assert post is not None
    assert post.favourites_count == 5
    assert shown(desk).voted


async def test_how_a_poll_stands_now(desk: Desk, actions: PostActions) -> None:
    there(desk, votes_count=70)
    actions.refresh_poll(ONE)
    await desk.rest()
    assert shown(desk).votes_count == 70
    desk.gateway.fail("poll", ServerBusy(HOST, 503, None), ServerBusy(HOST, 503, None))
    actions.refresh_poll(ONE, quietly=True)
    await desk.rest()
    assert desk.told == []
    actions.refresh_poll(ONE)
    await desk.rest()
    assert desk.kinds == [NoticeKind.POLL_NOT_READ]


async def test_a_poll_from_another_server_is_found_on_ones_own(
    desk: Desk, actions: PostActions
) -> None:
    address = PostId("https://two.test/@bob/5")
    far = a_post(address, poll=a_poll(id=PollId("77 two.test")))
    desk.posts.put([far])
    desk.server.posts[address] = a_post(address, poll=a_poll(id=PollId("here")))
    actions.vote(address, [0])
    await desk.rest()
    assert desk.gateway.calls == ["post", "vote"]
    assert (shown(desk, address).id, shown(desk, address).own_votes) == ("77 two.test", (0,))
