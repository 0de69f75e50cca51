"""A short run of what ``make bench NAME=chaos`` does."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from tests.chaos.plan import Plan, Trouble, plans
from tests.chaos.story import Outcome, Story, counted, whole

pytestmark = [pytest.mark.end2end, pytest.mark.timeout(300)]


def test_nothing_is_lost_and_nothing_comes_twice(tmp_path: Path) -> None:
    outcomes = Story(tmp_path).play(_some())
    assert [each for each in outcomes if not each.is_good] == []
    assert any(each.safe_letters for each in outcomes), "nothing was typed early enough to matter"


def test_what_comes_twice_or_maimed_or_never_is_found() -> None:
    plan = next(each for each in plans(7, 50) if each.description)
    other = next(each for each in plans(7, 50) if each.number != plan.number)
    begun = Outcome(plan, 0, is_lost=False, safe_letters=0)
    right, another = whole(plan), whole(other)
    assert counted(begun, [another, right]).is_good
    assert counted(begun, [right, another, right]).accepted == 2
    for half in (replace(right, text=right.text[:-4]), replace(right, descriptions=("",))):
        assert counted(begun, [half, right]).accepted == 2
        assert counted(begun, [half]).is_lost
    assert counted(begun, [another]).is_lost


def _some() -> list[Plan]:
    """Return a run of each kind in which most can go wrong, without keys where that matters."""
    wanted = {
        Trouble.KILLED_WRITING: True,
        Trouble.KILLED_SENDING: False,
        Trouble.KILLED_ANSWERED: False,
        Trouble.CUT_SENDING: False,
        Trouble.ANSWER_LOST: False,
        Trouble.NEVER_REACHED: True,
    }
    with_a_picture = (Trouble.KILLED_WRITING, Trouble.KILLED_ANSWERED, Trouble.ANSWER_LOST)
    return [
        next(
            plan
            for plan in plans(7, 500)
            if plan.trouble is trouble
            and plan.keeps_keys is keeps_keys
            and (trouble is not Trouble.KILLED_WRITING or plan.moment > 2.5)
            and bool(plan.description) is (trouble in with_a_picture)
        )
        for trouble, keeps_keys in wanted.items()
    ]
