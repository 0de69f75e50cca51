"""What files go with a post, and what has to be made of them."""

from msgspec import Struct

from fedidesk.domain.draft import Attachment
from fedidesk.domain.errors import NotTaken
from fedidesk.domain.server import MediaLimits

_OTHER_NAMES = {
    "audio/aac": ("audio/x-aac", "audio/vnd.dlna.adts"),
    "audio/flac": ("audio/x-flac",),
    "audio/mp4": ("audio/m4a", "audio/x-m4a"),
    "audio/mpeg": ("audio/mp3",),
    "audio/ogg": ("application/ogg",),
    "audio/wav": ("audio/wave", "audio/x-wav", "audio/x-pn-wav", "audio/vnd.wave"),
    "image/heic": ("image/heif",),
    "image/heif": ("image/heic",),
}
"""What servers may call a type too."""
_EDITED = ("image/jpeg", "image/png", "image/webp")
"""What can be read and written here."""
_PICTURE = "image/"
_MEDIA = (_PICTURE, "video/", "audio/")


class FittedPicture(Struct, frozen=True):
    """A picture as it can be sent."""

    mime: str
    width: int
    height: int
    content: bytes | None = None
    """What to send in place of the file; None where that is good as it is."""
    shrunk: bool = False
    """Whether there is less to see than in the file."""


def is_picture(mime: str) -> bool:
    """Return whether it is the type of a picture."""
    return mime.startswith(_PICTURE)


def can_be_edited(attachment: Attachment) -> bool:
    """Return whether it is a picture that stands still, and of which there is a copy here."""
    is_here = attachment.mime in _EDITED and not attachment.preview_url
    return is_here and not attachment.moves and attachment.width * attachment.height > 0


def takes(limits: MediaLimits, mime: str) -> bool:
    """Return whether a server takes files of that type; one that does not say takes all media."""
    if not limits.types:
        return mime.startswith(_MEDIA)
    return any(name in limits.types for name in (mime, *_OTHER_NAMES.get(mime, ())))


def most_bytes(limits: MediaLimits, mime: str) -> int:
    """Return how large a file of that type may be."""
    return limits.image_bytes if is_picture(mime) else limits.video_bytes


def can_take(attachment: Attachment, limits: MediaLimits) -> NotTaken | None:
    """Return why a server would not take ``attachment``; None where it may."""
    if attachment.lost:
        return NotTaken(NotTaken.LOST)
    if attachment.preview_url:
        return None
    if not takes(limits, attachment.mime):
        return NotTaken(NotTaken.WRONG_TYPE)
    most = most_bytes(limits, attachment.mime)
    if attachment.size > most:
        return NotTaken(NotTaken.TOO_LARGE, most)
    if attachment.width * attachment.height > limits.image_pixels:
        return NotTaken(NotTaken.TOO_MANY_PIXELS)
    return None
