"""Everything that a server or the network can do to a request, and what a person hears of it."""

import secrets
from collections.abc import Iterator
from typing import Any

import pytest

from fedidesk.api.api import Api
from fedidesk.api.capture import Timeouts
from fedidesk.api.errors import HTML, NOT_JSON, TOO_LARGE
from fedidesk.api.gateway import MastodonGateway
from fedidesk.domain.draft import Draft
from fedidesk.domain.errors import (
    BadAnswer,
    FedideskError,
    Gone,
    NotAllowed,
    NotMastodon,
    NotOffered,
    Refused,
    ServerBusy,
    SignedOut,
    Silent,
    Unreachable,
)
from fedidesk.domain.ids import PostId
from fedidesk.domain.timeline import HOME, LOCAL
from tests.contract.conftest import gateway_to
from tests.strict_server.process import StrictServer

HOME_PATH = "/api/v1/timelines/home"


@pytest.fixture
def gateway(api: Api, strict: StrictServer) -> Iterator[MastodonGateway]:
    yield gateway_to(api, strict.url, strict.sign_in("mina"))
    strict.clear_faults()


@pytest.fixture
def impatient(strict: StrictServer) -> Iterator[MastodonGateway]:
    """A gateway that does not wait for long."""
    api = Api(timeouts=Timeouts(connect=10.0, silence=0.5, whole=1.0))
    yield gateway_to(api, strict.url, strict.sign_in("mina"))
    api.close()
    strict.clear_faults()


@pytest.mark.parametrize(
    ("kind", "options", "error"),
    [
        ("status", {"status": 401}, SignedOut),
        ("status", {"status": 403}, NotAllowed),
        ("status", {"status": 404}, NotOffered),
        ("status", {"status": 410}, Gone),
        ("status", {"status": 422, "body": {"error": "No such page"}}, Refused),
        ("status", {"status": 429, "headers": {"Retry-After": "30"}}, ServerBusy),
        ("status", {"status": 500}, ServerBusy),
        ("html", {}, BadAnswer),
        ("html", {"status": 503}, ServerBusy),
        ("html", {"status": 403}, NotAllowed),
        ("html", {"content_type": "application/json"}, BadAnswer),
        ("reset", {}, Unreachable),
        ("truncated", {}, Unreachable),
    ],
)
async def test_a_timeline_that_does_not_come(
    gateway: MastodonGateway,
    strict: StrictServer,
    kind: str,
    options: dict[str, Any],
    error: type[FedideskError],
) -> None:
    strict.fault(kind, HOME_PATH, **options)
    with pytest.raises(error) as caught:
        await gateway.timeline_page(HOME)
    assert type(caught.value) is error
    assert caught.value.host == strict.host  # type: ignore[attr-defined]  # all of them have one


@pytest.mark.parametrize(
    ("kind", "options"), [("silence", {"seconds": 5}), ("drip", {"size": 16, "pause": 0.02})]
)
async def test_a_timeline_that_never_comes(
    impatient: MastodonGateway, strict: StrictServer, kind: str, options: dict[str, Any]
) -> None:
    strict.fault(kind, HOME_PATH, **options)
    with pytest.raises(Silent):
        await impatient.timeline_page(HOME)


@pytest.mark.parametrize("kind", ["reset", "truncated", "html", "enormous", "broken"])
async def test_the_next_try_succeeds(
    gateway: MastodonGateway, strict: StrictServer, kind: str
) -> None:
    strict.fault(kind, HOME_PATH)
    try:
        await gateway.timeline_page(HOME)
    except FedideskError as error:
        assert isinstance(error, (Unreachable, BadAnswer))  # noqa: PT017 - some kinds do no harm
    page = await gateway.timeline_page(HOME)
    assert len(page.bundles) == 40


@pytest.mark.parametrize(
    ("style", "what"), [("many", TOO_LARGE), ("long", TOO_LARGE), ("garbage", TOO_LARGE)]
)
async def test_five_megabytes(
    gateway: MastodonGateway, strict: StrictServer, style: str, what: str
) -> None:
    strict.fault("enormous", HOME_PATH, style=style, size=5_000_000)
    with pytest.raises(BadAnswer) as caught:
        await gateway.timeline_page(HOME)
    assert caught.value.what == what


