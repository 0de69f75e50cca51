"""Voting, and emoji under posts, over HTTP through the whole API layer."""

from collections.abc import Iterator

import pytest
import requests

from fedidesk import USER_AGENT
from fedidesk.api.api import Api
from fedidesk.api.gateway import MastodonGateway
from fedidesk.domain.errors import Gone, NotOffered, Refused
from fedidesk.domain.ids import PollId, PostId
from fedidesk.domain.reaction import has_own
from tests.contract.conftest import gateway_to
from tests.contract.family_server import FamilyServer
from tests.data import statuses
from tests.data.families import FAMILIES
from tests.strict_server.process import StrictServer

ONE = PostId("115500000000000001")
STATUS = "/api/v1/statuses/115500000000000001"
PLEROMA = "/api/v1/pleroma/statuses/115500000000000001/reactions"


def poll_of(strict: StrictServer, *, multiple: bool = False) -> PostId:
    """Let somebody ask a question; return its post."""
    form = {
        "status": "Which?",
        "poll": {"options": ["One", "Two", "Three"], "expires_in": "3600", "multiple": multiple},
    }
    headers = {"Authorization": f"Bearer {strict.sign_in('omar')}", "User-Agent": USER_AGENT}
    answer = requests.post(f"{strict.url}/api/v1/statuses", json=form, headers=headers, timeout=10)
    assert answer.ok
    return PostId(answer.json()["id"])


async def asked(gateway: MastodonGateway, post_id: PostId) -> PollId:
    poll = (await gateway.post(post_id)).poll
    assert poll is not None
    assert not poll.voted
    return poll.id


@pytest.fixture
def mina(api: Api, strict: StrictServer) -> MastodonGateway:
    return gateway_to(api, strict.url, strict.sign_in("mina"))


async def test_one_votes_once(strict: StrictServer, mina: MastodonGateway) -> None:
    post_id = poll_of(strict)
    poll_id = await asked(mina, post_id)
    voted = await mina.vote(poll_id, [1])
    assert (voted.voted, voted.own_votes, voted.votes_count) == (True, (1,), 1)
    assert await mina.poll(poll_id) == voted
    assert (await mina.post(post_id)).poll == voted
    with pytest.raises(Refused) as caught:
        await mina.vote(poll_id, [2])
    assert "already voted" in caught.value.reason


async def test_several_answers(strict: StrictServer, mina: MastodonGateway) -> None:
    poll_id = await asked(mina, poll_of(strict, multiple=True))
    voted = await mina.vote(poll_id, [0, 2])
    assert (voted.own_votes, [option.votes for option in voted.options]) == ((0, 2), [1, 0, 1])


async def test_a_poll_that_is_gone(mina: MastodonGateway) -> None:
    with pytest.raises(Gone):
        await mina.poll(PollId("../statuses/1"))
    with pytest.raises(Gone):
        await mina.vote(PollId("nothing"), [0])


@pytest.fixture
def server() -> Iterator[FamilyServer]:
    with FamilyServer(FAMILIES[0]) as server:
        yield server


@pytest.fixture
def gateway(api: Api, server: FamilyServer) -> MastodonGateway:
    return gateway_to(api, server.url, "token")


def reacted(name: str) -> dict[str, object]:
    reaction = {"name": name, "count": 1, "me": True}
    return {**statuses.status(1), "emoji_reactions": [reaction]}


async def test_an_emoji_by_the_way_of_iceshrimp(
    server: FamilyServer, gateway: MastodonGateway
) -> None:
    server.answers[f"POST {STATUS}/react/%F0%9F%91%8D"] = reacted("👍")
    server.answers[f"POST {STATUS}/unreact/%F0%9F%91%8D"] = statuses.status(1)
    assert has_own((await gateway.react(ONE, "👍", True)).reactions, "👍")
    assert (await gateway.react(ONE, "👍", False)).reactions == ()
    assert len(server.asked) == 2


async def test_an_emoji_by_the_way_of_pleroma(
    server: FamilyServer, gateway: MastodonGateway
) -> None:
    path = f"{PLEROMA}/%3Ablob%3A"
    server.answers[f"PUT {path}"] = reacted("blob")
    server.answers[f"DELETE {path}"] = statuses.status(1)
    assert has_own((await gateway.react(ONE, "blob", True)).reactions, "blob")
    assert (await gateway.react(ONE, "blob", False)).reactions == ()
    # The other way is not tried again: it is known to be missing.
    assert server.asked == [f"POST {STATUS}/react/blob", f"PUT {path}", f"DELETE {path}"]


async def test_a_server_without_emoji(server: FamilyServer, gateway: MastodonGateway) -> None:
    with pytest.raises(NotOffered):
        await gateway.react(ONE, "👍", True)
    assert len(server.asked) == 2
