"""Profiles.

https://docs.joinmastodon.org/methods/accounts/
"""

from fedidesk.api import decoding, mapping, wire
from fedidesk.api.answer import Answer
from fedidesk.api.client import Client
from fedidesk.api.errors import UNEXPECTED
from fedidesk.domain.errors import BadAnswer
from fedidesk.domain.profile import Profile

OWN = "/api/v1/accounts/verify_credentials"
SEARCH = "/api/v2/search"


def own(client: Client) -> Profile:
    """Return the profile of the account itself."""
    answer = client.ask(lambda mastodon: mastodon.account_verify_credentials())
    return read(answer, client.host)


def read(answer: Answer, host: str) -> Profile:
    """Return the profile in ``answer``. Raises ``BadAnswer``."""
    found = mapping.profile(decoding.one(answer, wire.Account, host))
    if found is None:
        raise BadAnswer(host, UNEXPECTED)
    return found


def find(client: Client, name: str) -> Profile | None:
    """Return the profile with the handle, or at the address, ``name``; None if there is none.

    The server fetches it from another one if need be.
    https://docs.joinmastodon.org/methods/search/
    """
    query = (("q", name), ("type", "accounts"), ("resolve", "true"), ("limit", "5"))
    found = decoding.one(client.fetch(SEARCH, query), wire.SearchResults, client.host)
    profiles = [mapping.profile(account) for account in found.accounts or ()]
    wanted = name.removeprefix("@").casefold()
    for profile in profiles:
        if profile is not None and wanted in _names(profile, client.host):
            return profile
    return None


def _names(profile: Profile, host: str) -> tuple[str, ...]:
    """Return under which names one can look for ``profile``, in small letters."""
    handle = profile.handle.casefold()
    return handle, f"{handle}@{host}", profile.url.casefold()
