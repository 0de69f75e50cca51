"""What a person has chosen."""

import logging
from pathlib import Path

import msgspec

from fedidesk.core.events import Signal
from fedidesk.domain.errors import StorageError
from fedidesk.store.kept_file import KeptFile

log = logging.getLogger(__name__)

SMALLEST_TEXT, LARGEST_TEXT = 80, 200
"""Bounds of the text size, in percent."""
SMALLEST_CACHE, LARGEST_CACHE = 20, 10_000
"""Bounds of the room for one account's timelines, and for pictures, in megabytes."""
LONGEST_UNDO = 60
"""Seconds that a post can be made to wait."""


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """All choices with their defaults; unknown ones in the file are left out."""

    theme: str = "system"
    """``system``, ``light`` or ``dark``."""
    text_percent: int = 100
    language: str = ""
    """A locale such as ``bn``; empty for the system's."""
    proxy: str = ""
    """``http://host:port`` or ``socks5://…``; empty for the system's, ``none`` for none."""
    cache_megabytes: int = 200
    """The most that timelines of one account may take on disk."""
    picture_megabytes: int = 200
    """The most that pictures may take on disk."""
    load_pictures: str = "always"
    """``always``, or ``pressed``: those of posts wait until somebody presses them."""
    moving_pictures: str = "never"
    """Whether emoji, avatars and GIFs move: ``never``, ``always``, or as the ``system`` moves."""
    speaks_of_new_posts_every: int = 10
    """Seconds between two spoken announcements of new posts, at least; 0 for none at all."""
    speaks_of_sending: bool = True
    """Whether it is announced that a post was sent, or could not be."""
    removes_tracking: bool = True
    """Whether links are opened without what only serves to follow people."""
    plays_gifs: bool = False
    """Whether animations play by themselves where they come into view."""
    media_volume: int = 80
    """How loud films and sounds are, 0 … 100."""
    media_muted: bool = False
    undo_seconds: int = 0
    """For how long a post that is sent can be taken back unseen."""
    asks_for_descriptions: bool = True
    """Whether it is asked before files without a description are posted."""
    asks_before_boosts: bool = False
    """Likewise before they are boosted."""
    old_post_months: int = 6
    """From which age on a post that is answered is called old; 0 for never."""
    writes_beside_posts: bool = False
    """Whether posts are written in the main window."""
    asks_about_drafts: bool = False
    """Whether it is asked before fedidesk ends while something is not sent."""
    window_geometry: str = ""
    """As Qt saves it, in base 64."""


_decode = msgspec.json.Decoder(Settings).decode


class SettingsStore:
    """Holds the settings and writes each change to ``settings.json``."""

    def __init__(self, path: Path) -> None:
        self._file = KeptFile(path)
        self.current = self._read()
        self.changed: Signal[Settings] = Signal()

    def update(self, **changes: object) -> None:
        """Change some choices by name. Raises ``StorageError`` when they can't be kept.

        They hold for this run in any case.
        """
        settings = _bounded(msgspec.structs.replace(self.current, **changes))
        if settings == self.current:
            return
        self.current = settings
        self.changed.emit(settings)
        self._file.write(msgspec.json.format(msgspec.json.encode(settings)))

    def _read(self) -> Settings:
        try:
            return _bounded(self._file.read(_decode) or Settings())
        except StorageError:
            log.info("settings that can't be read: the defaults hold")
            return Settings()


def _bounded(settings: Settings) -> Settings:
    percent = min(max(settings.text_percent, SMALLEST_TEXT), LARGEST_TEXT)
    megabytes = min(max(settings.cache_megabytes, SMALLEST_CACHE), LARGEST_CACHE)
    return msgspec.structs.replace(
        settings,
        text_percent=percent,
        cache_megabytes=megabytes,
        picture_megabytes=min(max(settings.picture_megabytes, SMALLEST_CACHE), LARGEST_CACHE),
        undo_seconds=min(max(settings.undo_seconds, 0), LONGEST_UNDO),
        old_post_months=max(0, settings.old_post_months),
        speaks_of_new_posts_every=max(0, settings.speaks_of_new_posts_every),
        media_volume=min(max(settings.media_volume, 0), 100),
    )
