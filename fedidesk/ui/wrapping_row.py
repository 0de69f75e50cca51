"""A row of widgets that goes on in the next line where room is short."""

from PySide6.QtCore import QMargins, QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class WrappingRow(QLayout):
    """Puts widgets side by side in reading direction, each as wide as it wants to be.

    The last ``at_end`` of them stand at the end of their line, as the main button of a window does.
    """

    def __init__(self, *, spacing: int = 8, at_end: int = 0) -> None:
        super().__init__()
        self._items: list[QLayoutItem] = []
        self._at_end = at_end
        self.setSpacing(spacing)
        self.setContentsMargins(QMargins())

    def add(self, *widgets: QWidget) -> None:
        """Put ``widgets`` at the end of the row."""
        for widget in widgets:
            self.addWidget(widget)

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _lines(self, width: int) -> list[list[QLayoutItem]]:
        """Return which items stand in which line."""
        lines: list[list[QLayoutItem]] = []
        left = 0
        for item in self._shown():
            needed = item.sizeHint().width()
            if not lines or needed > left:
                lines.append([])
                left = width
            lines[-1].append(item)
            left -= needed + self.spacing()
        return lines

    def _width(self, items: list[QLayoutItem]) -> int:
        """Return how wide ``items`` are side by side."""
        widths = sum(item.sizeHint().width() for item in items)
        return widths + self.spacing() * max(0, len(items) - 1)

    def _place(self, rect: QRect, lines: list[list[QLayoutItem]]) -> None:
        parent = self.parentWidget()
        direction = parent.layoutDirection() if parent else Qt.LayoutDirection.LeftToRight
        right_to_left = direction is Qt.LayoutDirection.RightToLeft
        y = rect.y()
        at_end = self._items[len(self._items) - self._at_end :]
        for line in lines:
            height = _height(line)
            x = 0
            spare = rect.width() - self._width(line)
            for item in line:
                size = item.sizeHint().boundedTo(QSize(rect.width(), height))
                if item in at_end:
                    x, spare = x + max(0, spare), 0
                left = rect.width() - x - size.width() if right_to_left else x
                middle = (height - size.height()) // 2
                item.setGeometry(QRect(QPoint(rect.x() + left, y + middle), size))
                x += size.width() + self.spacing()
            y += height + self.spacing()

    def addItem(self, item: QLayoutItem) -> None:
        """Take over ``item``."""
        self._items.append(item)

    def count(self) -> int:
        """Return how many items there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """Return an item; None where there is none, which is how Qt counts them."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Give an item away."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """Take no more room than needed."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """Say that less width takes more height."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return how tall the lines are together."""
        lines = self._lines(width)
        return sum(_height(line) for line in lines) + self.spacing() * max(0, len(lines) - 1)

    def setGeometry(self, rect: QRect) -> None:
        """Lay the items out in ``rect``."""
        super().setGeometry(rect)
        self._place(rect, self._lines(rect.width()))

    def sizeHint(self) -> QSize:
        """Return the size of one line with everything in it."""
        shown = self._shown()
        return QSize(self._width(shown), _height(shown))

    def minimumSize(self) -> QSize:
        """Return the size of the largest item."""
        size = QSize()
        for item in self._shown():
            size = size.expandedTo(item.minimumSize())
        return size


def _height(line: list[QLayoutItem]) -> int:
    return max((item.sizeHint().height() for item in line), default=0)
