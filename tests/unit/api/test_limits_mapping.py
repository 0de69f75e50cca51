"""What servers of all kinds say of what they take."""

from typing import Any

import msgspec
import pytest

from fedidesk.api import limits_mapping, wire_server
from fedidesk.domain.server import Letters, LocalOnly, MediaLimits, PollLimits, ServerLimits


def limits(said: Any) -> ServerLimits:
    return limits_mapping.limits(msgspec.convert(said, wire_server.Instance))


MASTODON = {
    "api_versions": {"mastodon": 7},
    "configuration": {
        "statuses": {
            "max_characters": 600,
            "max_media_attachments": 6,
            "characters_reserved_per_url": 24,
        },
        "media_attachments": {
            "supported_mime_types": ["image/png", "video/mp4"],
            "image_size_limit": 1,
            "image_matrix_limit": 2,
            "video_size_limit": 3,
            "video_matrix_limit": 4,
            "video_frame_rate_limit": 5,
            "description_limit": 6,
        },
        "polls": {
            "max_options": 7,
            "max_characters_per_option": 8,
            "min_expiration": 9,
            "max_expiration": 10,
        },
    },
}
PLEROMA = {
    "max_toot_chars": 5000,
    "description_limit": 5000,
    "upload_limit": 16_000_000,
    "poll_limits": {
        "max_options": 20,
        "max_option_chars": 200,
        "min_expiration": 0,
        "max_expiration": 31_536_000,
    },
    "pleroma": {
        "metadata": {
            "features": ["quote_posting", "polls"],
            "post_formats": ["text/plain", "text/markdown", "text/bbcode"],
        }
    },
}
GOTOSOCIAL = {
    "configuration": {
        "statuses": {"supported_mime_types": ["text/plain", "text/markdown"]},
        "emojis": {"emoji_size_limit": 51200},
    }
}


def test_mastodon() -> None:
    assert limits(MASTODON) == ServerLimits(
        characters=600,
        characters_per_link=24,
        media=6,
        files=MediaLimits(
            types=("image/png", "video/mp4"),
            image_bytes=1,
            image_pixels=2,
            video_bytes=3,
            video_pixels=4,
            video_frame_rate=5,
            description=6,
        ),
        polls=PollLimits(options=7, characters=8, shortest=9, longest=10),
        quotes=True,
    )


def test_pleroma() -> None:
    found = limits(PLEROMA)
    assert found.characters == 5000
    assert (found.files.image_bytes, found.files.video_bytes) == (16_000_000, 16_000_000)
    assert found.files.description == 5000
    assert found.polls == PollLimits(options=20, characters=200, shortest=0, longest=31_536_000)
    assert found.content_types == ("text/plain", "text/markdown", "text/bbcode")
    assert (found.quotes, found.local_only) == (True, LocalOnly.VISIBILITY)


def test_gotosocial() -> None:
    found = limits(GOTOSOCIAL)
    assert found.content_types == ("text/plain", "text/markdown")
    assert (found.quotes, found.local_only) == (False, LocalOnly.FLAG)
    assert (found.characters_per_link, found.letters) == (None, Letters.CODE_POINTS)


@pytest.mark.parametrize(
    ("version", "letters", "per_link"),
    [
        ("4.5.0+glitch", Letters.CLUSTERS, 23),
        ("3.5.3 (compatible; Pixelfed 0.12.6)", Letters.CODE_UNITS, None),
        (None, Letters.CLUSTERS, 23),
    ],
)
def test_who_only_looks_like_mastodon_counts_as_it_likes(
    version: str | None, letters: Letters, per_link: int | None
) -> None:
    said = {"version": version, "configuration": {"statuses": {"characters_reserved_per_url": 23}}}
    found = limits(said)
    assert (found.letters, found.characters_per_link) == (letters, per_link)
    pleroma = limits({**PLEROMA, "version": version})
    assert (pleroma.letters, pleroma.characters_per_link) == (Letters.CLUSTERS, None)


@pytest.mark.parametrize(
    "said",
    [
        {},
        {"configuration": None, "pleroma": None, "api_versions": None, "poll_limits": None},
        {"configuration": {"statuses": None, "media_attachments": None, "polls": None}},
        {"configuration": {"media_attachments": {"image_size_limit": 0}, "polls": {}}},
        {"api_versions": {"mastodon": 6}},
        {"api_versions": {}},
    ],
)
def test_where_nothing_is_said_mastodons_limits_hold(said: Any) -> None:
    assert limits(said) == ServerLimits()


def test_where_much_is_said_and_nothing_of_links_they_count_as_they_stand() -> None:
    said = {"configuration": {"statuses": {"supported_mime_types": ["text/plain"]}}}
    assert limits(said) == ServerLimits(characters_per_link=None)


def test_a_server_that_takes_no_files_is_believed() -> None:
    assert limits({"configuration": {"statuses": {"max_media_attachments": 0}}}).media == 0
