"""Choosing what stays in sight where a picture is cut."""

from PySide6.QtCore import QLocale, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from fedidesk.domain.draft import Attachment
from fedidesk.qtmodels.attachment_pictures import AttachmentPictures
from fedidesk.qtmodels.picture_key import Fit
from fedidesk.ui.announcing import announce
from fedidesk.ui.colours import DARK
from fedidesk.ui.theme import Theme

_HEIGHT, _RADIUS, _RING = 220, 8, 16
_STEP = 0.1
_ARROWS = {
    Qt.Key.Key_Left: (-_STEP, 0.0),
    Qt.Key.Key_Right: (_STEP, 0.0),
    Qt.Key.Key_Up: (0.0, _STEP),
    Qt.Key.Key_Down: (0.0, -_STEP),
}


class FocusPicker(QWidget):
    """Shows the whole picture and a ring on it, which the mouse and the arrow keys move."""

    moved = Signal(float, float)
    """Brings both from -1 to 1: from the left to the right, and from the bottom to the top."""

    def __init__(
        self, attachment: Attachment, pictures: AttachmentPictures, theme: Theme, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._attachment = attachment
        self._pictures = pictures
        self._theme = theme
        self._x, self._y = attachment.focus or (0.0, 0.0)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("What must stay in sight"))
        pictures.arrived.connect(self.update)
        self._tell()

    def _move(self, x: float, y: float) -> None:
        self._x, self._y = (round(min(max(value, -1.0), 1.0), 2) for value in (x, y))
        self._tell()
        self.moved.emit(self._x, self._y)
        self.update()

    def _tell(self) -> None:
        locale = QLocale()
        across, up = (f"{locale.toString(round(50 + 50 * part))}" for part in (self._x, self._y))
        self._told = self.tr("{across} % from the left, {up} % from the bottom").format(
            across=across, up=up
        )
        self.setAccessibleDescription(self._told)

    def _picture(self) -> QRect:
        """Return where the picture is."""
        size = QSize(self._attachment.width, self._attachment.height)
        if size.isEmpty():
            return self.rect()
        fitting = size.scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
        place = QRect(0, 0, max(1, fitting.width()), max(1, fitting.height()))
        place.moveCenter(self.rect().center())
        return place

    def _point_to(self, at: QPointF) -> None:
        place = self._picture()
        across = (at.x() - place.x()) / place.width()
        down = (at.y() - place.y()) / place.height()
        self._move(2 * across - 1, 1 - 2 * down)

    def sizeHint(self) -> QSize:
        """Return a size in which there is something to see."""
        return QSize(self._theme.px(_HEIGHT), self._theme.px(_HEIGHT))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Put the ring there."""
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self._point_to(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Follow the mouse."""
        self._point_to(event.position())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move the ring; Home puts it into the middle."""
        step = _ARROWS.get(Qt.Key(event.key()))
        if step is not None:
            self._move(self._x + step[0], self._y + step[1])
        elif event.key() == Qt.Key.Key_Home:
            self._move(0.0, 0.0)
        else:
            super().keyPressEvent(event)
            return
        announce(self, self._told)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the picture and the ring."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        place, dpr = self._picture(), self.devicePixelRatioF()
        whole = Attachment(
            id=self._attachment.id,
            mime=self._attachment.mime,
            preview_url=self._attachment.preview_url,
        )
        pixmap = self._pictures.pixmap(whole, place.size(), dpr, _RADIUS, fit=Fit.CONTAIN)
        if pixmap is None:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.colours.cover)
            painter.drawRoundedRect(QRectF(place), _RADIUS, _RADIUS)
        else:
            painter.drawPixmap(place, pixmap)
        self._paint_ring(painter, place)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self._theme.colours.focus, 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), _RADIUS, _RADIUS)
        painter.end()

    def _paint_ring(self, painter: QPainter, place: QRect) -> None:
        at = QPointF(
            place.x() + (self._x + 1) / 2 * place.width(),
            place.y() + (1 - self._y) / 2 * place.height(),
        )
        radius = self._theme.px(_RING)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for colour, width in ((DARK.scrim, 5), (DARK.on_scrim, 2)):
            painter.setPen(QPen(colour, width))
            painter.drawEllipse(at, radius, radius)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(DARK.on_scrim)
        painter.drawEllipse(at, 2, 2)
