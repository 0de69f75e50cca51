"""Which words were added to a text, and which were taken from it."""

import re
from collections.abc import Sequence
from difflib import SequenceMatcher
from enum import StrEnum

from msgspec import Struct

_ALONE = (
    "\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003fffd"
    "\u0e01-\u0e30\u0e32\u0e33\u0e40-\u0e46\u0e81-\u0eb0\u0eb2\u0eb3\u0ec0-\u0ec6"
)
"""Letters of scripts that put no spaces between words: each is a word by itself."""
_MARKS = (
    "\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u0eb1\u0eb4-\u0ebc\u0ec8-\u0ece\u3099\u309a"
    "\ufe00-\ufe0f\U000e0100-\U000e01ef"
)
"""What belongs to the letter before it in these scripts."""
_POINTS = r"[.,;:!?…)(\[\]{}\"'“”‘’„«»।॥،؟؛、。！？「」『』（）]{1,8}"
_WORD = re.compile(
    rf"(\n|[{_ALONE}][{_MARKS}]*|{_POINTS}(?=\s|$|[{_ALONE}])|"
    rf"(?:(?!{_POINTS}(?:\s|$|[{_ALONE}]))[^\s{_ALONE}])+|[^\S\n]+)"
)
_MOST_PAIRS = 4_000_000
"""Words before times words after; beyond that all in between counts as replaced."""
_OFTEN_FROM = 600
"""Words from which on those that stand everywhere are no landmarks."""


class Change(StrEnum):
    """What became of a stretch of text."""

    SAME = "same"
    ADDED = "added"
    REMOVED = "removed"


class Piece(Struct, frozen=True, gc=False):
    """A stretch of text that was added, taken out or left as it was."""

    text: str
    change: Change = Change.SAME


class _Word(Struct, frozen=True, gc=False):
    """A word with the space behind it; what tells words apart is the word alone."""

    word: str
    space: str


def differences(before: str, after: str) -> tuple[Piece, ...]:
    """Return ``after`` with what it has more than ``before``, and what it lacks, in its place.

    Word by word; letter by letter in scripts without spaces. Space alone is no difference. The
    time it takes is bounded, however long the texts are.
    """
    if before == after:
        return (Piece(after),) if after else ()
    old, new = _words(before), _words(after)
    first = _in_common(old, new)
    last = _in_common(old[first:][::-1], new[first:][::-1])
    old_end, new_end = len(old) - last, len(new) - last
    pieces: list[tuple[Change, Sequence[_Word]]] = [(Change.SAME, new[:first])]
    pieces += _between(old[first:old_end], new[first:new_end])
    pieces.append((Change.SAME, new[new_end:]))
    return _joined(pieces)


def _between(old: Sequence[_Word], new: Sequence[_Word]) -> list[tuple[Change, Sequence[_Word]]]:
    if not old or not new or len(old) * len(new) > _MOST_PAIRS:
        return [(Change.REMOVED, old), (Change.ADDED, new)]
    matcher = SequenceMatcher(
        None,
        [word.word for word in old],
        [word.word for word in new],
        autojunk=len(new) > _OFTEN_FROM,
    )
    found: list[tuple[Change, Sequence[_Word]]] = []
    for tag, old_from, old_to, new_from, new_to in matcher.get_opcodes():
        if tag == "equal":
            found.append((Change.SAME, new[new_from:new_to]))
        else:
            found.append((Change.REMOVED, old[old_from:old_to]))
            found.append((Change.ADDED, new[new_from:new_to]))
    return found


def _words(text: str) -> list[_Word]:
    words: list[_Word] = []
    for found in _WORD.findall(text):
        if found.isspace() and found != "\n":
            if words:
                words[-1] = _Word(words[-1].word, words[-1].space + found)
        else:
            words.append(_Word(found, ""))
    return words


def _in_common(one: Sequence[_Word], other: Sequence[_Word]) -> int:
    """Return how many words both begin with."""
    pairs = enumerate(zip(one, other, strict=False))
    shorter = min(len(one), len(other))
    return next((n for n, (old, new) in pairs if old.word != new.word), shorter)


def _joined(pieces: Sequence[tuple[Change, Sequence[_Word]]]) -> tuple[Piece, ...]:
    """Return the words as text; neighbours of one kind are one."""
    found: list[Piece] = []
    for change, words in pieces:
        text = "".join(word.word + word.space for word in words)
        if not text:
            continue
        if found and found[-1].change is change:
            found[-1] = Piece(found[-1].text + text, change)
        else:
            found.append(Piece(text, change))
    return tuple(found)
