"""What stands where posts do not: loading, nothing, trouble, the end."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from fedidesk.ui.dress import set_look
from fedidesk.ui.icons import Icons
from fedidesk.ui.middle_column import middle_column
from fedidesk.ui.painting import fill
from fedidesk.ui.theme import FontRole, Theme


class Skeleton(QWidget):
    """Grey shapes where posts will be."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setAccessibleName(self.tr("Loading posts"))
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        theme.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint it."""
        painter = QPainter(self)
        colours, px = self._theme.colours, self._theme.px
        fill(painter, event.rect(), colours.surface)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colours.cover)
        width = min(self.width() - px(32), px(660))
        left = (self.width() - width) // 2
        y = px(12)
        mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        while y < self.height():
            for x, top, wide, tall, radius in (
                (0, 0, px(48), px(48), 12),
                (px(60), px(4), width // 3, px(12), 6),
                (px(60), px(28), width - px(60), px(12), 6),
                (px(60), px(52), width - px(120), px(12), 6),
                (px(60), px(76), width // 2, px(12), 6),
            ):
                place = width - x - wide if mirrored else x
                painter.drawRoundedRect(left + place, y + top, wide, tall, radius, radius)
            y += px(132)
        painter.end()


class Message(QWidget):
    """An icon, a title and a sentence in the middle, and perhaps a button to try again."""

    retry_requested = Signal()

    def __init__(
        self, icon: str, theme: Theme, icons: Icons, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._icon_name = icon
        self._theme = theme
        self._icons = icons
        self._icon = QLabel(self)
        self._icon.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._title = _wrapped(self)
        self._text = _wrapped(self)
        self.retry = QPushButton(self.tr("Retry"), self)
        self.retry.setAccessibleName(self.tr("Retry"))
        self.retry.clicked.connect(self.retry_requested)
        self.retry.hide()
        layout = middle_column(self)
        layout.setSpacing(8)
        layout.addStretch(2)
        for widget in (self._icon, self._title, self._text):
            layout.addWidget(widget)
        layout.addSpacing(8)
        layout.addWidget(self.retry, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(3)
        theme.changed.connect(self._dress)
        self._dress()

    def show_text(self, title: str, text: str, *, can_retry: bool = False) -> None:
        """Say something else."""
        self._title.setText(title)
        self._title.setVisible(bool(title))
        self._text.setText(text)
        self.retry.setVisible(can_retry)
        self.setAccessibleName(title)
        self.setAccessibleDescription(text)

    def _dress(self) -> None:
        colours = self._theme.colours
        dpr = self.devicePixelRatioF()
        side = self._theme.px(32)
        self._icon.setPixmap(self._icons.pixmap(self._icon_name, colours.muted, side, dpr))
        self._title.setFont(self._theme.font(FontRole.NAME))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint it."""
        painter = QPainter(self)
        fill(painter, event.rect(), self._theme.colours.surface)
        painter.end()


class Footer(QWidget):
    """The last line of a list: loading more, the end, or trouble with a button to try again."""

    retry_requested = Signal()
    more_requested = Signal()
    """The button was pressed that leads on from the end."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._text = _wrapped(self)
        self.retry = QPushButton(self.tr("Retry"), self)
        self.retry.setAccessibleName(self.tr("Retry"))
        self.retry.clicked.connect(self.retry_requested)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 16, 24, 24)
        layout.setSpacing(12)
        self.more = QPushButton(self)
        self.more.setProperty("plain", True)
        self.more.clicked.connect(self.more_requested)
        layout.addWidget(self._text)
        layout.addWidget(self.retry, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addWidget(self.more, 0, Qt.AlignmentFlag.AlignHCenter)

    def show_text(self, text: str, *, can_retry: bool = False, more: str = "") -> None:
        """Say something else, quietly but for trouble; ``more`` is what leads on from there."""
        self._text.setText(text)
        self.more.setText(more)
        self.more.setAccessibleName(more)
        self.more.setVisible(bool(more))
        set_look(self._text, "tone", "" if can_retry else "muted")
        self.retry.setVisible(can_retry)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint it."""
        painter = QPainter(self)
        fill(painter, event.rect(), self._theme.colours.surface)
        painter.end()


class OfflineStrip(QWidget):
    """A quiet line above the posts while there is no connection."""

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icons = icons
        self._icon = QLabel(self)
        text = QLabel(self.tr("No connection. You see what was loaded before."), self)
        text.setTextFormat(Qt.TextFormat.PlainText)
        text.setWordWrap(True)
        self.setAccessibleName(text.text())
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 8, 16, 8)
        layout.setSpacing(8)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        layout.addWidget(self._icon)
        layout.addWidget(text, 1)
        theme.changed.connect(self._dress)
        self._dress()

    def _dress(self) -> None:
        side, dpr = self._theme.px(16), self.devicePixelRatioF()
        colour = self._theme.colours.text
        self._icon.setPixmap(self._icons.pixmap("wifi-off", colour, side, dpr))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint it."""
        painter = QPainter(self)
        fill(painter, event.rect(), self._theme.colours.hover)
        painter.end()


def _wrapped(parent: QWidget) -> QLabel:
    label = QLabel(parent)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setAlignment(Qt.AlignmentFlag.AlignCenter)
    return label
