"""Where a picture stands, whatever is done to it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPointF, QSizeF

from fedidesk.ui.media.zoom import Zoom


def a_zoom(picture: tuple[float, float], view: tuple[float, float] = (800, 600)) -> Zoom:
    zoom = Zoom()
    zoom.set_view(QSizeF(*view), 1.0)
    zoom.set_picture(QSizeF(*picture))
    return zoom


def test_a_large_picture_is_fitted_and_a_small_one_stays_small() -> None:
    assert a_zoom((1600, 600)).place.getRect() == (0, 150, 800, 300)
    assert a_zoom((100, 100)).place.getRect() == (350, 250, 100, 100)


def test_on_a_sharp_screen_a_pixel_of_the_picture_is_one_of_the_screen() -> None:
    zoom = Zoom()
    zoom.set_view(QSizeF(800, 600), 2.0)
    zoom.set_picture(QSizeF(4000, 4000))
    zoom.to_pixels()
    assert (zoom.percent, zoom.place.width()) == (100, 2000)


def test_a_double_click_goes_near_and_back() -> None:
    zoom = a_zoom((1600, 1200))
    zoom.toggle(QPointF(0, 0))
    assert (zoom.percent, zoom.is_fitted) == (100, False)
    zoom.toggle()
    assert zoom.is_fitted
    small = a_zoom((100, 100))
    small.toggle()
    assert small.percent == 200, "its pixels are what is seen already"


def test_another_size_of_the_view_keeps_the_middle() -> None:
    zoom = a_zoom((4000, 3000))
    zoom.to_pixels(QPointF(100, 100))
    middle = (QPointF(400, 300) - zoom.place.topLeft()) / zoom.scale
    zoom.set_view(QSizeF(600, 500), 1.0)
    now = (QPointF(300, 250) - zoom.place.topLeft()) / zoom.scale
    assert (now - middle).manhattanLength() < 0.01


sides = st.floats(1, 20_000)
moves = st.lists(
    st.one_of(
        st.tuples(st.just("step"), st.floats(-9, 9), st.floats(0, 800)),
        st.tuples(st.just("pan"), st.floats(-5000, 5000), st.floats(-5000, 5000)),
    ),
    max_size=12,
)


@given(sides, sides, moves)
def test_a_picture_is_never_lost(width: float, height: float, done: list[tuple]) -> None:
    zoom = a_zoom((width, height))
    for kind, one, other in done:
        if kind == "step":
            zoom.step(one, QPointF(other, 300))
        else:
            zoom.pan(one, other)
        place = zoom.place
        assert zoom.scale > 0
        for low, high, room in (
            (place.left(), place.left() + place.width(), 800),
            (place.top(), place.top() + place.height(), 600),
        ):
            inside = low >= -0.01 and high <= room + 0.01
            covers = low <= 0.01 and high >= room - 0.01
            assert inside or covers
            if inside:
                assert low == pytest.approx(room - high, abs=0.01)
