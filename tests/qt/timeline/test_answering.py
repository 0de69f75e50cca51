"""Voting, looking behind a filter, joining in: by mouse, keyboard and screen reader."""

from datetime import UTC, datetime, timedelta

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from pytestqt.qtbot import QtBot

from fedidesk.domain.filters import FilterMatch
from fedidesk.domain.ids import PostId, ProfileId
from fedidesk.domain.poll import Poll
from fedidesk.domain.post import Post, Quote
from fedidesk.domain.reaction import Reaction
from fedidesk.ui.timeline.proxy import Proxy
from fedidesk.ui.timeline.scene import Act
from tests.builders import a_poll, a_post, a_profile, a_row, many_posts
from tests.qt.timeline.reading import Reading, interface, name_of

HIDDEN = FilterMatch(title="Spiders", action="hide", contexts=("home", "thread"))
WARNED = FilterMatch(title="Spiders", action="warn", contexts=("home", "thread"))


def open_poll(**changes: object) -> Poll:
    return a_poll(expires_at=datetime.now(UTC) + timedelta(days=1), **changes)


def reading(qtbot: QtBot, *posts: Post, context: str = "home") -> Reading:
    shown = Reading(qtbot, [(a_row(post), post) for post in posts])
    shown.view.read_as(ProfileId("profile-Me"), context)
    return shown


def acts(shown: Reading, post_id: str, *wanted: Act) -> list[Proxy]:
    return [b for b in shown.row(post_id).buttons if b.spot is not None and b.spot.act in wanted]


def picked(shown: Reading, post_id: str = "1") -> list[bool | None]:
    options = acts(shown, post_id, Act.CHOOSE, Act.TICK)
    return [button.spot.checked for button in options if button.spot is not None]


def test_one_answer_is_picked_and_sent(qtbot: QtBot) -> None:
    shown = reading(qtbot, a_post("1", poll=open_poll()))
    vote = shown.button("1", "Vote")
    assert not vote.isEnabled()
    shown.button("1", "Tea").click()
    shown.button("1", "Water").click()
    assert picked(shown) == [False, False, True]
    vote = shown.button("1", "Vote")
    assert vote.isEnabled()
    with qtbot.waitSignal(shown.view.vote_requested) as sent:
        vote.click()
    assert sent.args == ["1", (2,)]


def test_several_answers_are_picked_and_let_go(qtbot: QtBot) -> None:
    shown = reading(qtbot, a_post("1", poll=open_poll(multiple=True)))
    for name in ("Tea", "Water", "Tea", "Coffee"):
        shown.button("1", name).click()
    assert picked(shown) == [False, True, True]
    with qtbot.waitSignal(shown.view.vote_requested) as sent:
        shown.button("1", "Vote").click()
    assert sent.args == ["1", (1, 2)]


def test_a_poll_by_keyboard(qtbot: QtBot) -> None:
    shown = reading(qtbot, a_post("1", poll=open_poll()))
    tea = shown.button("1", "Tea")
    tea.setFocus()
    shown.key(Qt.Key.Key_Space)
    assert picked(shown) == [True, False, False]
    assert shown.button("1", "Tea").hasFocus()


def test_the_keyboard_stays_on_what_it_was_on_or_leaves_to_the_row(qtbot: QtBot) -> None:
    boosted = a_post("1", "SECRET", filters=(WARNED,), poll=open_poll())
    shown = Reading(qtbot, [(a_row(boosted, a_profile("Bob")), boosted)])
    shown.view.read_as(ProfileId("profile-Me"), "home")
    shown.button("1", "Show anyway").setFocus()
    shown.key(Qt.Key.Key_Return)
    assert shown.button("1", "Hide").hasFocus()
    shown.button("1", "Tea").click()
    shown.button("1", "Vote").setFocus()
    shown.posts.put([replace(boosted, poll=open_poll(voted=True, own_votes=(0,)))])
    assert shown.row("1").hasFocus()


@pytest.mark.parametrize(
    ("multiple", "role"),
    [(False, QAccessible.Role.RadioButton), (True, QAccessible.Role.CheckBox)],
)
def test_a_poll_as_assistive_technology_sees_it(
    qtbot: QtBot, multiple: bool, role: QAccessible.Role
) -> None:
    shown = reading(qtbot, a_post("1", poll=open_poll(multiple=multiple)))
    shown.button("1", "Coffee").click()
    options = acts(shown, "1", Act.CHOOSE, Act.TICK)
    assert [name_of(each) for each in options] == ["Tea", "Coffee", "Water"]
    assert {interface(each).role() for each in options} == {role}
    states = [interface(each).state() for each in options]
    assert [bool(state.checked) for state in states] == [False, True, False]
    assert all(state.checkable for state in states)


def test_what_is_picked_survives_scrolling(qtbot: QtBot) -> None:
    posts = [(a_row("1"), a_post("1", poll=open_poll())), *many_posts(60)]
    shown = Reading(qtbot, posts)
    shown.button("1", "Coffee").click()
    shown.view.scroll_to_end()
    assert all(row.post_id != "1" for row in shown.view.rows)
    shown.view.scroll_to_top()
    assert picked(shown) == [False, True, False]


def test_results_can_be_looked_at_before_voting(qtbot: QtBot) -> None:
    shown = reading(qtbot, a_post("1", poll=open_poll()))
    shown.button("1", "Coffee").click()
    shown.button("1", "Show results").click()
    assert picked(shown) == []
    assert "50%" in name_of(shown.row("1"))
    shown.button("1", "Back to voting").click()
    assert picked(shown) == [False, True, False]


