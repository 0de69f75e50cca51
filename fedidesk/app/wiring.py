"""Puts the concrete parts together; nowhere else are they known by name."""

import asyncio
import os
from collections.abc import Awaitable, Callable, Collection
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct
from PySide6 import QtCore
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from fedidesk.app.browser import SystemBrowser
from fedidesk.app.crash import CrashHandler
from fedidesk.app.demo import server as demo_server
from fedidesk.app.options import Options
from fedidesk.core.clock import SystemClock
from fedidesk.core.lanes import Lane
from fedidesk.core.paths import ProfilePaths
from fedidesk.core.resources import resource
from fedidesk.core.tasks import TaskScope
from fedidesk.domain.account import Account
from fedidesk.domain.address import host_of
from fedidesk.domain.content import is_web_address
from fedidesk.domain.credentials import AppCredentials, Credentials
from fedidesk.domain.ids import AccountKey, ProfileId
from fedidesk.qtmodels import picture_fitting, playing
from fedidesk.qtmodels.image_cache import Fetcher, ImageCache
from fedidesk.qtmodels.picture_room import PictureRoom
from fedidesk.services.notices import Notice, NoticeKind, Notices
from fedidesk.services.polling import INTERVAL
from fedidesk.services.ports import Browser, GatewayFactory, Vault
from fedidesk.services.registry import AccountRegistry
from fedidesk.services.seldom import Seldom
from fedidesk.store.accounts import AccountIndex
from fedidesk.store.settings import Settings, SettingsStore
from fedidesk.ui.announcing import Announcer
from fedidesk.ui.commands import Commands
from fedidesk.ui.icons import Icons
from fedidesk.ui.kept_icons import KeptIcons
from fedidesk.ui.main_window import MainWindow
from fedidesk.ui.page_tools import PageTools
from fedidesk.ui.theme import Theme
from fedidesk.ui.windows import Windows

if TYPE_CHECKING:
    from qasync import QEventLoop

    from fedidesk.app.network_watch import NetworkWatch
    from fedidesk.qtmodels.image_fetching import ImageFetcher
    from fedidesk.services.sign_in import SignIn
    from fedidesk.services.sign_in_ports import ReceiverFactory

_MOST_BYTES_OF_AN_ORIGINAL = 200_000_000
"""What somebody opened or saves may be larger than what comes by itself."""
_DEMO_INTERVAL = 3.0
"""Seconds between two looks at the demo's server, where somebody always writes."""


class QtParts(Struct, frozen=True):
    """Those of the adapters that have Qt in them."""

    listen: "ReceiverFactory"
    system_proxy: Callable[[str], str]


class Outside(Struct, frozen=True):
    """The adapters to the world: they take long to import and come after the first frame."""

    vault: Vault
    make_gateway: GatewayFactory
    make_sign_in: "Callable[[Browser, TaskScope], SignIn]"
    close: Callable[[], None]


def load_qt_parts() -> QtParts:
    """Import and make what of the adapters has Qt in it. The GUI's thread, about 7 ms of CPU.

    PySide makes a class when it is first asked for, and two threads that ask at the same time
    end the process (`docs/decisions/0008-qt-is-imported-in-its-own-thread.md`).
    """
    from fedidesk.app.redirect_receiver import listen
    from fedidesk.app.system_proxy import SystemProxy

    return QtParts(listen, SystemProxy())


def load_outside(qt_parts: QtParts, proxy: str, *, in_memory: bool) -> Outside:
    """Import and make the adapters. Any thread; about 200 ms of CPU at the first call.

    ``in_memory`` keeps tokens until the end of the run only. Nothing of Qt's is imported here.
    """
    from fedidesk.api.api import Api
    from fedidesk.services.sign_in import SignIn
    from fedidesk.vault.keyring_vault import KeyringVault
    from fedidesk.vault.memory_vault import MemoryVault

    api = Api(proxy, system_proxy=qt_parts.system_proxy)
    vault: Vault = MemoryVault() if in_memory else KeyringVault()
    sign_in_gateway = api.sign_in()
    return Outside(
        vault,
        api.gateway,
        lambda browser, scope: SignIn(sign_in_gateway, qt_parts.listen, browser, scope),
        api.close,
    )


def make_loop(application: QApplication) -> "QEventLoop":
    """Import asyncio and its loop over Qt's; the loop is the thread's from now on."""
    from qasync import QEventLoop

    loop = QEventLoop(application)
    asyncio.set_event_loop(loop)
    return loop


