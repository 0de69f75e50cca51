"""How far one has read, in a time of its own: nothing here waits."""

import asyncio
from collections.abc import AsyncIterator

import pytest

from fedidesk.domain.errors import (
    Gone,
    NotOffered,
    Overtaken,
    ServerBusy,
    ServerError,
    Unreachable,
)
from fedidesk.domain.ids import PostId, RowId
from fedidesk.services.reading_place import PAUSE, ReadingPlace
from fedidesk.store.place_file import PlaceFile
from tests.fakes.gateway import FakeGateway
from tests.fakes.server import HOST
from tests.unit.services.desk import Desk
from tests.waiting import until


class Clock:
    """Time that goes on only while somebody sleeps, or when the test says so."""

    def __init__(self) -> None:
        self.now = 1000.0
        self.gate = asyncio.Event()
        self.gate.set()

    async def sleep(self, seconds: float) -> None:
        """Let the time pass at once, unless the test keeps the gate closed."""
        await self.gate.wait()
        self.now += seconds


class Reader:
    """Somebody who reads rows, the newest of which stands first in ``rows``."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.clock = Clock()
        self.rows = list("zyxwvutsrqponmlkjihgfedcba")
        self.offers: list[str | None] = []
        self.writes: list[tuple[float, str]] = []
        self.file = PlaceFile(desk.folder / "place.json")
        self.begin()

    def begin(self) -> None:
        """Start the application (again)."""
        desk = self.desk
        self.place = ReadingPlace(
            desk.connection,
            desk.scope,
            self.file,
            desk.disk,
            self.is_newer,
            clock=lambda: self.clock.now,
            sleep=self.clock.sleep,
        )
        self.place.offered.connect(self.offers.append)
        self.place.withdrawn.connect(self.withdraw)

    def withdraw(self) -> None:
        self.offers.append(None)

    def is_newer(self, row: str, than: str) -> bool | None:
        if row not in self.rows or than not in self.rows:
            return None
        return self.rows.index(row) < self.rows.index(than)

    async def sees(self, *rows: str) -> None:
        """Come to rest at each of the rows, and wait for all that follows."""
        for row in rows:
            self.place.seen(RowId(row))
            await self.desk.rest()

    async def looks(self) -> None:
        """Come back to the window after a while."""
        self.clock.now += PAUSE
        self.place.look()
        await self.desk.rest()

    @property
    def on_server(self) -> str | None:
        marker = next(iter(self.desk.server.markers.values()), None)
        return marker.row_id if marker else None

    @property
    def written(self) -> int:
        return self.desk.gateway.count("set marker")


@pytest.fixture
async def reader(desk: Desk) -> AsyncIterator[Reader]:
    reader = Reader(desk)
    yield reader
    reader.clock.gate.set()


class TestWriting:
    """What the server is told, and when."""

    async def test_opening_writes_nothing(self, desk: Desk, reader: Reader) -> None:
        await reader.sees("m", "m", "m")
        await reader.looks()
        await reader.sees("m")
        assert reader.written == 0
        assert desk.gateway.calls == ["marker"]

    async def test_rows_that_begin_anew_move_nobody(self, reader: Reader) -> None:
        await reader.sees("d")
        reader.rows = list("zyx")
        await reader.sees("z")
        assert reader.written == 0
        await reader.sees("y", "z")
        assert reader.on_server == "z"

    async def test_reading_upwards_is_told(self, reader: Reader) -> None:
        await reader.sees("m", "p")
        assert reader.on_server == "p"
        assert reader.file.read() == "p"
        await reader.sees("p", "p")
        assert reader.written == 1

    async def test_going_down_tells_where_one_began(self, reader: Reader) -> None:
        await reader.sees("m", "c")
        assert reader.on_server == "m"
        await reader.sees("b", "a", "m")
        assert reader.written == 1

    async def test_the_newest_counts_wherever_one_goes_then(self, reader: Reader) -> None:
        await reader.sees("m", "t", "c", "d")
        assert reader.on_server == "t"
        assert reader.written == 1

    async def test_not_more_often_than_the_pause(self, desk: Desk, reader: Reader) -> None:
        await reader.sees("a", "b")
        reader.clock.gate.clear()
        for row in "cdefgh":
            reader.place.seen(RowId(row))
            for _ in range(20):
                await asyncio.sleep(0)
        assert reader.on_server == "b"
        before = reader.clock.now
        reader.clock.gate.set()
        await desk.rest()
        assert reader.on_server == "h"
        assert reader.written == 2
        assert reader.clock.now - before == PAUSE

    async def test_what_is_read_while_it_is_told_comes_next(
        self, desk: Desk, reader: Reader
    ) -> None:
        gate = desk.gateway.hold("set marker")
        reader.place.seen(RowId("a"))
        reader.place.seen(RowId("b"))
        await until(lambda: reader.written)
        reader.place.seen(RowId("f"))
        before = reader.clock.now
        gate.set()
        await desk.rest()
        assert reader.on_server == "f"
        assert reader.written == 2
        assert reader.clock.now - before >= PAUSE

    @pytest.mark.parametrize("other", ["p", "z"])
    async def test_never_backwards(self, desk: Desk, reader: Reader, other: str) -> None:
        desk.server.read_up_to(other)
        await reader.sees("m", "n", "p")
        assert reader.on_server == other
        assert reader.written == 0

    async def test_not_over_what_has_no_order(self, desk: Desk, reader: Reader) -> None:
        desk.server.read_up_to("of last year")
        await reader.sees("m", "n")
        assert reader.on_server == "of last year"
        reader.rows.append("of last year")
        await reader.sees("o")
        assert reader.on_server == "o"

    async def test_what_the_server_said_long_ago_is_asked_again(
        self, desk: Desk, reader: Reader
    ) -> None:
        await reader.sees("a", "b")
        desk.server.read_up_to("t")
        reader.clock.now += 30
        reader.clock.now += 31
        await reader.sees("c")
        assert reader.on_server == "t"
        assert desk.gateway.calls == ["marker", "set marker", "marker"]

    async def test_a_row_without_a_place_is_none_to_be_at(self, reader: Reader) -> None:
        await reader.sees("m", "gone", "c")
        assert reader.on_server == "m"
        await reader.sees("gone")
        assert reader.written == 1

    async def test_nothing_to_tell_after_a_restart(self, reader: Reader) -> None:
        await reader.sees("a", "f")
        reader.begin()
        await reader.sees("f", "c", "f")
        assert reader.written == 1

    async def test_without_a_line_it_is_told_later(self, desk: Desk, reader: Reader) -> None:
        desk.gateway.fail("set marker", Unreachable(HOST))
        await reader.sees("a", "f")
        assert reader.on_server is None
        reader.clock.now += PAUSE
        with pytest.raises(Gone):
            await desk.connection.call(lambda gateway: gateway.post(PostId("no")))
        await desk.rest()
        assert reader.on_server == "f"

    @pytest.mark.parametrize(
        "error", [NotOffered(HOST), ServerBusy(HOST, 503), Unreachable(HOST)], ids=repr
    )
    @pytest.mark.parametrize("call", ["marker", "set marker"])
    async def test_trouble_is_nobodys_trouble(
        self, desk: Desk, reader: Reader, call: str, error: ServerError
    ) -> None:
        desk.gateway.fail(call, *[error] * 3)
        await reader.sees("a", "b", "c")
        assert desk.told == []
        assert reader.offers == []


class TestOvertaken:
    """Two devices at the same moment."""

    async def test_it_is_read_again_and_tried_once_more_later(
        self, desk: Desk, reader: Reader
    ) -> None:
        desk.gateway.fail("set marker", Overtaken(HOST))
        desk.server.read_up_to("a")
        before = reader.clock.now
        await reader.sees("a", "f")
        assert reader.on_server == "f"
        assert desk.gateway.calls == ["marker", "set marker", "marker", "set marker"]
        assert reader.clock.now - before == PAUSE

    async def test_the_other_one_was_further(self, desk: Desk, reader: Reader) -> None:
        gate = desk.gateway.hold("set marker")
        desk.gateway.fail("set marker", Overtaken(HOST))
        reader.place.seen(RowId("a"))
        reader.place.seen(RowId("f"))
        await until(lambda: reader.written)
        desk.server.read_up_to("t")
        gate.set()
        await desk.rest()
        assert reader.on_server == "t"
        assert reader.written == 1
        assert reader.offers == ["t"]

    async def test_twice_is_enough_until_there_is_more(self, desk: Desk, reader: Reader) -> None:
        desk.gateway.fail("set marker", *[Overtaken(HOST)] * 2)
        await reader.sees("a", "f")
        assert reader.written == 2
        assert reader.on_server is None
        await reader.sees("g")
        assert reader.on_server == "g"


class TestOffering:
    """What another device has read."""

    async def test_further_on_is_offered_and_not_forced(self, desk: Desk, reader: Reader) -> None:
        await reader.sees("m")
        desk.server.read_up_to("t")
        await reader.looks()
        await reader.looks()
        assert reader.offers == ["t"]
        assert reader.place.offer == "t"
        assert reader.written == 0

    @pytest.mark.parametrize("other", ["m", "c", "of last year"])
    async def test_what_is_not_further_is_not(self, desk: Desk, reader: Reader, other: str) -> None:
        await reader.sees("m")
        desk.server.read_up_to(other)
        await reader.looks()
        assert reader.offers == []

    async def test_one_who_has_read_nothing_here_yet_is_offered_nothing(
        self, desk: Desk, reader: Reader
    ) -> None:
        desk.server.read_up_to("t")
        await reader.looks()
        assert reader.offers == []
        await reader.sees("m")
        assert reader.offers == ["t"]

    async def test_rows_that_come_later_show_that_it_is_further(
        self, desk: Desk, reader: Reader
    ) -> None:
        rows, reader.rows = reader.rows, list("mlk")
        await reader.sees("m")
        desk.server.read_up_to("t")
        await reader.looks()
        assert reader.offers == []
        reader.rows = rows
        reader.place.rows_changed()
        assert reader.offers == ["t"]

    async def test_reading_there_ends_the_offer(self, desk: Desk, reader: Reader) -> None:
        await reader.sees("m")
        desk.server.read_up_to("t")
        await reader.looks()
        await reader.sees("s")
        assert reader.offers == ["t"]
        await reader.sees("t")
        assert reader.offers == ["t", None]
        assert reader.place.offer is None
        assert reader.written == 0

    async def test_what_was_declined_is_offered_no_more(self, desk: Desk, reader: Reader) -> None:
        await reader.sees("m")
        desk.server.read_up_to("t")
        await reader.looks()
        reader.place.dismiss()
        await reader.looks()
        assert reader.offers == ["t", None]
        desk.server.read_up_to("v")
        await reader.looks()
        assert reader.offers == ["t", None, "v"]

    async def test_what_one_wrote_oneself_is_not_offered(self, reader: Reader) -> None:
        await reader.sees("m", "t")
        reader.begin()
        reader.rows = list("zyxwvutsrqponmlk")
        await reader.sees("m")
        await reader.looks()
        assert reader.on_server == "t"
        assert reader.offers == []

    async def test_after_a_restart_it_is_the_other_devices_that_count(
        self, desk: Desk, reader: Reader
    ) -> None:
        await reader.sees("m", "t")
        desk.server.read_up_to("p")
        reader.begin()
        await reader.sees("m")
        await reader.looks()
        assert reader.offers == []
        desk.server.read_up_to("v")
        await reader.looks()
        assert reader.offers == ["v"]


class TestLooking:
    """When the server is asked."""

    async def test_on_start_and_whenever_the_line_is_back(self, desk: Desk, reader: Reader) -> None:
        desk.connection.restart()
        gateway = FakeGateway(desk.server)
        desk.connection.provide(gateway)
        await desk.rest()
        assert gateway.calls == ["marker"]
        reader.clock.now += PAUSE
        for error in (Unreachable(HOST), Gone(HOST)):
            gateway.fail("post", error)
            with pytest.raises(ServerError):
                await desk.connection.call(lambda door: door.post(PostId("no")))
        await desk.rest()
        assert gateway.calls == ["marker", "post", "post", "marker"]

    async def test_one_who_goes_to_and_fro_asks_once(self, desk: Desk, reader: Reader) -> None:
        for _ in range(5):
            reader.place.look()
            await desk.rest()
        assert desk.gateway.calls == ["marker"]

    async def test_it_ends_with_the_session(self, desk: Desk, reader: Reader) -> None:
        reader.clock.gate.clear()
        reader.place.seen(RowId("a"))
        reader.place.seen(RowId("b"))
        await until(lambda: reader.on_server == "b")
        reader.place.seen(RowId("c"))
        await desk.scope.close()
        assert not desk.scope.busy
        assert reader.on_server == "b"
