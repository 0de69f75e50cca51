"""What a server says of itself and keeps for an account, from the API's words to ours."""

import re

from fedidesk.api import values, wire, wire_server
from fedidesk.domain.address import host_of
from fedidesk.domain.ids import RowId
from fedidesk.domain.read_marker import ReadMarker
from fedidesk.domain.server import Server, ServerLimits, TimelinesOffered

_DISABLED = "disabled"
_MOST_PER_LINK = 500
_EMOJI_FEATURE = "pleroma_emoji_reactions"
_DOMAIN = re.compile(r"[\w.-]+(:\d+)?")


def server(instance: wire_server.Instance, host: str, base_url: str) -> Server:
    """Return what a server says of itself."""
    said = instance.configuration and instance.configuration.statuses
    said = said or wire_server.StatusLimits()
    usual = ServerLimits()
    return Server(
        host=host,
        base_url=base_url,
        domain=_domain(instance.domain or instance.uri or ""),
        title=instance.title or "",
        version=instance.version or "",
        streaming_url=_streaming_url(instance),
        limits=ServerLimits(
            characters=values.count(said.max_characters)
            or values.count(instance.max_toot_chars)
            or usual.characters,
            characters_per_link=_per_link(instance),
            media=usual.media
            if said.max_media_attachments is None
            else max(0, said.max_media_attachments),
        ),
        timelines=_timelines_offered(instance),
        reactions=_has_reactions(instance),
        translates=_translates(instance),
    )


def _per_link(instance: wire_server.Instance) -> int | None:
    """Return what a link counts; servers that say much of posts and not this count all of it."""
    said = instance.configuration and instance.configuration.statuses
    if not said:
        return None if instance.pleroma else ServerLimits().characters_per_link
    return min(values.count(said.characters_reserved_per_url), _MOST_PER_LINK) or None


def _has_reactions(instance: wire_server.Instance) -> bool:
    if instance.configuration is not None and instance.configuration.reactions is not None:
        return instance.configuration.reactions.max_reactions != 0
    metadata = instance.pleroma and instance.pleroma.metadata
    return bool(metadata and _EMOJI_FEATURE in (metadata.features or ()))


def _timelines_offered(instance: wire_server.Instance) -> TimelinesOffered:
    said = instance.configuration and instance.configuration.timelines_access
    if not said:
        return TimelinesOffered()
    live = said.live_feeds or wire_server.FeedAccess()
    return TimelinesOffered(
        local=live.local != _DISABLED,
        federated=live.remote != _DISABLED,
        hashtags=_any_is_shown(said.hashtag_feeds),
        links=_any_is_shown(said.trending_link_feeds),
    )


def _translates(instance: wire_server.Instance) -> bool | None:
    said = instance.configuration and instance.configuration.translation
    return said.enabled if said else None


def _any_is_shown(feeds: wire_server.FeedAccess | None) -> bool:
    return feeds is None or not feeds.local == feeds.remote == _DISABLED


def _streaming_url(instance: wire_server.Instance) -> str:
    """Return what either version of the description says of streaming."""
    newer = instance.configuration and instance.configuration.urls
    for urls in (newer, instance.urls):
        said = urls and (urls.streaming or urls.streaming_api)
        if said:
            return said
    return ""


def _domain(said: str) -> str:
    """Return the domain where some servers give an address; empty for what can be none."""
    domain = host_of(said if "://" in said else f"//{said}")
    return domain if _DOMAIN.fullmatch(domain) else ""


def read_marker(marker: wire.Marker | None) -> ReadMarker | None:
    """Return how far a timeline was read; None where that is not said."""
    if marker is None or marker.last_read_id is None or marker.last_read_id == "":
        return None
    return ReadMarker(
        RowId(str(marker.last_read_id)),
        values.count(marker.version),
        values.moment(marker.updated_at),
    )
