"""The strip at the side of the window: accounts, timelines, and the way to a new post."""

from functools import partial

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QSizePolicy, QToolButton, QVBoxLayout

from fedidesk.ui.commands import TIMELINES, Commands, tooltip
from fedidesk.ui.dress import set_look
from fedidesk.ui.icons import Icons
from fedidesk.ui.menu_button import MenuButton
from fedidesk.ui.theme import Theme

_ICON, _AVATAR = 20, 24
_WIDE = 184
_ICONS = {
    "home": "house",
    "local": "users",
    "federated": "globe",
    "new_post": "pen-line",
    "settings": "settings",
}


class Sidebar(QFrame):
    """Buttons for the commands one needs all the time; pictures alone where room is short."""

    def __init__(self, commands: Commands, icons: Icons, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("sidebar")
        self.setAccessibleName(self.tr("Navigation"))
        self._icons = icons
        self._theme = theme
        self._commands = commands
        self._has_account = True
        self._buttons: dict[str, QToolButton] = {}
        self.accounts = MenuButton()
        """The account switcher; the window gives it the account's picture and name."""
        self._dress(self.accounts, commands["accounts"])
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 12, 8, 12)
        column.setSpacing(4)
        column.addWidget(self.accounts)
        column.addSpacing(8)
        for name in TIMELINES:
            column.addWidget(self._button(name))
        column.addSpacing(8)
        new_post = self._button("new_post")
        new_post.setProperty("main", True)
        column.addWidget(new_post)
        column.addStretch(1)
        column.addWidget(self._button("settings"))
        theme.changed.connect(self._theme_changed)
        self._theme_changed()

    def set_account(self, there_is_one: bool) -> None:
        """Offer what needs an account, or not."""
        if there_is_one != self._has_account:
            self._has_account = there_is_one
            for name in (*TIMELINES, "new_post"):
                self._buttons[name].setVisible(there_is_one)

    def set_narrow(self, narrow: bool) -> None:
        """Show pictures alone, or pictures with words."""
        style = (
            Qt.ToolButtonStyle.ToolButtonIconOnly
            if narrow
            else Qt.ToolButtonStyle.ToolButtonTextBesideIcon
        )
        buttons = (*self._buttons.values(), self.accounts)
        for button in buttons:
            button.setToolButtonStyle(style)
        # The name of an account can be long; where it is shown it has to do with what there is.
        counted = buttons if narrow else buttons[:-1]
        widest = max(button.sizeHint().width() for button in counted)
        self.setFixedWidth(widest + 16 if narrow else max(self._theme.px(_WIDE), widest + 16))

    def _theme_changed(self) -> None:
        """Draw the pictures in the colours and the size of the theme."""
        colours, side = self._theme.colours, self._theme.px(_ICON)
        self.accounts.setIconSize(QSize(1, 1) * self._theme.px(_AVATAR))
        for name, button in self._buttons.items():
            colour = colours.on_accent if name == "new_post" else colours.text
            button.setIcon(self._icons.icon(_ICONS[name], colour, side))
            button.setIconSize(QSize(side, side))

    def _button(self, name: str) -> QToolButton:
        button = self._buttons[name] = QToolButton()
        self._dress(button, self._commands[name])
        return button

    def _dress(self, button: QToolButton, action: QAction) -> None:
        """Make ``button`` the one for ``action``."""
        button.setText("  " + action.text().removesuffix("…"))
        button.setAccessibleName(action.text().removesuffix("…"))
        button.setToolTip(tooltip(action))
        button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.clicked.connect(action.trigger)
        if action.isCheckable():
            action.toggled.connect(partial(self._mark, button))

    def _mark(self, button: QToolButton, current: bool) -> None:
        """Show whether ``button`` leads to where one is.

        It is not checkable: assistive technology would call it a check box.
        """
        set_look(button, "current", current)
        button.setAccessibleDescription(self.tr("On screen now") if current else "")
