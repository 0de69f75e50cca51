"""What is good to know before a post is sent: who hears of it, and what may be a mistake."""

from collections.abc import Iterable

from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from fedidesk.domain.mentions import mentioned_in
from fedidesk.domain.post import MENTIONED
from fedidesk.domain.text import isolated
from fedidesk.domain.writing_system import script_of
from fedidesk.ui.languages import language_name

_NAMED = 4
"""People who are named; of the others there is the number."""
_Script = QLocale.Script
_LETTERS = {
    _Script.JapaneseScript: "CJK",
    _Script.KoreanScript: "CJK",
    _Script.SimplifiedHanScript: "CJK",
    _Script.TraditionalHanScript: "CJK",
    _Script.BanglaScript: "BENGALI",
    _Script.OdiaScript: "ORIYA",
}
"""Scripts that Unicode has another word for than Qt."""
_WRITTEN_IN_TWO = ("az", "bs", "kk", "ku", "mn", "ms", "pa", "sd", "sr", "tg", "ug", "uz")
"""Languages of which Qt's one script says little."""


class Hints(QWidget):
    """Quiet lines below what is written; nothing where there is nothing to say."""

    def __init__(self) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        self._lines: list[QLabel] = []
        for _ in range(4):
            line = QLabel(wordWrap=True)
            line.setTextFormat(Qt.TextFormat.PlainText)
            line.setProperty("tone", "muted")
            line.hide()
            self._lines.append(line)
            column.addWidget(line)
        self.hide()

    def say(self, text: str, visibility: str, language: str, chosen: Iterable[str] = ()) -> None:
        """Look at what is written now, for whom, and in which language."""
        handles = mentioned_in(text)
        told = (
            " · ".join(chosen),
            self._notified(handles),
            self._seen_by_nobody(handles, visibility),
            self._other_language(text, language),
        )
        for line, words in zip(self._lines, told, strict=True):
            line.setText(words)
            line.setVisible(bool(words))
        self.setVisible(any(told))

    def _notified(self, handles: tuple[str, ...]) -> str:
        if not handles:
            return ""
        people = ", ".join(isolated(f"@{handle}") for handle in handles[:_NAMED])
        more = len(handles) - _NAMED
        if more > 0:
            return self.tr("{people} and %Ln more will be notified.", "", more).format(
                people=people
            )
        return self.tr("Will be notified: {people}").format(people=people)

    def _seen_by_nobody(self, handles: tuple[str, ...], visibility: str) -> str:
        if visibility != MENTIONED or handles:
            return ""
        return self.tr("Nobody is mentioned yet, so nobody but you will see it.")

    def _other_language(self, text: str, language: str) -> str:
        name = language_name(language)
        script = script_of(text)
        if not name or not script or language in _WRITTEN_IN_TWO or script == _letters_of(language):
            return ""
        return self.tr("This does not look like {language}. Is the language right?").format(
            language=name
        )


def _letters_of(language: str) -> str:
    """Return the script of a language, as Unicode calls its letters."""
    script = QLocale(language.replace("-", "_")).script()
    return _LETTERS.get(script) or QLocale.scriptToString(script).upper()
