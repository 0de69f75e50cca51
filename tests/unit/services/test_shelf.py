"""What stands between timelines on disk and on screen."""

import threading

import pytest

from fedidesk.domain.post import Post
from fedidesk.domain.timeline import HOME
from fedidesk.services import shelf
from tests.unit.services.desk import Desk


async def test_texts_are_read_before_they_come_to_a_window(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: dict[str, threading.Thread] = {}

    def note(post: Post) -> None:
        assert not len(rows), "it is not shown yet"
        read[post.id] = threading.current_thread()

    monkeypatch.setattr(shelf, "paragraphs_of", note)
    desk.server.publish("abcd")
    rows = desk.shelf.open(HOME)
    desk.timelines.refresh(HOME)
    await desk.rest()
    assert sorted(read) == list("abcd")
    assert threading.main_thread() not in read.values()


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
