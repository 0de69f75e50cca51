"""A long text becomes posts that each fit, of whole sentences where there are any."""

import random
import re

import pytest

from fedidesk.domain.clusters import is_boundary
from fedidesk.domain.counting import length
from fedidesk.domain.server import ServerLimits
from fedidesk.domain.splitting import split

SENTENCE = "The night train was two hours late, so we had time to talk. "
BENGALI = "আজ সকালে স্কুলের মাঠে ক্রিকেট খেলা হলো। ক্ষুদ্র একটি পাখি গান গাইছিল। "
JAPANESE = "今日は近所の公園で桜を見ました。風が強かったけれど、とてもきれいでした。"
THAI = "ฉันรักภาษาไทยมากเพราะมันสวยงามและน่าสนใจ"
LINK = "https://example.com/a/very/long/way/to/a/page/that/nobody/will/ever/type"
PIECES = [
    "word", "don’t", SENTENCE.strip(), BENGALI.strip(), JAPANESE, THAI, LINK, "\n", "\n\n",
    "@somebody@a-very-long-host-name.example", "#Sourdough", ":blobcat:", "👩‍👩‍👧‍👦",
    "🇧🇩🇮🇳", "নমস্কার", "e\u0301\u0327", "\t", "ok.", "“Really?”",
]  # fmt: skip


def limits(characters: int) -> ServerLimits:
    return ServerLimits(characters=characters)


def without_space(text: str) -> str:
    return re.sub(r"\s+", "", text)


def test_what_fits_is_one_post() -> None:
    assert split("  Hello.\n\nBye. ", "", limits(500)) == ("Hello.\n\nBye.",)
    assert split("Hello.", "", limits(500), numbered=True) == ("Hello.",)


@pytest.mark.parametrize("sentence", [SENTENCE, BENGALI, JAPANESE])
def test_posts_end_with_sentences(sentence: str) -> None:
    parts = split(sentence * 12, "", limits(160))
    assert len(parts) > 2
    assert {part[-1] for part in parts} <= set(".।。")


def test_a_dot_alone_ends_no_sentence() -> None:
    text = "One may say e.g. anything, see v1.2 of it at example.com or elsewhere " * 3
    parts = split(text, "", limits(100))
    assert not any(part.endswith("e.g.") for part in parts)
    assert not any(part.endswith("v1.") for part in parts)


def test_paragraphs_stay_together_where_that_fills_a_post_well() -> None:
    first, second = SENTENCE * 2, SENTENCE * 3
    assert split(f"{first.strip()}\n\n{second.strip()}", "", limits(200)) == (
        first.strip(),
        second.strip(),
    )


def test_a_short_sentence_does_not_stand_alone() -> None:
    first, *_ = split("Yes. " + "and so on " * 50, "", limits(160))
    assert len(first) > 100


def test_words_stay_whole_where_there_are_no_sentences() -> None:
    parts = split("several words " * 30, "", limits(100))
    assert {word for part in parts for word in part.split()} == {"several", "words"}


def test_links_count_as_the_server_counts_them() -> None:
    text = " ".join([LINK] * 12)
    parts = split(text, "", limits(100))
    assert [part.count(LINK) for part in parts] == [4, 4, 4]
    assert " ".join(parts) == text


def test_the_warning_stands_above_each_and_counts() -> None:
    parts = split(SENTENCE * 10, "w" * 60, limits(160))
    assert all(length(part, "w" * 60, limits(160)) <= 160 for part in parts)
    assert len(parts) > len(split(SENTENCE * 10, "", limits(160)))


def test_a_warning_that_leaves_no_room_splits_nothing() -> None:
    text = SENTENCE * 10
    assert split(text, "w" * 150, limits(160)) == (text.strip(),)


def test_numbers_stand_at_the_end_of_each() -> None:
    for times in (12, 120):
        parts = split(SENTENCE * times, "", limits(160), numbered=True)
        ends = [f"\n\n{number}/{len(parts)}" for number in range(1, len(parts) + 1)]
        assert all(part.endswith(end) for part, end in zip(parts, ends, strict=True))
        assert all(length(part, "", limits(160)) <= 160 for part in parts)


def test_what_no_post_can_hold_is_cut_between_letters() -> None:
    for letter in ("x", "ক্ষ", "👩‍👩‍👧‍👦"):
        text = letter * 300
        parts = split(text, "", limits(100))
        assert "".join(parts) == text
        assert all(len(part) % len(letter) == 0 for part in parts)


@pytest.mark.parametrize("seed", range(60))
def test_nothing_is_lost_nothing_is_too_long_and_nothing_is_torn(seed: int) -> None:
    chance = random.Random(seed)
    text = " ".join(chance.choice(PIECES) for _ in range(chance.randrange(5, 200)))
    most, numbered = chance.randrange(60, 500), seed % 2 == 1
    parts = split(text, "", limits(most), numbered=numbered)
    assert all(length(part, "", limits(most)) <= most for part in parts)
    if numbered and len(parts) > 1:
        parts = tuple(part.rpartition("\n\n")[0] for part in parts)
    assert without_space("".join(parts)) == without_space(text)
    at = 0
    for part in parts[:-1]:
        at = text.index(part, at) + len(part)
        assert is_boundary(text, at)
    for whole in (LINK, "@somebody@a-very-long-host-name.example", "#Sourdough", ":blobcat:"):
        assert sum(part.count(whole) for part in parts) == text.count(whole)


def test_a_very_long_text_is_split_quickly() -> None:
    parts = split(SENTENCE * 2000, "", limits(500))
    assert len(parts) > 200
