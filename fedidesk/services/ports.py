"""What the services need from the world; ``app/wiring`` gives them the real things."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from fedidesk.core.lanes import Priority

if TYPE_CHECKING:
    # Only what they are called: the first frame does without most of them.
    from collections.abc import Callable, Sequence
    from datetime import datetime
    from pathlib import Path

    from fedidesk.domain.account import Account
    from fedidesk.domain.attaching import FittedPicture
    from fedidesk.domain.credentials import Credentials
    from fedidesk.domain.draft import Attachment, Draft
    from fedidesk.domain.habits import Preferences
    from fedidesk.domain.ids import (
        AccountKey,
        Cursor,
        MediaId,
        PollId,
        PostId,
        ProfileId,
        RowId,
        ScheduledId,
    )
    from fedidesk.domain.media import UploadedMedia
    from fedidesk.domain.people_page import PeoplePage
    from fedidesk.domain.picture_edit import PictureEdit
    from fedidesk.domain.poll import Poll
    from fedidesk.domain.post import Post
    from fedidesk.domain.post_list import PostList
    from fedidesk.domain.post_source import PostSource
    from fedidesk.domain.post_version import Version
    from fedidesk.domain.profile import CustomEmoji, Profile
    from fedidesk.domain.read_marker import ReadMarker
    from fedidesk.domain.relationship import Relationship
    from fedidesk.domain.scheduled import ScheduledPost
    from fedidesk.domain.server import MediaLimits, Server
    from fedidesk.domain.stream import StreamBatch
    from fedidesk.domain.timeline import Page, Thread, ThreadRefresh, TimelineSpec
    from fedidesk.domain.translation import Translation
    from fedidesk.domain.trends import TrendingLink, TrendingTag


class Stream(Protocol):
    """What happens on the server, as it happens; the home timeline is there from the start.

    All of it belongs to the loop's thread.
    """

    async def subscribe(self, spec: TimelineSpec) -> None:
        """Return once events of ``spec`` come too. Raises a ``ServerError`` if they never will."""
        ...

    async def unsubscribe(self, spec: TimelineSpec) -> None:
        """Want no more events of ``spec``. May raise a ``ServerError``."""
        ...

    async def next(self) -> StreamBatch:
        """Wait until something has happened; return all of it. Raises what ended the stream."""
        ...

    def close(self) -> None:
        """Hang up; returns at once."""
        ...


class Gateway(Protocol):
    """One account's way to its server. Every call may raise a ``ServerError``."""

    @property
    def seconds_ahead(self) -> float:
        """By how much the server's clock is ahead of this machine's, as far as it said so."""
        ...

    async def timeline_page(
        self,
        spec: TimelineSpec,
        *,
        older_than: Cursor | None = None,
        newer_than: Cursor | None = None,
        priority: Priority = Priority.VISIBLE,
    ) -> Page:
        """Return a page: the newest, or the one next to a cursor."""
        ...

    async def lists(self) -> tuple[PostList, ...]:
        """Return the lists of the account."""
        ...

    async def trending_tags(self) -> tuple[TrendingTag, ...]:
        """Return the hashtags that trend."""
        ...

    async def trending_links(self) -> tuple[TrendingLink, ...]:
        """Return the links that trend."""
        ...

    async def thread(self, post_id: PostId) -> Thread:
        """Return the post with its ancestors and descendants, a large thread as far as it is
        seen first: the rest is ``unread``.
        """
        ...

    async def read_on(self, thread: Thread) -> Thread:
        """Return ``thread`` with less of it unread; the server is not asked."""
        ...

    async def thread_refresh(self, refresh_id: str) -> ThreadRefresh:
        """Return how far the server is with looking for more replies.

        ``Gone`` where it does not know of that any more.
        """
        ...

    async def post(self, post_id: PostId) -> Post:
        """Return the post as it is now."""
        ...

    async def set_boost(self, post_id: PostId, on: bool, visibility: str = "") -> Post:
        """Boost, or take the boost back; return the boosted post itself.

        ``visibility`` says who sees the boost; where it is empty the server chooses.
        """
        ...

    async def set_favourite(self, post_id: PostId, on: bool) -> Post:
        """Favourite, or take it back."""
        ...

    async def set_bookmark(self, post_id: PostId, on: bool) -> Post:
        """Bookmark, or take it back."""
        ...

    async def poll(self, poll_id: PollId) -> Poll:
        """Return the poll as it is now."""
        ...

    async def vote(self, poll_id: PollId, choices: Sequence[int]) -> Poll:
        """Vote for the answers with these numbers, from 0; return the poll as it is then."""
        ...

    async def react(self, post_id: PostId, name: str, on: bool) -> Post:
        """Put an emoji under the post, or take it back. Raises ``NotOffered`` where none are.

        ``name`` is a Unicode emoji or the shortcode of a custom one.
        """
        ...

    async def set_pin(self, post_id: PostId, on: bool) -> Post:
        """Put one's own post at the top of one's profile, or no longer."""
        ...

    async def set_mute(self, post_id: PostId, on: bool) -> Post:
        """Want no notifications of the conversation, or want them again."""
        ...

    async def boosted_by(self, post_id: PostId, older_than: Cursor | None = None) -> PeoplePage:
        """Return who boosted the post, as far as the server knows; a page at a time."""
        ...

    async def favourited_by(self, post_id: PostId, older_than: Cursor | None = None) -> PeoplePage:
        """Return who favourited the post, as far as the server knows; a page at a time."""
        ...

    async def history(self, post_id: PostId) -> tuple[Version, ...]:
        """Return what the post said, oldest first."""
        ...

    async def translate(self, post_id: PostId, into: str) -> Translation:
        """Return the words of the post in the language with the code ``into``."""
        ...

    async def create_post(self, draft: Draft) -> Post:
        """Publish ``draft`` under its idempotency key.

        ``Gone`` where what it answers or quotes is not there, or may not be quoted.
        """
        ...

    async def schedule_post(self, draft: Draft) -> ScheduledPost | Post:
        """Let the server publish ``draft`` at its time, or at once where that has passed."""
        ...

    async def edit_post(self, post_id: PostId, draft: Draft) -> Post:
        """Let one's own post be what ``draft`` says; it may be said again."""
        ...

    async def source(self, post_id: PostId) -> PostSource:
        """Return one's own post as it was typed."""
        ...

    async def delete_post(self, post_id: PostId) -> None:
        """Delete one's own post; its files stay for a while, for another one with them."""
        ...

    async def scheduled_posts(self) -> tuple[ScheduledPost, ...]:
        """Return what the server will publish later, what comes first before the rest."""
        ...

    async def reschedule(self, scheduled_id: ScheduledId, when: datetime) -> ScheduledPost:
        """Let it publish one of them at another time."""
        ...

    async def cancel_scheduled(self, scheduled_id: ScheduledId) -> None:
        """Let it publish one of them not at all."""
        ...

    async def revoke_quote(self, post_id: PostId, quoting_id: PostId) -> Post:
        """Let another post no longer show this own one; return the other as it is then."""
        ...

    async def set_quote_policy(self, post_id: PostId, policy: str) -> Post:
        """Say who may quote one's own post from now on, in a word of ``QUOTE_POLICIES``."""
        ...

    async def custom_emojis(self) -> tuple[CustomEmoji, ...]:
        """Return the emoji that the server shows to choose from, in its order."""
        ...

    async def find_people(self, text: str) -> tuple[Profile, ...]:
        """Return a few people whom the server knows and whose names begin like that."""
        ...

    async def find_hashtags(self, text: str) -> tuple[str, ...]:
        """Return a few hashtags that begin like that, without #."""
        ...

    async def preferences(self) -> Preferences:
        """Return what new posts begin with."""
        ...

    async def upload_media(
        self,
        file: Path,
        attachment: Attachment,
        told: Callable[[float], None],
        thumbnail: Path | None = None,
    ) -> UploadedMedia:
        """Send a file with what ``attachment`` says of it; ``told`` gets the share that is sent.

        Whoever is cancelled while it waits ends the upload. Raises ``FileLost`` too.
        """
        ...

    async def media(self, media_id: MediaId) -> UploadedMedia:
        """Return how far the server is with a file that was sent; ``Gone`` where it has none."""
        ...

    async def describe_media(
        self, media_id: MediaId, description: str, focus: tuple[float, float] | None
    ) -> UploadedMedia:
        """Say what there is to see in a file that was sent and goes with no post yet."""
        ...

    async def find_post(self, url: str) -> Post | None:
        """Return the post at ``url``, fetched from its server if need be; None if there is none."""
        ...

    async def find_profile(self, name: str) -> Profile | None:
        """Return the profile with that handle or address, fetched from its server if need be."""
        ...

    async def relationship(self, profile_id: ProfileId) -> Relationship:
        """Return how the account stands to somebody."""
        ...

    async def set_following(self, profile_id: ProfileId, on: bool) -> Relationship:
        """Follow somebody, or no longer; return how the account stands to them then.

        It may be said again. Where they choose who follows them, it asks them.
        """
        ...

    async def marker(self, spec: TimelineSpec) -> ReadMarker | None:
        """Return how far ``spec`` was read, on any device; None if nobody said so yet."""
        ...

    async def set_marker(self, spec: TimelineSpec, row_id: RowId) -> ReadMarker | None:
        """Say that ``spec`` was read up to this row; return what the server keeps now.

        The server takes any row, also one that is older. Raises ``Overtaken`` when another device
        said something at the same moment.
        """
        ...

    async def own_profile(self) -> Profile:
        """Return the profile of the account itself."""
        ...

    async def server(self) -> Server:
        """Return what the server says of itself and its limits."""
        ...

    async def open_stream(self) -> Stream:
        """Open a stream. Raises ``NotOffered`` where there is no way to, and remembers it.

        ``SignedOut`` and ``NotAllowed`` are what the way to streams says: calls may know better.
        """
        ...

    async def revoke(self) -> None:
        """Make the token worthless."""
        ...

    def close(self) -> None:
        """Take no more calls; what is under way is dropped."""
        ...


