"""What filters want of a post, by where and when it is shown."""

from datetime import timedelta

import pytest

from fedidesk.domain.filters import (
    ACCOUNT,
    BLUR,
    HIDE,
    HOME,
    PASSED,
    PUBLIC,
    WARN,
    FilterMatch,
    Verdict,
    verdict_on,
)
from tests.builders import NOON


def a_filter(title: str = "Spiders", action: str = WARN, **changes: object) -> FilterMatch:
    return FilterMatch(**{"title": title, "action": action, "contexts": (HOME,), **changes})  # type: ignore[arg-type]


def test_a_filter_applies_where_it_should() -> None:
    filters = (a_filter(contexts=(HOME, PUBLIC)),)
    assert verdict_on(filters, HOME, NOON) == Verdict(WARN, ("Spiders",))
    assert verdict_on(filters, PUBLIC, NOON).keeps_back
    assert verdict_on(filters, ACCOUNT, NOON) == PASSED
    assert verdict_on(filters, "", NOON) == PASSED
    assert verdict_on((a_filter(contexts=()),), ACCOUNT, NOON).keeps_back


def test_a_filter_ends() -> None:
    filters = (a_filter(expires_at=NOON),)
    assert verdict_on(filters, HOME, NOON - timedelta(seconds=1)).keeps_back
    assert verdict_on(filters, HOME, NOON) == PASSED


def test_the_strictest_wins_and_is_named() -> None:
    blur, warn, hide = a_filter("a", BLUR), a_filter("b"), a_filter("c", HIDE)
    assert verdict_on((blur, warn, hide), HOME, NOON) == Verdict(HIDE, ("c",))
    assert verdict_on((blur, warn, a_filter("b"), a_filter(" ")), HOME, NOON) == Verdict(
        WARN, ("b",)
    )
    only_blur = verdict_on((blur,), HOME, NOON)
    assert (only_blur.action, only_blur.keeps_back) == (BLUR, False)


@pytest.mark.parametrize("action", ["", "explode"])
def test_an_unknown_action_warns(action: str) -> None:
    assert verdict_on((a_filter(action=action),), HOME, NOON).action == WARN
