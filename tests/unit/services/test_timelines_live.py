"""Timelines while things happen: own posts, streams, edits and deletions find their place."""

from itertools import pairwise

import pytest

from fedidesk.domain.errors import Unreachable
from fedidesk.domain.ids import PostId
from fedidesk.domain.post import UNLISTED
from fedidesk.domain.stream import Deleted, Edited, FiltersChanged
from fedidesk.domain.timeline import FEDERATED, HOME, LOCAL
from tests.builders import NOON, a_post
from tests.fakes.server import HOST, edited
from tests.unit.services.desk import Desk, arrived, ids
from tests.waiting import until


async def test_edits_are_taken_over(desk: Desk) -> None:
    desk.server.gives_newer = False
    desk.server.publish("ab")
    await desk.refreshed()
    edited(desk.server, "a", "other words")
    await desk.refreshed()
    post = desk.posts.get(PostId("a"))
    assert post is not None
    assert post.html == "<p>other words</p>"


async def test_an_answer_from_before_an_edit_does_not_undo_it(desk: Desk) -> None:
    desk.server.publish("ab")
    await desk.refreshed()
    desk.server.publish("c")
    gate = desk.gateway.hold("newest")
    desk.timelines.refresh(HOME)
    await until(lambda: desk.gateway.count("newest") == 2)
    desk.timelines.take([Edited(a_post("a", "other words", edited_at=NOON))])
    gate.set()
    await desk.rest()
    later = desk.again()
    for one in (desk, later):
        assert ids(one.shelf.open(HOME)) == ["c", "b", "a"]
        post = one.posts.get(PostId("a"))
        assert post is not None
        assert post.html == "<p>other words</p>"
    await later.close()


async def test_a_deleted_post_leaves_every_timeline(desk: Desk) -> None:
    desk.server.publish("abc")
    desk.server.publish("bcd", LOCAL)
    await desk.refreshed()
    await desk.refreshed(LOCAL)
    desk.posts.remove(PostId("b"))
    await desk.rest()
    assert ids(desk.shelf.open(HOME)) == ["c", "a"]
    assert ids(desk.shelf.open(LOCAL)) == ["d", "c"]


def _own(desk: Desk, *, listed: bool = True) -> str:
    post = a_post("own")
    desk.server.posts[post.id] = post
    if listed:
        desk.server.publish(["own"])
    return post.id


async def test_an_own_post_finds_its_place_when_others_have_come(desk: Desk) -> None:
    desk.server.publish("abcd")
    await desk.refreshed()
    desk.server.publish("ef")
    _own(desk)
    await desk.timelines.add_own(a_post("own"))
    assert ids(desk.shelf.open(HOME)) == ["own", *"fedcba"]
    desk.server.publish("gh")
    assert await desk.refreshed() == [*"hg", "own", *"fedcba"]


@pytest.mark.parametrize("before", [0, 1, 3, 4, 5, 9])
@pytest.mark.parametrize("after", [0, 1, 4, 5])
async def test_an_own_post_finds_its_place_on_whatever_page_it_is(
    desk: Desk, before: int, after: int
) -> None:
    desk.server.publish("abcd")
    await desk.refreshed()
    desk.server.publish(f"before {number}" for number in range(before))
    _own(desk)
    await desk.timelines.add_own(a_post("own"))
    desk.server.publish(f"after {number}" for number in range(after))
    await desk.rest()
    assert await desk.refreshed() == desk.server.ids()


async def test_an_own_post_is_no_bridge_over_a_hole(desk: Desk) -> None:
    desk.server.publish("abcd")
    await desk.refreshed()
    desk.server.publish(f"before {number}" for number in range(60))
    _own(desk)
    await desk.timelines.add_own(a_post("own"))
    shown = await desk.refreshed()
    assert shown[:5] == [*desk.server.ids()[:4], "…"]
    assert shown[0] == "own"


async def test_an_own_post_before_the_first_page_is_no_end(desk: Desk) -> None:
    desk.server.publish("abcdef")
    desk.shelf.open(HOME)
    _own(desk)
    await desk.timelines.add_own(a_post("own"))
    assert await desk.refreshed() == ["own", *"fed"]
    desk.timelines.load_older(HOME)
    await desk.rest()
    assert ids(desk.shelf.open(HOME)) == ["own", *"fedcba"]


async def test_an_own_post_that_a_slow_server_does_not_list_yet_stays(desk: Desk) -> None:
    desk.server.publish("abcd")
    await desk.refreshed()
    _own(desk, listed=False)
    await desk.timelines.add_own(a_post("own"))
    assert ids(desk.shelf.open(HOME)) == ["own", "…", *"dcba"]
    await desk.rest()
    assert ids(desk.shelf.open(HOME)) == ["own", *"dcba"]
    desk.server.publish(["own", "e"])
    assert await desk.refreshed() == ["e", "own", *"dcba"]


