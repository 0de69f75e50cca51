"""What a server says of itself."""

from msgspec import Struct


class ServerLimits(Struct, frozen=True, kw_only=True):
    """How much a post may hold; the defaults are Mastodon's."""

    characters: int = 500
    characters_per_link: int | None = 23
    """None where links and mentions count as they stand."""
    media: int = 4


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
