"""How people stand to each other once a wish has come true."""

import pytest

from fedidesk.domain.ids import ProfileId
from fedidesk.domain.outgoing import Following
from fedidesk.domain.relationship import Relationship, with_wish
from tests.builders import NOON

FOLLOWED = Relationship(following=True, followed_by=True)
ASKED = Relationship(requested=True, followed_by=True)
NEITHER = Relationship(followed_by=True)


def a_wish(*, on: bool, locked: bool = False) -> Following:
    return Following(
        profile_id=ProfileId("1"), handle="ada@one.test", locked=locked, on=on, asked_at=NOON
    )


@pytest.mark.parametrize(
    ("before", "wish", "after"),
    [
        (NEITHER, a_wish(on=True), FOLLOWED),
        (NEITHER, a_wish(on=True, locked=True), ASKED),
        (NEITHER, a_wish(on=False), NEITHER),
        (FOLLOWED, a_wish(on=True, locked=True), FOLLOWED),
        (ASKED, a_wish(on=True), ASKED),
        (FOLLOWED, a_wish(on=False), NEITHER),
        (ASKED, a_wish(on=False, locked=True), NEITHER),
    ],
)
def test_what_is_wished_is_seen_beforehand(
    before: Relationship, wish: Following, after: Relationship
) -> None:
    assert with_wish(before, wish) == after


def test_the_last_wish_about_a_person_wins() -> None:
    assert a_wish(on=True).key == a_wish(on=False, locked=True).key == "follow:1"
