"""Whether somebody is in the middle of a word that an input method puts together."""

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QWidget


class Composition(QObject):
    """Watches text fields; ``changed`` says that a word was begun, or that it is finished.

    What is being put together is not part of the text yet, and keys belong to the input method.
    """

    changed = Signal(bool)

    def __init__(self, parent: QObject, *fields: QWidget) -> None:
        super().__init__(parent)
        self._going_on = False
        for field in fields:
            self.watch(field)

    def watch(self, field: QWidget) -> None:
        """Watch one more."""
        field.installEventFilter(self)

    def _set(self, going_on: bool) -> None:
        if going_on != self._going_on:
            self._going_on = going_on
            self.changed.emit(going_on)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Read what the input method says, and let it pass."""
        if isinstance(event, QInputMethodEvent):
            self._set(bool(event.preeditString()))
        elif event.type() is QEvent.Type.FocusOut:
            self._set(False)
        return super().eventFilter(watched, event)
