"""What waits on the server: seen, moved, called off, and opened again."""

from datetime import timedelta

import pytest

from fedidesk.domain.draft import Draft
from fedidesk.domain.errors import (
    FedideskError,
    Gone,
    NotAllowed,
    NotOffered,
    Silent,
    Unreachable,
)
from fedidesk.domain.ids import ScheduledId
from fedidesk.services.errands import Errands
from fedidesk.services.notices import NoticeKind
from fedidesk.services.scheduled import Scheduled
from fedidesk.store.rows import END, IDLE, failed
from tests.account_builders import an_account
from tests.builders import NOON
from tests.fakes.server import HOST
from tests.unit.services.desk import Desk
from tests.unit.services.test_writing import Desktop

FIRST, SECOND = ScheduledId("later-1"), ScheduledId("later-2")
HOUR = timedelta(hours=1)


class Calendar:
    """Two posts that wait, and the list of them."""

    def __init__(self, desk: Desk) -> None:
        self.desktop = Desktop(desk)
        for hours in (1, 2):
            draft = Draft(text=f"in {hours}", scheduled_at=NOON + hours * HOUR)
            desk.server.schedule(draft)
        self.scheduled = Scheduled(
            self.desktop.writing,
            self.desktop.publishing,
            desk.connection,
            Errands(an_account(), desk.notices, desk.scope),
            desk.scope,
        )
        self.reopened: list[Draft] = []
        self.scheduled.reopened.connect(self.reopened.append)

    @property
    def texts(self) -> list[str]:
        """What the list says."""
        return [each.draft.text for each in self.scheduled.posts]


@pytest.fixture
async def calendar(desk: Desk) -> Calendar:
    calendar = Calendar(desk)
    assert calendar.scheduled.state is IDLE
    calendar.scheduled.refresh()
    await desk.rest()
    assert calendar.scheduled.state is END
    return calendar


async def test_the_list(desk: Desk, calendar: Calendar) -> None:
    assert calendar.texts == ["in 1", "in 2"]
    error = Unreachable(HOST)
    desk.gateway.fail("scheduled", error)
    calendar.scheduled.refresh()
    await desk.rest()
    assert calendar.scheduled.state == failed(error)
    assert calendar.texts == ["in 1", "in 2"], "what was there stays"


async def test_moving_changes_the_order(desk: Desk, calendar: Calendar) -> None:
    calendar.scheduled.move(FIRST, NOON + 3 * HOUR)
    await desk.rest()
    assert calendar.texts == ["in 2", "in 1"]
    assert desk.server.scheduled[FIRST].at == NOON + 3 * HOUR


async def test_calling_off(desk: Desk, calendar: Calendar) -> None:
    calendar.scheduled.cancel(FIRST)
    await desk.rest()
    assert calendar.texts == ["in 2"]
    assert list(desk.server.scheduled) == [SECOND]


async def test_what_is_sent_for_later_comes_to_the_list(desk: Desk, calendar: Calendar) -> None:
    desktop = calendar.desktop
    desktop.writing.send(desktop.a_draft("new", scheduled_at=NOON + HOUR / 2))
    await desk.rest()
    assert calendar.texts == ["new", "in 1", "in 2"]


async def test_a_post_is_a_draft_again_with_a_name_of_its_own(
    desk: Desk, calendar: Calendar
) -> None:
    calendar.scheduled.reopen(calendar.scheduled.posts[0])
    await desk.rest()
    (draft,) = calendar.reopened
    assert (draft.text, draft.scheduled_at) == ("in 1", NOON + HOUR)
    assert draft.id
    assert draft.idempotency_key
    assert calendar.desktop.on_disk().drafts == (draft,)
    assert calendar.texts == ["in 2"]


@pytest.mark.parametrize(("error", "kept"), [(NotAllowed(HOST), False), (Silent(HOST), True)])
async def test_where_the_post_will_come_there_is_no_draft_of_it(
    desk: Desk, calendar: Calendar, error: FedideskError, kept: bool
) -> None:
    desk.gateway.fail("cancel", error)
    calendar.scheduled.reopen(calendar.scheduled.posts[0])
    await desk.rest()
    assert desk.kinds == [NoticeKind.CANCEL_FAILED]
    assert (len(calendar.desktop.writing.unsent) == 1) == kept
    assert calendar.texts == ["in 1", "in 2"]
    assert calendar.reopened == []


async def test_what_was_published_meanwhile_leaves_the_list(desk: Desk, calendar: Calendar) -> None:
    desk.server.scheduled.clear()
    calendar.scheduled.move(FIRST, NOON)
    calendar.scheduled.reopen(calendar.scheduled.posts[1])
    await desk.rest()
    assert sorted(kind.value for kind in desk.kinds) == ["cancel failed", "move failed"]
    assert [type(notice.error) for notice in desk.told] == [Gone, Gone]
    assert [notice.retry for notice in desk.told] == [None, None]
    assert calendar.texts == []
    assert calendar.desktop.writing.unsent == ()


async def test_a_failure_can_be_tried_again(desk: Desk, calendar: Calendar) -> None:
    desk.gateway.fail("cancel", Unreachable(HOST), NotOffered(HOST))
    calendar.scheduled.cancel(FIRST)
    await desk.rest()
    retry = desk.told[0].retry
    assert retry is not None
    retry()
    await desk.rest()
    assert desk.told[1].retry is None
    assert desk.kinds == [NoticeKind.CANCEL_FAILED] * 2
