"""Selecting text in a post and copying it, by mouse and by keyboard."""

from itertools import product

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QImage, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from fedidesk.domain.ids import PostId
from fedidesk.domain.post import Post
from fedidesk.domain.post_changes import with_boost
from fedidesk.ui.timeline.post_row import PostRow
from fedidesk.ui.timeline.text_selector import TextSelector
from tests.builders import a_post, a_row, an_emoji, many_posts, posts_of_all_kinds
from tests.qt.timeline.reading import Reading, interface, name_of

LEFT = Qt.MouseButton.LeftButton
MARK_OF_CURSOR = 20
"""Pixels; Qt shows the direction of writing where a text has both."""
LINK = '<p>Some words</p><p>and <a href="https://one.test/page">a page</a> here</p>'


def a_reading(qtbot: QtBot, post: Post) -> Reading:
    reading = Reading(qtbot, [(a_row(post), post), *many_posts(8)])
    QApplication.clipboard().clear()
    return reading


def text_of(row: PostRow) -> QPoint:
    """Return where the text begins."""
    assert row.shown is not None
    assert row.shown.body is not None
    return row.shown.body.rect.topLeft() + QPoint(2, 10)


def selector_of(row: PostRow) -> TextSelector:
    assert row.selector is not None
    return row.selector


def move(row: PostRow, where: QPoint) -> None:
    at, whole = QPointF(where), QPointF(row.mapToGlobal(where))
    none, plain = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(row, QMouseEvent(QEvent.Type.MouseMove, at, whole, none, LEFT, plain))


def drag(row: PostRow, begin: QPoint, end: QPoint) -> None:
    QTest.mousePress(row, LEFT, pos=begin)
    move(row, (begin + end) / 2)
    move(row, end)
    QTest.mouseRelease(row, LEFT, pos=end)


def different_pixels(one: QImage, other: QImage) -> int:
    assert one.size() == other.size()
    places = product(range(one.width()), range(one.height()))
    return sum(one.pixel(x, y) != other.pixel(x, y) for x, y in places) if one != other else 0


def copied() -> str:
    return QApplication.clipboard().text()


