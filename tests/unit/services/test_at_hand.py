"""Pins, lists and looks, kept from one run to the next."""

import pytest

from fedidesk.domain.errors import FedideskError, NotOffered, StorageError, Unreachable
from fedidesk.domain.ids import ListId
from fedidesk.domain.post_list import PostList
from fedidesk.domain.server import Server, TimelinesOffered
from fedidesk.domain.timeline import HOME, LOCAL, TimelineKind, TimelineSpec
from fedidesk.domain.timeline_look import EVERYTHING, TimelineLook
from fedidesk.services.at_hand import AtHand
from fedidesk.store.at_hand_file import AtHandFile
from tests.fakes.server import HOST
from tests.unit.services.desk import Desk

TEA, COFFEE, AWAY = (
    TimelineSpec(TimelineKind.HASHTAG, "tea"),
    TimelineSpec(TimelineKind.HASHTAG, "coffee"),
    TimelineSpec(TimelineKind.REMOTE, "away.example"),
)
NO_BOOSTS = TimelineLook(hide_boosts=True)


def a_at_hand(desk: Desk) -> AtHand:
    file = AtHandFile(desk.folder / "at-hand.json")
    return AtHand(file, desk.connection, desk.disk, desk.scope)


class Watched:
    """A at_hand and how often it told of a change."""

    def __init__(self, desk: Desk) -> None:
        self.at_hand = a_at_hand(desk)
        self.times = 0
        self.looks: list[TimelineSpec] = []
        self.at_hand.changed.connect(self._changed)
        self.at_hand.look_changed.connect(self.looks.append)

    def _changed(self) -> None:
        self.times += 1


@pytest.fixture
def watched(desk: Desk) -> Watched:
    return Watched(desk)


def pinned(at_hand: AtHand) -> list[TimelineSpec]:
    return [pin.spec for pin in at_hand.content.pins]


async def test_pins_keep_their_order_from_one_run_to_the_next(desk: Desk, watched: Watched) -> None:
    at_hand = watched.at_hand
    for spec, title in ((TEA, "#Tea"), (COFFEE, "#Coffee"), (AWAY, "away"), (TEA, "again")):
        at_hand.pin(spec, title)
    assert watched.times == 3
    at_hand.move(AWAY, -2)
    assert pinned(at_hand) == [AWAY, TEA, COFFEE]
    at_hand.move(AWAY, 1)
    at_hand.move(AWAY, 9)
    at_hand.move(TEA, -5)
    assert pinned(at_hand) == [TEA, COFFEE, AWAY]
    times = watched.times
    at_hand.move(TEA, -1)
    at_hand.move(HOME, 1)
    at_hand.unpin(HOME)
    assert watched.times == times
    at_hand.unpin(COFFEE)
    assert not at_hand.is_pinned(COFFEE)
    await desk.rest()
    again = a_at_hand(desk)
    assert pinned(again) == [TEA, AWAY]
    assert again.content.pins[0].title == "#Tea"


async def test_looks_are_kept_for_each_timeline(desk: Desk, watched: Watched) -> None:
    at_hand = watched.at_hand
    at_hand.set_look(HOME, NO_BOOSTS)
    at_hand.set_look(HOME, NO_BOOSTS)
    at_hand.set_look(TEA, TimelineLook(hide_replies=True))
    at_hand.set_look(TEA, EVERYTHING)
    assert watched.looks == [HOME, TEA, TEA]
    assert (at_hand.look(HOME), at_hand.look(TEA), at_hand.look(LOCAL)) == (
        NO_BOOSTS,
        EVERYTHING,
        EVERYTHING,
    )
    await desk.rest()
    again = a_at_hand(desk)
    assert again.look(HOME) == NO_BOOSTS
    again.set_look(HOME, TimelineLook(follow_live=True))
    await desk.rest()
    assert a_at_hand(desk).look(HOME) == TimelineLook(follow_live=True)
    assert list(again.content.looks) == [str(HOME)]


async def test_lists_and_offers_come_from_the_server_and_are_remembered(
    desk: Desk, watched: Watched
) -> None:
    lists = [PostList(ListId("1"), "Garden"), PostList(ListId("2"), "River")]
    desk.server.lists = lists
    offered = TimelinesOffered(local=False)
    desk.server.description = Server(host=HOST, timelines=offered)
    watched.at_hand.refresh()
    await desk.rest()
    assert watched.times == 2
    watched.at_hand.refresh()
    await desk.rest()
    assert watched.times == 2
    for at_hand in (watched.at_hand, a_at_hand(desk)):
        assert at_hand.content.lists == tuple(lists)
        assert at_hand.content.offered == offered


@pytest.mark.parametrize(("error", "left"), [(Unreachable(HOST), 1), (NotOffered(HOST), 0)])
async def test_what_is_not_told_stays_as_it_was(
    desk: Desk, watched: Watched, error: FedideskError, left: int
) -> None:
    desk.server.lists = [PostList(ListId("1"), "Garden")]
    watched.at_hand.refresh()
    await desk.rest()
    desk.gateway.fail("lists", error)
    desk.gateway.fail("server", Unreachable(HOST))
    watched.at_hand.refresh()
    await desk.rest()
    assert len(watched.at_hand.content.lists) == left


async def test_a_disk_that_fails_is_told_and_the_pin_holds(desk: Desk) -> None:
    (desk.folder / "blocked").touch()
    file = AtHandFile(desk.folder / "blocked" / "at-hand.json")
    at_hand = AtHand(file, desk.connection, desk.disk, desk.scope)
    at_hand.pin(TEA, "#Tea")
    await desk.rest()
    assert [type(error) for error in desk.errors] == [StorageError]
    desk.errors.clear()
    assert pinned(at_hand) == [TEA]
