"""One of the files that go with a post: how it looks, whether it is described, how far it is."""

from functools import partial

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QEnterEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QAbstractButton, QApplication, QMenu, QStyle, QToolButton

from fedidesk.domain.attaching import can_be_edited
from fedidesk.domain.draft import Attachment
from fedidesk.domain.ids import AttachmentId
from fedidesk.qtmodels.attachment_pictures import AttachmentPictures
from fedidesk.ui.colours import DARK
from fedidesk.ui.compose.media_text import icon_of, name_of, shrunk_note, told_of
from fedidesk.ui.icons import Icons
from fedidesk.ui.theme import FontRole, Theme

SIDE = 112
"""Pixels at 100 %, as all measures here."""
_RADIUS, _EDGE, _ICON, _SMALL_ICON, _BAR = 8, 6, 28, 16, 4
_REMOVING = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class MediaTile(QAbstractButton):
    """Pressed, it wants its file to be described. It is dragged to be put elsewhere in the row.

    Steps are in reading direction.
    """

    edit_requested = Signal()
    remove_requested = Signal()
    move_requested = Signal(int)
    """Brings by how many places."""
    focus_requested = Signal(int)
    """Brings by how many places the keyboard goes."""
    dragged = Signal(QPoint)
    """Brings where the mouse is, in the coordinates of the parent."""
    dropped = Signal()

    def __init__(self, pictures: AttachmentPictures, theme: Theme, icons: Icons) -> None:
        super().__init__()
        self._pictures = pictures
        self._theme = theme
        self._icons = icons
        self._attachment = Attachment(id=AttachmentId(""))
        self._share: float | None = None
        self._trouble = ""
        self._pressed_at: QPoint | None = None
        self._is_dragged = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._remove = QToolButton(self)
        self._remove.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._remove.setCursor(Qt.CursorShape.ArrowCursor)
        self._remove.clicked.connect(self.remove_requested)
        pictures.arrived.connect(self.update)
        theme.changed.connect(self._dress)
        self._dress()

    def show_attachment(self, attachment: Attachment, place: int, count: int) -> None:
        """Stand for a file, the one at ``place`` (from 1) of so many."""
        self._attachment = attachment
        self.setAccessibleName(told_of(attachment, place, count))
        note = shrunk_note(attachment)
        self.setAccessibleDescription(note)
        wish = self.tr("Describe {name} (Return)").format(name=name_of(attachment))
        self.setToolTip(f"{wish}\n{note}" if note else wish)
        remove = self.tr("Remove {name}").format(name=name_of(attachment))
        self._remove.setAccessibleName(remove)
        self._remove.setToolTip(self.tr("Remove {name} (Delete)").format(name=name_of(attachment)))
        self.update()

    def show_share(self, share: float | None) -> None:
        """Show how much of it is sent, from 0 to 1; None while it is not being sent."""
        self._share = share
        self.update()

    def show_trouble(self, trouble: str) -> None:
        """Stand out, and say why the server would not take it; or no longer."""
        self._trouble = trouble
        self.setAccessibleDescription(trouble or shrunk_note(self._attachment))
        self.update()

    def fill_menu(self, menu: QMenu) -> None:
        """Offer all that can be done with it."""
        menu.addAction(self.tr("Describe…") + "\tReturn", self.click)
        if can_be_edited(self._attachment):
            menu.addAction(self.tr("Edit picture…") + "\tF2", self.edit_requested.emit)
        move = self.move_requested.emit
        keys = ("Alt+Right", "Alt+Left") if self.isRightToLeft() else ("Alt+Left", "Alt+Right")
        menu.addAction(self.tr("Move back") + f"\t{keys[0]}", partial(move, -1))
        menu.addAction(self.tr("Move on") + f"\t{keys[1]}", partial(move, 1))
        menu.addAction(self.tr("Remove") + "\tDelete", self.remove_requested.emit)

    def _dress(self) -> None:
        px = self._theme.px
        self.setFixedSize(px(SIDE), px(SIDE))
        side = px(_SMALL_ICON)
        self._remove.setIcon(self._icons.icon("x", DARK.on_scrim, side))
        self._remove.setIconSize(QSize(side, side))
        colour = DARK.scrim.name(DARK.scrim.NameFormat.HexArgb)
        self._remove.setStyleSheet(
            f"QToolButton {{ background: {colour}; border-radius: {px(12)}px; "
            "border: 0; padding: 0; }"
        )
        self._remove.setFixedSize(px(24), px(24))
        x = px(_EDGE) if self.isRightToLeft() else self.width() - px(_EDGE) - px(24)
        self._remove.move(x, px(_EDGE))
        self.update()

    def sizeHint(self) -> QSize:
        """Return the size of all tiles."""
        return QSize(self._theme.px(SIDE), self._theme.px(SIDE))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Edit it, remove it, move it, go to the next, or press it."""
        key = event.key()
        step = _STEPS.get(Qt.Key(key), 0) * (-1 if self.isRightToLeft() else 1)
        if step and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.move_requested.emit(step)
        elif step:
            self.focus_requested.emit(step)
        elif key == Qt.Key.Key_F2:
            self.edit_requested.emit()
        elif key in _REMOVING:
            self.remove_requested.emit()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.click()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take note where it may be dragged from."""
        super().mousePressEvent(event)
        self._pressed_at = event.position().toPoint()
        self._is_dragged = False

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Let it be dragged."""
        at = event.position().toPoint()
        far = QApplication.startDragDistance()
        if self._pressed_at is not None and (at - self._pressed_at).manhattanLength() >= far:
            self._is_dragged = True
            self.setDown(False)
        if self._is_dragged:
            self.dragged.emit(self.mapToParent(at))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Leave it where it is, or press it."""
        self._pressed_at = None
        if self._is_dragged:
            self._is_dragged = False
            self.dropped.emit()
        else:
            super().mouseReleaseEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer all that can be done with it."""
        menu = QMenu(self)
        self.fill_menu(menu)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(event.globalPos())

    def enterEvent(self, event: QEnterEvent) -> None:
        """Show what the mouse is on."""
        super().enterEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the picture, its badge, and how far it is."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_picture(painter)
        self._paint_badge(painter)
        if self._share is not None:
            self._paint_share(painter, self._share)
        self._paint_frame(painter)
        painter.end()

    def _paint_picture(self, painter: QPainter) -> None:
        px, colours, dpr = self._theme.px, self._theme.colours, self.devicePixelRatioF()
        pixmap = self._pictures.pixmap(self._attachment, self.size(), dpr, px(_RADIUS))
        if pixmap is not None:
            painter.drawPixmap(self.rect(), pixmap)
            return
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colours.cover)
        painter.drawRoundedRect(QRectF(self.rect()), px(_RADIUS), px(_RADIUS))
        side = px(_ICON)
        icon = self._icons.pixmap(icon_of(self._attachment), colours.muted, side, dpr)
        x = (self.width() - side) // 2
        painter.drawPixmap(QRect(x, px(_EDGE + 22), side, side), icon)
        self._paint_name(painter)

    def _paint_name(self, painter: QPainter) -> None:
        px = self._theme.px
        font = self._theme.font(FontRole.BADGE)
        painter.setFont(font)
        painter.setPen(self._theme.colours.muted)
        room = self.rect().adjusted(px(_EDGE), px(_EDGE + 54), -px(_EDGE), 0)
        room.setHeight(painter.fontMetrics().height())
        name = painter.fontMetrics().elidedText(
            name_of(self._attachment), Qt.TextElideMode.ElideMiddle, room.width()
        )
        painter.drawText(room, Qt.AlignmentFlag.AlignHCenter, name)

    def _paint_badge(self, painter: QPainter) -> None:
        """Say whether it is described: with a check mark, or a sign that something is missing."""
        px, dpr = self._theme.px, self.devicePixelRatioF()
        painter.setFont(self._theme.font(FontRole.BADGE))
        metrics = painter.fontMetrics()
        side = metrics.ascent()
        width = metrics.horizontalAdvance("ALT") + side + px(14)
        badge = QRect(px(_EDGE), 0, width, metrics.height() + px(4))
        badge.moveBottom(self.height() - 1 - px(_EDGE))
        place = QRect(badge.x() + px(5), badge.y() + (badge.height() - side) // 2, side, side)
        text = badge.adjusted(side + px(9), 0, -px(5), 0)
        direction = self.layoutDirection()
        badge, place, text = (
            QStyle.visualRect(direction, self.rect(), each) for each in (badge, place, text)
        )
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(DARK.scrim)
        painter.drawRoundedRect(QRectF(badge), px(4), px(4))
        is_described = bool(self._attachment.description)
        icon = "check" if is_described else "triangle-alert"
        colour = DARK.on_scrim if is_described else DARK.favourite
        painter.drawPixmap(place, self._icons.pixmap(icon, colour, side, dpr))
        painter.setPen(colour)
        painter.drawText(text, Qt.AlignmentFlag.AlignVCenter, "ALT")

    def _paint_share(self, painter: QPainter, share: float) -> None:
        px = self._theme.px
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(DARK.scrim)
        painter.drawRoundedRect(QRectF(self.rect()), px(_RADIUS), px(_RADIUS))
        groove = QRectF(px(12), self.height() / 2, self.width() - px(24), px(_BAR))
        painter.setBrush(DARK.muted)
        painter.drawRoundedRect(groove, groove.height() / 2, groove.height() / 2)
        done = QRectF(groove)
        done.setWidth(max(groove.height(), groove.width() * share))
        if self.isRightToLeft():
            done.moveRight(groove.right())
        painter.setBrush(DARK.on_scrim)
        painter.drawRoundedRect(done, groove.height() / 2, groove.height() / 2)

    def _paint_frame(self, painter: QPainter) -> None:
        colours = self._theme.colours
        if not (self.hasFocus() or self._trouble):
            return
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(colours.focus if self.hasFocus() else colours.danger, 2))
        radius = self._theme.px(_RADIUS)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), radius, radius)
