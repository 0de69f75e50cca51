"""What many people on the server talk about.

https://docs.joinmastodon.org/methods/trends/
"""

from fedidesk.api import decoding, mapping, values, wire
from fedidesk.api.client import Client
from fedidesk.domain.trends import TrendingLink, TrendingTag

_MOST = "20"
"""Of each kind; the most that Mastodon gives of hashtags and links."""
_DAYS = 2
"""Of a trend's history; what was before is no news."""


def tags(client: Client) -> tuple[TrendingTag, ...]:
    """Return the hashtags that trend, those of most people first as the server sees it."""
    answer = client.fetch("/api/v1/trends/tags", (("limit", _MOST),))
    found, _ = decoding.many(answer, wire.Tag, client.host)
    named = ((tag, (tag.name or "").removeprefix("#")) for tag in found)
    return tuple(TrendingTag(name, _people(tag.history)) for tag, name in named if name)


def links(client: Client) -> tuple[TrendingLink, ...]:
    """Return the links that trend."""
    answer = client.fetch("/api/v1/trends/links", (("limit", _MOST),))
    found, _ = decoding.many(answer, wire.PreviewCard, client.host)
    cards = ((link, mapping.card(link)) for link in found)
    return tuple(
        TrendingLink(card, _people(link.history)) for link, card in cards if card is not None
    )


def _people(history: list[wire.Usage] | None) -> int:
    """Return how many people it were; who came on both days counts twice."""
    told = [str(usage.accounts) for usage in (history or ())[:_DAYS]]
    return min(sum(int(t) for t in told if t.isascii() and t.isdigit()), values.MOST)
