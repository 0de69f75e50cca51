"""A long text as several posts: between sentences, or else words, and never inside a letter."""

import re
from collections.abc import Callable, Iterator

from fedidesk.domain.clusters import is_boundary
from fedidesk.domain.counting import length
from fedidesk.domain.server import ServerLimits

_WHOLE = re.compile(r"https?://\S+|(?<![\w/])[@#]\w[\w.@-]*|:\w+:")
"""Links, mentions, hashtags and emoji: what means something else in pieces."""
_PARAGRAPH = re.compile(r"\n[ \t]*\n\s*")
_LINE = re.compile(r"\n\s*")
_SENTENCE = re.compile(r"[.!?…؟۔।॥]+[\"'”’»)\]]*\s+(?=[^\s])(?![a-zà-ÿ])|[。！？]+[」』”’)\]]*\s*")
_SPACE = re.compile(r"\s+")
_LEAST = 40
"""Characters; nobody wants posts of fewer."""
_ENDS = ((_PARAGRAPH, 0.5), (_LINE, 0.5), (_SENTENCE, 0.25), (_SPACE, 0.0))
"""Where a post may end, the best before the rest, and how full it has to be for that."""


def split(
    text: str, content_warning: str, limits: ServerLimits, *, numbered: bool = False
) -> tuple[str, ...]:
    """Return ``text`` as posts that the server takes, as it counts; one where it fits.

    Each holds as much as it can and still ends well, below ``content_warning``. Those that are
    ``numbered`` say "1/3" at their end.
    """
    text = text.strip()
    if length(text, content_warning, limits) <= limits.characters:
        return (text,)
    room = limits.characters - length("", content_warning, limits)
    if room < _LEAST:
        return (text,)
    if not numbered:
        return tuple(_pieces(text, room, limits))
    for digits in range(1, len(str(len(text))) + 1):
        nines = 10**digits - 1
        pieces = tuple(_pieces(text, room - len(_number(nines, nines)), limits))
        if len(pieces) <= nines:
            return tuple(
                piece + _number(index, len(pieces)) for index, piece in enumerate(pieces, 1)
            )
    return (text,)


def _number(index: int, of: int) -> str:
    return f"\n\n{index}/{of}"


def _pieces(text: str, room: int, limits: ServerLimits) -> Iterator[str]:
    while text:
        end = _end(text, max(1, room), limits)
        piece = text[:end].rstrip()
        if piece:
            yield piece
        text = text[end:].lstrip()


def _end(text: str, room: int, limits: ServerLimits) -> int:
    """Return where the first piece of ``text`` ends."""
    most = _most(text, lambda end: length(text[:end].rstrip(), "", limits) <= room)
    if most == len(text):
        return most
    whole = [match.span() for match in _WHOLE.finditer(text[: most + 1000])]
    for pattern, share in _ENDS:
        ends = [match.end() for match in pattern.finditer(text, 0, min(len(text), most + 64))]
        fitting = [end for end in ends if end >= most * share and _fits(text, end, most)]
        outside = [end for end in fitting if not _is_inside(end, whole)]
        if outside:
            return outside[-1]
    cuts = range(most, 0, -1)
    for end in cuts:
        if is_boundary(text, end) and not _is_inside(end, whole):
            return end
    # One thing that no post can hold: cut, but between letters.
    return next((end for end in cuts if is_boundary(text, end)), most)


def _fits(text: str, end: int, most: int) -> bool:
    """Whether what stands before ``end`` fits; space at the end is left out."""
    return len(text[:end].rstrip()) <= most


def _is_inside(end: int, spans: list[tuple[int, int]]) -> bool:
    return any(first < end < last for first, last in spans)


def _most(text: str, fits: Callable[[int], bool]) -> int:
    """Return how much of ``text`` fits at most, one letter at least.

    A link counts the same however long it is, so more may fit than there is room.
    """
    low, high = 1, 256
    while high < len(text) and fits(high):
        low, high = high, high * 2
    high = min(high, len(text))
    if fits(high):
        return high
    while high - low > 1:
        middle = (low + high) // 2
        if fits(middle):
            low = middle
        else:
            high = middle
    return low
