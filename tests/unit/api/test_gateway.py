import asyncio
import json
import threading
from collections.abc import AsyncIterator, Callable
from datetime import UTC, datetime
from io import BytesIO
from urllib.parse import parse_qs

import pytest
import pytest_asyncio
import requests
from requests.adapters import BaseAdapter
from urllib3 import HTTPResponse

from fedidesk import USER_AGENT
from fedidesk.api.api import Api
from fedidesk.api.gateway import MastodonGateway
from fedidesk.core.lanes import Priority
from fedidesk.domain.account import Account
from fedidesk.domain.credentials import AppCredentials, Credentials
from fedidesk.domain.draft import Draft
from fedidesk.domain.errors import (
    AppForgotten,
    BadAnswer,
    Gone,
    NotAllowed,
    NotOffered,
    Overtaken,
    ServerBusy,
    SignedOut,
    Unreachable,
)
from fedidesk.domain.ids import AccountKey, Cursor, PostId, ProfileId, RowId
from fedidesk.domain.read_marker import ReadMarker
from fedidesk.domain.timeline import FEDERATED, HOME, LOCAL
from fedidesk.services.ports import Gateway, GatewayFactory
from fedidesk.services.sign_in_ports import SignInGateway
from tests.data import statuses

Reply = tuple[int, object, dict[str, str]]
HOME_PATH = "/api/v1/timelines/home"
ROW = RowId("01AB&x")
PUBLIC_PATH = "/api/v1/timelines/public"


def ok(said: object, **headers: str) -> Reply:
    return 200, said, {name.replace("_", "-"): value for name, value in headers.items()}


def no(status: int, said: object = None, **headers: str) -> Reply:
    return status, {"error": "No"} if said is None else said, headers


class Exchange(BaseAdapter):
    """Carries requests to ``replies``, by method and path, and keeps them."""

    def __init__(self) -> None:
        super().__init__()
        self.replies: dict[str, Callable[[], Reply]] = {}
        self.seen: list[requests.PreparedRequest] = []

    def on(self, what: str, reply: Reply) -> None:
        """Answer ``what``, a method and a path, with ``reply`` from now on."""
        self.replies[what] = lambda: reply

    def asked(self) -> list[str]:
        """Return method and path of what was asked, with the query."""
        return [f"{request.method} {request.path_url}" for request in self.seen]

    def send(
        self, request: requests.PreparedRequest, *_args: object, **_options: object
    ) -> requests.Response:
        self.seen.append(request)
        path = request.path_url.partition("?")[0]
        status, said, headers = self.replies.get(f"{request.method} {path}", lambda: no(404))()
        body = said if isinstance(said, bytes) else json.dumps(said).encode()
        response = requests.Response()
        response.status_code = status
        response.headers.update(headers)
        response.request = request
        response.url = request.url or ""
        response.raw = HTTPResponse(BytesIO(body), preload_content=False)
        return response

    def close(self) -> None:
        return


ACCOUNT = Account(
    key=AccountKey("social.example", ProfileId("1")),
    base_url="https://social.example",
    username="mina",
)
CREDENTIALS = Credentials("the-token", AppCredentials("client", "client-secret"))


@pytest.fixture
def server() -> Exchange:
    return Exchange()


@pytest_asyncio.fixture
async def gateway(server: Exchange) -> AsyncIterator[MastodonGateway]:
    api = Api(make_carrier=lambda: server)
    yield api.gateway(ACCOUNT, CREDENTIALS)
    api.close()


def test_the_ports_fit() -> None:
    api = Api()
    factory: GatewayFactory = api.gateway
    gateway: Gateway = factory(ACCOUNT, CREDENTIALS)
    sign_in: SignInGateway = api.sign_in()
    for port, door in ((Gateway, gateway), (SignInGateway, sign_in)):
        wanted = {name for name in vars(port) if not name.startswith("_")}
        assert wanted <= set(dir(door))
    api.close()


