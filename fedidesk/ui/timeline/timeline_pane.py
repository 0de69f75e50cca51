"""A list of posts with all that can be said about it: loading, empty, failed, offline, the end."""

from collections.abc import Callable
from functools import cached_property
from typing import TypeVar

from PySide6.QtCore import QPoint, QTimer, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from fedidesk.qtmodels.image_cache import ImageCache
from fedidesk.qtmodels.listening import listen
from fedidesk.qtmodels.post_list_model import PostListModel
from fedidesk.store.posts import PostStore
from fedidesk.store.rows import Phase, Rows
from fedidesk.ui import error_text
from fedidesk.ui.icons import Icons
from fedidesk.ui.theme import Theme
from fedidesk.ui.timeline.following import FollowingLive
from fedidesk.ui.timeline.post_view import PostView
from fedidesk.ui.timeline.stage import Place
from fedidesk.ui.timeline.states import Footer, Message, OfflineStrip, Skeleton

_Page = TypeVar("_Page", bound=QWidget)

_PATIENCE_MS = 300
"""What comes sooner needs no sign that it is loading."""


class TimelinePane(QWidget):
    """The reading view of one timeline or thread.

    What the reader does with a post comes as signals of ``view``: ``reply_requested``,
    ``boost_requested``, ``favourite_requested``, ``bookmark_requested``, ``opened`` (each with a
    ``PostId``), ``menu_requested(PostId, QMenu)``, ``profile_requested(ProfileId)``,
    ``media_requested(PostId, int)`` and ``link_activated(str)``. What the pane needs comes as
    signals of its own: ``older_wanted`` and ``refresh_wanted``.

    With ``counts_new`` a button says how many posts came above; a thread has none.
    """

    older_wanted = Signal()
    """The reader comes near the end, or pressed Retry there."""
    newer_wanted = Signal()
    """The reader comes near the first row in memory, and there are more."""
    jump_wanted = Signal(int)
    """The reader goes to the item with this number from the top, which is not in memory."""
    gap_wanted = Signal(object)
    """The reader wants what is missing at a gap; it brings the gap's ``RowId``."""
    rested_at = Signal(object)
    """Nothing has moved for a moment; it brings the ``Place`` where the reader is."""
    new_above = Signal(int)
    """So many new posts wait above what is on screen."""
    new_shown = Signal(int)
    """So many have come to the screen by themselves."""
    refresh_wanted = Signal()
    """The reader pressed Retry where nothing could be loaded."""
    beyond_wanted = Signal()
    """The reader pressed what leads on from the end, see ``end_with``."""

    def __init__(
        self,
        rows: Rows,
        posts: PostStore,
        images: ImageCache,
        theme: Theme,
        icons: Icons,
        parent: QWidget | None = None,
        *,
        counts_new: bool = True,
    ) -> None:
        super().__init__(parent)
        self._rows = rows
        self._counts_new = counts_new
        self._was_loading = False
        self.model = PostListModel(rows, posts, self)
        self.view = PostView(self.model, images, theme, icons, self)
        self.following = FollowingLive(self.view, rows, theme)
        self._theme = theme
        self._icons = icons
        self._empty_text = (self.tr("Nothing here yet"), self.tr("New posts will appear here."))
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self.view)
        layout = self._column = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._stack, 1)
        self._offline: OfflineStrip | None = None
        self.new_count = 0
        """So many new posts wait above what is on screen."""
        self._footer_text = ("", False, "")
        self._end_words: Callable[[], tuple[str, str]] | None = None
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(_PATIENCE_MS)
        self._patience.timeout.connect(self._show_state)
        self._connect()
        self._show_state()

    # What is seldom on screen is made when it comes there for the first time.

    @cached_property
    def _nothing(self) -> QWidget:
        return self._page(QWidget(self))

    @cached_property
    def _skeleton(self) -> QWidget:
        return self._page(Skeleton(self._theme, self))

    @cached_property
    def _empty(self) -> Message:
        return self._page(Message("message-circle", self._theme, self._icons, self))

    @cached_property
    def _failed(self) -> Message:
        message = self._page(Message("triangle-alert", self._theme, self._icons, self))
        message.retry_requested.connect(self.refresh_wanted)
        return message

    @cached_property
    def _footer(self) -> Footer:
        footer = Footer(self._theme, self.view.viewport())
        footer.hide()
        footer.retry_requested.connect(self.older_wanted)
        footer.more_requested.connect(self.beyond_wanted)
        return footer

    def _page(self, page: _Page) -> _Page:
        self._stack.addWidget(page)
        return page

    def set_name(self, name: str) -> None:
        """Set the accessible name of the list, "Timeline" unless it is set."""
        self.view.setAccessibleName(name)

    def set_empty_text(self, title: str, text: str) -> None:
        """Say what to read where there are no posts."""
        self._empty_text = (title, text)
        self._show_state()

    def end_with(self, words: Callable[[], tuple[str, str]]) -> None:
        """Ask ``words`` what to say at the end, and what to call a button that leads on.

        Both may be empty. Call it again when the answer is another.
        """
        self._end_words = words
        self._show_state()

    def put_below(self, widget: QWidget) -> None:
        """Let a widget stand below the posts, always on screen."""
        self._column.addWidget(widget)

    def set_offline(self, offline: bool) -> None:
        """Show or take away the strip that says that there is no connection."""
        if offline is (self._offline is not None and self._offline.isVisibleTo(self)):
            return
        place, top = self.view.place(), self.view.mapTo(self, QPoint()).y()
        if self._offline is None:
            self._offline = OfflineStrip(self._theme, self._icons, self)
            self._column.insertWidget(0, self._offline)
        self._offline.setVisible(offline)
        self._column.activate()
        moved = self.view.mapTo(self, QPoint()).y() - top
        if place is not None and moved and not self.view.is_at_top():
            self.view.restore(Place(place.row_id, place.y - moved))

    def show_newest(self) -> None:
        """Go to the newest post: what the "new posts" button and its key do."""
        self.view.scroll_to_top()
        self.view.keyboard.to_first()
        if self.following.is_on:
            self.view.put_aside()

    def _connect(self) -> None:
        listen(self._rows.state_changed, self._show_state)
        self.model.rowsInserted.connect(self._rows_changed)
        self.model.rowsRemoved.connect(self._rows_changed)
        self.model.modelReset.connect(self._show_state)
        self.view.near_end.connect(self._near_end)
        self.view.gap_requested.connect(self.gap_wanted)
        self.view.near_start.connect(self.newer_wanted)
        self.view.jump_wanted.connect(self.jump_wanted)
        self.view.rested.connect(self._rested)
        self.view.unseen_above_changed.connect(self._unseen_changed)
        self.following.stayed.connect(self._stayed)
        self.following.went.connect(self.new_shown)

    def _rows_changed(self) -> None:
        self._show_state()

    def _near_end(self) -> None:
        if self._rows.older.phase is Phase.IDLE or self.model.below:
            self.older_wanted.emit()

    def _rested(self) -> None:
        place = self.view.place()
        if place is not None and self.isVisible():
            self.rested_at.emit(place)

    def _unseen_changed(self, count: int) -> None:
        if not self._counts_new:
            return
        self.new_count = 0 if self.following.takes_along() else count
        self.new_above.emit(self.new_count)

    def _stayed(self) -> None:
        self._unseen_changed(self.view.unseen_above)

    def _show_state(self) -> None:
        if len(self.model):
            self._patience.stop()
            self._stack.setCurrentWidget(self.view)
            self._show_footer()
            return
        newest = self._rows.newest
        if newest.phase is Phase.FAILED and newest.error is not None:
            self._patience.stop()
            title = self.tr("This could not be loaded")
            self._failed.show_text(title, error_text.sentence_for(newest.error), can_retry=True)
            self._stack.setCurrentWidget(self._failed)
        elif newest.phase is Phase.LOADING:
            self._was_loading = True
            self._wait()
        elif self._was_loading or self._rows.older.phase is Phase.END:
            self._patience.stop()
            self._empty.show_text(*self._empty_text)
            self._stack.setCurrentWidget(self._empty)
        else:
            self._stack.setCurrentWidget(self._nothing)

    def _wait(self) -> None:
        """Show that it is loading, but not at once."""
        if self._stack.currentWidget() is self._skeleton or self._patience.isActive():
            return
        if self.sender() is self._patience:
            self._stack.setCurrentWidget(self._skeleton)
            return
        self._stack.setCurrentWidget(self._nothing)
        self._patience.start()

    def _show_footer(self) -> None:
        older = self._rows.older
        can_retry, more = False, ""
        if older.phase is Phase.LOADING:
            text = self.tr("Loading more…")
        elif older.phase is Phase.FAILED and older.error is not None:
            text, can_retry = error_text.sentence_for(older.error), True
        elif older.phase is Phase.END:
            text, more = ("", "") if self._end_words is None else self._end_words()
            text = text or self.tr("That's all there is.")
        else:
            text = ""
        if (text, can_retry, more) != self._footer_text:
            self._footer_text = (text, can_retry, more)
            self._footer.show_text(text, can_retry=can_retry, more=more)
            self.view.set_footer(self._footer if text else None)
        if older.phase is Phase.IDLE:
            self.view.look_at_end()
