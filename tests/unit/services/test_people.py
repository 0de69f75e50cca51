from fedidesk.domain.errors import FedideskError, Unreachable
from fedidesk.domain.ids import ProfileId
from fedidesk.domain.profile import Profile
from fedidesk.services.people import People
from tests.builders import a_profile
from tests.fakes.server import HOST
from tests.unit.services.desk import Desk


async def test_people_are_found_or_not(desk: Desk) -> None:
    ada = a_profile()
    desk.server.profiles = [ada]
    people = People(desk.connection, desk.scope)
    found: list[tuple[str, Profile]] = []
    not_found: list[tuple[str, FedideskError | None]] = []
    people.found.connect(lambda *values: found.append(values))
    people.not_found.connect(lambda *values: not_found.append(values))
    people.look_for("@ada@one.test")
    people.look_for("@eve@one.test")
    await desk.rest()
    error = Unreachable(HOST)
    desk.gateway.fail("find profile", error)
    people.look_for("@ada@one.test")
    await desk.rest()
    assert found == [("@ada@one.test", ada)]
    assert not_found == [("@eve@one.test", None), ("@ada@one.test", error)]
    assert people.known(ada.id) == ada
    assert people.known(ProfileId("other")) is None
