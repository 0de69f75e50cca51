import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from fedidesk.domain.ids import PostId
from tests.builders import a_post, a_row, many_posts, posts_of_all_kinds
from tests.qt.timeline.reading import Reading

LINK = '<p><a href="https://one.test/page">a page</a></p>'


@pytest.fixture
def reading(qtbot: QtBot) -> Reading:
    reading = Reading(qtbot, many_posts(40))
    reading.view.keyboard.enter()
    return reading


def test_the_keyboard_begins_on_the_first_row(reading: Reading) -> None:
    assert reading.view.current_post() == "n0"
    assert reading.row("n0").hasFocus()


@pytest.mark.parametrize(
    ("down", "up"), [(Qt.Key.Key_J, Qt.Key.Key_K), (Qt.Key.Key_Down, Qt.Key.Key_Up)]
)
def test_rows_are_walked_one_by_one(reading: Reading, down: Qt.Key, up: Qt.Key) -> None:
    for _ in range(12):
        reading.key(down)
    assert reading.view.current_post() == "n12"
    row = reading.row("n12")
    assert row.hasFocus()
    assert row.y() + row.height() <= reading.view.viewport().height() or row.y() == 0
    for _ in range(5):
        reading.key(up)
    assert reading.view.current_post() == "n7"
    assert reading.row("n7").y() >= 0


def test_letters_can_be_left_to_the_screen_reader(reading: Reading) -> None:
    reading.view.keyboard.letters = False
    reading.key(Qt.Key.Key_J)
    assert reading.view.current_post() == "n0"


def test_tab_walks_the_buttons_and_leaves(qtbot: QtBot) -> None:
    reading = Reading(qtbot, [(a_row("1"), a_post("1", html=LINK)), *many_posts(20)])
    window = QWidget()
    layout = QVBoxLayout(window)
    before, after = QPushButton("before"), QPushButton("after")
    for widget in (before, reading.pane, after):
        layout.addWidget(widget)
    window.resize(500, 700)
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    before.setFocus()
    reading.key(Qt.Key.Key_Tab)
    assert reading.row("1").hasFocus()
    names = []
    for _ in reading.row("1").buttons:
        reading.key(Qt.Key.Key_Tab)
        focus = QApplication.focusWidget()
        spot = getattr(focus, "spot", None)
        names.append("" if spot is None else spot.name)
    assert names == ["Ada", "a page", "Reply", "Boost", "Favourite", "Bookmark", "More"]
    reading.key(Qt.Key.Key_Tab)
    assert after.hasFocus()
    reading.qtbot.keyClick(after, Qt.Key.Key_Backtab)
    assert reading.row("1").hasFocus()
    reading.key(Qt.Key.Key_Backtab)
    assert before.hasFocus()
    window.layout().removeWidget(reading.pane)
    reading.pane.setParent(None)


def test_enter_opens_the_current_post(reading: Reading) -> None:
    reading.key(Qt.Key.Key_J)
    with reading.qtbot.waitSignal(reading.view.opened) as opened:
        reading.key(Qt.Key.Key_Return)
    assert opened.args == ["n1"]


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Space])
def test_a_button_is_pressed_by_key(reading: Reading, key: Qt.Key) -> None:
    button = reading.button("n0", "Boost")
    button.setFocus()
    with reading.qtbot.waitSignal(reading.view.boost_requested) as boosted:
        reading.key(key)
    assert boosted.args == ["n0"]


def test_the_keyboard_stays_where_it_is_when_rows_come(reading: Reading) -> None:
    reading.key(Qt.Key.Key_J)
    reading.on_top(many_posts(20, first=100))
    assert reading.view.current_post() == "n1"
    assert reading.row("n1").hasFocus()


def test_the_keyboard_stays_on_a_button_when_its_post_changes(reading: Reading) -> None:
    button = reading.button("n0", "Boost")
    button.setFocus()
    post = reading.posts.get(PostId("n0"))
    assert post is not None
    reading.posts.put([a_post("n0", "Edited " * 100, boosts_count=5)])
    focus = QApplication.focusWidget()
    assert focus is reading.button("n0", "Boost")


def test_the_keyboard_goes_on_to_the_next_row_when_its_own_is_deleted(reading: Reading) -> None:
    reading.key(Qt.Key.Key_J)
    reading.rows.remove_post(PostId("n1"))
    assert reading.view.current_post() == "n2"
    assert reading.row("n2").hasFocus()


def test_the_keyboard_comes_back_with_the_row(reading: Reading) -> None:
    reading.view.scroll_by(3000)
    assert reading.view.hasFocus()
    assert reading.view.current_post() == "n0"
    reading.view.scroll_to_top()
    assert reading.row("n0").hasFocus()


def test_pages_scroll_by_a_view(reading: Reading) -> None:
    height = reading.view.viewport().height()
    lowest = reading.view.rows[-1]
    name = lowest.post_id
    reading.key(Qt.Key.Key_PageDown)
    reading.qtbot.waitUntil(lambda: reading.places().get(name, height) < height // 2)
    reading.key(Qt.Key.Key_End)
    assert "n39" in reading.places()
    reading.key(Qt.Key.Key_Home)
    assert reading.places()["n0"] == 0


def test_other_keys_are_left_to_the_window(reading: Reading) -> None:
    asked: list[str] = []
    reading.pane.keyPressEvent = lambda event: asked.append(event.text())  # type: ignore[method-assign]
    reading.key(Qt.Key.Key_B)
    assert asked == ["b"]


def test_every_button_of_every_post_can_be_reached(qtbot: QtBot) -> None:
    reading = Reading(qtbot, posts_of_all_kinds())
    reading.view.keyboard.enter()
    for _, post in posts_of_all_kinds():
        assert reading.view.current_post() == post.id
        stops = [b for b in reading.row(post.id).buttons if b.isEnabled()]
        for stop in stops:
            assert reading.view.keyboard.step(True)
            assert stop.hasFocus()
        reading.key(Qt.Key.Key_J)
