"""The emoji of Unicode and what they are called, as files that come with the application."""

from collections.abc import Iterator
from pathlib import Path

from fedidesk.domain.emoji_choice import Emoji, words_of

_ENGLISH = "en"


def read_emoji(folder: Path, language: str) -> tuple[Emoji, ...]:
    """Return them in the order people are used to, with names in ``language`` where there are.

    They are found by their English names too: many know no others.
    """
    names = {
        written: (title, words)
        for written, _, title, words in _lines(folder / f"{language}.txt")
        if language != _ENGLISH
    }
    return tuple(_emojis(folder, names))


def _emojis(folder: Path, names: dict[str, tuple[str, str]]) -> Iterator[Emoji]:
    for written, group, english, words in _lines(folder / f"{_ENGLISH}.txt"):
        title, more = names.get(written, (english, ""))
        found_by = words_of(title, more, english, words)
        yield Emoji(written, title, int(group), found_by.replace(",", ""))


def _lines(path: Path) -> Iterator[tuple[str, str, str, str]]:
    if not path.is_file():
        return
    for line in path.read_text(encoding="utf-8").splitlines():
        written, group, title, words = line.split("\t")
        yield written, group, title, words
