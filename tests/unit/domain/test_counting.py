"""Counting as the server does; what is right is said by Ruby, the language of Mastodon."""

import unicodedata
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fedidesk.domain.counting import length
from fedidesk.domain.server import Letters, ServerLimits
from tests.unit.domain.ruby_count import RubyCount

LIMITS = ServerLimits()
LONG = "https://example.com/" + "long/" * 20

CASES = (
    ("", ""),
    ("Hello, world", ""),
    ("two\nlines\r\nand a third", ""),
    ("tab\tand\x00control", ""),
    # Links.
    (LONG, ""),
    ("https://a.co", ""),
    ("http://example.com", ""),
    ("HTTPS://EXAMPLE.COM/UP", ""),
    ("See https://example.com/a?b=c&d=e#f.", ""),
    ("(https://example.com/a_(b))", ""),
    ("https://en.wikipedia.org/wiki/Bread_(food)_(disambiguation)", ""),
    ("https://example.com/a, https://example.com/b; https://example.com/c!", ""),
    ("https://example.com:8080/path", ""),
    ("https://example.com?q=1", ""),
    ("https://example.com/?q=১২৩&r=ক্ষ", ""),
    ("https://example.com/পথ/ক্ষমা", ""),
    ("https://example.com#only-a-fragment-and-a-long-one", ""),
    ("https://münchen.de/straße", ""),
    ("https://xn--mnchen-3ya.de/", ""),
    ("https://উদাহরণ.বাংলা/পাতা", ""),
    ("https://example.中国/", ""),
    ("https://example.comです。", ""),
    ("読む:https://example.com/読む。", ""),
    ("https://localhost/some/long/path/that/counts/in/full", ""),
    ("https://server.internal/some/long/path/that/counts/in/full", ""),
    ("https://192.168.10.20/some/long/path/that/counts/in/full", ""),
    ("https://example.com.notatld/some/long/path", ""),
    ("https://user@example.com/some/long/path/that/counts", ""),
    ("https://under_score.example.com/some/long/path", ""),
    ("https://under_score.com/some/long/path/that/counts", ""),
    ("https://-dash.example.com/some/long/path/that/counts", ""),
    ("example.com/no/scheme/no/link", ""),
    ("xhttps://example.com/some/long/path/that/counts", ""),
    ("#https://example.com/some/long/path/that/counts", ""),
    ("gemini://example.com/", ""),
    ("ftp://example.com/some/long/path/that/counts", ""),
    ("<https://example.com/in/angle/brackets>", ""),
    ("“https://example.com/in/quotes”", ""),
    ("https://example.com/e\u0301\u0301", ""),
    (f"{LONG} {LONG} {LONG}", ""),
    # People.
    ("@grace", ""),
    ("@grace@example.social hello", ""),
    ("@grace@example.social, @alan@other.example: look", ""),
    ("(@grace@example.social)", ""),
    ("mail@grace@example.social", ""),
    ("কি@grace@example.social", ""),
    ("/@grace@example.social", ""),
    ("=@grace@example.social", ""),
    ("@grace@example.social@more", ""),
    ("@grace@example.social.", ""),
    ("@grace.hopper-1@sub.example.social", ""),
    ("@গ্রেস@example.social", ""),
    ("@grace@bücher.example", ""),
    ("@grace@https://example.com", ""),
    ("https://example.com/@grace@example.social", ""),
    # Letters.
    ("e\u0301 é n\u0303", ""),
    ("Z\u0351\u036b\u0343\u036aA\u030bL\u0321G\u0338O\u0353", ""),
    ("👍", ""),
    ("👍🏽 👩🏿‍🚀", ""),
    ("👨‍👩‍👧‍👦", ""),
    ("❤️ ❤️‍🔥 🏳️‍🌈 🏴‍☠️", ""),
    ("🇧🇩🇮🇳🇳🇵", ""),
    ("🇧🇩🇮", ""),
    ("🏴󠁧󠁢󠁳󠁣󠁴󠁿", ""),
    ("1️⃣ #️⃣ *️⃣", ""),
    ("a\u200db", ""),
    ("👍\u200db", ""),
    ("a\u200b b\u200c c\u2060", ""),
    ("ক্ষমা", ""),
    ("আমি বাংলায় গান গাই", ""),
    ("স্বাধীনতা র‍্যাব", ""),
    ("नमस्कार", ""),
    ("क्षत्रिय श्रीमती", ""),
    ("น้ำใจ ผู้ใหญ่ กำลัง", ""),
    ("தமிழ் மொழி", ""),
    ("မြန်မာ ဘာသာ", ""),
    ("ភាសាខ្មែរ", ""),
    ("සිංහල ශ්‍රී", ""),
    ("한국어 한국어", ""),
    ("日本語、中文。", ""),
    ("العربية ٱلسَّلَامُ", ""),
    ("שָׁלוֹם", ""),
    ("\u0600123", ""),
    # Content warnings.
    ("The butler", "Spoiler"),
    ("ক্ষমা", "সাবধান 👨‍👩‍👧‍👦"),
    ("text", "https://example.com/a/link/in/a/warning/counts/in/full"),
    ("text", "@grace@example.social"),
    ("@grace@example.social https://example.com/a/long/path", "😀"),
)


