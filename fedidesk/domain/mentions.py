"""Who is named in a text that somebody writes."""

import re

_MENTION = re.compile(r"(?<![\w/@.])@(\w+(?:[.-]+\w+)*(?:@\w+(?:[.-]\w+)*(?::\d+)?)?)")


def mentioned_in(text: str) -> tuple[str, ...]:
    """Return the handles in ``text``, each once, as they were typed, without a leading @."""
    found = {handle.casefold(): handle for handle in reversed(_MENTION.findall(text))}
    return tuple(reversed(found.values()))
