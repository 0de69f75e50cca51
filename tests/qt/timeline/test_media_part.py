"""The media of a post: where they stand, what covers them, what is written about them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from fedidesk.domain.media import AUDIO, GIFV, IMAGE, UNKNOWN, VIDEO, Media
from fedidesk.domain.post import Post
from fedidesk.ui.timeline.descriptions import Descriptions
from fedidesk.ui.timeline.parts.media_name import duration_text, file_name, media_name
from fedidesk.ui.timeline.parts.media_places import MOST_SHOWN, media_places
from fedidesk.ui.timeline.scene import Act
from tests.builders import a_picture, a_post, a_profile, a_row, an_emoji
from tests.films import a_gif
from tests.picture_server import PICTURE, PictureServer
from tests.qt.timeline.reading import Reading, name_of

HASH = "LEHV6nWB2yk8pyo0adR*.7kCMdnj"
KINDS = st.sampled_from([IMAGE, IMAGE, IMAGE, GIFV, VIDEO, AUDIO, UNKNOWN])
MEDIA = st.builds(
    lambda kind, width, height: a_picture(kind=kind, width=width, height=height),
    KINDS,
    st.integers(0, 5000),
    st.integers(0, 5000),
)


@given(
    st.lists(MEDIA, min_size=1, max_size=40), st.integers(150, 800), st.sampled_from([80, 100, 200])
)
def test_all_have_a_place_of_their_own_in_the_column(
    media: list[Media], width: int, percent: int
) -> None:
    places = media_places(media, width, lambda length: length * percent // 100)
    assert len(places) == min(len(media), MOST_SHOWN)
    column = QRect(0, 0, width, max(place.bottom() for place in places) + 1)
    assert all(place.width() >= 30 and place.height() >= 30 for place in places)
    assert all(column.contains(place) or place.width() == 240 for place in places)
    pairs = [(a, b) for i, a in enumerate(places) for b in places[:i]]
    assert not any(a.intersects(b) for a, b in pairs)
    assert min(place.top() for place in places) == 0


@pytest.mark.parametrize("count", range(2, 17))
def test_grids_are_full_to_the_right(count: int) -> None:
    places = media_places([a_picture() for _ in range(count)], 600, int)
    bottom = max(place.bottom() for place in places)
    assert bottom < 700
    for y in (10, bottom - 10):
        row = sorted((p for p in places if p.top() <= y <= p.bottom()), key=QRect.left)
        assert (row[0].left(), row[-1].right()) == (0, 599)


def shown(qtbot: QtBot, post: Post, **options: int) -> Reading:
    return Reading(qtbot, [(a_row(post), post)], height=options.get("height", 900))


def acts(reading: Reading, post_id: str = "1") -> list[Act]:
    return [button.spot.act for button in reading.row(post_id).buttons if button.spot]


def test_what_has_no_place_is_counted_on_the_last(qtbot: QtBot) -> None:
    reading = shown(qtbot, a_post("1", media=tuple(a_picture(f"{n}") for n in range(20))))
    assert acts(reading).count(Act.MEDIA) == 16
    assert reading.button("1", "Picture without description, and 4 more")


@pytest.mark.parametrize(
    "media",
    [
        (a_picture("a", blurhash=HASH),),
        (a_picture("a", width=3000, height=100),),
        (a_picture("a", width=100, height=3000),),
        tuple(a_picture(f"{n}", blurhash=HASH) for n in range(5)),
        (a_picture("a", kind=AUDIO),),
    ],
    ids=["one", "flat", "tall", "five", "sound"],
)
def test_nothing_moves_when_it_is_shown_and_hidden_again(
    qtbot: QtBot, media: tuple[object, ...]
) -> None:
    post = a_post("1", sensitive=True, media=media)
    reading = shown(qtbot, post)
    height = reading.row("1").height()
    assert Act.MEDIA not in acts(reading)
    reading.button("1", "Show content").click()
    assert reading.row("1").height() == height
    assert Act.MEDIA in acts(reading)
    reading.button("1", "Hide content").click()
    assert reading.row("1").height() == height
    assert Act.MEDIA not in acts(reading)


def test_behind_a_content_warning_there_is_one_button_to_hide_it_again(qtbot: QtBot) -> None:
    post = a_post("1", content_warning="Spoilers", sensitive=True, media=(a_picture(),))
    reading = shown(qtbot, post)
    reading.view.toggle_revealed(post.id)
    assert acts(reading).count(Act.REVEAL) == 1


def test_while_it_is_hidden_only_the_blurhash_is_seen_and_nothing_is_fetched(
    qtbot: QtBot, tmp_path_factory: pytest.TempPathFactory
) -> None:
    with PictureServer() as server:
        avatar = f"{server.url}/fresh/avatar"
        picture = a_picture("m", preview_url=f"{server.url}/fresh/m", blurhash=HASH)
        author = a_profile(avatar_static_url=avatar)
        post = a_post("1", sensitive=True, media=(picture,), author=author)
        reading = Reading(qtbot, [(a_row(post), post)], pictures=tmp_path_factory.mktemp("images"))
        row = reading.row("1")
        place = reading.button("1", "Show content").geometry()
        corner = place.topLeft() + (place.center() - place.topLeft()) / 3
        cover = reading.theme.colours.cover

        def colour() -> QColor:
            return row.grab().toImage().pixelColor(corner)

        qtbot.waitUntil(lambda: colour() != cover)
        qtbot.waitUntil(lambda: server.times("/fresh/avatar") == 1)
        assert server.seen() == [("/fresh/avatar", 200)]
        reading.button("1", "Show content").click()
        qtbot.waitUntil(lambda: colour() == QColor("#ff0000"))
        assert server.times("/fresh/m") == 1
        reading.images.close()


def card_of(reading: Reading) -> Descriptions | None:
    cards = [each for each in reading.view.findChildren(Descriptions) if each.isVisible()]
    return cards[0] if cards else None


def test_descriptions_are_read_on_a_card_and_the_keyboard_comes_back(qtbot: QtBot) -> None:
    media = (a_picture("a", description="A loaf"), a_picture("b"))
    post = a_post("1", media=media)
    reading = shown(qtbot, post)
    reading.view.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(lambda: QApplication.focusWidget() is reading.row("1"))
    reading.view.show_descriptions(post.id)
    card = card_of(reading)
    assert card is not None
    assert card.text.toPlainText() == "1 of 2: A loaf\n\n2 of 2: There is no description."
    assert QApplication.focusWidget() is card.text
    assert name_of(card.text) == "Descriptions"
    assert reading.view.is_in_use()
    assert card in reading.view.accessible_children()
    reading.key(Qt.Key.Key_Escape)
    assert card_of(reading) is None
    assert QApplication.focusWidget() is reading.row("1")


def test_the_badge_shows_what_is_written_about_its_picture(qtbot: QtBot) -> None:
    media = (a_picture("a", description="A loaf"), a_picture("b", description="A knife"))
    reading = shown(qtbot, a_post("1", media=media))
    badges = [b for b in reading.row("1").buttons if b.spot and b.spot.act is Act.DESCRIPTION]
    assert [b.spot.description for b in badges if b.spot] == ["A loaf", "A knife"]
    assert reading.row("1").tip_at(badges[1].geometry().center(), {}) == "A knife"
    qtbot.mouseClick(badges[1], Qt.MouseButton.LeftButton)
    card = card_of(reading)
    assert card is not None
    assert card.text.toPlainText() == "A knife"
    reading.view.scroll_by(40)
    reading.view.moved.emit()
    assert card_of(reading) is None


def test_what_is_hidden_is_not_described(qtbot: QtBot) -> None:
    post = a_post("1", sensitive=True, media=(a_picture("a", description="A loaf"),))
    reading = shown(qtbot, post)
    reading.view.show_descriptions(post.id)
    card = card_of(reading)
    assert card is not None
    assert card.text.toPlainText() == "This is hidden. Show it first."


def test_files_are_described_too(qtbot: QtBot) -> None:
    post = a_post("1", media=(a_picture("a", kind=UNKNOWN, description="A paper on bread"),))
    reading = shown(qtbot, post)
    reading.view.show_descriptions(post.id)
    card = card_of(reading)
    assert card is not None
    assert card.text.toPlainText() == "A paper on bread"


def test_a_post_without_pictures_has_no_card(qtbot: QtBot) -> None:
    post = a_post("1")
    reading = shown(qtbot, post)
    reading.view.show_descriptions(post.id)
    assert card_of(reading) is None


def test_files_that_can_not_be_shown_are_links(qtbot: QtBot) -> None:
    file = a_picture(kind=UNKNOWN, remote_url="https://files.test/a%20paper.pdf", url="")
    reading = shown(qtbot, a_post("1", media=(file,)))
    button = reading.button("1", "a paper.pdf at files.test, open in the browser")
    with qtbot.waitSignal(reading.view.link_activated) as link:
        button.click()
    assert link.args == ["https://files.test/a%20paper.pdf"]


def test_a_picture_that_was_held_back_comes_when_it_is_pressed(qtbot: QtBot) -> None:
    post = a_post("1", media=(a_picture("m"),))
    reading = shown(qtbot, post)
    reading.images.load_on_demand(True)
    reading.fetcher.asked.clear()
    reading.show([(a_row(post), a_post("1", "Again", media=(a_picture("other"),)))])
    row = reading.row("1")
    row.grab()
    button = next(b for b in row.buttons if b.spot and b.spot.act is Act.MEDIA)
    with qtbot.assertNotEmitted(reading.view.media_requested):
        button.click()
    qtbot.waitUntil(lambda: "https://one.test/other-small.png" in reading.fetcher.asked)
    with qtbot.waitSignal(reading.view.media_requested):
        button.click()


def test_emoji_and_avatars_move_while_they_are_on_screen_and_no_longer(qtbot: QtBot) -> None:
    still, film = "https://one.test/a.png", "https://one.test/a.gif"
    author = a_profile(avatar_static_url=still, avatar_url=film)
    post = a_post("1", author=author, emojis=(an_emoji(),))
    reading = shown(qtbot, post)
    motion = reading.images.motion
    motion.move_while(lambda: True)
    reading.view._pictures.settle()
    qtbot.waitUntil(lambda: film in reading.fetcher.asked)
    reading.fetcher.fetched.emit(still, PICTURE)
    reading.fetcher.fetched.emit(film, a_gif([(0, 0, 255), (0, 255, 0)], hundredths=4))
    seen: set[str] = set()

    def has_moved() -> bool:
        seen.add(reading.row("1").grab().toImage().pixelColor(40, 36).name())
        return {"#0000ff", "#00ff00"} <= seen

    qtbot.waitUntil(has_moved)
    assert motion.is_running
    reading.pane.hide()
    qtbot.waitUntil(lambda: not motion.is_running)
    reading.pane.show()
    qtbot.waitUntil(lambda: motion.is_running)
    post_without = a_post("2")
    reading.show([(a_row(post_without), post_without)])
    qtbot.waitUntil(lambda: not motion.is_running)


def test_a_broken_picture_says_so(qtbot: QtBot) -> None:
    post = a_post("1", media=(a_picture("m"),))
    reading = shown(qtbot, post)
    url = post.media[0].preview_url
    qtbot.waitUntil(lambda: url in reading.fetcher.asked)
    before = reading.row("1").grab().toImage()
    with qtbot.waitSignal(reading.images.failed):
        reading.fetcher.fetched.emit(url, b"not a picture")
    assert reading.row("1").grab().toImage() != before


@pytest.mark.parametrize(
    ("seconds", "text"),
    [(0.0, ""), (-1.0, ""), (0.2, "0:01"), (42.4, "0:42"), (754.0, "12:34"), (3754.0, "1:02:34"),
     (1e9, ""), (float("nan"), ""), (float("inf"), "")],
)  # fmt: skip
def test_how_long_it_plays(seconds: float, text: str) -> None:
    assert duration_text(seconds) == text


def test_names() -> None:
    film = a_picture(kind=VIDEO, description="Rain\non a window")
    assert media_name(film) == "Video: Rain on a window"
    assert media_name(a_picture(kind=GIFV)) == "Animation without description"
    assert file_name(a_picture(url="https://[broken", preview_url="")) == "Attachment"
