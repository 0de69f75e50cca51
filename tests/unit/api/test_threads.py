"""Answers about threads: read in pieces they come to what they are read whole, broken or not."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fedidesk.api import decoding, mapping, threads, wire
from fedidesk.api.answer import Answer
from fedidesk.domain.errors import BadAnswer
from fedidesk.domain.ids import PostId
from fedidesk.domain.timeline import Thread
from tests.builders import a_post
from tests.data import statuses

HOST = "social.example"
LARGE = 300
FOCUS = a_post("f")


def answer(body: bytes) -> Answer:
    return Answer(200, {}, body, f"https://{HOST}/")


def replies(count: int = LARGE) -> list[Any]:
    """Return statuses that answer one of those before them."""
    found = []
    for number in range(1, count + 1):
        status = statuses.status(number)
        to = "f" if number < 3 else f"115500000000{number // 2:06d}"
        found.append({**status, "id": f"115500000000{number:06d}", "in_reply_to_id": to})
    return found


def context(after: list[Any], before: list[Any] | None = None) -> bytes:
    return json.dumps({"ancestors": before or [], "descendants": after}).encode()


def in_pieces(body: bytes) -> tuple[Thread, list[int]]:
    """Return the thread, and how many posts were left after each piece."""
    before, after, unread = threads.surroundings(answer(body), HOST)
    thread = Thread(FOCUS, before, after, unread=unread)
    left = [len(unread)]
    while thread.unread:
        thread = threads.read_on(thread)
        left.append(len(thread.unread))
    return thread, left


def at_once(body: bytes) -> Thread:
    found = decoding.one(answer(body), wire.Context, HOST)
    before, _ = mapping.bundles(found.ancestors or ())
    after, _ = mapping.bundles(found.descendants or ())
    return Thread(FOCUS, *(tuple(one.post for one in each) for each in (before, after)))


def test_a_large_thread_is_outlined_and_read_in_growing_pieces() -> None:
    before, after, unread = threads.surroundings(answer(context(replies())), HOST)
    assert (len(before), len(after), len(unread)) == (0, LARGE, LARGE)
    one = after[7]
    assert (one.author.handle, one.reply_to) == ("writer8", "115500000000000004")
    assert one.html == one.author.display_name == ""
    thread, left = in_pieces(context(replies()))
    assert left == [300, 260, 20, 0]
    assert thread == at_once(context(replies()))


def test_a_small_thread_is_read_at_once() -> None:
    body = context(replies(30), replies(10))
    thread, left = in_pieces(body)
    assert left == [0]
    assert thread == at_once(body)


def without(name: str) -> Any:
    return {key: value for key, value in statuses.status(900).items() if key != name}


def status(**changes: Any) -> Any:
    return {**statuses.status(900), **changes}


ODD: list[Any] = [
    7,
    None,
    "status",
    [],
    {},
    without("id"),
    without("account"),
    without("content"),
    status(id=""),
    status(id=900),
    status(id=[1]),
    status(account=None),
    status(account="ada"),
    status(account={"id": "1"}),
    status(account={"id": "", "acct": "ada"}),
    status(account={"id": "1", "acct": "@ada"}),
    status(account={"id": 1, "username": "ada", "emojis": "none", "bot": []}),
    status(in_reply_to_id=["f"]),
    status(in_reply_to_id=7),
    status(content=7),
    status(created_at="long ago"),
    status(media_attachments="none"),
    status(reblog=statuses.status(901)),
    status(reblog={"id": None}),
    status(reblog="yes"),
    status(content="half a letter \ud83d"),
    status(content="\x00 \u202e"),
]


@pytest.mark.parametrize("odd", ODD, ids=range(len(ODD)))
def test_what_is_odd_costs_no_more_than_itself(odd: Any) -> None:
    body = context([*replies(90), odd, *replies(100)[90:]], [odd])
    assert in_pieces(body)[0] == at_once(body)


def named(odd: Any, number: int) -> Any:
    """Return it with an id of its own, where it has one."""
    has_id = isinstance(odd, dict) and odd.get("id") == status()["id"]
    return {**odd, "id": f"odd{number}"} if has_id else odd


@given(st.lists(st.sampled_from(ODD), max_size=5), st.randoms(use_true_random=False))
def test_however_many_are_odd(odd: list[Any], random: Any) -> None:
    mixed = [*replies(80), *(named(each, number) for number, each in enumerate(odd))]
    random.shuffle(mixed)
    body = context(mixed)
    assert in_pieces(body)[0] == at_once(body)


def test_letters_that_are_none_are_replaced() -> None:
    body = context(replies(80)).replace(b"Writer 7 ", b"Writer \xff ").replace(b"bread", b"br\xc3d")
    thread, _ = in_pieces(body)
    assert thread == at_once(body)
    assert len(thread.descendants) == 80


@pytest.mark.parametrize(
    ("body", "count"),
    [
        (b"{}", 0),
        (b'{"ancestors":null,"descendants":null}', 0),
        (json.dumps({"ancestors": "none", "descendants": replies(70)}).encode(), 70),
        (json.dumps({"descendants": replies(70)}).encode() + b" ", 70),
    ],
)
def test_what_is_there_is_taken(body: bytes, count: int) -> None:
    thread, _ = in_pieces(body)
    assert len(thread.descendants) == count


@pytest.mark.parametrize("body", [b"", b"[]", b"<html>", context(replies(70))[:-9], b'{"a":NaN}'])
def test_what_is_no_answer_is_said_to_be_none(body: bytes) -> None:
    with pytest.raises(BadAnswer):
        threads.surroundings(answer(body), HOST)


def test_a_post_that_turns_out_to_be_none_is_left_out() -> None:
    broken = a_post("x")
    thread = Thread(FOCUS, (), (broken,), unread={PostId("x"): b'{"id":"x","account":{}}'})
    assert threads.read_on(thread) == Thread(FOCUS)
