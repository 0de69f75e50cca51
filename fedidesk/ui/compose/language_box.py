"""Choosing in which language a post is written."""

from functools import cache

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QComboBox

from fedidesk.ui.languages import language_name, reader_language

_FEW_LETTERS = 16
"""How wide it is at least: names of languages differ much."""


class LanguageBox(QComboBox):
    """All languages that have a name: first those that are likely here, then all by name."""

    def __init__(self, likely: tuple[str, ...] = ()) -> None:
        super().__init__()
        self.setAccessibleName(self.tr("Language"))
        self.setToolTip(self.tr("The language this is written in"))
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(_FEW_LETTERS)
        self.addItem(self.tr("As usual"), "")
        first = dict.fromkeys(filter(language_name, (*likely, reader_language(), *_of_system())))
        for code in first:
            self.addItem(language_name(code), code)
        self.insertSeparator(self.count())
        for name, code in _all_languages(reader_language()):
            if code not in first:
                self.addItem(name, code)

    @property
    def language(self) -> str:
        """The code of the one that is chosen; empty where that is left to the server."""
        return str(self.currentData() or "")

    def choose(self, code: str) -> None:
        """Select a language; one that is not in the list is added to it."""
        index = self.findData(code)
        if index < 0:
            self.addItem(language_name(code) or code, code)
            index = self.count() - 1
        self.setCurrentIndex(index)


def _of_system() -> list[str]:
    """Return the languages that somebody has told this computer they read."""
    return [tag.partition("-")[0] for tag in QLocale.system().uiLanguages()]


@cache
def _all_languages(_reader: str) -> list[tuple[str, str]]:
    codes = {QLocale.languageToCode(language) for language in QLocale.Language}
    named = [(language_name(code), code) for code in codes if code]
    return sorted((name[:1].upper() + name[1:], code) for name, code in named if name)
