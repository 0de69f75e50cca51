"""What streams are called."""

from typing import cast

import pytest

from fedidesk.api.streaming_names import is_streamed, name_of, order, path_of
from fedidesk.domain.timeline import FEDERATED, HOME, LOCAL, TimelineKind, TimelineSpec


def spec(kind: str, argument: str = "") -> TimelineSpec:
    """Return a spec of a kind that there may be one day."""
    return TimelineSpec(cast(TimelineKind, kind), argument)


TAG = spec("hashtag", "Bücher & Tee")
LIST = spec("list", "12")


@pytest.mark.parametrize("kind", list(TimelineKind))
def test_every_kind_of_timeline_is_streamed_or_left_out(kind: TimelineKind) -> None:
    if is_streamed(TimelineSpec(kind, "x")):
        assert name_of(TimelineSpec(kind, "x"))


def test_a_kind_without_a_stream_has_none() -> None:
    assert not is_streamed(spec("telepathy"))


@pytest.mark.parametrize(
    ("which", "name", "path"),
    [
        (HOME, ("user",), "/user"),
        (LOCAL, ("public:local",), "/public/local"),
        (FEDERATED, ("public",), "/public"),
        (TAG, ("hashtag", "bücher & tee"), "/hashtag?tag=B%C3%BCcher+%26+Tee"),
        (LIST, ("list", "12"), "/list?list=12"),
    ],
)
def test_the_names(which: TimelineSpec, name: tuple[str, ...], path: str) -> None:
    assert (name_of(which), path_of(which)) == (name, path)


def test_the_orders() -> None:
    assert order("subscribe", LOCAL) == {"type": "subscribe", "stream": "public:local"}
    assert order("unsubscribe", TAG) == {
        "type": "unsubscribe",
        "stream": "hashtag",
        "tag": "Bücher & Tee",
    }
