"""How far a timeline was read, at both servers."""

from pathlib import Path

import pytest

from fedidesk.api.api import Api
from fedidesk.api.gateway import MastodonGateway
from fedidesk.core.lanes import Lane
from fedidesk.core.tasks import TaskScope
from fedidesk.domain.errors import NotOffered, Overtaken
from fedidesk.domain.ids import RowId
from fedidesk.domain.timeline import HOME
from fedidesk.services.connection import Connection
from fedidesk.services.reading_place import ReadingPlace
from fedidesk.store.place_file import PlaceFile
from tests.contract.conftest import gateway_to
from tests.contract.test_gateway import filled
from tests.strict_server.process import StrictServer
from tests.waiting import until

PATH = "/api/v1/markers"


async def test_it_is_what_was_said_last(gateway: MastodonGateway) -> None:
    rows = [bundle.row.id for bundle in (await filled(gateway)).bundles]
    older = await gateway.set_marker(HOME, rows[3])
    newer = await gateway.set_marker(HOME, rows[1])
    assert older is not None
    assert newer is not None
    assert (older.row_id, newer.row_id) == (rows[3], rows[1])
    assert newer.version == older.version + 1
    assert older.updated_at is not None
    assert newer.updated_at is not None
    assert newer.updated_at >= older.updated_at
    assert await gateway.marker(HOME) == newer


class Device:
    """One of the devices on which somebody reads ``rows``."""

    def __init__(self, gateway: MastodonGateway, rows: list[RowId], folder: Path) -> None:
        self.rows = rows
        self.scope = TaskScope("device")
        self.disk: Lane[None] = Lane("disk", lambda: None)
        connection = Connection()
        connection.provide(gateway)
        self.place = ReadingPlace(
            connection,
            self.scope,
            PlaceFile(folder / "place.json"),
            self.disk,
            lambda row, than: self.rows.index(row) < self.rows.index(than),
        )
        self.offers: list[RowId] = []
        self.place.offered.connect(self.offers.append)

    async def rest(self) -> None:
        await until(lambda: not self.scope.busy)

    async def close(self) -> None:
        await self.scope.close()
        self.disk.close()


async def test_one_device_goes_where_another_was(gateway: MastodonGateway, tmp_path: Path) -> None:
    rows = [bundle.row.id for bundle in (await filled(gateway)).bundles]
    desk = Device(gateway, rows, tmp_path / "desk")
    phone = Device(gateway, rows, tmp_path / "phone")
    await gateway.set_marker(HOME, rows[20])
    for device, row in ((desk, 10), (phone, 10), (phone, 2)):
        device.place.seen(rows[row])
        await device.rest()
    marker = await gateway.marker(HOME)
    assert marker is not None
    assert marker.row_id == rows[2]
    desk.place.look()
    await desk.rest()
    assert (desk.offers, phone.offers) == ([rows[2]], [])
    desk.place.seen(rows[8])
    await desk.rest()
    assert await gateway.marker(HOME) == marker
    for device in (desk, phone):
        await device.close()


async def test_another_device_at_the_same_moment(api: Api, strict: StrictServer) -> None:
    gateway = gateway_to(api, strict.url, strict.sign_in("omar"))
    first, second, third, *_ = (
        bundle.row.id for bundle in (await gateway.timeline_page(HOME)).bundles
    )
    assert await gateway.marker(HOME) is None
    await gateway.set_marker(HOME, third)
    strict.control("settings", marker_rival=first)
    with pytest.raises(Overtaken):
        await gateway.set_marker(HOME, second)
    found = await gateway.marker(HOME)
    assert found is not None
    assert found.row_id == first


@pytest.mark.parametrize("status", [404, 405, 501])
async def test_a_server_without(api: Api, strict: StrictServer, status: int) -> None:
    gateway = gateway_to(api, strict.url, strict.sign_in("mina"))
    strict.control("clear_requests")
    strict.switch_off(PATH, status=status)
    for _ in range(3):
        with pytest.raises(NotOffered):
            await gateway.marker(HOME)
    strict.clear_faults(PATH)
    assert len(strict.requests(PATH)) == 1
