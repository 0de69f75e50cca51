"""Everything the server knows: profiles, posts, media, notifications and its settings."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from tests.strict_server.ids import UlidFactory
from tests.strict_server.markup import mentions_in


@dataclass
class Settings:
    """Switches a test may turn; the names are those of the control command `settings`."""

    idempotency: bool = True
    media_polls: int = 2
    media_fails: bool = False
    """Whether it makes nothing of the files that it gets."""
    wrong_state: bool = False
    open_to_visitors: bool = False
    max_characters: int = 700
    characters_per_url: int = 25
    max_media: int = 4
    quotes: bool = False
    """Whether posts can quote others, as on Mastodon 4.5."""
    searches: int = 0
    """How often one has to ask until the search for more replies to a post is over; 0: none is."""
    search_finds: int | None = 2
    """How many replies a search says that it has found."""
    search_header: str = ""
    """What is said of a search in place of the truth."""
    marker_rival: str = ""
    """Another device says that it read up to this row while the next marker is being written."""
    streaming_url: str = ""
    """Where the server says that it streams; empty for the truth."""
    stream_token_in: str = "anywhere"
    """Where a stream's token is looked for: "header", "subprotocol" or both; nobody else comes."""
    echo_subprotocol: bool = True


@dataclass
class Profile:
    """Anybody the server knows; those with a password can sign in."""

    id: str
    username: str
    domain: str | None
    display_name: str
    note: str
    hue: float
    created_at: datetime
    language: str = "en"
    password: str | None = None
    bot: bool = False
    following: set[str] = field(default_factory=set)
    locked: bool = False
    """Whether they choose who follows them."""
    asked_by: set[str] = field(default_factory=set)
    """Who waits for their answer to that."""

    @property
    def handle(self) -> str:
        """`name` for a local profile, `name@domain` for a remote one."""
        return f"{self.username}@{self.domain}" if self.domain else self.username


@dataclass
class Poll:
    """The choices of one post and who voted how often."""

    id: str
    options: list[str]
    votes: list[int]
    multiple: bool
    expires_at: datetime
    voters: dict[str, list[int]] = field(default_factory=dict)
    """What each profile chose."""


@dataclass
class Medium:
    """A picture, clip or stranger thing; `polls_left` says how many 206 answers are to come."""

    id: str
    owner_id: str
    kind: str
    mime: str
    content: bytes
    description: str | None
    size: tuple[int, int] = (0, 0)
    polls_left: int = 0
    attached: bool = False
    focus: str = ""
    """As it was sent: two numbers from -1 to 1."""
    thumbnail: bytes = b""


@dataclass
class Post:
    """One post or, with `boost_of`, one boost of another post."""

    id: str
    author_id: str
    text: str
    created_at: datetime
    visibility: str = "public"
    spoiler_text: str = ""
    sensitive: bool = False
    language: str | None = None
    in_reply_to_id: str | None = None
    media_ids: list[str] = field(default_factory=list)
    poll: Poll | None = None
    boost_of: str | None = None
    quoted_id: str | None = None
    quote_state: str = "accepted"
    quote_policy: str = "public"
    local_only: bool = False
    content_type: str = "text/plain"
    edited_at: datetime | None = None
    favourited_by: set[str] = field(default_factory=set)
    bookmarked_by: set[str] = field(default_factory=set)
    muted_by: set[str] = field(default_factory=set)
    pinned: bool = False
    versions: list[dict[str, Any]] = field(default_factory=list)
    """What it was before, each as a `StatusEdit`."""


@dataclass
class Scheduled:
    """What somebody has asked for to be posted later."""

    id: str
    owner_id: str
    at: datetime
    form: dict[str, Any]
    media_ids: list[str] = field(default_factory=list)


@dataclass
class Notification:
    """One line in the notifications of `owner_id`."""

    id: str
    owner_id: str
    kind: str
    from_id: str
    created_at: datetime
    post_id: str | None = None


@dataclass
class UserList:
    """A list that `owner_id` made of profiles."""

    id: str
    owner_id: str
    title: str
    member_ids: set[str] = field(default_factory=set)


@dataclass
class Marker:
    """How far somebody has read one timeline; `version` counts the changes."""

    last_read_id: str
    version: int
    updated_at: datetime


Listener = Callable[[str, Post], None]


