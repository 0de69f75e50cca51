"""What an action makes of a post."""

from collections.abc import Callable
from typing import Any

import pytest

from fedidesk.domain.post import Post
from fedidesk.domain.post_changes import with_bookmark, with_boost, with_favourite
from tests.builders import a_post

Change = Callable[[Post, bool], Post]


@pytest.mark.parametrize(
    ("change", "flag", "count"),
    [
        (with_boost, "boosted", "boosts_count"),
        (with_favourite, "favourited", "favourites_count"),
    ],
)
def test_the_count_moves_with_the_flag(change: Change, flag: str, count: str) -> None:
    values: dict[str, Any] = {count: 3}
    post = a_post(**values)
    on = change(post, True)
    assert (getattr(on, flag), getattr(on, count)) == (True, 4)
    assert change(on, True) is on
    assert change(on, False) == post
    assert change(post, False) is post


@pytest.mark.parametrize(
    ("change", "flag", "count"),
    [
        (with_boost, "boosted", "boosts_count"),
        (with_favourite, "favourited", "favourites_count"),
    ],
)
def test_a_count_that_a_server_hides_never_goes_below_zero(
    change: Change, flag: str, count: str
) -> None:
    values: dict[str, Any] = {flag: True, count: 0}
    off = change(a_post(**values), False)
    assert (getattr(off, flag), getattr(off, count)) == (False, 0)


@pytest.mark.parametrize(
    ("change", "count"), [(with_boost, "boosts_count"), (with_favourite, "favourites_count")]
)
def test_a_count_that_nobody_knows_stays_unknown(change: Change, count: str) -> None:
    values: dict[str, Any] = {count: None}
    on = change(a_post(**values), True)
    assert getattr(on, count) is None
    assert change(on, False) == a_post(**values)


def test_bookmarks_have_no_count() -> None:
    post = a_post(favourites_count=2)
    marked = with_bookmark(post, True)
    assert marked.bookmarked
    assert with_bookmark(marked, True) is marked
    assert with_bookmark(marked, False) == post
