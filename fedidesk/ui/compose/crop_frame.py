"""Choosing the part of a picture that stays."""

from itertools import product

from PySide6.QtCore import QLocale, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPixmap, QRegion
from PySide6.QtWidgets import QSizePolicy, QWidget

from fedidesk.domain.draft import Attachment
from fedidesk.domain.picture_edit import PictureEdit, whole
from fedidesk.qtmodels.attachment_pictures import AttachmentPictures
from fedidesk.qtmodels.picture_key import Fit
from fedidesk.ui.announcing import announce
from fedidesk.ui.colours import DARK
from fedidesk.ui.theme import Theme

_SIDE, _LOWEST, _RADIUS = 360, 160, 8
_HANDLE, _REACH = 10, 14
"""How large what one takes hold of is, and how far from an edge the mouse has hold of it."""
_STEPS = 50
"""So many steps of the keyboard lead from one side of the picture to the other."""
_ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
_HANDLES = [edges for edges in product((-1, 0, 1), repeat=2) if edges != (0, 0)]
_INSIDE = (0, 0)
_CURSORS = {
    _INSIDE: Qt.CursorShape.SizeAllCursor,
    (1, 0): Qt.CursorShape.SizeHorCursor,
    (0, 1): Qt.CursorShape.SizeVerCursor,
    (1, 1): Qt.CursorShape.SizeFDiagCursor,
    (1, -1): Qt.CursorShape.SizeBDiagCursor,
}


