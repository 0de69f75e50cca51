"""A label whose words change all the time, beside things that stand still."""

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QLabel


class SteadyLabel(QLabel):
    """Takes as much room as its widest words did, so that nothing is laid out anew for the next.

    Qt asks no layout on behalf of a widget of fixed size.
    """

    def say(self, words: str) -> None:
        """Show other words."""
        self.setText(words)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Fit another font."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()

    def _fit(self) -> None:
        size = self.sizeHint().expandedTo(self.minimumSize())
        if size != self.minimumSize():
            self.setFixedSize(size)
