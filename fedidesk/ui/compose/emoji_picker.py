"""Choosing an emoji by looking or by its name."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QListView, QVBoxLayout, QWidget

from fedidesk.domain.emoji_choice import CUSTOM, Emoji, found_by
from fedidesk.domain.safe_text import one_line
from fedidesk.qtmodels.image_cache import ImageCache
from fedidesk.qtmodels.listening import listen
from fedidesk.services.emojis import Emojis
from fedidesk.ui.announcing import announce
from fedidesk.ui.compose.emoji_model import EmojiModel
from fedidesk.ui.theme import Theme

_WIDTH, _HEIGHT = 368, 400
_EMOJI, _AROUND = 24, 8
_MOST_FOUND = 300
_RECENT = -2
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class EmojiPicker(QWidget):
    """A small window over the text that goes as soon as something is chosen, or with Esc.

    One types what to look for; the arrow keys lead from there into the emoji.
    """

    chosen = Signal(str)
    """What is to be written."""

    def __init__(self, emojis: Emojis, images: ImageCache, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self._emojis = emojis
        self.setProperty("floats", True)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setWindowTitle(self.tr("Emoji"))
        self._search = QLineEdit(placeholderText=self.tr("Search"), clearButtonEnabled=True)
        self._search.setAccessibleName(self.tr("Search emoji by name"))
        self._search.textChanged.connect(self._fill)
        self._search.installEventFilter(self)
        self._group = self._groups()
        self._group.currentIndexChanged.connect(self._fill)
        side, cell = theme.px(_EMOJI), theme.px(_EMOJI + 2 * _AROUND)
        self._model = EmojiModel(images, side, cell, self.devicePixelRatioF(), self)
        self._view = self._grid(side, cell)
        self._name = QLabel()
        self._name.setTextFormat(Qt.TextFormat.PlainText)
        self._name.setProperty("tone", "muted")
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(8)
        for widget in (self._search, self._group, self._view, self._name):
            column.addWidget(widget)
        self.resize(theme.px(_WIDTH), theme.px(_HEIGHT))
        listen(emojis.changed, self._more_known)

    def open_at(self, place: QPoint) -> None:
        """Show it at a place on the screen, as far as there is room."""
        self._search.clear()
        self._group.setCurrentIndex(0)
        self._fill()
        screen = self.screen().availableGeometry()
        self.resize(self.size().boundedTo(screen.size()))
        room = screen.size() - self.size()
        self.move(
            min(max(place.x(), screen.left()), screen.left() + room.width()),
            min(max(place.y(), screen.top()), screen.top() + room.height()),
        )
        self.show()
        self._search.setFocus()

    def _groups(self) -> QComboBox:
        box = QComboBox()
        box.setAccessibleName(self.tr("Group of emoji"))
        for group, name in (
            (None, self.tr("All emoji")),
            (_RECENT, self.tr("Chosen lately")),
            (CUSTOM, self.tr("Of your server")),
            (0, self.tr("Smileys and feelings")),
            (1, self.tr("People and bodies")),
            (3, self.tr("Animals and nature")),
            (4, self.tr("Food and drink")),
            (5, self.tr("Travel and places")),
            (6, self.tr("Activities")),
            (7, self.tr("Things")),
            (8, self.tr("Signs")),
            (9, self.tr("Flags")),
        ):
            box.addItem(name, group)
        return box

    def _grid(self, side: int, cell: int) -> QListView:
        view = QListView()
        view.setAccessibleName(self.tr("Emoji"))
        view.setModel(self._model)
        view.setViewMode(QListView.ViewMode.IconMode)
        view.setMovement(QListView.Movement.Static)
        view.setResizeMode(QListView.ResizeMode.Adjust)
        view.setUniformItemSizes(True)
        view.setGridSize(QSize(cell, cell))
        view.setIconSize(QSize(side, side))
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        view.clicked.connect(self._take)
        view.selectionModel().currentChanged.connect(self._moved)
        view.installEventFilter(self)
        return view

    def _fill(self, *_: object) -> None:
        typed = self._search.text().strip(" :")
        emojis = self._of_group()
        found = found_by(typed, emojis, _MOST_FOUND) if typed else emojis
        self._model.show_emojis(found)
        self._view.setCurrentIndex(QModelIndex())
        self._name.setText("" if found else self.tr("No emoji is called that."))
        if typed:
            announce(self._search, self.tr("%Ln emoji found", "", len(found)))

    def _more_known(self) -> None:
        if self.isVisible():
            self._fill()

    def _of_group(self) -> Sequence[Emoji]:
        """Return those of the group that is chosen; of all, those that were chosen lately first."""
        group = self._group.currentData()
        if group == _RECENT:
            return self._emojis.recent
        if group is None:
            recent = self._emojis.recent
            return (*recent, *(each for each in self._emojis.all if each not in recent))
        return [each for each in self._emojis.all if each.group == group]

    def _moved(self, index: QModelIndex) -> None:
        emoji = self._model.emoji(index)
        self._name.setText("" if emoji is None else one_line(emoji.title))

    def _take(self, index: QModelIndex) -> None:
        emoji = self._model.emoji(index)
        if emoji is not None:
            self.hide()
            self._emojis.remember(emoji)
            self.chosen.emit(emoji.written)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let Enter choose, and the arrow keys lead from the search into the emoji."""
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            key = Qt.Key(event.key())
            if key in _ENTER:
                current = self._view.currentIndex()
                self._take(current if current.isValid() else self._model.index(0))
                return True
            if watched is self._search and key is Qt.Key.Key_Down:
                self._view.setFocus()
                self._view.setCurrentIndex(self._model.index(0))
                return True
        return super().eventFilter(watched, event)
