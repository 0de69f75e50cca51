from email.utils import formatdate

import pytest
from requests.structures import CaseInsensitiveDict

from fedidesk.api.answer import Answer

NOW = 1_763_900_000.0


def an_answer(status: int = 200, **headers: str) -> Answer:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return Answer(status, CaseInsensitiveDict(named), b"secret text", "https://a.example/")


def wait(**headers: str) -> float | None:
    return an_answer(429, **headers).retry_after(lambda: NOW)


def test_cursors_are_what_the_links_say_whatever_they_look_like() -> None:
    link = (
        '<https://a.example/api/v1/timelines/home?limit=40&max_id=01K9%2BA>; rel="next", '
        '<https://a.example/api/v1/timelines/home?min_id=007&limit=40>; rel="prev"'
    )
    assert an_answer(link=link).cursors() == ("01K9+A", "007")


@pytest.mark.parametrize(
    ("link", "cursors"),
    [
        ("", (None, None)),
        ("nonsense", (None, None)),
        ("<>; rel=next", (None, None)),
        ('<https://[broken/?max_id=1>; rel="next"', (None, None)),
        ('<https://a.example/?offset=3>; rel="next"', (None, None)),
        ('<https://a.example/?since_id=9>; rel="prev"', (None, "9")),
        ('</relative?max_id=2>; rel="next"', ("2", None)),
    ],
)
def test_odd_links(link: str, cursors: tuple[str | None, str | None]) -> None:
    assert an_answer(link=link).cursors() == cursors


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("7", 7.0),
        ("0", 0.0),
        ("-5", 0.0),
        ("1.5", 1.5),
        (str(int(NOW) + 90), 90.0),
        (formatdate(NOW + 30, usegmt=True), 30.0),
        (formatdate(NOW - 30, usegmt=True), 0.0),
        ("99999999", 86400.0),
        ("nan", None),
        ("soon", None),
        ("", None),
    ],
)
def test_retry_after(text: str, seconds: float | None) -> None:
    assert wait(retry_after=text) == seconds


@pytest.mark.parametrize(
    "text", ["60", str(int(NOW) + 60), "2025-11-23T12:14:20.000Z", "2025-11-23T12:14:20+00:00"]
)
def test_the_end_of_the_rate_limit_in_every_dialect(text: str) -> None:
    assert wait(x_ratelimit_reset=text) == 60.0


def test_times_are_compared_with_the_clock_of_the_server() -> None:
    server_now = NOW - 3600
    headers = {
        "date": formatdate(server_now, usegmt=True),
        "retry_after": formatdate(server_now + 20, usegmt=True),
    }
    assert wait(**headers) == 20.0


def test_the_rate_limit_says_nothing_about_an_error_of_the_server() -> None:
    assert an_answer(500, x_ratelimit_reset="60").retry_after() is None


@pytest.mark.parametrize(("text", "left"), [("299", 299), ("x", None), ("", None), ("²", None)])
def test_requests_left(text: str, left: int | None) -> None:
    assert an_answer(x_ratelimit_remaining=text).requests_left() == left


def test_an_answer_does_not_quote_itself() -> None:
    assert "secret" not in repr(an_answer())