def test_another_poll_in_the_same_post_has_nothing_picked(qtbot: QtBot) -> None:
    shown = reading(qtbot, a_post("1", poll=open_poll()))
    shown.button("1", "Coffee").click()
    shown.posts.put([a_post("1", poll=open_poll(id="other"))])
    assert picked(shown) == [False, False, False]


def test_a_poll_that_ends_on_screen_is_looked_at_once(qtbot: QtBot) -> None:
    ended = a_poll(expires_at=datetime.now(UTC) - timedelta(seconds=5))
    asked: list[tuple[PostId, bool]] = []
    shown = Reading(qtbot)
    shown.view.poll_requested.connect(lambda post_id, quietly: asked.append((post_id, quietly)))
    posts = (a_post("1", poll=ended), a_post("2", poll=open_poll()),
             a_post("3", poll=a_poll(expired=True)))  # fmt: skip
    with qtbot.waitSignal(shown.view.rested):
        shown.show((a_row(post), post) for post in posts)
    with qtbot.waitSignal(shown.view.rested):
        shown.view.scroll_to_post(PostId("1"))
    assert asked == [("1", True)]
    shown.button("1", "Refresh").click()
    assert asked[1:] == [("1", False)]


def test_a_filter_is_looked_behind_and_closed_again(qtbot: QtBot) -> None:
    shown = reading(qtbot, a_post("0"), a_post("1", "SECRET", filters=(WARNED,)), a_post("2"))
    top = shown.row("1").y()
    assert "SECRET" not in name_of(shown.row("1"))
    shown.button("1", "Show anyway").click()
    assert "SECRET" in name_of(shown.row("1"))
    assert shown.row("1").y() == top
    shown.button("1", "Hide").click()
    assert "SECRET" not in name_of(shown.row("1"))


def test_a_post_that_is_kept_back_has_its_menu_all_the_same(qtbot: QtBot) -> None:
    shown = reading(qtbot, a_post("1", filters=(WARNED,)))
    shown.view.menu_requested.connect(lambda _, menu: menu.addAction("Something"))
    with qtbot.waitSignal(shown.view.menu_requested) as wanted:
        shown.row("1").menu_requested.emit(QPoint(5, 5))
    post_id, menu = wanted.args
    assert post_id == "1"
    menu.hide()


def test_a_hidden_post_has_no_row_but_in_a_thread(qtbot: QtBot) -> None:
    posts = (a_post("0"), a_post("1", filters=(HIDDEN,)), a_post("2"))
    shown = reading(qtbot, *posts)
    assert list(shown.places()) == ["0", "2"]
    shown.view.read_as(ProfileId("profile-Me"), "thread")
    assert list(shown.places()) == ["0", "1", "2"]
    assert shown.button("1", "Show anyway")
    shown.view.set_focus_post(PostId("1"))
    assert "Hello" in name_of(shown.row("1"))


def test_the_quote_of_somebody_muted_is_looked_behind(qtbot: QtBot) -> None:
    quoted = a_post("q", "SECRET", author=a_profile("Bob"))
    shown = reading(qtbot, a_post("1", quote=Quote("muted_account", quoted, PostId("q"))))
    shown.button("1", "Show anyway").click()
    assert "SECRET" in name_of(shown.row("1"))
    with qtbot.waitSignal(shown.view.opened) as opened:
        acts(shown, "1", Act.QUOTE)[0].click()
    assert opened.args == ["q"]
    with qtbot.waitSignal(shown.view.profile_requested) as wanted:
        acts(shown, "1", Act.PROFILE)[-1].click()
    assert wanted.args == ["profile-Bob"]


def test_joining_in_with_an_emoji(qtbot: QtBot) -> None:
    shown = reading(qtbot, a_post("1", reactions=(Reaction(name="👍", count=1, own=True),)))
    chip = shown.button("1", "👍")
    assert interface(chip).state().checked
    with qtbot.waitSignal(shown.view.reaction_requested) as wanted:
        chip.click()
    assert wanted.args == ["1", "👍"]


def test_what_people_did_with_the_post_of_a_thread(qtbot: QtBot) -> None:
    post = a_post("1", boosts_count=1, favourites_count=1, quotes_count=1,
                  edited_at=datetime.now(UTC))  # fmt: skip
    shown = reading(qtbot, post, context="thread")
    shown.view.set_focus_post(post.id)
    view = shown.view
    for act, signal, said in (
        (Act.BOOSTED_BY, view.people_requested, ["1", "boosted by"]),
        (Act.FAVOURITED_BY, view.people_requested, ["1", "favourited by"]),
        (Act.QUOTED_BY, view.quotes_requested, ["1"]),
        (Act.HISTORY, view.history_requested, ["1"]),
    ):
        with qtbot.waitSignal(signal) as told:
            acts(shown, "1", act)[0].click()
        assert told.args == said


def test_what_a_quoted_post_warns_of_is_shown_and_hidden_in_place(qtbot: QtBot) -> None:
    quoted = a_post("q", "SECRET", content_warning="Careful")
    post = a_post("1", content_warning="Spoilers", quote=Quote("accepted", quoted))
    shown = reading(qtbot, post)
    shown.view.toggle_revealed(PostId("1"))
    (show,) = acts(shown, "1", Act.UNCOVER)
    show.click()
    assert "SECRET" in name_of(shown.row("1"))
    assert shown.view.is_revealed(PostId("1")), "the post around it stays as it was"
    (hide,) = acts(shown, "1", Act.UNCOVER)
    hide.click()
    assert "SECRET" not in name_of(shown.row("1"))
