"""Rows of posts as Qt sees them."""

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from fedidesk.domain.ids import PostId, RowId
from fedidesk.domain.post import Gap, Item, Post, Row
from fedidesk.qtmodels.listening import listen
from fedidesk.store.posts import PostStore
from fedidesk.store.rows import LoadState, Rows

_Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


class PostListModel(QAbstractListModel):
    """The items of one timeline or thread, with their posts.

    Listens to ``rows`` and ``posts`` weakly, so it goes when its owner goes. What a change costs
    depends on how many rows it touches; only a change in the middle counts the rows anew.
    """

    PostIdRole = Qt.ItemDataRole.UserRole + 1
    RowIdRole = Qt.ItemDataRole.UserRole + 2
    HandleRole = Qt.ItemDataRole.UserRole + 3

    posts_changed = Signal(object)
    """A ``frozenset[PostId]``: these posts look different now."""
    rows_altered = Signal(object)
    """A ``frozenset[RowId]``: these rows say something else of their posts now, or something else
    is being done about these gaps."""
    extent_changed = Signal()
    """What is known of the timeline beyond these rows has changed."""

    def __init__(self, rows: Rows, posts: PostStore, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows = rows
        self._posts = posts
        self._shown: list[Item] = []
        self._number: dict[RowId, int] = {}
        self._first = 0
        """The number of the top row: the others follow it, so a row put on top renumbers none."""
        self._rows_of: dict[PostId, list[RowId]] = {}
        self._take_all()
        listen(rows.inserted, self._rows_came)
        listen(rows.removed, self._rows_went)
        listen(rows.altered, self._rows_altered)
        listen(rows.replaced, self._rows_replaced)
        listen(rows.gap_changed, self._gap_changed)
        listen(rows.extent_changed, self._extent_changed)
        listen(posts.changed, self._posts_changed)

    def __len__(self) -> int:
        return len(self._shown)

    @property
    def above(self) -> int:
        """How many items there are above the first one, not in memory."""
        return self._rows.above

    @property
    def below(self) -> int:
        """How many items there are below the last one, not in memory."""
        return self._rows.below

    @property
    def unseen(self) -> int:
        """How many rows stand above the highest one that was ever on the screen."""
        return self._rows.unseen

    @property
    def last_read(self) -> RowId | None:
        """The highest row that was seen when something new came above it."""
        return self._rows.last_read

    def reader_at(self, index: int) -> None:
        """Take note of which item is the first on the screen."""
        if index < len(self._shown):
            self._rows.reader_at(index)

    def row_at(self, index: int) -> Item:
        """Return the row or gap at ``index``, from the top."""
        return self._shown[index]

    def post_at(self, index: int) -> Post | None:
        """Return the post there as it is to be shown; None for a gap, or once it is gone."""
        item = self._shown[index]
        return None if isinstance(item, Gap) else self._posts.get(item.post_id)

    def gap_state(self, gap_id: RowId) -> LoadState:
        """Return what is being done about a gap."""
        return self._rows.gap_state(gap_id)

    def index_of(self, row_id: RowId) -> int | None:
        """Return where the row stands, or None."""
        number = self._number.get(row_id)
        return None if number is None else number - self._first

    def indexes_of_post(self, post_id: PostId) -> list[int]:
        """Return where the post stands, from the top; a post can be there with its boosts."""
        found = (self._number[row_id] - self._first for row_id in self._rows_of.get(post_id, ()))
        return sorted(found)

    def rowCount(self, parent: _Index = _ROOT) -> int:
        """Count the rows, for Qt."""
        return 0 if parent.isValid() else len(self._shown)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what Qt asks of a row."""
        if not index.isValid() or not 0 <= index.row() < len(self._shown):
            return None
        row = self._shown[index.row()]
        if role == self.RowIdRole:
            return row.id
        post = self.post_at(index.row())
        if post is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return post.author.name
        return {self.PostIdRole: post.id, self.HandleRole: post.author.handle}.get(role)

    def _rows_came(self, index: int, count: int) -> None:
        self.beginInsertRows(_ROOT, index, index + count - 1)
        came = [self._rows[i] for i in range(index, index + count)]
        self._shown[index:index] = came
        if index == 0 and len(self._shown) > count:
            self._first -= count
            self._enter(came, self._first)
        elif index + count == len(self._shown):
            self._enter(came, self._first + index)
        else:
            self._enter(came, 0)
            self._renumber()
        self.endInsertRows()

    def _rows_went(self, index: int, count: int) -> None:
        self.beginRemoveRows(_ROOT, index, index + count - 1)
        for row in self._shown[index : index + count]:
            del self._number[row.id]
            if isinstance(row, Row):
                self._leave(row)
        del self._shown[index : index + count]
        if index == 0:
            self._first += count
        elif index < len(self._shown):
            self._renumber()
        self.endRemoveRows()

    def _leave(self, row: Row) -> None:
        left = [row_id for row_id in self._rows_of[row.post_id] if row_id != row.id]
        if left:
            self._rows_of[row.post_id] = left
        else:
            del self._rows_of[row.post_id]

    def _gap_changed(self, gap_id: RowId) -> None:
        if gap_id in self._number:
            self.rows_altered.emit(frozenset({gap_id}))

    def _extent_changed(self) -> None:
        self.extent_changed.emit()

    def _rows_altered(self, row_ids: frozenset[RowId]) -> None:
        for row_id in row_ids:
            index = self._number[row_id] - self._first
            self._shown[index] = self._rows[index]
            at = self.index(index)
            self.dataChanged.emit(at, at)
        self.rows_altered.emit(row_ids)

    def _rows_replaced(self) -> None:
        self.beginResetModel()
        self._take_all()
        self.endResetModel()

    def _posts_changed(self, post_ids: frozenset[PostId]) -> None:
        touched = False
        for post_id in post_ids:
            for index in self.indexes_of_post(post_id) if post_id in self._rows_of else ():
                touched = True
                at = self.index(index)
                self.dataChanged.emit(at, at)
        if touched:
            self.posts_changed.emit(post_ids)

    def _take_all(self) -> None:
        self._shown = [self._rows[index] for index in range(len(self._rows))]
        self._number = {}
        self._rows_of = {}
        self._first = 0
        self._enter(self._shown, 0)

    def _enter(self, rows: list[Item], first: int) -> None:
        for number, row in enumerate(rows, first):
            self._number[row.id] = number
            if isinstance(row, Row):
                self._rows_of.setdefault(row.post_id, []).append(row.id)

    def _renumber(self) -> None:
        self._first = 0
        for number, row in enumerate(self._shown):
            self._number[row.id] = number
