"""What helps while one writes: emoji, people and hashtags to choose from, and one's own habits.

https://docs.joinmastodon.org/methods/custom_emojis/, …/accounts/#search, …/search/,
…/preferences/
"""

from fedidesk.api import decoding, mapping, profiles, values, wire, wire_writing
from fedidesk.api.client import Client
from fedidesk.domain.habits import Preferences
from fedidesk.domain.post import PUBLIC
from fedidesk.domain.profile import CustomEmoji, Profile

_MOST = "8"
"""People or hashtags; more nobody looks through while they type."""
_LARGEST_EMOJI_LIST = 20_000_000
"""Bytes; some servers have more than ten thousand emoji."""


def custom_emojis(client: Client) -> tuple[CustomEmoji, ...]:
    """Return the emoji that the server shows to choose from, in its order."""
    answer = client.fetch("/api/v1/custom_emojis", largest=_LARGEST_EMOJI_LIST)
    found, _ = decoding.many(answer, wire_writing.PickableEmoji, client.host)
    made = (_emoji(each) for each in found if each.visible_in_picker is not False)
    return tuple(each for each in made if each is not None)


def people(client: Client, text: str) -> tuple[Profile, ...]:
    """Return people whom the server knows and whose names begin like that."""
    query = (("q", text), ("limit", _MOST), ("resolve", "false"))
    found, _ = decoding.many(
        client.fetch("/api/v1/accounts/search", query), wire.Account, client.host
    )
    made = map(mapping.profile, found)
    return tuple(each for each in made if each is not None)


def hashtags(client: Client, text: str) -> tuple[str, ...]:
    """Return hashtags that begin like that, without #."""
    query = (("q", text), ("type", "hashtags"), ("limit", _MOST))
    found = decoding.one(client.fetch(profiles.SEARCH, query), wire_writing.FoundTags, client.host)
    return tuple(tag.name.removeprefix("#") for tag in found.hashtags or () if tag.name)


def preferences(client: Client) -> Preferences:
    """Return what new posts begin with."""
    answer = client.fetch("/api/v1/preferences")
    said = decoding.one(answer, wire_writing.Preferences, client.host)
    return Preferences(
        visibility=said.visibility or PUBLIC,
        sensitive=said.sensitive or False,
        language=said.language or "",
        quote_policy=said.quote_policy or "",
    )


def preferences_of_profile(client: Client) -> Preferences:
    """Return the same as servers without preferences have it, beside the profile."""
    found = decoding.one(client.fetch(profiles.OWN), wire_writing.OwnAccount, client.host)
    said = found.source or wire_writing.OwnSource()
    return Preferences(
        visibility=said.privacy or PUBLIC,
        sensitive=said.sensitive or False,
        language=said.language or "",
        quote_policy=said.quote_policy or "",
    )


def _emoji(found: wire_writing.PickableEmoji) -> CustomEmoji | None:
    url = values.address(found.url) or values.address(found.static_url)
    if not found.shortcode or not url:
        return None
    static_url = values.address(found.static_url) or url
    return CustomEmoji(found.shortcode, url, static_url, (found.category or "").strip())
