"""What a person has chosen."""

from pathlib import Path

import msgspec

from fedidesk.core.events import Signal
from fedidesk.core.files import write_atomically
from fedidesk.domain.errors import StorageError

SMALLEST_TEXT, LARGEST_TEXT = 80, 200
"""Bounds of the text size, in percent."""


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """All choices with their defaults; unknown ones in the file are left out."""

    theme: str = "system"
    """``system``, ``light`` or ``dark``."""
    text_percent: int = 100
    language: str = ""
    """A locale such as ``bn``; empty for the system's."""
    proxy: str = ""
    """``http://host:port`` or ``socks5://…``; empty for the system's, ``none`` for none."""
    window_geometry: str = ""
    """As Qt saves it, in base 64."""


class SettingsStore:
    """Holds the settings and writes each change to ``settings.json``."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self.current = self._read()
        self.changed: Signal[Settings] = Signal()

    def update(self, **changes: object) -> None:
        """Change some choices by name. Raises ``StorageError`` when they can't be kept.

        They hold for this run in any case.
        """
        self.current = msgspec.structs.replace(self.current, **changes)
        self.changed.emit(self.current)
        try:
            write_atomically(self._path, msgspec.json.format(msgspec.json.encode(self.current)))
        except OSError as error:
            raise StorageError(type(error).__name__) from None

    def _read(self) -> Settings:
        try:
            settings = msgspec.json.decode(self._path.read_bytes(), type=Settings)
        except (OSError, msgspec.MsgspecError):
            return Settings()
        percent = min(max(settings.text_percent, SMALLEST_TEXT), LARGEST_TEXT)
        return msgspec.structs.replace(settings, text_percent=percent)
