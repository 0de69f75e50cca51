from datetime import UTC, datetime, timedelta

import pytest

from fedidesk.ui.times import clock_time, full_time, short_count, short_time, spoken_time, time_left

NOW = datetime(2026, 3, 14, 12, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("ago", "text"),
    [
        (timedelta(seconds=-90), "now"),
        (timedelta(seconds=3), "now"),
        (timedelta(seconds=60), "1m"),
        (timedelta(minutes=59, seconds=59), "59m"),
        (timedelta(hours=1), "1h"),
        (timedelta(hours=23, minutes=59), "23h"),
        (timedelta(hours=24), "Yesterday"),
        (timedelta(hours=35), "Yesterday"),
        (timedelta(hours=37), "12 Mar"),
        (timedelta(days=60), "13 Jan"),
        (timedelta(days=100), "4 Dec 2025"),
    ],
)
def test_time_since_is_short(ago: timedelta, text: str) -> None:
    assert short_time(NOW - ago, NOW) == text


def test_no_time_is_no_text() -> None:
    assert short_time(None, NOW) == full_time(None) == spoken_time(None) == ""


def test_full_times_are_in_the_time_of_this_place() -> None:
    assert spoken_time(NOW) == "Saturday, 14 March 2026 12:00"
    assert full_time(NOW).startswith("Saturday, 14 March 2026 12:00")


@pytest.mark.parametrize(
    ("ago", "text"),
    [
        (timedelta(0), "12:00"),
        (timedelta(hours=11, minutes=30), "00:30"),
        (timedelta(hours=13), "13 Mar 23:00"),
        (timedelta(days=100), "4 Dec 2025 12:00"),
    ],
)
def test_times_of_another_day_have_their_date(ago: timedelta, text: str) -> None:
    assert clock_time(NOW - ago, NOW) == text


@pytest.mark.parametrize(
    ("left", "text"),
    [
        (timedelta(seconds=-5), ""),
        (timedelta(seconds=5), "1 minute"),
        (timedelta(minutes=30), "31 minute"),
        (timedelta(hours=5), "5 hour"),
        (timedelta(days=3), "3 day"),
    ],
)
def test_time_left_is_in_words(left: timedelta, text: str) -> None:
    assert time_left(NOW + left, NOW).startswith(text)
    assert time_left(None, NOW) == ""


@pytest.mark.parametrize(
    ("count", "text"),
    [
        (0, "0"),
        (999, "999"),
        (1000, "1K"),
        (1234, "1.2K"),
        (9999, "9.9K"),
        (34_567, "34K"),
        (999_999, "999K"),
        (1_000_000, "1M"),
        (2_150_000, "2.1M"),
        (3_000_000_000, "3B"),
    ],
)
def test_counts_are_short(count: int, text: str) -> None:
    assert short_count(count) == text
