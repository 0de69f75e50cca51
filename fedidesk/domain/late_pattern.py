"""Regular expressions that cost nothing before they are used."""

import re
from typing import cast


class _LatePattern:
    """Stands in for a pattern; at the first use it takes over what the real one can do."""

    def __init__(self, text: str, flags: int) -> None:
        self._text = text
        self._flags = flags

    def __getattr__(self, name: str) -> object:
        pattern = re.compile(self._text, self._flags)
        for use in ("finditer", "fullmatch", "match", "search", "split", "sub"):
            self.__dict__[use] = getattr(pattern, use)
        return getattr(pattern, name)


def late_pattern(text: str, flags: int = 0) -> re.Pattern[str]:
    """Return the pattern that ``text`` says, compiled at its first use.

    For what takes a millisecond to compile and the first frame seldom needs.
    """
    return cast("re.Pattern[str]", _LatePattern(text, flags))
