"""Writing a poll: its choices, how many of them one may take, and for how long."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from fedidesk.domain.draft import PollDraft
from fedidesk.domain.server import PollLimits
from fedidesk.ui.compose.tool_button import ToolButton
from fedidesk.ui.icons import Icons
from fedidesk.ui.theme import Theme
from fedidesk.ui.wrapping_row import WrappingRow

_FEWEST = 2
_MINUTE, _HOUR, _DAY = 60, 3600, 86_400
_DURATIONS = (
    *(5 * _MINUTE, 30 * _MINUTE, _HOUR, 6 * _HOUR, 12 * _HOUR),
    *(_DAY, 3 * _DAY, 7 * _DAY, 14 * _DAY, 30 * _DAY),
)


class PollEditor(QWidget):
    """Holds a poll that is being written. Enter leads to the next choice, and makes one."""

    changed = Signal()
    field_added = Signal(QLineEdit)

    def __init__(self, theme: Theme, icons: Icons) -> None:
        super().__init__()
        self._theme = theme
        self._icons = icons
        self._limits = PollLimits()
        self._rows: list[_Choice] = []
        self._choices = QVBoxLayout()
        self._choices.setSpacing(4)
        self._add_button = QPushButton(self.tr("Add choice"))
        self._add_button.setProperty("plain", True)
        self._add_button.clicked.connect(self._add_by_hand)
        self._seconds = QComboBox()
        self._seconds.setAccessibleName(self.tr("How long the poll is open"))
        self._seconds.setToolTip(self._seconds.accessibleName())
        self._multiple = QCheckBox(self.tr("Several choices"))
        self._multiple.setToolTip(self.tr("People may take more than one"))
        self._hides_totals = QCheckBox(self.tr("Hide votes until it ends"))
        row = WrappingRow()
        row.add(self._add_button, self._seconds, self._multiple, self._hides_totals)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(self._choices)
        column.addLayout(row)
        self.show_poll(PollDraft())
        self._seconds.currentIndexChanged.connect(self.changed)
        self._multiple.toggled.connect(self.changed)
        self._hides_totals.toggled.connect(self.changed)

    @property
    def fields(self) -> tuple[QLineEdit, ...]:
        """Where the choices are typed."""
        return tuple(row.field for row in self._rows)

    @property
    def stops(self) -> tuple[QWidget, ...]:
        """Where the keyboard stops, in that order."""
        rows = (each for row in self._rows for each in (row.field, row.remove))
        return (*rows, self._add_button, self._seconds, self._multiple, self._hides_totals)

    @property
    def poll(self) -> PollDraft:
        """What is written now."""
        return PollDraft(
            options=tuple(row.field.text() for row in self._rows),
            multiple=self._multiple.isChecked(),
            hides_totals=self._hides_totals.isChecked(),
            seconds=int(self._seconds.currentData()),
        )

    @property
    def trouble(self) -> str:
        """Why it can't be posted like this; empty where it can."""
        filled = [option.strip() for option in self.poll.options if option.strip()]
        longest = self._limits.characters
        if len(filled) < _FEWEST:
            return self.tr("A poll needs at least two choices.")
        if len(set(filled)) < len(filled):
            return self.tr("Two choices of the poll are the same.")
        if len(filled) > self._limits.options:
            return self.tr("This server takes %Ln choice(s) at most.", "", self._limits.options)
        if max(map(len, filled)) > longest:
            return self.tr("A choice may have %Ln character(s) at most.", "", longest)
        return ""

    def show_poll(self, poll: PollDraft) -> None:
        """Let ``poll`` be what is written."""
        while self._rows:
            self._drop(self._rows[-1])
        missing = max(0, _FEWEST - len(poll.options))
        for option in (*poll.options, *[""] * missing):
            self._add(option)
        self._multiple.setChecked(poll.multiple)
        self._hides_totals.setChecked(poll.hides_totals)
        self._offer_durations(poll.seconds)

    def set_limits(self, limits: PollLimits) -> None:
        """Say what the server takes."""
        self._limits = limits
        self._offer_durations(int(self._seconds.currentData()))
        self._number()

    def take_keyboard(self) -> None:
        """Put the keyboard on the first choice that is empty."""
        next((field for field in self.fields if not field.text()), self.fields[0]).setFocus()

    def _offer_durations(self, chosen: int) -> None:
        """Offer what the server allows, and what was chosen in any case."""
        limits = self._limits
        allowed = {each for each in _DURATIONS if limits.shortest <= each <= limits.longest}
        before = self._seconds.blockSignals(True)
        self._seconds.clear()
        for seconds in sorted({*allowed, chosen}):
            self._seconds.addItem(self._duration(seconds), seconds)
        self._seconds.setCurrentIndex(self._seconds.findData(chosen))
        self._seconds.blockSignals(before)

    def _duration(self, seconds: int) -> str:
        if seconds % _DAY == 0:
            return self.tr("%Ln day(s)", "", seconds // _DAY)
        if seconds % _HOUR == 0:
            return self.tr("%Ln hour(s)", "", seconds // _HOUR)
        return self.tr("%Ln minute(s)", "", -(-seconds // _MINUTE))

    def _add_by_hand(self) -> None:
        self._add("").field.setFocus()
        self.changed.emit()

    def _add(self, text: str) -> "_Choice":
        row = _Choice(text, self._theme, self._icons)
        row.field.textChanged.connect(self.changed)
        row.field.returnPressed.connect(partial(self._go_on, row))
        row.remove.clicked.connect(partial(self._remove, row))
        self._rows.append(row)
        self._choices.addWidget(row)
        self._number()
        self.field_added.emit(row.field)
        return row

    def _go_on(self, row: "_Choice") -> None:
        following = self._rows[self._rows.index(row) + 1 :]
        if following:
            following[0].field.setFocus()
        elif self._add_button.isEnabled() and row.field.text().strip():
            self._add_by_hand()

    def _remove(self, row: "_Choice") -> None:
        at = self._rows.index(row)
        self._drop(row)
        self._rows[min(at, len(self._rows) - 1)].field.setFocus()
        self.changed.emit()

    def _drop(self, row: "_Choice") -> None:
        self._rows.remove(row)
        self._choices.removeWidget(row)
        row.hide()
        row.deleteLater()
        self._number()

    def _number(self) -> None:
        for number, row in enumerate(self._rows, 1):
            row.set_number(number)
            row.remove.setEnabled(len(self._rows) > _FEWEST)
        self._add_button.setEnabled(len(self._rows) < self._limits.options)


class _Choice(QWidget):
    """One choice, and the button that takes it away."""

    def __init__(self, text: str, theme: Theme, icons: Icons) -> None:
        super().__init__()
        self.field = QLineEdit(text)
        self.remove = ToolButton("x", self.tr("Remove this choice"), "", theme, icons)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self.field, 1)
        row.addWidget(self.remove, 0, Qt.AlignmentFlag.AlignVCenter)

    def set_number(self, number: int) -> None:
        """Say the how manieth it is."""
        name = self.tr("Choice {number}").format(number=self.locale().toString(number))
        self.field.setAccessibleName(name)
        self.field.setPlaceholderText(name)
