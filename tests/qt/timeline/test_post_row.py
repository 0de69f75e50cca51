from PySide6.QtCore import QBuffer, QByteArray, QEvent, QIODevice, QPoint, Qt
from PySide6.QtGui import QColor, QHelpEvent, QImage
from PySide6.QtWidgets import QApplication, QToolTip, QWidget
from pytestqt.qtbot import QtBot

from fedidesk.domain.ids import RowId
from fedidesk.domain.post import Card, Quote
from fedidesk.ui.timeline.proxy import Proxy
from fedidesk.ui.timeline.scene import Act
from tests.builders import a_picture, a_post, a_profile, a_row, many_posts
from tests.qt.timeline.reading import Reading

RED = QColor("#ff0000")


def a_png(width: int = 60, height: int = 40) -> bytes:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(RED)
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    return data.data()


def colour_in(reading: Reading, post_id: str, act: Act) -> QColor:
    row = reading.row(post_id)
    place = next(b for b in row.buttons if b.spot is not None and b.spot.act is act)
    return row.grab().toImage().pixelColor(place.geometry().center())


def test_a_picture_is_painted_when_it_has_come_and_moves_nothing(qtbot: QtBot) -> None:
    post = a_post("1", media=(a_picture("m"),))
    reading = Reading(qtbot, [(a_row(post), post)])
    height = reading.row("1").height()
    url = post.media[0].preview_url
    qtbot.waitUntil(lambda: url in reading.fetcher.asked)
    assert colour_in(reading, "1", Act.MEDIA) != RED
    with qtbot.waitSignal(reading.images.arrived):
        reading.fetcher.fetched.emit(url, a_png())
    assert colour_in(reading, "1", Act.MEDIA) == RED
    assert reading.row("1").height() == height


def test_sensitive_pictures_are_not_even_fetched_before_they_are_shown(qtbot: QtBot) -> None:
    post = a_post("1", sensitive=True, media=(a_picture("m"),))
    avatar = "https://one.test/avatar.png"
    other = a_post("2", author=a_profile("Bob", avatar_static_url=avatar))
    reading = Reading(qtbot, [(a_row(post), post), (a_row(other), other)])
    qtbot.waitUntil(lambda: avatar in reading.fetcher.asked)
    url = post.media[0].preview_url
    assert url not in reading.fetcher.asked
    reading.button("1", "Show content").click()
    qtbot.waitUntil(lambda: url in reading.fetcher.asked)