async def test_an_own_post_that_is_never_listed_sinks(desk: Desk) -> None:
    desk.server.publish("abcd")
    await desk.refreshed()
    await desk.timelines.add_own(a_post("own"))
    await desk.refreshed()
    desk.server.publish("ef")
    assert await desk.refreshed() == [*"fe", "own", *"dcba"]


async def test_an_own_post_comes_though_the_server_goes_away_right_then(desk: Desk) -> None:
    desk.server.publish("abcd")
    await desk.refreshed()
    for _ in range(2):
        desk.gateway.fail("newest", Unreachable(HOST))
    await desk.timelines.add_own(a_post("own"))
    await desk.rest()
    assert ids(desk.shelf.open(HOME)) == ["own", "…", *"dcba"]


async def test_an_own_post_that_came_by_a_page_already_is_not_there_twice(desk: Desk) -> None:
    desk.server.publish("ab")
    _own(desk)
    desk.server.publish("c")
    await desk.refreshed()
    await desk.timelines.add_own(a_post("own"))
    assert ids(desk.shelf.open(HOME)) == ["c", "own", "b", "a"]


async def test_own_posts_go_where_they_belong(desk: Desk) -> None:
    for spec in (HOME, LOCAL, FEDERATED):
        desk.shelf.open(spec)
    for post, specs in (
        (a_post("public"), (HOME, LOCAL, FEDERATED)),
        (a_post("unlisted", visibility=UNLISTED), (HOME,)),
        (a_post("reply", reply_to=PostId("x")), (HOME,)),
    ):
        for spec in specs:
            desk.server.publish([post.id], spec)
        await desk.timelines.add_own(post)
    await desk.rest()
    assert ids(desk.shelf.open(HOME)) == ["reply", "unlisted", "public"]
    assert ids(desk.shelf.open(LOCAL)) == ["public"]
    assert ids(desk.shelf.open(FEDERATED)) == ["public"]
    assert desk.posts.get(PostId("reply")) is not None


async def test_what_a_stream_brings_comes_on_top(desk: Desk) -> None:
    desk.server.publish("ab")
    await desk.refreshed()
    desk.timelines.connected({HOME})
    await desk.rest()
    desk.timelines.take([arrived("c"), arrived("d"), arrived("c"), arrived("x", LOCAL)])
    await desk.rest()
    assert ids(desk.shelf.open(HOME)) == list("dcba")
    assert ids(desk.shelf.open(LOCAL)) == ["x"]
    assert desk.gateway.calls == ["newest", "newest"]


async def test_a_stream_that_was_away_leaves_no_hidden_hole(desk: Desk) -> None:
    desk.server.publish("ab")
    await desk.refreshed()
    desk.server.publish("cdefghijk")
    gate = desk.gateway.hold("newest")
    desk.timelines.connected({HOME})
    await until(lambda: desk.gateway.count("newest") == 2)
    desk.server.publish("l")
    desk.timelines.take([arrived("l")])
    rows = desk.shelf.open(HOME)
    await until(lambda: len(rows) == 4)
    assert ids(rows) == ["l", "…", *"ba"]
    gate.set()
    await desk.rest()
    assert ids(rows) == desk.server.ids()


async def test_a_stream_that_opens_while_a_page_is_on_its_way_is_caught_up_with_again(
    desk: Desk,
) -> None:
    desk.server.publish("ab")
    await desk.refreshed()
    gate = desk.gateway.hold("newest")
    desk.timelines.refresh(HOME)
    await until(lambda: desk.gateway.count("newest") == 2)
    desk.server.publish("c")
    desk.timelines.connected({HOME})
    desk.server.publish("d")
    desk.timelines.take([arrived("d")])
    gate.set()
    await desk.rest()
    assert ids(desk.shelf.open(HOME)) == list("dcba")


async def test_what_a_stream_says_of_posts_is_taken_over_and_kept(desk: Desk) -> None:
    desk.server.publish("abc")
    await desk.refreshed()
    desk.timelines.take(
        [
            Edited(a_post("a", "other words")),
            arrived("d"),
            Deleted(PostId("b")),
            Deleted(PostId("e")),
            arrived("e"),
        ]
    )
    await desk.rest()
    assert ids(desk.shelf.open(HOME)) == list("dca")
    later = desk.again()
    assert ids(later.shelf.open(HOME)) == list("dca")
    assert later.posts.get(PostId("a")) == a_post("a", "other words")
    await later.close()