async def test_web_pages_and_garbage_are_told_apart(
    gateway: MastodonGateway, strict: StrictServer
) -> None:
    strict.fault("html", HOME_PATH)
    with pytest.raises(BadAnswer) as caught:
        await gateway.timeline_page(HOME)
    assert caught.value.what == HTML
    strict.fault("status", HOME_PATH, status=200, body="[{")
    with pytest.raises(BadAnswer) as caught:
        await gateway.timeline_page(HOME)
    assert caught.value.what == NOT_JSON


async def test_of_a_broken_page_what_is_whole_is_shown(
    gateway: MastodonGateway, strict: StrictServer
) -> None:
    whole = await gateway.timeline_page(HOME)
    strict.fault("broken", HOME_PATH)
    broken = await gateway.timeline_page(HOME)
    assert 0 < broken.skipped < 40
    assert len(broken.bundles) + broken.skipped == 40
    there = {bundle.row.id for bundle in whole.bundles}
    assert {bundle.row.id for bundle in broken.bundles} <= there
    assert (broken.older, broken.newer) == (whole.older, whole.newer)


async def test_the_servers_own_reason(gateway: MastodonGateway, strict: StrictServer) -> None:
    body = {"error": "Validation failed: Text is too long"}
    strict.fault("status", "/api/v1/statuses", method="POST", status=422, body=body)
    with pytest.raises(Refused) as caught:
        await gateway.create_post(Draft(text="x", idempotency_key="k"))
    assert caught.value.reason == "Validation failed: Text is too long"


async def test_what_a_server_switched_off(gateway: MastodonGateway, strict: StrictServer) -> None:
    for status in (404, 405, 501):
        strict.switch_off("/api/v1/timelines/public", status=status)
    strict.control("clear_requests")
    for _ in range(3):
        with pytest.raises(NotOffered):
            await gateway.timeline_page(LOCAL)
    assert len(strict.requests("/api/v1/timelines/public")) == 1


async def test_an_old_server_and_one_without_threads(
    gateway: MastodonGateway, strict: StrictServer
) -> None:
    strict.switch_off("/api/v2/instance*")
    assert (await gateway.server()).limits.characters > 0
    post = await gateway.create_post(Draft(text="Alone", idempotency_key=secrets.token_hex(8)))
    strict.switch_off(f"/api/v1/statuses/{post.id}/context")
    thread = await gateway.thread(post.id)
    assert (thread.focus.id, thread.descendants) == (post.id, ())


async def test_a_post_whose_answer_was_lost_is_posted_once(
    gateway: MastodonGateway, strict: StrictServer
) -> None:
    before = len(strict.accepted_posts())
    draft = Draft(text="Only once", idempotency_key=secrets.token_hex(8))
    strict.fault("lost_answer", "/api/v1/statuses", method="POST")
    with pytest.raises(Unreachable):
        await gateway.create_post(draft)
    post = await gateway.create_post(draft)
    assert "Only once" in post.html
    assert len(strict.accepted_posts()) == before + 1


async def test_a_network_that_goes_and_comes(
    gateway: MastodonGateway, impatient: MastodonGateway, strict: StrictServer
) -> None:
    await gateway.timeline_page(HOME)
    strict.control("refuse_connections")
    with pytest.raises(Unreachable):
        await gateway.timeline_page(HOME)
    strict.control("accept_connections")
    assert (await gateway.timeline_page(HOME)).bundles
    strict.control("freeze")
    with pytest.raises(Silent):
        await impatient.timeline_page(HOME)
    strict.control("thaw")
    assert (await gateway.timeline_page(HOME)).bundles


async def test_a_token_taken_away(gateway: MastodonGateway, strict: StrictServer) -> None:
    strict.control("revoke_tokens", username="mina")
    for call in (
        gateway.timeline_page(HOME),
        gateway.post(PostId("0")),
        gateway.create_post(Draft(text="x", idempotency_key="k")),
    ):
        with pytest.raises(SignedOut):
            await call


async def test_no_server_of_the_fediverse(api: Api, strict: StrictServer) -> None:
    strict.fault("html", "/api/*", times=None)
    with pytest.raises(NotMastodon):
        await api.sign_in().server(strict.url)
    strict.clear_faults()


async def test_everything_says_who_asks(gateway: MastodonGateway, strict: StrictServer) -> None:
    await gateway.timeline_page(HOME)
    await gateway.server()
    ours = [entry for entry in strict.requests() if "oauth/authorize" not in entry["path"]]
    assert ours
    assert all(entry["user_agent"].startswith("fedidesk/") for entry in ours)
