"""Threads from a server that looks for more replies, and says so well or badly."""

import secrets
from collections.abc import Iterator

import pytest

from fedidesk.api.api import Api
from fedidesk.api.gateway import MastodonGateway
from fedidesk.domain.draft import Draft
from fedidesk.domain.errors import BadAnswer, Gone, NotOffered
from fedidesk.domain.ids import PostId
from fedidesk.domain.post import Post
from fedidesk.domain.timeline import ThreadRefresh
from tests.contract.conftest import gateway_to
from tests.contract.mock_server import TOKEN, MockServer
from tests.strict_server.process import StrictServer

SEARCH_PATH = "/api/v1_alpha/async_refreshes/*"


@pytest.fixture
def searching(strict: StrictServer) -> Iterator[StrictServer]:
    yield strict
    strict.control("settings", searches=0, search_finds=2, search_header="")
    strict.clear_faults()


@pytest.fixture
def gateway(api: Api, searching: StrictServer) -> MastodonGateway:
    return gateway_to(api, searching.url, searching.sign_in("mina"))


async def write(gateway: MastodonGateway, reply_to: PostId | None = None) -> Post:
    key = secrets.token_hex(8)
    return await gateway.create_post(Draft(text="Hello", reply_to=reply_to, idempotency_key=key))


async def test_a_search_is_announced_followed_and_over(
    gateway: MastodonGateway, searching: StrictServer
) -> None:
    searching.control("settings", searches=2)
    post = await write(gateway)
    refresh = (await gateway.thread(post.id)).refresh
    assert refresh is not None
    assert (refresh.wait, refresh.is_running, refresh.found) == (1.0, True, 0)
    first = await gateway.thread_refresh(refresh.id)
    assert (first.is_running, first.found) == (True, 2)
    second = await gateway.thread_refresh(refresh.id)
    assert (second.is_running, second.found) == (False, 2)
    assert (await gateway.thread(post.id)).refresh is None


@pytest.mark.parametrize("header", ["", "yes", 'retry=3, id=""', "\x7f", "id", "=,;" * 500])
async def test_what_makes_no_sense_is_no_search(
    gateway: MastodonGateway, searching: StrictServer, header: str
) -> None:
    searching.control("settings", search_header=header)
    post = await write(gateway)
    reply = await write(gateway, post.id)
    thread = await gateway.thread(post.id)
    assert thread.refresh is None
    assert [post.id for post in thread.descendants] == [reply.id]


async def test_a_search_that_nobody_knows_is_gone(gateway: MastodonGateway) -> None:
    with pytest.raises(Gone):
        await gateway.thread_refresh("../../statuses/1")


async def test_a_server_may_not_count(gateway: MastodonGateway, searching: StrictServer) -> None:
    searching.control("settings", searches=1, search_finds=None)
    refresh = (await gateway.thread((await write(gateway)).id)).refresh
    assert refresh is not None
    answer = await gateway.thread_refresh(refresh.id)
    assert (answer.is_running, answer.found) == (False, None)


@pytest.mark.parametrize(
    ("status", "body", "error"),
    [
        (200, [], BadAnswer),
        (200, {}, BadAnswer),
        (200, {"async_refresh": "soon"}, BadAnswer),
        (405, {}, NotOffered),
        (501, {}, NotOffered),
    ],
)
async def test_answers_that_are_none(
    gateway: MastodonGateway,
    searching: StrictServer,
    status: int,
    body: object,
    error: type[Exception],
) -> None:
    searching.fault("status", SEARCH_PATH, status=status, body=body)
    with pytest.raises(error):
        await gateway.thread_refresh("x")


async def test_a_status_that_nobody_knows_means_that_it_is_over(
    gateway: MastodonGateway, searching: StrictServer
) -> None:
    body = {"async_refresh": {"id": "x", "status": "asleep", "result_count": -3}}
    searching.fault("status", SEARCH_PATH, status=200, body=body)
    answer = await gateway.thread_refresh("x")
    assert answer == ThreadRefresh("x", answer.wait, is_running=False, found=0)


async def test_a_server_without_searches_tells_of_none(api: Api, mock: MockServer) -> None:
    gateway = gateway_to(api, mock.url, TOKEN)
    assert (await gateway.thread((await write(gateway)).id)).refresh is None


async def test_a_thread_may_be_larger_than_any_page(
    gateway: MastodonGateway, searching: StrictServer
) -> None:
    post = await write(gateway)
    await write(gateway, post.id)
    searching.fault("enormous", f"/api/v1/statuses/{post.id}/context", style="long", size=5_000_000)
    thread = await gateway.thread(post.id)
    assert len(thread.descendants) == 1
