"""The calls of a gateway that are about one post: who liked it, its history, its translation."""

from abc import abstractmethod
from functools import partial

from msgspec.structs import replace

from fedidesk.api import about_posts, posts
from fedidesk.api.calls import Calls
from fedidesk.domain.ids import Cursor, PostId
from fedidesk.domain.people_page import PeoplePage
from fedidesk.domain.post import Post
from fedidesk.domain.post_version import Version
from fedidesk.domain.translation import Translation

_HISTORY, _TRANSLATION = "history", "translation"


class PostCalls(Calls):
    """A part of the gateway."""

    @abstractmethod
    async def _switch(self, what: dict[bool, posts.Switch], post_id: PostId, on: bool) -> Post: ...

    async def set_boost(self, post_id: PostId, on: bool, visibility: str = "") -> Post:
        """Boost, or take the boost back; return the boosted post itself.

        ``visibility`` says who sees the boost; where it is empty the server chooses.
        """
        return await self._switch(posts.boost(visibility), post_id, on)

    async def set_favourite(self, post_id: PostId, on: bool) -> Post:
        """Favourite, or take it back."""
        return await self._switch(posts.FAVOURITE, post_id, on)

    async def set_bookmark(self, post_id: PostId, on: bool) -> Post:
        """Bookmark, or take it back."""
        return await self._switch(posts.BOOKMARK, post_id, on)

    async def set_pin(self, post_id: PostId, on: bool) -> Post:
        """Put one's own post at the top of one's profile, or no longer."""
        return replace(await self._switch(posts.PIN, post_id, on), pinned=on)

    async def set_mute(self, post_id: PostId, on: bool) -> Post:
        """Want no notifications of the conversation, or want them again."""
        return replace(await self._switch(posts.MUTE, post_id, on), muted=on)

    async def boosted_by(self, post_id: PostId, older_than: Cursor | None = None) -> PeoplePage:
        """Return who boosted the post, as far as the server knows."""
        return await self._people(about_posts.BOOSTED_BY, post_id, older_than)

    async def favourited_by(self, post_id: PostId, older_than: Cursor | None = None) -> PeoplePage:
        """Return who favourited the post, as far as the server knows."""
        return await self._people(about_posts.FAVOURITED_BY, post_id, older_than)

    async def history(self, post_id: PostId) -> tuple[Version, ...]:
        """Return what the post said, oldest first."""
        here = await self._post_here(post_id)
        return await self._read(partial(about_posts.history, post_id=here), function=_HISTORY)

    async def translate(self, post_id: PostId, into: str) -> Translation:
        """Return the words of the post in the language with the code ``into``."""
        here = await self._post_here(post_id)
        call = partial(about_posts.translate, post_id=here, into=into)
        return await self._read(call, function=_TRANSLATION)

    async def _people(self, who: str, post_id: PostId, older_than: Cursor | None) -> PeoplePage:
        here = await self._post_here(post_id)
        call = partial(about_posts.people, post_id=here, who=who, older_than=older_than)
        return await self._read(call, function=who)
