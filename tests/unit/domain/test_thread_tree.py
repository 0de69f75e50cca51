"""The reading order of threads: nothing lost, nothing twice, parents first, whatever comes."""

import time
from collections.abc import Sequence
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fedidesk.domain.filters import BLUR, HIDE, WARN, FilterMatch
from fedidesk.domain.ids import PostId, ProfileId
from fedidesk.domain.post import Post
from fedidesk.domain.thread_folding import View, rows_of
from fedidesk.domain.thread_row import Stub, ThreadRow
from fedidesk.domain.thread_tree import Branch, branches_of
from tests.builders import NOON, a_post, a_profile

ME = ProfileId("me")


def post(name: str, to: str = "", by: str = "", **more: object) -> Post:
    """Return a post of ``by``, or of somebody of its own, that answers ``to``."""
    author = a_profile(by or f"by-{name}")
    return a_post(name, reply_to=PostId(to) if to else None, author=author, **more)


def order(branches: Sequence[Branch]) -> str:
    """Return the names with their depths: ``f a1 b2``."""
    return " ".join(f"{each.post.id}{each.depth or ''}" for each in branches)


def view(opened: dict[str, bool] | None = None) -> View:
    return View(NOON, ME, {PostId(name): on for name, on in (opened or {}).items()})


def shown(rows: Sequence[ThreadRow]) -> str:
    """Return what is on screen: ``f a1 b2(3)`` where three are folded below b."""
    return " ".join(
        f"{row.id}{row.depth or ''}{f'({row.replies})' if row.is_folded else ''}" for row in rows
    )


F = post("f", by="writer")


@pytest.mark.parametrize(
    ("before", "after", "wanted"),
    [
        ([], [], "f"),
        ([], [post("a", "f"), post("b", "f")], "f a1 b1"),
        ([], [post("a", "f"), post("b", "f"), post("c", "a"), post("d", "c")], "f a1 c2 d3 b1"),
        # Children before their parents.
        ([], [post("d", "c"), post("c", "a"), post("a", "f")], "f a1 c2 d3"),
        # The author goes on: at once, whatever else came first.
        (
            [],
            [post("a", "f"), post("2", "f", "writer"), post("b", "2"), post("3", "2", "writer")],
            "f 2 3 a1 b1",
        ),
        # What others say to themselves stays in its order, what the author says comes first.
        (
            [],
            [
                post("a", "f", "x"),
                post("b", "a", "y"),
                post("c", "a", "x"),
                post("w", "b", "writer"),
                post("v", "w", "z"),
                post("u", "w", "writer"),
            ],
            "f a1 b2 w3 u4 v4 c2",
        ),
        # A parent that is not there, and what answers it.
        ([], [post("a", "?"), post("b", "a"), post("c", "f")], "f c1 a1 b2"),
        # Circles, and a post that answers itself.
        ([], [post("a", "b"), post("b", "a"), post("c", "c"), post("d", "f")], "f d1 a1 b2 c1"),
        # Twice, and among what came before too.
        ([post("p"), post("p")], [post("p"), post("f"), post("a", "f"), post("a", "f")], "p f a1"),
        # Ancestors in any order, and one that nothing leads to.
        ([post("q", "p"), post("x"), post("p")], [], "p q x f"),
        ([post("q", "p"), post("p", "q")], [], "p q f"),
    ],
)
def test_the_order(before: list[Post], after: list[Post], wanted: str) -> None:
    assert order(branches_of(before, F, after)) == wanted


def test_ancestors_stand_in_the_order_of_the_answers() -> None:
    focus = post("f", "q")
    found = branches_of([post("q", "p"), post("x"), post("p")], focus, [])
    assert order(found) == "x p q f"
    assert [each.is_guided for each in found] == [False, False, True, True]