async def test_where_filters_change_the_posts_are_fetched_anew(desk: Desk) -> None:
    desk.server.publish("ab")
    await desk.refreshed()
    desk.timelines.take([FiltersChanged()])
    await desk.rest()
    assert desk.gateway.calls == ["newest", "newest"]


async def test_a_page_on_its_way_does_not_bring_back_what_was_deleted(desk: Desk) -> None:
    desk.server.publish("ab")
    await desk.refreshed()
    gate = desk.gateway.hold("newest")
    desk.timelines.refresh(HOME)
    await until(lambda: desk.gateway.count("newest") == 2)
    desk.posts.remove(PostId("a"))
    gate.set()
    await desk.rest()
    assert ids(desk.shelf.open(HOME)) == ["b"]


async def test_rows_in_every_moment_are_neighbours_on_the_server(desk: Desk) -> None:
    rows = desk.shelf.open(HOME)
    desk.server.publish("ab")
    broken: list[list[str]] = []

    def look(*_: object) -> None:
        server = desk.server.ids()
        for above, below in pairwise(ids(rows)):
            if "…" not in (above, below) and server.index(below) != server.index(above) + 1:
                broken.append(ids(rows))

    for signal in (rows.inserted, rows.removed):
        signal.connect(look)
    rows.replaced.connect(look)
    for number in range(1, 12):
        desk.server.publish(f"{number}-{each}" for each in range(number * 3))
        desk.timelines.refresh(HOME)
        if number % 2:
            desk.timelines.load_older(HOME)
        await desk.rest()
    assert broken == []
    assert ids(rows)[0] == desk.server.ids()[0]


async def test_an_edit_right_behind_its_post_is_shown(desk: Desk) -> None:
    desk.server.publish("a")
    await desk.refreshed()
    desk.timelines.connected({HOME})
    await desk.rest()
    desk.timelines.take([arrived("b"), Edited(a_post("b", "other words", edited_at=NOON))])
    await desk.rest()
    post = desk.posts.get(PostId("b"))
    assert post is not None
    assert post.html == "<p>other words</p>"


async def test_a_delete_overtakes_no_timeline(desk: Desk) -> None:
    for spec in (HOME, LOCAL):
        desk.shelf.open(spec)
    desk.timelines.take([arrived("a"), arrived("a", LOCAL), Deleted(PostId("a"))])
    await desk.rest()
    later = desk.again()
    for one in (desk, later):
        assert ids(one.shelf.open(HOME)) == []
        assert ids(one.shelf.open(LOCAL)) == []
    await later.close()


async def test_what_is_deleted_between_two_questions_for_a_gap_stays_away(desk: Desk) -> None:
    desk.server.publish("a")
    await desk.refreshed()
    desk.server.publish("bcdefghij")
    gate = desk.gateway.hold("older")
    desk.timelines.refresh(HOME)
    await until(lambda: desk.gateway.count("older"))
    desk.posts.remove(PostId("c"))
    gate.set()
    await desk.rest()
    later = desk.again()
    for one in (desk, later):
        assert ids(one.shelf.open(HOME)) == list("jihgfedba")
    await later.close()


async def test_what_a_timeline_knew_when_its_stream_ended_is_no_ground_to_stand_on(
    desk: Desk,
) -> None:
    desk.server.publish("abcd", LOCAL)
    await desk.refreshed(LOCAL)
    gate = desk.gateway.hold("newest")
    desk.timelines.refresh(LOCAL)
    await until(lambda: desk.gateway.count("newest") == 2)
    desk.timelines.connected({LOCAL})
    desk.gateway.lose_answer("newest", Unreachable(HOST))
    gate.set()
    await desk.rest()
    desk.server.publish("e", LOCAL)
    desk.timelines.take([arrived("e", LOCAL)])
    await desk.rest()
    desk.timelines.disconnected({LOCAL})
    desk.server.publish("fghijklmnop", LOCAL)
    assert await desk.refreshed(LOCAL) == desk.server.ids(LOCAL)


async def test_an_answer_from_before_a_stream_ended_is_left_alone(desk: Desk) -> None:
    desk.server.publish("abcd")
    await desk.refreshed()
    desk.gateway.answers_late("newest")
    desk.timelines.refresh(HOME)
    await until(lambda: desk.gateway.count("newest") == 2)
    desk.server.publish("e")
    desk.timelines.take([arrived("e")])
    desk.timelines.disconnected({HOME})
    desk.server.publish("fghijklm")
    desk.gateway.answer()
    await desk.rest()
    assert await desk.refreshed() == desk.server.ids()