class World:
    """The one truth of a running server. Single-threaded: only the event loop touches it."""

    def __init__(self) -> None:
        self.settings = Settings()
        self.ulids = UlidFactory(seed=20)
        self.profiles: dict[str, Profile] = {}
        self.posts: dict[str, Post] = {}
        self.media: dict[str, Medium] = {}
        self.notifications: list[Notification] = []
        self.lists: dict[str, UserList] = {}
        self.scheduled: dict[str, Scheduled] = {}
        self.markers: dict[tuple[str, str], Marker] = {}
        """By profile and by name of the timeline."""
        self.accepted: list[dict[str, Any]] = []
        self.scripted_home: list[Any] = []
        """What home timelines say instead of the truth, newest first, if there is any of it."""
        self.answers_by_key: dict[tuple[str, str], str] = {}
        self.listeners: list[Listener] = []
        self.notified: list[Callable[[Notification], None]] = []
        self._last_moment = datetime.min.replace(tzinfo=UTC)

    def now(self) -> datetime:
        """The time of the next event; it never stands still or runs backwards."""
        moment = max(datetime.now(UTC), self._last_moment)
        self._last_moment = moment
        return moment

    def profile_named(self, handle: str) -> Profile | None:
        """The profile with this handle (`name` or `name@domain`), whatever the case of letters."""
        wanted = handle.lstrip("@").casefold()
        for profile in self.profiles.values():
            if profile.handle.casefold() == wanted:
                return profile
        return None

    def put(self, post: Post, *, announce: bool = True) -> Post:
        """Keep a new post and tell the listeners about it."""
        self.posts[post.id] = post
        for medium_id in post.media_ids:
            self.media[medium_id].attached = True
        if announce:
            self.tell("update", post)
        return post

    def tell(self, event: str, post: Post) -> None:
        """Pass one event on to whoever streams."""
        for listener in self.listeners:
            listener(event, post)

    def remove(self, post: Post) -> None:
        """Delete a post together with the boosts of it."""
        boosts = [other for other in self.posts.values() if other.boost_of == post.id]
        for gone in [*boosts, post]:
            self.tell("delete", gone)
            del self.posts[gone.id]

    def boost_by(self, profile: Profile, post: Post) -> Post | None:
        """The boost of `post` that `profile` made, if there is one."""
        for other in self.posts.values():
            if other.boost_of == post.id and other.author_id == profile.id:
                return other
        return None

    def notify(
        self,
        kind: str,
        owner_id: str,
        from_id: str,
        post: Post | None,
        moment: datetime | None = None,
    ) -> None:
        """Write one notification, unless somebody would be told about themselves."""
        if owner_id == from_id or self.profiles[owner_id].password is None:
            return
        moment = moment or self.now()
        notification = Notification(
            self.ulids.make(moment), owner_id, kind, from_id, moment, post.id if post else None
        )
        self.notifications.append(notification)
        for told in self.notified:
            told(notification)

    def visible_to(self, profile: Profile, post: Post) -> bool:
        """Whether `profile` may see `post`."""
        if post.boost_of is not None:
            return self.visible_to(profile, self.posts[post.boost_of])
        if post.author_id == profile.id or post.visibility in {"public", "unlisted"}:
            return True
        if profile in self.mentioned(post):
            return True
        return post.visibility != "direct" and post.author_id in profile.following

    def may_quote(self, profile: Profile, post: Post) -> bool:
        """Whether `profile` may quote `post`."""
        if post.author_id == profile.id:
            return True
        if post.visibility not in {"public", "unlisted"} or post.quote_policy == "nobody":
            return False
        return post.quote_policy == "public" or post.author_id in profile.following

    def in_home_of(self, profile: Profile, post: Post) -> bool:
        """Whether `post` belongs to the home timeline of `profile`."""
        wanted = post.author_id == profile.id or post.author_id in profile.following
        return wanted and self.visible_to(profile, post)

    def mentioned(self, post: Post) -> list[Profile]:
        """The profiles that the text of `post` names, in order."""
        found = (self.profile_named(handle) for handle in mentions_in(post.text))
        return [profile for profile in found if profile is not None]


def newest_first(posts: Iterable[Post]) -> list[Post]:
    """Posts by falling id."""
    return sorted(posts, key=lambda post: post.id, reverse=True)
