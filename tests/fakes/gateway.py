"""The way to a server in memory, with failures and delays on demand."""

import asyncio
from collections import defaultdict
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import TypeVar

from msgspec.structs import replace

from fedidesk.core.lanes import Priority
from fedidesk.domain.draft import Attachment, Draft
from fedidesk.domain.errors import NotOffered, Unreachable
from fedidesk.domain.habits import Preferences
from fedidesk.domain.ids import Cursor, MediaId, PollId, PostId, ProfileId, RowId, ScheduledId
from fedidesk.domain.media import UploadedMedia
from fedidesk.domain.people_page import PeoplePage
from fedidesk.domain.poll import Poll
from fedidesk.domain.post import Post, Quote, QuoteApproval
from fedidesk.domain.post_changes import (
    with_bookmark,
    with_boost,
    with_favourite,
    with_mute,
    with_pin,
    with_reaction,
)
from fedidesk.domain.post_list import PostList
from fedidesk.domain.post_source import PostSource
from fedidesk.domain.post_version import Version
from fedidesk.domain.profile import CustomEmoji, Profile
from fedidesk.domain.read_marker import ReadMarker
from fedidesk.domain.relationship import Relationship
from fedidesk.domain.scheduled import ScheduledPost
from fedidesk.domain.server import Server
from fedidesk.domain.timeline import Page, Thread, ThreadRefresh, TimelineSpec
from fedidesk.domain.translation import Translation, TranslationNote
from fedidesk.domain.trends import TrendingLink, TrendingTag
from fedidesk.services.ports import Stream
from tests.builders import a_profile
from tests.fakes.server import HOST, FakeServer

PEOPLE_ON_A_PAGE = 3
Result = TypeVar("Result")


