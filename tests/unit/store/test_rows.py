"""Rows: in order, none twice, and what is told is enough to follow."""

from hypothesis import given
from hypothesis import strategies as st

from fedidesk.domain.errors import Unreachable
from fedidesk.domain.ids import PostId, RowId
from fedidesk.domain.post import Gap, Item
from fedidesk.store.rows import END, IDLE, LOADING, Rows, failed, shows
from tests.builders import a_profile, a_row

LISTS = st.lists(st.integers(0, 12), max_size=12)


def _items(numbers: list[int]) -> list[Item]:
    return [a_row(str(number)) for number in numbers]


def _ids(rows: Rows) -> list[str]:
    return [str(rows[index].id) for index in range(len(rows))]


class Follower:
    """Somebody who knows only what the signals tell."""

    def __init__(self, rows: Rows) -> None:
        self._rows = rows
        self.ids = _ids(rows)
        self.replaced = 0
        self.altered: list[str] = []
        rows.inserted.connect(self._came)
        rows.removed.connect(self._went)
        rows.replaced.connect(self._replaced)
        rows.altered.connect(self.altered.extend)

    def _came(self, index: int, count: int) -> None:
        self.ids[index:index] = _ids(self._rows)[index : index + count]

    def _went(self, index: int, count: int) -> None:
        del self.ids[index : index + count]

    def _replaced(self) -> None:
        self.replaced += 1
        self.ids = _ids(self._rows)


@given(st.lists(LISTS, max_size=5))
def test_rows_become_what_is_wished_and_tell_how(wishes: list[list[int]]) -> None:
    rows = Rows()
    follower = Follower(rows)
    for wish in wishes:
        rows.become(_items(wish))
        assert _ids(rows) == list(dict.fromkeys(str(number) for number in wish))
        assert follower.ids == _ids(rows)
        assert all(rows.index_of(RowId(name)) == index for index, name in enumerate(_ids(rows)))


def test_what_stays_is_not_touched() -> None:
    rows = Rows()
    rows.become(_items([5, 3, 1]))
    follower = Follower(rows)
    rows.become(_items([6, 5, 4, 1, 0]))
    assert follower.ids == ["6", "5", "4", "1", "0"]
    assert follower.replaced == 0
    rows.become(_items([0, 6]))
    assert follower.replaced == 1


def test_all_of_them_are_replaced_in_one_step_or_none() -> None:
    rows = Rows()
    follower = Follower(rows)
    rows.replace_all(_items([2, 1]))
    assert (follower.ids, follower.replaced) == (["2", "1"], 1)
    rows.replace_all(_items([2, 1]))
    assert follower.replaced == 1
    # The same name, and yet not the same.
    rows.replace_all([a_row("2", a_profile("Grace"), id="2"), *_items([1])])
    assert (follower.ids, follower.replaced) == (["2", "1"], 2)


def test_what_is_there_is_not_appended_again() -> None:
    rows = Rows()
    rows.append(_items([2, 1]))
    rows.append(_items([1, 0]))
    assert _ids(rows) == ["2", "1", "0"]
    assert RowId("0") in rows
    assert rows.index_of(RowId("9")) is None


def test_a_post_is_found_and_leaves_with_its_boosts() -> None:
    rows = Rows()
    boost = a_row("1", a_profile("Grace"))
    rows.append([Gap(RowId("gap")), a_row("2"), boost, a_row("1")])
    assert rows.index_of_post(PostId("1")) == 2
    assert rows.index_of_post(PostId("9")) is None
    assert rows.post_ids() == {"1", "2"}
    rows.remove_where(lambda item: shows(item, PostId("1")))
    assert _ids(rows) == ["gap", "2"]


def test_states_of_ends_and_gaps_are_told() -> None:
    rows = Rows()
    gap = Gap(RowId("gap"))
    rows.append([gap])
    told: list[object] = []
    rows.state_changed.connect(lambda: told.append((rows.newest, rows.older)))
    rows.gap_changed.connect(told.append)
    rows.set_newest(LOADING)
    rows.set_older(END)
    assert rows.gap_state(gap.id) == IDLE
    rows.set_gap(gap.id, IDLE)
    rows.set_gap(gap.id, LOADING)
    trouble = failed(Unreachable("a.example"))
    rows.set_gap(gap.id, trouble)
    assert told == [(LOADING, IDLE), (LOADING, END), "gap", "gap"]
    assert rows.gap_state(gap.id) == trouble
    rows.become([])
    assert rows.gap_state(gap.id) == IDLE


def test_what_says_something_else_is_told_and_stays_in_its_place() -> None:
    rows = Rows()
    rows.become(_items([5, 3, 1]))
    follower = Follower(rows)
    boosted = a_row("3", a_profile("Bob"), id="3")
    rows.become([a_row("6"), a_row("5"), boosted])
    assert (follower.ids, follower.altered, follower.replaced) == (["6", "5", "3"], ["3"], 0)
    assert rows[2] is boosted


def test_neighbours_that_go_are_told_together() -> None:
    rows = Rows()
    rows.become(_items([9, 8, 7, 6, 5, 4]))
    told: list[tuple[int, int]] = []
    rows.removed.connect(lambda index, count: told.append((index, count)))
    rows.remove_where(lambda item: item.id in {"9", "7", "6", "4"})
    assert (_ids(rows), told) == (["8", "5"], [(5, 1), (2, 2), (0, 1)])
