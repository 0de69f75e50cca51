"""Following people, over HTTP through the whole API layer."""

import pytest

from fedidesk.api.api import Api
from fedidesk.api.gateway import MastodonGateway
from fedidesk.domain.errors import Gone, NotAllowed, NotOffered
from fedidesk.domain.ids import ProfileId
from fedidesk.domain.relationship import Relationship
from fedidesk.domain.timeline import FEDERATED
from tests.contract.conftest import gateway_to
from tests.contract.family_server import FamilyServer
from tests.contract.mock_server import TOKEN, MockServer
from tests.data.families import FAMILIES
from tests.data.families.family import Family
from tests.strict_server.process import StrictServer

BOT = "weatherbot@chai.example"
NOBODY = ProfileId("01ARZ3NDEKTSV4RRFFQ69G5FAV")


@pytest.fixture
def omar(api: Api, strict: StrictServer) -> MastodonGateway:
    return gateway_to(api, strict.url, strict.sign_in("omar"))


async def who(gateway: MastodonGateway, handle: str) -> ProfileId:
    profile = await gateway.find_profile(handle)
    assert profile is not None
    return profile.id


async def test_one_follows_and_no_longer(strict: StrictServer, omar: MastodonGateway) -> None:
    bot = await who(omar, BOT)
    strict.control("clear_requests")
    assert await omar.relationship(bot) == Relationship()
    for on in (True, True, False, False):
        assert await omar.set_following(bot, on) == Relationship(following=on)
        assert await omar.relationship(bot) == Relationship(following=on)
    deeds = [entry["path"].rpartition("/")[2] for entry in strict.requests(method="POST")]
    assert deeds == ["follow", "follow", "unfollow", "unfollow"]


async def test_who_follows_back_is_known(omar: MastodonGateway) -> None:
    mina = await who(omar, "mina")
    assert await omar.relationship(mina) == Relationship(following=True, followed_by=True)


async def test_who_is_locked_is_asked(strict: StrictServer, omar: MastodonGateway) -> None:
    bot = await who(omar, BOT)
    strict.control("lock", username=BOT)
    found = await omar.find_profile(BOT)
    assert found is not None
    assert found.locked
    for accept in (False, True):
        assert await omar.set_following(bot, True) == Relationship(requested=True)
        assert await omar.relationship(bot) == Relationship(requested=True)
        assert strict.control("answer_requests", username=BOT, accept=accept) == 1
        assert await omar.relationship(bot) == Relationship(following=accept)
    await omar.set_following(bot, False)
    await omar.set_following(bot, True)
    assert await omar.set_following(bot, False) == Relationship()
    assert strict.control("answer_requests", username=BOT, accept=True) == 0
    strict.control("lock", username=BOT, locked=False)


async def test_nobody_follows_themselves_or_nobody(omar: MastodonGateway) -> None:
    me = await omar.own_profile()
    with pytest.raises(NotAllowed):
        await omar.set_following(me.id, True)
    for call in (omar.relationship(NOBODY), omar.set_following(NOBODY, True)):
        with pytest.raises(Gone):
            await call


async def test_a_server_without_following_says_so(
    strict: StrictServer, omar: MastodonGateway
) -> None:
    mina = await who(omar, "mina")
    paths = ("/api/v1/accounts/relationships", f"/api/v1/accounts/{mina}/follow")
    for path in paths:
        strict.switch_off(path)
    for call in (omar.relationship(mina), omar.set_following(mina, True)):
        with pytest.raises(NotOffered):
            await call
    for path in paths:
        strict.clear_faults(path)
    assert (await omar.set_following(mina, True)).following


async def test_the_lenient_server_agrees(api: Api, mock: MockServer) -> None:
    gateway = gateway_to(api, mock.url, TOKEN)
    me = await gateway.own_profile()
    other = await somebody_else(gateway, me.id)
    before = await gateway.relationship(other)
    for on in (not before.following, before.following):
        assert (await gateway.set_following(other, on)).is_wished is on
        assert (await gateway.relationship(other)).is_wished is on


async def somebody_else(gateway: MastodonGateway, me: ProfileId) -> ProfileId:
    """Return who has written to the federated timeline, however much oneself has since."""
    page = await gateway.timeline_page(FEDERATED)
    while True:
        for each in page.bundles:
            if each.post.author.id != me:
                return each.post.author.id
        assert page.older is not None
        page = await gateway.timeline_page(FEDERATED, older_than=page.older)


@pytest.mark.parametrize("family", FAMILIES, ids=lambda family: family.name)
async def test_every_family_follows(api: Api, family: Family) -> None:
    with FamilyServer(family) as server:
        path = "/api/v1/accounts/AbC1/follow"
        server.answers[f"POST {path}"] = {"id": "AbC1", "following": True, "unknown": [None]}
        gateway = gateway_to(api, server.url, "token")
        assert await gateway.set_following(ProfileId("AbC1"), True) == Relationship(following=True)
        with pytest.raises(NotOffered):
            await gateway.relationship(ProfileId("AbC1"))
