import pytest
from requests.structures import CaseInsensitiveDict

from fedidesk.api.answer import Answer
from fedidesk.api.budget import LONGEST_WAIT, RESERVE, Budget
from fedidesk.core.lanes import Priority
from fedidesk.domain.errors import ServerBusy


class Clock:
    """A time that stands still until it is moved."""

    now = 1000.0

    def __call__(self) -> float:
        return self.now


def an_answer(status: int = 200, **headers: str) -> Answer:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return Answer(status, CaseInsensitiveDict(named), b"", "")


@pytest.mark.parametrize("priority", Priority)
async def test_without_limits_everybody_may_ask(priority: Priority) -> None:
    budget = Budget("a.example", Clock())
    budget.heard(an_answer())
    await budget.admit(priority)


@pytest.mark.parametrize("priority", Priority)
async def test_after_a_429_nobody_asks_until_its_time(priority: Priority) -> None:
    clock = Clock()
    budget = Budget("a.example", clock)
    budget.heard(an_answer(429, retry_after="120"))
    clock.now += 30
    with pytest.raises(ServerBusy) as caught:
        await budget.admit(priority)
    assert (caught.value.status, caught.value.retry_after) == (429, 90.0)
    clock.now += 90
    await budget.admit(priority)


async def test_a_429_that_names_no_time_holds_for_a_minute() -> None:
    clock = Clock()
    budget = Budget("a.example", clock)
    budget.heard(an_answer(429))
    with pytest.raises(ServerBusy):
        await budget.admit(Priority.USER)
    clock.now += 60
    await budget.admit(Priority.USER)


async def test_background_work_leaves_a_reserve_to_people() -> None:
    clock = Clock()
    budget = Budget("a.example", clock)
    budget.heard(an_answer(x_ratelimit_remaining=str(RESERVE - 1), x_ratelimit_reset="200"))
    await budget.admit(Priority.USER)
    await budget.admit(Priority.VISIBLE)
    with pytest.raises(ServerBusy):
        await budget.admit(Priority.BACKGROUND)
    budget.heard(an_answer(x_ratelimit_remaining="299", x_ratelimit_reset="300"))
    await budget.admit(Priority.BACKGROUND)


async def test_background_work_waits_where_that_helps() -> None:
    budget = Budget("a.example")
    budget.heard(an_answer(429, retry_after="0.5"))
    with pytest.raises(ServerBusy):
        await budget.admit(Priority.USER)
    await budget.admit(Priority.BACKGROUND)
    await budget.admit(Priority.USER)
    assert LONGEST_WAIT > 1
