"""Who is named in a text that somebody writes."""

import re

_USER = r"[A-Za-z0-9_]+(?:[.-]+[A-Za-z0-9_]+)*"
_HOST = r"\w+(?:[.-]+\w+)*(?::\d+)?"
_MENTION = re.compile(rf"(?<![\w/@.])@({_USER}(?:@{_HOST})?)")


def mentioned_in(text: str) -> tuple[str, ...]:
    """Return the handles in ``text``, each once, as they were typed, without a leading @."""
    found = {handle.casefold(): handle for handle in reversed(_MENTION.findall(text))}
    return tuple(reversed(found.values()))
