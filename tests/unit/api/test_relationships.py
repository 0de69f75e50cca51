"""Following, as it is asked for and answered by servers of every kind."""

from collections.abc import AsyncIterator
from typing import Any

import pytest
import pytest_asyncio

from fedidesk.api.api import Api
from fedidesk.api.gateway import MastodonGateway
from fedidesk.domain.errors import BadAnswer, Gone, NotAllowed, NotOffered, Refused, ServerBusy
from fedidesk.domain.ids import ProfileId
from fedidesk.domain.relationship import Relationship
from tests.unit.api.test_gateway import ACCOUNT, CREDENTIALS, Exchange, no, ok

ADA = ProfileId("01/AB")
RELATIONSHIPS = "GET /api/v1/accounts/relationships"
ACCOUNT_OF_ADA = "/api/v1/accounts/01%2FAB"


@pytest.fixture
def server() -> Exchange:
    return Exchange()


@pytest_asyncio.fixture
async def gateway(server: Exchange) -> AsyncIterator[MastodonGateway]:
    api = Api(make_carrier=lambda: server)
    yield api.gateway(ACCOUNT, CREDENTIALS)
    api.close()


@pytest.mark.parametrize(
    ("said", "known"),
    [
        ({"id": ADA, "following": True}, Relationship(following=True)),
        ({"id": ADA, "requested": True, "following": False}, Relationship(requested=True)),
        ({"id": ADA, "followed_by": True, "note": 7}, Relationship(followed_by=True)),
        ({"following": None, "followed_by": True}, Relationship(followed_by=True)),
        ({"id": ADA}, Relationship()),
        ({"id": ADA, "following": 1, "requested": "no way"}, Relationship(following=True)),
        ({"id": ADA, "following": [], "requested": {}, "followed_by": 0.5}, Relationship()),
    ],
)
async def test_what_is_missing_or_makes_no_sense_is_not_so(
    server: Exchange, gateway: MastodonGateway, said: dict[str, Any], known: Relationship
) -> None:
    server.on(RELATIONSHIPS, ok([said]))
    assert await gateway.relationship(ADA) == known
    assert server.asked() == [f"{RELATIONSHIPS}?id%5B%5D=01%2FAB"]


async def test_numbers_are_ids_too_and_others_are_not_meant(
    server: Exchange, gateway: MastodonGateway
) -> None:
    server.on(RELATIONSHIPS, ok([7, {"id": 8, "following": True}, {"id": 9, "requested": True}]))
    assert await gateway.relationship(ProfileId("9")) == Relationship(requested=True)
    with pytest.raises(Gone):
        await gateway.relationship(ProfileId("10"))
    server.on(RELATIONSHIPS, ok({"id": "9"}))
    with pytest.raises(BadAnswer):
        await gateway.relationship(ProfileId("9"))
    server.on(RELATIONSHIPS, no(404))
    with pytest.raises(NotOffered):
        await gateway.relationship(ProfileId("9"))


@pytest.mark.parametrize("on", [True, False])
async def test_following_says_nothing_of_boosts(
    server: Exchange, gateway: MastodonGateway, on: bool
) -> None:
    deed = f"POST {ACCOUNT_OF_ADA}/{'follow' if on else 'unfollow'}"
    server.on(deed, ok({"id": ADA, "following": on, "followed_by": True}))
    assert await gateway.set_following(ADA, on) == Relationship(on, followed_by=True)
    assert server.asked() == [deed]
    assert server.seen[0].body == b"{}"


@pytest.mark.parametrize(
    ("on", "said", "then"),
    [
        (True, {"requested": True, "following": False}, Relationship(requested=True)),
        (True, {"requested": True}, Relationship(requested=True)),
        (True, {}, Relationship(following=True)),
        (False, {"id": None, "followed_by": True}, Relationship(followed_by=True)),
    ],
)
async def test_who_does_not_say_has_done_what_was_asked_for(
    server: Exchange,
    gateway: MastodonGateway,
    on: bool,
    said: dict[str, Any],
    then: Relationship,
) -> None:
    server.on(f"POST {ACCOUNT_OF_ADA}/{'follow' if on else 'unfollow'}", ok(said))
    assert await gateway.set_following(ADA, on) == then


@pytest.mark.parametrize(
    ("status", "error"),
    [(403, NotAllowed), (422, Refused), (429, ServerBusy), (500, ServerBusy), (404, Gone)],
)
async def test_what_speaks_against_it(
    server: Exchange, gateway: MastodonGateway, status: int, error: type[Exception]
) -> None:
    server.on(f"POST {ACCOUNT_OF_ADA}/follow", no(status))
    with pytest.raises(error):
        await gateway.set_following(ADA, True)


async def test_where_the_person_is_there_the_server_can_not_follow(
    server: Exchange, gateway: MastodonGateway
) -> None:
    server.on(f"GET {ACCOUNT_OF_ADA}", ok({"id": ADA, "username": "ada", "acct": "ada"}))
    with pytest.raises(NotOffered):
        await gateway.set_following(ADA, True)


async def test_who_is_named_by_their_address_is_found_first(
    server: Exchange, gateway: MastodonGateway
) -> None:
    address = ProfileId("https://two.test/@bob")
    bob = {"id": "77", "username": "bob", "acct": "bob@two.test", "url": address}
    server.on("GET /api/v2/search", ok({"accounts": [bob]}))
    server.on("POST /api/v1/accounts/77/follow", ok({"id": "77", "following": True}))
    server.on(RELATIONSHIPS, ok([{"id": "77", "following": True}]))
    assert await gateway.set_following(address, True) == Relationship(following=True)
    assert await gateway.relationship(address) == Relationship(following=True)
    server.on("GET /api/v2/search", ok({"accounts": []}))
    with pytest.raises(Gone):
        await gateway.set_following(ProfileId("https://two.test/@carol"), True)
