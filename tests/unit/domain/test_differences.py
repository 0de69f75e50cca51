"""What was added and what was taken out, in every script, in bounded time."""

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fedidesk.domain.differences import Change, Piece, differences


def written(before: str, after: str) -> str:
    """Return the differences as text: ``+added+`` and ``-removed-``."""
    sign = {Change.SAME: "", Change.ADDED: "+", Change.REMOVED: "-"}
    pieces = differences(before, after)
    return "".join(f"{sign[each.change]}{each.text}{sign[each.change]}" for each in pieces)


@pytest.mark.parametrize(
    ("before", "after", "shown"),
    [
        ("", "", ""),
        ("", "new", "+new+"),
        ("old", "", "-old-"),
        ("the same", "the same", "the same"),
        ("one two three", "one three", "one -two -three"),
        ("one three", "one two three", "one +two +three"),
        ("one two", "one 2", "one -two-+2+"),
        ("a b", "a  b", "a  b"),
        ("Hello, world.", "Hello, old world!", "Hello, +old +world-.-+!+"),
        ("don't stop", "don't go", "don't -stop-+go+"),
        ("see https://x.test/a?b=c.", "see https://x.test/a?b=d.",
         "see -https://x.test/a?b=c-+https://x.test/a?b=d+."),
        ("one\ntwo", "one\n\ntwo", "one\n+\n+two"),
        ("আজ সকালে স্কুলের মাঠে।", "আজ বিকালে স্কুলের মাঠে খেলা।",
         "আজ -সকালে -+বিকালে +স্কুলের মাঠে +খেলা+।"),
        ("ক্ষুদ্র পাখি", "ক্ষুদ্র ক্ষুধা", "ক্ষুদ্র -পাখি-+ক্ষুধা+"),
        ("صباح الخير يا ليلى", "صباح النور يا ليلى", "صباح -الخير -+النور +يا ليلى"),
        ("הלכנו הביתה", "הלכנו לים", "הלכנו -הביתה-+לים+"),
        ("今日は桜を見た", "今日は梅を見た。", "今日は-桜-+梅+を見た+。+"),
        ("お茶が好き", "お茶も好き", "お茶-が-+も+好き"),
        ("나는 집에 간다", "나는 학교에 간다", "나는 -집에 -+학교에 +간다"),
        ("สวัสดีครับ", "สวัสดีค่ะ", "สวัสดี-ครับ-+ค่ะ+"),
        ("tea 👩‍👩‍👧‍👦 ends", "tea 🇧🇩 ends", "tea -👩‍👩‍👧‍👦 -+🇧🇩 +ends"),
    ],
)  # fmt: skip
def test_what_changed(before: str, after: str, shown: str) -> None:
    assert written(before, after) == shown


def test_a_letter_keeps_its_marks() -> None:
    pieces = differences("ก้ข", "ก่ข")
    assert pieces == (
        Piece("ก้", Change.REMOVED),
        Piece("ก่", Change.ADDED),
        Piece("ข", Change.SAME),
    )


@given(st.text("ab .\n今กা", max_size=60), st.text("ab .\n今กা", max_size=60))
def test_both_texts_can_be_told_from_the_differences(before: str, after: str) -> None:
    pieces = differences(before, after)
    old = "".join(each.text for each in pieces if each.change is not Change.ADDED)
    new = "".join(each.text for each in pieces if each.change is not Change.REMOVED)
    assert "".join(old.split()) == "".join(before.split())
    assert "".join(new.split()) == "".join(after.split())
    assert all(one.change is not two.change for one, two in pairwise(pieces))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("word " * 200_000, "word " * 200_000 + "more"),
        ("a b " * 250_000, "b a " * 250_000),
        ("(." * 500_000, "(." * 500_000 + "x"),
        ("“" * 1_000_000 + "x", "“" * 1_000_000 + " x"),
        ("今" * 1_000_000, "天" + "今" * 999_999),
        (" ".join(str(n % 7) for n in range(599)), " ".join(str(n % 5) for n in range(599))),
        (" ".join(str(n % 7) for n in range(1999)), " ".join(str(n % 5) for n in range(1999))),
    ],
)
def test_long_texts_take_no_longer_than_their_length(before: str, after: str) -> None:
    start = time.thread_time()
    assert differences(before, after)
    assert time.thread_time() - start < 8
