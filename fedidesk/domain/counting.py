"""How long a server will find a text."""

from fedidesk.domain import counted_links, graphemes
from fedidesk.domain.server import ServerLimits


def length(text: str, content_warning: str, limits: ServerLimits) -> int:
    """Return how many of the server's characters a post takes up.

    Every link counts the same, the host of a mention nothing, and a letter with its marks once;
    on servers that don't say what a link counts, links and mentions are as long as they are.
    Where rules differ between servers the larger count is taken.
    """
    if limits.characters_per_link is not None and ("://" in text or "@" in text):
        text = counted_links.shortened(text, limits.characters_per_link)
    return graphemes.count(text) + graphemes.count(content_warning)
