"""The words of a text that somebody can have spelt wrong."""

from collections.abc import Iterator

from msgspec import Struct

from fedidesk.domain.late_pattern import late_pattern

_NO_WORDS = late_pattern(r"\w+://\S*|www\.\S*|\S*@\S*|#\S*|:[^\s:]+:|\S*\d\S*|\S*_\S*")
_WORD = late_pattern(
    r"[^\W\d_](?:[^\s!-&(-,./:-@\[-`{-~“”„«»…।॥،؛؟—–]*[^\s!-/:-@\[-`{-~“”„«»…।॥،؛؟—–’])?"
)


class Word(Struct, frozen=True, gc=False):
    """One of them, and where in the text it begins."""

    start: int
    text: str


def words_in(text: str) -> Iterator[Word]:
    """Yield the words; addresses, hashtags, emoji and what has digits in it are none."""
    plain = _NO_WORDS.sub(lambda match: " " * len(match[0]), text)
    for match in _WORD.finditer(plain):
        yield Word(match.start(), match[0])
