"""Following live: to the top with those who stand there, and with nobody else."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from fedidesk.domain.ids import RowId
from fedidesk.domain.post import Gap
from fedidesk.store.delta import Delta, Placed
from fedidesk.store.rows import IDLE, LOADING
from fedidesk.ui.theme import Theme
from tests.builders import a_post, a_profile, a_row, many_posts
from tests.qt.timeline.reading import Reading


def catch_up(reading: Reading) -> None:
    """Let the timeline be fetched, for the first time in this run."""
    reading.rows.set_newest(LOADING)
    reading.rows.set_newest(IDLE)


@pytest.fixture
def reading(qtbot: QtBot) -> Reading:
    """Return a view whose reader follows live and stands at the top."""
    reading = Reading(qtbot, many_posts(40))
    reading.pane.following.set_on(True)
    catch_up(reading)
    return reading


def come(reading: Reading, count: int = 1, first: int = 100) -> None:
    """Let posts come, and whatever follows from that."""
    reading.on_top(many_posts(count, first=first))
    reading.qtbot.wait(10)


def at_top(reading: Reading, post_id: str) -> None:
    """Wait until a post stands at the very top, all unseen ones seen, and nobody told of any."""
    reading.qtbot.waitUntil(lambda: reading.places().get(post_id) == 0)
    assert reading.view.is_at_top()
    assert (reading.view.unseen_above, reading.pane.new_count) == (0, 0)


@pytest.mark.parametrize("animates", [True, False], ids=["sliding", "at-once"])
def test_the_reader_at_the_top_goes_along(
    reading: Reading, animates: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Theme, "animates", animates)
    steps: list[int] = []
    reading.view.moved.connect(lambda: steps.append(reading.view.rows[0].y()))
    shown: list[int] = []
    reading.view.moved.connect(lambda: shown.append(reading.pane.new_count))
    for number in range(3):
        with reading.qtbot.waitSignal(reading.pane.following.went):
            reading.on_top(many_posts(1, first=100 + number))
        at_top(reading, f"n{100 + number}")
    assert any(step < 0 for step in steps) is animates
    assert set(shown) == {0}


def test_posts_that_come_during_the_movement_are_taken_along(reading: Reading) -> None:
    for number in range(8):
        reading.on_top(many_posts(1, first=100 + number))
        reading.qtbot.wait(20)
    at_top(reading, "n107")


def test_a_tall_batch_is_shown_at_once(reading: Reading) -> None:
    come(reading, 30)
    assert reading.places()["n100"] == 0
    at_top(reading, "n100")


def test_it_is_off_until_somebody_wants_it(qtbot: QtBot) -> None:
    reading = Reading(qtbot, many_posts(40))
    catch_up(reading)
    before = reading.places()
    come(reading)
    assert reading.places() == before
    assert reading.pane.new_count == 1


def test_a_reader_further_down_is_left_alone(reading: Reading) -> None:
    reading.view.scroll_by(3)
    before = reading.places()
    come(reading, 2)
    reading.qtbot.wait(200)
    assert reading.places() == before
    assert reading.pane.new_count == 2
    # Back at the place is not back at the top.
    reading.view.scroll_by(-3)
    come(reading, 1, first=200)
    assert reading.pane.new_count == 3
    reading.pane.show_newest()
    come(reading, 1, first=300)
    at_top(reading, "n300")


def test_who_walks_by_keyboard_is_left_alone(reading: Reading) -> None:
    reading.view.keyboard.enter()
    reading.key(Qt.Key.Key_J)
    reading.view.scroll_to_top()
    before = reading.places()
    come(reading)
    assert reading.places() == before
    assert reading.view.current_post() == "n1"
    assert reading.pane.new_count == 1


def test_the_key_to_the_newest_post_lets_go_of_the_row(reading: Reading) -> None:
    reading.view.keyboard.enter()
    reading.key(Qt.Key.Key_J)
    come(reading)
    reading.pane.show_newest()
    come(reading, first=200)
    at_top(reading, "n200")
    reading.key(Qt.Key.Key_J)
    before = reading.places()
    come(reading, first=300)
    assert reading.places() == before


def test_nothing_moves_below_a_menu(reading: Reading) -> None:
    menu = QMenu(reading.view)
    menu.addAction("Something")
    menu.popup(QPoint(0, 0))
    assert QApplication.activePopupWidget() is menu
    before = reading.places()
    come(reading)
    assert reading.places() == before
    assert reading.pane.new_count == 1
    menu.hide()
    assert reading.places() == before


def test_nothing_moves_below_a_selection(reading: Reading) -> None:
    reading.view.select_text(reading.view.rows[0].post_id)
    before = reading.places()
    come(reading)
    assert reading.places() == before
    assert reading.pane.new_count == 1


def test_nothing_moves_while_nobody_looks(reading: Reading) -> None:
    reading.pane.hide()
    come(reading, 2)
    reading.pane.show()
    reading.qtbot.wait(200)
    assert reading.places()["n0"] == 0
    assert reading.pane.new_count == 2


def test_what_was_missed_before_this_run_waits(qtbot: QtBot) -> None:
    reading = Reading(qtbot, many_posts(40))
    reading.pane.hide()
    reading.pane.following.set_on(True)
    reading.pane.show()
    reading.rows.set_newest(LOADING)
    come(reading, 5)
    reading.rows.set_newest(IDLE)
    qtbot.wait(200)
    assert reading.places()["n0"] == 0
    assert reading.pane.new_count == 5
    reading.pane.show_newest()
    come(reading, first=300)
    at_top(reading, "n300")


def test_more_than_a_page_at_once_waits(reading: Reading) -> None:
    come(reading, 41)
    reading.qtbot.wait(200)
    assert reading.places()["n0"] == 0
    assert reading.pane.new_count == 41


def test_it_waits_until_a_gap_is_filled(reading: Reading) -> None:
    post, last = a_post("late"), a_post("between")
    reading.posts.put([post, last])
    highest = reading._highest
    gap = Placed(highest + 2, Gap(RowId("gap")))
    reading.rows.apply(Delta(came=(Placed(highest + 3, a_row(post)), gap)))
    reading.qtbot.wait(200)
    assert reading.places()["n0"] == 0
    assert reading.pane.new_count == 1
    reading.rows.apply(Delta(came=(Placed(highest + 1, a_row(last)),), gone=(highest + 2,)))
    at_top(reading, "late")


def test_left_out_rows_are_no_reason_to_stay(reading: Reading) -> None:
    reading.view.show_only(lambda row, _: row.boosted_by is None)
    boosted = a_post("boosted", author=a_profile("Bob"))
    reading.on_top([(a_row(boosted, a_profile("Grace")), boosted)])
    reading.qtbot.wait(10)
    assert reading.places()["n0"] == 0
    assert (reading.view.unseen_above, reading.pane.new_count) == (0, 0)
    come(reading)
    at_top(reading, "n100")


def test_the_wheel_ends_it_on_the_way(reading: Reading) -> None:
    reading.on_top(many_posts(1, first=100))
    reading.qtbot.waitUntil(lambda: reading.view.rows[0].post_id == "n100")
    middle = QPointF(100, 100)
    turned = QWheelEvent(
        middle,
        reading.view.mapToGlobal(middle),
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(reading.view.viewport(), turned)
    before = reading.places()
    reading.qtbot.wait(250)
    assert reading.places() == before
    assert not reading.view.is_at_top()
