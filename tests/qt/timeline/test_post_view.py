import gc
import weakref
from itertools import pairwise

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from fedidesk.domain.ids import PostId
from fedidesk.domain.post_changes import with_boost
from fedidesk.ui.icons import Icons
from fedidesk.ui.timeline.post_layout import PostLayout
from fedidesk.ui.timeline.timeline_pane import TimelinePane
from tests.builders import a_post, a_row, an_emoji, many_posts, posts_of_all_kinds
from tests.qt.timeline.reading import Reading


def scrolled(qtbot: QtBot, down: int = 1500) -> Reading:
    """A long list somewhere in the middle of it, not at the beginning of a row."""
    reading = Reading(qtbot, many_posts(60))
    reading.view.scroll_by(down)
    return reading


def wheel(reading: Reading, notches: int) -> None:
    where = reading.view.viewport().rect().center()
    event = QWheelEvent(
        QPointF(where),
        QPointF(reading.view.viewport().mapToGlobal(where)),
        QPoint(),
        QPoint(0, 120 * notches),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(reading.view.viewport(), event)


def test_rows_cover_the_view_from_top_to_bottom(qtbot: QtBot) -> None:
    reading = scrolled(qtbot)
    rows = reading.view.rows
    assert rows[0].y() <= 0
    for above, below in pairwise(rows):
        assert below.y() == above.y() + above.height()
    assert rows[-1].y() + rows[-1].height() >= reading.view.viewport().height()


def test_rows_that_come_above_move_nothing(qtbot: QtBot) -> None:
    reading = scrolled(qtbot)
    before = reading.places()
    reading.on_top(many_posts(40, first=100))
    assert reading.places() == before


def test_rows_that_come_on_top_of_the_top_stay_above(qtbot: QtBot) -> None:
    reading = Reading(qtbot, many_posts(20))
    before = reading.places()
    reading.on_top(many_posts(3, first=100))
    assert reading.places() == before
    assert reading.view.unseen_above == 3


def test_rows_above_a_short_list_move_nothing_either(qtbot: QtBot) -> None:
    reading = Reading(qtbot, [(a_row("1"), a_post("1"))])
    reading.on_top(many_posts(5, first=100))
    assert reading.places() == {"1": 0}


def test_rows_removed_above_move_nothing(qtbot: QtBot) -> None:
    reading = scrolled(qtbot)
    before = reading.places()
    for number in range(3):
        reading.remove(f"n{number}")
    assert reading.places() == before


def test_rows_after_a_removed_one_stay_or_close_up(qtbot: QtBot) -> None:
    reading = scrolled(qtbot)
    rows = reading.view.rows
    top, second = rows[0].post_id, rows[1].post_id
    assert top is not None
    assert second is not None
    y = reading.places()[second]
    reading.remove(top)
    assert reading.places()[second] == y
    assert reading.view.rows[0].y() <= 0


def test_another_width_keeps_the_first_row_in_view(qtbot: QtBot) -> None:
    reading = scrolled(qtbot)
    reference = next(row.post_id for row in reading.view.rows if row.y() >= 0)
    y = reading.places()[reference]
    for width in (700, 380, 500):
        reading.pane.resize(width, 600)
        assert reading.places()[reference] == y


def test_larger_text_keeps_the_first_row_in_view(qtbot: QtBot) -> None:
    reading = scrolled(qtbot)
    reference = next(row.post_id for row in reading.view.rows if row.y() >= 0)
    y = reading.places()[reference]
    height = reading.row(reference).height()
    for percent in (200, 80, 125):
        reading.theme.set_text_percent(percent)
        assert reading.places()[reference] == y
    assert reading.row(reference).height() > height


def test_a_tall_post_keeps_the_part_that_is_read(qtbot: QtBot) -> None:
    tall = a_post("tall", "word " * 3000)
    reading = Reading(qtbot, [(a_row(tall), tall), *many_posts(5)])
    reading.button("tall", "Show more").click()
    row = reading.row("tall")
    reading.view.scroll_by(row.height() // 2)
    reading.pane.resize(400, 600)
    row = reading.row("tall")
    assert -row.y() / row.height() == pytest.approx(0.5, abs=0.01)


def test_a_changed_post_moves_nothing_and_is_painted_anew(qtbot: QtBot) -> None:
    reading = scrolled(qtbot)
    post_id = reading.view.rows[1].post_id
    assert post_id is not None
    before = reading.places()
    old = reading.row(post_id).shown
    reading.posts.hold(post_id, "boost", lambda post: with_boost(post, not post.boosted))
    assert reading.places() == before
    assert reading.row(post_id).shown is not old


def test_a_reset_that_keeps_the_row_keeps_the_place(qtbot: QtBot) -> None:
    reading = scrolled(qtbot)
    reference = next(row.post_id for row in reading.view.rows if row.y() >= 0)
    y = reading.places()[reference]
    reading.show([*many_posts(4, first=200), *many_posts(60)])
    assert reading.places()[reference] == y


def test_a_reset_without_the_row_begins_at_the_top(qtbot: QtBot) -> None:
    reading = scrolled(qtbot)
    reading.show(many_posts(20, first=500))
    assert reading.places()["n500"] == 0


def test_scrolling_stops_at_both_ends(qtbot: QtBot) -> None:
    reading = Reading(qtbot, many_posts(12))
    reading.view.scroll_by(-500)
    assert reading.places()["n0"] == 0
    reading.view.scroll_by(10**6)
    last = reading.row("n11")
    assert last.y() + last.height() == reading.view.viewport().height()
    assert reading.view.verticalScrollBar().value() == reading.view.verticalScrollBar().maximum()


def test_the_wheel_scrolls_there_and_back(qtbot: QtBot) -> None:
    reading = Reading(qtbot, many_posts(40))
    before = reading.places()
    wheel(reading, -7)
    assert reading.places() != before
    wheel(reading, 7)
    assert reading.places() == before


def test_the_bar_goes_to_every_row_and_to_the_end(qtbot: QtBot) -> None:
    reading = Reading(qtbot, many_posts(200))
    bar = reading.view.verticalScrollBar()
    bar.setValue(100 * 256)
    assert reading.places()["n100"] == 0
    bar.setValue(bar.maximum())
    last = reading.row("n199")
    assert last.y() + last.height() == reading.view.viewport().height()


def test_a_place_can_be_left_and_found_again(qtbot: QtBot) -> None:
    reading = scrolled(qtbot)
    before, place = reading.places(), reading.view.place()
    assert place is not None
    reading.view.scroll_to_top()
    assert reading.view.restore(place)
    assert reading.places() == before


def test_only_a_few_widgets_are_made_for_many_rows(qtbot: QtBot) -> None:
    reading = Reading(qtbot, many_posts(500))
    for _ in range(60):
        reading.view.scroll_by(400)
    children = reading.view.viewport().findChildren(type(reading.view.rows[0]))
    assert len(children) < 25


def test_near_the_end_more_is_asked_for_once(qtbot: QtBot) -> None:
    reading = Reading(qtbot, many_posts(30))
    asked: list[int] = []
    reading.view.near_end.connect(lambda: asked.append(len(reading.view.model)))
    reading.view.scroll_by(300)
    qtbot.wait(1)
    assert asked == []
    reading.view.scroll_to_end()
    qtbot.waitUntil(lambda: asked == [30])
    reading.view.scroll_by(-100)
    reading.view.scroll_by(100)
    qtbot.wait(1)
    assert asked == [30]
    reading.below(many_posts(3, first=30))
    qtbot.waitUntil(lambda: asked == [30, 33])


def test_a_view_that_is_not_full_asks_for_more(qtbot: QtBot) -> None:
    reading = Reading(qtbot)
    with qtbot.waitSignal(reading.view.near_end):
        reading.show(many_posts(2))


def test_posts_above_are_counted_until_they_are_seen(qtbot: QtBot) -> None:
    reading = Reading(qtbot, many_posts(20))
    told: list[int] = []
    reading.view.unseen_above_changed.connect(told.append)
    reading.on_top(many_posts(4, first=100))
    reading.view.scroll_by(-40)
    reading.view.scroll_to_top()
    assert told == [4, 3, 0]
    reading.view.scroll_by(3000)
    assert reading.view.unseen_above == 0


def test_mirrored_rows_begin_at_the_right(qtbot: QtBot) -> None:
    reading = Reading(qtbot, posts_of_all_kinds())
    before = reading.button("1", "Reply").geometry().left()
    reading.pane.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    button = reading.button("1", "Reply").geometry()
    assert reading.row("1").width() - button.right() - 1 == before


def test_every_kind_of_post_can_be_painted_in_every_width_and_size(qtbot: QtBot) -> None:
    reading = Reading(qtbot, posts_of_all_kinds())
    for width, percent, theme in ((340, 200, "dark"), (360, 100, "light"), (1600, 150, "dark")):
        reading.theme.set_choice(theme)
        reading.theme.set_text_percent(percent)
        reading.pane.resize(width, 700)
        for _, post in posts_of_all_kinds():
            assert reading.view.scroll_to_post(post.id)
            assert not reading.pane.grab().isNull()
            for button in reading.row(post.id).buttons:
                assert reading.row(post.id).rect().contains(button.geometry())


def test_a_closed_view_leaves_nothing_behind(qtbot: QtBot) -> None:
    reading = Reading(qtbot, many_posts(20))
    rows, posts = reading.rows, reading.posts
    pane = TimelinePane(rows, posts, reading.images, reading.theme, Icons())
    pane.resize(400, 400)
    with qtbot.waitExposed(pane):
        pane.show()
    pane.view.scroll_by(300)
    gone = [weakref.ref(thing) for thing in (pane, pane.view, pane.model, pane.view.rows[0])]
    pane.deleteLater()
    del pane
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()
    assert [thing() for thing in gone] == [None] * 4
    posts.put([a_post("new")])
    rows.become([a_row("new"), rows[0]])


def test_a_line_says_where_the_new_posts_begin(qtbot: QtBot) -> None:
    reading = Reading(qtbot, many_posts(20))
    accent = reading.theme.colours.accent

    def lined() -> list[PostId | None]:
        shot = reading.view.viewport().grab().toImage()
        x = reading.view.viewport().width() // 2
        tops = {row.post_id: row.y() for row in reading.view.rows if row.y() >= 0}
        return [post_id for post_id, y in tops.items() if shot.pixelColor(x, y) == accent]

    assert lined() == []
    reading.view.scroll_by(200)
    reading.on_top(many_posts(3, first=100))
    assert lined() == []
    reading.view.scroll_to_post(PostId("n0"), 50)
    assert lined() == ["n0"]


def test_an_emoji_in_a_text_says_what_it_is_called(qtbot: QtBot) -> None:
    post = a_post("1", "<p>:blob: and text</p>", emojis=(an_emoji(),))
    row = Reading(qtbot, [(a_row(post), post)]).row("1")
    layout = row.shown
    assert isinstance(layout, PostLayout)
    assert layout.body is not None
    corner = layout.body.rect.topLeft()
    assert row.tip_at(corner + QPoint(8, 12), {}) == ":blob:"
    assert row.tip_at(corner + QPoint(60, 12), {}) == ""
    assert row.tip_at(corner + QPoint(400, 12), {}) == ""


def test_an_emoji_without_a_picture_is_no_hole(qtbot: QtBot) -> None:
    post = a_post("1", "<p>:blob: and text</p>", emojis=(an_emoji(),))
    reading = Reading(qtbot, [(a_row(post), post)])
    row = reading.row("1")
    height, before = row.height(), row.grab().toImage()
    assert before == row.grab().toImage()
    reading.fetcher.failed.emit(an_emoji().url)
    assert row.grab().toImage() != before
    assert row.height() == height
