"""How long a server will find a text."""

import re
import unicodedata

from fedidesk.domain.server import ServerLimits

_LINK = re.compile(r"https?://[^\s<>\"]+", re.IGNORECASE)
_REMOTE_MENTION = re.compile(r"(?<![\w/])(@\w+)@[\w.-]*\w")
_JOINER = "\u200d"


def length(text: str, content_warning: str, limits: ServerLimits) -> int:
    """Return how many of the server's characters a post takes up.

    Every link counts the same, the host of a mention nothing, and a letter with its marks once.
    Where rules differ between servers the larger count is taken.
    """
    text = _LINK.sub("x" * limits.characters_per_link, text)
    text = _REMOTE_MENTION.sub(r"\1", text)
    return _clusters(text) + _clusters(content_warning)


def _clusters(text: str) -> int:
    count = 0
    joined = False
    for letter in unicodedata.normalize("NFC", text):
        if letter == _JOINER:
            joined = True
        elif not joined and not _is_mark(letter):
            count += 1
        else:
            joined = False
    return count


def _is_mark(letter: str) -> bool:
    """Whether ``letter`` belongs to the one before it."""
    skin_tone = "\U0001f3fb" <= letter <= "\U0001f3ff"
    return skin_tone or unicodedata.category(letter) in ("Mn", "Me", "Mc")
