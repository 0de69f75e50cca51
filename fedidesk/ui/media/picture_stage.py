"""A picture that one can come near to: zoomed, moved about, swiped away."""

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QMouseEvent,
    QNativeGestureEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QGestureEvent, QPinchGesture, QWidget

from fedidesk.ui.colours import LIGHT
from fedidesk.ui.media.graphic import Graphic
from fedidesk.ui.media.zoom import Zoom

_NOTCH = 120
_SWIPE = 80
"""How far a finger or a mouse has to drag a picture that is wholly in view to get to the next."""
_PAN = 0.15
"""How much of the view a key moves."""


class PictureStage(Graphic):
    """Paints what it is given; how large that has to be is asked for by ``zoomed``."""

    zoomed = Signal()
    stepped = Signal(int)
    """The next picture is wanted, or the one before where it is -1: to the right and the left."""
    dismissed = Signal()
    """A click beside the picture."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.zoom = Zoom()
        self._pixmap: QPixmap | None = None
        self._see_through = False
        self._pressed_at: QPointF | None = None
        self._dragged = False
        self._last = QPointF()
        self._sideways = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.grabGesture(Qt.GestureType.PinchGesture)

    def show_pixmap(self, pixmap: QPixmap | None, *, see_through: bool = False) -> None:
        """Paint that from now on, wherever the picture stands."""
        self._pixmap = pixmap
        self._see_through = see_through
        self.update()

    def set_size(self, size: QSize) -> None:
        """Say how many pixels the picture has."""
        self.zoom.set_picture(QSizeF(size))
        self._zoom_changed()

    def zoom_step(self, steps: float) -> None:
        """Come nearer by steps, or go away where negative."""
        self.zoom.step(steps)
        self._zoom_changed()

    def fit(self) -> None:
        """Show all of it."""
        self.zoom.fit()
        self._zoom_changed()

    def to_pixels(self) -> None:
        """Show a pixel of the picture for each of the screen."""
        self.zoom.to_pixels()
        self._zoom_changed()

    def pan(self, x: int, y: int) -> bool:
        """Look further to the right and down, by keys; return whether there is more to see."""
        moved = self.zoom.pan(-x * _PAN * self.width(), -y * _PAN * self.height())
        self.update()
        return moved

    def _zoom_changed(self) -> None:
        shape = Qt.CursorShape.OpenHandCursor if self.zoom.can_pan else Qt.CursorShape.ArrowCursor
        self.setCursor(shape)
        self.update()
        self.zoomed.emit()

    def _pan_by(self, by: QPointF) -> None:
        self.zoom.pan(by.x(), by.y())
        self.update()

    def _pinch(self, pinch: QPinchGesture) -> None:
        about = QPointF(self.mapFromGlobal(pinch.centerPoint().toPoint()))
        self.zoom.to(self.zoom.scale * pinch.scaleFactor(), about)
        self._pressed_at = None
        self._zoom_changed()

    def event(self, event: QEvent) -> bool:
        """Zoom by two fingers, on the screen or on a pad."""
        if event.type() is QEvent.Type.NativeGesture and isinstance(event, QNativeGestureEvent):
            if event.gestureType() is Qt.NativeGestureType.ZoomNativeGesture:
                self.zoom.to(self.zoom.scale * (1 + event.value()), event.position())
                self._zoom_changed()
                return True
        elif event.type() is QEvent.Type.Gesture and isinstance(event, QGestureEvent):
            pinch = event.gesture(Qt.GestureType.PinchGesture)
            if isinstance(pinch, QPinchGesture):
                self._pinch(pinch)
                return True
        return super().event(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom where the mouse is; sideways go to the next picture, or move a large one."""
        turned = event.angleDelta()
        if abs(turned.x()) > abs(turned.y()):
            self._wheel_sideways(event)
        elif turned.y():
            self.zoom.step(turned.y() / _NOTCH, event.position())
            self._zoom_changed()
        event.accept()

    def _wheel_sideways(self, event: QWheelEvent) -> None:
        turned = event.angleDelta().x()
        if self.zoom.can_pan:
            self._pan_by(QPointF(event.pixelDelta().x() or turned / 2, 0))
            return
        if event.phase() is Qt.ScrollPhase.ScrollMomentum:
            return
        if self._sideways * turned < 0 or event.phase() is Qt.ScrollPhase.ScrollBegin:
            self._sideways = 0
        self._sideways += turned
        if abs(self._sideways) >= _NOTCH:
            steps = -1 if self._sideways > 0 else 1
            self._sideways = 0
            self.stepped.emit(steps)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of it."""
        if event.button() is Qt.MouseButton.LeftButton:
            self._pressed_at = self._last = event.position()
            self._dragged = False

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag it about."""
        begin, where = self._pressed_at, event.position()
        if begin is None or not event.buttons() & Qt.MouseButton.LeftButton:
            return
        far = (where - begin).manhattanLength()
        self._dragged = self._dragged or far >= QApplication.startDragDistance()
        if self._dragged and self.zoom.can_pan:
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
            self._pan_by(where - self._last)
            self._last = where

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go: after a swipe the next one comes, a click beside it closes."""
        begin, self._pressed_at = self._pressed_at, None
        if begin is None or event.button() is not Qt.MouseButton.LeftButton:
            return
        if self.zoom.can_pan:
            self.setCursor(Qt.CursorShape.OpenHandCursor)
        elif self._dragged:
            far = event.position().x() - begin.x()
            if abs(far) >= _SWIPE:
                self.stepped.emit(-1 if far > 0 else 1)
        if not self._dragged and not self.zoom.place.contains(begin):
            self.dismissed.emit()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Come near, or show all of it."""
        if event.button() is Qt.MouseButton.LeftButton and self.zoom.place.contains(
            event.position()
        ):
            self.zoom.toggle(event.position())
            self._zoom_changed()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep what is in the middle."""
        super().resizeEvent(event)
        self.zoom.set_view(QSizeF(self.size()), self.devicePixelRatioF())
        self._zoom_changed()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint it where it stands, on white where one can see through it."""
        if self._pixmap is None:
            return
        painter = QPainter(self)
        place = self.zoom.place
        if self._see_through:
            painter.fillRect(place, LIGHT.surface)
        pixels = place.width() * self.devicePixelRatioF()
        smooth = pixels < 3 * self._pixmap.width()
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, smooth)
        painter.drawPixmap(place, self._pixmap, QRectF(self._pixmap.rect()))
        painter.end()
