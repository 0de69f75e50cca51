"""The buttons of the viewer: a bar above the picture, and two at its sides."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QWidget

from fedidesk.ui.colours import DARK
from fedidesk.ui.icons import Icons
from fedidesk.ui.media.viewer_actions import ViewerActions
from fedidesk.ui.menu_button import MenuButton
from fedidesk.ui.theme import Theme

_ROOM_FOR_ZOOM = 560


class ViewerBar(QWidget):
    """Shows where one is among the media, how near one is, and what can be done."""

    def __init__(self, actions: ViewerActions, icons: Icons, theme: Theme, viewer: QWidget) -> None:
        super().__init__(viewer)
        self._actions = actions
        self._icons = icons
        self._theme = theme
        self._place = QLabel()
        self._zoom = QLabel()
        self._zoom.setProperty("tone", "muted")
        self._zoom.setAccessibleName(self.tr("Zoom"))
        self._message = QLabel()
        self._message.setProperty("tone", "muted")
        self._buttons = {
            name: self._button(actions[name])
            for name in ("smaller", "larger", "alt", "save", "close", "before", "next")
        }
        for name in ("before", "next"):
            self._buttons[name].setProperty("side", True)
        self._more = MenuButton()
        self._more.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._more.setAccessibleName(self.tr("More"))
        self._more.setToolTip(self.tr("More"))
        self._more.clicked.connect(self._open_menu)
        self._lay_out()

    def show_place(self, where: str) -> None:
        """Show which one it is."""
        self._place.setText(where)
        self.show_message("")

    def show_zoom(self, percent: str) -> None:
        """Show how near one is; nothing where there is no picture."""
        self._zoom.setText(percent)
        self._fit()

    def show_message(self, words: str) -> None:
        """Show what has become of something, in place of the number."""
        self._message.setText(words)
        self._message.setVisible(bool(words))
        self._place.setVisible(not words)

    def show_actions(self, *, has_more_than_one: bool) -> None:
        """Show the buttons that make sense."""
        for name in ("before", "next"):
            button = self._buttons[name]
            button.setVisible(has_more_than_one and self._actions[name].isEnabled())
            button.raise_()
        for name in ("alt", "save"):
            self._buttons[name].setVisible(self._actions[name].isEnabled())
        self._fit()

    def dress(self) -> None:
        """Take the size of text that holds now."""
        side = self._theme.px(20)
        for button in (*self._buttons.values(), self._more):
            button.setIconSize(QSize(side, side))
        self._more.setIcon(self._icons.icon("ellipsis", DARK.text, side))

    def place_sides(self, room: QRect) -> None:
        """Put the buttons for the next and the one before to the sides of ``room``."""
        before, after = self._buttons["before"], self._buttons["next"]
        for button in (before, after):
            button.adjustSize()
        y = (room.height() - before.height()) // 2
        left, right = (after, before) if self.isRightToLeft() else (before, after)
        left.move(8, y)
        right.move(room.width() - right.width() - 8, y)

    def put_sides_into(self, room: QWidget) -> None:
        """Let the two buttons stand over ``room``."""
        for name in ("before", "next"):
            self._buttons[name].setParent(room)

    def _button(self, action: QAction) -> QToolButton:
        button = QToolButton()
        button.setDefaultAction(action)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setAccessibleName(action.text().removesuffix("…"))
        return button

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 6, 8, 6)
        row.setSpacing(4)
        row.addWidget(self._place)
        row.addWidget(self._message)
        row.addStretch(1)
        row.addWidget(self._zoom)
        row.addSpacing(4)
        for name in ("smaller", "larger", "alt", "save"):
            row.addWidget(self._buttons[name])
        row.addWidget(self._more)
        row.addWidget(self._buttons["close"])

    def _fit(self) -> None:
        """Leave zooming to the menu where there is no room."""
        shown = bool(self._zoom.text()) and self.width() >= self._theme.px(_ROOM_FOR_ZOOM)
        self._zoom.setVisible(shown)
        for name in ("smaller", "larger"):
            self._buttons[name].setVisible(shown)

    def _open_menu(self) -> None:
        self._more.choices.clear()
        self._actions.fill(self._more.choices)
        self._more.open_menu()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Have what there is room for."""
        super().resizeEvent(event)
        self._fit()