async def test_a_page_with_its_neighbours(server: Exchange, gateway: MastodonGateway) -> None:
    link = (
        f'<https://social.example{HOME_PATH}?max_id=01AB>; rel="next", '
        f'<https://social.example{HOME_PATH}?min_id=0123>; rel="prev"'
    )
    server.on(f"GET {HOME_PATH}", ok([statuses.status(1), {"id": "2"}, 7], link=link))
    page = await gateway.timeline_page(HOME)
    assert [bundle.post.id for bundle in page.bundles] == ["115500000000000001"]
    assert (page.older, page.newer, page.skipped) == ("01AB", "0123", 2)
    await gateway.timeline_page(HOME, older_than=page.older)
    await gateway.timeline_page(HOME, newer_than=page.newer)
    assert server.asked() == [
        f"GET {HOME_PATH}?limit=40",
        f"GET {HOME_PATH}?max_id=01AB&limit=40",
        f"GET {HOME_PATH}?min_id=0123&limit=40",
    ]


async def test_the_public_timelines_are_asked_for_and_nothing_else(
    server: Exchange, gateway: MastodonGateway
) -> None:
    server.on(f"GET {PUBLIC_PATH}", ok([]))
    for spec in (LOCAL, FEDERATED):
        page = await gateway.timeline_page(spec, newer_than=Cursor("a b&c"))
        assert (page.bundles, page.older, page.newer) == ((), None, None)
    assert server.asked() == [
        f"GET {PUBLIC_PATH}?min_id=a+b%26c&limit=40&local=true",
        f"GET {PUBLIC_PATH}?min_id=a+b%26c&limit=40",
    ]


async def test_every_request_carries_token_and_name(
    server: Exchange, gateway: MastodonGateway
) -> None:
    server.on(f"GET {HOME_PATH}", ok([]))
    server.on("GET /api/v1/accounts/verify_credentials", ok(statuses.account()))
    await gateway.timeline_page(HOME)
    await gateway.own_profile()
    for request in server.seen:
        assert request.headers["Authorization"] == "Bearer the-token"
        assert request.headers["User-Agent"] == USER_AGENT


async def test_odd_headers_break_nothing(server: Exchange, gateway: MastodonGateway) -> None:
    headers = {
        "link": "<<>>;;;",
        "x_ratelimit_reset": "some day",
        "x_ratelimit_remaining": "many",
        "date": "now",
        "deprecation": "@1",
        "mastodon_async_refresh": 'id="x", retry=y',
        "content_type": "text/strange; charset=klingon",
    }
    server.on(f"GET {HOME_PATH}", ok([statuses.status()], **headers))
    assert len((await gateway.timeline_page(HOME)).bundles) == 1


@pytest.mark.parametrize(("status", "kind"), [(404, NotOffered), (501, NotOffered)])
async def test_what_a_server_lacks_is_not_asked_for_again(
    server: Exchange, gateway: MastodonGateway, status: int, kind: type[Exception]
) -> None:
    server.on(f"GET {PUBLIC_PATH}", no(status))
    for _ in range(2):
        with pytest.raises(kind):
            await gateway.timeline_page(LOCAL)
    assert len(server.seen) == 1
    with pytest.raises(NotOffered):
        await gateway.timeline_page(FEDERATED)
    assert len(server.seen) == 2


async def test_what_a_person_asks_for_is_tried_though_it_was_missing(
    server: Exchange, gateway: MastodonGateway
) -> None:
    server.on(f"GET {PUBLIC_PATH}", no(404))
    with pytest.raises(NotOffered):
        await gateway.timeline_page(LOCAL)
    server.on(f"GET {PUBLIC_PATH}", ok([statuses.status()]))
    page = await gateway.timeline_page(LOCAL, priority=Priority.USER)
    assert len(page.bundles) == 1
    assert len((await gateway.timeline_page(LOCAL)).bundles) == 1


async def test_after_a_429_the_server_is_left_alone(
    server: Exchange, gateway: MastodonGateway
) -> None:
    server.on(f"GET {HOME_PATH}", no(429, **{"Retry-After": "77"}))
    for priority in Priority:
        with pytest.raises(ServerBusy) as caught:
            await gateway.timeline_page(HOME, priority=priority)
        assert caught.value.retry_after is not None
        assert 70 < caught.value.retry_after <= 77
    assert len(server.seen) == 1


