"""Rows: in order, without repetition, and their signals say exactly what happened."""

from collections.abc import Callable
from functools import partial
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fedidesk.domain.errors import Unreachable
from fedidesk.domain.ids import Cursor, PostId, RowId
from fedidesk.domain.post import Row
from fedidesk.store.rows import END, IDLE, LOADING, Phase, Rows, failed
from tests.builders import a_profile, a_row


class Shadow:
    """A list that knows of ``rows`` only what the signals tell, as a view does."""

    def __init__(self, rows: Rows) -> None:
        self.rows = rows
        self.list: list[Row] = []
        self.told: list[tuple[str, int, int]] = []
        rows.inserted.connect(self._inserted)
        rows.removed.connect(self._removed)
        rows.replaced.connect(self._replaced)

    def _inserted(self, index: int, count: int) -> None:
        assert count > 0
        assert len(self.rows) == len(self.list) + count
        self.list[index:index] = [self.rows[i] for i in range(index, index + count)]
        self.told.append(("inserted", index, count))

    def _removed(self, index: int, count: int) -> None:
        assert len(self.rows) == len(self.list) - count
        del self.list[index : index + count]
        self.told.append(("removed", index, count))

    def _replaced(self) -> None:
        self.list = [self.rows[i] for i in range(len(self.rows))]
        self.told.append(("replaced", 0, len(self.list)))


def _rows(ids: str) -> list[Row]:
    return [a_row(letter) for letter in ids]


def _ids(rows: Rows) -> str:
    return "".join(rows[index].id for index in range(len(rows)))


def _older(rows: Rows) -> Cursor | None:
    return rows.older_cursor


@pytest.fixture
def rows() -> Rows:
    return Rows()


@pytest.fixture
def shadow(rows: Rows) -> Shadow:
    return Shadow(rows)


def test_replace_and_append(rows: Rows, shadow: Shadow) -> None:
    rows.replace(_rows("abc"), Cursor("1"))
    assert _older(rows) == "1"
    assert rows.append(_rows("cde"), Cursor("2")) == 2
    assert _older(rows) == "2"
    assert rows.append(_rows("de"), None) == 0
    assert _older(rows) is None
    assert _ids(rows) == "abcde"
    assert shadow.told == [("replaced", 0, 3), ("inserted", 3, 2)]
    assert RowId("e") in rows
    assert RowId("x") not in rows
    rows.replace(_rows("xx"), None)
    assert _ids(rows) == "x"
    assert RowId("e") not in rows


def test_the_cursor_is_known_when_the_rows_are_told(rows: Rows) -> None:
    seen: list[Cursor | None] = []
    listener = lambda _index, _count: seen.append(_older(rows))  # noqa: E731
    rows.inserted.connect(listener)
    rows.append(_rows("ab"), Cursor("1"))
    rows.append(_rows("c"), Cursor("2"))
    assert seen == ["1", "2"]


def test_a_page_is_merged_around_what_is_known(rows: Rows, shadow: Shadow) -> None:
    rows.replace(_rows("ceg"), Cursor("1"))
    rows.merge(_rows("abcdefg"), Cursor("2"))
    assert _ids(rows) == "abcdefg"
    assert shadow.told[1:] == [("inserted", 0, 2), ("inserted", 3, 1), ("inserted", 5, 1)]


def test_a_merged_page_that_reaches_below_says_what_follows(rows: Rows) -> None:
    rows.replace(_rows("abc"), Cursor("old"))
    rows.merge(_rows("bcde"), Cursor("new"))
    assert _ids(rows) == "abcde"
    assert _older(rows) == "new"
    rows.merge(_rows("xa"), Cursor("not this"))
    assert _older(rows) == "new"


def test_a_page_merged_into_nothing_says_what_follows(rows: Rows) -> None:
    rows.merge(_rows("ab"), Cursor("1"))
    assert (_ids(rows), _older(rows)) == ("ab", "1")


def test_a_boost_and_its_post_are_two_rows(rows: Rows) -> None:
    boost = a_row("b", a_profile("Bo"))
    rows.replace([boost, *_rows("ab")], None)
    assert len(rows) == 3
    assert rows.index_of_post(PostId("b")) == 0
    assert rows.index_of_post(PostId("x")) is None
    assert rows.post_ids() == {"a", "b"}


