"""A row of buttons for what is on screen: its portions (posts, replies, media …), and following."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QPushButton, QVBoxLayout

from fedidesk.ui.places.follow_button import FollowButton
from fedidesk.ui.places.views import View
from fedidesk.ui.wrapping_row import WrappingRow


class PortionsBar(QFrame):
    """Away where there is nothing to choose."""

    chosen = Signal(object)
    """A ``View``."""

    def __init__(self, follow: FollowButton) -> None:
        super().__init__()
        self._follow = follow
        self.setObjectName("portionsBar")
        self.setAccessibleName(self.tr("What to show"))
        self._views: tuple[View, ...] = ()
        self._group = QButtonGroup(self)
        self._row = WrappingRow(spacing=4, at_end=2)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 0, 8, 8)
        column.addLayout(self._row)
        self._row.add(follow.note, follow)
        self.hide()

    def show_portions(self, portions: Sequence[tuple[View, str]], current: View | None) -> None:
        """Offer ``portions``, each with its name."""
        views = tuple(view for view, _ in portions)
        if views != self._views:
            self._views = views
            self._fill(portions)
        for view, button in zip(views, self._group.buttons(), strict=True):
            button.setChecked(view == current)
        self._follow.show_view(current)
        self.setVisible(bool(views))

    def step(self, steps: int) -> None:
        """Choose a portion behind the current one, or before it."""
        index = next((i for i, each in enumerate(self._group.buttons()) if each.isChecked()), None)
        if index is not None and 0 <= index + steps < len(self._views):
            self.chosen.emit(self._views[index + steps])

    def _fill(self, portions: Sequence[tuple[View, str]]) -> None:
        for old in self._group.buttons():
            self._group.removeButton(old)
            self._row.removeWidget(old)
            old.hide()
            old.deleteLater()
        for view, name in portions:
            button = QPushButton(name)
            button.setAccessibleName(name)
            button.setCheckable(True)
            button.setProperty("plain", True)
            button.clicked.connect(partial(self.chosen.emit, view))
            self._group.addButton(button)
            self._row.add(button)
        for last in (self._follow.note, self._follow):
            self._row.removeWidget(last)
            self._row.add(last)
        if portions:
            self.setTabOrder(self._group.buttons()[-1], self._follow)
