"""How long a server will find a text."""

from fedidesk.domain import counted_links, graphemes
from fedidesk.domain.server import Letters, ServerLimits


def length(text: str, content_warning: str, limits: ServerLimits) -> int:
    """Return how many of the server's characters a post takes up.

    On Mastodon every link counts the same, the host of a mention nothing, and a letter with its
    marks once; elsewhere links and mentions are as long as they are, and each mark may count.
    Where rules differ between versions the larger count is taken.
    """
    if limits.characters_per_link is not None and ("://" in text or "@" in text):
        text = counted_links.shortened(text, limits.characters_per_link)
    count = _COUNTS[limits.letters]
    return count(text) + count(content_warning)


def _code_units(text: str) -> int:
    return len(text) + sum(letter > "\uffff" for letter in text)


_COUNTS = {
    Letters.CLUSTERS: graphemes.count,
    Letters.CODE_POINTS: len,
    Letters.CODE_UNITS: _code_units,
}
