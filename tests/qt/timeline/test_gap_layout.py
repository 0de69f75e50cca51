"""Gaps between posts, on the screen, by mouse, by keyboard and by ear."""

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAccessible, QAccessibleActionInterface
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from fedidesk.domain.errors import Unreachable
from fedidesk.domain.ids import RowId
from fedidesk.domain.post import Gap
from fedidesk.qtmodels.image_cache import ImageCache
from fedidesk.qtmodels.post_list_model import PostListModel
from fedidesk.store.posts import PostStore
from fedidesk.store.rows import END, IDLE, LOADING, Rows, failed
from fedidesk.ui.icons import Icons
from fedidesk.ui.theme import Theme
from fedidesk.ui.timeline.post_row import PostRow
from fedidesk.ui.timeline.post_view import PostView
from tests.builders import many_posts
from tests.fakes.pictures import FakeFetcher
from tests.qt.timeline.reading import interface, name_of

GAP = RowId("gap")


class Reading:
    """A view in which a gap is the second of many rows."""

    def __init__(self, qtbot: QtBot, width: int = 600) -> None:
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        self.qtbot = qtbot
        self.theme = Theme(application, "light")
        self.rows, self.posts = Rows(), PostStore()
        bundles = many_posts(20)
        self.posts.put(post for _, post in bundles)
        rows = [row for row, _ in bundles]
        self.rows.become([rows[0], Gap(GAP), *rows[1:]])
        self.model = PostListModel(self.rows, self.posts)
        images = ImageCache(FakeFetcher, self.model)
        self.view = PostView(self.model, images, self.theme, Icons())
        self.view.resize(width, 700)
        qtbot.addWidget(self.view)
        with qtbot.waitExposed(self.view):
            self.view.show()
        self.view.activateWindow()

    @property
    def gap(self) -> PostRow:
        return next(row for row in self.view.rows if row.row_id == GAP)

    def key(self, key: Qt.Key) -> None:
        widget = QApplication.focusWidget()
        assert widget is not None
        self.qtbot.keyClick(widget, key)


@pytest.fixture
def reading(qtbot: QtBot) -> Reading:
    return Reading(qtbot)


def names(thing: QObject) -> list[str]:
    found = interface(thing)
    return [found.child(i).text(QAccessible.Text.Name) for i in range(found.childCount())]


def test_a_gap_is_a_row_between_posts(reading: Reading) -> None:
    above, gap, below = reading.view.rows[:3]
    assert (above.post_id, gap.post_id, below.post_id) == ("n0", None, "n1")
    assert above.y() + above.height() == gap.y()
    assert gap.y() + gap.height() == below.y()


def test_a_gap_is_one_spoken_sentence_and_a_button(reading: Reading) -> None:
    assert interface(reading.gap).role() is QAccessible.Role.ListItem
    assert name_of(reading.gap) == "Posts are missing here. Load missing posts: Enter."
    assert names(reading.gap) == ["Load missing posts"]


def test_a_gap_that_nobody_can_fill_says_so_and_has_no_button(reading: Reading) -> None:
    reading.rows.set_gap(GAP, END)
    assert name_of(reading.gap) == "Posts are missing here, and the server can't bring them back."
    assert names(reading.gap) == []


def test_the_button_the_strip_and_a_screen_reader_ask_for_the_posts(
    reading: Reading, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(reading.view.gap_requested) as asked:
        reading.gap.buttons[0].click()
    assert asked.args == [GAP]
    with qtbot.waitSignal(reading.view.gap_requested):
        qtbot.mouseClick(reading.gap, Qt.MouseButton.LeftButton, pos=reading.gap.rect().topLeft())
    with qtbot.waitSignal(reading.view.gap_requested):
        interface(reading.gap).actionInterface().doAction(QAccessibleActionInterface.pressAction())


def test_the_keyboard_walks_over_a_gap_and_enter_loads_it(reading: Reading, qtbot: QtBot) -> None:
    reading.view.keyboard.enter()
    reading.key(Qt.Key.Key_J)
    assert reading.gap.hasFocus()
    assert reading.view.current_post() is None
    with qtbot.waitSignal(reading.view.gap_requested) as asked:
        reading.key(Qt.Key.Key_Return)
    assert asked.args == [GAP]
    reading.key(Qt.Key.Key_Tab)
    assert reading.gap.buttons[0].hasFocus()
    reading.key(Qt.Key.Key_J)
    assert reading.view.current_post() == "n1"
    reading.key(Qt.Key.Key_K)
    assert reading.gap.hasFocus()


def test_while_it_loads_it_says_so_and_can_not_be_asked_again(
    reading: Reading, qtbot: QtBot
) -> None:
    reading.view.keyboard.enter()
    reading.key(Qt.Key.Key_J)
    reading.key(Qt.Key.Key_Tab)
    reading.rows.set_gap(GAP, LOADING)
    assert name_of(reading.gap) == "Loading…"
    assert names(reading.gap) == []
    assert reading.gap.hasFocus()
    with qtbot.assertNotEmitted(reading.view.gap_requested):
        reading.key(Qt.Key.Key_Return)
        qtbot.mouseClick(reading.gap, Qt.MouseButton.LeftButton)
    reading.rows.set_gap(GAP, IDLE)
    assert names(reading.gap) == ["Load missing posts"]


def test_what_went_wrong_is_said_with_a_way_to_try_again(reading: Reading, qtbot: QtBot) -> None:
    below = reading.view.rows[2]
    reading.rows.set_gap(GAP, failed(Unreachable("one.test")))
    assert name_of(reading.gap).startswith("No connection to one.test.")
    assert names(reading.gap) == ["Retry"]
    assert below.y() == reading.gap.y() + reading.gap.height()
    with qtbot.waitSignal(reading.view.gap_requested):
        reading.gap.buttons[0].click()


def test_another_state_moves_nothing_but_what_is_below(reading: Reading) -> None:
    y = reading.gap.y()
    reading.rows.set_gap(GAP, failed(Unreachable("one.test")))
    assert reading.gap.y() == y
    reading.view.scroll_by(reading.gap.y() + reading.gap.height() + 5)
    places = {row.row_id: row.y() for row in reading.view.rows}
    reading.rows.set_gap(GAP, IDLE)
    assert {row.row_id: row.y() for row in reading.view.rows} == places


def test_a_gap_is_no_new_post(reading: Reading) -> None:
    assert reading.view.unseen_above == 0
    reading.view.scroll_by(3000)
    assert reading.view.unseen_above == 0


@pytest.mark.parametrize("mirrored", [False, True])
@pytest.mark.parametrize("width", [340, 600, 1400])
def test_its_button_is_inside_at_any_width(qtbot: QtBot, width: int, mirrored: bool) -> None:
    reading = Reading(qtbot, width)
    if mirrored:
        reading.view.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    for percent in (100, 200):
        reading.theme.set_text_percent(percent)
        for state in (IDLE, failed(Unreachable("one.test"))):
            reading.rows.set_gap(GAP, state)
            reading.view.bring_into_view(GAP)
            assert reading.gap.rect().contains(reading.gap.buttons[0].geometry())
            assert not reading.gap.grab().isNull()