def test_the_author_s_own_thread_is_numbered_from_its_first_part() -> None:
    before = [post("0", by="z"), post("1", "0", "w"), post("2", "1", "w")]
    after = [post("4", "3", "w"), post("a", "4"), post("w", "a", "w")]
    found = branches_of(before, post("3", "2", "w"), after)
    parts = [(each.post.id, each.part, each.parts) for each in found]
    numbered = [(str(n), n, 4) for n in range(1, 5)]
    assert parts == [("0", 0, 0), *numbered, ("a", 0, 0), ("w", 0, 0)]


def test_a_single_post_is_no_thread_of_parts() -> None:
    assert branches_of([post("p")], post("f", "p"), [post("a", "f")])[1].parts == 0


NAMES = "abcdefgh"
POSTS = st.builds(
    post,
    st.sampled_from(NAMES),
    st.sampled_from([*NAMES, "f", "?", ""]),
    st.sampled_from(["writer", "x", "y"]),
)


@given(
    st.lists(POSTS, max_size=4),
    st.lists(POSTS, max_size=12),
    st.sets(st.sampled_from([*NAMES, "f"])),
    st.sampled_from([*NAMES, "?", ""]),
)
def test_whatever_comes(before: list[Post], after: list[Post], gone: set[str], to: str) -> None:
    focus = post("f", to, "writer")
    found = branches_of(before, focus, after)
    names = [each.post.id for each in found]
    assert len(names) == len(set(names))
    assert set(names) == {"f", *(each.id for each in (*before, *after))}
    place = {name: index for index, name in enumerate(names)}
    for each in found:
        if each.parent is not None:
            assert each.post.reply_to == each.parent.post.id
            assert place[each.parent.post.id] < place[each.post.id]
            assert each.depth in (0, each.parent.depth + 1)
        if each.depth and each.size:
            after_it = found[place[each.post.id] + 1 :][: each.size]
            assert len(after_it) == each.size
            assert all(one.depth > each.depth for one in after_it)
    assert names == [each.post.id for each in branches_of(before, focus, after)]
    left = branches_of(before, focus, after, {PostId(name) for name in gone})
    there = [each.post.id for each in left]
    assert set(names) - gone <= set(there)
    assert there == [name for name in names if name in there]
    rows = rows_of(left, view(), {PostId(name) for name in gone})
    assert len(rows) <= len(there)
    for upper, row in zip([None, *rows], rows, strict=False):
        if row.is_below:
            assert upper is not None
        if row.joins_above:
            assert upper is not None
            assert upper.joins_below


def test_it_takes_time_that_grows_with_the_number_of_posts() -> None:
    def seconds(count: int) -> float:
        deep = [post(str(n), str(n - 1) if n else "f", "x") for n in range(count)]
        began = time.thread_time()
        rows_of(branches_of([], F, reversed(deep)), view())
        return time.thread_time() - began

    seconds(100)
    assert min(seconds(8000) for _ in range(3)) < 16 * min(seconds(1000) for _ in range(3)) + 0.05


# What is on screen of it


def line_of(count: int, to: str = "f") -> list[Post]:
    """Return posts that answer each other."""
    names = [f"{to}{n}" for n in range(count)]
    return [post(name, above) for name, above in zip(names, [to, *names], strict=False)]


def test_long_branches_far_out_start_folded_and_open_as_a_whole() -> None:
    branches = branches_of([], F, line_of(10))
    assert shown(rows_of(branches, view())) == "f f01 f12 f23(7)"
    assert len(rows_of(branches, view({"f2": True}))) == 11
    assert shown(rows_of(branches, view({"f0": False}))) == "f f01(9)"
    assert len(rows_of(branches_of([], F, line_of(9)), view())) == 10


def test_neither_what_came_before_nor_the_post_itself_can_be_folded() -> None:
    rows = rows_of(
        branches_of([post("p")], post("f", "p", "w"), [post("2", "f", "w"), post("a", "2")]),
        view({"p": False, "f": False, "2": False}),
    )
    assert shown(rows) == "p f 2 a1"
    assert [row.replies for row in rows] == [0, 0, 0, 0]


