"""Single values from a server, made safe: what can't be is left empty.

Times without a zone are taken for UTC, addresses that are not http or https for none.
"""

from datetime import MAXYEAR, MINYEAR, UTC, datetime

MOST = 2_000_000_000
"""No count is believed beyond it; Qt takes a little more, and one's own vote or boost is added."""


def moment(value: datetime | None) -> datetime | None:
    """Return the time, but not one with which nobody can reckon: some say "never" like that."""
    if value is None or not MINYEAR < value.year < MAXYEAR:
        return None
    return value.replace(tzinfo=UTC) if value.tzinfo is None else value


def address(value: str | None) -> str:
    """Return the address, if it is one of the web."""
    return value if value is not None and value.startswith(("https://", "http://")) else ""


def count(value: int | None) -> int:
    """Return the number; 0 where there is none."""
    return min(value, MOST) if value is not None and value > 0 else 0


def known_count(value: int | None) -> int | None:
    """Return the number; None where there is none, which is not the same as nothing to count."""
    return None if value is None else count(value)


def pixels(value: float | None) -> int:
    """Return the length; 0 where there is none."""
    return int(value) if value is not None and 0 < value < MOST else 0


def within_one(value: float | None) -> float:
    """Return the number between -1 and 1; 0 where there is none."""
    return max(-1.0, min(1.0, float(value))) if value is not None else 0.0
