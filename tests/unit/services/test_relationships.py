"""Following: shown at once, waiting as long as need be, in the end as the server has it."""

import pytest

from fedidesk.domain.errors import (
    BadAnswer,
    FedideskError,
    Gone,
    NotAllowed,
    NotOffered,
    Refused,
    ServerBusy,
    SignedOut,
    Silent,
    Unreachable,
)
from fedidesk.domain.outgoing import Following
from fedidesk.domain.relationship import Relationship
from fedidesk.services.notices import NoticeKind
from fedidesk.services.relationships import Relationships
from fedidesk.store.unsent_file import UnsentContent
from tests.account_builders import an_account
from tests.builders import a_profile
from tests.fakes.server import HOST
from tests.unit.services.desk import Desk, DeskOutbox
from tests.waiting import until

ADA = a_profile()
LOCKED = a_profile("Grace", locked=True)
FOLLOWED, ASKED = Relationship(following=True), Relationship(requested=True)
NEITHER = Relationship()


@pytest.fixture
def outbox(desk: Desk) -> DeskOutbox:
    outbox = desk.an_outbox()
    outbox.begin()
    desk.server.locked.add(LOCKED.id)
    return outbox


@pytest.fixture
def people(outbox: DeskOutbox) -> Relationships:
    return outbox.relationships


async def looked(desk: Desk, people: Relationships) -> None:
    people.look(ADA.id)
    await desk.rest()


async def test_how_things_are_is_asked_and_then_known(desk: Desk, people: Relationships) -> None:
    told: list[Relationship | None] = []
    people.changed.connect(lambda: told.append(people.known(ADA.id)))
    desk.server.relationships[ADA.id] = Relationship(requested=True, followed_by=True)
    assert people.known(ADA.id) is None
    people.look(ADA.id)
    people.look(ADA.id)
    await desk.rest()
    assert told == [Relationship(requested=True, followed_by=True)]
    assert desk.gateway.calls == ["relationship"]
    desk.server.relationships[ADA.id] = FOLLOWED
    await looked(desk, people)
    assert people.known(ADA.id) == FOLLOWED


@pytest.mark.parametrize("error", [Unreachable(HOST), NotOffered(HOST), Gone(HOST)])
async def test_nobody_hears_of_it_where_that_is_not_to_be_known(
    desk: Desk, people: Relationships, error: FedideskError
) -> None:
    desk.gateway.fail("relationship", error)
    await looked(desk, people)
    assert people.known(ADA.id) is None
    assert desk.told == []


async def test_on_and_off(desk: Desk, people: Relationships) -> None:
    await looked(desk, people)
    for on in (True, False):
        people.follow(ADA, on)
        assert people.known(ADA.id) == Relationship(following=on)
        assert desk.server.relationships[ADA.id] == Relationship(following=not on)
        await desk.rest()
        assert people.truth(ADA.id) == people.known(ADA.id) == Relationship(following=on)
        assert desk.server.relationships[ADA.id] == Relationship(following=on)
    assert desk.gateway.calls == ["relationship", "follow", "unfollow"]
    assert desk.told == []


async def test_who_chooses_is_asked_and_the_request_can_be_withdrawn(
    desk: Desk, people: Relationships
) -> None:
    people.follow(LOCKED, True)
    assert people.known(LOCKED.id) == ASKED
    await desk.rest()
    assert people.truth(LOCKED.id) == ASKED
    people.follow(LOCKED, False)
    assert people.known(LOCKED.id) == NEITHER
    await desk.rest()
    assert desk.server.relationships[LOCKED.id] == NEITHER


async def test_the_server_knows_better_who_chooses(desk: Desk, people: Relationships) -> None:
    desk.server.locked.add(ADA.id)
    people.follow(ADA, True)
    assert people.known(ADA.id) == FOLLOWED
    await desk.rest()
    assert people.known(ADA.id) == ASKED


@pytest.mark.parametrize("error", [NotAllowed(HOST, "no"), Refused(HOST, "no"), Gone(HOST)])
async def test_a_refusal_takes_it_back_and_can_be_tried_again(
    desk: Desk, outbox: DeskOutbox, people: Relationships, error: FedideskError
) -> None:
    await looked(desk, people)
    desk.gateway.fail("follow", error)
    people.follow(ADA, True)
    await desk.rest()
    assert people.known(ADA.id) == NEITHER
    assert outbox.unsent.outgoing == ()
    (notice,) = desk.told
    assert (notice.kind, notice.error) == (NoticeKind.FOLLOW_FAILED, error)
    assert (notice.account, notice.about) == (an_account(), ADA.handle)
    assert notice.retry is not None
    notice.retry()
    assert people.known(ADA.id) == FOLLOWED
    await desk.rest()
    assert desk.server.relationships[ADA.id] == FOLLOWED
    assert len(desk.told) == 1


AWAY = [
    Unreachable(HOST),
    Silent(HOST),
    ServerBusy(HOST, 503),
    ServerBusy(HOST, 500),
    ServerBusy(HOST, 429),
    SignedOut(HOST),
]


@pytest.mark.parametrize("error", AWAY, ids=lambda error: f"{type(error).__name__}")
async def test_while_the_server_is_away_it_waits_as_shown_and_is_sent_once(
    desk: Desk, outbox: DeskOutbox, people: Relationships, error: FedideskError
) -> None:
    desk.gateway.fail("follow", error)
    people.follow(ADA, True)
    await until(lambda: outbox.outbox.troubles)
    assert people.known(ADA.id) == FOLLOWED
    assert people.truth(ADA.id) is None
    assert desk.server.relationships[ADA.id] == NEITHER
    await outbox.clock.advance(10)
    await desk.rest()
    assert desk.server.relationships[ADA.id] == people.truth(ADA.id) == FOLLOWED
    assert desk.gateway.count("follow") == 2
    assert desk.told == []
    assert outbox.file.read() == UnsentContent()


