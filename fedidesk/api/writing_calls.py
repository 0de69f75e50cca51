"""The calls of a gateway that are about writing."""

from abc import abstractmethod
from datetime import datetime
from functools import partial

from msgspec.structs import replace

from fedidesk.api import posts, publishing, quoting, scheduled, writing_help
from fedidesk.api.calls import Calls
from fedidesk.core.lanes import Priority
from fedidesk.domain.draft import Draft
from fedidesk.domain.errors import NotOffered
from fedidesk.domain.habits import Preferences
from fedidesk.domain.ids import PostId, ScheduledId
from fedidesk.domain.post import Post
from fedidesk.domain.post_source import PostSource
from fedidesk.domain.profile import CustomEmoji, Profile
from fedidesk.domain.scheduled import ScheduledPost
from fedidesk.domain.server import LocalOnly, Server

_SCHEDULED = "scheduled posts"
_ON_THIS_SERVER = "local"
"""The visibility that Pleroma and its kin have for it."""


class WritingCalls(Calls):
    """A part of the gateway."""

    @abstractmethod
    async def server(self) -> Server:
        """Return what the server says of itself and its limits."""

    async def create_post(self, draft: Draft) -> Post:
        """Publish ``draft`` under its idempotency key."""
        draft = await self._as_known_here(draft)
        return await self._write(partial(publishing.create, draft=draft))

    async def schedule_post(self, draft: Draft) -> ScheduledPost | Post:
        """Let the server publish ``draft`` at its time, or at once where that has passed."""
        draft = await self._as_known_here(draft)
        return await self._write(partial(publishing.schedule, draft=draft))

    async def edit_post(self, post_id: PostId, draft: Draft) -> Post:
        """Let one's own post be what ``draft`` says."""
        call = partial(publishing.edit, post_id=post_id, draft=draft)
        return await self._write(call, function="edits")

    async def source(self, post_id: PostId) -> PostSource:
        """Return one's own post as it was typed."""
        return await self._read(partial(publishing.source, post_id=post_id), function="source")

    async def delete_post(self, post_id: PostId) -> None:
        """Delete one's own post."""
        await self._write(partial(posts.delete, post_id=post_id))

    async def scheduled_posts(self) -> tuple[ScheduledPost, ...]:
        """Return what the server will publish later, what comes first before the rest."""
        return await self._read(scheduled.all_of, function=_SCHEDULED)

    async def reschedule(self, scheduled_id: ScheduledId, when: datetime) -> ScheduledPost:
        """Let it publish one of them at another time."""
        moment = publishing.moment(when)
        return await self._write(partial(scheduled.move, scheduled_id=scheduled_id, when=moment))

    async def cancel_scheduled(self, scheduled_id: ScheduledId) -> None:
        """Let it publish one of them not at all."""
        await self._write(partial(scheduled.cancel, scheduled_id=scheduled_id))

    async def revoke_quote(self, post_id: PostId, quoting_id: PostId) -> Post:
        """Let another post no longer show this own one; return the other as it is then."""
        call = partial(quoting.revoke, post_id=post_id, quoting_id=quoting_id)
        return await self._write(call, function="revoked quotes")

    async def set_quote_policy(self, post_id: PostId, policy: str) -> Post:
        """Say who may quote one's own post from now on."""
        call = partial(quoting.set_policy, post_id=post_id, policy=policy)
        return await self._write(call, function="quote policy")

    async def custom_emojis(self) -> tuple[CustomEmoji, ...]:
        """Return the emoji that the server shows to choose from, in its order."""
        return await self._read(
            writing_help.custom_emojis, Priority.VISIBLE, function="custom emoji"
        )

    async def find_people(self, text: str) -> tuple[Profile, ...]:
        """Return people whom the server knows and whose names begin like that."""
        return await self._read(partial(writing_help.people, text=text), function="people")

    async def find_hashtags(self, text: str) -> tuple[str, ...]:
        """Return hashtags that begin like that, without #."""
        return await self._read(partial(writing_help.hashtags, text=text), function="hashtags")

    async def preferences(self) -> Preferences:
        """Return what new posts begin with."""
        try:
            return await self._read(
                writing_help.preferences, Priority.VISIBLE, function="preferences"
            )
        except NotOffered:
            return await self._read(writing_help.preferences_of_profile, Priority.VISIBLE)

    async def _as_known_here(self, draft: Draft) -> Draft:
        """Return ``draft`` in the words of this server."""
        if draft.reply_to is not None:
            draft = replace(draft, reply_to=await self._post_here(draft.reply_to))
        if draft.quotes is not None:
            draft = replace(draft, quotes=await self._post_here(draft.quotes))
        if not draft.local_only:
            return draft
        server = await self.server()
        if server.limits.local_only is LocalOnly.NO:
            raise NotOffered(server.host)
        if server.limits.local_only is LocalOnly.VISIBILITY:
            return replace(draft, visibility=_ON_THIS_SERVER, local_only=False)
        return draft
