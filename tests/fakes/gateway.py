"""A server in memory, and the way to it, with failures and delays on demand."""

import asyncio
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from pathlib import Path
from typing import TypeVar

from msgspec import Struct
from msgspec.structs import replace

from fedidesk.core.lanes import Priority
from fedidesk.domain.draft import Attachment, Draft
from fedidesk.domain.errors import FileLost, Gone, NotOffered, Refused, Unreachable
from fedidesk.domain.habits import Preferences
from fedidesk.domain.ids import Cursor, MediaId, PollId, PostId, ProfileId, RowId, ScheduledId
from fedidesk.domain.media import Media, UploadedMedia
from fedidesk.domain.people_page import PeoplePage
from fedidesk.domain.poll import Poll, with_vote
from fedidesk.domain.post import Bundle, Post, Quote, QuoteApproval
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
from fedidesk.domain.profile_posts import Portion, ProfilePosts
from fedidesk.domain.read_marker import ReadMarker
from fedidesk.domain.relationship import Relationship
from fedidesk.domain.scheduled import ScheduledPost
from fedidesk.domain.server import Server, ServerLimits
from fedidesk.domain.thread_reading import next_to_read, with_read
from fedidesk.domain.timeline import HOME, Page, Thread, ThreadRefresh, TimelineSpec
from fedidesk.domain.translation import Translation, TranslationNote
from fedidesk.domain.trends import TrendingLink, TrendingTag
from fedidesk.services.ports import Stream
from tests.builders import NOON, a_picture, a_post, a_profile, a_row

HOST = "a.example"
PEOPLE_ON_A_PAGE = 3
Result = TypeVar("Result")


class _Entry(Struct, frozen=True):
    """One line of a timeline with its number: the newer the higher."""

    number: int
    bundle: Bundle


class FakeMedium(Struct):
    """A file that somebody has sent."""

    content: bytes
    mime: str
    description: str
    focus: tuple[float, float] | None
    thumbnail: bytes = b""
    looks: int = 0
    """How often one has to look until the server is ready with it."""
    attached: bool = False


