"""The descriptions of the pictures in a post, on a card over the timeline."""

from PySide6.QtCore import QEvent, QObject, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QTextEdit, QToolButton, QWidget

from fedidesk.domain.post import Post
from fedidesk.ui.icons import Icons
from fedidesk.ui.theme import Theme
from fedidesk.ui.timeline.post_row import PostRow
from fedidesk.ui.timeline.scene import Act

_CLOSING_KEYS = (Qt.Key.Key_Escape, Qt.Key.Key_A)
_EDGE, _GAP, _WIDEST, _TALLEST, _RADIUS = 12, 4, 480, 320, 10


class Descriptions(QFrame):
    """A card with text to be read, selected and copied; the next key or click closes it."""

    closed = Signal(bool)
    """Brings whether it had the keyboard."""

    def __init__(self, text: str, theme: Theme, icons: Icons, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._around = parent
        self._is_over = False
        self.setAccessibleName(self.tr("Descriptions"))
        self.text = QTextEdit(self)
        self.text.setProperty("bare", True)
        self.text.setFrameShape(QFrame.Shape.NoFrame)
        self.text.setReadOnly(True)
        self.text.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.text.setAccessibleName(self.tr("Descriptions"))
        self.text.setPlainText(text)
        self.text.installEventFilter(self)
        self._close = QToolButton(self)
        self._close.setIcon(icons.icon("x", theme.colours.text, theme.px(16)))
        self._close.setAccessibleName(self.tr("Close"))
        self._close.setToolTip(self.tr("Close"))
        self._close.clicked.connect(self.end)
        self._close.installEventFilter(self)
        row = self._row = QHBoxLayout(self)
        row.setContentsMargins(_EDGE, _EDGE // 2, _EDGE // 2, _EDGE // 2)
        row.setSpacing(_GAP)
        row.addWidget(self.text, 1)
        row.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)

    def show_over(self, place: QRect) -> None:
        """Come up as near as can be to ``place``, which is what the text is about."""
        room = self._around.rect().adjusted(_EDGE, _EDGE, -_EDGE, -_EDGE)
        width = min(self._theme.px(_WIDEST), room.width())
        height = min(self._height_at(width), self._theme.px(_TALLEST), room.height())
        mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        x = place.right() + 1 - width if mirrored else place.x()
        y = place.bottom() + 1 + 4
        if y + height > room.bottom():
            y = max(room.top(), min(place.bottom() - _EDGE, room.bottom()) - height)
        x = min(max(x, room.x()), room.right() + 1 - width)
        self.setGeometry(x, y, width, height)
        self.show()
        self.raise_()
        self.text.setFocus(Qt.FocusReason.PopupFocusReason)

    def _height_at(self, width: int) -> int:
        self.ensurePolished()
        self.text.ensurePolished()
        margins = self._row.contentsMargins()
        document = self.text.document().clone()
        document.setDefaultFont(self.text.font())
        close = self._close.sizeHint()
        document.setTextWidth(width - margins.left() - margins.right() - close.width() - _GAP)
        tall = max(-int(-document.size().height() // 1), close.height())
        return tall + margins.top() + margins.bottom()

    def end(self) -> None:
        """Go for good."""
        if not self._is_over:
            self._is_over = True
            focus = QApplication.focusWidget()
            self.closed.emit(focus is not None and self.isAncestorOf(focus))
            self.hide()
            self.deleteLater()

    def event(self, event: QEvent) -> bool:
        """Keep the keys that close it from meaning something in the window."""
        if event.type() is QEvent.Type.ShortcutOverride and _closes(event):
            event.accept()
            return True
        return super().event(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Close when the keyboard goes elsewhere."""
        if isinstance(event, QFocusEvent) and event.lostFocus():
            focus = QApplication.focusWidget()
            stays = event.reason() in (
                Qt.FocusReason.PopupFocusReason,
                Qt.FocusReason.ActiveWindowFocusReason,
            )
            if not stays and focus not in (self.text, self._close):
                self.end()
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close at Escape, and at the key that opened it."""
        if _closes(event):
            self.end()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint a card."""
        painter = QPainter(self)
        painter.setClipRect(event.rect())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(self._theme.colours.outline)
        painter.setBrush(self._theme.colours.surface)
        painter.drawRoundedRect(
            QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), _RADIUS, _RADIUS
        )
        painter.end()


class Describing(QObject):
    """Shows the descriptions of a row of the view, one card at a time."""

    gave_keyboard_back = Signal()
    """A card that had the keyboard goes."""

    def __init__(self, theme: Theme, icons: Icons, view: QWidget) -> None:
        super().__init__(view)
        self._theme = theme
        self._icons = icons
        self._view = view
        self.card: Descriptions | None = None

    @property
    def is_on(self) -> bool:
        """Whether a card is on screen."""
        return self.card is not None

    def begin(self, row: PostRow, post: Post, index: int | None = None) -> None:
        """Show the description of one picture, or of all in the row."""
        self.end()
        place = self._place(row, index)
        if place is None or not post.media:
            return
        hidden = not any(each.spot and each.spot.act is Act.MEDIA for each in row.buttons)
        text = self.tr("This is hidden. Show it first.") if hidden else self._words(post, index)
        card = self.card = Descriptions(text, self._theme, self._icons, self._view)
        card.closed.connect(self._closed)
        card.show_over(place)

    def end(self) -> None:
        """Take the card away."""
        if self.card is not None:
            self.card.end()

    def _closed(self, had_keyboard: bool) -> None:
        self.card = None
        if had_keyboard:
            self.gave_keyboard_back.emit()

    def _place(self, row: PostRow, index: int | None) -> QRect | None:
        """Return where the picture is in the view, or the whole row."""
        for button in row.buttons:
            spot = button.spot
            wanted = spot is not None and spot.act in (Act.MEDIA, Act.REVEAL)
            if spot is not None and wanted and (index is None or spot.target == str(index)):
                return QRect(button.mapTo(self._view, button.rect().topLeft()), button.size())
        return None

    def _words(self, post: Post, index: int | None) -> str:
        if index is not None:
            return post.media[index].description.strip()
        if len(post.media) == 1:
            return post.media[0].description.strip() or self.tr("There is no description.")
        count = self.locale_number(len(post.media))
        lines = []
        for number, media in enumerate(post.media, 1):
            place = self.tr("%1 of %2").replace("%1", self.locale_number(number))
            said = media.description.strip() or self.tr("There is no description.")
            lines.append(f"{place.replace('%2', count)}: {said}")
        return "\n\n".join(lines)

    def locale_number(self, number: int) -> str:
        """Return a number in the digits of the language."""
        return self._view.locale().toString(number)


def _closes(event: QEvent) -> bool:
    return (
        isinstance(event, QKeyEvent)
        and event.key() in _CLOSING_KEYS
        and event.modifiers() == Qt.KeyboardModifier.NoModifier
    )