def match(action: str, **changes: object) -> tuple[FilterMatch, ...]:
    values = {"title": "Crabs", "action": action, "contexts": ("thread",)}
    return (FilterMatch(**(values | changes)),)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("filters", "wanted", "stub"),
    [
        ((), "f a1 b2", Stub.NONE),
        (match(HIDE), "f a1(2)", Stub.HIDDEN),
        (match(WARN), "f a1(1)", Stub.NONE),
        (match("something new"), "f a1(1)", Stub.NONE),
        (match(BLUR), "f a1 b2", Stub.NONE),
        ((*match(WARN), *match(HIDE)), "f a1(2)", Stub.HIDDEN),
        (match(HIDE, contexts=("home", "public")), "f a1 b2", Stub.NONE),
        (match(HIDE, expires_at=NOON - timedelta(seconds=1)), "f a1 b2", Stub.NONE),
        (match(HIDE, expires_at=NOON + timedelta(seconds=1)), "f a1(2)", Stub.HIDDEN),
    ],
)
def test_what_a_filter_meets_starts_folded(
    filters: tuple[FilterMatch, ...], wanted: str, stub: Stub
) -> None:
    branches = branches_of([], F, [post("a", "f", filters=filters), post("b", "a")])
    rows = rows_of(branches, view())
    assert (shown(rows), rows[1].stub) == (wanted, stub)
    again = rows_of(branches, view({"a": True}))
    assert (shown(again), again[1].stub) == ("f a1 b2", Stub.NONE)


def test_filters_spare_the_reader_s_own_posts_and_the_one_that_was_opened() -> None:
    mine = a_post("a", reply_to=PostId("f"), author=a_profile("Me", id=ME), filters=match(HIDE))
    rows = rows_of(branches_of([], post("f", filters=match(HIDE)), [mine]), view())
    assert [row.stub for row in rows] == [Stub.NONE, Stub.NONE]


def test_what_is_gone_stays_as_long_as_something_answers_it() -> None:
    after = [post("a", "f"), post("b", "a"), post("c", "f"), post("d", "c")]
    gone = {PostId("a"), PostId("c"), PostId("d")}
    rows = rows_of(branches_of([], F, after, gone), view(), gone)
    assert shown(rows) == "f a1 b2"
    assert [row.stub for row in rows] == [Stub.NONE, Stub.DELETED, Stub.NONE]


def test_a_row_knows_whom_it_answers_and_whether_that_can_be_seen() -> None:
    after = [post("2", "f", "writer"), post("a", "f"), post("b", "2"), post("c", "b")]
    rows = {row.id: row for row in rows_of(branches_of([], F, after), view())}
    a, b, c = rows["a"], rows["b"], rows["c"]  # type: ignore[index]
    assert [str(row) for row in rows] == ["f", "2", "a", "b", "c"]
    assert (a.answers, a.answers_part, a.is_guided) == (F.author, 1, False)
    assert (b.answers_part, b.is_guided, b.is_below) == (0, True, False)
    assert (c.answers_part, c.is_guided, c.is_below) == (0, True, True)


@pytest.mark.parametrize(("days", "wanted"), [(0, 0), (182, 0), (183, 183), (800, 800), (-900, 0)])
def test_a_late_reply_says_so(days: int, wanted: int) -> None:
    late = post("a", "f", created_at=NOON + timedelta(days=days))
    assert rows_of(branches_of([], F, [late]), view())[1].days_later == wanted


def test_posts_without_a_time_say_nothing_of_it() -> None:
    rows = rows_of(branches_of([], F, [post("a", "f", created_at=None)]), view())
    assert rows[1].days_later == 0


def test_one_line_leads_from_the_first_post_to_the_last_part() -> None:
    before = [post("x"), post("p"), post("q", "p")]
    after = [post("2", "f", "w"), post("a", "2")]
    rows = rows_of(branches_of(before, post("f", "q", "w"), after), view())
    assert [(row.id, row.joins_above, row.joins_below) for row in rows] == [
        ("x", False, False),
        ("p", False, True),
        ("q", True, True),
        ("f", True, True),
        ("2", True, False),
        ("a", False, False),
    ]
