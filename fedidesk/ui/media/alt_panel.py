"""The description of what is shown, to be read beside it."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QTextBlockFormat, QTextCursor, QTextOption
from PySide6.QtWidgets import QFrame, QLabel, QTextEdit, QVBoxLayout, QWidget

from fedidesk.ui.theme import FontRole, Theme

_WIDE = 320
_SHARE = 0.38
_LEAST = 96
_LINE_PERCENT = 125


_KEPT_KEYS = (QKeySequence.StandardKey.Copy, QKeySequence.StandardKey.SelectAll)


class _Text(QTextEdit):
    """Keeps the keys that copy from the picture beside it."""

    def event(self, event: QEvent) -> bool:
        if (
            event.type() is QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and any(event.matches(key) for key in _KEPT_KEYS)
        ):
            event.accept()
            return True
        return super().event(event)


class AltPanel(QFrame):
    """Stands at the side where there is room, and below elsewhere; its text can be selected."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setObjectName("altPanel")
        self._title = QLabel(self.tr("Description"))
        self._title.setProperty("tone", "caption")
        self._text = _Text()
        self._text.setReadOnly(True)
        self._text.setProperty("bare", True)
        self._text.setTabChangesFocus(True)
        self._text.setAccessibleName(self.tr("Description"))
        self._text.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self._text.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 8, 12)
        column.setSpacing(8)
        column.addWidget(self._title)
        column.addWidget(self._text, 1)
        self.hide()

    @property
    def text(self) -> QTextEdit:
        """Where it can be read."""
        return self._text

    def show_text(self, text: str) -> None:
        """Show another description, from its beginning."""
        self._text.setFont(self._theme.font(FontRole.BODY))
        self._text.setPlainText(text)
        cursor = QTextCursor(self._text.document())
        cursor.select(QTextCursor.SelectionType.Document)
        lines = QTextBlockFormat()
        lines.setLineHeight(
            _LINE_PERCENT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value
        )
        cursor.mergeBlockFormat(lines)

    def fit(self, whole_width: int, whole_height: int, *, beside: bool) -> None:
        """Take as much room as it may in a window of that size."""
        px = self._theme.px
        if beside:
            self.setFixedWidth(min(px(_WIDE), whole_width // 2))
            self.setMinimumHeight(0)
            self.setMaximumHeight(whole_height)
            return
        self.setMinimumWidth(0)
        self.setMaximumWidth(whole_width)
        self._text.document().setTextWidth(max(40, whole_width - 40))
        wanted = round(self._text.document().size().height()) + self._title.sizeHint().height() + 44
        most = max(px(_LEAST), round(whole_height * _SHARE))
        self.setFixedHeight(min(wanted, most))
