"""What every compose window uses and none owns."""

from collections.abc import Callable

from msgspec import Struct

from fedidesk.qtmodels.image_cache import ImageCache
from fedidesk.services.session import AccountSession
from fedidesk.store.settings import SettingsStore
from fedidesk.ui.announcing import Announcer
from fedidesk.ui.icons import Icons
from fedidesk.ui.theme import Theme


class ComposeTools(Struct, frozen=True):
    """The shared tools."""

    images: ImageCache
    theme: Theme
    icons: Icons
    settings: SettingsStore
    announcer: Announcer
    sessions: Callable[[], tuple[AccountSession, ...]]
    """Gives all accounts that one can write with."""
