"""Emoji under posts, one's own put there and taken back."""

from fedidesk.domain.ids import PostId
from fedidesk.domain.post import Post
from fedidesk.domain.post_changes import with_reaction
from fedidesk.domain.reaction import has_own
from fedidesk.services.notices import NoticeKind
from fedidesk.services.ports import Gateway
from fedidesk.services.wishes import Switch, Wishes


class Reactions:
    """Each emoji is a switch of its own."""

    def __init__(self, wishes: Wishes) -> None:
        self._wishes = wishes
        self.are_taken = False
        """Whether the server has taken one since the start."""

    def toggle(self, post_id: PostId, name: str) -> None:
        """Put an emoji under a post, or take it back."""
        self._wishes.toggle(self._switch(name), post_id)

    def _switch(self, name: str) -> Switch:
        async def ask(gateway: Gateway, post_id: PostId, on: bool) -> Post:
            post = await gateway.react(post_id, name, on)
            self.are_taken = True
            return post

        return Switch(
            f"reaction {name}",
            NoticeKind.REACTION_FAILED,
            lambda post: has_own(post.reactions, name),
            lambda post, on: with_reaction(post, name, on),
            ask,
        )
