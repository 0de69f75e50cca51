"""Stands between a thread and the pane that shows it."""

from PySide6.QtCore import QCoreApplication, QObject, Signal

from fedidesk.domain.ids import RowId
from fedidesk.domain.thread_row import ThreadRow
from fedidesk.qtmodels.listening import listen
from fedidesk.services.open_thread import OpenThread
from fedidesk.ui.announcing import announce
from fedidesk.ui.places.more_replies_strip import MoreRepliesStrip
from fedidesk.ui.theme import Theme
from fedidesk.ui.timeline.parts.thread_parts import spoken_folded
from fedidesk.ui.timeline.stage import Place
from fedidesk.ui.timeline.timeline_pane import TimelinePane

_translate = QCoreApplication.translate


class ThreadOnScreen(QObject):
    """Lets the post that was opened stand still, folds branches, and says what is missing.

    Replies that were found later come by themselves only while the reader has not scrolled and
    nothing on the screen moves for them; else a strip offers them.
    """

    outside_wanted = Signal(str)
    """An address to be opened in the browser."""

    def __init__(self, thread: OpenThread, pane: TimelinePane, theme: Theme) -> None:
        super().__init__(pane)
        self._thread = thread
        self._pane = pane
        self._theme = theme
        self._strip: MoreRepliesStrip | None = None
        self._scrolled = False
        self._is_placed = False
        pane.refresh_wanted.connect(thread.reload)
        pane.older_wanted.connect(self._retry)
        pane.beyond_wanted.connect(self._open_original)
        pane.view.fold_requested.connect(self._fold)
        pane.view.scrolled.connect(self._reader_scrolled)
        pane.model.rowsInserted.connect(self._place)
        pane.model.modelReset.connect(self._place)
        pane.view.stage.keeps_place = True
        pane.end_with(self._end)
        listen(thread.changed, self._changed)
        self._place()

    def _place(self) -> None:
        """Put the post that was opened to the top, once."""
        if not self._is_placed:
            self._is_placed = self._pane.view.restore(Place(RowId(self._thread.focus), 0))

    def _retry(self) -> None:
        if self._thread.rows.older.error is not None:
            self._thread.reload()

    def _reader_scrolled(self) -> None:
        self._scrolled = True

    def _fold(self, row_id: RowId) -> None:
        folded = self._thread.toggle(row_id)
        if folded is None:
            return
        view = self._pane.view
        if folded != row_id:
            view.keyboard.go_to(folded)
        index = self._thread.rows.index_of(folded)
        row = None if index is None else self._thread.rows[index]
        if isinstance(row, ThreadRow):
            announce(view, spoken_folded(row) or _translate("Thread", "Replies shown"))

    def _changed(self) -> None:
        found = self._thread.found
        if found and not self._scrolled and self._is_below_the_screen():
            self._thread.show_found()
            return
        if found and self._strip is None:
            self._strip = MoreRepliesStrip(self._theme, self._pane)
            self._strip.wanted.connect(self._thread.show_found)
            self._pane.put_below(self._strip)
        if self._strip is not None:
            self._strip.offer(found)
        self._pane.end_with(self._end)

    def _is_below_the_screen(self) -> bool:
        return self._thread.found_begin_at() > self._pane.view.stage.last_index

    def _end(self) -> tuple[str, str]:
        if self._thread.is_searching:
            return _translate("Thread", "The server is looking for more replies…"), ""
        missing = self._thread.missing
        if missing is None:
            return "", ""
        text = _translate("Thread", "Your server knows {known} of %Ln reply(s).", "", missing[1])
        action = _translate("Thread", "Open on the original server")
        return text.format(known=self._pane.locale().toString(missing[0])), action

    def _open_original(self) -> None:
        self.outside_wanted.emit(self._thread.original)
