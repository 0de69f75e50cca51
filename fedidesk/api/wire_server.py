"""What servers say of themselves and at a sign-in, in the API's words, as ``wire`` has it.

https://docs.joinmastodon.org/entities/Instance/, https://docs.joinmastodon.org/methods/oauth/
"""

from msgspec import Struct


class StatusLimits(Struct):
    """How much a status may hold."""

    max_characters: int | None = None
    characters_reserved_per_url: int | None = None
    max_media_attachments: int | None = None
    supported_mime_types: list[str] | None = None


class MediaLimits(Struct):
    """What files may be attached."""

    supported_mime_types: list[str] | None = None
    image_size_limit: int | None = None
    image_matrix_limit: int | None = None
    video_size_limit: int | None = None
    video_matrix_limit: int | None = None
    video_frame_rate_limit: int | None = None
    description_limit: int | None = None


class PollLimits(Struct):
    """What a poll may be; Pleroma says ``max_option_chars`` in an object of its own."""

    max_options: int | None = None
    max_characters_per_option: int | None = None
    max_option_chars: int | None = None
    min_expiration: int | None = None
    max_expiration: int | None = None


class EmojiLimits(Struct):
    """How large a custom emoji may be; GoToSocial alone says so."""

    emoji_size_limit: int | None = None


class FeedAccess(Struct):
    """Who may see one sort of timelines: ``public``, ``authenticated`` or ``disabled``."""

    local: str | None = None
    remote: str | None = None


class TimelinesAccess(Struct):
    """Who may see which timelines; Mastodon 4.5 and later."""

    live_feeds: FeedAccess | None = None
    hashtag_feeds: FeedAccess | None = None
    trending_link_feeds: FeedAccess | None = None


class Urls(Struct):
    """Where else a server answers: version 2 says ``streaming``, version 1 ``streaming_api``."""

    streaming: str | None = None
    streaming_api: str | None = None


class ReactionLimits(Struct):
    """How many emoji one may put under a status; there on servers that have such."""

    max_reactions: int | None = None


class TranslationOffer(Struct):
    """Whether the server translates."""

    enabled: bool | None = None


class Configuration(Struct):
    """What a server allows."""

    statuses: StatusLimits | None = None
    translation: TranslationOffer | None = None
    timelines_access: TimelinesAccess | None = None
    urls: Urls | None = None
    reactions: ReactionLimits | None = None
    media_attachments: MediaLimits | None = None
    polls: PollLimits | None = None
    emojis: EmojiLimits | None = None


class ApiVersions(Struct):
    """Which functions there are, as a number that grows; Mastodon 4.3 and later."""

    mastodon: int | None = None


class PleromaMetadata(Struct):
    """What Pleroma and its kin can do beyond the API."""

    features: list[str] | None = None
    post_formats: list[str] | None = None


class PleromaInstance(Struct):
    """What Pleroma puts into an object of its own."""

    metadata: PleromaMetadata | None = None


class Instance(Struct):
    """A server about itself: the fields of version 1 and 2, and what forks put beside them."""

    domain: str | None = None
    uri: str | None = None
    title: str | None = None
    version: str | None = None
    configuration: Configuration | None = None
    urls: Urls | None = None
    api_versions: ApiVersions | None = None
    max_toot_chars: int | None = None
    poll_limits: PollLimits | None = None
    upload_limit: int | None = None
    description_limit: int | None = None
    pleroma: PleromaInstance | None = None


class Application(Struct):
    """The registration of an application."""

    client_id: str | None = None
    client_secret: str | None = None

    def __repr__(self) -> str:
        return "Application(…)"


class Token(Struct):
    """The answer to a code that was good."""

    access_token: str | None = None

    def __repr__(self) -> str:
        return "Token(…)"


class AuthorizationServer(Struct):
    """Where a server does its OAuth (RFC 8414)."""

    authorization_endpoint: str | None = None
    token_endpoint: str | None = None
    revocation_endpoint: str | None = None
