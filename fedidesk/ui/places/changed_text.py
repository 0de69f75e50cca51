"""Text in which what was added and what was taken out can be seen, whatever colours one sees."""

from collections.abc import Iterable

from PySide6 import QtGui
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent, QTextCharFormat, QTextCursor, QWheelEvent
from PySide6.QtWidgets import QFrame, QTextEdit

from fedidesk.domain.differences import Change, Piece
from fedidesk.domain.text import reads_right_to_left
from fedidesk.ui.theme import FontRole, Theme

_translate = QCoreApplication.translate
_LINE_HEIGHT = 140
"""Percent."""
_THIN_SPACE = "\u2009"
_SCROLLING = (
    Qt.Key.Key_Up,
    Qt.Key.Key_Down,
    Qt.Key.Key_PageUp,
    Qt.Key.Key_PageDown,
    Qt.Key.Key_Home,
    Qt.Key.Key_End,
)


class ChangedText(QTextEdit):
    """As tall as its text; it can be selected and copied, and never scrolls by itself."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setProperty("bare", True)
        self.setReadOnly(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(0)

    def begin(self) -> None:
        """Forget the text, and take over the fonts and colours of now."""
        self.clear()
        self.setFont(self._theme.font(FontRole.BODY))
        self.document().setDefaultFont(self._theme.font(FontRole.BODY))

    def add(self, pieces: Iterable[Piece], caption: str = "") -> None:
        """Put pieces at the end as paragraphs of their own, behind a muted ``caption``."""
        pieces = tuple(pieces)
        cursor = QTextCursor(self.document())
        cursor.movePosition(QTextCursor.MoveOperation.End)
        if not self.document().isEmpty():
            cursor.insertBlock()
        whole = caption or "".join(piece.text for piece in pieces)
        turned = reads_right_to_left(whole)
        if turned is None:
            turned = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        cursor.setBlockFormat(self._block(turned=turned))
        if caption:
            muted = QTextCharFormat()
            muted.setForeground(self._theme.colours.muted)
            muted.setFont(self._theme.font(FontRole.SMALL))
            cursor.insertText(f"{caption} " if pieces else caption, muted)
        before: Piece | None = None
        for piece in pieces:
            if before is not None and _would_touch(before, piece):
                cursor.insertText(_THIN_SPACE, self._format(Change.SAME))
            self._insert(cursor, piece)
            before = piece

    def fit(self) -> None:
        """Be as tall as the text is at this width."""
        self.document().setTextWidth(self.viewport().width())
        self.setFixedHeight(max(1, round(self.document().size().height()) + 2))

    def _insert(self, cursor: QTextCursor, piece: Piece) -> None:
        form = self._format(piece.change)
        for number, line in enumerate(piece.text.split("\n")):
            if number:
                turned = reads_right_to_left(line)
                before = cursor.blockFormat()
                cursor.insertBlock(before if turned is None else self._block(turned=turned))
            cursor.insertText(line, form)

    def _block(self, *, turned: bool) -> "QtGui.QTextBlockFormat":
        form = QtGui.QTextBlockFormat()
        sides = Qt.LayoutDirection
        form.setLayoutDirection(sides.RightToLeft if turned else sides.LeftToRight)
        form.setLineHeight(
            _LINE_HEIGHT, QtGui.QTextBlockFormat.LineHeightTypes.ProportionalHeight.value
        )
        form.setBottomMargin(self._theme.px(4))
        return form

    def _format(self, change: Change) -> QTextCharFormat:
        colours = self._theme.colours
        form = QTextCharFormat()
        form.setFont(self._theme.font(FontRole.BODY))
        form.setForeground(colours.text)
        if change is Change.ADDED:
            form.setForeground(colours.boost)
            form.setFontUnderline(True)
        elif change is Change.REMOVED:
            form.setForeground(colours.danger)
            form.setFontStrikeOut(True)
        return form

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Be as tall as the text is at the new width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave scrolling to what is around."""
        if event.key() in _SCROLLING and event.modifiers() == Qt.KeyboardModifier.NoModifier:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave it to what is around."""
        event.ignore()


def _would_touch(before: Piece, after: Piece) -> bool:
    """Return whether what was put in place of something would seem to be one word with it."""
    return Change.SAME not in (before.change, after.change) and not before.text[-1:].isspace()


def spoken_changes(pieces: Iterable[Piece]) -> str:
    """Return what was added and removed, as it is said; empty where nothing was."""
    said = []
    for piece in pieces:
        text = " ".join(piece.text.split())
        if text and piece.change is Change.ADDED:
            said.append(_translate("History", "added: {text}").format(text=text))
        elif text and piece.change is Change.REMOVED:
            said.append(_translate("History", "removed: {text}").format(text=text))
    return "; ".join(said)
