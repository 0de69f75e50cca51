"""Which words of a text are looked at for mistakes."""

import pytest

from fedidesk.domain.words import words_in


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Hello, wrold!", ["Hello", "wrold"]),
        ("don't ‘quote’ me – it’s “fine”", ["don't", "quote", "me", "it’s", "fine"]),
        ("see https://a.example/wrold and www.a.example", ["see", "and"]),
        ("@grace@a.example likes #bread :blobcat: a_b abc1", ["likes"]),
        ("well-known", ["well-known"]),
        ("আমি বাংলায় গান গাই।", ["আমি", "বাংলায়", "গান", "গাই"]),
        ("क्षमा करें", ["क्षमा", "करें"]),
        ("👍 ok", ["ok"]),
        ("", []),
        ("12 3.5 --", []),
    ],
)
def test_words(text: str, words: list[str]) -> None:
    found = list(words_in(text))
    assert [word.text for word in found] == words
    assert all(text[word.start :].startswith(word.text) for word in found)
