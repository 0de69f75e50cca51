"""Emoji to choose from while one writes."""

from collections.abc import Iterable, Sequence

from msgspec import Struct

from fedidesk.domain.profile import CustomEmoji

CUSTOM = -1
"""The group of those that a server has made."""
MOST_RECENT = 32


class Emoji(Struct, frozen=True, gc=False):
    """One of them; ``written`` is what it is in a text, ``words`` what it is found by."""

    written: str
    title: str
    group: int = CUSTOM
    """As Unicode groups them, from 0."""
    words: str = ""
    """Small letters, with a space before each word."""
    url: str = ""
    """Where its picture is, if it is not a letter."""


def of_server(emojis: Iterable[CustomEmoji]) -> tuple[Emoji, ...]:
    """Return those of a server."""
    return tuple(
        Emoji(
            written=f":{each.shortcode}:",
            title=each.shortcode,
            words=words_of(each.shortcode.replace("_", " "), each.shortcode, each.category),
            url=each.static_url or each.url,
        )
        for each in emojis
    )


def words_of(*texts: str) -> str:
    """Return what an emoji that these texts tell of is found by."""
    return "".join(f" {word}" for text in texts for word in text.casefold().split())


def found_by(typed: str, emojis: Sequence[Emoji], most: int) -> tuple[Emoji, ...]:
    """Return those of which every word that was typed begins a word; those named so come first."""
    wanted = " ".join(typed.casefold().replace("_", " ").split())
    found = emojis
    for word in wanted.split():
        beginning = f" {word}"
        found = [each for each in found if beginning in each.words]
    return tuple(sorted(found, key=lambda each: _rank(each, wanted))[:most])


def _rank(emoji: Emoji, wanted: str) -> tuple[bool, bool]:
    """Return how far from what was typed the name is: the likeliest has the least."""
    has_word = f" {wanted} " in f"{emoji.words} "
    return (not has_word, not emoji.title.casefold().startswith(wanted))
