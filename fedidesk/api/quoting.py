"""Who may quote a post.

https://docs.joinmastodon.org/methods/statuses/#revoke_quote, …/#edit_interaction_policy
"""

from fedidesk.api import about_posts, posts
from fedidesk.api.client import Client, in_path
from fedidesk.domain.ids import PostId
from fedidesk.domain.post import Post


def revoke(client: Client, post_id: PostId, quoting_id: PostId) -> Post:
    """Let another post no longer show this one; return that other post as it is then."""
    path = f"/api/v1/statuses/{in_path(post_id)}/quotes/{in_path(quoting_id)}/revoke"
    answer = about_posts.of_post(client, quoting_id, lambda: client.submit("POST", path, {}))
    return posts.answered(client, answer)


def set_policy(client: Client, post_id: PostId, policy: str) -> Post:
    """Say who may quote one's own post from now on."""
    path = f"/api/v1/statuses/{in_path(post_id)}/interaction_policy"
    said = {"quote_approval_policy": policy}
    answer = about_posts.of_post(client, post_id, lambda: client.submit("PUT", path, said))
    return posts.answered(client, answer)
