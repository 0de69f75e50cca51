from PySide6.QtGui import QAccessible, QAccessibleActionInterface
from pytestqt.qtbot import QtBot

from fedidesk.domain.post import Quote
from tests.builders import (
    NOON,
    a_picture,
    a_poll,
    a_post,
    a_profile,
    a_row,
    an_emoji,
    many_posts,
    posts_of_all_kinds,
)
from tests.qt.timeline.reading import Reading, interface, name_of

LINK = '<p>See <a href="https://one.test/page">a page</a></p>'


def test_the_list_has_the_rows_on_the_screen_and_nothing_else(qtbot: QtBot) -> None:
    reading = Reading(qtbot, many_posts(60))
    for _ in range(8):
        reading.view.scroll_by(700)
    reading.view.scroll_by(-350)
    timeline = interface(reading.view)
    assert timeline.role() is QAccessible.Role.List
    assert timeline.text(QAccessible.Text.Name) == "Timeline"
    children = [timeline.child(i) for i in range(timeline.childCount())]
    assert [child.object() for child in children] == reading.view.rows
    tops = [child.rect().y() for child in children]
    assert tops == sorted(tops)
    for index, child in enumerate(children):
        assert child.role() is QAccessible.Role.ListItem
        assert child.parent().object() is reading.view
        assert timeline.indexOfChild(child) == index


def test_a_list_can_be_named(qtbot: QtBot) -> None:
    reading = Reading(qtbot, many_posts(3))
    reading.pane.set_name("Local")
    assert name_of(reading.view) == "Local"


def test_a_row_is_one_sentence_in_the_order_people_ask_for(qtbot: QtBot) -> None:
    post = a_post("1", "Good <b>morning</b>", favourited=True, edited_at=NOON)
    reading = Reading(qtbot, [(a_row(post, a_profile("Grace Hopper")), post)])
    assert name_of(reading.row("1")) == (
        "Ada, Good morning, Saturday, 14 March 2026 12:00, @ada@one.test, "
        "boosted by Grace Hopper, edited, favourited by you"
    )


def test_a_content_warning_hides_the_text_from_the_ear_too(qtbot: QtBot) -> None:
    media = (a_picture(description="A knife"),)
    post = a_post("1", "Everybody dies", content_warning="Spoilers", sensitive=True, media=media)
    reading = Reading(qtbot, [(a_row(post), post)])
    assert "content warning: Spoilers" in name_of(reading.row("1"))
    assert "dies" not in name_of(reading.row("1"))
    assert "knife" not in name_of(reading.row("1"))
    assert [b.spot.name for b in reading.row("1").buttons if b.spot][1] == "Show content"
    reading.button("1", "Show content").click()
    assert "Spoilers, Everybody dies, 1 attachment(s): A knife" in name_of(reading.row("1"))
    reading.button("1", "Hide content").click()
    assert "dies" not in name_of(reading.row("1"))


def test_custom_emoji_are_said_in_words(qtbot: QtBot) -> None:
    emojis = (an_emoji("red_fern"), an_emoji("tea"))
    lena = a_profile("Lena :red_fern: Marsh:tea::tea:", emojis=emojis)
    post = a_post("1", "More :tea: at 10:30:00", author=lena, emojis=emojis, poll=a_poll())
    quoting = a_post("2", "Yes", quote=Quote("accepted", post))
    reading = Reading(qtbot, [(a_row(post, lena), post), (a_row(quoting), quoting)])
    said = name_of(reading.row("1"))
    assert said.startswith("Lena red fern Marsh tea tea, More tea at 10:30:00, ")
    assert "boosted by Lena red fern Marsh tea tea" in said
    assert "quotes Lena red fern Marsh tea tea: More tea at" in name_of(reading.row("2"))
    names = [name_of(button) for row in reading.view.rows for button in row.buttons]
    assert names.count("Lena red fern Marsh tea tea") == 3
    assert "Quoted post by Lena red fern Marsh tea tea" in names
    assert not [name for name in (said, *names) if ":red_fern:" in name or ":tea:" in name]


def test_media_poll_and_quote_are_said(qtbot: QtBot) -> None:
    quoted = a_post("q", "Tea is fine", author=a_profile("Bob"))
    posts = [
        a_post("1", "Look", media=(a_picture("a", description="A loaf"), a_picture("b"))),
        a_post("2", "Vote", poll=a_poll()),
        a_post("3", "Yes", quote=Quote("accepted", quoted)),
        a_post("4", "Oh", quote=Quote("revoked")),
    ]
    reading = Reading(qtbot, [(a_row(p), p) for p in posts], height=1600)
    assert "2 attachment(s): A loaf; Picture without description" in name_of(reading.row("1"))
    assert "poll: Tea 50%; Coffee 33%; Water 17%" in name_of(reading.row("2"))
    assert "quotes Bob: Tea is fine" in name_of(reading.row("3"))
    assert "took the consent back" in name_of(reading.row("4"))
    assert [b.spot.name for b in reading.row("1").buttons if b.spot][1:4] == [
        "A loaf",
        "Show the description",
        "Picture without description",
    ]


