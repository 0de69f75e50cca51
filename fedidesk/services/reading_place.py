"""How far a timeline was read, shared with the person's other devices."""

import asyncio
import time
from collections.abc import Awaitable, Callable

from fedidesk.core.events import Signal
from fedidesk.core.lanes import Lane
from fedidesk.core.tasks import TaskScope
from fedidesk.domain.errors import FedideskError, Overtaken
from fedidesk.domain.ids import RowId
from fedidesk.domain.read_marker import ReadMarker
from fedidesk.domain.timeline import HOME, TimelineSpec
from fedidesk.services.connection import Connection, Line
from fedidesk.store.place_file import PlaceFile

PAUSE = 5.0
"""Seconds between two writes, and between two looks."""
_HOLDS = 60.0
"""Seconds for which the server's word is taken before something is written over it."""


class ReadingPlace:
    """Tells the server what was read here, and the person what was read elsewhere.

    It never takes the server's marker backwards. Ids have no order: ``is_newer(a, b)`` says whether
    row ``a`` stands above ``b``, and None where that is not known; nothing is written or offered
    then. Servers without markers are left alone. All of it lives in the loop's thread.
    """

    def __init__(
        self,
        connection: Connection,
        scope: TaskScope,
        kept: PlaceFile,
        disk: Lane[None],
        is_newer: Callable[[RowId, RowId], bool | None],
        *,
        spec: TimelineSpec = HOME,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], Awaitable[None]] | None = None,
    ) -> None:
        self._connection = connection
        self._scope = scope
        self._kept = kept
        self._disk = disk
        self._is_newer = is_newer
        self._spec = spec
        self._clock = clock
        self._sleep = sleep
        self._own = kept.read()
        """What this device has told last, in this run or an earlier one."""
        self._here = self._own
        """The newest row that was read here."""
        self._start: RowId | None = None
        """Where the person begins; this alone moves nothing."""
        self._moved = False
        self._server: ReadMarker | None = None
        self._asked_at: float | None = None
        self._written_at: float | None = None
        self._dismissed: RowId | None = None
        self.offer: RowId | None = None
        """The row up to which another device has read, where that is further than here."""
        self.offered: Signal[RowId] = Signal()
        self.withdrawn: Signal[()] = Signal()
        connection.changed.connect(self._line_changed)

    def seen(self, row_id: RowId) -> None:
        """Say that this is the newest row in view, with the list at rest and the window active.

        The first one says only where the person begins: opening the application writes nothing.
        """
        if self._is_newer(row_id, row_id) is None:
            return
        if self._here is None or self._is_newer(row_id, self._here) is not False:
            self._here = row_id
        if not self._moved:
            self._moved = self._has_moved_to(row_id)
        self.rows_changed()
        if self._moved:
            self._write_soon()

    def look(self) -> None:
        """Ask the server how far other devices are: the window got the focus."""
        if self._asked_at is None or self._clock() - self._asked_at >= PAUSE:
            self._scope.start(self._look(), key=f"look for place:{self._spec}")

    def rows_changed(self) -> None:
        """Judge anew what there is to offer: the order of more rows may be known now."""
        marker = self._server
        offer = None
        if marker is not None and marker.row_id not in (self._own, self._dismissed):
            ahead = self._here is not None and self._is_newer(marker.row_id, self._here)
            offer = marker.row_id if ahead else None
        if offer == self.offer:
            return
        self.offer = offer
        if offer is None:
            self.withdrawn.emit()
        else:
            self.offered.emit(offer)

    def dismiss(self) -> None:
        """Offer this row no more; another one may be offered later."""
        self._dismissed = self.offer
        self.rows_changed()

    def _has_moved_to(self, row_id: RowId) -> bool:
        """Whether the person has gone elsewhere since the start, to ``row_id``."""
        if self._start is None or self._is_newer(row_id, self._start) is None:
            # Where the two have no order, the rows have begun anew and nobody has moved.
            self._start = row_id
        return row_id != self._start

    def _line_changed(self) -> None:
        if self._connection.line is Line.ONLINE:
            self.look()

    async def _look(self) -> None:
        try:
            await self._ask()
        except FedideskError:
            return
        if self._moved:
            self._write_soon()

    async def _ask(self) -> None:
        self._server = await self._connection.call(lambda gateway: gateway.marker(self._spec))
        self._asked_at = self._clock()
        self.rows_changed()

    def _write_soon(self) -> None:
        if self._here != self._own:
            self._scope.start(self._write_on(), key=f"write place:{self._spec}")

    async def _write_on(self) -> None:
        """Write what was read until there is no more; once more where another device was first."""
        overtaken = False
        while self._here != self._own:
            await self._turn()
            try:
                if not await self._write():
                    return
                overtaken = False
            except Overtaken:
                self._asked_at = None
                if overtaken:
                    return
                overtaken = True
            except FedideskError:
                return

    async def _turn(self) -> None:
        """Wait until enough time has passed since the last write."""
        if self._written_at is not None:
            wait = self._written_at + PAUSE - self._clock()
            if wait > 0:
                await (self._sleep or asyncio.sleep)(wait)

    async def _write(self) -> bool:
        """Write how far was read here, if that is further than the server knows."""
        if self._must_ask():
            await self._ask()
        row_id = self._here
        if row_id is None or not self._is_ahead():
            return False
        self._written_at = self._clock()
        marker = await self._connection.call(lambda gateway: gateway.set_marker(self._spec, row_id))
        self._own = row_id
        self._server = marker or ReadMarker(row_id)
        self._scope.start(self._disk.run(lambda _: self._kept.write(row_id)))
        self.rows_changed()
        return True

    def _must_ask(self) -> bool:
        """Whether what the server said is too old to write over it."""
        if self._asked_at is None:
            return True
        return self._is_ahead() and self._clock() - self._asked_at >= _HOLDS

    def _is_ahead(self) -> bool:
        """Whether more was read here than the server knows of."""
        if self._here is None:
            return False
        return self._server is None or self._is_newer(self._here, self._server.row_id) is True
