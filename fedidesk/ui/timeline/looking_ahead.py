"""Rows are laid out before they come into view."""

import time

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer

from fedidesk.qtmodels.post_list_model import PostListModel
from fedidesk.ui.timeline.layout_cache import LayoutCache
from fedidesk.ui.timeline.stage import Stage

_AHEAD = 12
"""How many rows out of view are laid out beforehand."""
_CALM_MS = 100
"""What is on the screen is painted before that begins."""
_EVEN, _MEMORY = 1.1, 8
"""How much longer than usual a frame may get, and how many frames say what is usual."""
_FRAME_IS_PAINTED = QEvent.Type.User
_AFTER_PAINTING = -2
"""Qt posts the wish to paint with -1."""


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
        self._usual = 0.0
        """Seconds that a frame took lately, on the processor."""
        self._one = 0.0
        """Seconds that one row takes."""
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
        if self._lay_next():
            self._timer.start(0)

    def _fill_frame(self, began: float) -> bool:
        """Lay out what the frame has time for; return whether something may be left."""
        now = time.thread_time()
        left, end = True, began + self._usual
        while left and now < end:
            left = self._lay_next()
            before, now = now, time.thread_time()
            self._one += (now - before - self._one) / _MEMORY
            end = began + self._usual * _EVEN - self._one
        self._usual += (now - began - self._usual) / _MEMORY
        return left

    def _lay_next(self) -> bool:
        """Lay out the next row that is not; return whether there was one."""
        down = self._heading > 0
        edge = self._stage.last_index if down else self._stage.scroller.index
        for distance in range(1, _AHEAD + 1):
            index = edge + self._heading * distance
            if not 0 <= index < len(self._model):
                return False
            if not self._layouts.has(index):
                layout = self._layouts.get(index)
                if layout is not None:
                    layout.prepare()
                return True
        return False

    def customEvent(self, event: QEvent) -> None:
        """Use what is left of a frame that was painted just now."""
        super().customEvent(event)
        began, self._began = self._began, None
        if began is not None and self._fill_frame(began):
            self._timer.start(_CALM_MS)
