"""The way out of a text that is too long: several posts."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from fedidesk.ui.wrapping_row import WrappingRow


class SplitOffer(QWidget):
    """Offers to split a post, with numbers or without; does nothing while it is hidden."""

    wanted = Signal(bool)
    """Brings whether the posts shall be numbered."""

    def __init__(self) -> None:
        super().__init__()
        row = WrappingRow()
        plain = _button(
            self.tr("Split into posts"), self.tr("Make several posts of this one (Ctrl+Shift+Y)")
        )
        plain.clicked.connect(self.split)
        numbered = _button(
            self.tr("Split and number"),
            self.tr("Make several posts of this one that say 1/3, 2/3, 3/3 (Ctrl+Shift+J)"),
        )
        numbered.clicked.connect(self.split_numbered)
        row.add(plain, numbered)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(row)
        self.hide()

    def split(self) -> None:
        """Let it become posts as the text is."""
        self._split(is_numbered=False)

    def split_numbered(self) -> None:
        """Let it become posts that say which of how many they are."""
        self._split(is_numbered=True)

    def _split(self, *, is_numbered: bool) -> None:
        if self.isVisible():
            self.wanted.emit(is_numbered)


def _button(words: str, tip: str) -> QPushButton:
    button = QPushButton(words)
    button.setProperty("plain", True)
    button.setToolTip(tip)
    return button
