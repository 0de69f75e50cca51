"""The sheet of all keys."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QFrame,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from fedidesk.ui.commands import Commands

_AROUND = 96
"""Pixels of margins and scroll bar."""


class ShortcutsDialog(QDialog):
    """Lists every command with its keys, and those of the timeline itself."""

    def __init__(self, commands: Commands, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Keyboard shortcuts"))
        native = QKeySequence.SequenceFormat.NativeText
        lines = [
            (action.text().removesuffix("…"), [key.toString(native) for key in action.shortcuts()])
            for action in commands.all()
        ]
        lines += [
            (self.tr("Next post"), ["J", "↓"]),
            (self.tr("Previous post"), ["K", "↑"]),
            (self.tr("Open the focused post"), [QKeySequence("Return").toString(native)]),
        ]
        for text, held in (
            (self.tr("Go to a pinned timeline"), "Alt"),
            (self.tr("Go to an account"), "Ctrl+Alt"),
        ):
            first, last = (QKeySequence(f"{held}+{n}").toString(native) for n in (1, 9))
            lines.append((text, [f"{first} … {last}"]))
        table = QTableWidget(len(lines), 2)
        table.setAccessibleName(self.tr("Keyboard shortcuts"))
        table.setHorizontalHeaderLabels([self.tr("What it does"), self.tr("Keys")])
        table.verticalHeader().hide()
        header = table.horizontalHeader()
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        table.setFrameShape(QFrame.Shape.NoFrame)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setShowGrid(False)
        for number, (text, keys) in enumerate(lines):
            table.setItem(number, 0, QTableWidgetItem(text))
            table.setItem(number, 1, QTableWidgetItem(", ".join(keys)))
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.addWidget(table)
        wide = sum(map(table.sizeHintForColumn, range(2))) + _AROUND
        self.resize(QSize(max(480, wide), 560).boundedTo(self.screen().availableSize()))
