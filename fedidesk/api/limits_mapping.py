"""What a server takes from people, from the API's words to ours."""

from fedidesk.api import values, wire_server
from fedidesk.domain.server import Letters, LocalOnly, MediaLimits, PollLimits, ServerLimits

_QUOTES_SINCE = 7
"""The version of Mastodon's API in which posts can quote others."""
_QUOTES = "quote_posting"
_MOST_PER_LINK = 500
_MIMIC = "(compatible;"
"""In the version of servers that are not Mastodon and say so."""


def limits(instance: wire_server.Instance) -> ServerLimits:
    """Return how much a post may hold; where nothing is said, what Mastodon takes."""
    configuration = instance.configuration or wire_server.Configuration()
    said = configuration.statuses or wire_server.StatusLimits()
    usual = ServerLimits()
    letters = _letters(instance, configuration)
    return ServerLimits(
        characters=values.count(said.max_characters)
        or values.count(instance.max_toot_chars)
        or usual.characters,
        characters_per_link=_per_link(instance) if letters is Letters.CLUSTERS else None,
        letters=letters,
        media=usual.media
        if said.max_media_attachments is None
        else max(0, said.max_media_attachments),
        files=_files(instance, configuration.media_attachments or wire_server.MediaLimits()),
        polls=_polls(configuration.polls or instance.poll_limits or wire_server.PollLimits()),
        content_types=_content_types(instance, said),
        quotes=_can_quote(instance),
        local_only=_local_only(instance, configuration),
    )


def _letters(instance: wire_server.Instance, configuration: wire_server.Configuration) -> Letters:
    """Return what counts as one character; servers of other kinds also count links whole.

    Whatever they say of links is there for clients that ask. Pleroma counts letters as Mastodon.
    """
    if _is_gotosocial(configuration):
        return Letters.CODE_POINTS
    if instance.pleroma is None and _MIMIC in (instance.version or ""):
        return Letters.CODE_UNITS
    return Letters.CLUSTERS


def _per_link(instance: wire_server.Instance) -> int | None:
    """Return what a link counts; servers that say much of posts and not this count all of it."""
    said = instance.configuration and instance.configuration.statuses
    if not said:
        return None if instance.pleroma else ServerLimits().characters_per_link
    return min(values.count(said.characters_reserved_per_url), _MOST_PER_LINK) or None


def _files(instance: wire_server.Instance, said: wire_server.MediaLimits) -> MediaLimits:
    usual = MediaLimits()
    any_file = values.count(instance.upload_limit)
    return MediaLimits(
        types=tuple(said.supported_mime_types or ()),
        image_bytes=values.count(said.image_size_limit) or any_file or usual.image_bytes,
        image_pixels=values.count(said.image_matrix_limit) or usual.image_pixels,
        video_bytes=values.count(said.video_size_limit) or any_file or usual.video_bytes,
        video_pixels=values.count(said.video_matrix_limit) or usual.video_pixels,
        video_frame_rate=values.count(said.video_frame_rate_limit) or usual.video_frame_rate,
        description=values.count(said.description_limit)
        or values.count(instance.description_limit)
        or usual.description,
    )


def _polls(said: wire_server.PollLimits) -> PollLimits:
    usual = PollLimits()
    characters = values.count(said.max_characters_per_option)
    return PollLimits(
        options=usual.options if said.max_options is None else max(0, said.max_options),
        characters=characters or values.count(said.max_option_chars) or usual.characters,
        # Pleroma says 0, and means it.
        shortest=usual.shortest if said.min_expiration is None else max(0, said.min_expiration),
        longest=values.count(said.max_expiration) or usual.longest,
    )


def _content_types(
    instance: wire_server.Instance, said: wire_server.StatusLimits
) -> tuple[str, ...]:
    metadata = instance.pleroma and instance.pleroma.metadata
    offered = said.supported_mime_types or (metadata.post_formats if metadata else None) or ()
    return tuple(offered) if len(offered) > 1 else ()


def _can_quote(instance: wire_server.Instance) -> bool:
    metadata = instance.pleroma and instance.pleroma.metadata
    if metadata and _QUOTES in (metadata.features or ()):
        return True
    versions = instance.api_versions or wire_server.ApiVersions()
    return versions.mastodon is not None and versions.mastodon >= _QUOTES_SINCE


def _local_only(
    instance: wire_server.Instance, configuration: wire_server.Configuration
) -> LocalOnly:
    """Return how posts are kept on the server, where it surely does so: all others publish them."""
    if instance.pleroma is not None:
        return LocalOnly.VISIBILITY
    return LocalOnly.FLAG if _is_gotosocial(configuration) else LocalOnly.NO


def _is_gotosocial(configuration: wire_server.Configuration) -> bool:
    """Whether only GoToSocial describes itself like this; its version names it nowhere."""
    return configuration.emojis is not None
