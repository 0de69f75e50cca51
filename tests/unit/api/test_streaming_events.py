"""What frames say, and that nothing they may hold does harm."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fedidesk.api.streaming_events import EventReader, Frame, Refusal, frame
from fedidesk.domain.ids import Cursor, PostId
from fedidesk.domain.stream import Arrived, Deleted, Edited, FiltersChanged, StreamEvent
from fedidesk.domain.timeline import HOME, LOCAL
from tests.data import statuses

STATUS = statuses.status(1)
EVENTS = (
    "update",
    "status.update",
    "delete",
    "filters_changed",
    "notification",
    "notifications_merged",
    "announcement",
    "announcement.reaction",
    "announcement.delete",
    "conversation",
    "encrypted_message",
    "pleroma:respond",
)
USED = ("update", "status.update", "delete", "filters_changed")

json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=10,
)
half_statuses = st.dictionaries(
    st.sampled_from([*STATUS, "nonsense"]), json_values | st.sampled_from([*STATUS.values()])
)


def message(event: str, payload: object, *stream: str) -> bytes:
    return json.dumps({"stream": stream, "event": event, "payload": payload}).encode()


def read(text: bytes) -> StreamEvent | None:
    """Return what comes of a message on a connection that listens to home and local."""
    found = frame(text)
    if not isinstance(found, Frame):
        return None
    specs = {("user",): HOME, ("public:local",): LOCAL}
    return EventReader("a.example").read(found, specs.get(found.stream))


@pytest.mark.parametrize(("name", "spec"), [("user", HOME), ("public:local", LOCAL)])
def test_a_post_arrives_in_the_timeline_of_its_stream(name: str, spec: Any) -> None:
    event = read(message("update", json.dumps(STATUS), name))
    assert isinstance(event, Arrived)
    assert (event.spec, event.bundle.post.id) == (spec, STATUS["id"])
    assert event.older == event.newer == Cursor(STATUS["id"])


def test_a_boost_arrives_as_the_row_it_makes() -> None:
    boost = statuses.status(2) | {"id": "77", "reblog": STATUS}
    event = read(message("update", json.dumps(boost), "user"))
    assert isinstance(event, Arrived)
    assert (event.bundle.row.id, event.bundle.post.id, event.newer) == ("77", STATUS["id"], "77")
    assert event.bundle.row.boosted_by is not None


def test_a_payload_may_be_there_as_it_is_and_the_stream_be_missing() -> None:
    event = read(json.dumps({"event": "update", "payload": STATUS}).encode())
    assert isinstance(event, Arrived)
    assert event.spec == HOME


@pytest.mark.parametrize("name", ["status.update", "status_update"])
def test_a_post_is_edited_whoever_tells(name: str) -> None:
    event = read(message(name, json.dumps(STATUS), "public"))
    assert isinstance(event, Edited)
    assert event.post.id == STATUS["id"]


@pytest.mark.parametrize("payload", ["113", " 113\n", 113])
def test_a_post_is_deleted(payload: object) -> None:
    assert read(message("delete", payload, "user")) == Deleted(PostId("113"))


@pytest.mark.parametrize("payload", [None, "", "undefined", {}])
def test_filters_change_without_a_word(payload: object) -> None:
    assert read(message("filters_changed", payload, "user")) == FiltersChanged()


@pytest.mark.parametrize("event", sorted(set(EVENTS) - set(USED)))
def test_what_is_of_no_use_is_let_by_and_counted(event: str) -> None:
    reader = EventReader("a.example")
    assert reader.read(Frame(event, json.dumps(STATUS)), HOME) is None
    assert reader.read(Frame("delete", "1"), HOME) is not None
    reader.skip()
    assert (reader.seen, reader.ignored) == (3, 2)


def test_what_nobody_subscribed_to_does_not_arrive() -> None:
    assert read(message("update", json.dumps(STATUS), "hashtag", "bread")) is None


@pytest.mark.parametrize("said", [{"error": "Unauthorized", "status": 401}, {"error": {}}])
def test_a_refusal(said: object) -> None:
    assert frame(json.dumps(said).encode()) == Refusal()


def test_tags_are_told_apart_whatever_their_case() -> None:
    found = frame(message("update", "", "hashtag", "BreadAndTea"))
    assert isinstance(found, Frame)
    assert found.stream == ("hashtag", "breadandtea")


@pytest.mark.parametrize(
    "text",
    [
        b"",
        b"{",
        b"null",
        b"[]",
        b"thump",
        b"\xff\xfe",
        b'{"event": 7}',
        b'{"event": "update"}',
        b'{"event": "update", "payload": "{}"}',
        b'{"event": "update", "payload": "null", "stream": ["user"]}',
        b'{"event": "update", "payload": "{\\"id\\": \\"1\\"}", "stream": ["user"]}',
        b'{"event": "update", "stream": "user", "payload": ' + b"[" * 100_000,
        b'{"event": "update", "stream": ["user"], "payload": "' + b"[" * 100_000 + b'"}',
        b'{"event": "delete", "payload": true, "stream": ["user"]}',
        b'{"event": "delete", "payload": {"id": "1"}, "stream": ["user"]}',
        b'{"event": "delete", "payload": "", "stream": ["user"]}',
    ],
    ids=range(16),
)
def test_broken_ones_are_let_by(text: bytes) -> None:
    assert read(text) is None


def test_letters_that_are_none_spoil_no_post() -> None:
    text = message("update", json.dumps(STATUS | {"content": "half \ud83d"}), "user")
    event = read(text)
    assert isinstance(event, Arrived)
    assert event.bundle.post.html == "half \ufffd"


@given(st.binary(max_size=200))
def test_any_bytes_at_all(text: bytes) -> None:
    assert read(text) is None or isinstance(frame(text), Frame)


@given(json_values)
def test_any_json_at_all(value: object) -> None:
    read(json.dumps(value).encode())


@given(st.sampled_from(EVENTS) | st.text(), json_values, json_values)
def test_any_event_with_any_payload(event: str, payload: object, stream: object) -> None:
    said = {"event": event, "payload": payload, "stream": stream}
    read(json.dumps(said).encode())
    made = read(message(event, json.dumps(payload), "user"))
    assert made is None or event.replace("_", ".") in {"status.update", *USED, "filters.changed"}


@given(st.sampled_from(USED[:2]), half_statuses)
def test_half_a_post(event: str, status: dict[str, object]) -> None:
    made = read(message(event, json.dumps(status), "user"))
    if made is not None:
        assert isinstance(made, Arrived | Edited)


@given(st.integers(0, len(json.dumps(STATUS))))
def test_half_a_frame(length: int) -> None:
    whole = message("update", json.dumps(STATUS), "user")
    assert read(whole[:length]) is None
    assert read(message("update", json.dumps(STATUS)[:length], "user")) is None or (
        length == len(json.dumps(STATUS))
    )