def load_fetcher(
    folder: Path,
    proxy: str,
    parent: QObject,
    *,
    own_hosts: Callable[[], Collection[str]],
    most_on_disk: Callable[[], int],
    most_bytes: int = 0,
) -> "ImageFetcher":
    """Import Qt's network and make what downloads pictures to ``folder``."""
    from fedidesk.app.system_proxy import goes_by_proxy
    from fedidesk.qtmodels.home_network import HomeNetwork
    from fedidesk.qtmodels.image_fetching import MOST_BYTES, ImageFetcher

    return ImageFetcher(
        folder,
        proxy,
        parent,
        home=HomeNetwork(own_hosts, goes_by_proxy(proxy)),
        most_on_disk=most_on_disk,
        most_bytes=most_bytes or MOST_BYTES,
    )


def load_player(
    proxy: str,
    own_hosts: Callable[[], Collection[str]],
    make_fetcher: Callable[[QObject], Fetcher],
    url: str,
    quietly: bool,
    parent: QObject,
) -> "playing.Player | playing.Trouble":
    """Import Qt's multimedia and make what plays ``url``, or say why it can't be played here.

    ``FEDIDESK_NO_MEDIA`` in the environment keeps multimedia out of the process. The libraries
    behind it know few proxies: where one is to be asked, they get the file and not the address.
    """
    if os.environ.get("FEDIDESK_NO_MEDIA", "0") != "0":
        return playing.Trouble.NO_PLAYER
    if not is_web_address(url):
        return playing.Trouble.BROKEN
    from fedidesk.app.system_proxy import goes_by_proxy
    from fedidesk.qtmodels.home_network import HomeNetwork

    try:
        from fedidesk.qtmodels.film_player import FilmPlayer
    except ImportError:
        return playing.Trouble.NO_PLAYER
    fetcher = make_fetcher(parent) if goes_by_proxy(proxy)(url) else None
    player = FilmPlayer(url, quietly, parent, HomeNetwork(own_hosts), fetcher)
    return player if player.is_available else playing.Trouble.NO_PLAYER


def load_network_watch(parent: QObject) -> "NetworkWatch":
    """Import Qt's network and make what hears of changes of the system's."""
    from fedidesk.app.network_watch import NetworkWatch, system_information

    return NetworkWatch(system_information(), parent)


def load_windows(
    registry: AccountRegistry,
    settings: SettingsStore,
    notices: Notices,
    commands: Commands,
    announcer: Announcer,
    make_sign_in: "Callable[[], Awaitable[SignIn]]",
    scope: TaskScope,
    pictures: PictureRoom,
    make_player: "playing.MakePlayer",
    make_fetcher: Callable[[QObject], Fetcher],
) -> Windows:
    """Import what makes dialogs and compose windows; they come when they are asked for."""
    from fedidesk.app.windows import AppWindows

    return AppWindows(
        registry,
        settings,
        notices,
        commands,
        announcer,
        make_sign_in,
        scope,
        pictures,
        make_player,
        make_fetcher,
    )


