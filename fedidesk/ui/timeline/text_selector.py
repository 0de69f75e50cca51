"""The text of a post while somebody selects in it."""

from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QUrl, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QTextCursor,
    QTextFormat,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QFrame, QMenu, QTextEdit, QWidget

from fedidesk.ui.timeline.parts.text_parts import TextPart
from fedidesk.ui.timeline.rich_text import RichText

_PICTURE = "\ufffc"
_AS_COPIED = str.maketrans({"\u2028": "\n", "\u2029": "\n", "\u2068": None, "\u2069": None})
_STAYING = (
    Qt.FocusReason.PopupFocusReason,
    Qt.FocusReason.ActiveWindowFocusReason,
    Qt.FocusReason.MenuBarFocusReason,
)
_KEPT_KEYS = (
    QKeySequence.StandardKey.Copy,
    QKeySequence.StandardKey.SelectAll,
    QKeySequence.StandardKey.Cancel,
)


class TextSelector(QTextEdit):
    """Stands over the text that a row paints and looks like it, but for what is selected.

    ``ended`` comes when nobody selects any more. ``clicked`` brings where in the row a click ended
    it.
    """

    ended = Signal()
    clicked = Signal(QPoint)

    def __init__(self, body: TextPart, rich: RichText, row: QWidget) -> None:
        super().__init__(row)
        self.paragraphs = body.paragraphs
        self._rich = rich
        self._row = row
        self._over = False
        self.setProperty("bare", True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setReadOnly(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setAccessibleName(self.tr("Text of the post"))
        self.setDocument(rich.document)
        self.setGeometry(body.rect)

    def press(self, where: QPoint) -> None:
        """Begin at a place of the row, as with the left button of the mouse."""
        self._send(QEvent.Type.MouseButtonPress, where, Qt.MouseButton.LeftButton)

    def double_click(self, where: QPoint) -> None:
        """Take the word there."""
        self._send(QEvent.Type.MouseButtonDblClick, where, Qt.MouseButton.LeftButton)

    def drag(self, where: QPoint) -> None:
        """Go on to another place."""
        self._send(QEvent.Type.MouseMove, where, Qt.MouseButton.NoButton)

    def release(self, where: QPoint) -> None:
        """Let go there."""
        self._send(QEvent.Type.MouseButtonRelease, where, Qt.MouseButton.LeftButton)

    def end(self) -> None:
        """Select no more; the row gets the keyboard back if it was here."""
        if self._over:
            return
        self._over = True
        if self.hasFocus():
            self._row.setFocus(Qt.FocusReason.OtherFocusReason)
        self.hide()
        self.deleteLater()
        self.ended.emit()

    def selected_text(self) -> str:
        """Return what is selected as one sees it, emoji by their shortcodes."""
        cursor = self.textCursor()
        at = QTextCursor(cursor)
        position = cursor.selectionStart()
        parts = []
        for letter in cursor.selectedText():
            position += 2 if ord(letter) > 0xFFFF else 1
            if letter == _PICTURE:
                at.setPosition(position)
                alternative = at.charFormat().property(QTextFormat.Property.ImageAltText.value)
                letter = alternative if isinstance(alternative, str) else ""
            parts.append(letter)
        return "".join(parts).translate(_AS_COPIED)

    def _send(self, kind: QEvent.Type, where: QPoint, button: Qt.MouseButton) -> None:
        viewport = self.viewport()
        local = viewport.mapFrom(self._row, where)
        released = kind is QEvent.Type.MouseButtonRelease
        held = Qt.MouseButton.NoButton if released else Qt.MouseButton.LeftButton
        event = QMouseEvent(
            kind,
            QPointF(local),
            QPointF(viewport.mapToGlobal(local)),
            button,
            held,
            Qt.KeyboardModifier.NoModifier,
        )
        QApplication.sendEvent(viewport, event)

    def event(self, event: QEvent) -> bool:
        """Keep the keys that mean something here from the window's commands."""
        if (
            event.type() is QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and any(event.matches(key) for key in _KEPT_KEYS)
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move, select and copy; Escape ends it."""
        if event.matches(QKeySequence.StandardKey.Cancel):
            self.end()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End it where nothing is selected."""
        super().mouseReleaseEvent(event)
        if event.button() is Qt.MouseButton.LeftButton and not self.textCursor().hasSelection():
            where = self.viewport().mapTo(self._row, event.position().toPoint())
            self.end()
            self.clicked.emit(where)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer to copy."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setAccessibleName(self.tr("Text"))
        copy = menu.addAction(self.tr("Copy"))
        copy.setShortcut(QKeySequence.StandardKey.Copy)
        copy.setEnabled(self.textCursor().hasSelection())
        copy.triggered.connect(self.copy)
        everything = menu.addAction(self.tr("Select all"))
        everything.setShortcut(QKeySequence.StandardKey.SelectAll)
        everything.triggered.connect(self.selectAll)
        menu.popup(event.globalPos())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """End it when the keyboard goes elsewhere in the window."""
        super().focusOutEvent(event)
        if event.reason() not in _STAYING:
            self.end()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Walk on from the row."""
        self.end()
        return bool(self._row.focusNextPrevChild(forward))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Let the list scroll."""
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the text, what is behind code in it, and the bars beside what is quoted."""
        painter = QPainter(self.viewport())
        self._rich.draw_panels(painter)
        painter.end()
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        self._rich.draw_bars(painter)
        painter.end()

    def createMimeDataFromSelection(self) -> QMimeData:
        """Give plain text: nothing of how it looks."""
        data = QMimeData()
        data.setText(self.selected_text())
        return data

    def loadResource(self, _kind: int, _name: QUrl | str) -> object:
        """Load nothing: pictures that may be seen are in the document."""
        return None
