"""What every room of the API needs: the world, its JSON, and the check of the bearer token."""

from dataclasses import dataclass
from datetime import UTC, datetime

from starlette.requests import HTTPConnection

from tests.strict_server.answers import ApiError
from tests.strict_server.entities import Entities
from tests.strict_server.grants import Grants, Token, covers
from tests.strict_server.state import Post, Profile, World

VISITOR = Profile("", "", None, "", "", 0.0, datetime(2025, 1, 1, tzinfo=UTC))
"""Whoever comes without a token."""


@dataclass(frozen=True)
class Door:
    """Lets requests in, or raises the `ApiError` that keeps them out."""

    world: World
    grants: Grants
    entities: Entities

    def token(self, connection: HTTPConnection) -> Token:
        """The valid token in the Authorization header; a query string is never looked at."""
        kind, _, value = connection.headers.get("authorization", "").partition(" ")
        return self.token_of(value if kind.lower() == "bearer" else "")

    def token_of(self, value: str) -> Token:
        """The valid token with this value."""
        token = self.grants.tokens.get(value)
        if token is None:
            raise ApiError(401, "Unauthorized: the access token is missing or was revoked")
        return token

    def viewer(self, connection: HTTPConnection, scope: str) -> Profile:
        """The signed-in profile, if its token has the scope `read` or `write`."""
        token = self.token(connection)
        if not any(covers(token.scopes, scope) or s.startswith(scope) for s in token.scopes):
            raise ApiError(403, "Forbidden: token has insufficient scope permission")
        return self.world.profiles[token.profile_id]

    def viewer_or_visitor(self, connection: HTTPConnection) -> Profile:
        """The same for reading, or a stranger without a token where the server lets those in."""
        has_token = "authorization" in connection.headers
        if has_token or not self.world.settings.open_to_visitors:
            return self.viewer(connection, "read")
        return VISITOR

    def profile(self, connection: HTTPConnection) -> Profile:
        """The profile whose id is in the address."""
        profile = self.world.profiles.get(connection.path_params["id"])
        if profile is None:
            raise ApiError(404, "Not Found: account not found")
        return profile

    def post(self, post_id: str, viewer: Profile) -> Post:
        """The post with this id, if the viewer may see it."""
        post = self.world.posts.get(post_id)
        if post is None or not self.world.visible_to(viewer, post):
            raise ApiError(404, "Not Found: target status not found")
        return post

    def original(self, post_id: str, viewer: Profile) -> Post:
        """The same, but for a boost the post that was boosted."""
        post = self.post(post_id, viewer)
        return self.world.posts[post.boost_of] if post.boost_of else post

    def own_post(self, post_id: str, viewer: Profile) -> Post:
        """The viewer's own post with this id."""
        post = self.post(post_id, viewer)
        if post.author_id != viewer.id:
            raise ApiError(404, "Not Found: target status not found")
        return post
