"""Going on where somebody has read on another device: what is in view told, the offer shown."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QVBoxLayout

from fedidesk.domain.ids import RowId
from fedidesk.domain.post import Row
from fedidesk.domain.timeline import HOME
from fedidesk.qtmodels.listening import listen
from fedidesk.services.session import AccountSession
from fedidesk.ui.page_tools import PageTools
from fedidesk.ui.places.places import Places
from fedidesk.ui.timeline.place_strip import PlaceStrip
from fedidesk.ui.timeline.stage import Place


class PlaceOffer(QObject):
    """Stands between the home timeline of one account and its marker on the server.

    The strip is made, and put into ``column``, when there is something to offer.
    """

    def __init__(
        self, session: AccountSession, tools: PageTools, places: Places, column: QVBoxLayout
    ) -> None:
        super().__init__(places)
        self._session = session
        self._tools = tools
        self._places = places
        self._column = column
        self._strip: PlaceStrip | None = None
        self._home = session.shelf.open(HOME)
        places.rested.connect(self._rested)
        places.moved.connect(self._show)
        listen(session.reading_place.offered, self._offered)
        listen(session.reading_place.withdrawn, self._show)
        listen(self._home.inserted, self._rows_changed)

    def _rested(self, spec: object, place: Place) -> None:
        index = self._home.index_of(place.row_id) if spec == HOME else None
        is_row = index is not None and isinstance(self._home[index], Row)
        if is_row and self._places.window().isActiveWindow():
            self._session.reading_place.seen(place.row_id)

    def _rows_changed(self, _index: int, _count: int) -> None:
        self._session.reading_place.rows_changed()

    def _offered(self, _row_id: RowId) -> None:
        self._show()

    def _show(self) -> None:
        if self._session.reading_place.offer is None or self._places.top.view != HOME:
            if self._strip is not None:
                self._strip.withdraw()
            return
        if self._strip is None:
            tools = self._tools
            self._strip = PlaceStrip(tools.commands, tools.theme, tools.icons)
            self._strip.jump_requested.connect(self._jump)
            self._strip.dismissed.connect(self._session.reading_place.dismiss)
            self._column.insertWidget(self._column.indexOf(self._places), self._strip)
        self._strip.offer()

    def _jump(self) -> None:
        row_id, pane = self._session.reading_place.offer, self._places.top.pane
        if row_id is not None and pane is not None:
            pane.view.restore(Place(row_id, 0))
            self._session.reading_place.dismiss()
