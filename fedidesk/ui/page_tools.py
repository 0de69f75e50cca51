"""What every page of the window uses and none owns."""

from collections.abc import Callable

from msgspec import Struct

from fedidesk.qtmodels.image_cache import ImageCache
from fedidesk.services.ports import Browser
from fedidesk.store.settings import SettingsStore
from fedidesk.ui.announcing import Announcer
from fedidesk.ui.commands import Commands
from fedidesk.ui.icons import Icons
from fedidesk.ui.theme import Theme
from fedidesk.ui.windows import Windows


class PageTools(Struct, frozen=True):
    """The shared tools, made once for each window."""

    images: ImageCache
    theme: Theme
    icons: Icons
    browser: Browser
    commands: Commands
    announcer: Announcer
    settings: SettingsStore
    windows: Callable[[], Windows]
