"""The bar of hashtags below a post."""

from itertools import pairwise

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from fedidesk.domain.post import Post
from fedidesk.ui.theme import Theme
from fedidesk.ui.timeline.parts.hashtag_part import HashtagPart
from fedidesk.ui.timeline.post_layout import PostLayout
from fedidesk.ui.timeline.scene import Act
from fedidesk.ui.timeline.typesetter import Typesetter
from tests.builders import NOON, a_post, a_row
from tests.qt.timeline.reading import Reading, name_of


def tagged(*tags: str) -> Post:
    links = (
        f'<a href="https://one.test/tags/{tag}" class="mention hashtag" rel="tag">#{tag}</a>'
        for tag in tags
    )
    return a_post("1", html=f"<p>Fog</p><p>{' '.join(links)}</p>")


def laid_out(
    qapp: QApplication, post: Post, width: int, *, mirrored: bool = False, expanded: bool = False
) -> tuple[PostLayout, HashtagPart]:
    typesetter = Typesetter(Theme(qapp, "light", 150))
    layout = PostLayout(
        post,
        a_row(post),
        typesetter,
        width,
        mirrored=mirrored,
        revealed=False,
        expanded=expanded,
        now=NOON,
    )
    return layout, next(part for part in layout.parts if isinstance(part, HashtagPart))


@pytest.mark.parametrize("width", [320, 500, 900])
@pytest.mark.parametrize("mirrored", [False, True])
def test_two_lines_at_most_and_a_number_for_the_rest(
    qapp: QApplication, width: int, mirrored: bool
) -> None:
    tags = [f"Tag{'Long' * (number % 4)}{number}" for number in range(30)]
    layout, part = laid_out(qapp, tagged(*tags), width, mirrored=mirrored)
    spots = list(part.spots())
    assert spots[-1].act is Act.EXPAND
    hidden = len(tags) - (len(spots) - 1)
    assert spots[-1].name == f"Show {hidden} more hashtag(s)"
    assert [spot.target for spot in spots[:-1]] == [f"#{tag}" for tag in tags[: len(spots) - 1]]
    assert len({spot.rect.y() for spot in spots}) <= 2
    assert layout.body is not None
    assert part.top >= layout.body.bottom
    column = layout.body.rect
    for one, other in pairwise(spots):
        assert column.left() <= one.rect.left()
        assert one.rect.right() <= column.right() + 1
        assert not one.rect.intersects(other.rect)
    whole = list(laid_out(qapp, tagged(*tags), width, expanded=True)[1].spots())
    assert [spot.name for spot in whole] == [f"#{tag}" for tag in tags]


def test_a_few_are_all_there_and_one_that_is_too_wide_is_cut(qapp: QApplication) -> None:
    _, part = laid_out(qapp, tagged("Lake", "Fog"), 500)
    assert [spot.name for spot in part.spots()] == ["#Lake", "#Fog"]
    layout, part = laid_out(qapp, tagged("x" * 500), 320)
    (spot,) = part.spots()
    assert spot.name == "#" + "x" * 500
    assert layout.body is not None
    assert spot.rect.width() <= layout.body.rect.width()


def test_they_begin_where_the_text_does(qapp: QApplication) -> None:
    post = a_post("1", html="<p>مرحبا</p><p>#شمس #sea</p>")
    for mirrored in (False, True):
        layout, part = laid_out(qapp, post, 500, mirrored=mirrored)
        sun, sea = part.spots()
        assert layout.body is not None
        assert sun.rect.right() == layout.body.rect.right()
        assert sea.rect.right() < sun.rect.left()


def test_keyboard_and_screen_reader_reach_each(qtbot: QtBot) -> None:
    post = tagged("Lake", "Fog")
    reading = Reading(qtbot, [(a_row(post), post)])
    row = reading.row("1")
    assert [name_of(b) for b in row.buttons[1:3]] == ["#Lake", "#Fog"]
    assert "#Lake #Fog" in name_of(row)
    row.setFocus()
    for _ in range(3):
        reading.key(Qt.Key.Key_Tab)
    with qtbot.waitSignal(reading.view.link_activated) as activated:
        reading.key(Qt.Key.Key_Return)
    assert activated.args == ["#Fog"]


def test_the_number_shows_all(qtbot: QtBot) -> None:
    post = tagged(*(f"Hashtag{number}" for number in range(30)))
    reading = Reading(qtbot, [(a_row(post), post)])
    more = next(b for b in reading.row("1").buttons if b.spot and b.spot.act is Act.EXPAND)
    more.click()
    assert reading.button("1", "#Hashtag29").isVisible()
    reading.button("1", "Show less").click()
    names = [b.spot.name for b in reading.row("1").buttons if b.spot]
    assert "#Hashtag29" not in names


def test_what_a_post_says_is_copied_with_its_hashtags(qtbot: QtBot) -> None:
    post = tagged("Lake", "Fog")
    reading = Reading(qtbot, [(a_row(post), post)])
    reading.view.copy_text(post.id)
    assert QApplication.clipboard().text() == "Fog\n#Lake #Fog"
