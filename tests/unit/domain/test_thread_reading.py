"""Reading a thread in pieces: first what is seen first, in the end all of it, each post once."""

from collections.abc import Iterator
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fedidesk.domain.ids import PostId, ProfileId
from fedidesk.domain.post import Post
from fedidesk.domain.thread_folding import View, rows_of
from fedidesk.domain.thread_reading import next_to_read, read_since, whole_posts, with_read
from fedidesk.domain.thread_tree import branches_of
from fedidesk.domain.timeline import Thread
from tests.builders import NOON, a_post, a_profile
from tests.fakes.server import outline

FOCUS = PostId("f")
NAMES = [*"abcdeghijk"]


def post(name: str, to: str = "", by: str = "") -> Post:
    author = a_profile(by or f"by-{name}")
    return a_post(name, reply_to=PostId(to) if to else None, author=author)


def outlined(before: list[Post], after: list[Post], focus: Post | None = None) -> Thread:
    """Return a thread of which nothing is read but the post that was opened."""
    return Thread(
        focus or post("f", "", "writer"),
        tuple(outline(each) for each in before),
        tuple(outline(each) for each in after),
        unread={each.id: b"" for each in (*before, *after)},
    )


def stages(thread: Thread, posts: list[Post], piece: int) -> Iterator[Thread]:
    """Read on until nothing is left."""
    whole = {each.id: each for each in posts}
    yield thread
    while thread.unread:
        thread = with_read(thread, {name: whole[name] for name in next_to_read(thread, piece)})
        yield thread


def rows(thread: Thread) -> list[str]:
    """Return what is on the screen of it."""
    branches = branches_of(thread.ancestors, thread.focus, thread.descendants)
    unread = set(thread.unread) - {FOCUS}
    return [row.id for row in rows_of(branches, View(NOON, ProfileId("me"), {}), (), unread)]


POSTS = st.builds(
    post,
    st.sampled_from(NAMES),
    st.sampled_from([*NAMES, "f", "f", "?", ""]),
    st.sampled_from(["writer", "x", "y"]),
)
UNIQUE = st.lists(POSTS, max_size=10, unique_by=lambda each: each.id)


@given(UNIQUE, st.integers(0, 10), st.sampled_from([*NAMES, "?", ""]), st.integers(1, 12))
def test_in_pieces_it_comes_to_the_same_order(
    posts: list[Post], above: int, to: str, piece: int
) -> None:
    before, after = posts[:above], posts[above:]
    focus = post("f", to, "writer")
    all_read = Thread(focus, tuple(before), tuple(after))
    found = list(stages(outlined(before, after, focus), posts, piece))
    assert found[-1] == all_read
    wanted = rows(all_read)
    seen: list[str] = []
    for stage in found:
        now = rows(stage)
        # What is there stays, and nothing is ever anywhere else than in the end.
        assert [name for name in now if name in seen] == seen
        assert [name for name in wanted if name in now] == now
        seen = now
    assert seen == wanted
    came = [each.id for one, then in pairwise(found) for each in read_since(one, then)]
    assert sorted(came) == sorted(each.id for each in posts)
    assert len(found) == 1 + -(-len(posts) // piece)


@given(UNIQUE, st.integers(1, 12))
def test_the_first_piece_is_the_first_rows(posts: list[Post], piece: int) -> None:
    first = list(stages(outlined([], posts), posts, piece))[:2][-1]
    whole = list(stages(outlined([], posts), posts, piece))[-1]
    there = {each.id for each in whole_posts(first)}
    visible = [name for name in rows(whole) if name in there]
    assert rows(whole)[: len(visible)] == visible
    assert len(visible) == min(1 + piece, len(rows(whole)))


def test_near_ancestors_come_first_and_far_ones_before_what_is_folded() -> None:
    ways = [post(f"up{n}", f"up{n - 1}" if n else "") for n in range(15)]
    far = [post("r0", "f"), post("r1", "r0"), post("r2", "r1")]
    folded = [post(f"x{n}", "r2") for n in range(8)]
    last = [post("z", "f")]
    thread = outlined(ways, [*far, *folded, *last], post("f", "up14"))
    order = [str(name) for name in next_to_read(thread, 99)]
    near = [f"up{n}" for n in range(5, 15)]
    distant = [f"up{n}" for n in range(4, -1, -1)]
    assert order == [*near, "r0", "r1", "r2", "z", *distant, *(each.id for each in folded)]
    assert next_to_read(thread, 3) == order[:3]


@pytest.mark.parametrize("where", ["before", "after"])
def test_the_post_that_was_opened_may_be_named_again(where: str) -> None:
    again, other = post("f", "", "writer"), post("a", "f")
    thread = outlined([again], [other]) if where == "before" else outlined([], [other, again])
    found = list(stages(thread, [again, other], 1))
    assert not found[-1].unread
    assert rows(found[-1]) == ["f", "a"]


def test_a_post_that_is_there_twice_is_read_once() -> None:
    twice = post("a", "f")
    found = list(stages(outlined([twice], [twice]), [twice], 1))
    assert len(found) == 2
    assert found[-1].ancestors == found[-1].descendants == (twice,)


def test_what_makes_no_sense_is_left_out_and_what_answers_it_comes_last() -> None:
    a, b, c = post("a", "f"), post("b", "a"), post("c", "f")
    thread = with_read(outlined([], [a, b, c]), {a.id: None, b.id: b, c.id: c})
    assert rows(thread) == ["f", "c", "b"]
    assert not thread.unread


def test_what_answers_an_unread_post_waits_for_it() -> None:
    a, b, c = post("a", "f"), post("b", "a"), post("c", "f")
    thread = with_read(outlined([], [a, b, c]), {b.id: b, c.id: c})
    assert rows(thread) == ["f", "c"]
    assert [each.id for each in whole_posts(thread)] == ["f", "b", "c"]