def test_dragging_over_text_selects_it_and_ctrl_c_copies_it(qtbot: QtBot) -> None:
    reading = a_reading(qtbot, a_post("1", html="<p>Some words</p><p>and more</p>"))
    row = reading.row("1")
    with qtbot.assertNotEmitted(reading.view.opened, wait=300):
        drag(row, text_of(row), text_of(row) + QPoint(400, 40))
    assert selector_of(row).hasFocus()
    qtbot.keyClick(selector_of(row), Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert copied() == "Some words\nand more"


def test_a_double_click_takes_a_word_and_a_third_the_paragraph(qtbot: QtBot) -> None:
    reading = a_reading(qtbot, a_post("1", html="<p>Some words</p><p>and more</p>"))
    row = reading.row("1")
    with qtbot.assertNotEmitted(reading.view.opened, wait=300):
        qtbot.mouseClick(row, LEFT, pos=text_of(row))
        qtbot.mouseDClick(row, LEFT, pos=text_of(row))
        assert selector_of(row).selected_text() == "Some"
        qtbot.mouseClick(selector_of(row).viewport(), LEFT, pos=QPoint(2, 10))
    assert selector_of(row).selected_text() == "Some words\n"


def test_a_click_on_text_still_opens_the_post(qtbot: QtBot) -> None:
    reading = a_reading(qtbot, a_post("1", "Some words"))
    row = reading.row("1")
    with qtbot.waitSignal(reading.view.opened) as opened:
        qtbot.mouseClick(row, LEFT, pos=text_of(row))
    assert opened.args == ["1"]
    assert row.selector is None


def test_a_click_beside_the_text_opens_it_at_once(qtbot: QtBot) -> None:
    reading = a_reading(qtbot, a_post("1", "Some words"))
    opened: list[str] = []
    reading.view.opened.connect(opened.append)
    qtbot.mouseClick(reading.row("1"), LEFT, pos=QPoint(4, 100))
    assert opened == ["1"]


def test_a_drag_that_begins_beside_the_text_selects_nothing(qtbot: QtBot) -> None:
    reading = a_reading(qtbot, a_post("1", "Some words"))
    row = reading.row("1")
    drag(row, QPoint(4, 100), QPoint(200, 100))
    assert row.selector is None


def test_by_keyboard_everything_is_selected_at_first(qtbot: QtBot) -> None:
    reading = a_reading(qtbot, a_post("1", html=LINK))
    row = reading.row("1")
    reading.view.keyboard.enter()
    reading.view.select_text(PostId("1"))
    selector = selector_of(row)
    assert selector.hasFocus()
    assert selector.selected_text() == "Some words\nand a page here"
    control, shift = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(selector, Qt.Key.Key_Left)
    qtbot.keyClick(selector, Qt.Key.Key_Right, control | shift)
    assert selector.selected_text().strip() == "Some"
    qtbot.keyClick(selector, Qt.Key.Key_A, control)
    qtbot.keyClick(selector, Qt.Key.Key_C, control)
    assert copied() == "Some words\nand a page here"
    qtbot.keyClick(selector, Qt.Key.Key_Escape)
    assert row.selector is None
    assert row.hasFocus()


def test_emoji_are_copied_by_their_shortcodes(qtbot: QtBot) -> None:
    emojis = (an_emoji("blob"), an_emoji("tea"))
    html = "<p>😀 :blob: and :tea:</p><ul><li>item</li></ul>"
    reading = a_reading(qtbot, a_post("1", html=html, emojis=emojis))
    reading.view.select_text(PostId("1"))
    assert selector_of(reading.row("1")).selected_text() == "😀 :blob: and :tea:\n• item"
    reading.view.copy_text(PostId("1"))
    assert copied() == "😀 :blob: and :tea:\n• item"


def test_names_in_arabic_are_copied_without_what_keeps_their_direction(qtbot: QtBot) -> None:
    html = '<p><a href="https://one.test/@ada">@ada</a> صباح الخير</p>'
    reading = a_reading(qtbot, a_post("1", html=html))
    reading.view.select_text(PostId("1"))
    assert selector_of(reading.row("1")).selected_text() == "@ada صباح الخير"


def test_a_click_on_selected_text_ends_it_and_opens_nothing(qtbot: QtBot) -> None:
    reading = a_reading(qtbot, a_post("1", html=LINK))
    row = reading.row("1")
    reading.view.select_text(PostId("1"))
    with qtbot.assertNotEmitted(reading.view.opened, wait=300):
        qtbot.mouseClick(selector_of(row).viewport(), LEFT, pos=QPoint(4, 10))
    assert row.selector is None


def test_a_click_on_a_link_still_opens_the_link(qtbot: QtBot) -> None:
    reading = a_reading(qtbot, a_post("1", html=LINK))
    row = reading.row("1")
    link = reading.button("1", "a page").geometry().center()
    reading.view.select_text(PostId("1"))
    viewport = selector_of(row).viewport()
    with qtbot.waitSignal(reading.view.link_activated) as opened:
        qtbot.mouseClick(viewport, LEFT, pos=viewport.mapFrom(row, link))
    assert opened.args == ["https://one.test/page"]


def test_it_ends_when_the_keyboard_goes_elsewhere(qtbot: QtBot) -> None:
    reading = a_reading(qtbot, a_post("1", html=LINK))
    reading.view.keyboard.enter()
    reading.view.select_text(PostId("1"))
    reading.key(Qt.Key.Key_J)
    assert reading.row("1").selector is None
    assert reading.view.current_post() == "n0"
    reading.view.select_text(PostId("1"))
    reading.view.select_text(PostId("n0"))
    assert reading.row("1").selector is None
    reading.key(Qt.Key.Key_Tab)
    assert reading.row("n0").selector is None
    assert reading.row("n0").buttons[0].hasFocus()


def test_it_scrolls_along_and_ends_out_of_view(qtbot: QtBot) -> None:
    reading = a_reading(qtbot, a_post("1", html=LINK))
    row = reading.row("1")
    reading.view.select_text(PostId("1"))
    reading.view.scroll_by(20)
    assert selector_of(row).isVisible()
    reading.view.scroll_by(4000)
    assert row.selector is None


def test_it_goes_on_when_something_else_of_the_post_changes(qtbot: QtBot) -> None:
    reading = a_reading(qtbot, a_post("1", html=LINK))
    row = reading.row("1")
    reading.view.select_text(PostId("1"))
    reading.posts.hold(PostId("1"), "boost", lambda post: with_boost(post, True))
    assert selector_of(row).selected_text()
    reading.posts.put([a_post("1", "Edited")])
    assert row.selector is None
    reading.view.select_text(PostId("1"))
    reading.theme.set_text_percent(150)
    assert row.selector is None


def test_a_post_without_text_has_none_to_select(qtbot: QtBot) -> None:
    reading = a_reading(qtbot, a_post("1", html="", content_warning="Spoilers"))
    reading.view.select_text(PostId("1"))
    assert reading.row("1").selector is None


def test_a_screen_reader_can_read_it_letter_by_letter(qtbot: QtBot) -> None:
    reading = a_reading(qtbot, a_post("1", html=LINK))
    row = reading.row("1")
    reading.view.select_text(PostId("1"))
    found = interface(selector_of(row))
    assert name_of(selector_of(row)) == "Text of the post"
    assert found.textInterface().text(0, 10) == "Some words"
    row_found = interface(row)
    last = row_found.child(row_found.childCount() - 1)
    assert last.object() is selector_of(row)
    assert last.role() is QAccessible.Role.EditableText
    assert last.state().readOnly


@pytest.mark.parametrize("mirrored", [False, True])
def test_what_is_not_selected_looks_as_before(qtbot: QtBot, mirrored: bool) -> None:
    reading = Reading(qtbot, posts_of_all_kinds(), width=640, height=900)
    if mirrored:
        reading.pane.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    for _, post in posts_of_all_kinds():
        reading.view.scroll_to_post(post.id)
        row = reading.row(post.id)
        if row.shown is None or row.shown.body is None:
            continue
        before = row.grab(row.shown.body.rect).toImage()
        reading.view.select_text(post.id)
        selector = selector_of(row)
        cursor = selector.textCursor()
        cursor.clearSelection()
        selector.setTextCursor(cursor)
        selector.setCursorWidth(0)
        after = row.grab(row.shown.body.rect).toImage()
        assert different_pixels(before, after) <= MARK_OF_CURSOR, post.id
        selector.end()
