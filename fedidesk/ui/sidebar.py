"""The strip at the side of the window: accounts, timelines, and the way to a new post."""

from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QScrollArea, QToolButton, QVBoxLayout, QWidget

from fedidesk.store.at_hand_file import ContentAtHand
from fedidesk.ui.commands import TIMELINES, Commands
from fedidesk.ui.cut_label import CutLabel
from fedidesk.ui.icons import Icons
from fedidesk.ui.menu_button import MenuButton
from fedidesk.ui.places.views import View, icon_of
from fedidesk.ui.sidebar_button import SidebarButton, dress
from fedidesk.ui.theme import Theme

_ICON, _AVATAR = 20, 24
_WIDE = 208
_ICONS = {
    "home": "house",
    "local": "users",
    "federated": "globe",
    "trending": "trending-up",
    "favourites": "star",
    "bookmarks": "bookmark",
    "catch_up": "clock",
    "open_timeline": "search",
    "new_post": "pen-line",
    "settings": "settings",
}
_NEED_AN_ACCOUNT = (*TIMELINES, "open_timeline", "new_post")
_AT_THE_FOOT = ("open_timeline", "new_post", "settings")
_NUMBERED = 9
"""Pins that have a key each."""


class Sidebar(QFrame):
    """Buttons for what one needs all the time; pictures alone where room is short."""

    view_chosen = Signal(object)
    """A ``View``: one of the lists or pins."""

    def __init__(self, commands: Commands, icons: Icons, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("sidebar")
        self.setAccessibleName(self.tr("Navigation"))
        self._icons = icons
        self._theme = theme
        self._commands = commands
        self._has_account = True
        self._narrow = False
        self._content = ContentAtHand()
        self._current: View | None = None
        self._buttons: dict[str, QToolButton] = {}
        self._at_hand: dict[View, SidebarButton] = {}
        self.accounts = MenuButton()
        """The account switcher; the window gives it the account's picture and name."""
        dress(self.accounts, commands["accounts"])
        self._lists = self._caption(self.tr("Lists"))
        self._pins = self._caption(self.tr("Pinned"))
        self._column = QVBoxLayout()
        self._lay_out()
        theme.changed.connect(self._theme_changed)
        self._theme_changed()

    def set_account(self, there_is_one: bool) -> None:
        """Offer what needs an account, or not."""
        if there_is_one != self._has_account:
            self._has_account = there_is_one
            self._show_what_is_offered()

    def show_at_hand(self, content: ContentAtHand, titles: dict[View, str]) -> None:
        """Offer the lists and pins of the account on screen, and what its server has."""
        if content == self._content and set(titles) == set(self._at_hand):
            return
        self._content = content
        for button in self._at_hand.values():
            self._column.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._at_hand = {}
        pinned = [pin.spec for pin in content.pins]
        lists = [one.spec for one in content.lists if one.spec not in pinned]
        for caption, views in ((self._lists, lists), (self._pins, pinned)):
            at = self._column.indexOf(caption) + 1
            for number, view in enumerate(views):
                key = number + 1 if caption is self._pins and number < _NUMBERED else 0
                button = self._at_hand[view] = SidebarButton(titles[view], key)
                button.clicked.connect(partial(self.view_chosen.emit, view))
                self._column.insertWidget(at + number, button)
        self._show_what_is_offered()
        self._theme_changed()
        self.show_current(self._current)
        self.set_narrow(self._narrow)

    def show_current(self, view: View | None) -> None:
        """Mark the button that leads to where one is."""
        self._current = view
        for known, button in self._at_hand.items():
            button.mark(known == view)

    def set_narrow(self, narrow: bool) -> None:
        """Show pictures alone, or pictures with words."""
        self._narrow = narrow
        style = (
            Qt.ToolButtonStyle.ToolButtonIconOnly
            if narrow
            else Qt.ToolButtonStyle.ToolButtonTextBesideIcon
        )
        fixed = (*self._buttons.values(), self.accounts)
        for button in fixed:
            button.setToolButtonStyle(style)
        # Names can be long; where they are shown they have to do with what there is.
        counted = fixed if narrow else fixed[:-1]
        widest = max(button.sizeHint().width() for button in counted)
        width = widest if narrow else max(self._theme.px(_WIDE) - 16, widest)
        self.setFixedWidth(width + 16)
        for button in self._at_hand.values():
            button.fit(width, narrow=narrow)
        self._show_captions()

    def _lay_out(self) -> None:
        inside = QWidget()
        inside.setObjectName("sidebarInside")
        self._column.setContentsMargins(8, 0, 8, 0)
        self._column.setSpacing(4)
        for name in TIMELINES:
            self._column.addWidget(self._button(name))
            if name == "federated":
                self._column.addSpacing(8)
        self._column.addWidget(self._lists)
        self._column.addWidget(self._pins)
        self._column.addStretch(1)
        inside.setLayout(self._column)
        scrolled = QScrollArea(widgetResizable=True)
        scrolled.setFrameShape(QFrame.Shape.NoFrame)
        scrolled.setObjectName("sidebarScroll")
        scrolled.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scrolled.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # The bar would take room from the buttons; wheel and keyboard scroll without it.
        scrolled.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scrolled.setWidget(inside)
        foot = QVBoxLayout()
        foot.setContentsMargins(8, 8, 8, 12)
        foot.setSpacing(4)
        for name in _AT_THE_FOOT:
            foot.addWidget(self._button(name))
        self._buttons["new_post"].setProperty("main", True)
        head = QVBoxLayout()
        head.setContentsMargins(8, 12, 8, 8)
        head.addWidget(self.accounts)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(scrolled, 1)
        column.addLayout(foot)

    def _show_what_is_offered(self) -> None:
        offered = self._content.offered
        for name in _NEED_AN_ACCOUNT:
            is_there = {"local": offered.local, "federated": offered.federated}.get(name, True)
            self._buttons[name].setVisible(self._has_account and is_there)
        for button in self._at_hand.values():
            button.setVisible(self._has_account)
        self._show_captions()

    def _show_captions(self) -> None:
        pins = len(self._content.pins)
        shown = self._has_account and not self._narrow
        self._pins.setVisible(shown and pins > 0)
        self._lists.setVisible(shown and len(self._at_hand) > pins)

    def _theme_changed(self) -> None:
        """Draw the pictures in the colours and the size of the theme."""
        colours, side = self._theme.colours, self._theme.px(_ICON)
        self.accounts.setIconSize(QSize(1, 1) * self._theme.px(_AVATAR))
        for name, button in self._buttons.items():
            colour = colours.on_accent if name == "new_post" else colours.text
            button.setIcon(self._icons.icon(_ICONS[name], colour, side))
            button.setIconSize(QSize(side, side))
        for view, button in self._at_hand.items():
            button.setIcon(self._icons.icon(icon_of(view), colours.text, side))
            button.setIconSize(QSize(side, side))

    def _button(self, name: str) -> QToolButton:
        action: QAction = self._commands[name]
        button = self._buttons[name] = SidebarButton(action.text().removesuffix("…"))
        dress(button, action)
        return button

    def _caption(self, text: str) -> CutLabel:
        caption = CutLabel()
        caption.setText(text)
        caption.setProperty("tone", "caption")
        caption.setContentsMargins(10, 8, 10, 2)
        caption.hide()
        return caption
