"""The application as it is, with servers, keyring, browser and web in the hands of the test."""

import asyncio
from collections import defaultdict
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer, QTranslator
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from fedidesk.api.api import Api
from fedidesk.app import wiring
from fedidesk.app.lifecycle import live
from fedidesk.app.options import Options
from fedidesk.app.translations import install_translators
from fedidesk.core.paths import ProfilePaths
from fedidesk.core.tasks import TaskScope
from fedidesk.domain.account import Account
from fedidesk.domain.credentials import Credentials
from fedidesk.domain.ids import AccountKey
from fedidesk.domain.timeline import HOME, TimelineSpec
from fedidesk.services.ports import Browser, Gateway
from fedidesk.services.session import AccountSession
from fedidesk.services.sign_in import SignIn
from fedidesk.store.rows import IDLE
from fedidesk.store.settings import SettingsStore
from fedidesk.ui.account_page import AccountPage
from fedidesk.ui.compose.compose_window import ComposeWindow
from tests.account_builders import an_account, some_credentials
from tests.benchmarks._running import signed_in
from tests.fakes.gateway import FakeGateway
from tests.fakes.server import FakeServer
from tests.fakes.sign_in import FakeBrowser, FakeReceivers, FakeSignInGateway
from tests.fakes.vault import FakeVault
from tests.strict_server.process import StrictServer
from tests.waiting import until

Kind = TypeVar("Kind", bound=QObject)


class World:
    """One run of the application on the profile in ``folder``; begin it with ``open``.

    ``catalogue`` is a compiled one to speak by.
    """

    def __init__(
        self,
        application: QApplication,
        folder: Path,
        *,
        demo: bool = False,
        language: str = "en",
        catalogue: Path | None = None,
    ) -> None:
        self._paths = ProfilePaths.below(folder)
        self._paths.create()
        self._closed = False
        self.vault = FakeVault()
        self.servers: defaultdict[str, FakeServer] = defaultdict(FakeServer)
        self.gateways: dict[AccountKey, FakeGateway] = {}
        self._api = Api("none")
        self.sign_in_server = FakeSignInGateway()
        self.sign_in_deadline = 60.0
        self.receivers = FakeReceivers()
        self.browser = FakeBrowser()
        self.settings = SettingsStore(self.settings_file)
        install_translators(application, language)
        if catalogue is not None:
            translator = QTranslator(application)
            assert translator.load(str(catalogue))
            application.installTranslator(translator)
        self.fedidesk = wiring.Fedidesk(application, self._paths, self.settings, Options(demo=demo))
        self.registry = self.fedidesk.registry
        self.window = self.fedidesk.window
        self.commands = self.window._commands
        self.notices = self.fedidesk._notices

    @property
    def settings_file(self) -> Path:
        """Where the choices are kept."""
        return self._paths.config / "settings.json"

    async def open(self, width: int = 960, height: int = 800) -> None:
        """Show the window and go online."""
        if width:
            self.window.resize(width, height)
        self.window.show()
        await self.activate()
        life = live(self.window, self.fedidesk.go_online, self.fedidesk.close)
        self._life = asyncio.ensure_future(life)
        await until(lambda: self.registry._vault is self.vault)

    async def activate(self) -> None:
        """Give the keyboard to the main window, as a window manager does when a dialog goes."""
        self.window.activateWindow()
        await until(lambda: QApplication.activeWindow() is self.window)

    async def close(self) -> None:
        """End as the application does."""
        if self._closed:
            return
        self._closed = True
        self.window.close()
        await self._life
        self.window.deleteLater()
        delete_what_is_due()

    async def add(
        self, name: str = "ann", host: str = "a.example", **changes: object
    ) -> AccountSession:
        """Sign somebody in, with three posts in the home timeline where there is none."""
        server = self.servers[host]
        if not server.ids(HOME):
            server.publish(["p1", "p2", "p3"])
        session = await self.registry.add(an_account(name, host, **changes), some_credentials())
        home = session.shelf.open(HOME)
        await until(lambda: len(home) and home.newest == IDLE)
        return session

    async def add_from(self, server: StrictServer, person: str = "mina") -> AccountSession:
        """Sign somebody in on a real server."""
        account, token = signed_in(server, person)
        session = await self.registry.add(account, some_credentials(token))
        home = session.shelf.open(HOME)
        await until(lambda: len(home) and home.newest == IDLE)
        return session

    def gateway(self, session: AccountSession) -> FakeGateway:
        """Return the way of ``session`` to its server."""
        return self.gateways[session.account.key]

    @property
    def page(self) -> AccountPage:
        """The page on screen."""
        page = self.window._page()
        assert page is not None
        return page

    def rows(self, session: AccountSession, spec: TimelineSpec = HOME) -> list[str]:
        """Return the ids of a timeline, as on screen."""
        rows = session.shelf.open(spec)
        return [rows[index].post_id for index in range(len(rows))]

    def do(self, command: str) -> None:
        """Choose a command."""
        action: QAction = self.commands[command]
        action.trigger()

    def composers(self) -> list[ComposeWindow]:
        """Return the compose windows on screen."""
        return [each for each in self.window.findChildren(ComposeWindow) if each.isVisible()]

    def outside(self) -> wiring.Outside:
        """Return the adapters."""
        make_sign_in, close = self._make_sign_in, self._api.close
        return wiring.Outside(self.vault, self._make_gateway, make_sign_in, close)

    def _make_gateway(self, account: Account, credentials: Credentials) -> Gateway:
        if account.base_url.startswith("http:"):
            return self._api.gateway(account, credentials)
        gateway = FakeGateway(self.servers[account.key.host])
        self.gateways[account.key] = gateway
        return gateway

    def _make_sign_in(self, _: Browser, scope: TaskScope) -> SignIn:
        return SignIn(
            self.sign_in_server, self.receivers, self.browser, scope, self.sign_in_deadline
        )


