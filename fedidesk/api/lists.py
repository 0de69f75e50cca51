"""Lists of people.

https://docs.joinmastodon.org/methods/lists/
"""

from fedidesk.api import decoding, wire
from fedidesk.api.client import Client
from fedidesk.domain.ids import ListId
from fedidesk.domain.post_list import PostList


def own(client: Client) -> tuple[PostList, ...]:
    """Return the lists of the account, in the server's order."""
    found, _ = decoding.many(client.fetch("/api/v1/lists"), wire.UserList, client.host)
    return tuple(
        PostList(ListId(str(one.id)), (one.title or "").strip())
        for one in found
        if one.id is not None and one.id != ""
    )
