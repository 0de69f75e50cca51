"""Several hashtags in one timeline: with any of these, all of those, none of others."""

import unicodedata
from collections.abc import Iterable

from msgspec import Struct

from fedidesk.domain.timeline import TimelineKind, TimelineSpec

_ALL, _NONE = "+", "-"
_JOINERS = "_·・\u200c\u200d"


class Hashtags(Struct, frozen=True):
    """Which hashtags a post has to have and which it must not; small letters, no #, in order."""

    any: tuple[str, ...] = ()
    """One of these at least, unless there are none."""
    all: tuple[str, ...] = ()
    none: tuple[str, ...] = ()

    @property
    def spec(self) -> TimelineSpec:
        """The timeline of posts with these hashtags."""
        return TimelineSpec(TimelineKind.HASHTAG, str(self))

    @property
    def title(self) -> str:
        """What to call it: as one would type it."""
        return " ".join(
            [
                *(f"#{tag}" for tag in self.any),
                *(f"{_ALL}#{tag}" for tag in self.all),
                *(f"{_NONE}#{tag}" for tag in self.none),
            ]
        )

    def __str__(self) -> str:
        """Return the argument of its timeline; equal hashtags give equal ones."""
        return " ".join(
            [
                *self.any,
                *(f"{_ALL}{tag}" for tag in self.all),
                *(f"{_NONE}{tag}" for tag in self.none),
            ]
        )


def hashtags(
    any: Iterable[str] = (),  # noqa: A002 - the word of the API and of people
    all: Iterable[str] = (),  # noqa: A002 - likewise
    none: Iterable[str] = (),
) -> Hashtags | None:
    """Return what these names ask for, whatever their order and case; None if it is nothing."""
    wanted, needed = set(_in_order(any)), set(_in_order(all))
    # One alone means the same either way.
    if len(wanted) == 1:
        wanted, needed = set(), needed | wanted
    if not wanted and len(needed) == 1:
        wanted, needed = needed, set()
    if not wanted and not needed:
        return None
    return Hashtags(_in_order(wanted), _in_order(needed), _in_order(none))


def read_hashtags(text: str) -> Hashtags | None:
    """Return what ``text`` asks for: ``#tea coffee +#hot -#iced``; None if it is no such thing."""
    found: dict[str, list[str]] = {"": [], _ALL: [], _NONE: []}
    for word in text.split():
        sign = word[0] if word[0] in (_ALL, _NONE) else ""
        tag = word[len(sign) :].lstrip("#＃")
        if not is_hashtag(tag):
            return None
        found[sign].append(tag)
    return hashtags(found[""], found[_ALL], found[_NONE])


def is_hashtag(name: str) -> bool:
    """Whether ``name``, without its #, can be a hashtag at all."""
    return any(map(str.isalpha, name)) and all(map(_fits, name))


def _fits(letter: str) -> bool:
    return letter.isalnum() or letter in _JOINERS or unicodedata.category(letter)[0] == "M"


def _in_order(tags: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted({tag.lstrip("#").lower() for tag in tags} - {""}))