class GatewayFactory(Protocol):
    """Makes gateways."""

    def __call__(self, account: Account, credentials: Credentials) -> Gateway:
        """Return the gateway of one account."""
        ...


class Vault(Protocol):
    """Where tokens are kept. Every call may raise a ``VaultError``."""

    async def read(self, key: AccountKey) -> Credentials:
        """Return the credentials; ``TokenLost`` if the keyring has none for the account."""
        ...

    async def write(self, key: AccountKey, credentials: Credentials) -> None:
        """Keep the credentials, and read them back to be sure."""
        ...

    async def delete(self, key: AccountKey) -> None:
        """Forget the account's credentials; those that are not there are no error."""
        ...


class PictureFitting(Protocol):
    """Makes pictures as small as a server wants them. Blocking: work for a lane."""

    def __call__(self, file: Path, mime: str, limits: MediaLimits, /) -> FittedPicture:
        """Return what to send. Raises ``NotTaken`` for what can't be made small enough."""
        ...


class PictureEditing(Protocol):
    """Turns pictures and cuts parts out of them. Blocking: work for a lane."""

    def __call__(self, file: Path, mime: str, edit: PictureEdit, /) -> bytes:
        """Return what is made of it. Raises ``NotTaken`` where the picture can't be read."""
        ...


class Browser(Protocol):
    """The person's web browser."""

    def open(self, url: str) -> None:
        """Show ``url``; returns at once, whatever the browser does."""
        ...
