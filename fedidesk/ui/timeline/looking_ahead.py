"""Rows are laid out before they come into view."""

import time
from collections.abc import Iterator

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer

from fedidesk.qtmodels.post_list_model import PostListModel
from fedidesk.ui.timeline.layout_cache import LayoutCache
from fedidesk.ui.timeline.stage import Stage

_AHEAD = 60
"""How many rows out of view are laid out beforehand."""
_CALM_MS = 100
"""What is on the screen is painted before that begins."""
_HASTE, _CALM, _MEMORY = 1.2, 0.9, 64
"""How long a frame may get, of what frames took lately, where no row is ready and where nearly all
are; and how many frames say what they took."""
_FRAME_IS_PAINTED = QEvent.Type.User
_AFTER_PAINTING = -2
"""Qt posts the wish to paint with -1."""


class _Mean:
    """The mean of what was added lately."""

    def __init__(self) -> None:
        self.value = 0.0
        self._count = 0

    def add(self, value: float) -> None:
        self._count = min(self._count + 1, _MEMORY)
        self.value += (value - self.value) / self._count


class LookingAhead(QObject):
    """Lays out rows that come next, so that no frame has to do much of it.

    While the reader scrolls it goes on in those frames that took less than frames did lately, so
    one is like the other; while nothing moves, a row at a time.
    """

    def __init__(
        self, model: PostListModel, layouts: LayoutCache, stage: Stage, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._model = model
        self._layouts = layouts
        self._stage = stage
        self._heading = 1
        self._began: float | None = None
        self._usual = _Mean()
        """Seconds that a frame took lately, on the processor."""
        self._pace = _Mean()
        """Seconds that a row takes for each of its weight."""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._go_on)

    def scrolling(self, heading: int) -> None:
        """Take note that a frame begins, and whether it moves down (1) or up (-1)."""
        self._heading = heading
        if self._began is None:
            self._began = time.thread_time()
            QCoreApplication.postEvent(self, QEvent(_FRAME_IS_PAINTED), _AFTER_PAINTING)

    def changed(self) -> None:
        """Look for rows once what is on the screen is painted."""
        if not self._timer.isActive():
            self._timer.start(_CALM_MS)

    def _go_on(self) -> None:
        index = next(self._missing(), None)
        if index is not None:
            self._layouts.get(index)
            self._timer.start(0)

    def _fill_frame(self, began: float) -> bool:
        """Lay out what the frame has time for; return whether something may be left."""
        now = time.thread_time()
        edge, is_left = self._edge(), False
        for index in self._missing():
            weight = self._layouts.weight(index)
            ready = abs(index - edge) / _AHEAD
            end = began + self._usual.value * (_HASTE + (_CALM - _HASTE) * ready)
            # With the half of it frames are on average as long as they are to be.
            is_left = now + weight * self._pace.value / 2 > end
            if is_left:
                break
            self._layouts.get(index)
            before, now = now, time.thread_time()
            self._pace.add((now - before) / weight)
        self._usual.add(now - began)
        return is_left

    def _missing(self) -> Iterator[int]:
        """Go through the rows that come next and are not laid out."""
        edge, count = self._edge(), len(self._model)
        for distance in range(1, _AHEAD + 1):
            index = edge + self._heading * distance
            if not 0 <= index < count:
                return
            if not self._layouts.has(index):
                yield index

    def _edge(self) -> int:
        return self._stage.last_index if self._heading > 0 else self._stage.scroller.index

    def customEvent(self, event: QEvent) -> None:
        """Use what is left of a frame that was painted just now."""
        super().customEvent(event)
        began, self._began = self._began, None
        if began is not None and self._fill_frame(began):
            self._timer.start(_CALM_MS)
