"""What a post said at different times, newest first, with what changed each time."""

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from fedidesk.domain.edits import Edit
from fedidesk.qtmodels.listening import listen
from fedidesk.services.about_posts import OpenHistory
from fedidesk.store.rows import Phase
from fedidesk.ui.about_pane import AboutPane
from fedidesk.ui.icons import Icons
from fedidesk.ui.places.edit_card import EditCard
from fedidesk.ui.theme import Theme

_AT_A_TIME = 8


class HistoryPane(AboutPane):
    """Shows an ``OpenHistory`` with all that can be said about it."""

    def __init__(self, history: OpenHistory, theme: Theme, icons: Icons) -> None:
        area = self._area = QScrollArea()
        title = QCoreApplication.translate("HistoryPane", "No earlier versions")
        text = QCoreApplication.translate("HistoryPane", "Your server knows of no other version.")
        super().__init__(area, theme, icons, ("pen-line", title, text))
        self._history = history
        self.cards: list[EditCard] = []
        self._shown: tuple[Edit, ...] = ()
        self._inside = QWidget()
        self._inside.setObjectName("history")
        self._column = QVBoxLayout(self._inside)
        self._column.setSpacing(0)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setAccessibleName(self.tr("Edit history"))
        area.setWidget(self._inside)
        self._more = QTimer(self, singleShot=True, interval=0)
        self._more.timeout.connect(self._add_some)
        theme.changed.connect(self._dress)
        listen(history.changed, self._show)
        self._show()

    def refresh(self) -> None:
        """Fetch the history anew."""
        self._history.refresh()

    def first_widget(self) -> QWidget:
        """Return the text of the newest version."""
        return self.cards[0].text if self.cards else self.contents

    def _show(self) -> None:
        history = self._history
        was_read = any(card.text.hasFocus() for card in self.cards)
        if history.state.phase is Phase.END and history.edits != self._shown:
            self._shown = history.edits
            self._fill()
        self.show_state(history.state, there_is_something=bool(history.edits))
        if was_read and not any(card.text.hasFocus() for card in self.cards):
            self.take_keyboard()

    def _fill(self) -> None:
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        self.cards = []
        self._column.addStretch(1)
        self._add_some()
        self._fit()

    def _add_some(self) -> None:
        """Add the next few versions; those that are far below can wait for the next round."""
        first = len(self.cards)
        some = self._history.edits[first : first + _AT_A_TIME]
        for number, edit in enumerate(some, first):
            card = EditCard(edit, self._theme, is_newest=number == 0)
            card.setObjectName("edit")
            card.text.installEventFilter(self)
            self.cards.append(card)
            self._column.insertWidget(number, card)
            # Else it could not have the keyboard before the loop has gone round.
            card.show()
        if len(self.cards) < len(self._history.edits):
            self._more.start()

    def _dress(self) -> None:
        for card in self.cards:
            card.dress()
        self._fit()

    def _fit(self) -> None:
        """Keep lines no longer than those of posts."""
        spare = self.spare()
        self._column.setContentsMargins(spare, 0, spare, 0)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Bring the version that has the keyboard into view."""
        if event.type() is QEvent.Type.FocusIn and isinstance(watched, QWidget):
            card = watched.parentWidget()
            if card is not None:
                self._area.ensureWidgetVisible(card, 0, 16)
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the versions in the middle."""
        super().resizeEvent(event)
        self._fit()
