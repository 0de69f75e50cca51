"""The field in which the text of a post is written."""

from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, Signal
from PySide6.QtGui import QFocusEvent, QImage, QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from fedidesk.qtmodels.image_cache import ImageCache
from fedidesk.services.session import AccountSession
from fedidesk.ui.compose.completing import Completing
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