def test_removing_a_post_takes_its_boosts_along(rows: Rows, shadow: Shadow) -> None:
    boost = a_row("b", a_profile("Bo"))
    rows.replace([boost, *_rows("abc")], None)
    rows.remove_post(PostId("b"))
    assert _ids(rows) == "ac"
    assert shadow.list == _rows("ac")
    assert shadow.told[1:] == [("removed", 2, 1), ("removed", 0, 1)]
    rows.remove_post(PostId("b"))
    assert boost.id not in rows


def test_removing_the_last_row_keeps_the_way_on(rows: Rows) -> None:
    rows.replace(_rows("abc"), Cursor("1"))
    rows.remove_post(PostId("c"))
    assert _older(rows) == "1"
    rows.remove_post(PostId("b"))
    rows.remove_post(PostId("a"))
    assert _older(rows) is None
    assert rows.top(5) == ((), None)


def test_the_top_ends_where_a_page_ended(rows: Rows) -> None:
    assert rows.top(0) == ((), None)
    rows.replace(_rows("abc"), Cursor("1"))
    rows.append(_rows("def"), Cursor("2"))
    rows.append(_rows("g"), None)
    assert rows.top(2) == (tuple(_rows("abc")), "1")
    assert rows.top(3) == (tuple(_rows("abc")), "1")
    assert rows.top(4) == (tuple(_rows("abcdef")), "2")
    assert rows.top(99) == (tuple(_rows("abcdefg")), None)
    rows.merge(_rows("xyabc"))
    assert rows.top(2) == (tuple(_rows("xyabc")), "1")


def test_states_are_told(rows: Rows) -> None:
    told: list[tuple[Phase, Phase]] = []
    listener = lambda: told.append((rows.newest.phase, rows.older.phase))  # noqa: E731
    rows.state_changed.connect(listener)
    rows.set_newest(LOADING)
    error = Unreachable("a.example")
    rows.set_newest(failed(error))
    assert rows.newest.error is error
    rows.set_newest(IDLE)
    rows.set_older(END)
    assert told == [
        (Phase.LOADING, Phase.IDLE),
        (Phase.FAILED, Phase.IDLE),
        (Phase.IDLE, Phase.IDLE),
        (Phase.IDLE, Phase.END),
    ]


def test_the_state_of_a_gap_is_told(rows: Rows) -> None:
    told: list[tuple[RowId, Phase]] = []
    listener = lambda row_id: told.append((row_id, rows.gap_state(row_id).phase))  # noqa: E731
    rows.gap_changed.connect(listener)
    gap = RowId("gap")
    assert rows.gap_state(gap) == IDLE
    rows.set_gap(gap, LOADING)
    assert rows.gap_state(RowId("other")) == IDLE
    rows.set_gap(gap, IDLE)
    assert told == [(gap, Phase.LOADING), (gap, Phase.IDLE)]


def test_a_loose_row_stays_above_pages_that_do_not_bring_it(rows: Rows, shadow: Shadow) -> None:
    rows.replace(_rows("yz"), Cursor("1"))
    rows.add_loose(a_row("o"))
    rows.add_loose(a_row("o"))
    rows.merge(_rows("wx"))
    assert _ids(rows) == "owxyz"
    rows.merge(_rows("noqv"))
    assert _ids(rows) == "noqvwxyz"
    rows.merge(_rows("m"))
    assert _ids(rows) == "mnoqvwxyz"
    assert _older(rows) == "1"
    assert shadow.list == _rows("mnoqvwxyz")


def test_of_several_loose_rows_each_finds_its_place(rows: Rows) -> None:
    rows.replace(_rows("z"), None)
    rows.add_loose(a_row("o"))
    rows.add_loose(a_row("p"))
    rows.merge(_rows("noq"))
    assert _ids(rows) == "pnoqz"
    rows.merge(_rows("kpm"))
    assert _ids(rows) == "kpmnoqz"


def test_a_loose_row_joins_nothing(rows: Rows) -> None:
    rows.add_loose(a_row("o"))
    assert not rows.joins(_rows("no"))
    rows.replace(_rows("nop"), Cursor("1"))
    assert _ids(rows) == "nop"
    assert rows.joins(_rows("o"))
    assert _older(rows) == "1"


