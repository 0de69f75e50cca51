"""The descriptions of the pictures in a post, on a card over the timeline."""

from PySide6.QtCore import QEvent, QObject, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QTextEdit, QToolButton, QWidget

from fedidesk.ui.icons import Icons
from fedidesk.ui.theme import Theme

_CLOSING_KEYS = (Qt.Key.Key_Escape, Qt.Key.Key_A)
_EDGE, _GAP, _WIDEST, _TALLEST, _RADIUS = 12, 4, 480, 320, 10


class Descriptions(QFrame):
    """A card with text to be read, selected and copied; the next key or click closes it."""

    closed = Signal(bool)
    """Brings whether it had the keyboard."""

    def __init__(self, text: str, theme: Theme, icons: Icons, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._around = parent
        self._is_over = False
        self.setAccessibleName(self.tr("Descriptions"))
        self.text = QTextEdit(self)
        self.text.setProperty("bare", True)
        self.text.setFrameShape(QFrame.Shape.NoFrame)
        self.text.setReadOnly(True)
        self.text.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.text.setAccessibleName(self.tr("Descriptions"))
        self.text.setPlainText(text)
        self.text.setAccessibleDescription(text)
        self.text.installEventFilter(self)
        self._close = QToolButton(self)
        self._close.setIcon(icons.icon("x", theme.colours.text, theme.px(16)))
        self._close.setAccessibleName(self.tr("Close"))
        self._close.setToolTip(self.tr("Close"))
        self._close.clicked.connect(self.end)
        self._close.installEventFilter(self)
        row = self._row = QHBoxLayout(self)
        row.setContentsMargins(_EDGE, _EDGE // 2, _EDGE // 2, _EDGE // 2)
        row.setSpacing(_GAP)
        row.addWidget(self.text, 1)
        row.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)

    def show_over(self, place: QRect) -> None:
        """Come up as near as can be to ``place``, which is what the text is about."""
        room = self._around.rect().adjusted(_EDGE, _EDGE, -_EDGE, -_EDGE)
        width = min(self._theme.px(_WIDEST), room.width())
        height = min(self._height_at(width), self._theme.px(_TALLEST), room.height())
        mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        x = place.right() + 1 - width if mirrored else place.x()
        y = place.bottom() + 1 + 4
        if y + height > room.bottom():
            y = max(room.top(), min(place.bottom() - _EDGE, room.bottom()) - height)
        x = min(max(x, room.x()), room.right() + 1 - width)
        self.setGeometry(x, y, width, height)
        self.show()
        self.raise_()
        self.text.setFocus(Qt.FocusReason.PopupFocusReason)

    def _height_at(self, width: int) -> int:
        self.ensurePolished()
        self.text.ensurePolished()
        margins = self._row.contentsMargins()
        document = self.text.document().clone()
        document.setDefaultFont(self.text.font())
        close = self._close.sizeHint()
        document.setTextWidth(width - margins.left() - margins.right() - close.width() - _GAP)
        tall = max(-int(-document.size().height() // 1), close.height())
        return tall + margins.top() + margins.bottom()

    def end(self) -> None:
        """Go for good."""
        if not self._is_over:
            self._is_over = True
            focus = QApplication.focusWidget()
            self.closed.emit(focus is not None and self.isAncestorOf(focus))
            self.hide()
            self.deleteLater()

    def event(self, event: QEvent) -> bool:
        """Keep the keys that close it from meaning something in the window."""
        if event.type() is QEvent.Type.ShortcutOverride and _closes(event):
            event.accept()
            return True
        return super().event(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Close when the keyboard goes elsewhere."""
        if isinstance(event, QFocusEvent) and event.lostFocus():
            focus = QApplication.focusWidget()
            stays = event.reason() in (
                Qt.FocusReason.PopupFocusReason,
                Qt.FocusReason.ActiveWindowFocusReason,
            )
            if not stays and focus not in (self.text, self._close):
                self.end()
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close at Escape, and at the key that opened it."""
        if _closes(event):
            self.end()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint a card."""
        painter = QPainter(self)
        painter.setClipRect(event.rect())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(self._theme.colours.outline)
        painter.setBrush(self._theme.colours.surface)
        painter.drawRoundedRect(
            QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), _RADIUS, _RADIUS
        )
        painter.end()


def _closes(event: QEvent) -> bool:
    return (
        isinstance(event, QKeyEvent)
        and event.key() in _CLOSING_KEYS
        and event.modifiers() == Qt.KeyboardModifier.NoModifier
    )
