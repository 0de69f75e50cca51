"""Polls: how they stand, and what a vote makes of them."""

from datetime import timedelta

from fedidesk.domain.poll import PollOption, with_vote
from tests.builders import NOON, a_poll


def test_shares_are_of_votes_or_of_those_who_voted() -> None:
    assert a_poll().shares == [50, 33, 17]
    assert a_poll(multiple=True, voters_count=40).shares == [75, 50, 25]
    assert a_poll(multiple=True, voters_count=None).shares == [50, 33, 17]
    assert a_poll(multiple=True, voters_count=1).shares == [100, 67, 33]
    assert a_poll(options=(PollOption("A", None), PollOption("B", 3))).shares is None
    assert a_poll(options=()).shares == []


def test_a_vote_moves_all_counts() -> None:
    voted = with_vote(a_poll(voters_count=50, multiple=True), [2, 0, 2])
    assert [option.votes for option in voted.options] == [31, 20, 11]
    assert (voted.voted, voted.own_votes, voted.votes_count) == (True, (0, 2), 62)
    assert voted.voters_count == 51
    assert with_vote(voted, [1]) is voted
    hidden = with_vote(a_poll(options=(PollOption("A", None),)), [0])
    assert (hidden.options[0].votes, hidden.own_votes) == (None, (0,))


def test_a_poll_is_over_when_its_time_has_come() -> None:
    poll = a_poll(expires_at=NOON)
    assert not poll.is_over(NOON - timedelta(seconds=1))
    assert poll.is_over(NOON)
    assert a_poll(expired=True, expires_at=None).is_over(NOON)
    assert not a_poll(expires_at=None).is_over(NOON)