def test_buttons_say_what_they_do_and_whether_it_is_done(qtbot: QtBot) -> None:
    post = a_post("1", html=LINK, boosted=True, boosts_count=3)
    reading = Reading(qtbot, [(a_row(post), post)])
    row = interface(reading.row("1"))
    names = [row.child(i).text(QAccessible.Text.Name) for i in range(row.childCount())]
    assert names == ["Ada", "a page", "Reply", "Boost", "Favourite", "Bookmark", "More"]
    roles = [row.child(i).role() for i in range(row.childCount())]
    assert roles == [QAccessible.Role.Button, QAccessible.Role.Link] + [QAccessible.Role.Button] * 5
    boost, reply = row.child(3), row.child(2)
    assert boost.state().checkable
    assert boost.state().checked
    assert boost.text(QAccessible.Text.Description) == "Boosted by you, 3 boost(s)"
    assert not reply.state().checkable
    assert boost.parent().object() is reading.row("1")


def test_a_press_from_outside_is_a_press(qtbot: QtBot) -> None:
    post = a_post("1", html=LINK)
    reading = Reading(qtbot, [(a_row(post), post)])
    button = interface(reading.button("1", "Bookmark"))
    with qtbot.waitSignal(reading.view.bookmark_requested) as asked:
        button.doAction(QAccessibleActionInterface.pressAction())
    assert asked.args == ["1"]
    link = interface(reading.button("1", "a page"))
    with qtbot.waitSignal(reading.view.link_activated) as followed:
        link.doAction(QAccessibleActionInterface.pressAction())
    assert followed.args == ["https://one.test/page"]


def test_a_press_on_a_post_opens_it(qtbot: QtBot) -> None:
    reading = Reading(qtbot, many_posts(3))
    row = interface(reading.row("n1")).actionInterface()
    assert row.actionNames()[0] == QAccessibleActionInterface.pressAction()
    with qtbot.waitSignal(reading.view.opened) as opened:
        row.doAction(QAccessibleActionInterface.pressAction())
    assert opened.args == ["n1"]


def test_the_keyboard_can_be_put_anywhere_from_outside(qtbot: QtBot) -> None:
    reading = Reading(qtbot, many_posts(3))
    for widget in (reading.row("n1"), reading.button("n2", "Boost")):
        interface(widget).actionInterface().doAction(QAccessibleActionInterface.setFocusAction())
        assert widget.hasFocus()


def test_the_menu_of_a_post_is_a_part_of_its_button(qtbot: QtBot) -> None:
    reading = Reading(qtbot, many_posts(3))
    reading.view.menu_requested.connect(lambda _post_id, menu: menu.addAction("Copy"))
    button = reading.button("n1", "More")
    more = interface(button)
    assert more.state().hasPopup
    assert more.childCount() == 0
    more.actionInterface().doAction(QAccessibleActionInterface.pressAction())
    assert more.childCount() == 1
    menu = more.child(0)
    assert menu.role() is QAccessible.Role.PopupMenu
    assert more.indexOfChild(menu) == 0
    assert menu.text(QAccessible.Text.Name) == "Post"
    copy = menu.child(0)
    assert copy.text(QAccessible.Text.Name) == "Copy"
    with qtbot.waitSignal(button.menu.triggered):
        copy.actionInterface().doAction(QAccessibleActionInterface.pressAction())
    assert more.childCount() == 0


def test_what_cannot_be_boosted_says_so(qtbot: QtBot) -> None:
    post = a_post("1", visibility="direct")
    reading = Reading(qtbot, [(a_row(post), post)])
    button = reading.button("1", "Boost")
    assert interface(button).state().disabled
    assert button.spot is not None
    assert button.spot.tip == "Only public posts can be boosted"


def test_every_button_of_every_post_has_a_name(qtbot: QtBot) -> None:
    reading = Reading(qtbot, posts_of_all_kinds(), width=600, height=8000)
    assert len(reading.view.rows) == len(posts_of_all_kinds())
    for row in reading.view.rows:
        assert name_of(row)
        assert all(name_of(button).strip() for button in row.buttons)
