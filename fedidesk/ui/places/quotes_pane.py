"""What quotes a post: a timeline, and below it that the server may know only a part of it."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from fedidesk.qtmodels.listening import listen
from fedidesk.store.rows import Phase, Rows
from fedidesk.ui.places.known_here import KnownHere
from fedidesk.ui.timeline.timeline_pane import TimelinePane


class QuotesPane(QWidget):
    """Shows the posts of ``pane``, which has ``rows``; ``counted`` is how many there should be."""

    def __init__(self, pane: TimelinePane, rows: Rows, counted: int, known_here: KnownHere) -> None:
        super().__init__()
        self._rows = rows
        self._counted = counted
        self._known_here = known_here
        pane.set_name(self.tr("Quotes"))
        pane.set_empty_text(
            self.tr("No quotes"), self.tr("Nobody that your server knows has quoted this.")
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(pane, 1)
        column.addWidget(known_here)
        listen(rows.state_changed, self._compare)
        self._compare()

    def _compare(self) -> None:
        rows = self._rows
        if rows.older.phase is Phase.END or (rows.newest.phase is Phase.IDLE and not len(rows)):
            self._known_here.compare(len(rows), self._counted)
