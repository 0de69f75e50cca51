"""Pins, lists and looks, kept from one run to the next."""

import pytest

from fedidesk.domain.errors import FedideskError, NotOffered, StorageError, Unreachable
from fedidesk.domain.ids import ListId
from fedidesk.domain.post_list import PostList
from fedidesk.domain.server import Server, TimelinesOffered
from fedidesk.domain.timeline import HOME, LOCAL, TimelineKind, TimelineSpec
from fedidesk.domain.timeline_look import EVERYTHING, TimelineLook
from fedidesk.services.shelf import Shelf
from fedidesk.store.shelf_file import ShelfFile
from tests.fakes.gateway import HOST
from tests.unit.services.desk import Desk

TEA, COFFEE, AWAY = (
    TimelineSpec(TimelineKind.HASHTAG, "tea"),
    TimelineSpec(TimelineKind.HASHTAG, "coffee"),
    TimelineSpec(TimelineKind.REMOTE, "away.example"),
)
NO_BOOSTS = TimelineLook(hide_boosts=True)


def a_shelf(desk: Desk) -> Shelf:
    file = ShelfFile(desk.folder / "shelf.json")
    return Shelf(file, desk.connection, desk.disk, desk.scope)


class Watched:
    """A shelf and how often it told of a change."""

    def __init__(self, desk: Desk) -> None:
        self.shelf = a_shelf(desk)
        self.times = 0
        self.looks: list[TimelineSpec] = []
        self.shelf.changed.connect(self._changed)
        self.shelf.look_changed.connect(self.looks.append)

    def _changed(self) -> None:
        self.times += 1


@pytest.fixture
def watched(desk: Desk) -> Watched:
    return Watched(desk)


def pinned(shelf: Shelf) -> list[TimelineSpec]:
    return [pin.spec for pin in shelf.content.pins]


async def test_pins_keep_their_order_from_one_run_to_the_next(desk: Desk, watched: Watched) -> None:
    shelf = watched.shelf
    for spec, title in ((TEA, "#Tea"), (COFFEE, "#Coffee"), (AWAY, "away"), (TEA, "again")):
        shelf.pin(spec, title)
    assert watched.times == 3
    shelf.move(AWAY, -2)
    assert pinned(shelf) == [AWAY, TEA, COFFEE]
    shelf.move(AWAY, 1)
    shelf.move(AWAY, 9)
    shelf.move(TEA, -5)
    assert pinned(shelf) == [TEA, COFFEE, AWAY]
    times = watched.times
    shelf.move(TEA, -1)
    shelf.move(HOME, 1)
    shelf.unpin(HOME)
    assert watched.times == times
    shelf.unpin(COFFEE)
    assert not shelf.is_pinned(COFFEE)
    await desk.rest()
    again = a_shelf(desk)
    assert pinned(again) == [TEA, AWAY]
    assert again.content.pins[0].title == "#Tea"


async def test_looks_are_kept_for_each_timeline(desk: Desk, watched: Watched) -> None:
    shelf = watched.shelf
    shelf.set_look(HOME, NO_BOOSTS)
    shelf.set_look(HOME, NO_BOOSTS)
    shelf.set_look(TEA, TimelineLook(hide_replies=True))
    shelf.set_look(TEA, EVERYTHING)
    assert watched.looks == [HOME, TEA, TEA]
    assert (shelf.look(HOME), shelf.look(TEA), shelf.look(LOCAL)) == (
        NO_BOOSTS,
        EVERYTHING,
        EVERYTHING,
    )
    await desk.rest()
    again = a_shelf(desk)
    assert again.look(HOME) == NO_BOOSTS
    assert list(again.content.looks) == [str(HOME)]


async def test_lists_and_offers_come_from_the_server_and_are_remembered(
    desk: Desk, watched: Watched
) -> None:
    lists = [PostList(ListId("1"), "Garden"), PostList(ListId("2"), "River")]
    desk.server.lists = lists
    offered = TimelinesOffered(local=False)
    desk.server.description = Server(host=HOST, timelines=offered)
    watched.shelf.refresh()
    await desk.rest()
    assert watched.times == 2
    watched.shelf.refresh()
    await desk.rest()
    assert watched.times == 2
    for shelf in (watched.shelf, a_shelf(desk)):
        assert shelf.content.lists == tuple(lists)
        assert shelf.content.offered == offered


@pytest.mark.parametrize(("error", "left"), [(Unreachable(HOST), 1), (NotOffered(HOST), 0)])
async def test_what_is_not_told_stays_as_it_was(
    desk: Desk, watched: Watched, error: FedideskError, left: int
) -> None:
    desk.server.lists = [PostList(ListId("1"), "Garden")]
    watched.shelf.refresh()
    await desk.rest()
    desk.gateway.fail("lists", error)
    desk.gateway.fail("server", Unreachable(HOST))
    watched.shelf.refresh()
    await desk.rest()
    assert len(watched.shelf.content.lists) == left


async def test_a_disk_that_fails_is_told_and_the_pin_holds(desk: Desk) -> None:
    (desk.folder / "blocked").touch()
    file = ShelfFile(desk.folder / "blocked" / "shelf.json")
    shelf = Shelf(file, desk.connection, desk.disk, desk.scope)
    shelf.pin(TEA, "#Tea")
    await desk.rest()
    assert [type(error) for error in desk.errors] == [StorageError]
    desk.errors.clear()
    assert pinned(shelf) == [TEA]
