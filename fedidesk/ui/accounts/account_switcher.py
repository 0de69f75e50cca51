"""The menu of accounts behind the button at the top of the sidebar."""

from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QActionGroup, QIcon

from fedidesk.domain.account import Account
from fedidesk.services.registry import AccountRegistry
from fedidesk.services.session import AccountSession
from fedidesk.ui.accounts.account_pictures import AccountPictures
from fedidesk.ui.commands import Commands, tooltip
from fedidesk.ui.menu_button import MenuButton
from fedidesk.ui.page_tools import PageTools


class AccountSwitcher(QObject):
    """Fills the accounts button and its menu; wishes are said by ``chosen``."""

    chosen = Signal(object)

    def __init__(
        self,
        button: MenuButton,
        registry: AccountRegistry,
        tools: PageTools,
    ) -> None:
        super().__init__(button)
        self._button = button
        self._registry = registry
        self._commands: Commands = tools.commands
        self._theme = tools.theme
        self._icons = tools.icons
        self._pictures = AccountPictures(tools.images, tools.theme)
        self._current: AccountSession | None = None
        self._menu = button.choices
        self._menu.setAccessibleName(self.tr("Accounts"))
        tools.images.arrived.connect(self._image_arrived)
        tools.theme.changed.connect(self._show_current)
        registry.updated.connect(self._updated)

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
                action.setShortcut(f"Ctrl+Alt+{number}")
            action.triggered.connect(partial(self.chosen.emit, session))
            group.addAction(action)
        if self._current is not None:
            self._commands.fill(self._menu, "", "drafts", "outbox", "scheduled")
        self._commands.fill(self._menu, "", "add_account")
        if self._current is not None:
            self._commands.fill(self._menu, "remove_account")
        self._button.open_menu()

    def _show_current(self) -> None:
        command = tooltip(self._commands["accounts"])
        if self._current is None:
            colour, side = self._theme.colours.text, self._theme.px(20)
            self._button.setIcon(self._icons.icon("users", colour, side))
            self._button.setText("  " + self.tr("Accounts"))
            self._button.setToolTip(command)
            self._button.setAccessibleDescription("")
            return
        account = self._current.account
        self._button.setIcon(self._picture(account))
        # One space less than elsewhere: the picture is larger by as much.
        self._button.setText(" " + account.name.replace("&", "&&"))
        self._button.setToolTip(f"@{account.handle}\n{command}")
        self._button.setAccessibleDescription(f"@{account.handle}")

    def _updated(self, session: AccountSession) -> None:
        if session is self._current:
            self._show_current()

    def _image_arrived(self, url: str) -> None:
        if self._current is not None and self._current.account.avatar_url == url:
            self._show_current()

    def _picture(self, account: Account) -> QIcon:
        side = self._button.iconSize().width()
        return self._pictures.icon(account, side, self._button.devicePixelRatioF())
