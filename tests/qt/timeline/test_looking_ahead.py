from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from fedidesk.domain.post import Post
from fedidesk.ui.timeline import layout_cache
from fedidesk.ui.timeline.post_layout import PostLayout
from tests.builders import many_posts
from tests.qt.timeline.reading import Reading

AHEAD = 60


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the posts that were laid out, in order."""
    posts: list[str] = []

    class Noted(PostLayout):
        def __init__(self, post: Post, *args: Any, **options: Any) -> None:
            posts.append(post.id)
            super().__init__(post, *args, **options)

    monkeypatch.setattr(layout_cache, "PostLayout", Noted)
    return posts


def test_rows_that_come_next_are_laid_out_while_nothing_moves(
    qtbot: QtBot, made: list[str]
) -> None:
    reading = Reading(qtbot, many_posts(120))
    seen = len(reading.view.rows)
    last = f"n{seen - 1 + AHEAD}"
    assert last not in made
    qtbot.waitUntil(lambda: last in made, timeout=15_000)
    assert set(made) == {f"n{number}" for number in range(seen + AHEAD)}


def test_what_was_laid_out_ahead_is_shown_without_more_work(qtbot: QtBot, made: list[str]) -> None:
    reading = Reading(qtbot, many_posts(120))
    qtbot.waitUntil(lambda: len(made) == len(reading.view.rows) + AHEAD, timeout=15_000)
    before = len(made)
    reading.view.scroll_by(500)
    assert len(made) == before


def test_it_looks_where_the_reader_is_heading(qtbot: QtBot, made: list[str]) -> None:
    reading = Reading(qtbot, many_posts(120))
    reading.view.scroll_to_end()
    reading.view.scroll_by(-10)
    top = reading.view.rows[0].post_id
    assert top is not None
    first = f"n{int(top[1:]) - AHEAD}"
    assert first not in made
    qtbot.waitUntil(lambda: first in made, timeout=15_000)
