"""Entries of two lines in a list: a name and, below it, what it is."""

from PySide6 import QtWidgets  # QStyle is looked up late: it is large (docs/decisions/0006)
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStyledItemDelegate
from PySide6.QtWidgets import QStyleOptionViewItem as Option

from fedidesk.domain.text import isolated
from fedidesk.ui.colours import Colours
from fedidesk.ui.icons import Icons
from fedidesk.ui.theme import FontRole, Theme

_DETAIL = Qt.ItemDataRole.UserRole
_ICON = Qt.ItemDataRole.UserRole + 1
_PAYLOAD = Qt.ItemDataRole.UserRole + 2
_ICON_SIDE, _MARGIN, _GAP = 20, 12, 4
_RADIUS = 8
_Index = QModelIndex | QPersistentModelIndex


class TwoLines(QStyledItemDelegate):
    """Paints the entries in the colours of the theme; from right to left where one reads so."""

    def __init__(self, owner: QListWidget, theme: Theme, icons: Icons) -> None:
        super().__init__(owner)
        self._theme = theme
        self._icons = icons

    def sizeHint(self, _option: Option, _index: _Index) -> QSize:
        """Return the size of one entry; the list gives it all of its width."""
        lines = self._theme.metrics(FontRole.PLAIN), self._theme.metrics(FontRole.SMALL)
        height = sum(line.height() for line in lines) + self._theme.px(2 * _MARGIN // 2 + _GAP)
        return QSize(self._theme.px(120), height + self._theme.px(_GAP))

    def paint(self, painter: QPainter, option: Option, index: _Index) -> None:
        """Paint one entry."""
        painter.save()
        theme, colours = self._theme, self._theme.colours
        state = option.state
        rect = option.rect
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        marked = rect.adjusted(1, 1, -2, -2)
        behind = _behind(state, colours)
        if behind is not None:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(behind)
            painter.drawRoundedRect(marked, _RADIUS, _RADIUS)
        mirrored = option.direction is Qt.LayoutDirection.RightToLeft
        margin, side = theme.px(_MARGIN), theme.px(_ICON_SIDE)
        icon_left = rect.right() + 1 - margin - side if mirrored else rect.left() + margin
        name = index.data(_ICON)
        if name:
            pixmap = self._icons.pixmap(
                name, colours.muted, side, painter.device().devicePixelRatio()
            )
            painter.drawPixmap(icon_left, rect.center().y() - side // 2, pixmap)
        text = rect.adjusted(margin, 0, -margin, 0)
        taken = side + margin if name else 0
        text.adjust(0 if mirrored else taken, 0, -taken if mirrored else 0, 0)
        self._write(painter, text, index, mirrored=mirrored)
        if state & QtWidgets.QStyle.StateFlag.State_HasFocus:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(colours.focus, 2))
            painter.drawRoundedRect(marked, _RADIUS, _RADIUS)
        painter.restore()

    def _write(self, painter: QPainter, room: QRect, index: _Index, *, mirrored: bool) -> None:
        theme = self._theme
        detail = str(index.data(_DETAIL) or "")
        roles = [(FontRole.PLAIN, str(index.data(Qt.ItemDataRole.DisplayRole)), theme.colours.text)]
        if detail:
            roles.append((FontRole.SMALL, detail, theme.colours.muted))
        gap = theme.px(_GAP) // 2
        height = sum(theme.metrics(role).height() for role, _, _ in roles) + gap * (len(roles) - 1)
        top = room.center().y() - height // 2
        side = Qt.AlignmentFlag.AlignRight if mirrored else Qt.AlignmentFlag.AlignLeft
        for role, words, colour in roles:
            metrics = theme.metrics(role)
            painter.setFont(theme.font(role))
            painter.setPen(colour)
            line = QRect(room.left(), top, room.width(), metrics.height())
            shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, room.width())
            absolute = side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(line, absolute, isolated(shown))
            top += metrics.height() + gap


def _behind(state: "QtWidgets.QStyle.StateFlag", colours: Colours) -> QColor | None:
    if state & QtWidgets.QStyle.StateFlag.State_Selected:
        return colours.selection
    return colours.hover if state & QtWidgets.QStyle.StateFlag.State_MouseOver else None


def dress_list(widget: QListWidget, theme: Theme, icons: Icons) -> None:
    """Let ``widget`` show entries of two lines, on the surface that posts stand on."""
    widget.setItemDelegate(TwoLines(widget, theme, icons))
    widget.setFrameShape(QListWidget.Shape.NoFrame)
    widget.setUniformItemSizes(True)
    widget.setMouseTracking(True)
    widget.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    widget.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)


def add_entry(
    widget: QListWidget, title: str, detail: str, icon: str = "", payload: object = None
) -> QListWidgetItem:
    """Put an entry at the end; assistive technology reads both lines as one."""
    item = QListWidgetItem(title, widget)
    item.setData(_DETAIL, detail)
    item.setData(_ICON, icon)
    item.setData(_PAYLOAD, payload)
    item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{title}, {detail}" if detail else title)
    return item


def payload_of(item: QListWidgetItem | None) -> object:
    """Return what was given with the entry."""
    return None if item is None else item.data(_PAYLOAD)
