import json
from collections.abc import AsyncIterator
from urllib.parse import parse_qs, urlsplit

import pytest
import pytest_asyncio

from fedidesk.api.api import Api
from fedidesk.api.capture import Timeouts
from fedidesk.api.sign_in import MastodonSignIn
from fedidesk.domain.credentials import AppCredentials, Credentials
from fedidesk.domain.errors import (
    AppForgotten,
    BadAnswer,
    FedideskError,
    NotAllowed,
    NotMastodon,
    NotOffered,
    NotSecure,
    Refused,
    ServerBusy,
    SignedOut,
    SignInFailed,
    Silent,
    Unreachable,
)
from tests.unit.api.raw_server import RawServer, answer, hang

APP = AppCredentials("client", "client-secret")
NOT_FOUND = answer(b'{"error": "Not found"}', "404 Not Found")
WEB_PAGE = answer(b"<!doctype html><html></html>", "200 OK", "text/html")


@pytest_asyncio.fixture
async def sign_in() -> AsyncIterator[MastodonSignIn]:
    api = Api(timeouts=Timeouts(connect=10.0, silence=10.0, whole=20.0))
    yield api.sign_in()
    api.close()


def said(what: object, status: str = "200 OK") -> bytes:
    return answer(json.dumps(what).encode(), status)


async def test_a_server_of_today(sign_in: MastodonSignIn) -> None:
    with RawServer(said({"domain": "elsewhere.example", "title": "A", "version": "4.5"})) as server:
        found = await sign_in.server(server.url)
    assert (found.title, found.version) == ("A", "4.5")
    assert (found.host, found.base_url) == (server.host, server.url)
    assert server.requests[0].startswith(b"GET /api/v2/instance HTTP")


async def test_an_old_server(sign_in: MastodonSignIn) -> None:
    with RawServer(NOT_FOUND, said({"uri": "old.example", "version": "2.7.2"})) as server:
        assert (await sign_in.server(server.url)).version == "2.7.2"
    assert server.requests[1].startswith(b"GET /api/v1/instance HTTP")


async def test_a_server_that_tells_strangers_nothing(sign_in: MastodonSignIn) -> None:
    with RawServer(said({"error": "This method requires authentication"}, "401 No")) as server:
        assert (await sign_in.server(server.url)).host == server.host


@pytest.mark.parametrize(
    "answered",
    [
        WEB_PAGE,
        NOT_FOUND,
        said({"message": "hello"}),
        said([1]),
        said("hello"),
        answer(b"<html>", "404 Not Found", "text/html"),
        answer(b"<html>", "403 Forbidden", "text/html"),
        answer(b"<html>", "401 Unauthorized", "text/html"),
        answer(b"", "301 Moved", "text/html", "Location: http://elsewhere.example/"),
        answer(b"", "204 No Content"),
        said({"error": "I'm a teapot"}, "418 Teapot"),
    ],
)
async def test_what_is_no_server_of_the_fediverse(sign_in: MastodonSignIn, answered: bytes) -> None:
    with RawServer(answered) as server, pytest.raises(NotMastodon) as caught:
        await sign_in.server(server.url)
    assert caught.value.host == server.host


async def test_a_server_that_is_ill_may_still_be_one(sign_in: MastodonSignIn) -> None:
    ill = answer(b"<html>", "502 Bad Gateway", "text/html")
    with RawServer(ill) as server, pytest.raises(ServerBusy):
        await sign_in.server(server.url)
    with RawServer(b"") as server, pytest.raises(Unreachable):
        await sign_in.server(server.url)


async def test_a_server_that_says_nothing() -> None:
    api = Api(timeouts=Timeouts(connect=10.0, silence=0.3, whole=0.6))
    with RawServer(hang) as server, pytest.raises(Silent):
        await api.sign_in().server(server.url)
    api.close()