class CropFrame(QWidget):
    """Shows the whole picture and a frame on it, which mouse and keys move and stretch.

    What is meant by left and right is so in every language, for the picture is not mirrored.
    """

    changed = Signal()

    def __init__(
        self, attachment: Attachment, pictures: AttachmentPictures, theme: Theme, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._attachment = attachment
        self._pictures = pictures
        self._theme = theme
        self._pixmap: QPixmap | None = None
        self._held: tuple[tuple[int, int], QPointF, PictureEdit] | None = None
        """What the mouse has hold of, where that was, and how all was then."""
        self.edit = whole(attachment.width, attachment.height)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumHeight(theme.px(_LOWEST))
        self.setAccessibleName(self.tr("What stays of the picture"))
        pictures.arrived.connect(self.update)
        self._tell()

    def change_to(self, edit: PictureEdit) -> None:
        """Show another frame, or the picture turned, and say so."""
        self._become(edit)
        announce(self, self._told)

    def _become(self, edit: PictureEdit) -> None:
        self.edit = edit
        self._tell()
        self.changed.emit()
        self.update()

    def _tell(self) -> None:
        number, edit = QLocale().toString, self.edit
        self._told = self.tr(
            "{width} × {height} pixels, {across} % from the left, {down} % from the top"
        ).format(
            width=number(edit.width),
            height=number(edit.height),
            across=number(round(100 * edit.left / edit.size[0])),
            down=number(round(100 * edit.top / edit.size[1])),
        )
        self.setAccessibleDescription(self._told)

    def _room(self, width: int, height: int) -> QRect:
        """Return where a picture of that size is."""
        half = self._theme.px(_HANDLE) // 2 + 6
        room = self.rect().adjusted(half, half, -half, -half)
        fitting = QSize(width, height).scaled(room.size(), Qt.AspectRatioMode.KeepAspectRatio)
        place = QRect(0, 0, max(1, fitting.width()), max(1, fitting.height()))
        place.moveCenter(room.center())
        return place

    def _scale(self) -> tuple[float, float]:
        """Return how large a pixel of the picture is on screen."""
        place = self._room(*self.edit.size)
        return place.width() / self.edit.size[0], place.height() / self.edit.size[1]

    def _frame(self) -> QRectF:
        """Return where the frame is."""
        edit, (across, down) = self.edit, self._scale()
        corner = self._room(*edit.size).topLeft()
        return QRectF(
            corner.x() + edit.left * across,
            corner.y() + edit.top * down,
            edit.width * across,
            edit.height * down,
        )

    def _hold_at(self, at: QPointF) -> tuple[int, int] | None:
        """Return the edges that the mouse has hold of there, or the inside; None for neither."""
        frame, reach = self._frame(), self._theme.px(_REACH)
        if not frame.adjusted(-reach, -reach, reach, reach).contains(at):
            return None
        return (
            _edge(at.x() - frame.left(), frame.width(), reach),
            _edge(at.y() - frame.top(), frame.height(), reach),
        )

    def sizeHint(self) -> QSize:
        """Return a size in which there is something to see."""
        return QSize(self._theme.px(_SIDE), self._theme.px(_SIDE))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of the frame."""
        hold = self._hold_at(event.position())
        if hold is not None and event.button() is Qt.MouseButton.LeftButton:
            self._held = (hold, event.position(), self.edit)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Let the frame follow, or show what could be taken hold of."""
        if self._held is None:
            self._point_with(self._hold_at(event.position()))
            return
        hold, since, before = self._held
        (across, down), way = self._scale(), event.position() - since
        by = round(way.x() / across), round(way.y() / down)
        self._become(before.moved(*by) if hold == _INSIDE else before.stretched(hold, *by))

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        """Leave the frame there, and say where."""
        if self._held is not None:
            self._held = None
            announce(self, self._told)

    def _point_with(self, hold: tuple[int, int] | None) -> None:
        if hold is None:
            self.unsetCursor()
        else:
            across, down = hold
            self.setCursor(_CURSORS.get(hold) or _CURSORS[-across, -down])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move the frame; with Shift, stretch it to the right and below."""
        arrow = _ARROWS.get(Qt.Key(event.key()))
        if arrow is None:
            super().keyPressEvent(event)
            return
        by = [way * max(1, side // _STEPS) for way, side in zip(arrow, self.edit.size, strict=True)]
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.change_to(self.edit.stretched((1, 1), *by))
        else:
            self.change_to(self.edit.moved(*by))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the picture, darkened where it is cut off, and the frame."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        self._paint_picture(painter)
        self._paint_frame(painter)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self._theme.colours.focus, 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), _RADIUS, _RADIUS)
        painter.end()

    def _paint_picture(self, painter: QPainter) -> None:
        place = self._room(*self.edit.size)
        size = place.size().transposed() if self.edit.turns % 2 else place.size()
        plain = Attachment(id=self._attachment.id, mime=self._attachment.mime)
        dpr = self.devicePixelRatioF()
        pixmap = self._pictures.pixmap(plain, size, dpr, fit=Fit.CONTAIN)
        # What there is of another size stays until that one is read.
        self._pixmap = pixmap or self._pixmap
        if self._pixmap is None:
            painter.fillRect(place, self._theme.colours.cover)
            return
        painter.save()
        painter.translate(QRectF(place).center())
        painter.rotate(90 * self.edit.turns)
        target = QRectF(QPointF(-size.width() / 2, -size.height() / 2), size)
        painter.drawPixmap(target, self._pixmap, QRectF(self._pixmap.rect()))
        painter.restore()

    def _paint_frame(self, painter: QPainter) -> None:
        frame, place = self._frame(), self._room(*self.edit.size)
        painter.save()
        painter.setClipRegion(QRegion(place) - QRegion(frame.toRect()))
        painter.fillRect(place, DARK.scrim)
        painter.restore()
        side = self._theme.px(_HANDLE)
        for colour, width in ((DARK.scrim, 4), (DARK.on_scrim, 2)):
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(colour, width))
            painter.drawRect(frame)
        painter.setBrush(DARK.on_scrim)
        painter.setPen(QPen(DARK.scrim, 1))
        for across, down in _HANDLES:
            middle = frame.center() + QPointF(across * frame.width() / 2, down * frame.height() / 2)
            handle = QRectF(0, 0, side, side)
            handle.moveCenter(middle)
            painter.drawRoundedRect(handle, 2, 2)


def _edge(at: float, length: float, reach: int) -> int:
    """Return which end of a length is there: -1, 1, or 0 for its middle, of which a third stays."""
    inside = min(reach, length / 3)
    if at <= inside:
        return -1
    return 1 if at >= length - inside else 0
