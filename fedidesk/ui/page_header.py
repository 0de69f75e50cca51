"""The line above a view: where one is, the way back, what is new, and the line to the server."""

from PySide6.QtCore import QEvent, QSize, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolButton

from fedidesk.services.connection import Line
from fedidesk.services.streaming import Liveness
from fedidesk.ui.commands import ON_A_TIMELINE, Commands, tooltip
from fedidesk.ui.cut_label import CutLabel
from fedidesk.ui.icons import Icons
from fedidesk.ui.menu_button import MenuButton
from fedidesk.ui.new_posts_pill import NewPostsPill
from fedidesk.ui.theme import Theme


class PageHeader(QFrame):
    """Title, back and refresh."""

    back_requested = Signal()
    refresh_requested = Signal()
    newest_requested = Signal()

    def __init__(self, icons: Icons, theme: Theme, commands: Commands) -> None:
        super().__init__()
        self.setObjectName("pageHeader")
        self._icons = icons
        self._theme = theme
        self._commands = commands
        self._back = QToolButton()
        self._back.setAccessibleName(self.tr("Back"))
        self._back.setToolTip(self.tr("Back (Esc)"))
        self._back.clicked.connect(self.back_requested)
        self._title = CutLabel()
        self._title.setProperty("tone", "title")
        self._new_posts = NewPostsPill(theme, icons, self)
        self._new_posts.clicked.connect(self.newest_requested)
        self._line = QLabel()
        self._line.setProperty("tone", "muted")
        self._refresh = QToolButton()
        self._refresh.setAccessibleName(self.tr("Refresh"))
        self._refresh.setToolTip(self.tr("Refresh (F5)"))
        self._refresh.clicked.connect(self.refresh_requested)
        self._options = MenuButton()
        self._options.setAccessibleName(self.tr("Timeline options"))
        self._options.setToolTip(tooltip(commands["timeline_options"]))
        self._options.choices.setAccessibleName(self.tr("Timeline options"))
        self._options.clicked.connect(self.open_options)
        row = self._row = QHBoxLayout(self)
        row.setContentsMargins(12, 8, 12, 8)
        row.setSpacing(4)
        row.addWidget(self._back)
        row.addWidget(self._title, 1)
        row.addWidget(self._new_posts)
        row.addSpacing(8)
        row.addWidget(self._line)
        row.addWidget(self._options)
        row.addWidget(self._refresh)
        theme.changed.connect(self._retint)
        self._retint()

    def show_place(self, title: str, *, with_back: bool, new_posts: int) -> None:
        """Say where one is, how many new posts there are, and whether there is a way back."""
        self._title.setText(title)
        self._new_posts.hide()
        self._new_posts.show_count(new_posts)
        self._back.setVisible(with_back)

    def show_new_posts(self, count: int) -> None:
        """Offer to go to so many new posts, or not where there are none."""
        self._new_posts.show_count(count)

    def show_options(self, *, there_are_some: bool) -> None:
        """Offer the menu of options, or not."""
        self._options.setVisible(there_are_some)

    def open_options(self) -> None:
        """Show the menu of options, unless there are none here."""
        if self._options.isVisible():
            menu = self._options.choices
            menu.clear()
            self._commands.fill(menu, *ON_A_TIMELINE)
            self._options.open_menu()

    def show_line(self, line: Line, liveness: Liveness | None) -> None:
        """Say in a word how the line to the server is, and where it is good, how posts come.

        None is for what shows only what has come.
        """
        word, sentence = self._on_liveness(liveness) if line is Line.ONLINE else self._on_line(line)
        self._line.setText(word)
        self._line.setVisible(bool(word))
        self._line.setAccessibleName(word)
        self._line.setToolTip(sentence)
        self._line.setAccessibleDescription(sentence)

    def _on_line(self, line: Line) -> tuple[str, str]:
        if line is Line.OFFLINE:
            sentence = self.tr("The server can't be reached. fedidesk tries again by itself.")
            return self.tr("Offline"), sentence
        words = {
            Line.CONNECTING: self.tr("Connecting…"),
            Line.NO_TOKEN: self.tr("Not signed in"),
            Line.SIGNED_OUT: self.tr("Signed out"),
        }
        return words[line], ""

    def _on_liveness(self, liveness: Liveness | None) -> tuple[str, str]:
        if liveness is None:
            return "", ""
        if liveness is Liveness.LIVE:
            return self.tr("Live"), self.tr("New posts come by themselves.")
        if liveness is Liveness.POLLING:
            sentence = self.tr(
                "The server does not send new posts by itself now. fedidesk looks every minute."
            )
            return self.tr("Not live"), sentence
        return self.tr("Connecting…"), ""

    def _retint(self) -> None:
        colour, side = self._theme.colours.text, self._theme.px(20)
        mirrored = self.isRightToLeft()
        self._back.setIcon(self._icons.icon("arrow-left", colour, side, mirrored=mirrored))
        self._refresh.setIcon(self._icons.icon("refresh-cw", colour, side))
        self._options.setIcon(self._icons.icon("sliders-horizontal", colour, side))
        for button in (self._back, self._options, self._refresh):
            button.setIconSize(QSize(side, side))
        self._make_room()

    def _make_room(self) -> None:
        """Be as high as it has to be: posts must not move when the button for new ones comes."""
        margins = self.contentsMargins() + self._row.contentsMargins()
        height = self._new_posts.sizeHint().height()
        self.setMinimumHeight(height + margins.top() + margins.bottom())

    def changeEvent(self, event: QEvent) -> None:
        """Follow the size of the text."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._make_room()