def test_a_click_on_the_text_opens_the_post_and_a_drag_does_not(qtbot: QtBot) -> None:
    post = a_post("1", "Some text")
    reading = Reading(qtbot, [(a_row(post), post)])
    row = reading.row("1")
    where = QPoint(row.width() - 60, row.height() // 2)
    with qtbot.waitSignal(reading.view.opened) as opened:
        qtbot.mouseClick(row, Qt.MouseButton.LeftButton, pos=where)
    assert opened.args == ["1"]
    with qtbot.assertNotEmitted(reading.view.opened):
        qtbot.mousePress(row, Qt.MouseButton.LeftButton, pos=where)
        qtbot.mouseRelease(row, Qt.MouseButton.LeftButton, pos=where - QPoint(80, 0))


def test_each_place_tells_what_was_pressed(qtbot: QtBot) -> None:
    quoted = a_post("q", "quoted", author=a_profile("Bob"))
    card = Card(url="https://one.test/card", title="A card")
    posts = [
        a_post("1", media=(a_picture("a"), a_picture("b"))),
        a_post("2", quote=Quote("accepted", quoted)),
        a_post("3", card=card),
    ]
    reading = Reading(qtbot, [(a_row(p), p) for p in posts], height=1500)
    view = reading.view
    with qtbot.waitSignal(view.media_requested) as media:
        reading.row("1").buttons[2].click()
    assert media.args == ["1", 1]
    with qtbot.waitSignal(view.opened) as opened:
        reading.button("2", "Quoted post by Bob").click()
    assert opened.args == ["q"]
    with qtbot.waitSignal(view.link_activated) as link:
        reading.button("3", "A card").click()
    assert link.args == ["https://one.test/card"]
    with qtbot.waitSignal(view.profile_requested) as profile:
        reading.button("3", "Ada").click()
    assert profile.args == ["profile-Ada"]
    with qtbot.waitSignal(view.menu_requested) as menu:
        reading.button("3", "More").click()
    assert menu.args is not None
    assert menu.args[0] == "3"


def test_tips_name_the_key(qtbot: QtBot) -> None:
    post = a_post("1")
    reading = Reading(qtbot, [(a_row(post), post)])
    reading.view.set_keys({"boost": "B"})
    where = reading.button("1", "Boost").geometry().center()
    assert reading.row("1").tip_at(where, reading.view.keys) == "Boost (B)"


def test_the_line_that_only_names_a_quote_is_left_out_where_the_quote_is_shown(
    qtbot: QtBot,
) -> None:
    quoted = a_post("q", "quoted", author=a_profile("Bob"))
    html = f'<p class="quote-inline">RE: <a href="{quoted.url}">there</a></p><p>Yes</p>'
    shown = a_post("1", html=html, quote=Quote("accepted", quoted))
    hidden = a_post("2", html=html, quote=Quote("pending"))
    reading = Reading(qtbot, [(a_row(shown), shown), (a_row(hidden), hidden)])
    assert not [b for b in reading.row("1").buttons if b.spot and b.spot.name == "there"]
    assert reading.button("2", "there")


def test_a_name_in_front_of_arabic_text_does_not_turn_it_round(qtbot: QtBot) -> None:
    html = '<p><a href="https://one.test/@ada">@ada</a> صباح الخير</p>'
    post = a_post("1", html=html)
    reading = Reading(qtbot, [(a_row(post), post)])
    link = reading.button("1", "@ada").geometry()
    assert link.center().x() > reading.row("1").width() // 2


def test_a_tip_shows_markup_as_it_was_written(qtbot: QtBot) -> None:
    author = a_profile("Ada", handle="<b>ada</b>@one.test")
    post = a_post("1", author=author)
    reading = Reading(qtbot, [(a_row(post), post)])
    button = reading.button("1", "Ada")
    where = button.geometry().center() + reading.row("1").pos()
    viewport = reading.view.viewport()
    event = QHelpEvent(QEvent.Type.ToolTip, where, viewport.mapToGlobal(where))
    QApplication.sendEvent(viewport, event)
    assert QToolTip.text() == "<p>@&lt;b&gt;ada&lt;/b&gt;@one.test</p>"
    QToolTip.hideText()


def test_the_tip_of_a_link_is_its_whole_address_and_its_real_host(qtbot: QtBot) -> None:
    url = "https://bank.test@evil.test/a?b"
    post = a_post("1", f'<a href="{url}">here</a>')
    reading = Reading(qtbot, [(a_row(post), post)])
    button = reading.button("1", "here (evil.test)")
    tip = reading.row("1").tip_at(button.geometry().center(), {})
    assert tip == "https://evil.test/a?b"
    with qtbot.waitSignal(reading.view.link_activated) as activated:
        button.click()
    assert activated.args == [url]


def star_of(reading: Reading, post_id: str) -> tuple[QPoint, QWidget]:
    """Return where in the view the star of a post is painted, and its row."""
    row = reading.view.stage.row_of(RowId(post_id))
    assert row is not None
    assert row.shown is not None
    spot = row.shown.spot(Act.FAVOURITE)
    assert spot is not None
    return row.mapTo(reading.view.viewport(), spot.rect.center()), row


def test_buttons_come_to_their_places_once_nothing_moves(qtbot: QtBot) -> None:
    reading = Reading(qtbot, many_posts(60))
    viewport = reading.view.viewport()
    reading.view.scroll_by(3000)
    reading.view.scroll_by(100)
    place, row = star_of(reading, reading.view.rows[1].row_id or "")
    assert viewport.childAt(place) is row, "what stood there before is not to be hit"
    qtbot.waitUntil(lambda: isinstance(viewport.childAt(place), Proxy))
    button = viewport.childAt(place)
    assert isinstance(button, Proxy)
    assert button.spot is not None
    assert button.spot.act is Act.FAVOURITE


def test_a_press_before_the_buttons_are_there_hits_what_one_sees(qtbot: QtBot) -> None:
    reading = Reading(qtbot, many_posts(60))
    reading.view.scroll_by(3000)
    place, row = star_of(reading, reading.view.rows[1].row_id or "")
    where = row.mapFrom(reading.view.viewport(), place)
    with (
        qtbot.assertNotEmitted(reading.view.opened),
        qtbot.waitSignal(reading.view.favourite_requested) as pressed,
    ):
        qtbot.mouseClick(row, Qt.MouseButton.LeftButton, pos=where)
    assert pressed.args == [reading.view.rows[1].post_id]


def test_the_mouse_finds_buttons_at_once(qtbot: QtBot) -> None:
    reading = Reading(qtbot, many_posts(60))
    reading.view.scroll_by(3000)
    place, row = star_of(reading, reading.view.rows[1].row_id or "")
    assert not isinstance(reading.view.viewport().childAt(place), Proxy)
    qtbot.mouseMove(row, QPoint(3, 3))
    assert isinstance(reading.view.viewport().childAt(place), Proxy)