def named(parent: QWidget, name: str, kind: type[Kind] = QWidget) -> Kind:  # type: ignore[assignment]
    """Return the one widget on screen with that accessible name."""
    found = [
        each
        for each in parent.findChildren(kind)
        if each.accessibleName() == name
        or (not each.accessibleName() and getattr(each, "text", str)() == name)
    ]
    shown = [each for each in found if each.isVisible()]
    assert len(shown) == 1, (name, [(each, each.isVisible()) for each in found])
    return shown[0]


def texts(parent: QWidget) -> list[str]:
    """Return what the labels on screen say."""
    return [label.text() for label in parent.findChildren(QLabel) if label.isVisible()]


async def type_text(text: str) -> None:
    """Type wherever the focus is."""
    await from_outside(partial(QTest.keyClicks, _focus(), text))


async def press(key: str) -> None:
    """Press a key, such as ``Ctrl+N``, wherever the focus is."""
    keys = QKeySequence(key)[0]
    await from_outside(partial(QTest.keyClick, _focus(), keys.key(), keys.keyboardModifiers()))


async def click(widget: QWidget | None) -> None:
    """Click into the middle."""
    assert widget is not None, "there is nothing to click on"
    await from_outside(partial(QTest.mouseClick, widget, Qt.MouseButton.LeftButton))


def _focus() -> QWidget:
    focus = QApplication.focusWidget() or QApplication.activeWindow()
    assert focus is not None
    return focus


async def from_outside(act: Callable[[], object]) -> None:
    """Do something where input comes from: Qt's event loop, and not a task of ours."""
    done = asyncio.get_running_loop().create_future()

    def do() -> None:
        act()
        done.set_result(None)

    QTimer.singleShot(0, do)
    await done


def delete_what_is_due() -> None:
    """Let everything go that waits for the event loop to go."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


async def settle() -> None:
    """Let the event loop go round a few times."""
    for _ in range(20):
        await asyncio.sleep(0)
