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