async def test_plain_http_is_refused(sign_in: MastodonSignIn) -> None:
    with pytest.raises(NotSecure):
        await sign_in.server("http://social.example")
    with pytest.raises(NotSecure):
        await sign_in.register("http://social.example", ())
    with pytest.raises(NotSecure):
        await sign_in.token("http://social.example", APP, redirect="", code="", verifier="")


async def test_registering(sign_in: MastodonSignIn) -> None:
    with RawServer(said({"client_id": "a", "client_secret": "b", "id": "1"})) as server:
        app = await sign_in.register(
            server.url, ("http://127.0.0.1:5/", "urn:ietf:wg:oauth:2.0:oob")
        )
    assert app == AppCredentials("a", "b")
    head, _, body = server.requests[0].partition(b"\r\n\r\n")
    assert head.startswith(b"POST /api/v1/apps HTTP")
    form = parse_qs(body.decode())
    assert form["client_name"] == ["fedidesk"]
    assert form["scopes"] == ["read write follow"]
    assert form["redirect_uris"] == ["http://127.0.0.1:5/\nurn:ietf:wg:oauth:2.0:oob"]
    assert form["website"][0].startswith("https://")


@pytest.mark.parametrize(
    ("answered", "kind"),
    [
        (said({"client_id": "a"}), BadAnswer),
        (said({"client_id": 1, "client_secret": "b"}), BadAnswer),
        (WEB_PAGE, BadAnswer),
        (NOT_FOUND, NotOffered),
        (said({"error": "Validation failed"}, "422 No"), Refused),
        (said({"error": "Closed"}, "403 Forbidden"), NotAllowed),
        (said({}, "429 Slow"), ServerBusy),
    ],
)
async def test_a_registration_that_fails(
    sign_in: MastodonSignIn, answered: bytes, kind: type[FedideskError]
) -> None:
    with RawServer(answered) as server, pytest.raises(kind):
        await sign_in.register(server.url, ())


async def authorisation_url(sign_in: MastodonSignIn, base_url: str, *, fresh: bool = False) -> str:
    return await sign_in.authorisation_url(
        base_url,
        APP,
        redirect="http://127.0.0.1:5/back",
        state="the state",
        challenge="the-challenge",
        fresh=fresh,
    )


@pytest.mark.parametrize("fresh", [False, True])
async def test_where_the_browser_goes(sign_in: MastodonSignIn, fresh: bool) -> None:
    with RawServer(NOT_FOUND) as server:
        url = urlsplit(await authorisation_url(sign_in, server.url, fresh=fresh))
    assert f"{url.scheme}://{url.netloc}{url.path}" == f"{server.url}/oauth/authorize"
    query = parse_qs(url.query)
    assert query.pop("force_login", None) == (["true"] if fresh else None)
    assert query == {
        "client_id": ["client"],
        "response_type": ["code"],
        "redirect_uri": ["http://127.0.0.1:5/back"],
        "scope": ["read write follow"],
        "state": ["the state"],
        "code_challenge": ["the-challenge"],
        "code_challenge_method": ["S256"],
    }
    assert "client-secret" not in url.query


@pytest.mark.parametrize(
    ("named", "begins"),
    [
        ("https://login.example/start", "https://login.example/start?client_id="),
        ("https://login.example/start?a=b", "https://login.example/start?a=b&client_id="),
        ("http://127.0.0.1:7/start", "http://127.0.0.1:7/start?client_id="),
        ("http://login.example/start", ""),
        ("javascript:alert(1)", ""),
        ("https://user:pass@login.example/", ""),
        ("https://login.example/#part", ""),
        ("https://[broken", ""),
        ("/oauth/elsewhere", ""),
        (7, ""),
        (None, ""),
    ],
)
async def test_servers_may_name_their_own_place(
    sign_in: MastodonSignIn, named: object, begins: str
) -> None:
    with RawServer(said({"issuer": "x", "authorization_endpoint": named})) as server:
        url = await authorisation_url(sign_in, server.url)
    assert url.startswith(begins or f"{server.url}/oauth/authorize?client_id=")


