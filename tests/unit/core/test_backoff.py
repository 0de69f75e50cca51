"""Backoff: doubling with jitter, up to a ceiling."""

from fedidesk.core.backoff import Backoff


def test_delays_double_up_to_the_ceiling_with_a_quarter_of_jitter() -> None:
    backoff = Backoff(first=2.0, ceiling=16.0)
    for expected in (2.0, 4.0, 8.0, 16.0, 16.0):
        assert expected <= backoff.delay() <= expected * 1.25


def test_reset_begins_anew() -> None:
    backoff = Backoff(first=1.0)
    for _ in range(5):
        backoff.delay()
    backoff.reset()
    assert backoff.delay() <= 1.25
