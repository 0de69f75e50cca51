"""Keeps the layouts of the posts that were shown last."""

from collections import OrderedDict
from collections.abc import Callable
from datetime import UTC, datetime

from PySide6.QtCore import QModelIndex

from fedidesk.domain.ids import PostId, RowId
from fedidesk.domain.post import Gap, Post, Row
from fedidesk.domain.thread_row import Stub, ThreadRow
from fedidesk.qtmodels.post_list_model import PostListModel
from fedidesk.store.rows import LoadState
from fedidesk.ui.theme import Theme
from fedidesk.ui.timeline import bare_layout, gap_layout, stub_layout
from fedidesk.ui.timeline.post_layout import PostLayout
from fedidesk.ui.timeline.row_layout import RowLayout
from fedidesk.ui.timeline.typesetter import Typesetter
from fedidesk.ui.timeline.viewing import Choices

_MOST_KEPT = 300
_WEIGHT_OF_ROW, _WEIGHT_OF_QUOTE, _WEIGHT_OF_EMOJIS = 3000, 4000, 2700
"""As much work as so many Latin letters."""
_WEIGHT_OF_FAR_LETTER = 4
"""Likewise, for each byte more than one that a letter takes in UTF-8."""
_MOST_WEIGHED = 5000
"""Letters of a text that are looked at: what is longer is shown in part."""


class LayoutCache:
    """Gives the layout of any row of a model, made when it is asked for.

    Whoever changes what layouts are made for, such as ``revealed``, calls ``look_again``.
    """

    def __init__(self, model: PostListModel, theme: Theme) -> None:
        self._model = model
        self._theme = theme
        self._typesetter = Typesetter(theme)
        self._kept: OrderedDict[RowId, RowLayout] = OrderedDict()
        self._at: dict[int, RowLayout | None] = {}
        """What was last found at an index: while nothing changes, nothing is asked twice."""
        self._width = 0
        self._mirrored = False
        self.revealed: set[PostId] = set()
        """Posts whose content warning was opened."""
        self.shows: Callable[[Row, Post], bool] = _everything
        """Says of a row whether it is to be seen at all; the others have no height."""
        self.expanded: set[PostId] = set()
        """Long posts that are shown as a whole."""
        self.choices = Choices()
        self._now = datetime.now(UTC)
        model.rowsInserted.connect(self._rows_came)
        for changed in (model.rowsRemoved, model.modelReset):
            changed.connect(self.look_again)
        for told in (model.posts_changed, model.rows_altered):
            told.connect(self.look_again)

    @property
    def width(self) -> int:
        """How wide rows are, 0 before anybody knows."""
        return self._width

    def fit(self, width: int, *, mirrored: bool) -> None:
        """Lay out for that width and direction from now on."""
        self._width = width
        self._mirrored = mirrored
        self.look_again()

    def look_again(self) -> None:
        """Check every layout before it is used again: something has changed."""
        self._at.clear()

    def _rows_came(self, _: QModelIndex, first: int, _last: int) -> None:
        for index in [index for index in self._at if index >= first]:
            del self._at[index]

    def get(self, index: int) -> RowLayout | None:
        """Return how the row at ``index`` is to be painted; None if nobody knows its post."""
        try:
            return self._at[index]
        except KeyError:
            if len(self._at) >= _MOST_KEPT:
                self._at.clear()
            found = self._at[index] = self._find(index)
            return found

    def _find(self, index: int) -> RowLayout | None:
        item = self._model.row_at(index)
        kept = self._kept.get(item.id)
        if isinstance(item, Gap):
            found: RowLayout | None = self._find_gap(item, kept)
        elif isinstance(item, ThreadRow) and item.stub is not Stub.NONE:
            found = self._find_stub(item, kept)
        else:
            found = self._find_post(item, self._model.post_at(index), kept)
        if found is not None:
            self._kept[item.id] = found
            self._kept.move_to_end(item.id)
            if len(self._kept) > _MOST_KEPT:
                self._kept.popitem(last=False)
        return found

    def _find_gap(self, gap: Gap, kept: RowLayout | None) -> RowLayout:
        state = self._model.gap_state(gap.id)
        if kept is not None and self._still_fits(kept, state):
            return kept
        return gap_layout.GapLayout(
            gap, state, self._typesetter, self._width, mirrored=self._mirrored, now=self._now
        )

    def _find_stub(self, row: ThreadRow, kept: RowLayout | None) -> RowLayout:
        if kept is not None and self._still_fits(kept, row):
            return kept
        return stub_layout.StubLayout(
            row, self._typesetter, self._width, mirrored=self._mirrored, now=self._now
        )

    def _still_fits(self, kept: RowLayout, about: ThreadRow | LoadState) -> bool:
        return isinstance(kept, bare_layout.BareLayout) and kept.fits(
            about, self._width, mirrored=self._mirrored, generation=self._theme.generation
        )

    def _find_post(self, row: Row, post: Post | None, kept: RowLayout | None) -> RowLayout | None:
        if post is None:
            return kept if isinstance(kept, PostLayout) else None
        if not self.shows(row, post):
            return None
        viewing = self.choices.viewing(post)
        if post.filters and viewing.leaves_out(post, self._now):
            return None
        revealed = post.id in self.revealed
        expanded = post.id in self.expanded
        if isinstance(kept, PostLayout) and kept.fits(
            post,
            row,
            self._theme,
            self._width,
            mirrored=self._mirrored,
            revealed=revealed,
            expanded=expanded,
            now=self._now,
            viewing=viewing,
        ):
            return kept
        return PostLayout(
            post,
            row,
            self._typesetter,
            self._width,
            mirrored=self._mirrored,
            revealed=revealed,
            expanded=expanded,
            now=self._now,
            viewing=viewing,
        )

    def height(self, index: int) -> int:
        """Return the height of a row in pixels."""
        layout = self.get(index)
        return 0 if layout is None else layout.height

    def has(self, index: int) -> bool:
        """Return whether a layout for that row is kept; it may still be an old one."""
        return index in self._at or self._model.row_at(index).id in self._kept

    def weight(self, index: int) -> int:
        """Return how much work a row is, compared to others."""
        post = self._model.post_at(index)
        if post is None:
            return _WEIGHT_OF_ROW
        weight = _WEIGHT_OF_ROW
        if not post.content_warning or post.id in self.revealed:
            weight += _weight_of(post.html) + (_WEIGHT_OF_EMOJIS if post.emojis else 0)
            if post.quote is not None:
                quoted = post.quote.post
                weight += _WEIGHT_OF_QUOTE + (0 if quoted is None else _weight_of(quoted.html))
        return weight

    def tick(self) -> None:
        """Let time go on: layouts that say when a post was written are checked against it."""
        self._now = datetime.now(UTC)
        self.look_again()

    def clear(self) -> None:
        """Forget all of them."""
        self._kept.clear()
        self.look_again()


def _weight_of(text: str) -> int:
    text = text[:_MOST_WEIGHED]
    letters = len(text)
    return letters + _WEIGHT_OF_FAR_LETTER * (len(text.encode(errors="replace")) - letters)


def _everything(_row: Row, _post: Post) -> bool:
    return True