@pytest.mark.parametrize("answered", [WEB_PAGE, NOT_FOUND, said([]), said({}, "500 Ill")])
async def test_servers_that_name_nothing_have_the_usual_places(
    sign_in: MastodonSignIn, answered: bytes
) -> None:
    with RawServer(answered) as server:
        url = await authorisation_url(sign_in, server.url)
    assert url.startswith(f"{server.url}/oauth/authorize?client_id=")


async def exchange(sign_in: MastodonSignIn, base_url: str) -> Credentials:
    return await sign_in.token(
        base_url, APP, redirect="http://127.0.0.1:5/back", code="the-code", verifier="the-verifier"
    )


async def test_the_code_for_the_token(sign_in: MastodonSignIn) -> None:
    granted = said({"access_token": "tok", "token_type": "Bearer", "scope": "read write follow"})
    with RawServer(NOT_FOUND, granted) as server:
        assert await exchange(sign_in, server.url) == Credentials("tok", APP)
    head, _, body = server.requests[1].partition(b"\r\n\r\n")
    assert head.startswith(b"POST /oauth/token HTTP")
    assert parse_qs(body.decode()) == {
        "grant_type": ["authorization_code"],
        "client_id": ["client"],
        "client_secret": ["client-secret"],
        "redirect_uri": ["http://127.0.0.1:5/back"],
        "code": ["the-code"],
        "code_verifier": ["the-verifier"],
        "scope": ["read write follow"],
    }


@pytest.mark.parametrize(
    ("answered", "kind"),
    [
        (said({"error": "invalid_client"}, "401 No"), AppForgotten),
        (said({"error": "invalid_grant"}, "400 No"), SignInFailed),
        (said({"error": "invalid_scope"}, "400 No"), Refused),
        (said({"error": ["invalid_grant"]}, "400 No"), Refused),
        (answer(b"<html>", "500 Ill", "text/html"), ServerBusy),
        (said({"access_token": ""}), BadAnswer),
        (said({"access_token": "two words"}), BadAnswer),
        (said({"access_token": "line\r\nbreak"}), BadAnswer),
        (said({"access_token": "tökén"}), BadAnswer),
        (said({"access_token": 7}), BadAnswer),
        (WEB_PAGE, BadAnswer),
    ],
)
async def test_a_code_that_brings_no_token(
    sign_in: MastodonSignIn, answered: bytes, kind: type[FedideskError]
) -> None:
    with RawServer(NOT_FOUND, answered) as server, pytest.raises(kind) as caught:
        await exchange(sign_in, server.url)
    if isinstance(caught.value, SignInFailed):
        assert caught.value.why == SignInFailed.CODE_REFUSED


async def test_whose_token_it_is(sign_in: MastodonSignIn) -> None:
    with RawServer(said({"id": "01K9", "acct": "mina"})) as server:
        profile = await sign_in.profile(server.url, Credentials("tok", APP))
    assert (profile.id, profile.handle) == ("01K9", "mina")
    assert b"Authorization: Bearer tok\r\n" in server.requests[0]
    assert b"tok" not in server.requests[0].splitlines()[0]


async def test_a_token_of_nobody(sign_in: MastodonSignIn) -> None:
    with RawServer(said({"error": "no"}, "401 No")) as server, pytest.raises(SignedOut):
        await sign_in.profile(server.url, Credentials("tok", APP))
    with RawServer(said({"id": "1"})) as server, pytest.raises(BadAnswer):
        await sign_in.profile(server.url, Credentials("tok", APP))


async def test_a_closed_way_leads_nowhere(sign_in: MastodonSignIn) -> None:
    sign_in.close()
    with pytest.raises(Unreachable):
        await sign_in.server("https://social.invalid")
