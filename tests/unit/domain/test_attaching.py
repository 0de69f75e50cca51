"""What a server takes of files."""

import pytest

from fedidesk.domain.attaching import can_be_edited, can_take, takes
from fedidesk.domain.draft import Attachment
from fedidesk.domain.errors import NotTaken
from fedidesk.domain.ids import AttachmentId
from fedidesk.domain.server import MediaLimits

LIMITS = MediaLimits(
    types=("image/png", "audio/x-wav", "video/mp4"),
    image_bytes=100,
    image_pixels=50,
    video_bytes=1000,
)


def attachment(mime: str = "image/png", **changes: object) -> Attachment:
    return Attachment(id=AttachmentId("a"), mime=mime, **changes)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("mime", "taken"),
    [
        ("image/png", True),
        ("image/jpeg", False),
        ("audio/wav", True),
        ("application/pdf", False),
        ("", False),
    ],
)
def test_a_type_goes_by_several_names(mime: str, taken: bool) -> None:
    assert takes(LIMITS, mime) == taken


def test_a_server_that_says_nothing_of_types_is_asked_with_any_media() -> None:
    assert takes(MediaLimits(), "video/x-matroska")
    assert not takes(MediaLimits(), "application/pdf")
    assert not takes(MediaLimits(), "")


@pytest.mark.parametrize(
    ("given", "why", "limit"),
    [
        (attachment(size=100, width=5, height=10), "", 0),
        (attachment("image/gif"), NotTaken.WRONG_TYPE, 0),
        (attachment(size=101), NotTaken.TOO_LARGE, 100),
        (attachment("video/mp4", size=1000), "", 0),
        (attachment("video/mp4", size=1001), NotTaken.TOO_LARGE, 1000),
        (attachment(width=51, height=1), NotTaken.TOO_MANY_PIXELS, 0),
        (attachment("", size=10**9, preview_url="https://a.example/1"), "", 0),
    ],
)
def test_what_is_too_large_or_of_the_wrong_type_is_not_taken(
    given: Attachment, why: str, limit: int
) -> None:
    trouble = can_take(given, LIMITS)
    found = ("", 0) if trouble is None else (trouble.why, trouble.limit)
    assert found == (why, limit)


def test_what_stands_still_and_is_here_can_be_edited() -> None:
    size = {"width": 3, "height": 2}
    assert can_be_edited(attachment(**size))
    assert not can_be_edited(attachment())
    assert not can_be_edited(attachment(**size, moves=True))
    assert not can_be_edited(attachment(**size, preview_url="https://a.example/1"))
    for mime in ("image/gif", "image/heic", "image/svg+xml", "video/mp4"):
        assert not can_be_edited(attachment(mime, **size))