class FakeGateway:
    """Implements ``services.ports.Gateway`` over a ``FakeServer``.

    The server acts at once; ``hold`` keeps its answers back, ``fail`` makes calls fail before
    they do anything, ``lose_answer`` after. ``calls`` are the names of all that was asked.
    """

    def __init__(self, server: FakeServer) -> None:
        self.server_behind = server
        self.seconds_ahead = 0.0
        """By how much the server's clock is ahead."""
        self.profile = a_profile()
        """Whose account it is."""
        self.calls: list[str] = []
        self.priorities: list[Priority] = []
        self.boost_visibilities: list[str] = []
        """Those that boosts were asked for with."""
        self.translated_into: list[str] = []
        self.closed = False
        self.revoked = False
        self.streams: list[Stream | Exception] = []
        """What ``open_stream`` gives, one after the other."""
        self._failures: dict[str, list[Exception]] = defaultdict(list)
        self._lost: dict[str, list[Exception]] = defaultdict(list)
        self._held: dict[str, asyncio.Event] = {}
        self._late: dict[str, asyncio.Event] = {}

    def count(self, name: str) -> int:
        """Return how often a call was made."""
        return self.calls.count(name)

    def fail(self, name: str, *errors: Exception) -> None:
        """Let the next calls of that name fail, one with each error."""
        self._failures[name] += errors

    def lose_answer(self, name: str, error: Exception) -> None:
        """Let the next call of that name do its work and fail then."""
        self._lost[name].append(error)

    def hold(self, name: str) -> asyncio.Event:
        """Keep the answers of that name back until the event that is returned is set."""
        gate = self._held[name] = asyncio.Event()
        return gate

    def answers_late(self, name: str) -> None:
        """Let the server think about calls of that name until ``answer``: it says what is then."""
        self._late[name] = asyncio.Event()

    def answer(self) -> None:
        """Let the server do what it thinks about."""
        for event in self._late.values():
            event.set()

    async def timeline_page(
        self,
        spec: TimelineSpec,
        *,
        older_than: Cursor | None = None,
        newer_than: Cursor | None = None,
        priority: Priority = Priority.VISIBLE,
    ) -> Page:
        """Return a page."""
        self.priorities.append(priority)
        name = "older" if older_than else "newer" if newer_than else "newest"
        return await self._call(name, lambda: self.server_behind.page(spec, older_than, newer_than))

    async def lists(self) -> tuple[PostList, ...]:
        """Return the lists."""
        return await self._call("lists", lambda: tuple(self.server_behind.lists))

    async def trending_tags(self) -> tuple[TrendingTag, ...]:
        """Return the hashtags."""
        return await self._call("trending tags", lambda: tuple(self.server_behind.trending_tags))

    async def trending_links(self) -> tuple[TrendingLink, ...]:
        """Return the links."""
        return await self._call("trending links", lambda: tuple(self.server_behind.trending_links))

    async def thread(self, post_id: PostId) -> Thread:
        """Return the thread."""
        return await self._call("thread", lambda: self.server_behind.thread(post_id))

    async def read_on(self, thread: Thread) -> Thread:
        """Return the thread with more of it read."""
        return await self._call("read on", lambda: self.server_behind.read_on(thread))

    async def thread_refresh(self, refresh_id: str) -> ThreadRefresh:
        """Return how far the search is."""
        return await self._call("thread refresh", lambda: self.server_behind.refresh(refresh_id))

    async def post(self, post_id: PostId) -> Post:
        """Return the post."""
        return await self._call("post", lambda: self.server_behind.existing(post_id))

    async def set_boost(self, post_id: PostId, on: bool, visibility: str = "") -> Post:
        """Boost, or take it back."""
        self.boost_visibilities.append(visibility)
        return await self._change("boost", post_id, on, with_boost)

    async def set_favourite(self, post_id: PostId, on: bool) -> Post:
        """Favourite, or take it back."""
        return await self._change("favourite", post_id, on, with_favourite)

    async def set_bookmark(self, post_id: PostId, on: bool) -> Post:
        """Bookmark, or take it back."""
        return await self._change("bookmark", post_id, on, with_bookmark)

    async def poll(self, poll_id: PollId) -> Poll:
        """Return the poll."""
        return await self._call("poll", lambda: self.server_behind.poll(poll_id))

    async def vote(self, poll_id: PollId, choices: Sequence[int]) -> Poll:
        """Vote, once."""
        return await self._call("vote", lambda: self.server_behind.vote(poll_id, choices))

    async def react(self, post_id: PostId, name: str, on: bool) -> Post:
        """Put an emoji there, or take it back."""
        return await self._call(
            f"react {name}" if on else f"unreact {name}",
            lambda: self.server_behind.change(post_id, lambda post: with_reaction(post, name, on)),
            kind="react",
        )

    async def set_pin(self, post_id: PostId, on: bool) -> Post:
        """Pin, or take it back."""
        return await self._change("pin", post_id, on, with_pin)

    async def set_mute(self, post_id: PostId, on: bool) -> Post:
        """Mute, or take it back."""
        return await self._change("mute", post_id, on, with_mute)

    async def boosted_by(self, post_id: PostId, older_than: Cursor | None = None) -> PeoplePage:
        """Return who boosted it."""
        people = self.server_behind.boosted_by
        return await self._call("boosted by", lambda: _page_of(people[post_id], older_than))

    async def favourited_by(self, post_id: PostId, older_than: Cursor | None = None) -> PeoplePage:
        """Return who favourited it."""
        people = self.server_behind.favourited_by
        return await self._call("favourited by", lambda: _page_of(people[post_id], older_than))

    async def history(self, post_id: PostId) -> tuple[Version, ...]:
        """Return what it said."""
        return await self._call("history", lambda: tuple(self.server_behind.histories[post_id]))

    async def translate(self, post_id: PostId, into: str) -> Translation:
        """Return it in capitals, as a language has it that is written so."""
        self.translated_into.append(into)
        return await self._call(
            "translate", lambda: _in_capitals(self.server_behind.existing(post_id))
        )

    async def create_post(self, draft: Draft) -> Post:
        """Publish."""
        return await self._call("create", lambda: self.server_behind.create(draft))

    async def schedule_post(self, draft: Draft) -> ScheduledPost | Post:
        """Keep it for later."""
        return await self._call("schedule", lambda: self.server_behind.schedule(draft))

    async def edit_post(self, post_id: PostId, draft: Draft) -> Post:
        """Change."""
        return await self._call("edit", lambda: self.server_behind.edit(post_id, draft))

    async def source(self, post_id: PostId) -> PostSource:
        """Return what was typed."""
        return await self._call("source", lambda: self.server_behind.source(post_id))

    async def scheduled_posts(self) -> tuple[ScheduledPost, ...]:
        """Return what is kept for later."""
        kept = self.server_behind.scheduled
        return await self._call("scheduled", lambda: tuple(kept.values()))

    async def reschedule(self, scheduled_id: ScheduledId, when: datetime) -> ScheduledPost:
        """Keep it for another time."""
        return await self._call(
            "reschedule", lambda: self.server_behind.reschedule(scheduled_id, when)
        )

    async def cancel_scheduled(self, scheduled_id: ScheduledId) -> None:
        """Keep it no longer."""

        def cancel() -> None:
            self.server_behind.waiting(scheduled_id)
            del self.server_behind.scheduled[scheduled_id]

        await self._call("cancel", cancel)

    async def revoke_quote(self, post_id: PostId, quoting_id: PostId) -> Post:
        """Show a post no longer in the other."""
        return await self._call(
            "revoke",
            lambda: self.server_behind.change(
                quoting_id, lambda post: replace(post, quote=Quote("revoked", post_id=post_id))
            ),
        )

    async def set_quote_policy(self, post_id: PostId, policy: str) -> Post:
        """Say who may quote."""
        automatic = () if policy == "nobody" else (policy,)
        return await self._call(
            "quote policy",
            lambda: self.server_behind.change(
                post_id,
                lambda post: replace(post, quote_approval=QuoteApproval("automatic", automatic)),
            ),
        )

    async def custom_emojis(self) -> tuple[CustomEmoji, ...]:
        """Return the emoji."""
        return await self._call("custom emoji", lambda: tuple(self.server_behind.emojis))

    async def find_people(self, text: str) -> tuple[Profile, ...]:
        """Return the profiles whose handles begin so."""
        known = self.server_behind.profiles
        return await self._call(
            "find people", lambda: tuple(each for each in known if each.handle.startswith(text))
        )

    async def find_hashtags(self, text: str) -> tuple[str, ...]:
        """Return the hashtags that begin so."""
        known = self.server_behind.hashtags
        return await self._call(
            "find hashtags", lambda: tuple(each for each in known if each.startswith(text))
        )

    async def preferences(self) -> Preferences:
        """Return them."""
        return await self._call("preferences", lambda: self.server_behind.preferences)

    async def delete_post(self, post_id: PostId) -> None:
        """Delete."""

        def delete() -> None:
            self.server_behind.existing(post_id)
            self.server_behind.delete(post_id)

        await self._call("delete", delete)

    async def upload_media(
        self,
        file: Path,
        attachment: Attachment,
        told: Callable[[float], None],
        thumbnail: Path | None = None,
    ) -> UploadedMedia:
        """Send a file, in two pieces."""
        told(0.5)
        media = await self._call(
            "upload", lambda: self.server_behind.upload(file, attachment, thumbnail)
        )
        told(1.0)
        return media

    async def media(self, media_id: MediaId) -> UploadedMedia:
        """Return how far a file is."""
        return await self._call("media", lambda: self.server_behind.look_at(media_id))

    async def describe_media(
        self, media_id: MediaId, description: str, focus: tuple[float, float] | None
    ) -> UploadedMedia:
        """Describe a file."""
        return await self._call(
            "describe", lambda: self.server_behind.describe(media_id, description, focus)
        )

    async def find_post(self, url: str) -> Post | None:
        """Return the post with that address."""
        posts = self.server_behind.posts.values()
        return await self._call(
            "find", lambda: next((post for post in posts if post.url == url), None)
        )

    async def find_profile(self, name: str) -> Profile | None:
        """Return the profile with that handle or address."""
        wanted = name.removeprefix("@")
        profiles = self.server_behind.profiles
        return await self._call(
            "find profile",
            lambda: next((each for each in profiles if wanted in (each.handle, each.url)), None),
        )

    async def relationship(self, profile_id: ProfileId) -> Relationship:
        """Return how things are."""
        return await self._call(
            "relationship", lambda: self.server_behind.relationships[profile_id]
        )

    async def set_following(self, profile_id: ProfileId, on: bool) -> Relationship:
        """Follow, or no longer."""
        return await self._call(
            "follow" if on else "unfollow",
            lambda: self.server_behind.follow(profile_id, on),
            kind="follow",
        )

    async def marker(self, spec: TimelineSpec) -> ReadMarker | None:
        """Return how far it was read."""
        return await self._call("marker", lambda: self.server_behind.markers.get(spec))

    async def set_marker(self, spec: TimelineSpec, row_id: RowId) -> ReadMarker | None:
        """Say how far it was read."""
        return await self._call("set marker", lambda: self.server_behind.read_up_to(row_id, spec))

    async def open_stream(self) -> Stream:
        """Return the next of ``streams``, or raise it where it is an error; then there is none."""
        self.calls.append("stream")
        opened = self.streams.pop(0) if self.streams else NotOffered(HOST)
        if isinstance(opened, Exception):
            raise opened
        return opened

    async def own_profile(self) -> Profile:
        """Return who it is."""
        return await self._call("own profile", lambda: self.profile)

    async def server(self) -> Server:
        """Return the description."""
        return await self._call("server", lambda: self.server_behind.description)

    async def revoke(self) -> None:
        """Note it."""

        def revoke() -> None:
            self.revoked = True

        await self._call("revoke", revoke)

    def close(self) -> None:
        """Take no more calls."""
        self.closed = True

    async def _change(
        self, name: str, post_id: PostId, on: bool, change: Callable[[Post, bool], Post]
    ) -> Post:
        return await self._call(
            f"{name} {'on' if on else 'off'}",
            lambda: self.server_behind.change(post_id, lambda post: change(post, on)),
            kind=name,
        )

    async def _call(self, name: str, act: Callable[[], Result], kind: str = "") -> Result:
        if self.closed:
            raise Unreachable(HOST)
        self.calls.append(name)
        kind = kind or name
        if kind in self._late:
            await self._late[kind].wait()
        failure = self._failures[kind].pop(0) if self._failures[kind] else self._refuses()
        result = None if failure else act()
        if kind in self._held:
            await self._held[kind].wait()
        else:
            await asyncio.sleep(0)
        if failure or self._lost[kind]:
            raise failure or self._lost[kind].pop(0)
        return result  # type: ignore[return-value]  # None only where a failure was raised

    def _refuses(self) -> Exception | None:
        """Return what every call fails with just now."""
        return None


def _page_of(people: list[Profile], older_than: Cursor | None) -> PeoplePage:
    first = int(older_than) if older_than else 0
    last = first + PEOPLE_ON_A_PAGE
    return PeoplePage(tuple(people[first:last]), Cursor(str(last)) if last < len(people) else None)


def _in_capitals(post: Post) -> Translation:
    return Translation(
        html=f"<p>{post.html.removeprefix('<p>').removesuffix('</p>').upper()}</p>",
        content_warning=post.content_warning.upper(),
        descriptions=tuple((each.id, each.description.upper()) for each in post.media),
        poll=tuple(option.title.upper() for option in post.poll.options) if post.poll else (),
        note=TranslationNote("de", "A machine"),
    )