class FakeServer:
    """Timelines, threads and posts, shared by all gateways to it."""

    def __init__(self, page_length: int = 40) -> None:
        self.page_length = page_length
        self.posts: dict[PostId, Post] = {}
        self.threads: dict[PostId, tuple[list[str], list[str]]] = {}
        """The ids before and after a post."""
        self.refreshes: dict[str, list[ThreadRefresh]] = {}
        """What is said, one after the other, of a search for replies; the last is said again."""
        self.piece = 0
        """How many posts of a thread are read at a time; 0 for all."""
        self.unreadable: set[PostId] = set()
        """Posts of which no more than an outline makes sense."""
        self.refreshing: ThreadRefresh | None = None
        """The search that every thread tells of."""
        self.now: Callable[[], datetime] = lambda: NOON
        """What time it is there."""
        self.own_posts = ProfilePosts(ProfileId("me"), Portion.REPLIES).spec
        """Where the posts are that were created."""
        self.lists_own = True
        """Whether a new post is in the home timeline at once."""
        self.gives_newer = True
        """Whether a page says how to ask for what is newer."""
        self.description = Server(host=HOST, limits=ServerLimits(characters=1000))
        self.lists: list[PostList] = []
        self.trending_tags: list[TrendingTag] = []
        self.trending_links: list[TrendingLink] = []
        self.boosted_by: defaultdict[PostId, list[Profile]] = defaultdict(list)
        self.favourited_by: defaultdict[PostId, list[Profile]] = defaultdict(list)
        self.histories: defaultdict[PostId, list[Version]] = defaultdict(list)
        self.profiles: list[Profile] = []
        """Those that can be found by their handles."""
        self.relationships: defaultdict[ProfileId, Relationship] = defaultdict(Relationship)
        """How the account stands to people."""
        self.locked: set[ProfileId] = set()
        """Those who choose who follows them."""
        self.sent: dict[str, Post] = {}
        """The posts that were created, by idempotency key."""
        self.sources: dict[PostId, PostSource] = {}
        """What posts were typed as, where it is more than their text."""
        self.scheduled: dict[ScheduledId, ScheduledPost] = {}
        self.keeps_keys = True
        """Whether it says under which key something was scheduled."""
        self.preferences = Preferences()
        self.emojis: list[CustomEmoji] = []
        self.hashtags: list[str] = []
        self.media: dict[MediaId, FakeMedium] = {}
        self.looks = 0
        """How often one has to look until it is ready with a file."""
        self._numbers: dict[str, int] = {}
        self.markers: dict[TimelineSpec, ReadMarker] = {}
        self._timelines: dict[TimelineSpec, list[_Entry]] = defaultdict(list)
        self._number = 0

    def publish(self, ids: Iterable[str], spec: TimelineSpec = HOME) -> None:
        """Put posts at the top, the last one topmost."""
        for post_id in ids:
            self._number += 1
            post = self.posts.setdefault(PostId(post_id), a_post(post_id))
            self._numbers[post_id] = self._number
            self._timelines[spec].insert(0, _Entry(self._number, Bundle(a_row(post_id), post)))

    def delete(self, post_id: str) -> None:
        """Let a post be gone from everywhere."""
        self.posts.pop(PostId(post_id), None)
        for entries in self._timelines.values():
            entries[:] = [entry for entry in entries if entry.bundle.row.post_id != post_id]

    def forget(self, *, older_than: str, spec: TimelineSpec = HOME) -> None:
        """Have nothing any more below a row of a timeline: servers keep only so many."""
        entries = self._timelines[spec]
        last = next((n for n, each in enumerate(entries) if each.bundle.row.id == older_than), -1)
        entries[:] = entries[: last + 1]

    def ids(self, spec: TimelineSpec = HOME) -> list[str]:
        """Return what stands in a timeline, newest first."""
        return [entry.bundle.row.id for entry in self._timelines[spec]]

    def page(self, spec: TimelineSpec, older: Cursor | None, newer: Cursor | None) -> Page:
        """Return the newest page, or the one next to a cursor."""
        entries = self._timelines[spec]
        if newer is not None:
            chosen = [entry for entry in entries if entry.number > self._number_of(newer)]
            chosen = chosen[-self.page_length :]
        else:
            chosen = [
                entry for entry in entries if older is None or entry.number < self._number_of(older)
            ][: self.page_length]
        bundles = tuple(self._now(entry.bundle) for entry in chosen)
        full = len(chosen) == self.page_length
        return Page(
            bundles,
            older=_cursor(chosen[-1]) if full else None,
            newer=_cursor(chosen[0]) if chosen and self.gives_newer else None,
        )

    def _number_of(self, cursor: Cursor) -> int:
        """Read a cursor of ours, or the id of a row."""
        if cursor.startswith("~"):
            return _number(cursor)
        return self._numbers.get(cursor, self._number)

    def read_up_to(self, row_id: str, spec: TimelineSpec = HOME) -> ReadMarker:
        """Let a timeline be read up to a row, on whatever device."""
        before = self.markers.get(spec)
        version = before.version + 1 if before else 1
        marker = self.markers[spec] = ReadMarker(RowId(row_id), version)
        return marker

    def thread(self, post_id: PostId) -> Thread:
        """Return the thread around a post."""
        before, after = self.threads.get(post_id, ([], []))
        around = {PostId(each): self.existing(PostId(each)) for each in (*before, *after)}
        outlines = {name: outline(post) if self.piece else post for name, post in around.items()}
        thread = Thread(
            self.existing(post_id),
            tuple(outlines[PostId(each)] for each in before),
            tuple(outlines[PostId(each)] for each in after),
            self.refreshing,
            dict.fromkeys(outlines, b"") if self.piece else {},
        )
        return self.read_on(thread)

    def read_on(self, thread: Thread) -> Thread:
        """Return the thread with so many of its posts read as are in a piece."""
        wanted = next_to_read(thread, self.piece)
        return with_read(thread, {name: self._readable(name) for name in wanted})

    def refresh(self, refresh_id: str) -> ThreadRefresh:
        """Return how far a search is."""
        said = self.refreshes.get(refresh_id, [])
        if not said:
            raise Gone(HOST)
        return said.pop(0) if len(said) > 1 else said[0]

    def existing(self, post_id: PostId) -> Post:
        """Return a post, or fail as a server does."""
        if post_id not in self.posts:
            raise Gone(HOST)
        return self.posts[post_id]

    def change(self, post_id: PostId, changed: Callable[[Post], Post]) -> Post:
        """Change a post and return it."""
        post = self.posts[post_id] = changed(self.existing(post_id))
        return post

    def poll(self, poll_id: PollId) -> Poll:
        """Return a poll, or fail as a server does."""
        return self._with_poll(poll_id)[1]

    def vote(self, poll_id: PollId, choices: Sequence[int]) -> Poll:
        """Count a vote, but no second one."""
        post, poll = self._with_poll(poll_id)
        if poll.voted:
            raise Refused(HOST, "You have already voted on this poll")
        if poll.expired:
            raise Refused(HOST, "The poll has already ended")
        voted = with_vote(poll, choices)
        self.change(post.id, lambda post: replace(post, poll=voted))
        return voted

    def _with_poll(self, poll_id: PollId) -> tuple[Post, Poll]:
        for post in self.posts.values():
            if post.poll is not None and post.poll.id == poll_id:
                return post, post.poll
        raise Gone(HOST)

    def follow(self, profile_id: ProfileId, on: bool) -> Relationship:
        """Let the account follow somebody, or ask them, or neither any longer."""
        asks = on and profile_id in self.locked
        before = self.relationships[profile_id]
        now = before if on and before.following else replace(before, following=on and not asks)
        self.relationships[profile_id] = replace(now, requested=asks and not now.following)
        return self.relationships[profile_id]

    def create(self, draft: Draft) -> Post:
        """Publish a draft, once for each key."""
        if draft.idempotency_key not in self.sent:
            post_id = f"own-{len(self.sent) + 1}"
            post = a_post(
                post_id,
                draft.text,
                content_warning=draft.content_warning,
                visibility=draft.visibility,
                reply_to=draft.reply_to,
                created_at=self.now(),
                quote=draft.quotes and Quote("accepted", self.posts[draft.quotes], draft.quotes),
                media=tuple(map(self._attached, draft.attachments)),
            )
            self.posts[post.id] = self.sent[draft.idempotency_key] = post
            self.publish([post_id], self.own_posts)
            if self.lists_own:
                self.publish([post_id])
        return self.sent[draft.idempotency_key]

    def edit(self, post_id: PostId, draft: Draft) -> Post:
        """Let a post be what a draft says."""
        self.sources[post_id] = PostSource(text=draft.text, content_warning=draft.content_warning)
        return self.change(
            post_id,
            lambda post: replace(
                post,
                html=f"<p>{draft.text}</p>",
                content_warning=draft.content_warning,
                edited_at=self.now(),
            ),
        )

    def source(self, post_id: PostId) -> PostSource:
        """Return what a post was typed as."""
        post = self.existing(post_id)
        text = post.html.removeprefix("<p>").removesuffix("</p>")
        usual = PostSource(text=text, content_warning=post.content_warning)
        return self.sources.get(post_id, usual)

    def schedule(self, draft: Draft) -> ScheduledPost:
        """Keep a draft for later; as on Mastodon, the key changes nothing about that."""
        name = ScheduledId(f"later-{len(self.scheduled) + 1}")
        kept = draft if self.keeps_keys else replace(draft, idempotency_key="")
        waiting = ScheduledPost(id=name, at=draft.scheduled_at, draft=kept)
        self.scheduled[name] = waiting
        return waiting

    def reschedule(self, scheduled_id: ScheduledId, when: datetime) -> ScheduledPost:
        """Keep something for another time."""
        waiting = self.waiting(scheduled_id)
        moved = replace(waiting, at=when, draft=replace(waiting.draft, scheduled_at=when))
        self.scheduled[scheduled_id] = moved
        return moved

    def waiting(self, scheduled_id: ScheduledId) -> ScheduledPost:
        """Return what is kept for later, or fail as a server does."""
        if scheduled_id not in self.scheduled:
            raise Gone(HOST)
        return self.scheduled[scheduled_id]

    def upload(self, file: Path, attachment: Attachment, thumbnail: Path | None) -> UploadedMedia:
        """Take a file."""
        try:
            content, picture = (each.read_bytes() if each else b"" for each in (file, thumbnail))
        except OSError:
            raise FileLost from None
        media_id = MediaId(f"medium-{len(self.media) + 1}")
        said = attachment.description, attachment.focus
        self.media[media_id] = FakeMedium(content, attachment.mime, *said, picture, self.looks)
        return UploadedMedia(media_id, is_ready=not self.looks)

    def look_at(self, media_id: MediaId) -> UploadedMedia:
        """Return how far a file is."""
        medium = self._medium(media_id)
        medium.looks = max(0, medium.looks - 1)
        return UploadedMedia(media_id, is_ready=not medium.looks)

    def describe(
        self, media_id: MediaId, description: str, focus: tuple[float, float] | None
    ) -> UploadedMedia:
        """Let a file be described otherwise."""
        medium = self._medium(media_id)
        medium.description, medium.focus = description, focus
        return UploadedMedia(media_id, is_ready=not medium.looks)

    def _medium(self, media_id: MediaId) -> FakeMedium:
        medium = self.media.get(media_id)
        if medium is None or medium.attached:
            raise Gone(HOST)
        return medium

    def _attached(self, attachment: Attachment) -> Media:
        medium = self.media.get(attachment.media_id or MediaId(""))
        if medium is None or medium.attached or medium.looks:
            raise Refused(HOST, "this file cannot be attached")
        medium.attached = True
        return a_picture(str(attachment.media_id), description=medium.description)

    def _readable(self, post_id: PostId) -> Post | None:
        return None if post_id in self.unreadable else self.existing(post_id)

    def _now(self, bundle: Bundle) -> Bundle:
        return Bundle(bundle.row, self.posts.get(bundle.post.id, bundle.post))


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


def edited(server: FakeServer, post_id: str, text: str) -> None:
    """Let somebody edit a post."""
    server.change(PostId(post_id), lambda post: replace(post, html=f"<p>{text}</p>"))


def outline(post: Post) -> Post:
    """Return what is known of a post before it is read."""
    author = Profile(id=post.author.id, handle=post.author.handle)
    return Post(id=post.id, author=author, reply_to=post.reply_to)


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


def _cursor(entry: _Entry) -> Cursor:
    return Cursor(f"~{entry.number:x}~")


def _number(cursor: Cursor) -> int:
    return int(cursor.strip("~"), 16)
