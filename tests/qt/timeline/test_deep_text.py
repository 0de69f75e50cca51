"""Text that stands deep in quotes and lists is still text that can be read."""

import time

import pytest
from PySide6.QtWidgets import QApplication

from fedidesk.ui.theme import Theme
from fedidesk.ui.timeline.parts.text_parts import TextPart
from fedidesk.ui.timeline.typesetter import Typesetter
from tests.builders import a_post
from tests.qt.timeline.test_post_layout import lay_out

LINK = '<a href="https://one.test/a">a link of some words</a>'


@pytest.mark.parametrize("width", [280, 600])
@pytest.mark.parametrize("opening", ["<blockquote>", "<ul><li>"])
@pytest.mark.parametrize("mirrored", [False, True])
def test_it_stays_in_its_row(qapp: QApplication, opening: str, width: int, mirrored: bool) -> None:
    typesetter = Typesetter(Theme(qapp, "light", 200))
    heights = []
    for depth in (1, 10, 50):
        layout = lay_out(typesetter, a_post("1", opening * depth + LINK), width, mirrored=mirrored)
        assert layout.body is not None
        (link,) = layout.body.text.links
        assert all(part.left() >= 0 for part in link.parts)
        assert all(part.right() <= layout.body.rect.width() for part in link.parts)
        heights.append(layout.body.text.height)
    assert heights[2] == heights[1] <= 6 * heights[0]
    Theme(qapp, "light", 100)


@pytest.mark.parametrize("around", ["{}", "<ul><li>{}"])
def test_an_endless_word_costs_no_more_than_many_words(qapp: QApplication, around: str) -> None:
    typesetter = Typesetter(Theme(qapp, "light", 200))
    layouts = [
        lay_out(typesetter, a_post("1", around.format(text)), 320, expanded=True)
        for text in ("W" * 40_000, "W " * 20_000)
    ]
    took = [_seconds(layout.body) for layout in layouts]
    assert took[0] < 3 * took[1]
    Theme(qapp, "light", 100)


def _seconds(body: TextPart | None) -> float:
    assert body is not None
    found = []
    for _ in range(3):
        begin = time.thread_time()
        body.as_rich()
        found.append(time.thread_time() - begin)
    return min(found)
