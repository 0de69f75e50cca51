"""What a server says of itself."""

from enum import StrEnum

from msgspec import Struct


class MediaLimits(Struct, frozen=True, kw_only=True):
    """What files a server takes; the defaults are Mastodon's."""

    types: tuple[str, ...] = ()
    """Media types such as ``image/png``; empty where the server does not say."""
    image_bytes: int = 16_777_216
    image_pixels: int = 33_177_600
    """Width times height."""
    video_bytes: int = 103_809_024
    """Of films and sounds."""
    video_pixels: int = 8_294_400
    video_frame_rate: int = 120
    description: int = 1500
    """Characters of an alt text."""


class PollLimits(Struct, frozen=True, kw_only=True):
    """What polls a server takes; the defaults are Mastodon's."""

    options: int = 4
    """Answers; none where there are no polls."""
    characters: int = 50
    """Of each answer."""
    shortest: int = 300
    """Seconds, as in ``longest``."""
    longest: int = 2_629_746


class Letters(StrEnum):
    """What a server counts as one character."""

    CLUSTERS = "clusters"
    """A letter with all its marks."""
    CODE_POINTS = "code points"
    CODE_UNITS = "code units"
    """Of UTF-16: most emoji are two."""


class LocalOnly(StrEnum):
    """How a server is told that a post does not leave it."""

    NO = ""
    FLAG = "flag"
    VISIBILITY = "visibility"


class ServerLimits(Struct, frozen=True, kw_only=True):
    """How much a post may hold, and of what; the defaults are Mastodon's."""

    characters: int = 500
    characters_per_link: int | None = 23
    """None where links and mentions count as they stand."""
    letters: Letters = Letters.CLUSTERS
    media: int = 4
    """Files."""
    files: MediaLimits = MediaLimits()
    polls: PollLimits = PollLimits()
    content_types: tuple[str, ...] = ()
    """How texts may be marked up; empty where there is nothing to choose."""
    quotes: bool = False
    """Whether posts can quote others."""
    local_only: LocalOnly = LocalOnly.NO


class TimelinesOffered(Struct, frozen=True, kw_only=True):
    """Which timelines a server shows to those who are signed in; old ones say nothing of it."""

    local: bool = True
    federated: bool = True
    hashtags: bool = True
    links: bool = True


class Server(Struct, frozen=True, kw_only=True):
    """A server as its own description has it."""

    host: str
    base_url: str = ""
    """Where its API answers, without a trailing slash; another address may lead there."""
    domain: str = ""
    """The part after the last @ of its people's addresses; may differ from ``host``."""
    title: str = ""
    version: str = ""
    streaming_url: str = ""
    """Where it streams, as it says: a web or WebSocket address without a path; may be empty."""
    limits: ServerLimits = ServerLimits()
    timelines: TimelinesOffered = TimelinesOffered()
    reactions: bool = False
    """Whether it says that posts can be answered with emoji."""
    translates: bool | None = None
    """Whether it translates posts; None where it does not say."""
