"""Going along with what comes, for readers who stand at the very top and chose to."""

from PySide6.QtCore import QObject, QTimer, Signal

from fedidesk.domain.post import Gap
from fedidesk.qtmodels.listening import listen
from fedidesk.store.rows import Phase, Rows
from fedidesk.ui.theme import Theme
from fedidesk.ui.timeline.post_view import PostView
from fedidesk.ui.timeline.slide import Slide
from fedidesk.ui.timeline.stage import Place

_MOST = 40
"""More items at once than that, a page, are nothing live: they were missed, and wait to be read."""


class FollowingLive(QObject):
    """Takes the view to the top when new posts come, while its reader stands there and looks on.

    What was missed is not taken along: what the first catching up of a run brings, what more than
    a page brings at once, and what comes while the view is not on screen. Above a gap it waits
    until that is filled.
    """

    went = Signal(int)
    """It has gone to the top, past so many new posts."""
    stayed = Signal()
    """It has not: the reader is at something, or too much has come."""

    def __init__(self, view: PostView, rows: Rows, theme: Theme) -> None:
        super().__init__(view)
        self._view = view
        self._rows = rows
        self._theme = theme
        self.is_on = False
        self._at: Place | None = None
        """What was uppermost when the reader stood at the top, if nobody has moved since."""
        self._was_loading = False
        self._caught_up = False
        self._stepping = False
        self._slide = Slide(theme, self)
        self._slide.stepped.connect(self._step)
        self._slide.ended.connect(view.scroll_to_top)
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._go_along)
        view.moved.connect(self._moved)
        listen(rows.state_changed, self._state_changed)

    def set_on(self, on: bool) -> None:
        """Go along from now on, or not any more."""
        self.is_on = on
        if on and self._rows.newest.phase is Phase.IDLE and self._view.isVisible():
            self._caught_up = True
            self._moved()

    def takes_along(self) -> bool:
        """Whether what has just come is about to be shown without being asked for."""
        return self._stepping or (self._stands() and self._can_go() and not self._has_gap())

    def _state_changed(self) -> None:
        phase = self._rows.newest.phase
        if phase is Phase.LOADING:
            self._was_loading = True
        elif phase is Phase.IDLE and self._was_loading and not self._caught_up:
            self._caught_up = True
            self._moved()

    def _moved(self) -> None:
        """Take note of where the reader is; rows that come move nothing, and so tell of nothing."""
        if self._stepping:
            return
        top = self._top()
        if self._view.is_at_top():
            self._slide.stop()
            self._at = top if self._caught_up else None
        elif top != self._at:
            self._slide.stop()
            self._at = None
        elif self.is_on and self._at is not None:
            self._soon.start()

    def _go_along(self) -> None:
        if not self._stands() or self._view.is_at_top() or self._has_gap():
            return
        if not self._can_go():
            self._at = None
            self.stayed.emit()
            return
        self.went.emit(self._view.unseen_above)
        height = self._view.viewport().height()
        above = self._view.stage.scroller.above(height)
        self._slide.stop()
        if above <= height and self._theme.animates:
            self._slide.by(-above)
        else:
            self._view.scroll_to_top()

    def _step(self, pixels: int) -> None:
        self._stepping = True
        self._view.scroll_by(pixels)
        self._stepping = False
        self._at = self._top()

    def _top(self) -> Place | None:
        row = next(iter(self._view.stage.rows), None)
        return None if row is None or row.row_id is None else Place(row.row_id, row.y())

    def _stands(self) -> bool:
        return self.is_on and self._at is not None and self._top() == self._at

    def _can_go(self) -> bool:
        view = self._view
        return (
            view.isVisible()
            and not view.window().isMinimized()
            and not view.model.above
            and view.stage.scroller.index <= _MOST
            and not view.is_in_use()
        )

    def _has_gap(self) -> bool:
        view = self._view
        return any(isinstance(view.model.row_at(i), Gap) for i in range(view.stage.scroller.index))
