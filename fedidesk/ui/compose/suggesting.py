"""What may be meant by a word that is spelt wrong, at the top of a menu."""

from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction, QTextCursor
from PySide6.QtWidgets import QMenu
from shiboken6 import isValid

from fedidesk.services.spelling import Spelling

_translate = QCoreApplication.translate


class Suggesting:
    """Puts suggestions into ``menu``; the one that is chosen takes the place of the word."""

    def __init__(self, menu: QMenu, word: QTextCursor) -> None:
        self._menu = menu
        self._word = word
        first = menu.actions()[0] if menu.actions() else None
        self._end = menu.insertSeparator(first) if first else menu.addSeparator()
        self._looking = self._insert(_translate("Spelling", "Looking for suggestions…"))
        self._looking.setEnabled(False)

    async def fill(self, spelling: Spelling, word: str, language: str) -> None:
        """Ask the dictionary, and show what it says in the open menu."""
        found = await spelling.suggestions(word, language)
        if not isValid(self._menu):
            return
        for suggestion in found:
            self._insert(suggestion).triggered.connect(partial(self._take, suggestion))
        if found:
            self._looking.setVisible(False)
        else:
            self._looking.setText(_translate("Spelling", "No suggestions"))

    def _insert(self, text: str) -> QAction:
        action = QAction(text, self._menu)
        self._menu.insertAction(self._end, action)
        return action

    def _take(self, suggestion: str, *_: object) -> None:
        self._word.insertText(suggestion)