@pytest.mark.parametrize(
    ("name", "path", "on"),
    [
        ("set_boost", "reblog", True),
        ("set_boost", "unreblog", False),
        ("set_favourite", "favourite", True),
        ("set_favourite", "unfavourite", False),
        ("set_bookmark", "bookmark", True),
        ("set_bookmark", "unbookmark", False),
    ],
)
async def test_switches(
    server: Exchange, gateway: MastodonGateway, name: str, path: str, on: bool
) -> None:
    server.on(f"POST /api/v1/statuses/01AB/{path}", ok({**statuses.status(), "id": "01AB"}))
    post = await getattr(gateway, name)(PostId("01AB"), on)
    assert post.id == "01AB"


async def test_a_boost_gives_back_the_post_and_not_its_wrapper(
    server: Exchange, gateway: MastodonGateway
) -> None:
    server.on("POST /api/v1/statuses/01AB/reblog", ok(statuses.boost(9, of=statuses.status(1))))
    assert (await gateway.set_boost(PostId("01AB"), True)).id == "115500000000000001"


async def test_ids_stay_where_they_belong(server: Exchange, gateway: MastodonGateway) -> None:
    with pytest.raises(Gone):
        await gateway.post(PostId("../accounts/1?x=#y"))
    assert server.asked() == ["GET /api/v1/statuses/..%2Faccounts%2F1%3Fx%3D%23y"]


async def test_a_new_post(server: Exchange, gateway: MastodonGateway) -> None:
    server.on("POST /api/v1/statuses", ok(statuses.status()))
    draft = Draft(
        text="Hello & ক্ষমা\n#bread",
        content_warning="Bread",
        visibility="unlisted",
        language="bn",
        reply_to=PostId("01AB"),
        idempotency_key="the-key",
    )
    assert (await gateway.create_post(draft)).id == "115500000000000001"
    (request,) = server.seen
    assert request.headers["Idempotency-Key"] == "the-key"
    assert request.headers["Content-Type"] == "application/json"
    assert json.loads(request.body or "") == {
        "status": "Hello & ক্ষমা\n#bread",
        "spoiler_text": "Bread",
        "sensitive": True,
        "visibility": "unlisted",
        "language": "bn",
        "in_reply_to_id": "01AB",
    }


async def test_what_a_draft_leaves_open_is_left_to_the_server(
    server: Exchange, gateway: MastodonGateway
) -> None:
    server.on("POST /api/v1/statuses", ok(statuses.status()))
    await gateway.create_post(Draft(text="Hello", idempotency_key="k"))
    said = {"status": "Hello", "sensitive": False, "visibility": "public"}
    assert json.loads(server.seen[0].body or "") == said


async def test_deleting_needs_no_answer(server: Exchange, gateway: MastodonGateway) -> None:
    for reply in (ok({}), ok(b""), ok(b"<html>"), (204, b"", {})):
        server.on("DELETE /api/v1/statuses/01AB", reply)
        await gateway.delete_post(PostId("01AB"))
    server.on("DELETE /api/v1/statuses/01AB", no(404))
    with pytest.raises(Gone):
        await gateway.delete_post(PostId("01AB"))


async def test_a_thread(server: Exchange, gateway: MastodonGateway) -> None:
    server.on("GET /api/v1/statuses/2", ok(statuses.status(2)))
    around = {"ancestors": [statuses.status(1), 7], "descendants": [statuses.status(3)]}
    server.on("GET /api/v1/statuses/2/context", ok(around))
    thread = await gateway.thread(PostId("2"))
    posts = (*thread.ancestors, thread.focus, *thread.descendants)
    assert [post.id[-1] for post in posts] == ["1", "2", "3"]


async def test_a_large_thread_in_pieces(server: Exchange, gateway: MastodonGateway) -> None:
    server.on("GET /api/v1/statuses/1", ok(statuses.status(1)))
    around = {"descendants": [statuses.status(number) for number in range(2, 102)]}
    server.on("GET /api/v1/statuses/1/context", ok(around))
    thread = await gateway.thread(PostId("1"))
    assert len(thread.descendants) == 100
    assert 0 < len(thread.unread) < 100
    asked = len(server.seen)
    thread = await gateway.read_on(thread)
    assert not thread.unread
    assert all(post.html for post in thread.descendants)
    assert await gateway.read_on(thread) is thread
    assert len(server.seen) == asked


