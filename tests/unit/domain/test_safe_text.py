"""Letters that do harm go; those that scripts and emoji need stay."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fedidesk.domain.safe_text import may_be_odd, one_line, safe_body
from tests.builders import a_profile

FAMILY, BENGALI_YA, PERSIAN = "👩\u200d👩\u200d👧\u200d👦", "র\u200d্যাব", "می\u200cخواهم"
HEART, FLAG, KEYCAP = (
    "❤\ufe0f\u200d🔥",
    "🏴\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f",
    "1\ufe0f\u20e3",
)
ODD = st.text(
    st.sampled_from(
        "ab সا1 \n\t\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200b\u200c\u200d\u200e"
        "\u200f\ufeff\u00ad\u0301\u0e47\ufe0f😀\U000e0041\U000e007f\x00\x85\u2029\u2800\u3164"
    ),
    max_size=40,
)
ENDS = {"\u2069": "\u2066\u2067\u2068", "\u202c": "\u202a\u202b\u202d\u202e"}


def is_balanced(text: str) -> bool:
    open_ones: list[str] = []
    for letter in text:
        if letter in "\u2066\u2067\u2068\u202a\u202b\u202d\u202e":
            open_ones.append(letter)
        elif letter in ENDS and (not open_ones or open_ones.pop() not in ENDS[letter]):
            return False
    return not open_ones


@pytest.mark.parametrize(
    "text",
    ["Ada", "तानिया", "ক্ষুদ্র স্কুল", FAMILY, BENGALI_YA, PERSIAN, HEART, FLAG, KEYCAP, "Ó̩", "שָׁלוֹם",
     "น้ำ", "සිංහල ශ්\u200dරී", "വന്\u200dമ", "🇧🇩", "葛\U000e0100", "مُحَمَّدٌ", "\u2068a\u2069 · b"],
)  # fmt: skip
def test_what_scripts_and_emoji_need_stays(text: str) -> None:
    assert one_line(text) == text
    assert safe_body(text) == text


@pytest.mark.parametrize(
    ("name", "line"),
    [
        ("a\nb\r\n\tc", "a b c"),
        ("a\u2028b\u2029c\x85d\x0be", "a b c d e"),
        ("a\u202eb", "ab"),
        ("\u2067a", "\u2067a\u2069"),
        ("a\u2069b", "ab"),
        ("a\u2066\u2067b\u2069", "a\u2066\u2067b\u2069\u2069"),
        ("a\u200b\u200b\ufeff\u00ad\u2060b", "ab"),
        ("a\u200d\u200db", "ab"),
        ("\u200d\u200da", "a"),
        ("ক\u200d\u200d\u200dখ", "ক\u200dখ"),
        ("a\u3164\uffa0\u115fb", "ab"),
        ("a \u2003\u00a0\n b", "a b"),
        ("a\u2800\u2800b", "a b"),
        ("a\U000e0041\U000e0042b", "ab"),
        ("a" + "\u0301" * 50 + "b", "a" + "\u0301" * 4 + "b"),
        ("ก" + "\u0e47" * 50, "ก" + "\u0e47" * 4),
        ("😀" + "\ufe0f" * 9, "😀\ufe0f"),
        ("a\x00\x07\x9fb", "ab"),
        ("a\ud800b", "a\ufffdb"),
        ("", ""),
    ],
)
def test_one_line(name: str, line: str) -> None:
    assert one_line(name) == line


def test_a_name_in_which_one_sees_nothing_is_the_handle() -> None:
    for name in ("\u200b", "\u3164", "\u2800 \u200d", "\u202e\u202c", " \n"):
        assert a_profile("Ada", display_name=name).name == "ada"


@given(ODD)
def test_a_line_can_not_leave_its_place(text: str) -> None:
    line = one_line(text)
    assert not set(line) & set(
        "\n\r\t\x85\u2028\u2029\u202a\u202b\u202c\u202d\u202e\u200b\ufeff\x00"
    )
    assert is_balanced(line)
    assert one_line(line) == line


@given(ODD)
def test_what_turns_the_direction_ends_with_the_text(text: str) -> None:
    body = safe_body(text)
    assert is_balanced(body)
    assert safe_body(body) == body
    assert [c for c in body if c.isalnum()] == [c for c in text if c.isalnum()]


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_any_text_can_be_made_safe(text: str) -> None:
    assert is_balanced(one_line(text))
    assert may_be_odd(text) or safe_body(text) == text


def test_no_mark_piles_up_where_shaping_would_let_it() -> None:
    """Indic and the like are shaped by syllables: a mark too many gets a circle of its own."""
    shaped = (
        range(0x0900, 0x0E00),
        range(0x1000, 0x1100),
        range(0x1700, 0x1900),
        range(0xA800, 0xAC00),
    )
    for code in range(0x300, 0x10000):
        letter = chr(code)
        if unicodedata.category(letter) not in ("Mn", "Me") or any(code in each for each in shaped):
            continue
        if code in range(0x1900, 0x1CD0) or code in (0xFB1E, 0x180F):
            continue
        assert len(one_line("a" + letter * 40)) < 12, hex(code)


def test_spaces_do_not_push_a_label_out_of_its_place() -> None:
    assert one_line(" " * 200 + "name") == " name"
    assert one_line("ñ" + " " * 200 + "name") == "ñ name"
