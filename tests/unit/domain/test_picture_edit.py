"""A frame on a picture stays on it, whatever one does to it."""

from random import Random

from fedidesk.domain.picture_edit import LEAST, PictureEdit, whole

PART = PictureEdit(size=(400, 300), left=40, top=30, width=200, height=100)


def frame(edit: PictureEdit) -> tuple[int, int, int, int]:
    return edit.left, edit.top, edit.width, edit.height


def test_a_whole_picture_is_no_change_until_it_is_cut_or_turned() -> None:
    untouched = whole(400, 300)
    assert untouched.changes_nothing
    assert not untouched.turned(to_right=True).changes_nothing
    assert not untouched.stretched((1, 0), -1, 0).changes_nothing
    assert untouched.turned(to_right=True).turned(to_right=False).changes_nothing


def test_a_frame_is_moved_as_far_as_the_picture_goes() -> None:
    assert frame(PART.moved(10, -10)) == (50, 20, 200, 100)
    assert frame(PART.moved(-999, 999)) == (0, 200, 200, 100)
    assert whole(400, 300).moved(10, 10) == whole(400, 300)


def test_each_edge_is_moved_for_itself() -> None:
    assert frame(PART.stretched((-1, 0), 10, 99)) == (50, 30, 190, 100)
    assert frame(PART.stretched((1, -1), 10, -10)) == (40, 20, 210, 110)
    assert frame(PART.stretched((-1, 1), -999, 999)) == (0, 30, 240, 270)
    assert PART.stretched((0, 0), 10, 10) == PART


def test_no_frame_is_empty() -> None:
    assert frame(PART.stretched((-1, -1), 999, 999)) == (240 - LEAST, 130 - LEAST, LEAST, LEAST)
    assert frame(PART.stretched((1, 1), -999, -999)) == (40, 30, LEAST, LEAST)
    dot = whole(1, 1)
    assert dot.stretched((1, -1), -5, 5).moved(1, 1) == dot
    assert dot.turned(to_right=True).widened() == whole(1, 1, 1)


def test_a_turned_frame_stays_on_what_it_was_on() -> None:
    right = PART.turned(to_right=True)
    assert (right.size, right.turns) == ((300, 400), 1)
    assert frame(right) == (300 - 30 - 100, 40, 100, 200)
    assert right.turned(to_right=False) == PART
    assert PART.turned(to_right=False).turns == 3
    again = PART
    for _ in range(4):
        again = again.turned(to_right=True)
    assert again == PART


def test_the_whole_picture_comes_back_as_it_is_turned() -> None:
    assert PART.turned(to_right=True).widened() == whole(300, 400, 1)


def test_nothing_leads_out_of_the_picture() -> None:
    chance = Random(1)
    edit = whole(90, 40)
    for _ in range(2000):
        by = chance.randint(-60, 60), chance.randint(-60, 60)
        match chance.randrange(3):
            case 0:
                edit = edit.moved(*by)
            case 1:
                edges = chance.choice((-1, 0, 1)), chance.choice((-1, 0, 1))
                edit = edit.stretched(edges, *by)
            case _:
                edit = edit.turned(to_right=chance.random() < 0.5)
        assert min(edit.left, edit.top) >= 0
        assert min(edit.width, edit.height) >= LEAST
        assert edit.left + edit.width <= edit.size[0]
        assert edit.top + edit.height <= edit.size[1]
