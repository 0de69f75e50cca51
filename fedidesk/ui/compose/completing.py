"""Completing of words while they are typed."""

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit

from fedidesk.domain.completion import LONGEST, Begun, Completion, begun_at_end
from fedidesk.qtmodels.image_cache import ImageCache
from fedidesk.qtmodels.listening import listen
from fedidesk.services.completions import Completions
from fedidesk.ui.compose.completion_popup import CompletionPopup
from fedidesk.ui.theme import Theme

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}


class Completing(QObject):
    """Watches what is typed in ``editor`` and offers what it may become.

    Enter stays a new line until somebody has chosen an entry by the arrow keys; Tab takes the
    first one, and Esc closes no more than the list.
    """

    def __init__(
        self, editor: QPlainTextEdit, completions: Completions, images: ImageCache, theme: Theme
    ) -> None:
        super().__init__(editor)
        self._editor = editor
        self._completions = completions
        self._begun: Begun | None = None
        self._seen = self._state()
        """The text and the place in it that were looked at last: Qt tells of some moves twice."""
        self._popup = CompletionPopup(editor, images, theme)
        self._popup.chosen.connect(self._take)
        editor.cursorPositionChanged.connect(self._look)
        listen(completions.found, self._found)

    @property
    def is_open(self) -> bool:
        """Whether there is anything to choose from."""
        return self._begun is not None and self._popup.isVisible()

    def close(self) -> None:
        """Offer nothing until something else is typed."""
        if self._begun is not None:
            self._begun = None
            self._completions.stop()
        self._popup.hide()

    def wants(self, event: QKeyEvent) -> bool:
        """Whether the key is for the list."""
        if not self.is_open or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        key = Qt.Key(event.key())
        is_chosen = self._popup.current() is not None
        return key in (Qt.Key.Key_Escape, Qt.Key.Key_Tab, *_STEPS) or (is_chosen and key in _ENTER)

    def press(self, event: QKeyEvent) -> None:
        """Do what a key says that is for the list."""
        key = Qt.Key(event.key())
        if key in _STEPS:
            self._popup.step(_STEPS[key])
        elif key is Qt.Key.Key_Escape:
            self.close()
        else:
            self._take(self._popup.current() or self._popup.first())

    def _look(self) -> None:
        """Offer what fits after something was typed; the cursor alone only ends that."""
        before, self._seen = self._seen, self._state()
        if self._seen == before:
            return
        is_typed = self._seen[0] != before[0] and self._editor.hasFocus()
        begun = begun_at_end(self._before_cursor()) if is_typed else None
        if begun is None:
            self.close()
            return
        self._begun = begun
        self._offer(self._completions.known(begun))
        self._completions.ask(begun)

    def _found(self, begun: Begun, completions: tuple[Completion, ...]) -> None:
        if begun == self._begun:
            self._offer(completions)

    def _offer(self, completions: tuple[Completion, ...]) -> None:
        begun = self._begun
        if begun is None or not completions or _is_all(begun, completions):
            self._popup.hide()
            return
        cursor = self._cursor_over(begun)
        cursor.setPosition(cursor.selectionStart())
        word = self._editor.cursorRect(cursor)
        word.translate(self._editor.viewport().pos())
        self._popup.show_completions(completions, word)

    def _take(self, completion: Completion | None) -> None:
        """Put a completion in the place of what was typed; undoing that is one step."""
        if completion is None or self._begun is None:
            return
        cursor = self._cursor_over(self._begun)
        after = QTextCursor(cursor)
        after.setPosition(cursor.selectionEnd())
        at_space = (
            after.movePosition(
                QTextCursor.MoveOperation.NextCharacter, QTextCursor.MoveMode.KeepAnchor
            )
            and after.selectedText().isspace()
        )
        cursor.insertText(completion.written if at_space else f"{completion.written} ")
        self._seen = self._state()
        self._editor.setTextCursor(cursor)
        self.close()

    def _state(self) -> tuple[int, int]:
        return self._editor.document().revision(), self._editor.textCursor().position()

    def _before_cursor(self) -> str:
        """Return the end of the line as far as it is typed."""
        cursor = self._editor.textCursor()
        if cursor.hasSelection():
            return ""
        first = max(cursor.block().position(), cursor.position() - LONGEST)
        cursor.setPosition(first, QTextCursor.MoveMode.KeepAnchor)
        return cursor.selectedText()

    def _cursor_over(self, begun: Begun) -> QTextCursor:
        """Return a cursor that has selected what was begun."""
        cursor = self._editor.textCursor()
        end = cursor.position()
        units = len(begun.word.encode("utf-16-le", "surrogatepass")) // 2
        cursor.setPosition(max(cursor.block().position(), end - units))
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        return cursor


def _is_all(begun: Begun, completions: tuple[Completion, ...]) -> bool:
    """Whether everything that is offered is there already."""
    return len(completions) == 1 and completions[0].written == begun.word
