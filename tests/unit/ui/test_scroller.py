"""The scroller against a plain sum of heights, which it must never need itself."""

from hypothesis import given
from hypothesis import strategies as st

from fedidesk.ui.timeline.scroller import UNITS, Scroller

HEIGHTS = st.lists(st.integers(1, 900), min_size=1, max_size=40)
VIEW = st.integers(1, 1200)


def a_scroller(heights: list[int], view: int) -> Scroller:
    scroller = Scroller(lambda: len(heights), heights.__getitem__)
    scroller.view_height = view
    return scroller


def top_of(scroller: Scroller, heights: list[int]) -> int:
    """How many pixels of the whole list are above the view."""
    return sum(heights[: scroller.index]) + scroller.offset


@given(HEIGHTS, VIEW, st.lists(st.integers(-3000, 3000), max_size=20))
def test_scrolling_is_what_it_would_be_with_all_heights_known(
    heights: list[int], view: int, moves: list[int]
) -> None:
    scroller = a_scroller(heights, view)
    lowest = max(0, sum(heights) - view)
    for move in moves:
        before = top_of(scroller, heights)
        gone = scroller.move(move)
        after = top_of(scroller, heights)
        assert gone == after - before
        assert after == min(max(before + move, 0), lowest)
        assert 0 <= scroller.offset < heights[scroller.index]


@given(HEIGHTS, VIEW, st.data())
def test_a_pinned_item_is_where_it_was_pinned(
    heights: list[int], view: int, data: st.DataObject
) -> None:
    scroller = a_scroller(heights, view)
    index = data.draw(st.integers(0, len(heights) - 1))
    y = data.draw(st.integers(-heights[index] + 1, view))
    scroller.pin(index, y)
    assert sum(heights[:index]) - top_of(scroller, heights) == min(y, sum(heights[:index]))


@given(HEIGHTS, VIEW, st.data())
def test_empty_space_below_never_grows_by_scrolling_down(
    heights: list[int], view: int, data: st.DataObject
) -> None:
    scroller = a_scroller(heights, view)
    scroller.pin(data.draw(st.integers(0, len(heights) - 1)), 0)
    before = top_of(scroller, heights)
    blank = max(0, view - (sum(heights) - before))
    scroller.move(data.draw(st.integers(1, 2000)))
    after = top_of(scroller, heights)
    assert after >= before
    assert max(0, view - (sum(heights) - after)) <= max(blank, 0)


@given(HEIGHTS, VIEW, st.integers(0, 40 * UNITS))
def test_the_bar_comes_back_to_where_it_was_put(heights: list[int], view: int, unit: int) -> None:
    scroller = a_scroller(heights, view)
    scroller.go_to(unit)
    begin, end = scroller.position()
    assert 0 <= begin <= end <= len(heights) * UNITS
    place = (scroller.index, scroller.offset)
    if sum(heights) > view and end < len(heights) * UNITS:
        scroller.go_to(begin)
        assert scroller.index == place[0]
        assert abs(scroller.offset - place[1]) <= max(heights) // UNITS + 1


@given(HEIGHTS, VIEW, st.integers(-3000, 3000), st.integers(0, 3000))
def test_what_is_above_is_counted_as_far_as_it_matters(
    heights: list[int], view: int, move: int, enough: int
) -> None:
    scroller = a_scroller(heights, view)
    scroller.move(move)
    above = top_of(scroller, heights)
    assert min(scroller.above(enough), enough + 1) == min(above, enough + 1)
    assert scroller.at_top == (above == 0)


def test_rows_without_height_are_not_above_anything() -> None:
    scroller = a_scroller([0, 0, 50, 50], 60)
    scroller.pin(0, 0)
    assert scroller.at_top
    scroller.move(50)
    assert not scroller.at_top
    scroller.move(-50)
    assert scroller.at_top


@given(HEIGHTS, VIEW)
def test_the_end_is_the_end(heights: list[int], view: int) -> None:
    scroller = a_scroller(heights, view)
    scroller.to_end()
    assert top_of(scroller, heights) == max(0, sum(heights) - view)
    assert scroller.position()[1] == len(heights) * UNITS
    assert scroller.move(1) == 0


def test_only_heights_near_the_view_are_asked_for() -> None:
    asked: set[int] = set()

    def height(index: int) -> int:
        asked.add(index)
        return 100

    scroller = Scroller(lambda: 100_000, height)
    scroller.view_height = 800
    scroller.go_to(50_000 * UNITS)
    scroller.move(400)
    scroller.move(-400)
    scroller.position()
    assert len(asked) < 30


def test_a_list_without_items_stays_at_the_top() -> None:
    scroller = a_scroller([], 500)
    assert scroller.move(100) == 0
    scroller.to_end()
    scroller.go_to(300)
    assert scroller.at_top
    assert scroller.position() == (0, 0)
