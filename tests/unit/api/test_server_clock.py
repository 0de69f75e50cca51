"""What time it is at the server."""

from email.utils import formatdate

from fedidesk.api.server_clock import ServerClock
from tests.unit.api.test_answer import NOW, an_answer


def test_it_goes_by_what_answers_say() -> None:
    clock = ServerClock(lambda: NOW)
    clock.heard(an_answer(date=formatdate(NOW + 3600, usegmt=True)))
    assert clock.seconds_ahead == 3600
    for date in ("", "yesterday"):
        clock.heard(an_answer(date=date))
    clock.heard(an_answer())
    assert clock.seconds_ahead == 3600
    clock.heard(an_answer(503, date=formatdate(NOW - 60, usegmt=True)))
    assert clock.seconds_ahead == -60
