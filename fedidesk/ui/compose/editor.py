"""The field in which the text of a post is written."""

from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QImage,
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
    QShortcut,
)
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from fedidesk.qtmodels.image_cache import ImageCache
from fedidesk.services.session import AccountSession
from fedidesk.ui.compose.completing import Completing
from fedidesk.ui.compose.emoji_picker import EmojiPicker
from fedidesk.ui.compose.spelling_marks import SpellingMarks
from fedidesk.ui.compose.suggesting import Suggesting
from fedidesk.ui.theme import Theme

_KEYS = (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress)


class Editor(QPlainTextEdit):
    """Plain text with completion of people, hashtags and emoji.

    Files that are dropped or pasted come as signals: they go with the post, not into the text.
    """

    files_dropped = Signal(list)
    """Their paths."""
    image_pasted = Signal(QImage)

    def __init__(
        self,
        session: AccountSession,
        images: ImageCache,
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setTabChangesFocus(True)
        self._composing = False
        session.emojis.load(self.locale().name().partition("_")[0])
        self._completing = Completing(self, session.completions, images, theme)
        self._marks = SpellingMarks(self, session.spelling, theme)
        self._session = session
        self._images = images
        self._theme = theme
        self._picker: EmojiPicker | None = None
        key = QShortcut(QKeySequence("Ctrl+Shift+E"), self, self.choose_emoji)
        key.setContext(Qt.ShortcutContext.WidgetShortcut)

    def set_language(self, code: str) -> None:
        """Look for mistakes in the language with that code; for none where it is empty."""
        self._marks.set_language(code)

    def choose_emoji(self) -> None:
        """Let somebody choose an emoji for the place where the cursor is."""
        if self._composing:
            return
        if self._picker is None:
            self._picker = EmojiPicker(self._session.emojis, self._images, self._theme, self)
            self._picker.chosen.connect(self.write)
        self._picker.open_at(self.viewport().mapToGlobal(self.cursorRect().bottomLeft()))

    def write(self, text: str) -> None:
        """Put ``text`` where the cursor is, in the place of what is selected."""
        self.textCursor().insertText(text)
        self.ensureCursorVisible()

    def event(self, event: QEvent) -> bool:
        """Give the list of completions the keys that it wants, even before shortcuts and focus."""
        if event.type() in _KEYS and isinstance(event, QKeyEvent) and self._is_for_list(event):
            if event.type() is QEvent.Type.KeyPress:
                self._completing.press(event)
            event.accept()
            return True
        return super().event(event)

    def _is_for_list(self, event: QKeyEvent) -> bool:
        return not self._composing and self._completing.wants(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Offer nothing in the middle of a word that an input method puts together."""
        self._composing = bool(event.preeditString())
        super().inputMethodEvent(event)
        if self._composing:
            self._completing.close()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Offer nothing to who looks elsewhere."""
        self._completing.close()
        super().focusOutEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Open the menu, with what may be meant by the word there if it is spelt wrong."""
        menu = self.createStandardContextMenu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        is_by_key = event.reason() is QContextMenuEvent.Reason.Keyboard
        cursor = self.textCursor() if is_by_key else self.cursorForPosition(event.pos())
        word = self._marks.wrong_word_at(cursor.position())
        if word is not None:
            place = self._marks.cursor_over(word, cursor.position())
            suggesting = Suggesting(
                menu, place, self._session.spelling, word.text, self._marks.language
            )
            self._session.scope.start(suggesting.fill())
        menu.popup(
            self.viewport().mapToGlobal(self.cursorRect().bottomLeft())
            if is_by_key
            else event.globalPos()
        )

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Say whether it can be dropped or pasted: text, pictures and files can."""
        return source.hasImage() or source.hasUrls() or super().canInsertFromMimeData(source)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Take what is dropped or pasted: text into the text, files and pictures beside it."""
        files = [Path(url.toLocalFile()) for url in source.urls() if url.isLocalFile()]
        if files:
            self.files_dropped.emit(files)
        elif source.hasImage() and not source.hasText():
            self.image_pasted.emit(QImage(source.imageData()))
        else:
            super().insertFromMimeData(source)
