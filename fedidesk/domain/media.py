"""Pictures, films and sounds of a post."""

from msgspec import Struct

from fedidesk.domain.ids import MediaId

IMAGE, GIFV, VIDEO, AUDIO, UNKNOWN = "image", "gifv", "video", "audio", "unknown"
KINDS = frozenset({IMAGE, GIFV, VIDEO, AUDIO})
SEEN = KINDS - {AUDIO}
"""What there is to look at."""


class Media(Struct, frozen=True, gc=False, kw_only=True):
    """One attachment. Sizes are in pixels and 0 where the server gave none."""

    id: MediaId
    kind: str
    """One of the constants above; what a server calls otherwise is ``UNKNOWN``."""
    url: str = ""
    preview_url: str = ""
    description: str = ""
    width: int = 0
    height: int = 0
    focus_x: float = 0.0
    focus_y: float = 0.0
    blurhash: str = ""
    remote_url: str = ""
    """Where its own server has it, if that is not ``url``."""
    seconds: float = 0.0
    """How long it plays; 0 where the server does not say, or nothing plays."""

    @property
    def aspect(self) -> float:
        """Width divided by height, known before anything is loaded; 16:9 where unknown."""
        if self.width > 0 and self.height > 0:
            return self.width / self.height
        return 16 / 9


class UploadedMedia(Struct, frozen=True):
    """What a server says of a file that it was sent."""

    media_id: MediaId
    is_ready: bool
    """Whether it can go with a post; a server may have to work on it first."""
