"""What shows something about a post over the timeline, with all that can be said meanwhile."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from fedidesk.store.rows import LoadState, Phase
from fedidesk.ui.error_text import sentence_for
from fedidesk.ui.icons import Icons
from fedidesk.ui.theme import Theme
from fedidesk.ui.timeline.states import Message, OfflineStrip, Skeleton

_PATIENCE_MS = 300
"""What comes sooner needs no sign that it is loading."""
_WIDEST = 660
"""Pixels at 100 %, as wide as posts are."""


class AboutPane(QWidget):
    """Holds ``contents``, and what stands there while it is empty; subclasses fill it.

    ``empty`` is an icon, a title and a sentence for when there is nothing.
    """

    profile_chosen = Signal(object)
    """A ``Profile``."""
    original_wanted = Signal(str)
    """The address of a post that is to open in the browser."""

    def __init__(
        self, contents: QWidget, theme: Theme, icons: Icons, empty: tuple[str, str, str]
    ) -> None:
        super().__init__()
        self.contents = contents
        self._theme = theme
        self._nothing = QWidget()
        self._skeleton = Skeleton(theme)
        icon, title, text = empty
        self._empty = Message(icon, theme, icons)
        self._empty.show_text(title, text)
        self._failed = Message("triangle-alert", theme, icons)
        self._failed.retry_requested.connect(self.refresh)
        self._stack = QStackedWidget()
        for page in (self._nothing, contents, self._skeleton, self._empty, self._failed):
            self._stack.addWidget(page)
        self._offline = OfflineStrip(theme, icons)
        self._offline.hide()
        self.column = QVBoxLayout(self)
        """Whatever stands below the contents goes to its end."""
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(0)
        self.column.addWidget(self._offline)
        self.column.addWidget(self._stack, 1)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._patience = QTimer(self, singleShot=True, interval=_PATIENCE_MS)
        self._patience.timeout.connect(self._lose_patience)

    def refresh(self) -> None:
        """Fetch it anew."""
        raise NotImplementedError

    def first_widget(self) -> QWidget:
        """Return what the keyboard begins at."""
        return self.contents

    def take_keyboard(self) -> None:
        """Put the keyboard on the contents, as soon as there are any."""
        shown = self._stack.currentWidget()
        if shown is self.contents:
            self.first_widget().setFocus()
        elif shown is self._failed:
            self._failed.retry.setFocus()
        else:
            self.setFocus()

    def set_offline(self, offline: bool) -> None:
        """Say that there is no connection, or try again what failed for the lack of one."""
        self._offline.setVisible(offline)
        if not offline and self._stack.currentWidget() is self._failed:
            self.refresh()

    def show_state(self, state: LoadState, *, there_is_something: bool) -> None:
        """Show the contents, or what is to be said in their place."""
        if there_is_something:
            self._turn_to(self.contents)
        elif state.error is not None:
            title = self.tr("This could not be loaded")
            self._failed.show_text(title, sentence_for(state.error), can_retry=True)
            self._turn_to(self._failed)
        elif state.phase is Phase.END:
            self._turn_to(self._empty)
        elif self._stack.currentWidget() is not self._skeleton and not self._patience.isActive():
            self._stack.setCurrentWidget(self._nothing)
            self._patience.start()

    def spare(self) -> int:
        """Return how much room to leave at both sides, so that lines are no longer than posts."""
        return max(0, self.width() - self._theme.px(_WIDEST)) // 2

    def _turn_to(self, page: QWidget) -> None:
        self._patience.stop()
        waited = self.hasFocus() or self._failed.retry.hasFocus()
        self._stack.setCurrentWidget(page)
        if waited:
            self.take_keyboard()

    def _lose_patience(self) -> None:
        self._stack.setCurrentWidget(self._skeleton)
