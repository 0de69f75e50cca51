"""Statuses of all families with some of their fields taken away, or made something else."""

import copy
import re
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from tests.data.families import FAMILIES
from tests.data.families.family import Json

WRONG: tuple[Any, ...] = (
    None, True, 0, 1, -1, 2**63, 10**30, 1.5, -0.1, "", " ", "12", "text", "@",
    "\x00\u202e", "\ud83d",
    "0001-01-01T00:00:00.000Z", "9999-12-31T23:59:59.999-12:00", "2025-02-30T25:00:00Z",
    "https://", "https://[", "http://a:b@c:99999999/\u2100", "javascript:alert(1)",
    "<p><a href=https://[>x</a><b>", [], [None], [[]], ["12", 7], {}, {"id": None}, {"id": "1"},
    [{"id": 1}], [{}], {"": {}}, [{"title": None}],
)  # fmt: skip
"""What stands in the place of a value."""
REMOVED = object()
STATUSES: tuple[Json, ...] = tuple(status for family in FAMILIES for status in family.home)

_HALF_A_LETTER = re.compile("[\ud800-\udfff]")


def within_reason(examples: int) -> settings:
    """Return how often to try: always the same examples, as long as they take."""
    return settings(
        max_examples=examples,
        derandomize=True,
        deadline=None,
        database=None,
        suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
    )


@st.composite
def broken(draw: st.DrawFn, wholes: tuple[Json, ...] = STATUSES) -> Json:
    """Return one of ``wholes`` after up to eight accidents, at any depth."""
    whole = copy.deepcopy(draw(st.sampled_from(wholes)))
    for _ in range(draw(st.integers(1, 8))):
        _break(draw, whole)
    return whole


def _break(draw: st.DrawFn, whole: Json) -> None:
    """Remove or replace one value somewhere inside."""
    place: Any = whole
    while True:
        names = sorted(place) if isinstance(place, dict) else range(len(place))
        name = draw(st.sampled_from(names))
        inside = place[name]
        if not isinstance(inside, (dict, list)) or not inside or draw(st.booleans()):
            break
        place = inside
    wrong = draw(st.sampled_from((REMOVED, *WRONG)))
    if wrong is REMOVED:
        del place[name]
    else:
        place[name] = copy.deepcopy(wrong)


def makes_a_row(status: object) -> bool:
    """Return whether ``status`` names a post, who wrote it and, for a boost, who boosted it."""
    if not isinstance(status, dict) or not _is_somebody(status.get("account")):
        return False
    boosted = status.get("reblog")
    return _is_id(status.get("id")) and (boosted is None or _is_post(boosted))


def readable_id(status: Json) -> str:
    """Return the id of ``status`` as text that can be written down."""
    return _HALF_A_LETTER.sub("\ufffd", str(status["id"]))


def _is_post(status: object) -> bool:
    return (
        isinstance(status, dict)
        and _is_id(status.get("id"))
        and _is_somebody(status.get("account"))
        and (status.get("reblog") is None or isinstance(status["reblog"], dict))
    )


def _is_somebody(account: object) -> bool:
    if not isinstance(account, dict) or not _is_id(account.get("id")):
        return False
    names = (account.get("acct"), account.get("username"))
    # The first one that is there counts, even if it turns out to say nothing.
    name = next((name for name in names if isinstance(name, str) and name), "")
    return bool(name.removeprefix("@"))


def _is_id(value: object) -> bool:
    if isinstance(value, str):
        return value != ""
    return isinstance(value, int) and not isinstance(value, bool)
