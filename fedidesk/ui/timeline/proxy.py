"""Real buttons over what a row paints: for the keyboard, the mouse and screen readers."""

from collections.abc import Mapping
from typing import cast

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QHelpEvent, QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QToolTip, QWidget

from fedidesk.ui.timeline.scene import Spot

_PRESSING_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Select)


class Proxy(QAbstractButton):
    """A button that one can't see; the row below it paints what it stands for.

    The keyboard reaches it through the view, which knows the order on the screen. ``keys`` are
    the shortcuts that its tip names, as text, by the value of the act.
    """

    look_changed = Signal()
    """Mouse or keyboard came or went, so the place is to be painted anew."""

    def __init__(self, parent: QWidget, keys: Mapping[str, str]) -> None:
        super().__init__(parent)
        self._keys = keys
        self.spot: Spot | None = None
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        # Painting is switched off: the row does it.
        self.setUpdatesEnabled(False)

    def bind(self, spot: Spot) -> None:
        """Stand for another place."""
        if spot is self.spot:
            return
        old, self.spot = self.spot, spot
        if old is None or old.rect != spot.rect:
            self.setGeometry(spot.rect)
        if spot.region is not None and spot.region.rectCount() > 1:
            self.setMask(spot.region.translated(-spot.rect.topLeft()))
        elif old is not None and old.region is not None:
            self.clearMask()
        self.setAccessibleName(spot.name)
        self.setAccessibleDescription(spot.description)
        self.setEnabled(spot.enabled)
        if self.isHidden():
            self.show()

    def release(self) -> None:
        """Stand for nothing, unseen."""
        self.spot = None
        self.hide()

    def event(self, event: QEvent) -> bool:
        """Show the tip only when it is asked for, and tell when the look changes."""
        kind = event.type()
        if kind is QEvent.Type.ToolTip:
            self._show_tip(cast(QHelpEvent, event).globalPos())
            return True
        if kind in (QEvent.Type.Enter, QEvent.Type.Leave):
            self.look_changed.emit()
        return super().event(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Let the row show the ring."""
        super().focusInEvent(event)
        self.look_changed.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Let the row take the ring off."""
        super().focusOutEvent(event)
        self.look_changed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press at Enter too, and leave the arrows to the view."""
        if event.key() in _PRESSING_KEYS:
            self.click()
        elif event.key() == Qt.Key.Key_Space:
            super().keyPressEvent(event)
        else:
            event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint nothing; Qt asks for this method all the same."""

    def _show_tip(self, where: QPoint) -> None:
        if self.spot is None or not self.spot.tip:
            return
        key = self._keys.get(self.spot.act.value)
        text = f"{self.spot.tip} ({key})" if key else self.spot.tip
        QToolTip.showText(where, text, self, QRect(QPoint(), self.size()))