async def test_what_is_left_of_a_thread_after_the_end(
    server: Exchange, gateway: MastodonGateway
) -> None:
    server.on("GET /api/v1/statuses/1", ok(statuses.status(1)))
    around = {"descendants": [statuses.status(number) for number in range(2, 102)]}
    server.on("GET /api/v1/statuses/1/context", ok(around))
    thread = await gateway.thread(PostId("1"))
    gateway.close()
    with pytest.raises(Unreachable):
        await gateway.read_on(thread)


@pytest.mark.parametrize("reply", [no(404), no(501), no(405)])
async def test_a_thread_without_its_surroundings(
    server: Exchange, gateway: MastodonGateway, reply: Reply
) -> None:
    server.on("GET /api/v1/statuses/2", ok(statuses.status(2)))
    server.on("GET /api/v1/statuses/2/context", reply)
    thread = await gateway.thread(PostId("2"))
    assert (thread.ancestors, thread.descendants) == ((), ())


async def test_a_thread_that_fails(server: Exchange, gateway: MastodonGateway) -> None:
    server.on("GET /api/v1/statuses/2/context", ok({}))
    with pytest.raises(Gone):
        await gateway.thread(PostId("2"))
    server.on("GET /api/v1/statuses/2", ok(statuses.status(2)))
    server.on("GET /api/v1/statuses/2/context", no(500))
    with pytest.raises(ServerBusy):
        await gateway.thread(PostId("2"))


async def test_a_post_by_its_address(server: Exchange, gateway: MastodonGateway) -> None:
    url = "https://social.example/@writer1/1"
    wrong = {**statuses.status(2), "url": "https://social.example/@writer1/2"}
    for found, expected in (
        ([statuses.status(1)], "115500000000000001"),
        ([wrong], "115500000000000002"),
        ([wrong, statuses.status(1)], "115500000000000001"),
        ([wrong, wrong], None),
        ([], None),
        (None, None),
    ):
        server.on("GET /api/v2/search", ok({"statuses": found, "accounts": [], "hashtags": []}))
        post = await gateway.find_post(url)
        assert (post and post.id) == expected
    assert "q=https%3A%2F%2Fsocial.example%2F%40writer1%2F1&resolve=1" in server.asked()[0]


async def test_servers_new_and_old(server: Exchange, gateway: MastodonGateway) -> None:
    server.on("GET /api/v1/instance", ok({"uri": "x", "title": "Old", "max_toot_chars": 9}))
    for _ in range(2):
        found = await gateway.server()
        assert (found.title, found.limits.characters) == ("Old", 9)
    assert server.asked() == ["GET /api/v2/instance"] + 2 * ["GET /api/v1/instance"]


MARKERS = "/api/v1/markers"


async def test_how_far_a_timeline_was_read(server: Exchange, gateway: MastodonGateway) -> None:
    said = {"last_read_id": "01AB", "version": 7, "updated_at": "2026-05-01T10:00:00.000Z"}
    server.on(f"GET {MARKERS}", ok({"home": said, "notifications": {"last_read_id": "3"}}))
    marker = await gateway.marker(HOME)
    assert marker == ReadMarker(RowId("01AB"), 7, datetime(2026, 5, 1, 10, tzinfo=UTC))
    assert server.asked() == [f"GET {MARKERS}?timeline%5B%5D=home"]


@pytest.mark.parametrize(
    ("said", "row_id"),
    [
        ({}, None),
        ([], None),
        ({"home": None}, None),
        ({"home": []}, None),
        ({"home": {"last_read_id": None}}, None),
        ({"home": {"last_read_id": ""}}, None),
        ({"home": {"last_read_id": 42, "version": "x", "updated_at": "never"}}, "42"),
    ],
)
async def test_markers_of_any_shape(
    said: object, row_id: str | None, server: Exchange, gateway: MastodonGateway
) -> None:
    for method, call in (("GET", gateway.marker(HOME)), ("POST", gateway.set_marker(HOME, ROW))):
        server.on(f"{method} {MARKERS}", ok(said))
        assert await call == (None if row_id is None else ReadMarker(RowId(row_id)))


async def test_saying_how_far_one_read(server: Exchange, gateway: MastodonGateway) -> None:
    server.on(f"POST {MARKERS}", ok({"home": {"last_read_id": "01AB&x", "version": 8}}))
    assert await gateway.set_marker(HOME, ROW) == ReadMarker(RowId("01AB&x"), 8)
    body = server.seen[0].body
    assert parse_qs(body if isinstance(body, str) else "") == {"home[last_read_id]": [ROW]}
    server.on(f"POST {MARKERS}", no(409))
    with pytest.raises(Overtaken):
        await gateway.set_marker(HOME, ROW)