async def test_a_server_that_always_chokes_on_it_has_answered(
    desk: Desk, outbox: DeskOutbox, people: Relationships
) -> None:
    desk.gateway.fail("follow", *[ServerBusy(HOST, 500)] * 3)
    people.follow(ADA, True)
    await until(lambda: outbox.outbox.troubles)
    await outbox.clock.advance(60)
    await desk.rest()
    assert desk.kinds == [NoticeKind.FOLLOW_FAILED]
    assert people.known(ADA.id) is None


@pytest.mark.parametrize("error", [Silent(HOST), BadAnswer(HOST, "?")])
async def test_a_lost_answer_is_looked_up(
    desk: Desk, people: Relationships, error: FedideskError
) -> None:
    desk.gateway.lose_answer("follow", error)
    people.follow(ADA, True)
    await desk.rest()
    assert desk.gateway.calls == ["follow", "relationship"]
    assert people.truth(ADA.id) == FOLLOWED
    assert desk.told == []


async def test_an_answer_without_sense_is_a_refusal(desk: Desk, people: Relationships) -> None:
    desk.gateway.fail("follow", BadAnswer(HOST, "?"))
    people.follow(ADA, True)
    await desk.rest()
    assert people.known(ADA.id) is None
    assert desk.kinds == [NoticeKind.FOLLOW_FAILED]


@pytest.mark.parametrize("is_known", [True, False])
async def test_what_is_undone_before_it_was_sent_is_never_sent(
    desk: Desk, outbox: DeskOutbox, people: Relationships, is_known: bool
) -> None:
    if is_known:
        await looked(desk, people)
    desk.gateway.fail("follow", *[ServerBusy(HOST, 503)] * 2)
    people.follow(LOCKED, True)
    await until(lambda: outbox.outbox.troubles and not outbox.outbox.under_way)
    before = list(desk.gateway.calls)
    people.follow(ADA, True)
    assert people.known(ADA.id) == FOLLOWED
    people.follow(ADA, False)
    assert people.known(ADA.id) == (NEITHER if is_known else None)
    assert [each.key for each in outbox.unsent.outgoing] == [f"follow:{LOCKED.id}"]
    assert desk.gateway.calls == before
    await outbox.clock.advance(60)
    await desk.rest()
    assert desk.server.relationships[ADA.id] == NEITHER
    assert set(desk.gateway.calls) <= {"relationship", "follow"}


async def test_what_may_have_come_true_is_undone_at_the_server_too(
    desk: Desk, outbox: DeskOutbox, people: Relationships
) -> None:
    desk.gateway.lose_answer("follow", Silent(HOST))
    desk.gateway.fail("relationship", Silent(HOST))
    people.follow(ADA, True)
    await until(lambda: outbox.outbox.troubles)
    people.follow(ADA, False)
    await outbox.clock.advance(10)
    await desk.rest()
    assert desk.gateway.calls[-1] == "unfollow"
    assert desk.server.relationships[ADA.id] == people.known(ADA.id) == NEITHER


async def test_the_last_wish_wins(desk: Desk, outbox: DeskOutbox, people: Relationships) -> None:
    gate = desk.gateway.hold("follow")
    people.follow(ADA, True)
    await until(lambda: desk.gateway.calls == ["follow"])
    for on in (False, True, False):
        people.follow(ADA, on)
        assert people.known(ADA.id) == Relationship(following=on)
    gate.set()
    await desk.rest()
    assert desk.gateway.calls == ["follow", "unfollow"]
    assert people.known(ADA.id) == desk.server.relationships[ADA.id] == NEITHER
    assert outbox.unsent.outgoing == ()


async def test_an_answer_from_before_does_not_undo_what_came_of_a_wish(
    desk: Desk, people: Relationships
) -> None:
    gate = desk.gateway.hold("relationship")
    people.look(ADA.id)
    await until(lambda: desk.gateway.calls == ["relationship"])
    people.follow(ADA, True)
    await until(lambda: people.truth(ADA.id) == FOLLOWED)
    gate.set()
    await desk.rest()
    assert people.known(ADA.id) == FOLLOWED


async def test_who_takes_back_what_waits_sees_how_things_are(
    desk: Desk, outbox: DeskOutbox, people: Relationships
) -> None:
    desk.gateway.fail("follow", ServerBusy(HOST, 503))
    people.follow(ADA, True)
    await until(lambda: outbox.outbox.troubles)
    (waiting,) = outbox.unsent.outgoing
    assert outbox.outbox.take_back(waiting)
    assert people.known(ADA.id) is None
    await desk.rest()
    assert desk.gateway.calls == ["follow"]


async def test_what_waits_outlives_the_run_and_says_whom_it_is_about(
    desk: Desk, outbox: DeskOutbox, people: Relationships
) -> None:
    desk.gateway.fail("follow", Unreachable(HOST))
    desk.gateway.fail("relationship", Unreachable(HOST))
    people.follow(LOCKED, True)
    await until(lambda: outbox.outbox.troubles and not outbox.outbox.under_way)
    await outbox.unsent.settle()
    await desk.scope.close()
    again = desk.again()
    later = again.an_outbox()
    (waiting,) = later.unsent.outgoing
    assert isinstance(waiting, Following)
    assert (waiting.handle, waiting.on) == (LOCKED.handle, True)
    assert later.relationships.known(LOCKED.id) == ASKED
    later.begin()
    await again.rest()
    assert again.server.relationships[LOCKED.id] == later.relationships.truth(LOCKED.id) == ASKED
    assert again.gateway.calls == ["follow"]
    assert later.file.read() == UnsentContent()
    await again.close()
