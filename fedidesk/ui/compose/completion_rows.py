"""How completions look in their list; painted by hand, for every key paints all of them."""

from functools import lru_cache

from PySide6 import QtWidgets
from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPixmap, QStaticText, QTextOption
from PySide6.QtWidgets import QStyledItemDelegate
from PySide6.QtWidgets import QStyleOptionViewItem as Option

from fedidesk.ui.theme import FontRole, Theme

PICTURE = 20
"""The side of a picture in pixels at 100 %."""
_MARGIN, _RADIUS = 8, 6
_Index = QModelIndex | QPersistentModelIndex


class CompletionRows(QStyledItemDelegate):
    """Paints a picture, where there is one, and a line of text; from right to left if need be."""

    def __init__(self, parent: QObject, theme: Theme) -> None:
        super().__init__(parent)
        self._theme = theme
        self._line = lru_cache(maxsize=64)(self._make_line)
        """Most of what is offered for a word is offered again for its next letter."""
        theme.changed.connect(self._line.cache_clear)

    def sizeHint(self, _option: Option, _index: _Index) -> QSize:
        """Return the size of a row; the list gives it all of its width."""
        height = max(self._theme.metrics(FontRole.PLAIN).height(), self._theme.px(PICTURE))
        return QSize(self._theme.px(PICTURE), height + self._theme.px(_MARGIN))

    def paint(self, painter: QPainter, option: Option, index: _Index) -> None:
        """Paint a row."""
        theme, rect = self._theme, option.rect
        state, states = option.state, QtWidgets.QStyle.StateFlag
        if state & (states.State_Selected | states.State_MouseOver):
            colours = theme.colours
            is_selected = state & states.State_Selected
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colours.selection if is_selected else colours.hover)
            painter.drawRoundedRect(rect, _RADIUS, _RADIUS)
        margin = theme.px(_MARGIN)
        room = rect.adjusted(margin, 0, -margin, 0)
        is_mirrored = option.direction is Qt.LayoutDirection.RightToLeft
        picture = index.data(Qt.ItemDataRole.DecorationRole)
        if isinstance(picture, QPixmap):
            side = theme.px(PICTURE)
            left = room.right() + 1 - side if is_mirrored else room.left()
            painter.drawPixmap(QRect(left, room.center().y() - side // 2, side, side), picture)
            taken = side + margin
            room.adjust(0 if is_mirrored else taken, 0, -taken if is_mirrored else 0, 0)
        painter.setFont(theme.font(FontRole.PLAIN))
        painter.setPen(theme.colours.text)
        text = str(index.data(Qt.ItemDataRole.DisplayRole))
        line = self._line(text, room.width(), option.direction)
        size = line.size().toSize()
        left = room.right() + 1 - size.width() if is_mirrored else room.left()
        top = room.top() + (room.height() - size.height()) // 2
        painter.drawStaticText(QPoint(left, top), line)

    def _make_line(self, text: str, width: int, direction: Qt.LayoutDirection) -> QStaticText:
        """Return as much of a text as there is room for, laid out."""
        metrics = self._theme.metrics(FontRole.PLAIN)
        line = QStaticText(metrics.elidedText(text, Qt.TextElideMode.ElideRight, width))
        line.setTextFormat(Qt.TextFormat.PlainText)
        option = QTextOption()
        option.setTextDirection(direction)
        line.setTextOption(option)
        line.prepare(font=self._theme.font(FontRole.PLAIN))
        return line
