"""What everything that shows or plays media uses and none owns."""

import weakref
from collections.abc import Callable
from typing import Protocol

from msgspec import Struct
from PySide6.QtCore import QObject

from fedidesk.domain.errors import StorageError
from fedidesk.domain.media import AUDIO, GIFV, VIDEO
from fedidesk.qtmodels.image_cache import Fetcher, ImageCache
from fedidesk.qtmodels.playing import MakePlayer
from fedidesk.services.ports import Browser
from fedidesk.store.settings import SettingsStore
from fedidesk.ui.icons import Icons
from fedidesk.ui.theme import Theme

PLAYING_KINDS = (VIDEO, GIFV, AUDIO)
_STEP = 10


class Silenceable(Protocol):
    """What makes a sound and can be told to wait."""

    def hold(self) -> None:
        """Pause, because something else is heard now."""
        ...


class Sound:
    """How loud everything is, and which one is heard: one at a time."""

    def __init__(self, settings: SettingsStore) -> None:
        self._settings = settings
        self._heard: weakref.ref[Silenceable] | None = None

    @property
    def percent(self) -> int:
        """How loud."""
        return self._settings.current.media_volume

    @property
    def muted(self) -> bool:
        """Whether nothing is to be heard."""
        return self._settings.current.media_muted

    def set_percent(self, percent: int) -> None:
        """Be as loud as that, now and at the next start."""
        percent = min(max(percent, 0), 100)
        self._keep(media_volume=percent, media_muted=percent == 0)

    def step(self, steps: int) -> None:
        """Be louder, or quieter where negative."""
        self.set_percent(self.percent + steps * _STEP)

    def toggle(self) -> None:
        """Say nothing, or speak again; loud enough to be heard."""
        if self.muted:
            self._keep(media_muted=False, media_volume=max(self.percent, _STEP))
        else:
            self._keep(media_muted=True)

    def take_turn(self, speaker: Silenceable) -> None:
        """Let ``speaker`` be the one that is heard."""
        heard = None if self._heard is None else self._heard()
        if heard is not None and heard is not speaker:
            heard.hold()
        self._heard = weakref.ref(speaker)

    def give_back(self, speaker: Silenceable) -> None:
        """Take note that ``speaker`` is heard no more."""
        if self._heard is not None and self._heard() is speaker:
            self._heard = None

    def _keep(self, **changes: object) -> None:
        try:
            self._settings.update(**changes)
        except StorageError:
            # It holds for this run; that is enough for a volume.
            return


class MediaTools(Struct, frozen=True):
    """The shared tools, made once for each window."""

    images: ImageCache
    theme: Theme
    icons: Icons
    browser: Browser
    settings: SettingsStore
    sound: Sound
    make_player: MakePlayer
    make_fetcher: Callable[[QObject], Fetcher]

    @property
    def plays_by_itself(self) -> bool:
        """Whether what has no sound may move before anybody pressed play."""
        return self.settings.current.plays_gifs and self.theme.animates