@pytest.fixture(scope="module")
def ruby(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RubyCount]:
    ruby = RubyCount(tmp_path_factory.mktemp("ruby"))
    yield ruby
    ruby.close()


def ours(text: str, warning: str = "") -> int:
    return length(text, warning, LIMITS)


def test_what_people_write_counts_as_on_the_server(ruby: RubyCount) -> None:
    assert len(CASES) > 60
    counted = [ours(*post) for post in CASES]
    assert list(zip(CASES, counted, strict=True)) == list(zip(CASES, ruby(*CASES), strict=True))


SCRIPTS = (
    "abcdefé́\u0308 .,",
    "কখগক্ষঁংঃািীেৈোৌ্র‍‌য়ড়৳১২",
    "नमस्कारक्षिीुेैोौंः्‍ज़१२",
    "กขคงำิีึืุูเแโใไ่้๊๋์ๆ๑",
    "தமிழ்ொௌாிீுூெேை்",
    "မြန်မာဘာသာအကခေးံ့",
    "한글한ᆨᅩ가각",
    "العربيةًٌٍَُِّْـ٠١؀",
    "שלוםָֹּׁ",
    "日本語々がパ゙",
    "👍🏽👩🏿❤️‍🔥🏳🌈🇧🇩🇮1️⃣",
    "\r\n\t\x00\u200b\u200c\u200d\u2060\u2028\ufeff",
)
WORDS = st.one_of(*(st.text(letters, min_size=1, max_size=12) for letters in SCRIPTS))
PIECES = st.one_of(
    WORDS,
    st.sampled_from(
        (
            "https://", "http://example.com", "https://a.co/", "/", "?", "#", "(", ")", ".", "-",
            "_", "@", "@grace", "@example.social", "com", ".de", ":8080", "xn--mnchen-3ya",
            " ", "\n",
        )
    ),
)  # fmt: skip


@settings(max_examples=400, deadline=None)
@given(st.lists(PIECES, max_size=14).map("".join), st.lists(WORDS, max_size=3).map(" ".join))
def test_no_text_is_longer_on_the_server(ruby: RubyCount, text: str, warning: str) -> None:
    (theirs,) = ruby((text, warning))
    assert ours(text, warning) >= theirs


@settings(max_examples=200, deadline=None)
@given(st.lists(WORDS, max_size=20).map("".join))
def test_letters_of_all_scripts_count_as_on_the_server(ruby: RubyCount, text: str) -> None:
    (theirs,) = ruby((text, ""))
    assert ours(text) == theirs


def test_every_code_point_counts_no_less_before_and_behind_others(ruby: RubyCount) -> None:
    """Ruby knows an older Unicode, for which later marks are letters: these are left out."""
    older = unicodedata.ucd_3_2_0
    letters = [
        chr(code)
        for code in range(0x110000)
        if not 0xD800 <= code < 0xE000 and older.category(chr(code)) != "Cn"
    ]
    posts = [(f"a{letter}a {letter}\u0301 👍\u200d{letter}", "") for letter in letters]
    assert len(posts) > 90_000
    different = [
        f"{ord(letter):x}"
        for letter, post, theirs in zip(letters, posts, ruby(*posts), strict=True)
        if ours(*post) < theirs
    ]
    assert not different


def test_a_link_counts_what_the_server_says() -> None:
    for per_link in (10, 23, 40):
        limits = ServerLimits(characters_per_link=per_link)
        assert length(f"See {LONG}", "", limits) == 4 + per_link


def test_where_a_server_does_not_say_all_counts() -> None:
    limits = ServerLimits(characters_per_link=None)
    text = f"@grace@example.social {LONG}"
    assert length(text, "", limits) == len(text)


@pytest.mark.parametrize(("letters", "count"), [("code points", 4 + 7), ("code units", 4 + 8)])
def test_elsewhere_each_mark_counts(letters: str, count: int) -> None:
    limits = ServerLimits(characters_per_link=None, letters=Letters(letters))
    assert length("ক্ষমা 😀", "ক্ষ!", limits) == count


def test_a_text_of_any_length_is_counted_quickly_enough() -> None:
    for text in ("(" * 20_000, "https://" + "a" * 20_000, "https://a.co/" + "((a" * 5_000):
        assert ours(text) > 0