@pytest.mark.parametrize("status", [404, 405, 501])
async def test_a_server_without_markers_is_left_alone(
    status: int, server: Exchange, gateway: MastodonGateway
) -> None:
    server.on(f"GET {MARKERS}", no(status))
    for _ in range(3):
        with pytest.raises(NotOffered):
            await gateway.marker(HOME)
        with pytest.raises(NotOffered):
            await gateway.set_marker(HOME, ROW)
    assert len(server.seen) == 1


async def test_only_home_has_a_marker(server: Exchange, gateway: MastodonGateway) -> None:
    with pytest.raises(NotOffered):
        await gateway.marker(LOCAL)
    with pytest.raises(NotOffered):
        await gateway.set_marker(LOCAL, ROW)
    assert server.seen == []
    server.on(f"GET {MARKERS}", ok({}))
    assert await gateway.marker(HOME) is None


async def test_revoking(server: Exchange, gateway: MastodonGateway) -> None:
    server.on("POST /oauth/revoke", ok({}))
    await gateway.revoke()
    assert server.seen[-1].body == "client_id=client&client_secret=client-secret&token=the-token"
    server.on("POST /oauth/revoke", no(403, {"error": "unauthorized_client"}))
    with pytest.raises(NotAllowed):
        await gateway.revoke()
    server.on("POST /oauth/revoke", no(401, {"error": "invalid_client"}))
    with pytest.raises(AppForgotten):
        await gateway.revoke()


@pytest.mark.parametrize("said", [b"<html>", b"", b"[]", {}, {"id": "1"}, b"[" * 100_000])
async def test_answers_that_are_no_post(
    server: Exchange, gateway: MastodonGateway, said: object
) -> None:
    server.on("GET /api/v1/statuses/1", ok(said))
    with pytest.raises(BadAnswer):
        await gateway.post(PostId("1"))


async def test_signed_out_says_so_and_holds_no_secret(
    server: Exchange, gateway: MastodonGateway
) -> None:
    server.on(f"GET {HOME_PATH}", no(401, {"error": "the-token is bad, said my post"}))
    with pytest.raises(SignedOut) as caught:
        await gateway.timeline_page(HOME)
    error: BaseException | None = caught.value
    while error is not None:
        assert "the-token" not in f"{error!r} {error.args}"
        error = error.__cause__ or error.__context__


async def test_writes_keep_their_order_and_reads_do_not_wait_for_them(
    server: Exchange, gateway: MastodonGateway
) -> None:
    may_go_on = threading.Event()

    def slow() -> Reply:
        assert may_go_on.wait(10)
        return ok(statuses.status())

    server.replies["POST /api/v1/statuses/1/reblog"] = slow
    server.on("POST /api/v1/statuses/1/unreblog", ok(statuses.status()))
    server.on(f"GET {HOME_PATH}", ok([]))
    boost = asyncio.ensure_future(gateway.set_boost(PostId("1"), True))
    back = asyncio.ensure_future(gateway.set_boost(PostId("1"), False))
    await gateway.timeline_page(HOME)
    assert not any("unreblog" in asked for asked in server.asked())
    may_go_on.set()
    await asyncio.gather(boost, back)
    writes = [asked for asked in server.asked() if asked.startswith("POST")]
    assert [asked.rpartition("/")[2] for asked in writes] == ["reblog", "unreblog"]


async def test_reads_go_side_by_side(server: Exchange, gateway: MastodonGateway) -> None:
    together = threading.Barrier(3)

    def meet() -> Reply:
        together.wait(10)
        return ok([])

    server.replies[f"GET {HOME_PATH}"] = meet
    await asyncio.gather(*(gateway.timeline_page(HOME) for _ in range(3)))
    assert len(server.seen) == 3


async def test_a_closed_gateway_leads_nowhere(gateway: MastodonGateway) -> None:
    gateway.close()
    with pytest.raises(Unreachable):
        await gateway.timeline_page(HOME)
    with pytest.raises(Unreachable):
        await gateway.delete_post(PostId("1"))
