"""How many posts have come above what the reader has seen."""

from fedidesk.domain.ids import ProfileId, RowId
from fedidesk.domain.post import Gap
from fedidesk.qtmodels.post_list_model import PostListModel


class Unseen:
    """Counts the rows above the highest one that was ever on the screen.

    What the reader has written or boosted is nothing new to them: rows of ``own`` don't count.
    """

    def __init__(self, model: PostListModel) -> None:
        self._model = model
        self.own: ProfileId | None = None
        self._highest: RowId | None = None
        self._counted_for: tuple[int, RowId] | None = None
        self.count = 0

    def look(self, top: int) -> bool:
        """Take note that row ``top`` is the first on the screen; return whether the count changes.

        With the same rows above it costs the same however many they are.
        """
        highest = None if self._highest is None else self._model.index_of(self._highest)
        if top < len(self._model) and (highest is None or top <= highest):
            self._highest = self._model.row_at(top).id
            highest = top
        before = self.count
        if not highest:
            self._counted_for, self.count = None, 0
        elif self._counted_for != (highest, self._model.row_at(0).id):
            self._counted_for = (highest, self._model.row_at(0).id)
            self.count = sum(self._is_new(index) for index in range(highest))
        return self.count != before

    def _is_new(self, index: int) -> bool:
        row, post = self._model.row_at(index), self._model.post_at(index)
        if isinstance(row, Gap):
            return False
        by = row.boosted_by or (post.author if post is not None else None)
        return by is None or by.id != self.own
