"""What an account keeps within reach: pinned timelines, its lists, and how it looks at them."""

import logging
from pathlib import Path

import msgspec
from msgspec import Struct

from fedidesk.domain.errors import StorageError
from fedidesk.domain.post_list import PostList
from fedidesk.domain.server import TimelinesOffered
from fedidesk.domain.timeline import TimelineSpec
from fedidesk.domain.timeline_look import TimelineLook
from fedidesk.store.kept_file import KeptFile

log = logging.getLogger(__name__)


class Pin(Struct, frozen=True):
    """A timeline that somebody wants at hand, and what to call it."""

    spec: TimelineSpec
    title: str = ""


class ContentAtHand(Struct, frozen=True, kw_only=True):
    """All of it; unknown fields in the file are left out."""

    pins: tuple[Pin, ...] = ()
    """In the order people see."""
    lists: tuple[PostList, ...] = ()
    """As the server had them last."""
    offered: TimelinesOffered = TimelinesOffered()
    """Likewise."""
    reactions: bool = False
    """Whether the server says that posts can be answered with emoji."""
    translates: bool | None = None
    """Whether the server said that it translates posts; None where it did not say."""
    quotes: bool = False
    """Whether the server says that posts can quote others."""
    looks: dict[str, TimelineLook] = {}
    """By the timeline's name; those that nobody changed are not there."""


_decode = msgspec.json.Decoder(ContentAtHand).decode


class AtHandFile:
    """Reads and writes it as a whole; any thread, one call at a time."""

    def __init__(self, path: Path) -> None:
        self._file = KeptFile(path)

    def read(self) -> ContentAtHand:
        """Return what is kept; damage is set aside, not deleted."""
        try:
            return self._file.read(_decode) or ContentAtHand()
        except StorageError:
            log.info("a at_hand that can't be read: it begins empty")
            return ContentAtHand()

    def write(self, content: ContentAtHand) -> None:
        """Keep ``content``. Raises ``StorageError``; the old file is whole then."""
        self._file.write(msgspec.json.format(msgspec.json.encode(content)))
