"""What may be meant by a word that is spelt wrong, at the top of a menu."""

from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction, QTextCursor
from PySide6.QtWidgets import QMenu
from shiboken6 import isValid

from fedidesk.services.spelling import Spelling

_translate = QCoreApplication.translate


class Suggesting:
    """Puts suggestions for a word into ``menu``; the one that is chosen takes its place.

    ``place`` is where the word stands. The person can also say that it is right.
    """

    def __init__(
        self, menu: QMenu, place: QTextCursor, spelling: Spelling, word: str, language: str
    ) -> None:
        self._menu = menu
        self._place = place
        self._spelling = spelling
        self._word = word
        self._language = language
        first = menu.actions()[0] if menu.actions() else None
        self._end = menu.insertSeparator(first) if first else menu.addSeparator()
        self._looking = self._insert(_translate("Spelling", "Looking for suggestions…"))
        self._looking.setEnabled(False)
        right = QAction(_translate("Spelling", "Add “{word}” to my words").format(word=word), menu)
        right.triggered.connect(self._add)
        if first:
            menu.insertAction(first, right)
            menu.insertSeparator(first)
        else:
            menu.addAction(right)

    async def fill(self) -> None:
        """Ask the dictionary, and show what it says in the open menu."""
        found = await self._spelling.suggestions(self._word, self._language)
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
        self._place.insertText(suggestion)

    def _add(self) -> None:
        self._spelling.add(self._word, self._language)
