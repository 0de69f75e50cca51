"""What stands between timelines on disk and on screen."""

import threading

import pytest
from msgspec.structs import replace

from fedidesk.domain.filters import HIDE, WARN, FilterMatch
from fedidesk.domain.ids import PostId, ProfileId
from fedidesk.domain.post import Post
from fedidesk.domain.post_text import paragraphs_of
from fedidesk.domain.stream import Deleted, Edited
from fedidesk.domain.text import Paragraph
from fedidesk.domain.timeline import HOME
from fedidesk.domain.timeline_look import EVERYTHING, TimelineLook
from fedidesk.services import shelf
from fedidesk.services.shelf import Shelf, usual_room
from fedidesk.services.timelines import Timelines
from fedidesk.store.window import Window
from tests.builders import a_post, a_profile
from tests.unit.services.desk import Desk, arrived

HIDDEN = (FilterMatch(title="Ball games", action=HIDE, contexts=("home",)),)


async def test_texts_are_read_before_they_come_to_a_window(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: dict[str, threading.Thread] = {}

    def note(post: Post) -> tuple[Paragraph, ...]:
        assert not len(rows), "it is not shown yet"
        read[post.id] = threading.current_thread()
        return paragraphs_of(post)

    monkeypatch.setattr(shelf, "paragraphs_of", note)
    desk.server.publish("abcd")
    rows = desk.shelf.open(HOME)
    desk.timelines.refresh(HOME)
    await desk.rest()
    assert sorted(read) == list("abcd")
    assert threading.main_thread() not in read.values()


async def test_words_of_code_are_told_apart_on_the_way(desk: Desk) -> None:
    html = '<pre><code class="language-python">return 1</code></pre>'
    post = desk.server.posts[PostId("a")] = a_post("a", html=html)
    desk.server.publish("a")
    desk.shelf.open(HOME)
    desk.timelines.refresh(HOME)
    await desk.rest()
    (paragraph,) = paragraphs_of(post)
    assert paragraph.code is not None
    assert [piece.token for piece in paragraph.code.pieces or ()] == ["keyword", "number"]


async def test_who_is_still_near_the_edge_gets_the_next_stretch(desk: Desk) -> None:
    names = [f"p{number:03}" for number in range(600)]
    desk.server.page_length = len(names)
    desk.server.publish(names)
    desk.timelines.refresh(HOME)
    await desk.rest()
    later = desk.again()
    rows = later.shelf.open(HOME)
    await later.rest()
    held = len(rows)
    assert held < len(names)
    rows.extent_changed.connect(lambda: later.shelf.read_below(HOME))
    later.shelf.read_below(HOME)
    await later.rest()
    assert len(rows) == len(names)
    await later.close()


async def _at_the_top(desk: Desk) -> Window:
    """Return home with one post, which was seen."""
    desk.server.publish("a")
    await desk.refreshed()
    window = desk.shelf.open(HOME)
    window.reader_at(0)
    return window


async def _bring(desk: Desk, *posts: Post) -> None:
    desk.timelines.take([arrived(post) for post in posts])
    await desk.rest()


async def test_what_a_filter_hides_is_no_news(desk: Desk) -> None:
    window = await _at_the_top(desk)
    warned = (FilterMatch(action=WARN, contexts=("home",)),)
    elsewhere = (FilterMatch(action=HIDE, contexts=("public",)),)
    await _bring(
        desk,
        a_post("hidden", filters=HIDDEN),
        a_post("warned", filters=warned),
        a_post("elsewhere", filters=elsewhere),
        a_post("mine", author=a_profile(id=ProfileId("me")), filters=HIDDEN),
    )
    assert len(window) == 5
    assert window.unseen == 2


async def test_a_filter_that_comes_later_changes_what_is_news(desk: Desk) -> None:
    window = await _at_the_top(desk)
    post = a_post("b")
    await _bring(desk, post)
    assert window.unseen == 1
    desk.timelines.take([Edited(replace(post, filters=HIDDEN))])
    assert window.unseen == 0
    desk.timelines.take([Edited(post)])
    assert window.unseen == 1


async def test_hidden_news_that_is_deleted_takes_nothing_off_the_count(desk: Desk) -> None:
    window = await _at_the_top(desk)
    await _bring(desk, a_post("b"), a_post("c", filters=HIDDEN))
    desk.timelines.take([Deleted(PostId("c"))])
    await desk.rest()
    assert (len(window), window.unseen) == (2, 1)
    desk.timelines.take([Deleted(PostId("b"))])
    await desk.rest()
    assert window.unseen == 0


async def test_what_the_reader_chose_not_to_see_is_no_news(desk: Desk) -> None:
    looks = {HOME: EVERYTHING}
    desk.shelf = Shelf(
        ProfileId("me"), desk.posts, desk.keeper, desk.scope, usual_room, looks.__getitem__
    )
    desk.shelf.begin()
    desk.timelines = Timelines(desk.posts, desk.connection, desk.shelf, desk.scope)
    window = await _at_the_top(desk)
    await _bring(desk, a_post("b"), a_post("c", reply_to=PostId("x")))
    assert window.unseen == 2
    looks[HOME] = TimelineLook(hide_replies=True)
    desk.shelf.look_changed(HOME)
    assert window.unseen == 1
