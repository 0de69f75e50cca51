"""Who writes: the account beside the button that sends."""

from functools import partial

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QActionGroup

from fedidesk.services.session import AccountSession
from fedidesk.ui.accounts.account_pictures import AccountPictures
from fedidesk.ui.compose.compose_tools import ComposeTools
from fedidesk.ui.menu_button import MenuButton

_AVATAR = 28


class AuthorButton(MenuButton):
    """Shows the picture of the account that posts; its menu has the others that could."""

    chosen = Signal(object)
    """An ``AccountSession``."""

    def __init__(self, session: AccountSession, tools: ComposeTools) -> None:
        super().__init__()
        self._session = session
        self._tools = tools
        self._pictures = AccountPictures(tools.images, tools.theme)
        self._is_fixed = False
        name = self.tr("Posting as {account}").format(account=f"@{session.account.handle}")
        self.setAccessibleName(name)
        self.choices.setAccessibleName(self.tr("Post from"))
        self.clicked.connect(self.open_accounts)
        tools.images.arrived.connect(self._image_arrived)
        tools.theme.changed.connect(self._show)
        self._show()
        self.fix("")

    def fix(self, why: str) -> None:
        """Say why nobody else can post it; an empty ``why`` lets others do so."""
        self._is_fixed = bool(why)
        tip = why or self.tr("Post from another account (Ctrl+Shift+A)")
        self.setToolTip(f"{self.accessibleName()}\n{tip}")
        self.setAccessibleDescription(tip)

    def open_accounts(self) -> None:
        """Show who else could post it, if anybody."""
        if self._is_fixed:
            return
        self.choices.clear()
        group = QActionGroup(self.choices)
        for session in self._tools.sessions():
            account = session.account
            picture = self._pictures.icon(account, self._side(), self.devicePixelRatioF())
            words = f"{account.name}  @{account.handle}".replace("&", "&&")
            action = self.choices.addAction(picture, words)
            action.setCheckable(True)
            action.setChecked(session is self._session)
            action.triggered.connect(partial(self.chosen.emit, session))
            group.addAction(action)
        self.open_menu()

    def _side(self) -> int:
        return self._tools.theme.px(_AVATAR)

    def _show(self) -> None:
        side = self._side()
        self.setIconSize(QSize(side, side))
        account = self._session.account
        self.setIcon(self._pictures.icon(account, side, self.devicePixelRatioF()))

    def _image_arrived(self, url: str) -> None:
        if url == self._session.account.avatar_url:
            self._show()
