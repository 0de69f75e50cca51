"""What somebody has begun to type and may want to have completed."""

import re
from enum import StrEnum

from msgspec import Struct

LONGEST = 100
"""Letters of a line that are looked at."""
_OPENING = "([{<\"'«»„“”‘’¿¡*_~"
_PERSON = re.compile(r"[\w.-]+(?:@[\w.-]*)?")
_SEPARATES = re.compile(r"[\s!-,./:-@\[-^`{-~…。、，]")
"""What no hashtag and no name of an emoji has in it."""
_SHORTEST_EMOJI = 2
"""Letters; a colon and one more is a smiley."""


class Begins(StrEnum):
    """By which sign."""

    PERSON = "@"
    HASHTAG = "#"
    EMOJI = ":"


class Begun(Struct, frozen=True):
    """A word that is not finished."""

    sign: Begins
    typed: str
    """What follows the sign."""

    @property
    def word(self) -> str:
        """All of it."""
        return f"{self.sign}{self.typed}"


class Completion(Struct, frozen=True):
    """What it may become."""

    written: str
    title: str
    detail: str = ""
    url: str = ""
    """Where its picture is."""


def begun_at_end(text: str) -> Begun | None:
    """Return what is begun at the end of ``text``, a line as far as it is typed."""
    word = re.split(r"\s", text[-LONGEST:])[-1].lstrip(_OPENING)
    if len(word) == LONGEST or word[:1] not in tuple(Begins):
        return None
    sign, typed = Begins(word[0]), word[1:]
    return Begun(sign, typed) if _is_name(sign, typed) else None


def _is_name(sign: Begins, typed: str) -> bool:
    if sign is Begins.PERSON:
        return _PERSON.fullmatch(typed) is not None
    shortest = _SHORTEST_EMOJI if sign is Begins.EMOJI else 1
    plain = typed.replace("+", "").replace("-", "") if sign is Begins.EMOJI else typed
    return len(typed) >= shortest and not _SEPARATES.search(plain)
