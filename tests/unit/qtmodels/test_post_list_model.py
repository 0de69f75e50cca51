"""The model against the rows it shows, after any changes in any order."""

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QModelIndex
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from fedidesk.domain.ids import PostId, RowId
from fedidesk.domain.post import Gap, Item, Row
from fedidesk.domain.post_changes import with_boost
from fedidesk.qtmodels.post_list_model import PostListModel
from fedidesk.store.posts import PostStore
from fedidesk.store.rows import Rows, shows
from tests.builders import a_post, a_profile, a_row

pytestmark = pytest.mark.usefixtures("qapp")

STEPS = st.lists(
    st.tuples(
        st.sampled_from(["top", "end", "replace", "remove", "around"]), st.integers(0, 10**6)
    ),
    max_size=12,
)


def some_rows(seed: int) -> Iterator[Row]:
    """Rows of which some come again, and some are boosts of the same post."""
    for number in range(seed % 5 + 1):
        post = str((seed // 7 + number) % 30)
        yield a_row(post, a_profile("Grace") if (seed + number) % 4 == 0 else None)


def do(step: str, seed: int, rows: Rows) -> None:
    shown = [rows[index] for index in range(len(rows))]
    if step == "top":
        rows.become([*some_rows(seed), *shown])
    elif step == "end":
        rows.append(list(some_rows(seed)))
    elif step == "replace":
        rows.become(list(some_rows(seed)))
    elif step == "around" and len(rows):
        at = seed % len(rows)
        gap = Gap(RowId(f"gap {seed}"))
        rows.become([*shown[:at], *some_rows(seed), gap, *shown[at:]])
    elif step == "remove" and len(rows):
        gone = shown[seed % len(rows)].id
        rows.remove_where(lambda item: item.id == gone)


@given(STEPS)
def test_it_shows_the_rows_and_finds_each_of_them(steps: list[tuple[str, int]]) -> None:
    rows = Rows()
    model = PostListModel(rows, PostStore())
    for step, seed in steps:
        do(step, seed, rows)
        shown = [model.row_at(index) for index in range(len(model))]
        assert shown == [rows[index] for index in range(len(rows))]
        assert model.rowCount() == len(rows)
        assert [model.index_of(row.id) for row in shown] == list(range(len(shown)))
        for post_id in rows.post_ids():
            there = [index for index, row in enumerate(shown) if shows(row, post_id)]
            assert model.indexes_of_post(post_id) == there
    assert model.indexes_of_post(PostId("nowhere")) == []


@given(STEPS)
def test_what_it_tells_is_enough_to_follow(steps: list[tuple[str, int]]) -> None:
    rows = Rows()
    model = PostListModel(rows, PostStore())
    copy: list[Item] = []

    def came(_parent: QModelIndex, first: int, last: int) -> None:
        copy[first:first] = [model.row_at(index) for index in range(first, last + 1)]

    def went(_parent: QModelIndex, first: int, last: int) -> None:
        del copy[first : last + 1]

    def began_anew() -> None:
        copy[:] = [model.row_at(index) for index in range(len(model))]

    model.rowsInserted.connect(came)
    model.rowsRemoved.connect(went)
    model.modelReset.connect(began_anew)
    for step, seed in steps:
        do(step, seed, rows)
        assert copy == [rows[index] for index in range(len(rows))]


def test_only_rows_whose_post_changed_are_told(qtbot: QtBot) -> None:
    rows, posts = Rows(), PostStore()
    posts.put([a_post("1"), a_post("2"), a_post("other")])
    rows.append([a_row("1"), a_row("2"), a_row("1", a_profile("Grace"))])
    model = PostListModel(rows, posts)
    changed: list[int] = []
    model.dataChanged.connect(lambda top, _bottom, _roles: changed.append(top.row()))
    with qtbot.waitSignal(model.posts_changed) as told:
        posts.hold(PostId("1"), "boost", lambda post: with_boost(post, True))
    assert changed == [0, 2]
    assert told.args == [frozenset({"1"})]
    post = model.post_at(2)
    assert post is not None
    assert post.boosted
    with qtbot.assertNotEmitted(model.posts_changed):
        posts.hold(PostId("other"), "boost", lambda post: with_boost(post, True))


def test_qt_agrees_that_it_is_a_model(qtmodeltester: ModelTester) -> None:
    rows, posts = Rows(), PostStore()
    posts.put([a_post("1"), a_post("2")])
    rows.append([a_row("1"), a_row("2"), a_row("gone")])
    model = PostListModel(rows, posts)
    qtmodeltester.check(model)
    assert model.data(model.index(0)) == "Ada"
    assert model.data(model.index(1), model.PostIdRole) == "2"
    assert model.data(model.index(1), model.RowIdRole) == "2"
    assert model.data(model.index(0), model.HandleRole) == "ada@one.test"
    assert model.data(model.index(2)) is None
    assert model.post_at(2) is None
    assert model.data(QModelIndex()) is None
