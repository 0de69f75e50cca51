"""The list of what a word may become, beside the word and without the keyboard."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from fedidesk.domain.completion import Completion
from fedidesk.domain.safe_text import one_line
from fedidesk.domain.text import isolated
from fedidesk.qtmodels.image_cache import ImageCache
from fedidesk.ui.announcing import announce
from fedidesk.ui.compose.completion_rows import PICTURE, CompletionRows
from fedidesk.ui.theme import Theme

_WIDTH = 320
_PADDING = 4


class CompletionPopup(QListWidget):
    """Shows completions, none of them chosen at first; ``chosen`` brings the one that is pressed.

    It stands in the window of ``owner``, who keeps the keyboard and speaks for it.
    """

    chosen = Signal(object)
    """A ``Completion``."""

    def __init__(self, owner: QWidget, images: ImageCache, theme: Theme) -> None:
        super().__init__(owner)
        self._owner = owner
        self._images = images
        self._theme = theme
        self._shown: tuple[Completion, ...] = ()
        self.setProperty("floats", True)
        self.setAccessibleName(self.tr("Suggestions"))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setItemDelegate(CompletionRows(self, theme))
        self.setMouseTracking(True)
        self.itemClicked.connect(self._clicked)
        images.arrived.connect(self._picture_arrived)
        self.hide()

    def show_completions(self, completions: Sequence[Completion], word: QRect) -> None:
        """Show them at ``word``, a place in the owner; what is chosen stays so if it is there."""
        before, was_open = self.current(), self.isVisible()
        if tuple(completions) != self._shown:
            self._fill(tuple(completions))
            if before is not None and before in self._shown:
                self.setCurrentRow(self._shown.index(before))
        self._stand_at(word)
        if not was_open:
            self.show()
            self.raise_()
        self.executeDelayedItemsLayout()
        if not was_open:
            announce(self._owner, self.tr("%Ln suggestion(s)", "", len(self._shown)))

    def current(self) -> Completion | None:
        """Return the one that was chosen by keys."""
        row = self.currentRow()
        return self._shown[row] if 0 <= row < len(self._shown) else None

    def first(self) -> Completion | None:
        """Return the likeliest one."""
        return self._shown[0] if self._shown else None

    def step(self, steps: int) -> None:
        """Choose the next one, or the one before; after the last one comes the first."""
        row = self.currentRow()
        start = row if row >= 0 else -1 if steps > 0 else 0
        self.setCurrentRow((start + steps) % len(self._shown))
        announce(
            self._owner,
            self.tr("{suggestion}, {number} of {all}").format(
                suggestion=_spoken(self._shown[self.currentRow()]),
                number=self.locale().toString(self.currentRow() + 1),
                all=self.locale().toString(len(self._shown)),
            ),
        )

    def _fill(self, completions: tuple[Completion, ...]) -> None:
        """Show them in the rows that are there, as far as these go: a key has little time."""
        before, self._shown = self._shown, completions
        self.setCurrentRow(-1)
        while self.count() > len(completions):
            self.takeItem(self.count() - 1)
        while self.count() < len(completions):
            self.addItem(QListWidgetItem())
        for row, each in enumerate(completions):
            if row < len(before) and before[row] == each:
                continue
            item = self.item(row)
            item.setText(_label(each))
            item.setData(Qt.ItemDataRole.DecorationRole, None)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, _spoken(each))
            self._picture(item, each.url)
        self._images.set_wanted(self, frozenset(each.url for each in completions if each.url))

    def _picture(self, item: QListWidgetItem, url: str) -> None:
        if url:
            side = self._theme.px(PICTURE)
            ratio = self.devicePixelRatioF()
            pixmap = self._images.pixmap(url, QSize(side, side), ratio, side // 5)
            item.setData(Qt.ItemDataRole.DecorationRole, pixmap)

    def _picture_arrived(self, url: str) -> None:
        for row, each in enumerate(self._shown):
            if each.url == url:
                self._picture(self.item(row), url)

    def _stand_at(self, word: QRect) -> None:
        """Stand below the word, or above it where there is more room, inside of the window."""
        window = self._owner.window()
        if self.parentWidget() is not window:
            self.setParent(window)
        place = QRect(self._owner.mapTo(window, word.topLeft()), word.size())
        room = window.rect()
        frame = 2 * (self._theme.px(_PADDING) + 1)
        rows = max(1, self.count())
        wanted = self.sizeHintForRow(0) * rows + frame
        below, above = room.bottom() - place.bottom(), place.top() - room.top()
        height = min(wanted, max(below, above))
        width = min(self._theme.px(_WIDTH), room.width())
        is_mirrored = self._owner.layoutDirection() is Qt.LayoutDirection.RightToLeft
        left = place.right() - width if is_mirrored else place.left()
        left = min(max(left, room.left()), room.right() + 1 - width)
        top = place.bottom() + 1 if below >= min(wanted, above) else place.top() - height
        self.setGeometry(left, top, width, height)

    def _clicked(self, item: QListWidgetItem) -> None:
        self.chosen.emit(self._shown[self.row(item)])

    def hideEvent(self, event: QHideEvent) -> None:
        """Want no more pictures."""
        self._shown = ()
        self._images.set_wanted(self, frozenset())
        super().hideEvent(event)


def _label(completion: Completion) -> str:
    title, detail = one_line(completion.title), one_line(completion.detail)
    return f"{isolated(title)}  {isolated(detail)}" if detail else isolated(title)


def _spoken(completion: Completion) -> str:
    parts = (completion.title.strip(":"), completion.detail)
    return ", ".join(one_line(part) for part in parts if part)
