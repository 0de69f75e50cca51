from PySide6.QtCore import QObject, QPoint
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot
from shiboken6 import delete, isValid

from fedidesk.domain.errors import Unreachable
from fedidesk.store.rows import END, IDLE, LOADING, failed
from fedidesk.ui.icons import Icons
from fedidesk.ui.timeline.states import Footer, Message, OfflineStrip, Skeleton
from fedidesk.ui.timeline.timeline_pane import TimelinePane
from tests.builders import a_post, a_profile, a_row, many_posts
from tests.qt.timeline.reading import Reading


def seen(reading: Reading, kind: type[QObject]) -> bool:
    return any(child.isVisible() for child in reading.pane.findChildren(kind))


def retry_button(reading: Reading) -> QPushButton:
    buttons = reading.pane.findChildren(QPushButton)
    return next(b for b in buttons if b.accessibleName() == "Retry" and b.isVisible())


def test_loading_shows_nothing_at_first_and_then_shapes(qtbot: QtBot) -> None:
    reading = Reading(qtbot)
    reading.rows.set_newest(LOADING)
    assert not seen(reading, Skeleton)
    qtbot.waitUntil(lambda: seen(reading, Skeleton))
    reading.show(many_posts(5))
    assert not seen(reading, Skeleton)
    assert reading.view.isVisible()


def test_what_comes_soon_shows_no_shapes(qtbot: QtBot) -> None:
    reading = Reading(qtbot)
    reading.rows.set_newest(LOADING)
    reading.show(many_posts(5))
    reading.rows.set_newest(IDLE)
    qtbot.wait(350)
    assert not seen(reading, Skeleton)


def test_an_empty_timeline_says_so(qtbot: QtBot) -> None:
    reading = Reading(qtbot)
    reading.pane.set_empty_text("No posts", "Follow somebody.")
    reading.rows.set_newest(LOADING)
    reading.rows.set_newest(IDLE)
    message = next(m for m in reading.pane.findChildren(Message) if m.isVisible())
    assert message.accessibleName() == "No posts"
    assert message.accessibleDescription() == "Follow somebody."


def test_a_failure_says_what_happened_and_can_be_tried_again(qtbot: QtBot) -> None:
    reading = Reading(qtbot)
    reading.rows.set_newest(LOADING)
    reading.rows.set_newest(failed(Unreachable("one.test")))
    message = next(m for m in reading.pane.findChildren(Message) if m.isVisible())
    assert "No connection to one.test" in message.accessibleDescription()
    with qtbot.waitSignal(reading.pane.refresh_wanted):
        retry_button(reading).click()


def test_older_pages_are_asked_for_while_there_are_any(qtbot: QtBot) -> None:
    reading = Reading(qtbot)
    with qtbot.waitSignal(reading.pane.older_wanted):
        reading.show(many_posts(3))
    reading.rows.set_older(LOADING)
    with qtbot.assertNotEmitted(reading.pane.older_wanted, wait=50):
        reading.view.look_at_end()
    with qtbot.waitSignal(reading.pane.older_wanted):
        reading.rows.set_older(IDLE)
    reading.rows.set_older(END)
    with qtbot.assertNotEmitted(reading.pane.older_wanted, wait=50):
        reading.view.look_at_end()


def test_an_older_page_that_failed_can_be_tried_again(qtbot: QtBot) -> None:
    reading = Reading(qtbot, many_posts(2))
    reading.rows.set_older(failed(Unreachable("one.test")))
    assert seen(reading, Footer)
    with qtbot.waitSignal(reading.pane.older_wanted):
        retry_button(reading).click()
    reading.rows.set_older(END)
    assert seen(reading, Footer)
    reading.rows.set_older(IDLE)
    assert not seen(reading, Footer)


def test_new_posts_are_offered_and_never_forced(qtbot: QtBot) -> None:
    reading = Reading(qtbot, many_posts(20))
    before = reading.places()
    reading.on_top(many_posts(3, first=100))
    assert reading.pane.new_count == 3
    assert reading.places() == before
    reading.pane.show_newest()
    assert reading.pane.new_count == 0
    assert reading.places()["n100"] == 0


def test_what_one_did_oneself_is_nothing_new(qtbot: QtBot) -> None:
    reading = Reading(qtbot, many_posts(20))
    me, bob = a_profile("Me"), a_profile("Bob")
    reading.own = me.id
    mine, liked, theirs = a_post("mine", author=me), a_post("liked"), a_post("theirs", author=bob)
    reading.on_top([(a_row(mine), mine), (a_row(liked, boosted_by=me), liked)])
    assert reading.pane.new_count == 0
    rows = [(a_row(theirs), theirs), (a_row(mine, boosted_by=bob), mine)]
    reading.on_top(rows)
    assert reading.view.unseen_above == 2
    assert reading.pane.new_count == 2
    reading.remove("theirs")
    assert reading.view.unseen_above == 1


def test_the_end_is_said_more_quietly_than_trouble(qtbot: QtBot) -> None:
    reading = Reading(qtbot, many_posts(2))
    reading.rows.set_older(END)
    (text,) = (label for label in reading.pane.findChildren(QLabel) if label.isVisible())
    assert text.text() == "That's all there is."
    colours = reading.theme.colours
    assert text.palette().color(text.foregroundRole()) == colours.muted
    reading.rows.set_older(failed(Unreachable("one.test")))
    assert text.palette().color(text.foregroundRole()) == colours.text


def test_a_thread_does_not_count_what_comes_above(qtbot: QtBot) -> None:
    reading = Reading(qtbot, many_posts(5), counts_new=False)
    reading.on_top(many_posts(3, first=100))
    assert reading.pane.new_count == 0


def test_offline_is_said_without_moving_the_post_that_is_read(qtbot: QtBot) -> None:
    reading = Reading(qtbot, many_posts(20))
    reading.view.scroll_by(700)
    row = reading.view.rows[1]
    before = row.mapTo(reading.pane, QPoint())
    assert not seen(reading, OfflineStrip)
    reading.pane.set_offline(True)
    assert seen(reading, OfflineStrip)
    assert row.mapTo(reading.pane, QPoint()) == before
    reading.pane.set_offline(False)
    assert not seen(reading, OfflineStrip)
    assert row.mapTo(reading.pane, QPoint()) == before


def test_a_pane_that_is_gone_hears_nothing(qtbot: QtBot) -> None:
    reading = Reading(qtbot, many_posts(3))
    parts = (reading.rows, reading.posts, reading.images, reading.theme, Icons())
    pane = TimelinePane(*parts)
    model = pane.model
    delete(pane)
    assert not isValid(model)
    reading.posts.put([a_post("n1", "Changed")])
    reading.rows.set_older(END)
    reading.remove("n2")
