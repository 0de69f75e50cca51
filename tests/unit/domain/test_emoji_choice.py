"""Finding emoji by what they are called."""

import pytest

from fedidesk.domain.emoji_choice import Emoji, found_by, of_server, words_of
from fedidesk.domain.profile import CustomEmoji

EMOJI = (
    *of_server(
        [CustomEmoji("blob_cat", "https://a.example/cat.gif", ""), CustomEmoji("cup", "", "x")]
    ),
    Emoji("😺", "grinning cat", 3, words_of("grinning cat", "smile")),
    Emoji("🐈", "cat", 3, words_of("cat", "pet")),
    Emoji("👍", "থাম্বস আপ", 1, words_of("থাম্বস আপ", "thumbs up +1")),
)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("cat", ["🐈", ":blob_cat:", "😺"]),
        ("blob_c", [":blob_cat:"]),
        ("CAT gr", ["😺"]),
        ("+1", ["👍"]),
        ("থা", ["👍"]),
        ("at", []),
        ("cat dog", []),
    ],
)
def test_every_word_begins_one_and_the_likeliest_is_first(typed: str, found: list[str]) -> None:
    assert [each.written for each in found_by(typed, EMOJI, 10)] == found


def test_nothing_typed_finds_all_and_no_more_than_wanted() -> None:
    assert found_by(" ", EMOJI, 10) == EMOJI
    assert len(found_by("c", EMOJI, 2)) == 2


def test_the_picture_stands_still_where_there_is_one_that_does() -> None:
    moving, still = of_server([CustomEmoji("a", "moving", ""), CustomEmoji("b", "moving", "still")])
    assert (moving.url, still.url) == ("moving", "still")
