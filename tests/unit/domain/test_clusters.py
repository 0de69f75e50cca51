"""A cut is never inside of what a reader takes for one letter."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fedidesk.domain.clusters import cut, is_boundary, label

LETTERS = [
    *("ক্ষ", "স্কু", "র্ক", "ন্ত্র্য", "ড়", "কি", "क्षि", "त्र्य", "नी", "நி", "กำ", "é", "e\u0301"),
    *("👩\u200d👩\u200d👧", "🇧🇩", "🇯🇵", "👍🏽", "❤\ufe0f", "1\ufe0f\u20e3", "각"),
    *("\u1112\u1161\u11ab", "م\u064f", "a", " ", "\r\n", "🏴\U000e0067\U000e0062\U000e007f"),
]


@given(st.lists(st.sampled_from(LETTERS), max_size=12), st.integers(-2, 40))
def test_letters_stay_whole(letters: list[str], most: int) -> None:
    text = "".join(letters)
    begin = cut(text, most)
    assert len(begin) <= max(0, most)
    whole, ends = "", {""}
    for letter in letters:
        whole += letter
        ends.add(whole)
    assert begin in ends
    longest = max((end for end in ends if len(end) <= max(0, most)), key=len)
    assert begin == longest


def test_what_has_room_is_not_cut() -> None:
    assert cut("ক্ষ", 3) == "ক্ষ"
    assert cut("ক্ষ", 2) == ""
    assert cut("abc", 2) == "ab"


def test_an_endless_letter_is_cut_all_the_same() -> None:
    assert len(cut("a" + "\u0301" * 10_000, 5_000)) == 5_000


@pytest.mark.parametrize("at", [-1, 0, 3, 9])
def test_the_ends_are_boundaries(at: int) -> None:
    assert is_boundary("ক্ষ", at)


def test_a_label_says_where_it_goes_on() -> None:
    assert label(" one\n two ", 20) == "one two"
    assert label("ক্ষক্ষ", 4) == "ক্ষ…"
    assert label(" " * 900 + "after", 20) == "after"
    assert len(label("a" * 1_000_000, 20)) == 21
