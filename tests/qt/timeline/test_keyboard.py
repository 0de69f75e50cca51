import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from fedidesk.domain.ids import PostId
from fedidesk.ui.theme import Theme
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
    reading.remove("n1")
    assert reading.view.current_post() == "n2"
    assert reading.row("n2").hasFocus()


def test_the_keyboard_comes_back_with_the_row(reading: Reading) -> None:
    reading.view.scroll_by(3000)
    assert reading.view.hasFocus()
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


def is_whole(reading: Reading, post_id: PostId | None) -> bool:
    """Say whether all of a post is to be seen."""
    height = reading.view.viewport().height()
    row = next((row for row in reading.view.rows if row.post_id == post_id), None)
    return row is not None and 0 <= row.y() <= row.y() + row.height() <= height


def first_whole(reading: Reading) -> PostId | None:
    return next(row.post_id for row in reading.view.rows if is_whole(reading, row.post_id))


def acts_on_first_whole(reading: Reading) -> bool:
    """Say whether the keyboard is on the first post that is wholly in view, and opens that."""
    first = first_whole(reading)
    with reading.qtbot.waitSignal(reading.view.opened) as opened:
        reading.key(Qt.Key.Key_Return)
    return reading.row(str(first)).hasFocus() and opened.args == [first]


@pytest.mark.parametrize("animates", [True, False], ids=["sliding", "at-once"])
@pytest.mark.parametrize("key", [Qt.Key.Key_PageDown, Qt.Key.Key_Space])
def test_pages_take_the_keyboard_along(
    reading: Reading, key: Qt.Key, animates: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Theme, "animates", animates)
    for _ in range(2):
        with reading.qtbot.waitSignal(reading.view.pages_scrolled):
            reading.key(key)
        assert "n0" not in reading.places()
        assert acts_on_first_whole(reading)


def test_the_end_takes_the_keyboard_along_and_so_does_the_way_back(reading: Reading) -> None:
    reading.key(Qt.Key.Key_End)
    assert acts_on_first_whole(reading)
    with reading.qtbot.waitSignal(reading.view.pages_scrolled):
        reading.key(Qt.Key.Key_PageUp)
    assert acts_on_first_whole(reading)


def test_a_key_while_the_page_slides_acts_on_what_is_seen(reading: Reading) -> None:
    reading.key(Qt.Key.Key_PageDown)
    reading.qtbot.waitUntil(lambda: "n0" not in reading.places())
    assert reading.view.current_post() in reading.places()


def test_a_post_that_stays_in_view_keeps_the_keyboard(reading: Reading) -> None:
    for _ in range(39):
        reading.key(Qt.Key.Key_J)
    with reading.qtbot.waitSignal(reading.view.pages_scrolled):
        reading.key(Qt.Key.Key_PageDown)
    assert reading.row("n39").hasFocus()


def test_home_goes_to_the_first_post(reading: Reading) -> None:
    reading.key(Qt.Key.Key_J)
    reading.key(Qt.Key.Key_Home)
    assert reading.row("n0").hasFocus()


@pytest.mark.parametrize("by_bar", [True, False], ids=["bar", "wheel"])
def test_a_key_never_acts_on_what_was_scrolled_away(reading: Reading, by_bar: bool) -> None:
    if by_bar:
        reading.view.verticalScrollBar().setValue(4000)
    else:
        reading.view.scroll_by(3000)
    assert "n0" not in reading.places()
    post_id = reading.view.current_post()
    assert post_id == first_whole(reading)
    assert reading.row(str(post_id)).hasFocus()


def test_a_row_of_which_an_edge_is_seen_counts_as_gone(reading: Reading) -> None:
    reading.view.scroll_by(reading.row("n0").height() - 5)
    assert reading.row("n0").hasFocus()
    with reading.qtbot.waitSignal(reading.view.opened) as opened:
        reading.key(Qt.Key.Key_Return)
    assert opened.args == ["n1"]


def test_walking_goes_on_from_what_is_seen(reading: Reading) -> None:
    reading.view.scroll_by(3000)
    first = first_whole(reading)
    reading.key(Qt.Key.Key_J)
    assert reading.view.current_post() == first
    reading.key(Qt.Key.Key_J)
    assert reading.view.current_post() == f"n{int(str(first)[1:]) + 1}"


def test_a_button_that_was_scrolled_away_is_not_pressed(qtbot: QtBot) -> None:
    reading = Reading(qtbot, [(a_row("1"), a_post("1", "word " * 400)), *many_posts(5)])
    reading.view.keyboard.enter()
    name = reading.button("1", "Ada")
    name.setFocus()
    reading.view.scroll_by(200)
    assert reading.row("1").hasFocus()


def test_tab_brings_a_button_into_view(qtbot: QtBot) -> None:
    post = a_post("1", "word " * 190)
    reading = Reading(qtbot, [(a_row("1"), post), *many_posts(5)], height=250)
    reading.view.keyboard.enter()
    button = reading.button("1", "Reply")
    height = reading.view.viewport().height()
    assert button.mapTo(reading.view.viewport(), QPoint()).y() > height
    while QApplication.focusWidget() is not button:
        reading.key(Qt.Key.Key_Tab)
    assert button.mapTo(reading.view.viewport(), button.rect().bottomLeft()).y() < height


def test_tab_enters_what_is_seen(reading: Reading) -> None:
    reading.view.scroll_by(3000)
    reading.key(Qt.Key.Key_Tab)
    assert reading.row(str(first_whole(reading))).hasFocus()


def test_the_list_itself_gives_the_keyboard_to_its_current_row(reading: Reading) -> None:
    reading.key(Qt.Key.Key_J)
    reading.view.clearFocus()
    reading.view.setFocus()
    assert reading.row("n1").hasFocus()


def test_a_list_that_waits_for_posts_gives_the_first_the_keyboard(qtbot: QtBot) -> None:
    reading = Reading(qtbot)
    reading.pane._stack.setCurrentWidget(reading.view)
    reading.view.setFocus()
    assert reading.view.hasFocus()
    reading.show(many_posts(3))
    assert reading.row("n0").hasFocus()


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
