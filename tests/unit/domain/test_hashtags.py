import pytest

from fedidesk.domain.hashtags import Hashtags, hashtags, read_hashtags
from fedidesk.domain.timeline import TimelineKind, TimelineSpec


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("#Tea", Hashtags(any=("tea",))),
        ("tea", Hashtags(any=("tea",))),
        ("#tea #Coffee  #tea", Hashtags(any=("coffee", "tea"))),
        ("#tea -#iced +#hot", Hashtags(any=(), all=("hot", "tea"), none=("iced",))),
        ("#tea #coffee +#hot", Hashtags(any=("coffee", "tea"), all=("hot",))),
        ("+#hot", Hashtags(any=("hot",))),
        ("+#hot +#tea", Hashtags(all=("hot", "tea"))),
        ("#tea +#tea", Hashtags(any=("tea",))),
        ("#নদী -#বৃষ্টি", Hashtags(any=("নদী",), none=("বৃষ্টি",))),
        ("#a_b #2026x", Hashtags(any=("2026x", "a_b"))),
        ("-#iced", None),
        ("", None),
        ("#", None),
        ("#2026", None),
        ("tea.com", None),
        ("#tea, #coffee", None),
        ("@ada", None),
        ("- +", None),
    ],
)
def test_what_people_type(typed: str, expected: Hashtags | None) -> None:
    assert read_hashtags(typed) == expected


@pytest.mark.parametrize(
    "found",
    [
        Hashtags(any=("tea",)),
        Hashtags(any=("coffee", "tea"), all=("hot",), none=("cold", "iced")),
        Hashtags(all=("hot", "tea")),
    ],
)
def test_the_argument_tells_all_of_it(found: Hashtags) -> None:
    assert read_hashtags(str(found)) == read_hashtags(found.title) == found
    assert found.spec == TimelineSpec(TimelineKind.HASHTAG, str(found))


def test_order_and_case_make_no_difference() -> None:
    one = hashtags(any=["Tea", "coffee"], none=["#B", "a"])
    two = hashtags(any=["#COFFEE", "tea"], none=["A", "b"])
    assert one is not None
    assert two is not None
    assert one.spec == two.spec


def test_the_title_is_what_one_would_type() -> None:
    found = Hashtags(any=("coffee", "tea"), all=("hot",), none=("iced",))
    assert found.title == "#coffee #tea +#hot -#iced"
