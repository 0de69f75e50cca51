"""Emoji under posts, on the servers that have such; there are two ways to ask for one.

https://docs.akkoma.dev/stable/development/API/pleroma_api/#emoji-reactions for Pleroma and its
kin; Iceshrimp, Sharkey and forks of Mastodon have the other.
"""

from collections.abc import Callable

from fedidesk.api import posts
from fedidesk.api.client import Client, in_path
from fedidesk.domain.ids import PostId
from fedidesk.domain.post import Post
from fedidesk.domain.reaction import is_shortcode

Way = Callable[[Client, PostId, str, bool], Post]


def _by_name(client: Client, post_id: PostId, name: str, on: bool) -> Post:
    verb = "react" if on else "unreact"
    answer = client.send(f"/api/v1/statuses/{in_path(post_id)}/{verb}/{in_path(name)}")
    return posts.answered(client, answer)


def _pleroma(client: Client, post_id: PostId, name: str, on: bool) -> Post:
    emoji = f":{name}:" if is_shortcode(name) else name
    path = f"/api/v1/pleroma/statuses/{in_path(post_id)}/reactions/{in_path(emoji)}"
    return posts.answered(client, client.send(path, method="PUT" if on else "DELETE"))


WAYS: dict[str, Way] = {"reactions": _by_name, "reactions of pleroma": _pleroma}
"""By the names of the functions that a server has or lacks."""
