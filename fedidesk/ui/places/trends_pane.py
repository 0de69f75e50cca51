"""A list of what trends: hashtags or links, each of which opens its timeline."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStackedWidget, QVBoxLayout, QWidget

from fedidesk.domain.address import host_of
from fedidesk.domain.trends import TrendingLink, TrendingTag
from fedidesk.qtmodels.listening import listen
from fedidesk.services.trends import TrendList
from fedidesk.store.rows import Phase
from fedidesk.ui.error_text import sentence_for
from fedidesk.ui.icons import Icons
from fedidesk.ui.places.two_lines import add_entry, dress_list, payload_of
from fedidesk.ui.theme import Theme
from fedidesk.ui.timeline.states import Message, Skeleton

_WIDEST = 660
"""Pixels at 100 %, as wide as posts are."""


class TrendsPane(QWidget):
    """Shows a ``TrendList`` with all that can be said about it."""

    chosen = Signal(object)
    """A ``TimelineSpec``."""

    def __init__(
        self,
        trends: TrendList[TrendingTag] | TrendList[TrendingLink],
        theme: Theme,
        icons: Icons,
        name: str,
    ) -> None:
        super().__init__()
        self._trends = trends
        self._theme = theme
        self.list = QListWidget()
        self.list.setAccessibleName(name)
        dress_list(self.list, theme, icons)
        self.list.itemClicked.connect(self._choose)
        self.list.itemActivated.connect(self._choose)
        self._skeleton = Skeleton(theme)
        self._empty = Message("trending-up", theme, icons)
        self._empty.show_text(
            self.tr("Nothing trends"), self.tr("What many people talk about will appear here.")
        )
        self._failed = Message("triangle-alert", theme, icons)
        self._failed.retry_requested.connect(trends.refresh)
        self._stack = QStackedWidget()
        for page in (self.list, self._skeleton, self._empty, self._failed):
            self._stack.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        theme.changed.connect(self._dress)
        listen(trends.changed, self._show)
        self._dress()
        self._show()

    def take_keyboard(self) -> None:
        """Put the keyboard on the list, as soon as there is one."""
        (self.list if self.list.isVisibleTo(self) else self).setFocus()

    def _choose(self, item: QListWidgetItem) -> None:
        self.chosen.emit(payload_of(item))

    def _show(self) -> None:
        row = max(self.list.currentRow(), 0)
        self.list.clear()
        for item in self._trends.items:
            self._add(item)
        self.list.setCurrentRow(min(row, self.list.count() - 1))
        state = self._trends.state
        if self._trends.items:
            self._stack.setCurrentWidget(self.list)
            if self.hasFocus():
                self.list.setFocus()
        elif state.error is not None:
            self._failed.show_text(
                self.tr("This could not be loaded"), sentence_for(state.error), can_retry=True
            )
            self._stack.setCurrentWidget(self._failed)
        else:
            over = state.phase is Phase.END
            self._stack.setCurrentWidget(self._empty if over else self._skeleton)

    def _add(self, item: TrendingTag | TrendingLink) -> None:
        people = self.tr("%Ln person(s) in two days", "", item.people) if item.people else ""
        if isinstance(item, TrendingTag):
            add_entry(self.list, f"#{item.name}", people, "hash", item.spec)
            return
        source = item.card.provider or host_of(item.card.url)
        detail = self.tr("{source} · {people}").format(source=source, people=people)
        entry = add_entry(
            self.list,
            item.card.title or item.card.url,
            detail if people else source,
            "newspaper",
            item.spec,
        )
        entry.setToolTip(item.card.url)

    def _dress(self) -> None:
        self.list.doItemsLayout()
        self._fit()

    def _fit(self) -> None:
        """Keep lines no longer than those of posts."""
        spare = max(0, self.width() - self._theme.px(_WIDEST)) // 2
        self.list.setViewportMargins(spare, 0, spare, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the list in the middle."""
        super().resizeEvent(event)
        self._fit()
