"""How far a timeline was read, at both servers."""

import pytest

from fedidesk.api.api import Api
from fedidesk.api.gateway import MastodonGateway
from fedidesk.domain.errors import NotOffered, Overtaken
from fedidesk.domain.timeline import HOME
from tests.contract.conftest import gateway_to
from tests.contract.test_gateway import filled
from tests.strict_server.process import StrictServer

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
