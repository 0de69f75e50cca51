import pytest

from fedidesk.domain.hashtags import Hashtags
from fedidesk.domain.timeline import TimelineKind, TimelineSpec
from fedidesk.domain.typed_place import TypedPlace, read_place


def remote(host: str) -> TimelineSpec:
    return TimelineSpec(TimelineKind.REMOTE, host)


TEA = Hashtags(any=("tea",)).spec


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("#Tea", TypedPlace((TEA,))),
        (" tea ", TypedPlace((TEA,))),
        ("#tea -#iced", TypedPlace((Hashtags(any=("tea",), none=("iced",)).spec,))),
        ("@ada", TypedPlace(handle="@ada")),
        ("@ada@one.test", TypedPlace(handle="@ada@one.test")),
        ("ada@one.test", TypedPlace(handle="@ada@one.test")),
        ("@ada@one.test:8443", TypedPlace(handle="@ada@one.test:8443")),
        (
            "https://one.test/a?b#c",
            TypedPlace((TimelineSpec(TimelineKind.LINK, "https://one.test/a?b#c"),)),
        ),
        ("One.Test", TypedPlace((remote("one.test"),))),
        ("münchen.test", TypedPlace((remote("xn--mnchen-3ya.test"),))),
        ("127.0.0.1:3000", TypedPlace((remote("127.0.0.1:3000"),))),
        (
            "localhost",
            TypedPlace((TimelineSpec(TimelineKind.HASHTAG, "localhost"), remote("localhost"))),
        ),
        ("", TypedPlace()),
        ("@", TypedPlace()),
        ("a/b", TypedPlace()),
        ("ftp://one.test", TypedPlace()),
        ("https://", TypedPlace()),
        ("one.test and more", TypedPlace()),
        ("...", TypedPlace()),
    ],
)
def test_what_people_type(typed: str, expected: TypedPlace) -> None:
    assert read_place(typed) == expected
