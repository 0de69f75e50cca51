"""What the lists of drafts and of what waits have in common."""

from abc import abstractmethod

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from fedidesk.services.session import AccountSession
from fedidesk.ui.compose.compose_tools import ComposeTools
from fedidesk.ui.places.two_lines import dress_list, payload_of
from fedidesk.ui.wrapping_row import WrappingRow

_WIDTH, _HEIGHT = 480, 480


class UnsentDialog(QDialog):
    """A list that follows what is unsent, with buttons for the entry that is marked.

    It lets the other windows go on: what is done in it can be undone there.
    """

    def __init__(self, session: AccountSession, tools: ComposeTools, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.list = QListWidget()
        dress_list(self.list, tools.theme, tools.icons)
        self.list.itemActivated.connect(self._activated)
        self.list.currentRowChanged.connect(self._offer)
        self._words = QLabel(wordWrap=True)
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._words.setProperty("tone", "muted")
        self._buttons = WrappingRow(at_end=1)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(12)
        column.addWidget(self._words)
        column.addWidget(self.list, 1)
        column.addLayout(self._buttons)
        size = QSize(tools.theme.px(_WIDTH), tools.theme.px(_HEIGHT))
        self.resize(size.boundedTo(parent.screen().availableSize()))
        delete = QShortcut(QKeySequence("Del"), self.list, self._take_away)
        delete.setContext(Qt.ShortcutContext.WidgetShortcut)

    @abstractmethod
    def _show(self) -> None:
        """Fill the list anew."""

    @abstractmethod
    def _activated(self, item: QListWidgetItem) -> None:
        """Do what one wants most of an entry."""

    @abstractmethod
    def _take_away(self) -> None:
        """Take the marked entry out of the list."""

    @abstractmethod
    def _offer(self) -> None:
        """Offer what can be done with the marked entry."""

    def _button(self, text: str, key: str) -> QPushButton:
        """Return a new button behind the others; somebody else listens to its key."""
        button = QPushButton(text)
        button.setAutoDefault(False)
        button.setToolTip(f"{text} ({key})")
        self._buttons.add(button)
        return button

    def _close_button(self) -> None:
        self._button(self.tr("Close"), "Esc").clicked.connect(self.close)

    def _begin_anew(self) -> int:
        """Empty the list and return which entry was marked."""
        row = max(0, self.list.currentRow())
        self.list.clear()
        return row

    def _finish(self, row: int, words: str) -> None:
        """Mark an entry near ``row`` and say what there is to say of all."""
        self.list.setCurrentRow(min(row, self.list.count() - 1))
        self._show_list(there_is_something=self.list.count() > 0)
        self._words.setText(words)
        self._words.setVisible(bool(words))
        self._offer()

    def _show_list(self, *, there_is_something: bool) -> None:
        """Show the list where there is something in it, with the keyboard on it when it comes."""
        comes = there_is_something and self.list.isHidden()
        self.list.setVisible(there_is_something)
        if comes:
            self.list.setFocus()

    @property
    def _marked(self) -> object:
        return payload_of(self.list.currentItem())
