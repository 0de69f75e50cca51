"""A line of text that ends with an ellipsis where there is no room for all of it."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel

from fedidesk.domain.text import isolated


class CutLabel(QLabel):
    """Takes whatever width it gets; the whole text is in its tip when some of it is cut."""

    def __init__(self) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)

    def _shown(self) -> str:
        room = self.contentsRect().width()
        return self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room)

    def minimumSizeHint(self) -> QSize:
        """Return room for the ellipsis."""
        hint = super().minimumSizeHint()
        few = self.fontMetrics().horizontalAdvance("M…")
        return QSize(min(few, hint.width()), hint.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the tip where it is needed."""
        super().resizeEvent(event)
        text = self.text()
        self.setToolTip(text if self._shown() != text else "")

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint as much as there is room for, in the direction that the text itself has."""
        mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        side = Qt.AlignmentFlag.AlignRight if mirrored else Qt.AlignmentFlag.AlignLeft
        flags = side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(self.contentsRect(), flags, isolated(self._shown()))
        painter.end()
