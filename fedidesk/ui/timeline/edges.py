"""When the reader comes near the first or the last row in memory."""

from fedidesk.domain.ids import RowId
from fedidesk.qtmodels.post_list_model import PostListModel
from fedidesk.ui.timeline.stage import Stage

_NEAR_END = 10
"""How few rows below the view are few enough to ask a server for more."""
_NEAR_EDGE = 120
"""How few rows beyond the view are few enough to read more from the disk."""


class Edges:
    """Tells once for each first and last row that the reader is near it."""

    def __init__(self, model: PostListModel, stage: Stage) -> None:
        self._model = model
        self._stage = stage
        self._end_told_at: RowId | None = None
        self._start_told_at: RowId | None = None

    def are_near(self) -> bool:
        """Whether there is something to tell."""
        return self._near_end() is not None or self._near_start() is not None

    def reaches_end(self) -> bool:
        """Whether the reader is near the last row, and it was not told yet."""
        end = self._near_end()
        self._end_told_at = end or self._end_told_at
        return end is not None

    def reaches_start(self) -> bool:
        """Whether the reader is near the first row, there are more, and it was not told yet."""
        start = self._near_start()
        self._start_told_at = start or self._start_told_at
        return start is not None

    def look_again(self) -> None:
        """Let the end be told once more though the last row is the same."""
        self._end_told_at = None

    def _near_end(self) -> RowId | None:
        count = len(self._model)
        near = _NEAR_EDGE if self._model.below else _NEAR_END
        if not count or count - 1 - self._stage.last_index >= near:
            return None
        last = self._model.row_at(count - 1).id
        return None if last == self._end_told_at else last

    def _near_start(self) -> RowId | None:
        if not self._model.above or not len(self._model):
            return None
        first = self._model.row_at(0).id
        near = self._stage.scroller.index < _NEAR_EDGE
        return first if near and first != self._start_told_at else None
