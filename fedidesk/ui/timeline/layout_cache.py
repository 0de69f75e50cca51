"""Keeps the layouts of the posts that were shown last."""

from collections import OrderedDict
from datetime import UTC, datetime

from fedidesk.domain.ids import PostId, RowId
from fedidesk.domain.post import Row
from fedidesk.qtmodels.post_list_model import PostListModel
from fedidesk.ui.theme import Theme
from fedidesk.ui.timeline.post_layout import PostLayout
from fedidesk.ui.timeline.typesetter import Typesetter

_MOST_KEPT = 300


class LayoutCache:
    """Gives the layout of any row of a model, made when it is asked for."""

    def __init__(self, model: PostListModel, theme: Theme) -> None:
        self._model = model
        self._theme = theme
        self._typesetter = Typesetter(theme)
        self._kept: OrderedDict[RowId, PostLayout] = OrderedDict()
        self.width = 0
        self.mirrored = False
        self.revealed: set[PostId] = set()
        """Posts whose content warning was opened."""
        self.expanded: set[PostId] = set()
        """Long posts that are shown as a whole."""
        self._now = datetime.now(UTC)

    def get(self, index: int) -> PostLayout | None:
        """Return how the row at ``index`` is to be painted; None if nobody knows its post."""
        row = self._model.row_at(index)
        kept = self._kept.get(row.id)
        post = self._model.post_at(index)
        if post is None or not isinstance(row, Row):
            return kept
        revealed = post.id in self.revealed
        expanded = post.id in self.expanded
        if kept is not None and kept.fits(
            post,
            self._theme,
            self.width,
            mirrored=self.mirrored,
            revealed=revealed,
            expanded=expanded,
            now=self._now,
        ):
            self._kept.move_to_end(row.id)
            return kept
        made = self._kept[row.id] = PostLayout(
            post,
            row,
            self._typesetter,
            self.width,
            mirrored=self.mirrored,
            revealed=revealed,
            expanded=expanded,
            now=self._now,
        )
        self._kept.move_to_end(row.id)
        if len(self._kept) > _MOST_KEPT:
            self._kept.popitem(last=False)
        return made

    def height(self, index: int) -> int:
        """Return the height of a row in pixels."""
        layout = self.get(index)
        return 0 if layout is None else layout.height

    def has(self, index: int) -> bool:
        """Return whether a layout for that row is kept; it may still be an old one."""
        return self._model.row_at(index).id in self._kept

    def tick(self) -> None:
        """Let time go on: layouts that say when a post was written are checked against it."""
        self._now = datetime.now(UTC)

    def clear(self) -> None:
        """Forget all of them."""
        self._kept.clear()
