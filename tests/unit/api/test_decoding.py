import json
from typing import Any

import pytest
from requests.structures import CaseInsensitiveDict

from fedidesk.api import mapping, wire
from fedidesk.api.answer import Answer
from fedidesk.api.decoding import many, mend, one
from fedidesk.api.errors import HTML, NOT_JSON, UNEXPECTED
from fedidesk.domain.errors import BadAnswer
from fedidesk.domain.post import Bundle
from tests.data import statuses

HOST = "a.example"
FIELDS = tuple(statuses.status())
WRONG: tuple[Any, ...] = (7, 1.5, True, "text", [], {}, [None, 7], {"id": {}}, {"url": 7}, [[]])
NAMING = {"id", "account"}
"""Without these there is no post; a post that may be a boost is none either."""


def an_answer(said: Any, kind: str = "application/json") -> Answer:
    body = said if isinstance(said, bytes) else json.dumps(said).encode()
    return Answer(200, CaseInsensitiveDict({"Content-Type": kind}), body, f"https://{HOST}/")


def read(status: Any) -> Bundle | None:
    """Return what becomes of one status between two good ones, which must both come through."""
    page = [statuses.status(2), status, statuses.status(3)]
    found, unreadable = many(an_answer(page), wire.Status, HOST)
    bundles, nameless = mapping.bundles(found)
    assert len(bundles) + unreadable + nameless == 3
    assert bundles[0] == read_alone(page[0])
    assert bundles[-1] == read_alone(page[2])
    return bundles[1] if len(bundles) == 3 else None


def read_alone(status: Any) -> Bundle | None:
    return mapping.bundle(one(an_answer(status), wire.Status, HOST))


@pytest.mark.parametrize("field", FIELDS)
def test_a_missing_field_is_no_harm(field: str) -> None:
    status = statuses.status()
    del status[field]
    assert (read(status) is None) == (field in NAMING)


@pytest.mark.parametrize("field", FIELDS)
def test_a_null_is_no_harm(field: str) -> None:
    assert (read({**statuses.status(), field: None}) is None) == (field in NAMING)


@pytest.mark.parametrize("wrong", WRONG, ids=repr)
@pytest.mark.parametrize("field", FIELDS)
def test_a_wrong_type_costs_no_more_than_the_field(field: str, wrong: Any) -> None:
    bundle = read({**statuses.status(), field: wrong})
    if field in NAMING or field == "reblog":
        return
    assert bundle is not None
    good = read_alone(statuses.status())
    assert good is not None
    different = [
        name
        for name in good.post.__struct_fields__
        if getattr(bundle.post, name) != getattr(good.post, name)
    ]
    assert len(different) <= 1, different


@pytest.mark.parametrize("field", tuple(statuses.account()))
@pytest.mark.parametrize("wrong", [None, 7, [], {}], ids=repr)
def test_an_author_with_a_wrong_field(field: str, wrong: Any) -> None:
    status = statuses.status()
    status["account"][field] = wrong
    bundle = read(status)
    assert (bundle is None) == (field == "id" and wrong != 7)


@pytest.mark.parametrize("junk", [None, 7, "text", [], {}, True, [statuses.status()]], ids=repr)
def test_what_is_no_post_is_skipped(junk: Any) -> None:
    assert read(junk) is None


@pytest.mark.parametrize("reblog", [7, "text", [], {}, {"id": "1"}], ids=repr)
def test_a_boost_of_something_unreadable_is_not_taken_for_a_post(reblog: Any) -> None:
    assert read({**statuses.status(), "reblog": reblog}) is None


def test_of_a_list_only_the_wrong_parts_are_dropped() -> None:
    status = statuses.status()
    status["media_attachments"] = [7, None, {**statuses.medium(1), "meta": "?"}, statuses.medium(2)]
    bundle = read(status)
    assert bundle is not None
    assert [media.width for media in bundle.post.media] == [0, 1600]


