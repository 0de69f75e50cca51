"""How the account and other people stand to each other, and following them.

https://docs.joinmastodon.org/methods/accounts/#relationships, …/#follow, …/#unfollow
"""

from fedidesk.api import decoding, wire
from fedidesk.api.answer import Answer
from fedidesk.api.client import Client, in_path
from fedidesk.domain.errors import Gone, NotOffered
from fedidesk.domain.ids import ProfileId
from fedidesk.domain.relationship import Relationship

RELATIONSHIPS = "/api/v1/accounts/relationships"


def read(client: Client, profile_id: ProfileId) -> Relationship:
    """Return how the account stands to somebody. Raises ``Gone`` where nobody has that id."""
    answer = client.fetch(RELATIONSHIPS, (("id[]", profile_id),))
    found, _ = decoding.many(answer, wire.Relationship, client.host)
    for each in found:
        # Who does not say whom it is about was asked about one.
        if each.id is None or str(each.id) == profile_id:
            return _relationship(each)
    raise Gone(client.host)


def follow(client: Client, profile_id: ProfileId, on: bool) -> Relationship:
    """Follow somebody, or no longer; return how the account stands to them then.

    Raises ``NotOffered`` where they are there and can't be followed.
    """
    deed = "follow" if on else "unfollow"
    path = f"/api/v1/accounts/{in_path(profile_id)}/{deed}"
    # Past Mastodon.py, which would also say whether boosts are shown: that stays as it is.
    found = decoding.one(_submit(client, path, profile_id), wire.Relationship, client.host)
    if found.following is None and found.requested is None:
        found.following = on
    return _relationship(found)


def _submit(client: Client, path: str, profile_id: ProfileId) -> Answer:
    try:
        return client.submit("POST", path, {})
    except Gone:
        # A 404 says nothing of whether the person is there.
        client.ask(lambda mastodon: mastodon.account(in_path(profile_id)))
        raise NotOffered(client.host) from None


def _relationship(found: wire.Relationship) -> Relationship:
    return Relationship(
        following=found.following or False,
        requested=found.requested or False,
        followed_by=found.followed_by or False,
    )
