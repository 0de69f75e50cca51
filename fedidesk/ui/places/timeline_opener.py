"""The dialog where one types where one wants to go."""

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from fedidesk.domain.errors import FedideskError
from fedidesk.domain.profile import Profile
from fedidesk.qtmodels.listening import listen
from fedidesk.services.session import AccountSession
from fedidesk.ui.announcing import announce
from fedidesk.ui.error_text import sentence_for
from fedidesk.ui.icons import Icons
from fedidesk.ui.places.suggestions import Suggestion, suggestions_for
from fedidesk.ui.places.two_lines import add_entry, dress_list, payload_of
from fedidesk.ui.theme import Theme

_WIDTH, _HEIGHT = 480, 440
_TO_THE_LIST = (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp)


class TimelineOpener(QDialog):
    """Suggests while one types; Enter opens what is marked, the arrow keys mark another."""

    view_chosen = Signal(object)
    """A ``View``."""
    profile_chosen = Signal(object)
    """A ``Profile``."""

    def __init__(
        self, session: AccountSession, theme: Theme, icons: Icons, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._wanted = ""
        self.setWindowTitle(self.tr("Open timeline"))
        self.text = QLineEdit()
        self.text.setAccessibleName(self.tr("Where to?"))
        self.text.setPlaceholderText(self.tr("#hashtag, list, @person or server"))
        self.text.setClearButtonEnabled(False)
        self.text.textChanged.connect(self._suggest)
        self.text.returnPressed.connect(self._open_marked)
        self.text.installEventFilter(self)
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Suggestions"))
        dress_list(self.list, theme, icons)
        self.list.itemClicked.connect(self._open)
        self.list.itemActivated.connect(self._open)
        self._hint = QLabel(wordWrap=True)
        self._hint.setProperty("tone", "muted")
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(12)
        column.addWidget(self.text)
        column.addWidget(self.list, 1)
        column.addWidget(self._hint)
        size = QSize(theme.px(_WIDTH), theme.px(_HEIGHT))
        self.resize(size.boundedTo(parent.size() - QSize(32, 32)))
        listen(session.people.found, self._found)
        listen(session.people.not_found, self._not_found)
        listen(session.at_hand.changed, self._suggest)
        self._suggest()

    def _suggest(self) -> None:
        """Show what the text may mean."""
        self._wanted = ""
        self.list.clear()
        for each in suggestions_for(self.text.text(), self._session):
            add_entry(self.list, each.title, each.detail, each.icon, each)
        self.list.setCurrentRow(0)
        if self.list.count():
            hint = self.tr(
                "Several hashtags show posts with any of them. Begin one with + to see only posts "
                "that have it, with - to leave them out."
            )
        else:
            hint = self.tr("This is no hashtag, list, person, link or server.")
        self._say(hint)

    def _say(self, text: str) -> None:
        if text != self._hint.text():
            self._hint.setText(text)
            announce(self._hint, text)

    def _open_marked(self) -> None:
        self._open(self.list.currentItem())

    def _open(self, item: QListWidgetItem | None) -> None:
        chosen = payload_of(item)
        if not isinstance(chosen, Suggestion):
            return
        if chosen.handle:
            self._wanted = chosen.handle
            self._say(self.tr("Looking for {handle}…").format(handle=chosen.handle))
            self._session.people.look_for(chosen.handle)
        else:
            self.accept()
            self.view_chosen.emit(chosen.view)

    def _found(self, handle: str, profile: Profile) -> None:
        if handle == self._wanted and self.isVisible():
            self.accept()
            self.profile_chosen.emit(profile)

    def _not_found(self, handle: str, error: FedideskError | None) -> None:
        if handle != self._wanted:
            return
        self._wanted = ""
        nobody = self.tr("Your server finds nobody called {handle}.").format(handle=handle)
        self._say(nobody if error is None else sentence_for(error))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the keys that can't be meant for the text walk the list."""
        if (
            watched is self.text
            and isinstance(event, QKeyEvent)
            and event.type() is QEvent.Type.KeyPress
            and event.key() in _TO_THE_LIST
        ):
            QApplication.sendEvent(self.list, event)
            return True
        return super().eventFilter(watched, event)
