"""The menu of accounts behind the button at the top of the sidebar."""

from functools import partial

from PySide6.QtCore import QObject, QSize, Qt, Signal
from PySide6.QtGui import QActionGroup, QIcon

from fedidesk.domain.account import Account
from fedidesk.qtmodels.image_cache import ImageCache
from fedidesk.services.registry import AccountRegistry
from fedidesk.services.session import AccountSession
from fedidesk.ui.commands import Commands
from fedidesk.ui.menu_button import MenuButton

_SIDE = 24


class AccountSwitcher(QObject):
    """Fills the accounts button and its menu; wishes are said by ``chosen``."""

    chosen = Signal(object)

    def __init__(
        self,
        button: MenuButton,
        registry: AccountRegistry,
        commands: Commands,
        images: ImageCache,
    ) -> None:
        super().__init__(button)
        self._button = button
        self._registry = registry
        self._commands = commands
        self._images = images
        self._current: AccountSession | None = None
        self._menu = button.choices
        self._menu.setAccessibleName(self.tr("Accounts"))
        images.arrived.connect(self._image_arrived)

    def set_current(self, session: AccountSession | None) -> None:
        """Show on the button whose page is on screen."""
        self._current = session
        self._show_current()

    def open_menu(self) -> None:
        """Show the menu below the button."""
        self._menu.clear()
        group = QActionGroup(self._menu)
        for number, session in enumerate(self._registry.sessions, 1):
            account = session.account
            action = self._menu.addAction(
                self._picture(account), f"{account.name}  @{account.handle}".replace("&", "&&")
            )
            action.setCheckable(True)
            action.setChecked(session is self._current)
            if number <= 9:
                action.setShortcut(f"Alt+{number}")
            action.triggered.connect(partial(self.chosen.emit, session))
            group.addAction(action)
        self._menu.addSeparator()
        self._commands.fill(self._menu, "add_account")
        if self._current is not None:
            self._commands.fill(self._menu, "remove_account")
        self._button.open_menu()

    def _show_current(self) -> None:
        if self._current is None:
            self._button.setText("  " + self.tr("Accounts"))
            return
        account = self._current.account
        self._button.setIcon(self._picture(account))
        metrics = self._button.fontMetrics()
        room = max(80, self._button.width() - 56)
        name = metrics.elidedText(account.name, Qt.TextElideMode.ElideRight, room)
        self._button.setText("  " + name.replace("&", "&&"))
        self._button.setAccessibleDescription(f"@{account.handle}")

    def _image_arrived(self, url: str) -> None:
        if self._current is not None and self._current.account.avatar_url == url:
            self._show_current()

    def _picture(self, account: Account) -> QIcon:
        if not account.avatar_url:
            return QIcon()
        ratio = self._button.devicePixelRatioF()
        side = QSize(_SIDE, _SIDE)
        pixmap = self._images.pixmap(account.avatar_url, side, ratio, radius=_SIDE // 2)
        return QIcon(pixmap) if pixmap is not None else QIcon()
