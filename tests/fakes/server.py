"""A server in memory: its timelines, threads, posts and files."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from fedidesk.domain.draft import Attachment, Draft
from fedidesk.domain.errors import FileLost, Gone, Refused
from fedidesk.domain.habits import Preferences
from fedidesk.domain.ids import Cursor, MediaId, PollId, PostId, ProfileId, RowId, ScheduledId
from fedidesk.domain.media import Media, UploadedMedia
from fedidesk.domain.poll import Poll, with_vote
from fedidesk.domain.post import Bundle, Post, Quote
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
from fedidesk.domain.trends import TrendingLink, TrendingTag
from tests.builders import NOON, a_picture, a_post, a_row

HOST = "a.example"


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


def edited(server: FakeServer, post_id: str, text: str) -> None:
    """Let somebody edit a post."""
    server.change(PostId(post_id), lambda post: replace(post, html=f"<p>{text}</p>"))


def outline(post: Post) -> Post:
    """Return what is known of a post before it is read."""
    author = Profile(id=post.author.id, handle=post.author.handle)
    return Post(id=post.id, author=author, reply_to=post.reply_to)


def _cursor(entry: _Entry) -> Cursor:
    return Cursor(f"~{entry.number:x}~")


def _number(cursor: Cursor) -> int:
    return int(cursor.strip("~"), 16)
