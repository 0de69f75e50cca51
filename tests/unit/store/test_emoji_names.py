"""The names of emoji that come with the application."""

from fedidesk.core.resources import resource
from fedidesk.domain.emoji_choice import found_by
from fedidesk.domain.graphemes import count
from fedidesk.store.emoji_names import read_emoji


def test_every_emoji_is_one_letter_and_has_a_name() -> None:
    emojis = read_emoji(resource("emoji"), "en")
    assert len(emojis) > 1800
    assert len({each.written for each in emojis}) == len(emojis)
    assert all(count(each.written) == 1 and each.title for each in emojis)
    assert [each.group for each in emojis] == sorted(each.group for each in emojis)


def test_they_are_called_by_the_language_and_found_in_english_too() -> None:
    emojis = read_emoji(resource("emoji"), "bn")
    (first, *_) = found_by("+1", emojis, 3)
    assert first.written == "👍"
    assert not first.title.isascii()
    assert first in found_by(first.title, emojis, 3)


def test_a_language_without_names_has_the_english_ones() -> None:
    assert read_emoji(resource("emoji"), "xx") == read_emoji(resource("emoji"), "en")