def test_dates_that_nobody_can_read_are_dropped() -> None:
    bundle = read({**statuses.status(), "created_at": "yesterday", "edited_at": "2025-13-45"})
    assert bundle is not None
    assert bundle.post.created_at is None
    assert bundle.post.edited_at is None


def test_letters_that_are_none_are_replaced() -> None:
    body = json.dumps([statuses.status()]).encode().replace(b"Bread", b"Br\xff\xfead")
    found, _ = many(an_answer(body), wire.Status, HOST)
    assert found[0].spoiler_text == "Br��ad"


@pytest.mark.parametrize(
    ("escape", "letter"),
    [
        (rb"\ud83d", "\ufffd"),
        (rb"a\uDC00b", "a\ufffdb"),
        (rb"\ud83d\ud83d\udc1f\ude00", "\ufffd\N{FISH}\ufffd"),
        (rb"\\ud83d\n", "\\ud83d\n"),
    ],
)
def test_half_letters_cost_no_more_than_themselves(escape: bytes, letter: str) -> None:
    body = json.dumps([statuses.status(), statuses.status(2)]).encode()
    found, _ = many(an_answer(body.replace(b"Bread", escape, 1)), wire.Status, HOST)
    assert [status.spoiler_text for status in found] == [letter, "Bread"]


def test_a_number_beyond_all_measure_costs_no_more_than_its_field() -> None:
    body = json.dumps([statuses.status()]).replace("1600", "1e999").encode()
    bundles, _ = mapping.bundles(many(an_answer(body), wire.Status, HOST)[0])
    assert [media.width for bundle in bundles for media in bundle.post.media] == [0]


def test_numbers_that_are_written_as_text_are_read() -> None:
    status = statuses.status() | {"favourites_count": "12", "sensitive": 0, "replies_count": "many"}
    bundle = read(status)
    assert bundle is not None
    assert (bundle.post.favourites_count, bundle.post.sensitive) == (12, False)
    assert bundle.post.replies_count is None


@pytest.mark.parametrize(
    ("body", "kind", "what"),
    [
        (b"<!doctype html><html>", "text/html", HTML),
        (b"<html>", "application/json", HTML),
        (b'[{"id": "1"', "application/json", NOT_JSON),
        (b"", "application/json", NOT_JSON),
        (b"[NaN]", "application/json", NOT_JSON),
        (b"[" * 1_000_000, "application/json", NOT_JSON),
        (b'{"error": "no"}', "application/json", UNEXPECTED),
        (b'"text"', "application/json", UNEXPECTED),
        (b"null", "application/json", UNEXPECTED),
    ],
)
def test_what_is_no_list_is_a_bad_answer(body: bytes, kind: str, what: str) -> None:
    with pytest.raises(BadAnswer) as caught:
        many(an_answer(body, kind), wire.Status, HOST)
    assert caught.value.what == what
    assert caught.value.__cause__ is None
    assert caught.value.__context__ is None


@pytest.mark.parametrize("body", [b"[]", b"7", b"null", b'"text"'])
def test_what_is_no_object_is_a_bad_answer(body: bytes) -> None:
    with pytest.raises(BadAnswer) as caught:
        one(an_answer(body), wire.Status, HOST)
    assert caught.value.what == UNEXPECTED


@pytest.mark.parametrize("depth", [1, 3, 200])
def test_boosts_of_boosts_within_boosts(depth: int) -> None:
    status = statuses.status()
    for _ in range(depth):
        status = {"id": "1", "account": {"id": "1", "acct": "a"}, "content": 7, "reblog": status}
    bundle = read(status)
    assert bundle is not None
    assert bundle.row.boosted_by is not None


def test_mending_keeps_what_fits() -> None:
    mended = mend({"id": 7, "username": ["no"], "acct": "a@b", "new": 1}, wire.Account)
    assert mended == wire.Account(id=7, acct="a@b")
