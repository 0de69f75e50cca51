"""Marks below words that are spelt wrong."""

from PySide6.QtCore import QTimer
from PySide6.QtGui import QSyntaxHighlighter, QTextBlock, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit

from fedidesk.domain.words import Word, words_in
from fedidesk.qtmodels.listening import listen
from fedidesk.services.spelling import Spelling
from fedidesk.ui.theme import Theme

_REST = 300
"""Milliseconds in which new words are gathered before they are looked up."""


class SpellingMarks(QSyntaxHighlighter):
    """Draws them in ``editor``, but not below the word that is being typed.

    Words are looked up elsewhere and marked when that is known: typing waits for no dictionary.
    """

    def __init__(self, editor: QPlainTextEdit, spelling: Spelling, theme: Theme) -> None:
        super().__init__(editor.document())
        self._editor = editor
        self._spelling = spelling
        self._theme = theme
        self._language = ""
        self._unknown: set[str] = set()
        self._waiting: set[int] = set()
        """The numbers of the blocks that have unknown words."""
        self._typed = -1
        """The number of the block in which a word is being typed."""
        self._revision = editor.document().revision()
        self._rest = QTimer(self, singleShot=True, interval=_REST)
        self._rest.timeout.connect(self._look_up)
        editor.cursorPositionChanged.connect(self._moved)
        listen(spelling.learned, self._learned)
        listen(spelling.changed, self._changed)
        theme.changed.connect(self.rehighlight)

    @property
    def language(self) -> str:
        """The code of the language that is looked for mistakes."""
        return self._language

    def set_language(self, language: str) -> None:
        """Take words for those of ``language``, a code; of none where it is empty."""
        if language != self._language:
            self._language = language
            self.rehighlight()

    def wrong_word_at(self, position: int) -> Word | None:
        """Return the word at a place in the document if it is spelt wrong, as of its block."""
        block = self.document().findBlock(position)
        units = _Units(block.text())
        for word in words_in(block.text()):
            start, end = units.place(word)
            if start <= position - block.position() <= end and self._is_wrong(word):
                return word
        return None

    def cursor_over(self, word: Word, position: int) -> QTextCursor:
        """Return a cursor that has selected ``word`` in the block at ``position``."""
        block = self.document().findBlock(position)
        start, end = _Units(block.text()).place(word)
        cursor = QTextCursor(block)
        cursor.setPosition(block.position() + start)
        cursor.setPosition(block.position() + end, QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def highlightBlock(self, text: str) -> None:
        """Mark the words of one block."""
        if not self._language or not text:
            return
        block, units = self.currentBlock(), _Units(text)
        typed = self._typed_in(block)
        for word in words_in(text):
            start, end = units.place(word)
            is_wrong = self._spelling.is_wrong(word.text, self._language)
            if end == typed and is_wrong is not False:
                self._typed = block.blockNumber()
            elif is_wrong is None:
                self._unknown.add(word.text)
                self._waiting.add(block.blockNumber())
            elif is_wrong:
                self.setFormat(start, end - start, self._mark())
        if self._unknown and not self._rest.isActive():
            self._rest.start()

    def _typed_in(self, block: QTextBlock) -> int:
        """Return where in ``block`` somebody types; -1 if nowhere."""
        cursor = self._editor.textCursor()
        is_here = self._editor.hasFocus() and cursor.block() == block
        return cursor.positionInBlock() if is_here else -1

    def _mark(self) -> QTextCharFormat:
        mark = QTextCharFormat()
        mark.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SpellCheckUnderline)
        mark.setUnderlineColor(self._theme.colours.danger)
        return mark

    def _is_wrong(self, word: Word) -> bool:
        return self._spelling.is_wrong(word.text, self._language) is True

    def _look_up(self) -> None:
        unknown, self._unknown = self._unknown, set()
        self._spelling.look_up(unknown, self._language)

    def _moved(self) -> None:
        """Mark the word that was being typed, once somebody is elsewhere.

        While one types, Qt marks the block anew by itself.
        """
        before, self._revision = self._revision, self.document().revision()
        here = self._editor.textCursor().blockNumber()
        if self._typed >= 0 and (before == self._revision or self._typed != here):
            number, self._typed = self._typed, -1
            self._mark_again(number)

    def _learned(self, language: str) -> None:
        if language == self._language:
            waiting, self._waiting = self._waiting, set()
            for number in waiting:
                self._mark_again(number)

    def _changed(self, language: str) -> None:
        if language == self._language:
            self.rehighlight()

    def _mark_again(self, number: int) -> None:
        block = self.document().findBlockByNumber(number)
        if block.isValid():
            self.rehighlightBlock(block)


class _Units:
    """Places in a text as Qt counts them."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._is_plain = not text or max(text) <= "\uffff"

    def place(self, word: Word) -> tuple[int, int]:
        """Return where a word begins and ends."""
        if self._is_plain:
            return word.start, word.start + len(word.text)
        start = _length(self._text[: word.start])
        return start, start + _length(word.text)


def _length(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
