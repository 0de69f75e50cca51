"""The choices about writing: what is asked before something is sent, and how to undo it."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QFormLayout, QLabel, QWidget

from fedidesk.store.settings import Settings

_SECONDS = (0, 5, 10, 30)
"""To choose from, as in the next ones."""
_MONTHS = (0, 3, 6, 12)


class WritingChoices(QObject):
    """Rows for the form of the settings dialog."""

    changed = Signal()

    def __init__(self, settings: Settings, parent: QWidget) -> None:
        super().__init__(parent)
        self._undo = self._choice(
            self.tr("Time to undo a post"),
            {each: self._seconds(each) for each in sorted({*_SECONDS, settings.undo_seconds})},
            settings.undo_seconds,
        )
        self._old = self._choice(
            self.tr("Posts count as old"),
            {each: self._months(each) for each in sorted({*_MONTHS, settings.old_post_months})},
            settings.old_post_months,
        )
        self._old.setToolTip(self.tr("It is said above an answer that is being written"))
        self._descriptions = self._switch(
            self.tr("Ask for missing alt texts"),
            self.tr("Before pictures without a description are posted"),
            on=settings.asks_for_descriptions,
        )
        self._boosts = self._switch(
            self.tr("Also before boosting"),
            self.tr("Before pictures without a description are boosted"),
            on=settings.asks_before_boosts,
        )
        self._drafts = self._switch(
            self.tr("Ask about unsent posts"),
            self.tr("Before fedidesk ends while something is not sent"),
            on=settings.asks_about_drafts,
        )

    def add_to(self, form: QFormLayout) -> None:
        """Put them into the form, below a caption of their own."""
        caption = QLabel(self.tr("Writing"))
        caption.setProperty("tone", "caption")
        caption.setContentsMargins(0, 12, 0, 0)
        form.addRow(caption)
        for box in (self._undo, self._old):
            form.addRow(box.accessibleName(), box)
        for switch in (self._descriptions, self._boosts, self._drafts):
            form.addRow(switch)

    def values(self) -> dict[str, object]:
        """Return what was chosen, by the names of the settings."""
        return {
            "undo_seconds": int(self._undo.currentData()),
            "old_post_months": int(self._old.currentData()),
            "asks_for_descriptions": self._descriptions.isChecked(),
            "asks_before_boosts": self._boosts.isChecked(),
            "asks_about_drafts": self._drafts.isChecked(),
        }

    def _seconds(self, seconds: int) -> str:
        return self.tr("%Ln second(s)", "", seconds) if seconds else self.tr("None")

    def _months(self, months: int) -> str:
        return self.tr("After %Ln month(s)", "", months) if months else self.tr("Never")

    def _choice(self, name: str, choices: dict[int, str], current: int) -> QComboBox:
        box = QComboBox()
        box.setAccessibleName(name)
        for value, text in choices.items():
            box.addItem(text, value)
        box.setCurrentIndex(max(0, box.findData(current)))
        box.currentIndexChanged.connect(self.changed)
        return box

    def _switch(self, text: str, when: str, *, on: bool) -> QCheckBox:
        switch = QCheckBox(text)
        switch.setToolTip(when)
        switch.setChecked(on)
        switch.toggled.connect(self.changed)
        return switch
