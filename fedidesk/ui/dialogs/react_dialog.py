"""The dialog where one chooses the emoji to put under a post."""

from functools import partial

from PySide6.QtCore import QTextBoundaryFinder, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from fedidesk.domain.reaction import looks_like_emoji, shortcode_in
from fedidesk.ui.announcing import announce
from fedidesk.ui.tall_enough import TallEnough

USUAL = ("👍", "❤️", "😂", "😮", "😢", "🎉", "🔥", "👀", "🙏", "🤔", "👏", "✨")
"""What most people choose."""
_WIDTH, _COLUMNS, _AROUND_TEXT = 360, 6, 64


def reaction_in(typed: str) -> str:
    """Return the emoji or shortcode that was typed; empty if it is not exactly one."""
    text = typed.strip()
    shortcode = shortcode_in(text)
    if shortcode:
        return shortcode
    finder = QTextBoundaryFinder(QTextBoundaryFinder.BoundaryType.Grapheme, text)
    one_letter = finder.toNextBoundary() == len(text.encode("utf-16-le")) // 2
    return text if one_letter and looks_like_emoji(text) else ""


class ReactDialog(QDialog):
    """Offers the usual ones, and takes any other that is typed."""

    chosen = Signal(str)
    """A Unicode emoji, or the shortcode of a custom one."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("React with an emoji"))
        usual = QGridLayout()
        usual.setSpacing(4)
        for number, emoji in enumerate(USUAL):
            button = QPushButton(emoji)
            button.setAutoDefault(False)
            button.clicked.connect(partial(self._choose, emoji))
            usual.addWidget(button, number // _COLUMNS, number % _COLUMNS)
        self.text = QLineEdit()
        self.text.setAccessibleName(self.tr("Another emoji"))
        self.text.setPlaceholderText(self.tr("Another emoji, or :shortcode:"))
        self.text.textChanged.connect(self._clear_trouble)
        self._trouble = QLabel(wordWrap=True)
        self._trouble.setProperty("tone", "danger")
        self._trouble.hide()
        buttons = QDialogButtonBox()
        react = buttons.addButton(self.tr("React"), QDialogButtonBox.ButtonRole.AcceptRole)
        react.setDefault(True)
        buttons.addButton(self.tr("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self._take)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(12)
        column.addLayout(usual)
        for widget in (self.text, self._trouble, buttons):
            column.addWidget(widget)
        hint = self.text.fontMetrics().horizontalAdvance(self.text.placeholderText())
        self.setMinimumWidth(min(max(_WIDTH, hint + _AROUND_TEXT), parent.width()))
        self.text.setFocus()
        TallEnough(self)

    def _take(self) -> None:
        name = reaction_in(self.text.text())
        if name:
            self._choose(name)
            return
        words = self.tr("Type one emoji, or the name of a custom one like :blobcat:")
        self._trouble.setText(words)
        self._trouble.show()
        announce(self._trouble, words)
        self.text.setFocus()

    def _clear_trouble(self) -> None:
        self._trouble.hide()

    def _choose(self, name: str, *_: object) -> None:
        self.accept()
        self.chosen.emit(name)