def test_a_loose_row_survives_a_page_without_it_until_all_is_known(rows: Rows) -> None:
    rows.add_loose(a_row("o"))
    rows.replace(_rows("ab"), Cursor("1"))
    assert _ids(rows) == "oab"
    assert rows.top(1) == (tuple(_rows("oab")), "1")
    rows.settle()
    rows.merge(_rows("n"))
    assert _ids(rows) == "noab"
    rows.replace(_rows("xy"), None)
    assert _ids(rows) == "xy"


def test_a_loose_row_that_stood_alone_does_not_end_the_timeline(rows: Rows) -> None:
    rows.add_loose(a_row("o"))
    assert _older(rows) is None
    rows.merge(_rows("ab"), Cursor("1"))
    assert (_ids(rows), _older(rows)) == ("oab", "1")
    assert rows.top(1) == (tuple(_rows("oab")), "1")


def test_keep_only(rows: Rows, shadow: Shadow) -> None:
    rows.replace(_rows("abcd"), Cursor("1"))
    rows.keep_only(_rows("acx"))
    assert _ids(rows) == "ac"
    assert shadow.list == _rows("ac")
    assert _older(rows) == "1"


_SERVER = "abcdefghijklmnopqrst"
"""A timeline as the server has it, newest first."""


def _stretch(start: int, length: int) -> str:
    return _SERVER[start : start + length]


def _take(rows: Rows, step: str, page: list[Row]) -> None:
    cursor = Cursor(f"after {len(page)}")
    first = page[0] if page else a_row("a")
    steps: dict[str, Callable[[], object]] = {
        "replace": lambda: rows.replace(page, cursor),
        "append": lambda: rows.append(page, cursor),
        "merge": lambda: rows.merge(page, cursor),
        "remove": partial(rows.remove_post, first.post_id),
        "loose": partial(rows.add_loose, first),
        "settle": rows.settle,
        "keep": lambda: rows.keep_only(page),
    }
    steps[step]()


_STEPS = st.lists(
    st.tuples(
        st.sampled_from(["replace", "append", "merge", "remove", "loose", "settle", "keep"]),
        st.text(alphabet=_SERVER, max_size=8),
    ),
    max_size=30,
)


@given(_STEPS)
def test_whatever_happens_nothing_repeats_and_the_signals_tell_it_all(
    steps: list[tuple[str, str]],
) -> None:
    rows = Rows()
    shadow = Shadow(rows)
    for step, ids in steps:
        page = _rows(ids)
        _take(rows, step, page)
        held = [rows[index] for index in range(len(rows))]
        assert shadow.list == held
        assert len(set(held)) == len(held)
        assert {row.id for row in held} == {row.id for row in held if row.id in rows}
        if step in ("replace", "append", "merge"):
            assert all(row.id in rows for row in page)
        top, _ = rows.top(3)
        assert held[: len(top)] == list(top)


@given(
    st.integers(5, 15),
    st.lists(st.tuples(st.sampled_from(["newer", "older", "newest", "own"]), st.integers(1, 6))),
)
def test_stretches_of_a_timeline_keep_its_order(start: int, steps: list[tuple[str, int]]) -> None:
    """Pages next to, or over, what is known give the server's order without a hole."""
    rows = Rows()
    first, last = start, min(start + 3, len(_SERVER))
    rows.replace(_rows(_SERVER[first:last]), Cursor(str(last)))
    for step, length in steps:
        if step == "newer":
            page = _stretch(max(first - length, 0), min(length, first))
            rows.merge(_rows(page), Cursor(str(first)))
            first = max(first - length, 0)
        elif step == "older":
            page = _stretch(last, length)
            last = min(last + length, len(_SERVER))
            rows.append(_rows(page), Cursor(str(last)))
        elif step == "newest":
            page = _stretch(0, first + length)
            assert rows.joins(_rows(page))
            rows.merge(_rows(page), Cursor(str(len(page))))
            first, last = 0, max(last, len(page))
        elif first > 0:
            rows.add_loose(a_row(_SERVER[0]))
        in_place = "".join(row for row in _ids(rows) if row not in rows._loose)
        assert in_place == _SERVER[first:last]
        assert _older(rows) == str(last)
        assert all(one < other for one, other in pairwise(_ids(rows)))
