"""Emoji as the rows of a view."""

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSize,
    Qt,
    QTimer,
)
from PySide6.QtGui import QFont, QIcon

from fedidesk.domain.emoji_choice import Emoji
from fedidesk.domain.safe_text import one_line
from fedidesk.qtmodels.image_cache import ImageCache

_Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_SPOKEN = (
    Qt.ItemDataRole.ToolTipRole,
    Qt.ItemDataRole.AccessibleTextRole,
)


class EmojiModel(QAbstractListModel):
    """Shows the emoji it is given, each in a ``cell``; pictures are asked for when seen."""

    def __init__(
        self, images: ImageCache, side: int, cell: int, ratio: float, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._images = images
        self._side = side
        self._cell = QSize(cell, cell)
        self._ratio = ratio
        self._emojis: tuple[Emoji, ...] = ()
        self._rows: dict[str, int] = {}
        """Where the pictures are that were asked for, by address."""
        self._font = QFont()
        self._font.setPixelSize(side)
        self._want = QTimer(self, singleShot=True, interval=0)
        self._want.timeout.connect(self._say_what_is_wanted)
        images.arrived.connect(self._arrived)

    def show_emojis(self, emojis: Sequence[Emoji]) -> None:
        """Show these and no others."""
        self.beginResetModel()
        self._emojis = tuple(emojis)
        self._rows = {}
        self.endResetModel()
        self._want.start()

    def emoji(self, index: _Index) -> Emoji | None:
        """Return the emoji of a row."""
        return self._emojis[index.row()] if 0 <= index.row() < len(self._emojis) else None

    def rowCount(self, parent: _Index = _ROOT) -> int:
        """Return how many there are."""
        return 0 if parent.isValid() else len(self._emojis)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the letter or the picture of an emoji, or its name."""
        emoji = self.emoji(index)
        if emoji is None:
            return None
        if role in _SPOKEN:
            return one_line(emoji.title)
        if role == Qt.ItemDataRole.DisplayRole and not emoji.url:
            return emoji.written
        if role == Qt.ItemDataRole.DecorationRole and emoji.url:
            return self._picture(emoji.url, index.row())
        return {
            Qt.ItemDataRole.FontRole: self._font,
            Qt.ItemDataRole.SizeHintRole: self._cell,
            Qt.ItemDataRole.TextAlignmentRole: Qt.AlignmentFlag.AlignCenter,
        }.get(Qt.ItemDataRole(role))

    def _picture(self, url: str, row: int) -> QIcon | None:
        if url not in self._rows:
            self._rows[url] = row
            self._want.start()
        pixmap = self._images.pixmap(url, QSize(self._side, self._side), self._ratio)
        return None if pixmap is None else QIcon(pixmap)

    def _arrived(self, url: str) -> None:
        row = self._rows.get(url)
        if row is not None:
            index = self.index(row)
            self.dataChanged.emit(index, index, [Qt.ItemDataRole.DecorationRole])

    def _say_what_is_wanted(self) -> None:
        self._images.set_wanted(self, frozenset(self._rows))
