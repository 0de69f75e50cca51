"""A line along which something goes on: how far a film is, how loud it is."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QSlider, QWidget

from fedidesk.ui.theme import Theme

_GROOVE = 4
_KNOB = 12


class SeekBar(QSlider):
    """A slider that goes where it is pressed. The arrows are left to whoever holds it.

    ``chosen`` brings a value that the person chose, by mouse or by assistive technology.
    """

    chosen = Signal(int)

    def __init__(self, theme: Theme, colour: QColor, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._theme = theme
        self._colour = colour
        self._shows = False
        """Whether what changes it is what it shows, and not the person."""
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.dress()
        self.valueChanged.connect(self._value_changed)

    def show_value(self, value: int) -> None:
        """Stand at ``value``, unless the mouse holds it elsewhere."""
        if not self.isSliderDown():
            self._shows = True
            self.setValue(value)
            self._shows = False

    def show_length(self, maximum: int) -> None:
        """Go to ``maximum`` at its end."""
        self._shows = True
        self.setRange(0, maximum)
        self._shows = False

    def set_colour(self, colour: QColor) -> None:
        """Have another colour."""
        self._colour = colour
        self.update()

    def dress(self) -> None:
        """Take the size of text that holds now."""
        self.setFixedHeight(self._theme.px(24))
        self.setMinimumWidth(self._theme.px(48))

    def _value_changed(self, value: int) -> None:
        if not self._shows:
            self.chosen.emit(value)

    def _value_at(self, x: float) -> int:
        knob = self._theme.px(_KNOB)
        share = (x - knob / 2) / max(1, self.width() - knob)
        return self.minimum() + round(min(max(share, 0.0), 1.0) * (self.maximum() - self.minimum()))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go there."""
        if event.button() is Qt.MouseButton.LeftButton and self.isEnabled():
            self.setSliderDown(True)
            self.setValue(self._value_at(event.position().x()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Follow the mouse."""
        if self.isSliderDown():
            self.setValue(self._value_at(event.position().x()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Stay there."""
        if event.button() is Qt.MouseButton.LeftButton:
            self.setSliderDown(False)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Let what is behind it scroll."""
        event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave all keys to whoever holds it."""
        event.ignore()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the line, what of it is done, and the knob."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        groove, knob = self._theme.px(_GROOVE), self._theme.px(_KNOB)
        whole = max(1, self.maximum() - self.minimum())
        x = knob / 2 + (self.width() - knob) * (self.value() - self.minimum()) / whole
        middle = self.height() / 2
        faint = QColor(self._colour)
        faint.setAlphaF(0.35)
        line = QRectF(knob / 2, middle - groove / 2, self.width() - knob, groove)
        painter.setBrush(faint)
        painter.drawRoundedRect(line, groove / 2, groove / 2)
        painter.setBrush(self._colour)
        line.setRight(x)
        painter.drawRoundedRect(line, groove / 2, groove / 2)
        if self.isEnabled():
            painter.drawEllipse(QRectF(x - knob / 2, middle - knob / 2, knob, knob))
        if self.hasFocus():
            ring = QRectF(self.rect()).adjusted(1, 1, -1, -1)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(self._colour)
            painter.drawRoundedRect(ring, 6, 6)
        painter.end()
