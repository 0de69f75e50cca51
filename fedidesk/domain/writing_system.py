"""In which script a text is written, as far as that tells languages apart."""

import re
import unicodedata
from collections import Counter
from functools import lru_cache
from itertools import islice

_ASIDE = re.compile(r"https?://\S+|(?<!\w)[@#][\w.@-]+|:[\w+-]+:")
"""What is no word of the language it stands in."""
_ENOUGH = 12
"""Letters from which on a text says something of its language."""
_MOST = 500
"""Letters that are looked at."""
_SCRIPTS = {"HIRAGANA": "CJK", "KATAKANA": "CJK", "HANGUL": "CJK"}
"""Those that are written together, under one name."""


def script_of(text: str) -> str:
    """Return the script of most of ``text``, as Unicode calls its letters: ``LATIN``, ``BENGALI``.

    Empty where there is too little of it to tell.
    """
    letters = list(islice(filter(str.isalpha, _ASIDE.sub(" ", text)), _MOST))
    if len(letters) < _ENOUGH:
        return ""
    ((script, count),) = Counter(map(_script, letters)).most_common(1)
    return script if 2 * count > len(letters) else ""


@lru_cache(maxsize=1000)
def _script(letter: str) -> str:
    name = unicodedata.name(letter, "").partition(" ")[0]
    return _SCRIPTS.get(name, name)