class Fedidesk:
    """The whole application, built around the parts that are there before the first frame."""

    def __init__(
        self,
        application: QApplication,
        paths: ProfilePaths,
        settings: SettingsStore,
        options: Options,
    ) -> None:
        self._application = application
        self._paths = paths
        self._settings = settings
        self._options = options
        self._outside: asyncio.Future[Outside] | None = None
        self._demo: demo_server.DemoServer | None = None
        self.failure = ""
        """A sentence for the terminal, where the application can't go on."""
        self._notices = Notices()
        self.crash_handler = CrashHandler(self._tell_of_crash)
        self._sign_ins = TaskScope("sign-ins")
        self._announcing = TaskScope("announcing")
        self._new_posts = Seldom(
            SystemClock(),
            self._announcing,
            lambda: settings.current.speaks_of_new_posts_every,
        )
        self._disk: Lane[None] = Lane("disk", _nothing)
        self._chores: Lane[None] = Lane("chores", _nothing)
        self.registry = AccountRegistry(
            AccountIndex(paths.config / "accounts.json"),
            paths.data / "accounts",
            self._disk,
            self._notices,
            _DEMO_INTERVAL if options.demo else INTERVAL,
            most_bytes=lambda: settings.current.cache_megabytes * 1_000_000,
            load_fitting=lambda: picture_fitting.fitted,
        )
        self._theme = Theme(application, settings.current.theme, settings.current.text_percent)
        self._make_fetcher = partial(
            load_fetcher,
            paths.cache / "images",
            settings.current.proxy,
            own_hosts=self._own_hosts,
            most_on_disk=lambda: settings.current.picture_megabytes * 1_000_000,
        )
        self._images = ImageCache(self._make_fetcher)
        self._images.load_on_demand(settings.current.load_pictures == "pressed")
        self._images.motion.move_while(self._may_move)
        self._picture_room = PictureRoom(paths.cache / "images")
        self._browser = SystemBrowser()
        settings.changed.connect(self._settings_changed)
        if not options.demo:
            self.registry.restore()
        self.window = MainWindow(
            self.registry,
            settings,
            self._notices,
            self._page_tools,
            is_demo=options.demo,
        )
        self.window.first_painted.connect(self._icons.keep)
        self._theme.put_on()

    async def go_online(self) -> None:
        """Load the adapters, connect the accounts and fetch what is on screen."""
        self._new_posts.begin()
        proxy = self._settings.current.proxy
        demo = self._options.demo
        qt_parts = load_qt_parts()
        outside = await self._chores.run(lambda _: load_outside(qt_parts, proxy, in_memory=demo))
        self._loaded().set_result(outside)
        self._images.begin()
        self.registry.go_online(outside.vault, outside.make_gateway)
        load_network_watch(self.window).changed.connect(self.registry.network_changed)
        if demo:
            await self._try_demo()
        if self._options.url:
            self.window.open_url(self._options.url)

    async def close(self) -> None:
        """End everything in order; accounts and what they keep stay."""
        await self._sign_ins.close()
        await self._announcing.close()
        await self.registry.close()
        self._images.close()
        self._picture_room.close()
        if self._outside is not None and self._outside.done():
            self._outside.result().close()
        if self._demo is not None:
            demo = self._demo
            await self._chores.run(lambda _: demo.stop())

    async def _try_demo(self) -> None:
        """Show the demo, or end and say why there is none."""
        try:
            await self._start_demo()
        except demo_server.DemoUnavailable as error:
            self.failure = str(error)
            self.window.close()

    async def _start_demo(self) -> None:
        folder = self._paths.data / "demo"
        folder.mkdir(parents=True, exist_ok=True)
        throwaway = None if self._options.profile else self._paths.data.parent
        self._demo = await self._chores.run(
            lambda _: demo_server.DemoServer.start(folder, throwaway=throwaway)
        )
        app = AppCredentials("demo", "demo")
        for person in self._demo.accounts:
            account = Account(
                key=AccountKey(host_of(self._demo.url), ProfileId(person.profile_id)),
                base_url=self._demo.url,
                username=person.handle,
                display_name=person.display_name,
                remember=False,
            )
            await self.registry.add(account, Credentials(person.token, app))
        self.window.show_session(self.registry.sessions[0])

    def _loaded(self) -> "asyncio.Future[Outside]":
        """What waits for the adapters; somebody may, before anything begins to load them."""
        if self._outside is None:
            self._outside = asyncio.get_running_loop().create_future()
        return self._outside

    async def _make_sign_in(self) -> "SignIn":
        outside = await asyncio.shield(self._loaded())
        return outside.make_sign_in(self._browser, self._sign_ins)

    def _page_tools(self, commands: Commands) -> PageTools:
        announcer = Announcer(self._settings, self._new_posts)
        proxy = self._settings.current.proxy
        make_fetcher = partial(self._make_fetcher, most_bytes=_MOST_BYTES_OF_AN_ORIGINAL)
        windows = cache(
            partial(
                load_windows,
                self.registry,
                self._settings,
                self._notices,
                commands,
                announcer,
                self._make_sign_in,
                self._sign_ins,
                self._picture_room,
                partial(load_player, proxy, self._own_hosts, make_fetcher),
                make_fetcher,
            )
        )
        drawings = resource("icons", "lucide")
        kept = KeptIcons(self._paths.cache / "icons.msgpack", drawings)
        self._icons = Icons(self._application.devicePixelRatio(), kept)
        return PageTools(
            self._images,
            self._theme,
            self._icons,
            self._browser,
            commands,
            announcer,
            self._settings,
            windows,
        )

    def _settings_changed(self, settings: Settings) -> None:
        self._theme.set_choice(settings.theme)
        self._theme.set_text_percent(settings.text_percent)
        self._images.load_on_demand(settings.load_pictures == "pressed")
        self._images.motion.move_while(self._may_move)
        for session in self.registry.sessions:
            session.shelf.keep_within()

    def _own_hosts(self) -> list[str]:
        """Return the servers on which somebody is signed in."""
        urls = (session.account.base_url for session in self.registry.sessions)
        return [QtCore.QUrl(url).host() for url in urls]

    def _may_move(self) -> bool:
        """Say whether pictures that can move do so."""
        choice = self._settings.current.moving_pictures
        return choice == "always" or (choice == "system" and self._theme.animates)

    def _tell_of_crash(self) -> None:
        self._notices.tell(Notice(NoticeKind.CRASHED))


def _nothing() -> None:
    """Make the tool of a lane whose calls need none."""
